use ringside_vendor::{Reached, Reply, Request, VendorErrorKind};

use super::*;

/// A vendor whose list of calls holds `calls` from the `after`th look on, and the usual call before.
async fn changes_its_list(after: usize, calls: &'static str) -> Stub {
    Stub::start(move |heard, before| match method_of(heard) {
        "getcalls" if before >= after => said(calls),
        _ => obliging(heard),
    })
    .await
}

#[tokio::test]
async fn a_call_is_looked_for_before_it_is_acted_on() {
    for (method, request) in acts_on_a_call() {
        let stub = Stub::start(|heard, _| obliging(heard)).await;
        ask(&adapter(&stub), request).await.expect(method);
        assert_eq!(stub.names(), ["token", "getcalls", method]);
    }
}

#[tokio::test]
async fn a_list_just_seen_is_look_enough_for_all_but_the_outcome() {
    for (method, request) in acts_on_a_call() {
        let stub = Stub::start(|heard, _| obliging(heard)).await;
        let vendor = adapter_with(&stub, "fresh_for_ms = 60000");
        ask(&vendor, Request::Snapshot).await.expect("a snapshot");
        ask(&vendor, request).await.expect(method);
        let looks = if method == "dispose" { 2 } else { 1 };
        assert_eq!((stub.count("getcalls"), stub.count(method)), (looks, 1), "{method}");
    }
}

#[tokio::test]
async fn a_list_seen_too_long_ago_is_asked_for_again() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(&stub, "fresh_for_ms = 0");
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    ask(&vendor, Request::Hold { call: call() }).await.expect("held");
    assert_eq!(stub.names(), ["token", "getcalls", "getcalls", "hold"]);
}

#[tokio::test]
async fn nothing_is_sent_for_a_call_that_is_gone_or_whose_number_means_another() {
    let another = r#"[{"CallId":1001,"CallStartTime":"\/Date(1714559999000)\/"}]"#;
    for list in ["[]", another] {
        for (method, request) in acts_on_a_call() {
            let stub = changes_its_list(0, list).await;
            let error = ask(&adapter(&stub), request).await.expect_err(method);
            assert_eq!((error.kind, error.reached), (VendorErrorKind::NoSuchCall, Reached::No), "{method}");
            assert_eq!(stub.count(method), 0, "{method}");
        }
    }
}

#[tokio::test]
async fn an_outcome_goes_nowhere_when_the_call_ended_between_list_and_click() {
    let stub = changes_its_list(1, "[]").await;
    let vendor = adapter_with(&stub, "fresh_for_ms = 60000");
    ask(&vendor, Request::Snapshot).await.expect("a snapshot");
    let error = ask(&vendor, dispose("SALE")).await.expect_err("gone");
    assert_eq!(error.kind, VendorErrorKind::NoSuchCall);
    assert_eq!(stub.count("dispose"), 0);
}

#[tokio::test]
async fn a_call_without_start_time_is_known_by_its_number_alone() {
    let stub = changes_its_list(0, r#"[{"CallId":1001}]"#).await;
    let vendor = adapter(&stub);
    ask(&vendor, Request::HangUp { call: call() }).await.expect("hung up");
    let Ok(Reply::Snapshot(snapshot)) = ask(&vendor, Request::Snapshot).await else { panic!("no snapshot") };
    assert_eq!(snapshot.calls[0].id.as_str(), "1001");
    ask(&vendor, Request::HangUp { call: snapshot.calls[0].id.clone() }).await.expect("hung up");
}

#[tokio::test]
async fn a_call_just_dialled_can_be_hung_up_at_once() {
    let stub = changes_its_list(0, "[]").await;
    let vendor = adapter(&stub);
    ask(&vendor, Request::Snapshot).await.expect("an empty list");
    let dial =
        ringside_vendor::Dial { kind: ringside_vendor::DialKind::Manual, number: "201".into(), lead: None };
    ask(&vendor, Request::Dial(dial)).await.expect("dialled");
    ask(&vendor, Request::HangUp { call: call() }).await.expect("hung up");
    assert_eq!(stub.names(), ["token", "getcalls", "dial", "hangup"]);
}

#[tokio::test]
async fn where_ended_calls_leave_the_list_an_outcome_is_sent_all_the_same() {
    let stub = changes_its_list(0, "[]").await;
    let vendor = adapter_with(&stub, "ended_calls_listed = false");
    assert_eq!(vendor.capabilities().disposition_evidence, ringside_vendor::Evidence::None);
    ask(&vendor, dispose("SALE")).await.expect("disposed");
    assert_eq!(
        stub.last("dispose").line(),
        "GET /webservices/services/telephony/dispose/user/42/call/1001?resultcode=SALE"
    );
    ask(&vendor, Request::HangUp { call: call() }).await.expect_err("a live call would be listed");

    let stub = changes_its_list(0, r#"[{"CallId":1001,"CallStartTime":"\/Date(1)\/"}]"#).await;
    let error = ask(&adapter_with(&stub, "ended_calls_listed = false"), dispose("SALE")).await;
    assert_eq!(error.expect_err("another call").kind, VendorErrorKind::NoSuchCall);
    assert_eq!(stub.count("dispose"), 0);
}

#[tokio::test]
async fn a_look_that_fails_means_that_nothing_was_sent() {
    let stub = Stub::start(|heard, _| match method_of(heard) {
        "getcalls" => Say::status("503 Service Unavailable", "Retry-After: 3\r\n", ""),
        _ => obliging(heard),
    })
    .await;
    let error = ask(&adapter(&stub), dispose("SALE")).await.expect_err("no list");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::ServerFault, Reached::No));
    assert_eq!(error.operation, "dispose");
    assert_eq!(error.retry, ringside_vendor::Retry::After(std::time::Duration::from_secs(3)));
    assert_eq!(stub.count("dispose"), 0);
}

#[tokio::test]
async fn a_snapshot_says_what_the_profiles_tables_say_and_no_more() {
    let list = r#"[{"CallId":1001,"CallStartTime":"\/Date(1714554930123)\/","CallState":3,"CallStatus":9,
        "CustomerName":"Ms","CustomerName2":"Example","PhoneNumber":"07700900123","RecordingState":1}]"#;
    let stub = Stub::start(move |heard, _| match method_of(heard) {
        "getcalls" => Say::status(
            "200 OK",
            "Date: Wed, 01 May 2024 09:15:31 GMT\r\n",
            &format!(r#"{{"Success":true,"Data":{list}}}"#),
        ),
        _ => obliging(heard),
    })
    .await;
    let options =
        "call_state = { 3 = 'connected' }\nrecording_state = { 1 = 'on' }\ncall_status = { 3 = 'inbound' }";
    let Ok(Reply::Snapshot(known)) = ask(&adapter_with(&stub, options), Request::Snapshot).await else {
        panic!("no snapshot")
    };
    let call = &known.calls[0];
    assert_eq!(known.agent, None, "MaxContact has no way to ask");
    assert_eq!(known.server_time.map(ringside_domain::Timestamp::as_second), Some(1_714_554_931));
    assert_eq!(call.state, Some(ringside_domain::CallState::Connected));
    assert_eq!(call.recording, ringside_domain::Recording::On);
    assert_eq!(call.direction, None, "9 is in no table");
    assert_eq!(call.name.as_deref(), Some("Ms Example"));
    let Ok(Reply::Snapshot(unknown)) = ask(&adapter(&stub), Request::Snapshot).await else {
        panic!("no snapshot")
    };
    assert_eq!(
        (unknown.calls[0].state, unknown.calls[0].recording),
        (None, ringside_domain::Recording::Unknown)
    );
}
