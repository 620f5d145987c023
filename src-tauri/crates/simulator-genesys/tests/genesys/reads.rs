use ringside_simulator_genesys::Generation;
use serde_json::{Value, json};

use crate::tenant::{DEVICE, Desk};

#[tokio::test]
async fn the_version_needs_no_session() {
    let desk = Desk::start().await;
    let url = format!("{}/diagnostics/version", desk.sim.base_url());
    let reply = crate::tenant::read(crate::tenant::client().get(url)).await.unwrap();
    assert_eq!(reply.body, r#"{"statusCode":0,"version":"8.5.202.96"}"#);
}

#[tokio::test]
async fn the_user_comes_with_the_sub_resources_that_are_asked_for_and_there() {
    let desk = Desk::ready().await;
    let bare = desk.fetch("me").await["user"].clone();
    assert_eq!((bare["id"].as_str().unwrap().len(), &bare["roles"]), (32, &json!(["ROLE_AGENT"])));
    assert!(bare.get("devices").is_none() && bare.get("calls").is_none());
    let some = desk.fetch("me?subresources=devices,calls,channels").await["user"].clone();
    assert_eq!(some["devices"][0]["userState"]["state"], "Ready");
    assert_eq!(some["calls"], json!([]));
    assert!(some.get("channels").is_none(), "there are none");
    let all = desk.fetch("me?subresources=*").await["user"].clone();
    assert!(all["features"].as_array().unwrap().iter().any(|feature| feature["id"] == "api-voice"));
    assert!(all["skills"][0]["level"].is_string());
    assert_eq!(
        all["settings"]["interaction-workspace"]["interaction.disposition.value-business-attribute"],
        "DispositionCode"
    );
}

#[tokio::test]
async fn multimedia_channels_stand_under_both_names() {
    let desk = Desk::start().await;
    let start = json!({"operationName": "StartContactCenterSession", "channels": ["voice", "chat"]});
    desk.yes("me", start).await;
    let user = desk.fetch("me?subresources=channels").await["user"].clone();
    assert_eq!(
        (&user["channels"][0]["channel"], &user["channels"]),
        (&json!("chat"), &user["channelStates"])
    );
    desk.sim.update(|settings| settings.trouble.multimedia_down = true);
    assert!(desk.fetch("me?subresources=*").await["user"].get("channels").is_none());
}

#[tokio::test]
async fn a_collection_is_addresses_objects_or_some_of_their_members() {
    let desk = Desk::start().await;
    let uri = format!("{}/devices/{DEVICE}", desk.sim.base_url());
    assert_eq!(desk.fetch("me/devices").await, json!({"statusCode": 0, "uris": [uri]}));
    let whole = desk.fetch("me/devices?fields=*").await;
    assert_eq!(whole["devices"][0]["id"], DEVICE);
    let some = desk.fetch("me/devices?fields=id,phoneNumber").await;
    assert_eq!(some["devices"], json!([{"id": DEVICE, "phoneNumber": "15000"}]));
    assert_eq!(desk.fetch(&format!("me/devices/{DEVICE}")).await["device"], whole["devices"][0]);
}

#[tokio::test]
async fn a_device_is_as_captured() {
    let desk = Desk::ready().await;
    let device = desk.fetch(&format!("me/devices/{DEVICE}")).await["device"].clone();
    for (name, value) in [
        ("deviceState", json!("Active")),
        ("telephonyNetwork", json!("Private")),
        ("doNotDisturb", json!("Off")),
        ("e164Number", json!("")),
        ("capabilities", json!(["DoNotDisturbOn", "ForwardCallsOn"])),
        ("channels", json!(["voice"])),
        (
            "userState",
            json!({"id": "9430250E-0A1B-421F-B372-F29E69366DED", "displayName": "Ready", "state": "Ready"}),
        ),
    ] {
        assert_eq!(device[name], value, "{name}");
    }
    assert!(device.get("forwardTo").is_none() && device.get("supervisorMonitoringState").is_none());
}

#[tokio::test]
async fn the_agent_states_are_the_captured_five_and_two_breaks() {
    let desk = Desk::start().await;
    let states = desk.fetch("settings/agent-states").await["settings"].clone();
    let captured = json!([
        {"id": "900D55CC-2BB0-431F-8BF9-D3525B383BE6", "operationName": "NotReady", "displayName": "Not Ready", "state": "NotReady"},
        {"id": "0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB", "operationName": "Offline", "displayName": "Offline", "state": "Logout"},
        {"id": "D3663509-3D82-4DD3-A82E-2EA8EFA02AEF", "operationName": "AfterCallWork", "displayName": "AfterCallWork", "state": "NotReady", "workMode": "AfterCallWork"},
        {"id": "9430250E-0A1B-421F-B372-F29E69366DED", "operationName": "Ready", "displayName": "Ready", "state": "Ready"},
        {"id": "2B36138D-C564-4562-A8CB-3C32D564F296", "operationName": "AuxWork", "displayName": "AuxWork", "state": "NotReady", "workMode": "AuxWork"},
    ]);
    assert_eq!(states.as_array().unwrap()[..5], captured.as_array().unwrap()[..]);
    let breaks: Vec<&Value> =
        states.as_array().unwrap()[5..].iter().map(|state| &state["operationName"]).collect();
    assert_eq!(breaks, ["OutToLunch", "TeamMeeting"]);
    assert_eq!(desk.fetch("settings").await["settings"][2]["key"], "agent-states");
    assert_eq!(desk.get("settings/nothing").await.json()["statusCode"], 6);
}

#[tokio::test]
async fn a_call_has_both_generations_of_shapes() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    let new = desk.fetch(&format!("me/calls/{call}")).await["call"].clone();
    assert_eq!((&new["id"], &new["callUuid"]), (&json!(call), &json!(call)));
    assert_eq!(call.len(), 32);
    assert_eq!(
        new["participants"],
        json!([{"e164Number": "", "formattedPhoneNumber": "07700900123", "phoneNumber": "07700900123", "digits": "07700900123"}])
    );
    assert!(new["duration"].is_string() && new["mute"] == "Off" && new.get("userData").is_none());
    let base = desk.sim.base_url();
    assert_eq!(new["uri"], format!("{base}/me/calls/{call}"));
    assert_eq!(new["path"], format!("/calls/{call}"));

    desk.sim.update(|settings| settings.wire.generation = Generation::Old);
    let old = desk.fetch("me/calls?fields=*").await["calls"][0].clone();
    let connection = old["connId"].as_str().unwrap();
    assert_eq!((&old["id"], connection.len()), (&json!(connection), 16));
    assert_eq!(old["participants"], json!(["07700900123"]));
    assert_eq!(old["participantsInfo"][0]["digits"], "07700900123");
    desk.on(connection, "Hold").await;
}

#[tokio::test]
async fn capabilities_can_come_in_another_order_and_uris_from_another_host() {
    let desk = Desk::ready_with(|settings| {
        settings.wire.shuffle_capabilities = true;
        settings.wire.external_url = Some("https://gws.example.test/api/v2".to_owned());
    })
    .await;
    let call = desk.talk("07700900123").await;
    let path = format!("me/calls/{call}");
    let mut orders = std::collections::BTreeSet::new();
    for _ in 0..20 {
        desk.sim.advance(std::time::Duration::from_millis(7));
        let value = desk.fetch(&path).await["call"].clone();
        orders.insert(value["capabilities"].to_string());
        assert_eq!(value["uri"], format!("https://gws.example.test/api/v2/me/calls/{call}"));
    }
    assert!(orders.len() > 1);
    desk.on(&call, "Hangup").await;
}

#[tokio::test]
async fn disposition_groups_come_flat_by_level_and_as_a_tree() {
    let desk = Desk::start().await;
    let flat = desk.fetch("groups?type=dispositions&fields=*").await["groups"].clone();
    assert_eq!((&flat[0]["name"], &flat[0]["defaultGroup"]), (&json!("DispositionCode"), &json!(true)));
    assert_eq!((&flat[1]["name"], flat[0].get("groups")), (&json!("Email Disposition Code"), None));
    let id = flat[0]["id"].as_str().unwrap();
    let level = desk.fetch(&format!("groups/{id}?subresources=*")).await["group"].clone();
    assert_eq!((&level["groups"][1]["name"], level["groups"][1].get("groups")), (&json!("Follow-up"), None));
    let tree = desk.fetch(&format!("groups/{id}?subresources=**")).await["group"].clone();
    let leaf = &tree["groups"][1]["groups"][0];
    assert_eq!((&leaf["name"], &leaf["dispositions"][1]["name"]), (&json!("Not reached"), &json!("Busy")));
    let parent = leaf["parentUri"].as_str().unwrap();
    assert!(parent.ends_with(tree["groups"][1]["id"].as_str().unwrap()));
    let own = desk.fetch(&format!("groups/{id}/dispositions?fields=*")).await;
    assert_eq!(own["dispositions"][0]["displayName"], "Resolved");
    let all = desk.fetch("groups?type=dispositions&fields=*&subresources=**").await;
    assert_eq!(all["groups"][0], tree);
}

#[tokio::test]
async fn contacts_are_found_by_type_number_and_pattern() {
    let desk = Desk::start().await;
    let names = async |query: &str| -> Vec<String> {
        let found = desk.fetch(&format!("contacts?{query}")).await["contacts"].clone();
        found.as_array().unwrap().iter().map(|contact| contact["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("type=Queue").await, ["Billing", "Moving Home", "Retentions"]);
    assert_eq!(names("phoneNumber=9102,15000").await, ["Ana Ejemplo", "Moving Home"]);
    let filter = "filterName=NamesOrPhoneNumberMatches&filterParameters=";
    assert_eq!(names(&format!("{filter}*EJEM*")).await, ["Ana Ejemplo"]);
    assert_eq!(
        names(&format!("{filter}910*&order=Ascending&limit=2&offset=1")).await,
        ["Moving Home", "Retentions"]
    );
    assert_eq!(names(&format!("{filter}nobody")).await, Vec::<String>::new());
    let one = desk.fetch("contacts/q-9101?type=Queue").await["contact"].clone();
    assert_eq!(one["phoneNumbers"][0]["phoneNumber"], "9101");
}

#[tokio::test]
async fn what_is_for_others_is_refused_to_agents() {
    let desk = Desk::start().await;
    let (supervisor, admin) = (desk.of("supervisor1"), desk.of("admin1"));
    let id = desk.fetch("me").await["user"]["id"].as_str().unwrap().to_owned();
    for path in [format!("users/{id}"), format!("users/{id}/devices?fields=*"), "queues?fields=*".to_owned()]
    {
        assert_eq!(desk.get(&path).await.json()["statusCode"], 5, "{path}");
        admin.fetch(&path).await;
    }
    let user = supervisor.fetch(&format!("users/{id}?subresources=devices")).await["user"].clone();
    assert_eq!(user["devices"][0]["userState"]["state"], "LoggedOut");
    assert_eq!(supervisor.get("queues").await.json()["statusCode"], 5);
    assert_eq!(supervisor.get("users/none").await.json()["statusCode"], 6);
    assert_eq!(desk.fetch("me/groups?type=BusinessUnit&fields=*").await["groups"][0]["type"], "BusinessUnit");
}

#[tokio::test]
async fn services_tell_what_is_down() {
    let desk = Desk::with(|settings| settings.trouble.voice_down = true).await;
    let services = desk.fetch("services?fields=*").await["services"].clone();
    let states: Vec<(&Value, &Value)> =
        services.as_array().unwrap().iter().map(|service| (&service["type"], &service["state"])).collect();
    assert!(states.contains(&(&json!("Voice"), &json!("Inactive"))));
    assert!(states.contains(&(&json!("Provisioning"), &json!("Active"))));
}
