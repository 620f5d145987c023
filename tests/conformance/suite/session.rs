use ringside_domain::{BreakId, UserId};
use ringside_vendor::{DialKind, Request, RequestKind, VendorErrorKind, VendorExt};

use crate::bench::{Bench, BenchExt, disposition, no_call};

pub(crate) async fn signing_in_tells_the_agents_name(bench: &dyn Bench) {
    let signed_in = bench.vendor().sign_in().await.expect("signed in");
    assert_eq!(signed_in.agent_name.as_deref(), Some(bench.agent_name()));
}

pub(crate) async fn a_wrong_password_is_told_as_such(bench: &dyn Bench) {
    let error = bench.with_wrong_password().sign_in().await.expect_err("refused");
    assert_eq!(error.kind, VendorErrorKind::BadCredentials);
}

pub(crate) async fn an_idle_agent_has_no_calls(bench: &dyn Bench) {
    let snapshot = bench.snapshot().await;
    assert_eq!(snapshot.calls, []);
    assert_eq!(snapshot.agent.is_some(), bench.vendor().capabilities().reads_agent_state);
    assert!(snapshot.server_time.is_some(), "the vendor's clock");
}

pub(crate) async fn an_agent_is_made_ready(bench: &dyn Bench) {
    if bench.offers(bench.vendor().capabilities().ready, Request::Ready).await {
        bench.done(Request::Ready).await;
        assert_eq!(bench.executed(RequestKind::Ready), 1);
    }
}

pub(crate) async fn a_session_that_ran_out_is_renewed_without_a_word(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    let call = bench.connected().await;
    bench.expire_sessions();
    assert!(bench.listed(&call).await.is_some());
}

pub(crate) async fn after_signing_out_the_next_request_opens_a_new_session(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    bench.done(Request::SignOut).await;
    bench.snapshot().await;
    assert_eq!(bench.arrived(RequestKind::SignIn), 2);
}

pub(crate) async fn what_is_not_offered_is_refused_before_it_leaves(bench: &dyn Bench) {
    let capabilities = bench.vendor().capabilities();
    let call = no_call;
    let dials = |kind| capabilities.dial.contains(&kind);
    let dial =
        |kind| Request::Dial(ringside_vendor::Dial { kind, number: bench.numbers()[0].into(), lead: None });
    for (offered, request) in [
        (capabilities.log_in, Request::LogIn { campaign: None }),
        (capabilities.log_in, Request::LogOut),
        (capabilities.not_ready, Request::NotReady { reason: None }),
        (capabilities.breaks.is_some(), Request::NotReady { reason: Some(BreakId::new("1")) }),
        (dials(DialKind::Manual), dial(DialKind::Manual)),
        (dials(DialKind::Extension), dial(DialKind::Extension)),
        (dials(DialKind::Preview), dial(DialKind::Preview)),
        (dials(DialKind::Shotgun), dial(DialKind::Shotgun)),
        (capabilities.answer, Request::Answer { call: call() }),
        (capabilities.hang_up, Request::HangUp { call: call() }),
        (capabilities.hold, Request::Hold { call: call() }),
        (capabilities.record, Request::StopRecording { call: call() }),
        (capabilities.transfer, Request::Transfer { call: call(), to: UserId::new("1") }),
        (capabilities.complete_transfer, Request::CompleteTransfer { call: call() }),
        (
            capabilities.disposition.is_some(),
            Request::Dispose { call: call(), disposition: disposition("X") },
        ),
    ] {
        if !offered {
            bench.offers(offered, request).await;
        }
    }
}
