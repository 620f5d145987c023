use std::time::{Duration, Instant};

use ringside_simulator_genesys::{Event, EventOrder, Span};
use serde_json::{Value, json};

use crate::tenant::{ANA, Desk};

#[tokio::test]
async fn an_event_is_as_in_the_seed() {
    let desk = Desk::ready_with(|settings| {
        (settings.rules.mute, settings.rules.recording, settings.rules.clear_call) = (false, false, false);
    })
    .await;
    let event = Event::InboundCall {
        user: ANA.to_owned(),
        number: "15001".to_owned(),
        user_data: serde_json::Map::new(),
        internal: true,
    };
    let id = desk.sim.event(event).unwrap().call.unwrap();
    desk.on(&id, "Answer").await;
    let mut push = desk.listen().await;
    let body = json!({
        "operationName": "SetCallDisposition", "callUri": id, "callUuid": id,
        "disposition": "Referred", "dispositionKey": "DispositionCode",
    });
    desk.yes(&format!("me/calls/{id}"), body).await;
    let mut event = push.next().await;
    let call = &mut event["data"]["call"];
    for varying in ["duration", "connId", "capabilities", "case"] {
        assert!(call.as_object_mut().unwrap().remove(varying).is_some(), "{varying}");
    }
    assert!(event["data"].as_object_mut().unwrap().remove("extensions").is_some());
    let base = desk.sim.base_url();
    assert_eq!(
        event,
        json!({
            "data": {
                "notificationType": "AttachedDataChanged",
                "call": {
                    "id": id,
                    "state": "Established",
                    "callUuid": id,
                    "deviceUri": format!("{base}/devices/631608b3-ceb1-472b-ba05-2ae39555b0d1"),
                    "participants": [{"e164Number": "", "formattedPhoneNumber": "15001", "phoneNumber": "15001", "digits": "15001"}],
                    "dnis": "15000",
                    "callType": "Internal",
                    "userData": {"DispositionCode": "Referred"},
                    "mute": "Off",
                    "supervisorListeningIn": false,
                    "monitoredUserMuted": false,
                    "monitoring": false,
                    "uri": format!("{base}/me/calls/{id}"),
                    "path": format!("/calls/{id}"),
                },
                "phoneNumber": "15000",
                "messageType": "CallStateChangeMessage",
            },
            "channel": "/v2/me/calls",
        })
    );
}

#[tokio::test]
async fn an_event_follows_its_answer_by_the_time_that_is_set() {
    let desk = Desk::ready_with(|settings| settings.push.delay_ms = Span::fixed(3_600_000)).await;
    desk.sim.advance(Duration::from_secs(7_200));
    let mut push = desk.listen().await;
    push.events.clear();
    desk.yes("me/channels/voice", json!({"operationName": "NotReady"})).await;
    assert_eq!(desk.agent_state().0, "NotReady", "the effect is there");
    let mut now = push.message("/meta/connect");
    now["advice"] = json!({"timeout": 0});
    push.send(now.clone()).await;
    assert!(push.events.is_empty());
    let held = tokio::spawn(async move { push.next_state().await });
    desk.sim.advance(Duration::from_secs(3_600));
    assert_eq!(held.await.unwrap()["state"], "NotReady");
}

#[tokio::test]
async fn an_event_can_come_at_once_and_its_answer_later() {
    let desk = Desk::ready_with(|settings| {
        settings.push.order = EventOrder::BeforeAnswer;
        settings.push.delay_ms = Span::fixed(3_600_000);
    })
    .await;
    let mut push = desk.listen().await;
    push.events.clear();
    let began = Instant::now();
    desk.yes("me/channels/voice", json!({"operationName": "NotReady"})).await;
    assert!(began.elapsed() >= Duration::from_millis(19));
    assert_eq!(push.next_state().await["state"], "NotReady", "it did not wait");
}

#[tokio::test]
async fn events_can_be_doubled_and_overtake_one_another() {
    let desk = Desk::ready_with(|settings| settings.push.duplicate = true).await;
    let mut push = desk.listen().await;
    desk.rings("07700900124");
    assert_eq!(push.next().await, push.next().await);

    let desk = Desk::ready_with(|settings| {
        settings.push.reorder = true;
        settings.push.delay_ms = Span { min: 0, max: 1_000 };
    })
    .await;
    desk.sim.advance(Duration::from_secs(10));
    let mut push = desk.listen().await;
    push.events.clear();
    for operation in ["NotReady", "AuxWork", "Ready", "NotReady", "AuxWork", "Ready"] {
        desk.yes("me/channels/voice", json!({"operationName": operation})).await;
    }
    desk.sim.advance(Duration::from_secs(1));
    let mut states = Vec::new();
    for _ in 0..6 {
        states.push(push.next_state().await["displayName"].as_str().unwrap().to_owned());
    }
    assert_ne!(states, ["Not Ready", "AuxWork", "Ready", "Not Ready", "AuxWork", "Ready"]);
    states.sort();
    assert_eq!(states, ["AuxWork", "AuxWork", "Not Ready", "Not Ready", "Ready", "Ready"]);
}

#[tokio::test]
async fn events_can_carry_metrics() {
    let desk = Desk::ready_with(|settings| settings.wire.metrics = true).await;
    let mut push = desk.listen().await;
    desk.rings("07700900124");
    let metrics = push.next().await["data"]["metrics"]["eventProcessing"].clone();
    assert!(metrics["serverGenerationTimestamp"].as_i64().unwrap() > 1_600_000_000_000);
}

#[tokio::test]
async fn unknown_kinds_and_whatever_is_asked_for_can_be_pushed() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    let mut push = desk.listen().await;
    let user = || ANA.to_owned();
    let unknown =
        Event::UnknownNotification { user: user(), call: None, notification_type: "MoonRose".to_owned() };
    desk.sim.event(unknown).unwrap();
    let (kind, seen) = push.next_call().await;
    assert_eq!((kind.as_str(), &seen["callUuid"]), ("MoonRose", &json!(call)));
    let data = json!({"notificationType": "PasswordChangeSuccessful"});
    let any = Event::Push { user: user(), channel: "/v2/me/anything".to_owned(), data: data.clone() };
    desk.sim.event(any).unwrap();
    assert_eq!(push.next().await, json!({"channel": "/v2/me/anything", "data": data}));
    desk.sim.event(Event::ErrorMessage { user: user() }).unwrap();
    let error: Value = push.next().await;
    assert_eq!(
        (&error["channel"], &error["data"]["messageType"]),
        (&json!("/v2/me/devices"), &json!("ErrorMessage"))
    );
}
