use std::collections::BTreeSet;
use std::time::Duration;

use ringside_simulator_genesys::{AfterLogin, Event, Generation};
use serde_json::{Value, json};

use crate::tenant::{ANA, DEVICE, Desk};

const START: &str = "StartContactCenterSession";
const VOICE: &str = "me/channels/voice";

#[tokio::test]
async fn a_login_is_seen_as_logged_in_and_then_as_the_switch_decides() {
    for (after, state) in [(AfterLogin::Ready, "Ready"), (AfterLogin::NotReady, "NotReady")] {
        let desk = Desk::with(|settings| {
            settings.rules.after_login = after;
            settings.rules.after_login_ms = 500;
        })
        .await;
        let mut push = desk.listen().await;
        desk.yes("me", json!({"operationName": START, "channels": ["voice"]})).await;
        assert_eq!(push.next_state().await, json!({"state": "LoggedIn"}), "no id, no label");
        assert_eq!(desk.agent_state().0, "LoggedIn");
        desk.sim.advance(Duration::from_millis(500));
        assert_eq!(push.next_state().await["state"], state);
    }
    let desk = Desk::with(|settings| settings.rules.after_login = AfterLogin::Nothing).await;
    desk.yes("me", json!({"operationName": START, "channels": ["voice"]})).await;
    desk.sim.advance(Duration::from_secs(60));
    assert_eq!(desk.agent_state().0, "LoggedIn");
}

#[tokio::test]
async fn a_login_command_overtakes_the_switch() {
    let desk = Desk::with(|settings| settings.rules.after_login_ms = 500).await;
    desk.log_in().await;
    desk.sim.advance(Duration::from_secs(1));
    assert_eq!(desk.agent_state().0, "Ready");
}

#[tokio::test]
async fn every_state_has_its_operation_and_its_event() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    for (operation, state) in [
        (
            "NotReady",
            json!({"id": "900D55CC-2BB0-431F-8BF9-D3525B383BE6", "displayName": "Not Ready", "state": "NotReady"}),
        ),
        (
            "AfterCallWork",
            json!({"id": "D3663509-3D82-4DD3-A82E-2EA8EFA02AEF", "displayName": "AfterCallWork", "state": "NotReady", "workMode": "AfterCallWork"}),
        ),
        (
            "AuxWork",
            json!({"id": "2B36138D-C564-4562-A8CB-3C32D564F296", "displayName": "AuxWork", "state": "NotReady", "workMode": "AuxWork"}),
        ),
        (
            "OutToLunch",
            json!({"id": "6C1B0E52-7F3A-4D0E-9B64-0A5D2C8E71F3", "displayName": "Out To Lunch", "state": "NotReady", "reason": "Lunch"}),
        ),
        (
            "Ready",
            json!({"id": "9430250E-0A1B-421F-B372-F29E69366DED", "displayName": "Ready", "state": "Ready"}),
        ),
        (
            "Offline",
            json!({"id": "0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB", "displayName": "Offline", "state": "LoggedOut"}),
        ),
    ] {
        desk.yes(VOICE, json!({"operationName": operation})).await;
        assert_eq!(push.next_state().await, state);
    }
    assert_eq!(desk.no(VOICE, json!({"operationName": "Ready"})).await, (200, 2));
    assert_eq!(desk.no(VOICE, json!({"operationName": "GoFishing"})).await, (200, 1));
}

#[tokio::test]
async fn the_old_generation_names_the_reason_otherwise() {
    let desk = Desk::ready_with(|settings| settings.wire.generation = Generation::Old).await;
    desk.yes(VOICE, json!({"operationName": "TeamMeeting"})).await;
    let device = desk.fetch(&format!("me/devices/{DEVICE}")).await["device"].clone();
    assert_eq!(
        (&device["userState"]["reasonCode"], device["userState"].get("reason")),
        (&json!("Meeting"), None)
    );
}

#[tokio::test]
async fn a_wrap_up_lasts_its_time_and_can_be_changed_and_cancelled() {
    let desk = Desk::ready().await;
    let wrap_up = |time: Value| json!({"operationName": "AfterCallWork", "wrapUpTime": time});
    desk.yes(VOICE, wrap_up("20".into())).await;
    desk.sim.advance(Duration::from_secs(19));
    assert_eq!(desk.agent_state().1.as_deref(), Some("AfterCallWork"));
    desk.yes(VOICE, wrap_up("60".into())).await;
    desk.sim.advance(Duration::from_secs(59));
    assert_eq!(desk.agent_state().1.as_deref(), Some("AfterCallWork"));
    desk.sim.advance(Duration::from_secs(1));
    assert_eq!(desk.agent_state().0, "Ready");
    desk.yes(VOICE, wrap_up("60".into())).await;
    desk.yes(VOICE, wrap_up("0".into())).await;
    assert_eq!(desk.agent_state().0, "Ready");
    assert_eq!(desk.no(VOICE, wrap_up("soon".into())).await, (200, 10));
}

#[tokio::test]
async fn wrap_up_follows_a_call_when_the_switch_has_a_time_for_it() {
    let desk = Desk::ready_with(|settings| settings.rules.wrap_up_s = 20).await;
    let mut push = desk.listen().await;
    let call = desk.talk("07700900123").await;
    push.next_call().await;
    let established = push.next().await["data"].clone();
    assert_eq!(established["extensions"]["WrapUpTime"], 20);
    desk.on(&call, "Hangup").await;
    assert_eq!(push.next_call().await.1["state"], "Released");
    assert_eq!(push.next_state().await["workMode"], "AfterCallWork");
    desk.sim.advance(Duration::from_secs(20));
    assert_eq!(push.next_state().await["state"], "Ready");
}

#[tokio::test]
async fn one_channel_can_fail_alone_and_all_can_fail_together() {
    let desk = Desk::with(|settings| settings.trouble.multimedia_down = true).await;
    let partly = desk.post("me", json!({"operationName": START, "channels": ["voice", "multimedia"]})).await;
    assert_eq!(
        (partly.status, partly.json()),
        (
            200,
            json!({
                "statusCode": 7,
                "failed": [{"statusCode": 4, "statusMessage": "Interaction server connection is not opened", "channel": "multimedia"}],
                "succeeded": [{"statusCode": 0, "channel": "voice"}],
            })
        )
    );
    assert_eq!(desk.agent_state().0, "NotReady");
    let none = desk.post("me", json!({"operationName": START, "channels": ["chat", "email"]})).await;
    assert_eq!(
        (none.status, none.json()),
        (500, json!({"statusCode": 4, "statusMessage": "Interaction server connection is not opened"}))
    );
    for channels in [Value::Null, json!([]), json!("voice"), json!([7])] {
        assert_eq!(desk.no("me", json!({"operationName": START, "channels": channels})).await, (200, 1));
    }
}

#[tokio::test]
async fn an_unregistered_phone_is_refused_with_an_error_event_that_has_no_text() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    desk.sim.event(Event::PhoneUnregisters { user: ANA.to_owned() }).unwrap();
    let lost = push.next().await["data"]["devices"][0]["deviceState"].clone();
    assert_eq!(lost, "Inactive");
    let expected = r#"{"statusCode":4,"statusMessage":"Device '15000' is not registered."}"#;
    for (path, body) in [
        (VOICE.to_owned(), json!({"operationName": "NotReady"})),
        ("me".to_owned(), json!({"operationName": START, "channels": ["voice"]})),
        (format!("me/devices/{DEVICE}/calls"), json!({"operationName": "Dial"})),
    ] {
        let reply = desk.post(&path, body).await;
        assert_eq!((reply.status, reply.body.as_str()), (500, expected), "{path}");
        let event = push.next().await["data"].clone();
        let members: BTreeSet<&str> = event.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(members, BTreeSet::from(["devicePath", "deviceUri", "messageType"]));
        assert_eq!(event["messageType"], "ErrorMessage");
    }
    let partly = desk.post("me", json!({"operationName": START, "channels": ["voice", "chat"]})).await;
    assert_eq!(
        partly.json()["failed"],
        json!([{"statusCode": 4, "statusMessage": "Device '15000' is not registered.", "channel": "voice"}])
    );
    desk.sim.event(Event::PhoneRegisters { user: ANA.to_owned() }).unwrap();
    desk.yes(VOICE, json!({"operationName": "NotReady"})).await;
}

#[tokio::test]
async fn with_voice_down_voice_is_not_available_and_everybody_is_told() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    desk.sim.update(|settings| settings.trouble.voice_down = true);
    let event = push.next().await;
    assert_eq!(
        (&event["channel"], &event["data"]["services"][1]["state"]),
        (&json!("/notifications/services"), &json!("Inactive"))
    );
    let expected = r#"{"statusCode":4,"statusMessage":"Voice service is not available at this time"}"#;
    for (path, body) in [
        (VOICE.to_owned(), json!({"operationName": "NotReady"})),
        ("me".to_owned(), json!({"operationName": START, "channels": ["voice"]})),
        ("me".to_owned(), json!({"operationName": "NotReady"})),
        (format!("me/devices/{DEVICE}/calls"), json!({"operationName": "Dial"})),
        ("me/calls/any".to_owned(), json!({"operationName": "Hangup"})),
    ] {
        let reply = desk.post(&path, body).await;
        assert_eq!((reply.status, reply.body.as_str()), (503, expected), "{path}");
    }
    desk.yes("me", json!({"operationName": "EndContactCenterSession"})).await;
}

#[tokio::test]
async fn a_state_can_be_taken_on_all_channels_or_on_one_of_them() {
    let desk = Desk::start().await;
    desk.yes("me", json!({"operationName": START, "channels": ["voice", "chat"]})).await;
    let mut push = desk.listen().await;
    desk.yes("me", json!({"operationName": "NotReady"})).await;
    assert_eq!(push.next_state().await["state"], "NotReady");
    let chat = push.next().await;
    assert_eq!(
        (&chat["channel"], &chat["data"]["messageType"], &chat["data"]["channels"][0]["userState"]["state"]),
        (&json!("/v2/me/channels"), &json!("ChannelStateChangeMessageV2"), &json!("NotReady"))
    );
    desk.yes("me/channels/chat", json!({"operationName": "Ready"})).await;
    assert_eq!(push.next().await["data"]["channels"][0]["userState"]["state"], "Ready");
    assert_eq!(desk.agent_state().0, "NotReady");
    assert_eq!(desk.no("me/channels/email", json!({"operationName": "Ready"})).await, (200, 6));
}

#[tokio::test]
async fn do_not_disturb_and_forwarding_flip_their_capabilities() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    let path = format!("me/devices/{DEVICE}");
    let mut device = async |body: Value| {
        desk.yes(&path, body).await;
        push.next().await["data"]["devices"][0].clone()
    };
    let on = device(json!({"operationName": "DoNotDisturbOn"})).await;
    assert_eq!((&on["doNotDisturb"], &on["capabilities"][0]), (&json!("On"), &json!("DoNotDisturbOff")));
    let off = device(json!({"operationName": "DoNotDisturbOff"})).await;
    assert_eq!(off["doNotDisturb"], "Off");
    let on = device(json!({"operationName": "ForwardCallsOn", "destination": "15010"})).await;
    assert_eq!((&on["forwardTo"], &on["capabilities"][1]), (&json!("15010"), &json!("ForwardCallsOff")));
    let off = device(json!({"operationName": "ForwardCallsOff"})).await;
    assert!(off.get("forwardTo").is_none());
    assert_eq!(desk.no(&path, json!({"operationName": "ForwardCallsOff"})).await, (200, 2));
    assert_eq!(desk.no(&path, json!({"operationName": "ForwardCallsOn"})).await, (200, 1));
    assert_eq!(desk.no("me/devices/other", json!({"operationName": "DoNotDisturbOn"})).await, (200, 6));
}

#[tokio::test]
async fn what_happens_elsewhere_arrives_as_an_ordinary_event() {
    let desk = Desk::start().await;
    let mut push = desk.listen().await;
    let user = || ANA.to_owned();
    desk.sim.event(Event::AgentLogsIn { user: user() }).unwrap();
    assert_eq!(push.next_state().await["state"], "LoggedIn");
    assert_eq!(push.next_state().await["state"], "NotReady");
    desk.sim.event(Event::AgentTakesState { user: user(), operation: "OutToLunch".to_owned() }).unwrap();
    assert_eq!(push.next_state().await["reason"], "Lunch");
    desk.sim.event(Event::SupervisorLogsOut { user: user() }).unwrap();
    assert_eq!(push.next_state().await["state"], "LoggedOut");
}
