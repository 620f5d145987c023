use ringside_domain::{AgentState, BreakId};
use ringside_vendor::{Reached, VendorErrorKind};

use super::*;

fn logged_out(heard: &Heard, before: usize) -> Say {
    // The agent is logged in from the second look on: the first is before the session was opened.
    let mut device = device();
    device["userState"] = json!({ "state": "LoggedOut", "displayName": "Offline" });
    let user = json!({ "statusCode": 0, "user": { "userName": "agent1", "devices": [device], "calls": [] } });
    match heard.line() {
        line if line.starts_with("GET /api/v2/me?") && before == 0 => Say::Json(user),
        _ => obliging(heard),
    }
}

#[tokio::test]
async fn a_sign_in_proves_the_password_listens_and_opens_a_session() {
    let stub = Stub::start(logged_out).await;
    let vendor = adapter_with(
        &stub,
        "place = \"P1\"\nlogin_code = \"lc\"\nqueue = \"q\"\ndevice_path = \"/devices/x\"\nchannels = [\"voice\", \"chat\"]",
    );
    let signed_in = vendor.sign_in().await.expect("signed in");
    assert_eq!(signed_in.agent_name.as_deref(), Some("agent1"));

    let heard = stub.heard();
    let order: Vec<String> = heard
        .iter()
        .filter(|heard| operation_of(heard) != "/meta/connect")
        .map(|heard| format!("{} {}", heard.line(), operation_of(heard)))
        .collect();
    assert_eq!(
        order,
        [
            "GET /api/v2/me?subresources=features%2Cdevices%2Cchannels%2Ccalls%2Csettings ",
            "GET /api/v2/settings/agent-states ",
            "POST /api/v2/notifications /meta/handshake",
            "POST /api/v2/notifications /meta/subscribe",
            "GET /api/v2/me?subresources=devices%2Ccalls%2Cchannels ",
            "POST /api/v2/me StartContactCenterSession",
            "GET /api/v2/me?subresources=devices%2Ccalls%2Cchannels ",
        ]
    );
    assert_eq!(heard[0].header("authorization"), ["Basic YWdlbnQxOnNlY3JldA=="]);
    assert_eq!(
        stub.last("StartContactCenterSession").body,
        r#"{"operationName":"StartContactCenterSession","channels":["voice","chat"],"place":"P1","loginCode":"lc","queue":"q","devicePath":"/devices/x"}"#
    );
    assert_eq!(
        json_of(&stub.last("/meta/subscribe"))[0]["subscription"],
        json!(["/v2/me/devices", "/v2/me/calls", "/v2/me/channels"])
    );
}

#[tokio::test]
async fn an_agent_who_is_logged_in_already_is_not_logged_in_again() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    signed_in(&stub, "").await;
    assert_eq!(stub.count_operation("StartContactCenterSession"), 0);
}

#[tokio::test]
async fn cookies_and_token_go_along_and_the_password_does_not() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    ask(&vendor, Request::Ready).await.expect("ready");
    let ready = stub.last("Ready");
    assert_eq!(ready.line(), "POST /api/v2/me/channels/voice");
    assert_eq!(ready.body, r#"{"operationName":"Ready"}"#);
    assert_eq!(ready.header("content-type"), ["application/json;charset=UTF-8"]);
    assert_eq!(ready.header("x-csrf-token"), ["csrf-1"]);
    assert!(ready.header("authorization").is_empty());
    for heard in [ready, stub.last("/meta/subscribe")] {
        let cookies = heard.header("cookie").join("; ");
        assert!(cookies.contains("JSESSIONID=s1") && cookies.contains("BAYEUX_BROWSER=b1"), "{cookies}");
    }
    assert_eq!(stub.last("/meta/connect").header("x-csrf-token"), ["csrf-1"]);
}

#[tokio::test]
async fn a_server_that_sets_no_cookie_is_told_the_password_each_time() {
    let bare = |heard: &Heard, _| match obliging(heard) {
        _ if heard.line().starts_with("GET /api/v2/me?") => me(&[]),
        Say::Raw(raw) => Say::Raw(raw.replace("Set-Cookie", "X-None")),
        say => say,
    };
    let stub = Stub::start(bare).await;
    let vendor = signed_in(&stub, "").await;
    ask(&vendor, Request::Ready).await.expect("ready");
    assert_eq!(stub.last("Ready").header("authorization").len(), 1);
}

#[tokio::test]
async fn a_wrong_password_is_told_as_one_and_sent_once() {
    for refusal in
        [Say::denied(), Say::status("401 Unauthorized", "", ""), Say::code("401 Unauthorized", 20, "x")]
    {
        let answer = refusal.clone();
        let stub = Stub::start(move |_, _| answer.clone()).await;
        let error = adapter_with(&stub, "").sign_in().await.expect_err("refused");
        assert_eq!(
            (error.kind, error.reached),
            (VendorErrorKind::BadCredentials, Reached::No),
            "{refusal:?}"
        );
        assert_discreet(&error);
        assert_eq!(stub.heard().len(), 1);
    }
}

#[tokio::test]
async fn a_password_that_has_to_be_changed_is_told() {
    let stub = Stub::start(|_, _| Say::code("200 OK", 8, "change it")).await;
    let error = adapter_with(&stub, "").sign_in().await.expect_err("refused");
    assert_eq!(error.kind, VendorErrorKind::AccountMode);
}

#[tokio::test]
async fn a_session_that_ran_out_is_renewed_once_for_all_that_wait_and_what_was_asked_is_asked_again() {
    let script = |heard: &Heard, before: usize| match operation_of(heard).as_str() {
        "Ready" | "NotReady" if before == 0 => Say::denied(),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    let proofs =
        |stub: &Stub| stub.heard().iter().filter(|heard| !heard.header("authorization").is_empty()).count();
    assert_eq!(proofs(&stub), 1);
    let lunch = Request::NotReady { reason: Some(BreakId::new("OutToLunch")) };
    let (ready, other) = tokio::join!(ask(&vendor, Request::Ready), ask(&vendor, lunch));
    ready.expect("ready");
    other.expect("not ready");
    assert_eq!(stub.count_operation("Ready"), 2);
    assert_eq!(proofs(&stub), 2, "the password was sent once more");
    // The push session belonged to the sign-in that is over.
    until(|| stub.count_operation("/meta/handshake") == 2).await;
}

#[tokio::test]
async fn a_session_that_cannot_be_kept_is_not_renewed_in_a_circle() {
    let script = |heard: &Heard, _| match operation_of(heard).as_str() {
        "Ready" | "NotReady" => Say::denied(),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    let error = ask(&vendor, Request::Ready).await.expect_err("refused");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::SignedOut, Reached::No));
    assert_eq!(stub.count_operation("Ready"), 2);
}

#[tokio::test]
async fn a_refused_token_is_fetched_anew_and_the_command_sent_once_more() {
    for refusal in [
        Say::status("403 Forbidden", "", "Missing or invalid Csrf token"),
        Say::code("403 Forbidden", 3, "Missing or invalid Csrf token"),
    ] {
        let script = move |heard: &Heard, before: usize| match heard.line() {
            "POST /api/v2/me/channels/voice" if before == 0 => refusal.clone(),
            "GET /api/v2/me" => {
                Say::status("200 OK", "X-CSRF-TOKEN: csrf-2\r\n", r#"{"statusCode":0,"user":{}}"#)
            }
            _ => obliging(heard),
        };
        let stub = Stub::start(script).await;
        let vendor = signed_in(&stub, "").await;
        ask(&vendor, Request::Ready).await.expect("ready");
        assert_eq!(stub.count_operation("Ready"), 2);
        assert_eq!(stub.last("Ready").header("x-csrf-token"), ["csrf-2"]);
        let proofs = stub.heard().iter().filter(|heard| !heard.header("authorization").is_empty()).count();
        assert_eq!(proofs, 1, "the session was never in question");
    }
}

#[tokio::test]
async fn a_token_that_stays_refused_is_a_refusal() {
    let script = |heard: &Heard, _| match heard.line() {
        "POST /api/v2/me/channels/voice" => Say::status("403 Forbidden", "", "Missing or invalid Csrf token"),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    let error = ask(&vendor, Request::Ready).await.expect_err("refused");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::NotAllowed, Reached::No));
    assert_eq!(stub.count_operation("Ready"), 2);
}

#[tokio::test]
async fn a_login_that_worked_for_voice_is_a_login_and_one_that_failed_for_it_is_none() {
    let partial = |failed: &'static str| {
        move |heard: &Heard, before: usize| match operation_of(heard).as_str() {
            "StartContactCenterSession" => Say::Json(json!({ "statusCode": 7,
                "failed": [{ "statusCode": 4, "statusMessage": "Device '5001' is not registered.", "channel": failed }],
                "succeeded": [{ "statusCode": 0, "channel": "other" }] })),
            _ => logged_out(heard, before),
        }
    };
    let stub = Stub::start(partial("multimedia")).await;
    adapter_with(&stub, "").sign_in().await.expect("signed in");
    let stub = Stub::start(partial("voice")).await;
    let error = adapter_with(&stub, "").sign_in().await.expect_err("no phone");
    assert_eq!((error.kind, error.vendor_code.as_deref()), (VendorErrorKind::WrongState, Some("4")));
    assert_eq!(error.detail.as_deref(), Some("the phone is not registered"));
    until(|| stub.count_operation("/meta/disconnect") == 1).await;
}

#[tokio::test]
async fn a_sign_out_says_goodbye_to_push_first_and_ends_the_session_last() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    ask(&vendor, Request::SignOut).await.expect("signed out");
    let operations: Vec<String> = stub.heard().iter().map(operation_of).collect();
    let at = |name: &str| operations.iter().position(|operation| operation == name).expect(name);
    assert!(at("/meta/disconnect") < at("EndContactCenterSession"));
    assert_eq!(operations.last().map(String::as_str), Some("EndContactCenterSession"));
    let error = vendor.snapshot().await.expect_err("signed out");
    assert_eq!(error.kind, VendorErrorKind::SignedOut);
    let proofs = stub.heard().iter().filter(|heard| !heard.header("authorization").is_empty()).count();
    assert_eq!(proofs, 1, "nobody signs in again unasked");
}

#[tokio::test]
async fn a_second_sign_out_finds_the_session_ended_already() {
    let script = |heard: &Heard, before: usize| match operation_of(heard).as_str() {
        "EndContactCenterSession" if before > 0 => Say::denied(),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    ask(&vendor, Request::SignOut).await.expect("signed out");
    ask(&vendor, Request::SignOut).await.expect("done already");
}

#[tokio::test]
async fn agent_states_are_asked_for_by_their_names_and_not_twice() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "offline_state = true").await;
    ask(&vendor, Request::NotReady { reason: None }).await.expect("is not ready already");
    ask(&vendor, Request::NotReady { reason: Some(BreakId::new("OutToLunch")) }).await.expect("lunch");
    ask(&vendor, Request::SetWrapUp { left: Duration::from_millis(29_500) }).await.expect("longer");
    ask(&vendor, Request::SetWrapUp { left: Duration::ZERO }).await.expect("over");
    ask(&vendor, Request::LogOut).await.expect("logged out");
    let bodies: Vec<String> = stub.commands().into_iter().map(|(_, body)| body).collect();
    assert_eq!(
        bodies,
        [
            r#"{"operationName":"OutToLunch"}"#,
            r#"{"operationName":"AfterCallWork","wrapUpTime":"30"}"#,
            r#"{"operationName":"AfterCallWork","wrapUpTime":"0"}"#,
            r#"{"operationName":"Offline"}"#,
        ]
    );
}

#[tokio::test]
async fn a_break_the_site_does_not_know_is_told_as_one() {
    let script = |heard: &Heard, _| match operation_of(heard).as_str() {
        "Siesta" => Say::code("200 OK", 6, "no such state"),
        _ => obliging(heard),
    };
    let stub = Stub::start(script).await;
    let vendor = signed_in(&stub, "").await;
    let siesta = Request::NotReady { reason: Some(BreakId::new("Siesta")) };
    let error = ask(&vendor, siesta).await.expect_err("unknown");
    assert_eq!(error.kind, VendorErrorKind::BreakReason);
}

#[tokio::test]
async fn the_first_snapshot_shows_what_was_there() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = signed_in(&stub, "").await;
    let snapshot = vendor.snapshot().await.expect("a snapshot");
    assert_eq!(snapshot.agent, Some(AgentState::Engaged));
    assert_eq!(the_call(&snapshot).and_then(|call| call.number.as_deref()), Some("15001"));
}
