use std::sync::atomic::{AtomicUsize, Ordering};

use ringside_domain::Early;
use ringside_vendor::{AgentSnapshot, Reached, Retry, VendorErrorKind as Kind};

use super::*;

const QUEUED: &str = r#"{"status":"Success","message":"Disposition Queued Successfully"}"#;
const ALREADY: &str = r#"{"details":"This call is already Disposed.","status":"Fail"}"#;

async fn calls(vendor: &Ozonetel) -> Vec<String> {
    let Ok(Reply::Snapshot(AgentSnapshot { calls, .. })) = ask(vendor, Request::Snapshot).await else {
        panic!("no snapshot")
    };
    calls.into_iter().map(|call| call.id.as_str().to_owned()).collect()
}

/// A vendor that refuses all outcomes but the first `fine`, and whose record of the call says `outcome`.
async fn closed(outcome: &'static str, note: &'static str, first: Option<Say>) -> Stub {
    start(move |heard, before| match (method_of(heard).as_str(), &first) {
        ("dispose", Some(say)) if before == 0 => say.clone(),
        ("dispose", _) => Say::body(ALREADY),
        ("fetchCDRDetails", _) => Say::Body(format!(
            r#"{{"status":"success","details":[{{"CallID":{UCID},"Disposition":"{outcome}","Comments":"{note}"}}]}}"#
        )),
        _ => obliging(heard),
    })
    .await
}

#[tokio::test]
async fn an_outcome_queued_while_talking_is_sent_again_after_the_call() {
    let stub = start(|heard, before| match method_of(heard).as_str() {
        "dispose" if before == 0 => Say::body(QUEUED),
        "dispose" => Say::body(ALREADY),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter_with(&stub, "check_records = true");
    ask(&vendor, dial()).await.expect("dialled");
    assert_eq!(ask(&vendor, dispose_as(disposition("Sale"), true)).await.expect("taken"), Reply::Queued);
    assert_eq!(calls(&vendor).await, [UCID], "still up");
    ask(&vendor, Request::CallOver { call: call() }).await.expect("noted");
    let mut again = disposition("Sale");
    again.early = Early::Taken;
    let error = ask(&vendor, dispose_as(again, false)).await.expect_err("carried out");
    assert_eq!(error.kind, Kind::AlreadyDisposed);
    assert_eq!(error.detail.as_deref(), Some("the vendor took it during the call"));
    assert_eq!(stub.count("fetchCDRDetails"), 0, "there is nothing to look up");
    assert!(calls(&vendor).await.is_empty());
}

#[tokio::test]
async fn a_saved_outcome_ends_the_call() {
    let stub = start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    ask(&vendor, dial()).await.expect("dialled");
    assert_eq!(calls(&vendor).await, [UCID]);
    assert_eq!(ask(&vendor, dispose()).await.expect("saved"), Reply::Done);
    assert!(calls(&vendor).await.is_empty());
}

#[tokio::test]
async fn whose_outcome_a_closed_call_has_is_told_as_far_as_the_record_tells() {
    for (recorded, kind, words) in [
        (
            "Wrap up time exceeded :1",
            Kind::OtherOutcome,
            "the wrap-up time was over, so the vendor closed the call itself",
        ),
        ("Sale", Kind::AlreadyDisposed, "the vendor's record shows this outcome"),
        ("Callback", Kind::OtherOutcome, "the vendor's record shows another outcome"),
        ("", Kind::AlreadyDisposed, "whose outcome it is, the vendor does not tell"),
    ] {
        let stub = closed(recorded, "", None).await;
        let error = ask(&adapter_with(&stub, "check_records = true"), dispose()).await.expect_err("closed");
        assert_eq!((error.kind, error.reached), (kind, Reached::No));
        assert_eq!(error.detail.as_deref(), Some(words));
    }
}

#[tokio::test]
async fn an_outcome_whose_answer_was_lost_is_settled_by_the_next_try() {
    for (recorded, expected) in [
        ("Sale", Ok(Reply::Done)),
        ("", Ok(Reply::Unconfirmed)),
        ("Callback", Err(Kind::OtherOutcome)),
        ("Wrap up time exceeded :1", Err(Kind::OtherOutcome)),
    ] {
        for lost in [Say::Nothing, Say::body("<html>502</html>"), Say::body("{\"deta"), Say::body("")] {
            let stub = closed(recorded, "", Some(lost)).await;
            let vendor = adapter_with(&stub, "check_records = true");
            assert!(vendor.repeatable(&dispose()));
            let error = ask(&vendor, dispose()).await.expect_err("lost");
            assert_eq!(error.reached, Reached::Maybe);
            let result = ask(&vendor, dispose()).await;
            assert_eq!(result.map_err(|error| error.kind), expected, "{recorded}");
        }
    }
}

#[tokio::test]
async fn a_lost_outcome_proves_nothing_of_another_one_for_the_same_call() {
    let stub = closed("", "", Some(Say::Nothing)).await;
    let vendor = adapter(&stub);
    assert_eq!(ask(&vendor, dispose()).await.expect_err("lost").reached, Reached::Maybe);
    let changed = dispose_as(disposition("Callback"), false);
    assert_eq!(ask(&vendor, changed).await.expect_err("closed").kind, Kind::AlreadyDisposed);
}

#[tokio::test]
async fn the_same_outcome_with_another_note_is_another() {
    let stub = closed("Sale", "somebody else's", None).await;
    let mut outcome = disposition("Sale");
    outcome.note = Some("mine".into());
    let error = ask(&adapter_with(&stub, "check_records = true"), dispose_as(outcome, false))
        .await
        .expect_err("closed");
    assert_eq!(error.detail.as_deref(), Some("the vendor's record shows another outcome"));
}

#[tokio::test]
async fn a_passing_fault_in_the_vendors_words_is_tried_once_more_and_a_lasting_one_is_not() {
    let later = r#"{"status":"Error","details":"Unable to Dispose . Please retry after some time."}"#;
    let stub = start(move |heard, before| match method_of(heard).as_str() {
        "dispose" if before == 0 => Say::body(later),
        _ => obliging(heard),
    })
    .await;
    assert_eq!(ask(&adapter(&stub), dispose()).await.expect("saved"), Reply::Done);
    assert_eq!(stub.count("dispose"), 2);

    let stub = obliging_but("dispose", Say::body(later)).await;
    let error = ask(&adapter(&stub), dispose()).await.expect_err("refused");
    assert_eq!((error.kind, error.retry, stub.count("dispose")), (Kind::Refused, Retry::Never, 2));

    let stub = obliging_but("dispose", Say::body(later)).await;
    let long = VendorCallId::new("9".repeat(20));
    let request =
        Request::Dispose { call: long, facts: CallFacts::default(), disposition: disposition("Sale") };
    let error = ask(&adapter(&stub), request).await.expect_err("too long for ever");
    assert_eq!((error.kind, error.retry, stub.count("dispose")), (Kind::Refused, Retry::Never, 1));
}

#[tokio::test]
async fn outcomes_come_in_the_vendors_order_and_once_each() {
    let list = r#"{"status":"Success","message":["Sale","Callback","Sale"," Busy "]}"#;
    let stub = obliging_but("list", Say::body(list)).await;
    let Ok(Reply::Dispositions(catalogue)) = ask(&adapter(&stub), Request::Dispositions).await else {
        panic!("no list")
    };
    let codes: Vec<&str> = catalogue.codes.iter().map(|code| code.code.as_str()).collect();
    assert_eq!(codes, ["Sale", "Callback", "Busy"]);
}

#[tokio::test]
async fn a_list_that_is_a_text_is_an_error_text() {
    for (body, kind) in [
        (
            r#"{"status":"Fail","message":"No disposition found for campaign ID: 12 and user: demo"}"#,
            Kind::Refused,
        ),
        (r#"{"status":"Success","details":"nothing here"}"#, Kind::NotUnderstood),
        (r#"{"status":"Fail","details":"Authentication fails"}"#, Kind::BadCredentials),
    ] {
        let stub = obliging_but("list", Say::body(body)).await;
        let error = ask(&adapter(&stub), Request::Dispositions).await.expect_err(body);
        assert_eq!(error.kind, kind, "{body}");
    }
}

#[tokio::test]
async fn an_outcome_given_up_on_while_it_was_on_its_way_counts_as_lost() {
    static SENT: AtomicUsize = AtomicUsize::new(0);
    let stub = start(|heard, before| match method_of(heard).as_str() {
        "dispose" if before == 0 => {
            SENT.fetch_add(1, Ordering::SeqCst);
            // Half of the head of an answer: the rest never comes.
            Say::Raw("HTTP/1.1 200 OK\r\nContent-Le".into())
        }
        "dispose" => Say::body(ALREADY),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter(&stub);
    let waiting = tokio::spawn({
        let vendor = vendor.clone();
        async move { ask(&vendor, dispose()).await }
    });
    while SENT.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    waiting.abort();
    let _ = waiting.await;
    assert_eq!(ask(&vendor, dispose()).await.expect("probably saved"), Reply::Unconfirmed);
}
