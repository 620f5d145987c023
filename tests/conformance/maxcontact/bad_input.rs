//! What may be wrong with a profile, a network or an answer: each is told apart, nothing panics, nothing secret is told.

use ringside_simulator::{
    Fault,
    maxcontact::{Event, ExpiredAnswer, LoginRefusal, Settings},
};
use ringside_vendor::{Reached, Request, RequestKind, Retry, VendorError, VendorErrorKind, VendorExt};
use ringside_vendor_maxcontact::MaxContactAccount;

use super::bench::{ANA, MaxContactBench, account, adapter};
use crate::bench::{Bench, BenchExt};

async fn bench() -> MaxContactBench {
    MaxContactBench::start(Settings::default(), "").await
}

async fn in_xml() -> MaxContactBench {
    MaxContactBench::start(Settings::default(), "response_format = 'xml'").await
}

/// No token, number, login or address may be in what a log or a person gets to see.
pub(super) fn assert_discreet(error: &VendorError) {
    crate::told::assert_discreet(error, &["toolbar-api", "7700900", "/telephony", "TokenKey="]);
}

#[tokio::test]
async fn a_wrong_password_is_told_in_each_form_and_asked_once() {
    for refusal in [LoginRefusal::Unauthorized, LoginRefusal::NullToken, LoginRefusal::Envelope] {
        let bench = bench().await;
        bench.sim.update(|settings| settings.token.refusal = refusal);
        let vendor = bench.with_wrong_password();
        let error = vendor.sign_in().await.expect_err("refused");
        assert_eq!((error.kind, error.retry), (VendorErrorKind::BadCredentials, Retry::Never), "{refusal:?}");
        assert_discreet(&error);
        for _ in 0..3 {
            let error = vendor.snapshot().await.expect_err("refused");
            assert_eq!(error.kind, VendorErrorKind::BadCredentials);
        }
        assert_eq!(bench.sim.requests("token"), 1, "a locked account helps nobody");
    }
}

#[tokio::test]
async fn a_wrong_login_is_told_like_a_wrong_password() {
    let bench = bench().await;
    let vendor = adapter(MaxContactAccount { login: "nobody here".into(), ..bench.account() });
    assert_eq!(vendor.sign_in().await.expect_err("refused").kind, VendorErrorKind::BadCredentials);
}

#[tokio::test]
async fn a_wrong_user_id_is_told_at_sign_in() {
    for bench in [bench().await, in_xml().await] {
        let vendor = adapter(MaxContactAccount { user_id: "4711".into(), ..bench.account() });
        let error = vendor.sign_in().await.expect_err("no such agent");
        assert_eq!((error.kind, error.retry), (VendorErrorKind::UnknownAgent, Retry::Never));
        assert!(error.vendor_code.is_some());
        assert_discreet(&error);
    }
}

#[tokio::test]
async fn an_agent_who_is_not_logged_in_is_told_at_sign_in_and_when_it_happens() {
    let bench = bench().await;
    let vendor = adapter(MaxContactAccount { user_id: "45".into(), ..bench.account() });
    assert_eq!(vendor.sign_in().await.expect_err("logged out").kind, VendorErrorKind::UnknownAgent);
    let call = bench.connected().await;
    bench.happens(Event::SupervisorLogsOut { user: ANA });
    let error = bench.fails(Request::Snapshot).await;
    assert_eq!(error.kind, VendorErrorKind::UnknownAgent);
    let error = bench.fails(Request::HangUp { call }).await;
    assert_eq!((error.kind, error.reached), (VendorErrorKind::UnknownAgent, Reached::No));
    assert_eq!(bench.arrived(RequestKind::HangUp), 0);
}

#[tokio::test]
async fn an_unreachable_host_is_told_as_such_and_nothing_was_done() {
    let bench = bench().await;
    let call = bench.connected().await;
    bench.sim.stop().await;
    for request in [
        Request::Snapshot,
        Request::Ready,
        Request::HangUp { call: call.clone() },
        bench.dispose(&call, "SALE"),
    ] {
        let error = bench.fails(request).await;
        assert_eq!((error.kind, error.reached), (VendorErrorKind::Offline, Reached::No), "{error}");
        assert_discreet(&error);
    }
}

#[tokio::test]
async fn a_host_without_a_name_is_told_as_unreachable() {
    let vendor = adapter(account("https://no-such-host.invalid/webservices/services", ""));
    let error = vendor.sign_in().await.expect_err("nobody there");
    assert_eq!((error.kind, error.reached), (VendorErrorKind::Offline, Reached::No));
    assert_discreet(&error);
}

/// What each fault is told as, for a request that reads and for one that acts.
fn faults() -> Vec<(Fault, VendorErrorKind)> {
    vec![
        (Fault::HtmlError, VendorErrorKind::ServerFault),
        (Fault::Status { status: 404 }, VendorErrorKind::NotTheApi),
        (Fault::Status { status: 503 }, VendorErrorKind::ServerFault),
        (Fault::Redirect, VendorErrorKind::NotTheApi),
        (Fault::HalfBody, VendorErrorKind::Interrupted),
        (Fault::DropAfter, VendorErrorKind::Interrupted),
        (Fault::TruncatedBody, VendorErrorKind::NotUnderstood),
        (Fault::EmptyBody, VendorErrorKind::NotUnderstood),
        (Fault::WrongTypes, VendorErrorKind::NotUnderstood),
        (Fault::MissingMembers { members: vec!["Success".into()] }, VendorErrorKind::NotUnderstood),
        (Fault::TooManyRequests { retry_after_s: 60 }, VendorErrorKind::RateLimited),
    ]
}

#[tokio::test]
async fn bad_answers_to_a_request_that_reads_are_told_apart_in_both_formats() {
    for bench in [bench().await, in_xml().await] {
        bench.connected().await;
        for (fault, kind) in faults() {
            bench.sim.fault(ringside_simulator::FaultRule::next("getcalls", 9, fault.clone()));
            let error = bench.fails(Request::Snapshot).await;
            assert_eq!(error.kind, kind, "{fault:?}: {error}");
            assert_discreet(&error);
            bench.sim.clear_faults();
            assert_eq!(bench.snapshot().await.calls.len(), 1, "it works again after {fault:?}");
        }
    }
}

#[tokio::test]
async fn bad_answers_to_a_list_are_told_apart() {
    let bench = bench().await;
    let lists = [Request::Campaigns, Request::Queues, Request::Colleagues, Request::Dispositions];
    for (method, request) in ["campaigns", "acdqueues", "users", "resultcodes"].into_iter().zip(lists) {
        for fault in [Fault::WrongTypes, Fault::MissingMembers { members: Vec::new() }, Fault::TruncatedBody]
        {
            bench.fault(method, fault.clone());
            let error = bench.fails(request.clone()).await;
            assert_eq!(error.kind, VendorErrorKind::NotUnderstood, "{method} {fault:?}");
            assert!(error.detail.is_some(), "names the member: {error:?}");
            bench.sim.clear_faults();
        }
        bench.done(request).await;
    }
}

#[tokio::test]
async fn an_answer_under_the_wrong_content_type_is_read_all_the_same() {
    for bench in [bench().await, in_xml().await] {
        for content_type in ["text/html; charset=utf-8", "application/xml", "application/json", "nonsense"] {
            bench.fault("getcalls", Fault::WrongContentType { content_type: content_type.into() });
            bench.done(Request::Snapshot).await;
        }
        assert_eq!(bench.arrived(RequestKind::Snapshot), 4);
    }
}

#[tokio::test]
async fn a_call_whose_start_goes_missing_stays_the_same_call() {
    let bench = bench().await;
    let call = bench.connected().await;
    bench.fault("getcalls", Fault::MissingMembers { members: vec!["CallStartTime".into()] });
    assert!(bench.listed(&call).await.is_some());
}

#[tokio::test]
async fn a_list_of_five_megabytes_is_read_in_both_formats() {
    // The simulator counts what it would be in JSON; XML takes about twice the room.
    for (bench, bytes) in [(bench().await, 5 * 1024 * 1024), (in_xml().await, 3 * 1024 * 1024)] {
        bench.sim.update(|settings| settings.wire.campaigns_bytes = Some(bytes));
        let campaigns = bench.vendor().campaigns().await.expect("campaigns");
        assert_eq!(campaigns.len(), 5);
    }
}

#[tokio::test]
async fn a_list_with_thousands_of_entries_is_read_whole() {
    let bench = bench().await;
    bench.fault("users", Fault::LargeList { bytes: 1024 * 1024 });
    assert!(bench.vendor().colleagues().await.expect("users").len() > 1_000);
}

#[tokio::test]
async fn an_answer_that_drips_in_is_waited_for() {
    let bench = bench().await;
    bench.fault("getcalls", Fault::SlowDrip { bytes: 7, every_ms: 1 });
    bench.done(Request::Snapshot).await;
    assert_eq!(bench.arrived(RequestKind::Snapshot), 1);
}

#[tokio::test]
async fn a_refusal_says_why_and_changes_nothing() {
    for bench in [bench().await, in_xml().await] {
        let call = bench.dialled().await;
        let error = bench.fails(Request::Retrieve { call: call.clone() }).await;
        assert_eq!((error.kind, error.reached), (VendorErrorKind::Refused, Reached::No));
        assert!(error.detail.is_some() && error.vendor_code.is_some());
        assert_discreet(&error);
        assert!(bench.listed(&call).await.is_some());
    }
}

#[tokio::test]
async fn a_recording_button_the_role_forbids_is_refused() {
    let bench = bench().await;
    bench.sim.update(|settings| settings.rules.recording_permitted = false);
    let call = bench.connected().await;
    assert_eq!(bench.fails(Request::StopRecording { call }).await.kind, VendorErrorKind::Refused);
}

#[tokio::test]
async fn an_outcome_the_lists_plan_forbids_is_refused_and_another_can_follow() {
    let bench = bench().await;
    bench.sim.update(|settings| settings.rules.refused_result_codes = vec!["DUAL".into()]);
    let call = bench.ended().await;
    assert!(bench.vendor().dispositions().await.expect("codes").get("DUAL").is_some(), "listed all the same");
    assert_eq!(bench.fails(bench.dispose(&call, "DUAL")).await.kind, VendorErrorKind::Refused);
    bench.done(bench.dispose(&call, "SALE")).await;
    assert_eq!(bench.outcomes().len(), 1);
}

#[tokio::test]
async fn a_session_that_ran_out_is_renewed_once_for_a_request_that_reads_in_all_five_forms() {
    for form in all_forms() {
        let bench = bench().await;
        bench.sim.update(|settings| settings.token.expired_answer = form);
        bench.done(Request::SignIn).await;
        bench.happens(Event::ExpireTokens);
        bench.done(Request::Campaigns).await;
        assert_eq!((bench.sim.requests("token"), bench.sim.requests("campaigns")), (2, 2), "{form:?}");
    }
}

#[tokio::test]
async fn a_session_that_ran_out_never_makes_a_request_act_twice_in_any_of_the_five_forms() {
    for form in all_forms() {
        let bench = bench().await;
        bench.sim.update(|settings| settings.token.expired_answer = form);
        bench.done(Request::SignIn).await;
        bench.happens(Event::ExpireTokens);
        let clear = matches!(form, ExpiredAnswer::Unauthorized | ExpiredAnswer::Forbidden);
        let result = bench.ask(Request::Ready).await;
        assert_eq!(result.is_ok(), clear, "{form:?}");
        assert_eq!(bench.executed(RequestKind::Ready), usize::from(clear), "{form:?}");
        assert_eq!(bench.sim.requests("token"), 2, "{form:?}: a new one is there for the next press");
        bench.done(Request::Ready).await;
        assert_eq!(bench.sim.requests("token"), 2, "{form:?}");
        if let Err(error) = result {
            assert_discreet(&error);
        }
    }
}

fn all_forms() -> [ExpiredAnswer; 5] {
    [
        ExpiredAnswer::Unauthorized,
        ExpiredAnswer::Forbidden,
        ExpiredAnswer::Redirect,
        ExpiredAnswer::HtmlPage,
        ExpiredAnswer::Envelope,
    ]
}

#[tokio::test]
async fn a_call_gone_between_list_and_click_gets_no_outcome() {
    let bench = bench().await;
    let call = bench.ended().await;
    bench.happens(Event::AgentDisposes { user: ANA, call: None, result_code: "NOTINT".into() });
    let error = bench.fails(bench.dispose(&call, "SALE")).await;
    assert_eq!((error.kind, error.reached), (VendorErrorKind::NoSuchCall, Reached::No));
    assert_eq!(bench.arrived(RequestKind::Dispose), 0);
    let outcomes = bench.outcomes();
    assert_eq!((outcomes.len(), outcomes[0].code.as_str()), (1, "NOTINT"));
}
