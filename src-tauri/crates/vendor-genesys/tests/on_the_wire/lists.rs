use ringside_domain::{AgentState, BreakId, Callback, CampaignId, Timestamp, UserId};
use ringside_vendor::{ForcedState, Monitor, Reached, ScheduledCall, Target, VendorErrorKind};

use super::*;

/// Answers some reads, and everything else as usual.
async fn with(answers: Vec<(&'static str, Value)>) -> Stub {
    Stub::start(move |heard, _| {
        let answer = answers.iter().find(|(line, _)| heard.line() == format!("GET /api/v2{line}"));
        answer.map_or_else(|| obliging(heard), |(_, body)| Say::Json(body.clone()))
    })
    .await
}

#[tokio::test]
async fn outcomes_come_from_the_default_group_with_their_paths() {
    let stub = with(vec![
        (
            "/groups?type=dispositions&fields=*",
            json!({ "statusCode": 0, "groups": [{ "id": "g0", "name": "Email" }, { "id": "g1", "name": "Voice", "defaultGroup": true }] }),
        ),
        (
            "/groups/g1?subresources=**",
            json!({ "statusCode": 0, "group": { "id": "g1", "name": "Voice",
                "dispositions": [{ "name": "Referred", "displayName": "Referred on" }],
                "groups": [{ "id": "g2", "name": "Sales", "dispositions": [{ "name": "Sold", "displayName": "Sold it" }],
                    "groups": [{ "id": "g3", "name": "Later" }] }] } }),
        ),
        (
            "/groups/g3/dispositions?fields=*",
            json!({ "statusCode": 0, "dispositions": [{ "name": "CallBack" }, { "name": "Sold", "displayName": "again" }] }),
        ),
    ])
    .await;
    let vendor = signed_in(&stub, "").await;
    let catalogue = vendor.dispositions().await.expect("a list");
    let codes: Vec<(&str, Vec<&str>)> = catalogue
        .codes
        .iter()
        .map(|code| (code.code.as_str(), code.path.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        codes,
        [
            ("Referred", vec!["Referred on"]),
            ("Sold", vec!["Sales", "Sold it"]),
            ("CallBack", vec!["Sales", "Later", "CallBack"]),
        ]
    );
}

#[tokio::test]
async fn a_group_the_profile_names_is_taken_and_one_that_is_not_there_is_told() {
    let groups = json!({ "statusCode": 0, "groups": [{ "id": "g0", "name": "Email" }, { "id": "g1", "name": "Voice" }] });
    let email = json!({ "statusCode": 0, "group": { "id": "g0", "dispositions": [{ "name": "Answered" }] } });
    let answers = vec![("/groups?type=dispositions&fields=*", groups), ("/groups/g0?subresources=**", email)];
    let stub = with(answers).await;
    let vendor = signed_in(&stub, r#"disposition_group = "Email""#).await;
    assert_eq!(vendor.dispositions().await.expect("a list").codes[0].path, ["Answered"]);
    let vendor = signed_in(&stub, r#"disposition_group = "Chat""#).await;
    let error = vendor.dispositions().await.expect_err("not there");
    assert!(error.detail.is_some_and(|detail| detail.contains("disposition_group")));
}

#[tokio::test]
async fn the_directory_lists_each_number_of_others_once_and_says_whose_it_is() {
    let stub = with(vec![
        (
            "/contacts?filterName=NamesOrPhoneNumberMatches&filterParameters=*an+a*&limit=100",
            json!({ "statusCode": 0, "contacts": [
                { "id": "me", "userName": "agent1", "type": "User", "phoneNumbers": [{ "phoneNumber": "15001" }] },
                { "id": "u1", "firstName": "Ana", "lastName": "Ejemplo", "type": "User", "phoneNumbers": [
                    { "phoneNumber": "15002", "description": "Desk" }, { "phoneNumber": "15003", "description": "Lab" }] },
                { "id": "q1", "name": "Sales", "type": "Queue", "phoneNumbers": [{ "phoneNumber": "7000" }] } ] }),
        ),
        (
            "/contacts?type=User",
            json!({ "statusCode": 0, "contacts": [{ "id": "me", "userName": "agent1" }, { "id": "u1", "name": "Ana" }] }),
        ),
        ("/contacts?type=Queue", json!({ "statusCode": 0, "contacts": [{ "id": "q1", "name": "Sales" }] })),
    ])
    .await;
    let vendor = signed_in(&stub, "").await;
    let Reply::Directory(found) =
        ask(&vendor, Request::Directory { search: "an a*".into() }).await.expect("found")
    else {
        panic!("a directory");
    };
    let names: Vec<_> = found.iter().map(|entry| (entry.name.as_str(), entry.target.clone())).collect();
    let number = |number: &str| Target::Number(number.into());
    assert_eq!(
        names,
        [
            ("Ana Ejemplo (Desk)", number("15002")),
            ("Ana Ejemplo (Lab)", number("15003")),
            ("Sales", number("7000"))
        ]
    );
    let users: Vec<_> = found.iter().map(|entry| entry.user.as_ref().map(UserId::as_str)).collect();
    assert_eq!(users, [Some("u1"), Some("u1"), None]);
    assert_eq!(vendor.colleagues().await.expect("a list")[0].id, UserId::new("u1"));
    assert_eq!(vendor.queues().await.expect("a list")[0].name, "Sales");
    assert_eq!(vendor.break_reasons().await.expect("a list")[0].id, BreakId::new("OutToLunch"));
}

#[tokio::test]
async fn a_supervisor_sees_joins_and_signs_out_others() {
    let mut other = device();
    other["id"] = json!("d9");
    other["uri"] = json!("http://elsewhere.invalid:1/api/v2/devices/d9");
    let stub = with(vec![
        ("/contacts?type=User", json!({ "statusCode": 0, "contacts": [{ "id": "u9", "name": "Sam" }] })),
        ("/users/u9?subresources=devices", json!({ "statusCode": 0, "user": { "devices": [other] } })),
    ])
    .await;
    let vendor = signed_in(&stub, "floor = true").await;
    assert!(vendor.capabilities().floor && vendor.capabilities().monitor);
    let Reply::Floor(floor) = ask(&vendor, Request::Floor).await.expect("a floor") else { panic!("a floor") };
    assert_eq!(floor[0].state, Some(AgentState::NotReady { reason: None }));
    assert_eq!(floor[0].word, "Not Ready");

    let user = UserId::new("u9");
    for (how, operation) in
        [(Monitor::Listen, "ListenIn"), (Monitor::Whisper, "Coach"), (Monitor::Barge, "BargeIn")]
    {
        ask(&vendor, Request::Monitor { user: user.clone(), how }).await.expect("joined");
        let expected = format!(
            r#"{{"operationName":"{operation}","targetDeviceUri":"http://elsewhere.invalid:1/api/v2/devices/d9"}}"#
        );
        assert_eq!(stub.commands().last(), Some(&(format!("POST /api/v2/me/devices/{DEVICE}"), expected)));
    }
    ask(&vendor, Request::StopMonitoring).await.expect("left");
    assert_eq!(stub.commands().pop().expect("sent").1, r#"{"operationName":"CancelSupervisorMonitoring"}"#);

    let force = |state| Request::ForceState { user: user.clone(), state };
    ask(&vendor, force(ForcedState::SignedOut)).await.expect("signed out");
    let offline =
        ("POST /api/v2/users/u9/channels/voice".to_owned(), r#"{"operationName":"Offline"}"#.to_owned());
    assert_eq!(stub.commands().last(), Some(&offline));
    let error = ask(&vendor, force(ForcedState::Ready)).await.expect_err("off");
    assert_eq!(error.kind, VendorErrorKind::NotSupported);
}

const OUTBOUND: &str = "[outbound]\napplication_id = 129\ncalling_list = \"List\"\ntime_zone = \"GMT\"";

fn scheduled(number: &str, at: Option<&str>) -> Request {
    let at =
        at.map(|at| Callback { at: at.parse::<Timestamp>().expect("a time"), zone: "Europe/London".into() });
    Request::ScheduleCall(ScheduledCall {
        number: number.into(),
        alternatives: Vec::new(),
        campaign: CampaignId::new("Spring"),
        at,
        for_me: true,
        name: None,
    })
}

#[tokio::test]
async fn a_record_is_moved_or_added_once_the_outbound_server_has_heard() {
    let stub = Stub::start(|heard, _| {
        if !heard.line().starts_with("GET /api/v2/me?") {
            return obliging(heard);
        }
        let mut call = call_in("Established");
        call["userData"] =
            json!({ "GSW_RECORD_HANDLE": 77, "GSW_CAMPAIGN_NAME": "Autumn", "GSW_PHONE": "447700900123" });
        me(&[call])
    })
    .await;
    let vendor = signed_in(&stub, OUTBOUND).await;
    assert!(vendor.capabilities().schedule_call);
    for (request, line, rest) in [
        (
            scheduled("+447700900123", Some("2026-03-01T10:00:00Z")),
            "POST /api/v2/me/outbound-records/77",
            r#","callbackType":"Personal","timestamp":1772359200}"#,
        ),
        (
            scheduled("+447700900999", None),
            "POST /api/v2/me/outbound-records",
            r#","callingList":"List","phoneNumber":"+447700900999","timeZone":"GMT","phoneType":"HomePhone","from":0,"until":86339}"#,
        ),
    ] {
        let before = stub.commands().len();
        let hears = async {
            until(|| stub.commands().len() > before).await;
            let (_, body) = stub.commands().pop().expect("sent");
            let body: Value = serde_json::from_str(&body).expect("JSON");
            let data = json!({ "messageType": "OutboundRecordMessage", "referenceId": body["referenceId"] });
            stub.push("/v2/me/outbound", &data);
        };
        let (reply, ()) = tokio::join!(ask(&vendor, request), hears);
        assert_eq!(reply.expect("heard"), Reply::Done);
        let (sent_to, body) = stub.commands().pop().expect("sent");
        assert_eq!(sent_to, line);
        let campaign = if rest.contains("Personal") { "Autumn" } else { "Spring" };
        let head = format!(
            r#"","applicationId":129,"campaignName":"{campaign}","devicePath":"/devices/{DEVICE}","referenceId":""#
        );
        assert!(body.contains(&head) && body.ends_with(rest), "{body}");
    }
}

#[tokio::test]
async fn what_the_outbound_server_does_not_acknowledge_is_not_certain() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, OUTBOUND).await;
    let error = ask(&vendor, scheduled("+447700900999", None)).await.expect_err("silence");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::TimedOut, Reached::Maybe));
    assert_eq!(stub.commands().len(), 1);
    let later = scheduled("+447700900999", Some("2026-03-01T10:00:00Z"));
    let error = ask(&vendor, later).await.expect_err("no record");
    assert_eq!(error.kind, VendorErrorKind::InvalidRequest);
}
