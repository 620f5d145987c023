use ringside_domain::{AgentState, CallState};
use ringside_vendor::{Retry, VendorErrorKind};

use super::*;

const BREAK: &str = "agentProfile/agentOnBreak";
const WRAP_UP: &str = "agentProfile/checkAgentInWrapUp";
const BEAT: &str = "agentProfile/setWebPingTime";
const WITHOUT_BEAT: &str = "web_ping = false";

fn on_break(name: &str) -> Say {
    said(&format!(
        r#"{{"on_break":1,"breakDetail":{{"break_name":"{name}","start_time":1732095000}},"agent_id":"13","user_id":"10000001"}}"#
    ))
}

/// In wrap-up until 30 s after the stub's clock.
fn wrapping_up() -> Say {
    said(
        r#"{"response":1,"wrapETime":1732095341,"currentDuration":30,"callId":"1732095000.1234","cNumber":"919800000001"}"#,
    )
}

/// A vendor that says this to one action.
async fn says(action: &'static str, say: Say) -> Stub {
    Stub::start(move |heard, _| if action_of(heard) == action { say.clone() } else { obliging(heard) }).await
}

#[tokio::test]
async fn a_break_is_told_with_its_name_and_its_start() {
    let stub = says(BREAK, on_break("Lunch")).await;
    let seen = snapshot(&adapter(&stub)).await.expect("a snapshot");
    let Some(AgentState::NotReady { reason: Some(reason) }) = seen.agent else { panic!("{seen:?}") };
    assert_eq!((reason.id.as_str(), reason.name.as_str()), ("Lunch", "Lunch"));
    assert_eq!(seen.since.map(jiff::Timestamp::as_second), Some(1_732_095_000));
    assert_eq!(seen.server_time.map(jiff::Timestamp::as_second), Some(1_732_095_311));
}

#[tokio::test]
async fn neither_on_break_nor_in_wrap_up_is_no_failure_and_proves_nothing() {
    for (not_on_break, not_in_wrap_up) in [
        (NOT_ON_BREAK, NOT_IN_WRAP_UP),
        (
            r#"{"status":"error","errCode":1502,"errMessage":"On break is : null"}"#,
            r#"{"status":"error","errCode":"1504","errMessage":"x"}"#,
        ),
        (
            r#"{"status":"success","data":{"on_break":0,"breakDetail":{}}}"#,
            r#"{"status":"success","data":{"response":0}}"#,
        ),
    ] {
        for status in ["200 OK", "400 Bad Request", "500 Internal Server Error"] {
            let stub = Stub::start(move |heard, _| match action_of(heard) {
                BREAK => Say::status(status, "", not_on_break),
                WRAP_UP => Say::status(status, "", not_in_wrap_up),
                _ => obliging(heard),
            })
            .await;
            let seen = snapshot(&adapter(&stub)).await.expect(status);
            assert_eq!((seen.agent, seen.calls.len()), (None, 0), "{not_on_break}");
        }
    }
}

#[tokio::test]
async fn a_wrap_up_shows_its_end_and_its_call_and_comes_before_a_break() {
    let clock = Clock::stopped();
    let stub = Stub::start(|heard, before| match (action_of(heard), before) {
        (BREAK, _) => on_break("Tea"),
        (WRAP_UP, 0) => wrapping_up(),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter_with(&stub, WITHOUT_BEAT);
    let seen = snapshot(&vendor).await.expect("a snapshot");
    assert_eq!(seen.agent, Some(AgentState::AfterCallWork));
    assert_eq!(seen.wrap_up_ends.map(jiff::Timestamp::as_second), Some(1_732_095_341));
    let listed = &seen.calls[0];
    assert_eq!((listed.id.as_str(), listed.state), (CALL_ID, Some(CallState::WrapUp)));
    assert_eq!(listed.number.as_deref(), Some("919800000001"));

    clock.pass(29.0).await;
    let seen = snapshot(&vendor).await.expect("a snapshot");
    assert_eq!((seen.agent, stub.count(WRAP_UP)), (Some(AgentState::AfterCallWork), 1));
    clock.pass(3.0).await;
    let seen = snapshot(&vendor).await.expect("a snapshot");
    assert!(matches!(seen.agent, Some(AgentState::NotReady { .. })), "{seen:?}");
    assert_eq!(stub.count(WRAP_UP), 2);
    assert_eq!(seen.calls.len(), 1, "its outcome is still to come");
    ask(&vendor, dispose()).await.expect("kept as a note");
    assert_eq!(snapshot(&vendor).await.expect("a snapshot").calls.len(), 0);
}

#[tokio::test]
async fn where_outcomes_stay_here_a_call_goes_with_its_wrap_up() {
    let clock = Clock::stopped();
    let stub = Stub::start(|heard, before| match (action_of(heard), before) {
        (WRAP_UP, 0) => wrapping_up(),
        _ => obliging(heard),
    })
    .await;
    let vendor = adapter_with(&stub, "outcome_as_note = false");
    assert_eq!(snapshot(&vendor).await.expect("a snapshot").calls.len(), 1);
    clock.pass(32.0).await;
    assert_eq!(snapshot(&vendor).await.expect("a snapshot").calls.len(), 0);
}

#[tokio::test]
async fn the_vendor_is_asked_at_its_own_pace_however_often_a_snapshot_is() {
    let clock = Clock::stopped();
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    let counts = || [BREAK, WRAP_UP, BEAT].map(|action| stub.count(action));
    for _ in 0..5 {
        snapshot(&vendor).await.expect("a snapshot");
    }
    assert_eq!(counts(), [1, 1, 1]);
    let between = snapshot(&vendor).await.expect("a snapshot");
    assert_eq!(between.server_time, None, "nobody was asked");
    for (seconds, expected) in
        [(8.5, [1, 1, 1]), (3.0, [2, 1, 1]), (6.0, [2, 2, 1]), (6.0, [3, 2, 1]), (12.0, [4, 3, 2])]
    {
        clock.pass(seconds).await;
        snapshot(&vendor).await.expect("a snapshot");
        assert_eq!(counts(), expected, "after {seconds} s more");
    }
}

#[tokio::test]
async fn fifty_snapshots_at_once_ask_once() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter(&stub);
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let vendor = vendor.clone();
        all.spawn(async move { snapshot(&vendor).await.is_ok() });
    }
    assert!(all.join_all().await.into_iter().all(|fine| fine));
    assert_eq!(stub.heard().len(), 3);
}

#[tokio::test]
async fn what_the_agent_does_brings_the_next_looks_forward() {
    let clock = Clock::stopped();
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(&stub, &format!("{WITHOUT_BEAT}\n{}", dialling(&stub, "")));
    snapshot(&vendor).await.expect("a snapshot");
    ask(&vendor, dial()).await.expect("dialled");
    snapshot(&vendor).await.expect("a snapshot");
    assert_eq!((stub.count(BREAK), stub.count(WRAP_UP)), (1, 1));
    clock.pass(3.1).await;
    snapshot(&vendor).await.expect("a snapshot");
    assert_eq!((stub.count(BREAK), stub.count(WRAP_UP)), (2, 1));
    clock.pass(2.0).await;
    snapshot(&vendor).await.expect("a snapshot");
    assert_eq!(stub.count(WRAP_UP), 2);
    ask(&vendor, Request::CallOver { call: call() }).await.expect("noted");
    snapshot(&vendor).await.expect("a snapshot");
    assert_eq!(stub.count(WRAP_UP), 3, "a call just over is looked for at once");
}

#[tokio::test]
async fn after_a_fault_the_vendor_is_left_alone_for_longer_each_time() {
    let clock = Clock::stopped();
    for odd in [
        Say::Nothing,
        error(1009, "Something went wrong"),
        error(1010, "Error in DB connect"),
        error(1032, "Internal server error"),
        Say::status("502 Bad Gateway", "Content-Type: text/html\r\n", "<html>bad gateway</html>"),
    ] {
        let stub = says(BREAK, odd).await;
        let vendor = adapter_with(&stub, WITHOUT_BEAT);
        for (seconds, count) in [(0.0, 1), (0.5, 1), (0.7, 2), (1.0, 2), (1.3, 3), (3.0, 3), (1.5, 4)] {
            clock.pass(seconds).await;
            let error = snapshot(&vendor).await.expect_err("no break known");
            assert!(matches!(error.retry, Retry::After(_)), "{error:?}");
            assert_eq!(stub.count(BREAK), count);
        }
        assert_eq!(stub.count(WRAP_UP), 1, "the other look keeps its own pace");
    }
}

#[tokio::test]
async fn the_wait_the_vendor_names_is_kept() {
    let clock = Clock::stopped();
    let stub = says(BREAK, Say::status("429 Too Many Requests", "Retry-After: 40\r\n", NOT_ON_BREAK)).await;
    let vendor = adapter_with(&stub, WITHOUT_BEAT);
    let error = snapshot(&vendor).await.expect_err("too many");
    assert_eq!(error.kind, VendorErrorKind::RateLimited);
    let Retry::After(wait) = error.retry else { panic!("{error:?}") };
    assert!(wait > Duration::from_secs(39), "{wait:?}");
    clock.pass(39.0).await;
    snapshot(&vendor).await.expect_err("still waiting");
    assert_eq!(stub.count(BREAK), 1);
    clock.pass(1.5).await;
    snapshot(&vendor).await.expect_err("asked again");
    assert_eq!(stub.count(BREAK), 2);
}

#[tokio::test]
async fn a_session_that_is_over_is_not_asked_with_until_the_next_sign_in() {
    let clock = Clock::stopped();
    for (action, code, kind) in [
        (BREAK, 1014, VendorErrorKind::SignedOut),
        (BREAK, 1020, VendorErrorKind::SignedOut),
        (BREAK, 1039, VendorErrorKind::NotAllowed),
        (BREAK, 1501, VendorErrorKind::BadCredentials),
        (WRAP_UP, 1014, VendorErrorKind::SignedOut),
        (WRAP_UP, 1501, VendorErrorKind::BadCredentials),
        (BEAT, 1503, VendorErrorKind::SignedOut),
        (BEAT, 1014, VendorErrorKind::SignedOut),
    ] {
        let stub = Stub::start(move |heard, before| match (action_of(heard), before) {
            (asked, 0) if asked == action => error(code, "over"),
            _ => obliging(heard),
        })
        .await;
        let vendor = adapter(&stub);
        for _ in 0..3 {
            let error = snapshot(&vendor).await.expect_err("over");
            assert_eq!((error.kind, error.vendor_code.as_deref()), (kind, Some(code.to_string().as_str())));
            assert_eq!(error.retry, Retry::Never);
            clock.pass(120.0).await;
        }
        assert_eq!(stub.heard().len(), 3, "{action} {code}");
        ask(&vendor, Request::SignIn).await.expect("a new session");
        snapshot(&vendor).await.expect("all is well again");
    }
}

#[tokio::test]
async fn a_session_found_to_be_over_by_a_look_up_ends_the_watch_too() {
    let stub = says("Group/list", error(1014, "Invalid token")).await;
    let vendor = adapter(&stub);
    snapshot(&vendor).await.expect("a snapshot");
    let error = ask(&vendor, Request::Queues).await.expect_err("over");
    assert_eq!(error.kind, VendorErrorKind::SignedOut);
    assert_eq!(snapshot(&vendor).await.expect_err("over").kind, VendorErrorKind::SignedOut);
}

#[tokio::test]
async fn another_agents_session_is_noticed() {
    let other = r#"{"on_break":1,"breakDetail":{},"agent_id":14,"user_id":"10000001"}"#;
    let stub = says(BREAK, said(other)).await;
    for request in [Request::SignIn, Request::Snapshot] {
        let error = ask(&adapter(&stub), request).await.expect_err("not this agent");
        assert_eq!(error.kind, VendorErrorKind::BadCredentials);
    }
    let mut account = account(&stub, "");
    account.user_id.clear();
    let anyone = DeepCall::new(account).expect("an account");
    snapshot(&anyone).await.expect("without an agent id nobody can tell");
}

#[tokio::test]
async fn a_beat_that_fails_never_takes_the_bar_down() {
    let clock = Clock::stopped();
    for odd in [
        error(1505, "Missing required parameters:mic_perm"),
        error(1506, "Cannot update [ping_time] as it is of incompatible type"),
        Say::Nothing,
        Say::status("404 Not Found", "", "<html></html>"),
    ] {
        let stub = says(BEAT, odd).await;
        let vendor = adapter(&stub);
        for (seconds, count) in [(0.0, 1), (20.0, 1), (16.0, 2)] {
            clock.pass(seconds).await;
            snapshot(&vendor).await.expect("a snapshot");
            assert_eq!(stub.count(BEAT), count);
        }
    }
}

#[tokio::test]
async fn with_a_token_a_refused_beat_ends_the_beat_alone() {
    let clock = Clock::stopped();
    let stub = says(BEAT, error(1503, "SSID not valid for setWebPingTime")).await;
    let vendor = adapter_with(&stub, "auth = 'token'\nweb_ping = true");
    for _ in 0..3 {
        snapshot(&vendor).await.expect("a snapshot");
        clock.pass(120.0).await;
    }
    assert_eq!(stub.count(BEAT), 1);
}

#[tokio::test]
async fn signing_in_proves_the_credentials() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    ask(&adapter(&stub), Request::SignIn).await.expect("signed in");
    assert_eq!(stub.names(), [BREAK]);
    for code in [1000, 1002, 1014, 1020, 1047, 1501] {
        let stub = says(BREAK, error(code, "no")).await;
        let error = ask(&adapter(&stub), Request::SignIn).await.expect_err("refused");
        assert_eq!(error.kind, VendorErrorKind::BadCredentials, "{code}");
        assert_eq!(error.vendor_code.as_deref(), Some(code.to_string().as_str()));
    }
}

#[tokio::test]
async fn signing_out_forgets_the_calls() {
    let stub = Stub::start(|heard, _| obliging(heard)).await;
    let vendor = adapter_with(&stub, &dialling(&stub, ""));
    ask(&vendor, dial()).await.expect("dialled");
    ask(&vendor, Request::SignOut).await.expect("signed out");
    assert_eq!(stub.names(), ["para"], "nothing is sent for it");
    ask(&vendor, Request::SignIn).await.expect("signed in");
    assert_eq!(snapshot(&vendor).await.expect("a snapshot").calls, []);
}
