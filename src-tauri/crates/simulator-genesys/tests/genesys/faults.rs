use ringside_simulator_kit::{Effect, Fault, FaultRule};
use serde_json::{Value, json};

use crate::tenant::{DEVICE, Desk, read, until};

fn dial() -> Value {
    json!({"operationName": "Dial", "destination": {"phoneNumber": "07700900123"}})
}

fn dial_request(desk: &Desk) -> reqwest::RequestBuilder {
    desk.request("POST", &format!("me/devices/{DEVICE}/calls")).json(&dial())
}

fn last(desk: &Desk) -> (Effect, String) {
    let entry = desk.sim.ledger().pop().unwrap();
    (entry.effect, entry.fault.unwrap())
}

#[tokio::test]
async fn a_connection_dropped_before_executing_leaves_no_call_and_after_it_leaves_one() {
    let desk = Desk::ready().await;
    for (fault, calls, outcome) in [
        (Fault::DropBefore, 0, (Effect::Prevented, "drop_before".to_owned())),
        (Fault::DropAfter, 1, (Effect::Executed, "drop_after".to_owned())),
    ] {
        desk.sim.fault(FaultRule::next("dial", 1, fault));
        assert!(read(dial_request(&desk)).await.unwrap_err().is_request());
        assert_eq!((desk.sim.state().calls.len(), last(&desk)), (calls, outcome));
        assert_eq!(desk.sim.ledger().pop().unwrap().user.as_deref(), Some("agent1"));
    }
}

#[tokio::test]
async fn answers_are_replaced_on_every_kind_of_request_and_execute_only_when_told_to() {
    let desk = Desk::ready().await;
    let push = desk.listen().await;
    for (fault, status) in [
        (Fault::HtmlError, 500),
        (Fault::Redirect, 302),
        (Fault::ExpiredToken, 403),
        (Fault::TooManyRequests { retry_after_s: 7 }, 429),
        (Fault::Status { status: 502 }, 502),
    ] {
        let before = desk.sim.state().calls.len();
        desk.sim.fault(FaultRule::next("dial", 1, fault.clone()));
        assert_eq!(read(dial_request(&desk)).await.unwrap().status, status, "{fault:?}");
        assert_eq!(desk.sim.state().calls.len(), before);
        assert_eq!(last(&desk), (Effect::Prevented, fault.name().to_owned()));
        desk.sim.fault(FaultRule::next("dial", 1, fault.clone()).executing(true));
        let reply = read(dial_request(&desk)).await.unwrap();
        assert_eq!((reply.status, desk.sim.state().calls.len()), (status, before + 1), "{fault:?}");
        let call = desk.sim.state().calls.pop().unwrap().call;
        desk.on(&call, "Hangup").await;
        for method in ["me", "agent-states"] {
            desk.sim.fault(FaultRule::next(method, 1, fault.clone()));
        }
        assert_eq!(desk.get("me").await.status, status);
        assert_eq!(desk.get("settings/agent-states").await.status, status);
        desk.sim.fault(FaultRule::next("connect", 1, fault.clone()));
        assert_eq!(desk.bayeux(json!([push.message("/meta/connect")])).await.status, status);
    }
    let denied = {
        desk.sim.fault(FaultRule::next("me", 1, Fault::ExpiredToken));
        desk.get("me").await.body
    };
    assert_eq!(denied, r#"{"statusCode":20,"statusMessage":"Access denied"}"#);
}

#[tokio::test]
async fn bodies_are_damaged_on_rest_and_on_push() {
    let desk = Desk::ready().await;
    desk.talk("07700900123").await;
    let push = desk.listen().await;
    let rest = async || read(desk.request("GET", "me/calls?fields=*")).await;
    let plan = |fault: Fault| {
        desk.sim.fault(FaultRule::next("calls", 1, fault.clone()));
        desk.sim.fault(FaultRule::next("subscribe", 1, fault));
    };
    let subscribe = async || {
        let mut message = push.message("/meta/subscribe");
        message["subscription"] = json!(["/v2/me/calls"]);
        read(desk.request("POST", "notifications").json(&json!([message]))).await
    };

    plan(Fault::WrongTypes);
    let calls = rest().await.unwrap().json();
    assert_eq!((&calls["statusCode"], &calls["calls"][0]["state"]), (&json!("n/a"), &json!(13)));
    assert_eq!(subscribe().await.unwrap().json()[0]["successful"], 7);

    plan(Fault::MissingMembers { members: Vec::new() });
    let calls = rest().await.unwrap().json();
    assert!(calls.get("statusCode").is_none() && calls["calls"][0].get("callUuid").is_none());
    assert!(subscribe().await.unwrap().json()[0].get("successful").is_none());

    plan(Fault::TruncatedBody);
    assert!(serde_json::from_str::<Value>(&rest().await.unwrap().body).is_err());
    assert!(serde_json::from_str::<Value>(&subscribe().await.unwrap().body).is_err());

    plan(Fault::EmptyBody);
    assert_eq!(rest().await.unwrap().body, "");
    assert_eq!(subscribe().await.unwrap().body, "");

    plan(Fault::HalfBody);
    assert!(rest().await.is_err());
    assert!(subscribe().await.is_err());

    plan(Fault::WrongContentType { content_type: "text/html".to_owned() });
    assert_eq!(rest().await.unwrap().content_type(), "text/html");
    assert_eq!(subscribe().await.unwrap().content_type(), "text/html");

    plan(Fault::SlowDrip { bytes: 200, every_ms: 1 });
    assert_eq!(rest().await.unwrap().json()["statusCode"], 0);
    assert_eq!(subscribe().await.unwrap().json()[0]["successful"], true);

    plan(Fault::LargeList { bytes: 1_000_000 });
    assert!(rest().await.unwrap().body.len() >= 1_000_000);
    assert!(subscribe().await.unwrap().body.len() >= 1_000_000);
}

#[tokio::test]
async fn events_on_an_answer_that_is_dropped_are_lost() {
    let desk = Desk::ready().await;
    let mut push = desk.listen().await;
    desk.rings("07700900124");
    desk.sim.fault(FaultRule::next("connect", 1, Fault::DropAfter));
    let request = desk.request("POST", "notifications").json(&json!([push.message("/meta/connect")]));
    assert!(read(request).await.is_err());
    desk.yes("me/channels/voice", json!({"operationName": "NotReady"})).await;
    assert_eq!(push.next_state().await["state"], "NotReady", "the call's event does not come again");
}

/// Dials, lets the client go as soon as the request has arrived, and waits for the call.
async fn dial_and_leave(fault: Fault) {
    let desk = Desk::ready().await;
    desk.sim.fault(FaultRule::next("dial", 1, fault));
    let request = tokio::spawn(dial_request(&desk).send());
    until("the request has arrived", || desk.sim.requests("dial") == 1).await;
    request.abort();
    until("the call appears", || desk.sim.state().calls.len() == 1).await;
}

#[tokio::test]
async fn a_request_is_executed_although_its_client_went_away() {
    dial_and_leave(Fault::Delay { ms: 100 }).await;
}

#[tokio::test]
async fn a_delayed_answer_does_not_delay_the_effect() {
    dial_and_leave(Fault::DelayAnswer { ms: 3_600_000 }).await;
}
