use ringside_domain::CallState;
use ringside_vendor::{Reached, VendorErrorKind};

use super::*;

const KEY: &str = r#"disposition_key = "DispositionCode""#;

async fn released(stub: &Stub, vendor: &Genesys) {
    stub.push_call(&call_in("Released"));
    seen(vendor, |snapshot| the_call(snapshot).is_some_and(|call| call.state == Some(CallState::WrapUp)))
        .await;
}

#[tokio::test]
async fn an_outcome_goes_out_as_in_the_documented_sample() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, KEY).await;
    assert_eq!(ask(&vendor, dispose(true)).await.expect("taken"), Reply::Done);
    let (line, body) = stub.commands().pop().expect("sent");
    assert_eq!(line, format!("POST /api/v2/me/calls/{CALL}"));
    assert_eq!(
        body,
        format!(
            r#"{{"operationName":"SetCallDisposition","callUri":"{}/api/v2/calls/{CALL}","callUuid":"{CALL}","disposition":"Referred","dispositionKey":"DispositionCode"}}"#,
            stub.base_url
        )
    );
}

#[tokio::test]
async fn without_a_key_the_servers_own_is_used() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    ask(&vendor, dispose(true)).await.expect("taken");
    assert!(!stub.last("SetCallDisposition").body.contains("dispositionKey"));
}

#[tokio::test]
async fn an_old_build_names_the_call_by_two_ids() {
    let script = |heard: &Heard, _| {
        let mut old = call_in("Established");
        old["id"] = json!("006c03a7194aa020");
        match heard.line() {
            line if line.starts_with("GET /api/v2/me?") => me(&[old]),
            _ => obliging(heard),
        }
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    let id = vendor.snapshot().await.expect("a snapshot").calls.remove(0).id;
    let Request::Dispose { facts, disposition, .. } = dispose(true) else { panic!("an outcome") };
    ask(&vendor, Request::Dispose { call: id, facts, disposition }).await.expect("taken");
    let (line, body) = stub.commands().pop().expect("sent");
    assert_eq!(line, "POST /api/v2/me/calls/006c03a7194aa020");
    assert!(body.contains(&format!(r#""callUuid":"{CALL}""#)), "{body}");
}

#[tokio::test]
async fn an_outcome_of_a_released_call_is_taken_and_never_confirmed() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, KEY).await;
    released(&stub, &vendor).await;
    assert_eq!(ask(&vendor, dispose(false)).await.expect("taken"), Reply::Unconfirmed);
    let snapshot = vendor.snapshot().await.expect("a snapshot");
    assert!(the_call(&snapshot).is_none(), "nothing is owed any more");
}

#[tokio::test]
async fn a_call_of_an_earlier_run_can_still_be_given_its_outcome() {
    let script = |heard: &Heard, _| match heard.line() {
        line if line.starts_with("GET /api/v2/me?") => me(&[]),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, KEY).await;
    assert_eq!(ask(&vendor, dispose(false)).await.expect("taken"), Reply::Unconfirmed);
}

#[tokio::test]
async fn a_path_that_no_longer_knows_the_call_is_followed_by_one_try_on_the_device() {
    for refusal in [
        Say::code("200 OK", 6, "gone"),
        Say::code("404 Not Found", 6, "gone"),
        Say::status("404 Not Found", "", ""),
    ] {
        let script = move |heard: &Heard, _| match heard.line() {
            line if line.starts_with("POST /api/v2/me/calls/") => refusal.clone(),
            _ => obliging(heard),
        };
        let stub = Stub::start(script).await;
        let vendor = signed_in(&stub, KEY).await;
        released(&stub, &vendor).await;
        assert_eq!(ask(&vendor, dispose(false)).await.expect("taken"), Reply::Unconfirmed);
        let [first, second] = &stub.commands()[..] else { panic!("two tries") };
        assert_eq!(second.0, format!("POST /api/v2/me/devices/{DEVICE}"));
        assert_eq!(first.1, second.1, "the same body");
    }
}

#[tokio::test]
async fn a_call_neither_path_knows_is_told_as_not_there() {
    let script = |heard: &Heard, _| match operation_of(heard).as_str() {
        "SetCallDisposition" => Say::code("200 OK", 6, "gone"),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, KEY).await;
    released(&stub, &vendor).await;
    let error = ask(&vendor, dispose(false)).await.expect_err("gone");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::NoSuchCall, Reached::No));
    assert_eq!(stub.count_operation("SetCallDisposition"), 2);
    assert_discreet(&error);
}

#[tokio::test]
async fn a_lost_answer_is_settled_by_looking_while_the_call_is_up() {
    let script = |heard: &Heard, before: usize| match (operation_of(heard).as_str(), heard.line()) {
        ("SetCallDisposition", _) => Say::Nothing,
        (_, line) if line.starts_with("GET /api/v2/me?subresources=dev") && before > 0 => {
            let mut call = call_in("Established");
            call["userData"] = json!({ "DispositionCode": "Referred" });
            me(&[call])
        }
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, KEY).await;
    assert_eq!(ask(&vendor, dispose(true)).await.expect("it is there"), Reply::Done);
    assert_eq!(stub.count_operation("SetCallDisposition"), 1);
}

#[tokio::test]
async fn a_lost_answer_on_a_call_that_is_up_and_does_not_show_it_is_followed_by_a_second_try() {
    let script = |heard: &Heard, before: usize| match operation_of(heard).as_str() {
        "SetCallDisposition" if before == 0 => Say::Nothing,
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, KEY).await;
    assert_eq!(ask(&vendor, dispose(true)).await.expect("taken"), Reply::Done);
    assert_eq!(stub.count_operation("SetCallDisposition"), 2);
}

#[tokio::test]
async fn a_lost_answer_on_a_released_call_is_never_followed_by_a_second_try() {
    let script = |heard: &Heard, _| match operation_of(heard).as_str() {
        "SetCallDisposition" => Say::Nothing,
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, KEY).await;
    released(&stub, &vendor).await;
    let error = ask(&vendor, dispose(false)).await.expect_err("lost");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::Interrupted, Reached::Maybe));
    assert_eq!(stub.count_operation("SetCallDisposition"), 1);
    assert!(!vendor.repeatable(&dispose(false)) && !vendor.repeatable(&dispose(true)));
}
