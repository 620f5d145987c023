use ringside_vendor::{BreakOrder, VendorErrorKind as Kind};

use super::*;

const QUEUED: &str = r#"{"status":"Success","message":"Disposition Queued Successfully"}"#;
const ALREADY: &str = r#"{"details":"This call is already Disposed.","status":"Fail"}"#;
const IN_ACW: &str =
    r#"{"status":"error","Message":"Agent a101 is in ACW state. You cant change to Pause state"}"#;

fn carries_lunch(heard: &Heard) -> bool {
    heard.body.contains(r#""pauseAfterDispose":"true","pauseReason":"Lunch""#)
}

#[tokio::test]
async fn a_break_asked_for_during_a_call_travels_with_its_outcome() {
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    assert_eq!(vendor.capabilities().breaks, Some(BreakOrder::BeforeDisposition));
    ask(&vendor, dial()).await.expect("dialled");
    ask(&vendor, lunch()).await.expect("held");
    assert_eq!(stub.count("changeAgentState"), 0, "the vendor would refuse it");
    ask(&vendor, dispose()).await.expect("saved");
    assert!(carries_lunch(&stub.last("dispose")));
    ask(&vendor, dial()).await.expect("dialled");
    ask(&vendor, dispose()).await.expect("saved");
    assert!(!carries_lunch(&stub.last("dispose")), "it was for one call");
}

#[tokio::test]
async fn a_break_asked_for_in_wrap_up_travels_with_the_outcome_once_the_vendor_refuses_it() {
    let not_there = r#"{"status":"error","message":"Agent is not Logged In"}"#;
    for refusal in [IN_ACW, not_there] {
        let stub = obliging_but("changeAgentState", Say::body(refusal)).await;
        let vendor = adapter(&stub);
        ask(&vendor, dial()).await.expect("dialled");
        ask(&vendor, Request::HangUp { call: call() }).await.expect("hung up");
        ask(&vendor, lunch()).await.expect("held");
        ask(&vendor, dispose()).await.expect("saved");
        assert!(carries_lunch(&stub.last("dispose")));
    }
}

#[tokio::test]
async fn a_break_asked_for_with_nothing_open_is_asked_of_the_vendor_at_once() {
    let stub = obliging_but("changeAgentState", Say::body(IN_ACW)).await;
    let error = ask(&adapter(&stub), lunch()).await.expect_err("refused");
    assert_eq!(error.kind, Kind::WrongState);
    let other = Request::Dispose {
        call: VendorCallId::new("9012171690000009"),
        facts: CallFacts::default(),
        disposition: disposition("Sale"),
    };
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    ask(&vendor, dial()).await.expect("dialled");
    ask(&vendor, lunch()).await.expect("held");
    ask(&vendor, other).await.expect("saved");
    assert!(!carries_lunch(&stub.last("dispose")), "an outcome owed from before does not end this call");
}

#[tokio::test]
async fn a_break_taken_back_before_the_outcome_does_not_travel() {
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    ask(&vendor, dial()).await.expect("dialled");
    ask(&vendor, lunch()).await.expect("held");
    ask(&vendor, Request::Ready).await.expect("taken back");
    assert_eq!(stub.count("changeAgentState"), 0);
    ask(&vendor, dispose()).await.expect("saved");
    assert!(!carries_lunch(&stub.last("dispose")));
}

#[tokio::test]
async fn a_break_the_vendor_holds_with_a_queued_outcome_cannot_be_taken_back() {
    let stub = obliging_but("dispose", Say::body(QUEUED)).await;
    let vendor = adapter(&stub);
    ask(&vendor, dial()).await.expect("dialled");
    ask(&vendor, lunch()).await.expect("held");
    ask(&vendor, dispose_as(disposition("Sale"), true)).await.expect("queued");
    let error = ask(&vendor, Request::Ready).await.expect_err("too late");
    assert_eq!(error.kind, Kind::WrongState);
    ask(&vendor, Request::CallOver { call: call() }).await.expect("noted");
    ask(&vendor, Request::Ready).await.expect("asked of the vendor");
    assert_eq!(stub.count("changeAgentState"), 1);
}

#[tokio::test]
async fn a_lost_outcome_carries_its_break_again_word_for_word() {
    let stub = start(|heard, before| match method_of(heard).as_str() {
        "dispose" if before == 0 => Say::Nothing,
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    ask(&vendor, dial()).await.expect("dialled");
    ask(&vendor, lunch()).await.expect("held");
    ask(&vendor, dispose()).await.expect_err("lost");
    let first = stub.last("dispose");
    ask(&vendor, dispose()).await.expect("saved");
    assert!(carries_lunch(&first));
    assert_eq!(stub.last("dispose").body, first.body);
}

#[tokio::test]
async fn a_break_whose_outcome_came_too_late_is_asked_for_by_itself() {
    let stub = obliging_but("dispose", Say::body(ALREADY)).await;
    let vendor = adapter(&stub);
    ask(&vendor, dial()).await.expect("dialled");
    ask(&vendor, lunch()).await.expect("held");
    ask(&vendor, dispose()).await.expect_err("closed by the vendor");
    assert!(stub.last("changeAgentState").body.ends_with(r#""state":"Pause","pauseReason":"Lunch"}"#));
}

#[tokio::test]
async fn a_break_that_travelled_with_a_queued_outcome_is_not_asked_for_twice() {
    let stub = start(|heard, before| match method_of(heard).as_str() {
        "dispose" if before == 0 => Say::body(QUEUED),
        "dispose" => Say::body(ALREADY),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    ask(&vendor, dial()).await.expect("dialled");
    ask(&vendor, lunch()).await.expect("held");
    ask(&vendor, dispose_as(disposition("Sale"), true)).await.expect("queued");
    let mut again = disposition("Sale");
    again.early = ringside_domain::Early::Taken;
    ask(&vendor, dispose_as(again, false)).await.expect_err("carried out");
    assert!(carries_lunch(&stub.last("dispose")));
    assert_eq!(stub.count("changeAgentState"), 0);
}
