use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use ringside_domain::{AgentState, CallState};
use tokio::sync::Notify;

use super::*;

const LOOK: &str = "GET /api/v2/me?subresources=devices%2Ccalls%2Cchannels";

fn in_state(state: CallState) -> impl Fn(&AgentSnapshot) -> bool {
    move |snapshot| the_call(snapshot).is_some_and(|call| call.state == Some(state))
}

#[tokio::test]
async fn what_is_pushed_is_seen_without_asking_again() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    vendor.snapshot().await.expect("a snapshot");
    let looks = stub.count(LOOK);
    stub.push_call(&call_in("Held"));
    seen(&vendor, in_state(CallState::Held)).await;
    stub.push_state(&json!({ "id": READY, "displayName": "Ready", "state": "Ready" }));
    stub.push_call(&call_in("Released"));
    let snapshot = seen(&vendor, in_state(CallState::WrapUp)).await;
    assert_eq!(snapshot.agent, Some(AgentState::Ready));
    assert!(snapshot.since.is_some());
    assert_eq!(stub.count(LOOK), looks);
}

#[tokio::test]
async fn an_event_that_comes_before_its_answer_is_not_lost() {
    let script = |heard: &Heard, _| match operation_of(heard).as_str() {
        "Hold" => Say::OncePolled,
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    let pushed = async {
        until(|| stub.count_operation("Hold") == 1).await;
        stub.push_call(&call_in("Held"));
        seen(&vendor, in_state(CallState::Held)).await
    };
    let (taken, _) = tokio::join!(ask(&vendor, Request::Hold { call: call() }), pushed);
    taken.expect("taken");
    let snapshot = vendor.snapshot().await.expect("a snapshot");
    assert!(in_state(CallState::Held)(&snapshot));
}

#[tokio::test]
async fn a_lost_push_session_is_opened_anew_and_what_was_missed_is_asked_for() {
    for error in ["402::Unknown client", "401:c1:Unknown client"] {
        let lose = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&lose);
        let script = move |heard: &Heard, _| match operation_of(heard).as_str() {
            "/meta/connect" if told.swap(false, Ordering::SeqCst) => Say::Json(json!([{
                "channel": "/meta/connect", "successful": false, "error": error,
                "advice": { "reconnect": "handshake", "interval": 0 } }])),
            _ => obliging(heard),
        };
        let stub = Stub::start(script).await;
        let vendor = signed_in(&stub, "").await;
        let looks = stub.count(LOOK);
        lose.store(true, Ordering::SeqCst);
        // The poll that waits ends with this event; the next one meets the loss.
        stub.push_call(&call_in("Held"));
        until(|| {
            stub.count_operation("/meta/handshake") == 2 && stub.count_operation("/meta/subscribe") == 2
        })
        .await;
        until(|| stub.count(LOOK) > looks).await;
        seen(&vendor, in_state(CallState::Connected)).await;
    }
}

#[tokio::test]
async fn a_poll_that_breaks_off_keeps_the_session_and_what_was_missed_is_asked_for() {
    let cut = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&cut);
    let script = move |heard: &Heard, _| match operation_of(heard).as_str() {
        "/meta/connect" if told.swap(false, Ordering::SeqCst) => Say::Nothing,
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    let looks = stub.count(LOOK);
    cut.store(true, Ordering::SeqCst);
    stub.push_call(&call_in("Held"));
    until(|| stub.count(LOOK) > looks).await;
    stub.push_call(&call_in("Held"));
    seen(&vendor, in_state(CallState::Held)).await;
    assert_eq!(stub.count_operation("/meta/handshake"), 1);
}

#[tokio::test]
async fn what_happens_after_a_look_and_before_the_channel_stands_again_is_asked_for() {
    const CUT: usize = 1;
    const HELD: usize = 2;
    let (stage, held, gate) =
        (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)), Arc::new(Notify::new()));
    let (told, is_held, opens) = (Arc::clone(&stage), Arc::clone(&held), Arc::clone(&gate));
    let script = move |heard: &Heard, _| match operation_of(heard).as_str() {
        "/meta/connect" if told.compare_exchange(CUT, HELD, Ordering::SeqCst, Ordering::SeqCst).is_ok() => {
            Say::Nothing
        }
        "/meta/connect" if told.compare_exchange(HELD, 0, Ordering::SeqCst, Ordering::SeqCst).is_ok() => {
            Say::Once(Arc::clone(&opens), Box::new(Say::Poll))
        }
        _ if heard.line() == LOOK && is_held.load(Ordering::SeqCst) => me(&[call_in("Held")]),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    stage.store(CUT, Ordering::SeqCst);
    stub.push_call(&call_in("Established"));
    until(|| stage.load(Ordering::SeqCst) == 0).await;
    assert_eq!(vendor.pushes(), Some(false));
    let before = vendor.snapshot().await.expect("asked for");
    assert!(in_state(CallState::Connected)(&before));

    held.store(true, Ordering::SeqCst);
    let looks = stub.count(LOOK);
    gate.notify_one();
    until(|| stub.count(LOOK) > looks).await;
    seen(&vendor, in_state(CallState::Held)).await;
    until(|| vendor.pushes() == Some(true)).await;
}

#[tokio::test]
async fn who_relies_on_being_told_is_told_when_nothing_is_pushed_any_more() {
    let (gate, goes) = (Arc::new(Notify::new()), Arc::new(AtomicBool::new(false)));
    let (opens, gone) = (Arc::clone(&gate), Arc::clone(&goes));
    let script = move |heard: &Heard, _| match operation_of(heard).as_str() {
        "/meta/connect" if json_of(heard)[0]["advice"].is_null() => {
            Say::Once(Arc::clone(&opens), Box::new(Say::Nothing))
        }
        "/meta/connect" if gone.load(Ordering::SeqCst) => Say::Nothing,
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    until(|| vendor.pushes() == Some(true) && stub.count_operation("/meta/connect") == 2).await;
    let mut changes = vendor.changes().expect("it pushes");
    changes.mark_unchanged();
    goes.store(true, Ordering::SeqCst);
    gate.notify_one();
    tokio::time::timeout(Duration::from_secs(20), changes.changed()).await.expect("in time").expect("told");
    assert_eq!(vendor.pushes(), Some(false));
}

#[tokio::test]
async fn without_a_push_channel_each_snapshot_asks() {
    let script = |heard: &Heard, _| match operation_of(heard).as_str() {
        "/meta/handshake" => Say::Json(json!([{ "channel": "/meta/handshake", "successful": false,
            "error": "403::denied", "advice": { "reconnect": "none" } }])),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    let looks = stub.count(LOOK);
    vendor.snapshot().await.expect("a snapshot");
    vendor.snapshot().await.expect("a snapshot");
    assert_eq!(stub.count(LOOK), looks + 2);
    assert_eq!(stub.count_operation("/meta/handshake"), 1, "refused for good");
}

#[tokio::test]
async fn a_push_endpoint_that_turns_us_away_costs_one_new_sign_in_and_no_more() {
    let script = |heard: &Heard, _| if is_push(heard) { Say::denied() } else { obliging(heard) };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    vendor.snapshot().await.expect("asked for instead");
    let proofs = stub.heard().iter().filter(|heard| !heard.header("authorization").is_empty()).count();
    assert_eq!(proofs, 2);
    assert_eq!(stub.count_operation("/meta/handshake"), 2);
}

#[tokio::test]
async fn a_message_that_says_nothing_but_error_is_followed_by_a_look() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    vendor.snapshot().await.expect("a snapshot");
    let looks = stub.count(LOOK);
    let mut changes = vendor.changes().expect("it pushes");
    changes.mark_unchanged();
    stub.push("/v2/me/calls", &json!({ "messageType": "ErrorMessage", "devicePath": "/devices/1" }));
    tokio::time::timeout(Duration::from_secs(20), changes.changed()).await.expect("in time").expect("told");
    until(|| stub.count(LOOK) > looks).await;
}

#[tokio::test]
async fn a_message_nobody_knows_changes_nothing() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    stub.push("/v2/me/calls", &json!({ "messageType": "SomethingNew", "call": 7 }));
    let mut unheard = call_in("Held");
    unheard["novelty"] = json!([1]);
    let data = json!({ "messageType": "CallStateChangeMessage", "notificationType": "NeverHeardOf", "call": unheard });
    stub.push("/v2/me/calls", &data);
    seen(&vendor, in_state(CallState::Held)).await;
}

#[tokio::test]
async fn a_poll_that_meets_the_end_of_the_session_signs_in_again_and_listens_anew() {
    let over = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&over);
    let script = move |heard: &Heard, _| match operation_of(heard).as_str() {
        "/meta/connect" if told.swap(false, Ordering::SeqCst) => Say::denied(),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    over.store(true, Ordering::SeqCst);
    stub.push_call(&call_in("Held"));
    until(|| stub.count_operation("/meta/subscribe") == 2).await;
    let proofs = stub.heard().iter().filter(|heard| !heard.header("authorization").is_empty()).count();
    assert_eq!(proofs, 2);
    stub.push_call(&call_in("Held"));
    seen(&vendor, in_state(CallState::Held)).await;
}
