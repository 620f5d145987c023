use ringside_vendor::{Request, VendorErrorKind, VendorExt};

use crate::bench::{Bench, BenchExt};

pub(crate) async fn signing_in_tells_the_agents_name(bench: &dyn Bench) {
    let signed_in = bench.vendor().sign_in().await.expect("signed in");
    assert_eq!(signed_in.agent_name.as_deref(), bench.agent_name());
}

pub(crate) async fn a_wrong_password_is_told_as_such(bench: &dyn Bench) {
    let error = bench.with_wrong_password().sign_in().await.expect_err("refused");
    assert_eq!(error.kind, VendorErrorKind::BadCredentials);
}

pub(crate) async fn an_idle_agent_has_no_calls(bench: &dyn Bench) {
    let snapshot = bench.snapshot().await;
    assert_eq!(snapshot.calls, []);
    let capabilities = bench.vendor().capabilities();
    assert!(snapshot.agent.is_none() || capabilities.reads_agent_state, "{snapshot:?}");
    let asks = !capabilities.own_calls_only || capabilities.reads_agent_state;
    assert_eq!(snapshot.server_time.is_some(), asks, "the vendor's clock comes with any answer");
}

pub(crate) async fn a_session_that_ran_out_is_renewed_or_told(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    let call = bench.connected().await;
    bench.expire_sessions();
    if !bench.sessions_end_for_good() {
        let still_there =
            |listed: &ringside_vendor::AgentSnapshot| listed.calls.iter().any(|known| known.id == call);
        bench.sees("the call", &still_there).await;
        return;
    }
    let error = bench.fails(bench.dispose(&call, bench.codes()[0])).await;
    assert_eq!(error.kind, VendorErrorKind::SignedOut);
    for _ in 0..3 {
        let error = bench.fails(Request::Snapshot).await;
        assert_eq!(error.kind, VendorErrorKind::SignedOut, "until somebody signs in again");
    }
}

pub(crate) async fn after_signing_out_one_can_sign_in_again(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    bench.done(Request::SignOut).await;
    bench.done(Request::SignIn).await;
    bench.snapshot().await;
}

pub(crate) async fn an_agent_logs_out_and_in(bench: &dyn Bench) {
    assert!(bench.is_logged_in_there());
    bench.done(Request::LogOut).await;
    assert!(!bench.is_logged_in_there());
    bench.done(Request::LogIn { campaign: None }).await;
    assert!(bench.is_logged_in_there());
}
