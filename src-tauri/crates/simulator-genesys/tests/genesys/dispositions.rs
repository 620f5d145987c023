use std::time::Duration;

use ringside_simulator_genesys::{DispositionUrls, Event};
use ringside_simulator_kit::{Effect, Origin};
use serde_json::{Value, json};

use crate::tenant::{ANA, DEVICE, Desk};

/// The request of the seed, whose host is not where we listen.
fn referred(call: &str) -> Value {
    json!({
        "operationName": "SetCallDisposition",
        "callUri": format!("http://127.0.0.1:8080/api/v2/calls/{call}"),
        "callUuid": call,
        "disposition": "Referred",
        "dispositionKey": "DispositionCode",
    })
}

#[tokio::test]
async fn on_an_active_call_both_urls_change_the_user_data_and_tell_it() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    let mut push = desk.listen().await;
    for path in [format!("me/calls/{call}"), format!("me/devices/{DEVICE}")] {
        desk.yes(&path, referred(&call)).await;
        let (kind, seen) = push.next_call().await;
        assert_eq!(
            (kind.as_str(), &seen["userData"]),
            ("AttachedDataChanged", &json!({"DispositionCode": "Referred"}))
        );
        assert_eq!(seen["state"], "Established");
    }
    let outcomes = desk.sim.outcomes();
    assert_eq!((outcomes.len(), outcomes[0].user_event, desk.sim.user_events()), (2, false, 0));
    let entry = desk.sim.ledger().pop().unwrap();
    assert_eq!(
        (entry.method.as_str(), entry.effect, entry.origin),
        ("setcalldisposition", Effect::Executed, Origin::Api)
    );
    assert_eq!((entry.call.as_deref(), entry.phone.as_deref()), (Some(call.as_str()), Some("07700900123")));
    assert_eq!(entry.parameters["disposition"], "Referred");
}

#[tokio::test]
async fn on_a_released_call_every_request_sends_a_user_event_and_nothing_is_told() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    desk.on(&call, "Hangup").await;
    let mut push = desk.listen().await;
    desk.yes(&format!("me/calls/{call}"), referred(&call)).await;
    desk.yes(&format!("me/devices/{DEVICE}"), referred(&call)).await;
    desk.yes("me/channels/voice", json!({"operationName": "NotReady"})).await;
    assert_eq!(push.next_state().await["state"], "NotReady", "the next event is another");
    assert_eq!(desk.sim.user_events(), 2);
    assert!(
        desk.sim.outcomes().iter().all(|outcome| outcome.user_event && outcome.disposition == "Referred")
    );
    assert!(desk.view(&call).user_data.is_empty());
}

#[tokio::test]
async fn without_a_key_the_server_takes_its_own() {
    let desk = Desk::ready_with(|settings| settings.rules.disposition_key = "Outcome".to_owned()).await;
    let call = desk.talk("07700900123").await;
    let mut body = referred(&call);
    body.as_object_mut().unwrap().remove("dispositionKey");
    desk.yes(&format!("me/calls/{call}"), body).await;
    assert_eq!(desk.view(&call).user_data["Outcome"], "Referred");
}

#[tokio::test]
async fn what_is_missing_or_names_no_known_call_is_refused() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    let other = {
        desk.on(&call, "Hold").await;
        desk.talk("07700900124").await
    };
    let path = format!("me/calls/{call}");
    for name in ["callUri", "callUuid", "disposition"] {
        let mut body = referred(&call);
        body.as_object_mut().unwrap().remove(name);
        assert_eq!(desk.no(&path, body).await, (200, 1), "{name}");
    }
    for (path, uuid, uri) in [
        (&path, "none", call.as_str()),
        (&path, call.as_str(), other.as_str()),
        (&path, other.as_str(), other.as_str()),
        (&"me/calls/none".to_owned(), call.as_str(), call.as_str()),
        (&"me/devices/none".to_owned(), call.as_str(), call.as_str()),
    ] {
        let mut body = referred(uuid);
        body["callUri"] = format!("http://127.0.0.1:8080/api/v2/calls/{uri}").into();
        assert_eq!(desk.no(path, body).await, (200, 6), "{path} {uuid} {uri}");
    }
    assert_eq!(desk.of("agent2").no(&path, referred(&call)).await, (200, 6), "another's call");
    assert!(desk.sim.outcomes().is_empty());
}

#[tokio::test]
async fn a_released_call_is_known_for_a_while_and_may_leave_the_calls_url() {
    let desk = Desk::ready_with(|settings| settings.rules.released_leaves_calls_url = true).await;
    let call = desk.talk("07700900123").await;
    desk.on(&call, "Hangup").await;
    assert_eq!(desk.no(&format!("me/calls/{call}"), referred(&call)).await, (200, 6));
    desk.yes(&format!("me/devices/{DEVICE}"), referred(&call)).await;
    desk.sim.advance(Duration::from_secs(3_601));
    assert_eq!(desk.no(&format!("me/devices/{DEVICE}"), referred(&call)).await, (200, 6));
}

#[tokio::test]
async fn either_url_can_be_the_only_one() {
    let desk = Desk::ready().await;
    let call = desk.talk("07700900123").await;
    let (calls, device) = (format!("me/calls/{call}"), format!("me/devices/{DEVICE}"));
    desk.sim.update(|settings| settings.rules.disposition_urls = DispositionUrls::Calls);
    desk.yes(&calls, referred(&call)).await;
    assert_eq!(desk.no(&device, referred(&call)).await, (200, 1));
    desk.sim.update(|settings| settings.rules.disposition_urls = DispositionUrls::Devices);
    desk.yes(&device, referred(&call)).await;
    assert_eq!(desk.no(&calls, referred(&call)).await, (200, 1));
}

#[tokio::test]
async fn an_outcome_set_elsewhere_is_told_apart() {
    let desk = Desk::ready().await;
    desk.talk("07700900123").await;
    let event = Event::AgentDisposes { user: ANA.to_owned(), call: None, disposition: "Sale".to_owned() };
    desk.sim.event(event).unwrap();
    let outcome = desk.sim.outcomes().pop().unwrap();
    assert_eq!((outcome.by, outcome.disposition.as_str()), (Origin::WebAgent, "Sale"));
}

#[tokio::test]
async fn administrators_add_and_remove_dispositions() {
    let desk = Desk::start().await;
    let admin = desk.of("admin1");
    let path = "groups/1-5d20c7e4-03/dispositions";
    let body = json!({"name": "Fax", "displayName": "A fax machine"});
    assert_eq!(desk.no(path, body.clone()).await, (200, 5));
    assert_eq!(admin.no(path, json!({"name": "Fax"})).await, (200, 1));
    let made = admin.post(path, body.clone()).await.json();
    assert_eq!(made["statusCode"], 0);
    assert_eq!(admin.no(path, body).await, (200, 18));
    let listed = desk.fetch(&format!("{path}?fields=*")).await["dispositions"].clone();
    assert_eq!(listed[3]["name"], "Fax");
    let one = format!("{path}/{}", made["id"].as_str().unwrap());
    let removed = crate::tenant::read(admin.request("DELETE", &one)).await.unwrap();
    assert_eq!(removed.body, "{\"statusCode\":0}");
    assert_eq!(crate::tenant::read(admin.request("DELETE", &one)).await.unwrap().json()["statusCode"], 6);
}
