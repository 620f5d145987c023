use std::time::Duration;

use futures::future::join_all;
use ringside_domain::VendorCallId;
use ringside_simulator::{Fault, FaultRule};
use ringside_vendor::{Reached, Request, RequestKind, VendorErrorKind, VendorExt};
use tokio::time::Instant;

use crate::bench::{Bench, BenchExt, Outcome, Proof, Rival, ShortLived};

/// How long two renewals may take.
const RENEWS_WITHIN: Duration = Duration::from_secs(40);

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

pub(crate) async fn a_session_that_tells_its_end_is_renewed_before_and_any_other_when_it_is_refused(
    bench: &dyn Bench,
) {
    let Some(ShortLived { bench: short, told }) = bench.short_lived().await else {
        // Nothing tells an end: one is enough for as long as it is not refused.
        bench.done(Request::SignIn).await;
        let before = bench.proofs_got();
        for _ in 0..3 {
            bench.done(bench.probe()).await;
        }
        assert_eq!(bench.proofs_got(), before);
        return;
    };
    let short = &*short;
    short.done(Request::SignIn).await;
    let kind = short.probe().kind();
    let (got, arrived) = (short.proofs_got(), short.arrived(kind));
    let until = Instant::now() + RENEWS_WITHIN;
    let mut asked = 0;
    while short.proofs_got() < got + 2 {
        assert!(Instant::now() < until, "renewed twice in time");
        short.done(short.probe()).await;
        asked += 1;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let refused = short.arrived(kind) - arrived - asked;
    if told {
        assert_eq!(refused, 0, "never refused: each was renewed ahead of its end");
    } else {
        assert!(refused > 0, "only a refusal tells that it has run out");
    }
}

pub(crate) async fn all_who_wait_share_one_renewal(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    bench.done(bench.probe()).await;
    let before = bench.proofs_got();
    bench.expire_sessions();
    let asked = join_all((0..8).map(|_| bench.ask(bench.probe()))).await;
    match bench.proof() {
        Proof::Got { .. } => {
            assert!(asked.iter().all(Result::is_ok), "{asked:?}");
            assert_eq!(bench.proofs_got(), before + 1);
        }
        Proof::Given => {
            let told = |error: &ringside_vendor::VendorError| error.kind == VendorErrorKind::SignedOut;
            assert!(asked.iter().all(|result| result.as_ref().is_err_and(told)), "{asked:?}");
        }
        Proof::Each => assert!(asked.iter().all(Result::is_ok), "{asked:?}"),
    }
}

/// Something an agent presses during a call and that can be pressed again, by what is offered.
fn press(bench: &dyn Bench, call: &VendorCallId) -> Option<Request> {
    let offered = bench.vendor().capabilities();
    let call = call.clone();
    match (offered.hold, offered.hang_up) {
        (true, _) => Some(Request::Hold { call }),
        (_, true) => Some(Request::HangUp { call }),
        (false, false) => None,
    }
}

pub(crate) async fn what_is_pressed_while_the_session_is_renewed_goes_out_once(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    let call = bench.connected().await;
    let Some(pressed) = press(bench, &call) else {
        assert_eq!(bench.proof(), Proof::Given, "nothing to press, and nothing to renew");
        return;
    };
    let kind = pressed.kind();
    bench.expire_sessions();
    if let Proof::Got { by } = bench.proof() {
        bench.tenant().fault(FaultRule::next(by, 1, Fault::Delay { ms: 300 }));
    }
    let vendor = bench.vendor();
    let (seen, result) = tokio::join!(vendor.snapshot(), bench.ask(pressed.clone()));
    let seen = seen.expect("the list comes with the new session");
    assert!(seen.calls.iter().any(|listed| listed.id == call), "the call is still there: {seen:?}");
    match result {
        Ok(_) => {}
        Err(error) if bench.ends_in_doubt() => {
            assert_eq!(bench.executed(kind), 0, "{error:?}");
            bench.done(pressed).await;
        }
        Err(error) => panic!("{error:?}"),
    }
    assert_eq!(bench.executed(kind), 1);
}

pub(crate) async fn a_renewal_that_is_refused_is_told_and_what_waited_for_it_was_not_sent(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    let call = bench.ended().await;
    let (code, expired) = (bench.codes()[0], bench.proofs_got());
    bench.expire_sessions();
    let Proof::Got { by } = bench.proof() else { return given_again(bench, &call).await };
    bench.tenant().fault(FaultRule::next(by, 1, Fault::Status { status: 401 }));
    // What only reads finds out, whatever the answer to an ended session looks like.
    assert_eq!(bench.fails(bench.probe()).await.kind, VendorErrorKind::BadCredentials);
    for _ in 0..3 {
        let error = bench.fails(bench.dispose(&call, code)).await;
        assert_eq!((error.kind, error.reached), (VendorErrorKind::BadCredentials, Reached::No));
    }
    assert!(bench.proofs_got() <= expired + 1, "a refused password is not tried again unasked");
    assert_eq!(bench.executed(RequestKind::Dispose), 0);
    bench.done(Request::SignIn).await;
    bench.done(bench.dispose(&call, code)).await;
    assert_eq!(bench.outcomes(), [Outcome::of(&call, code)]);
}

/// Where nothing is renewed: what waits is refused and not sent, or goes out as ever.
async fn given_again(bench: &dyn Bench, call: &VendorCallId) {
    let result = bench.ask(bench.dispose(call, bench.codes()[0])).await;
    match bench.proof() {
        Proof::Given => {
            let error = result.expect_err("the session is over");
            assert_eq!((error.kind, error.reached), (VendorErrorKind::SignedOut, Reached::No));
            assert_eq!(bench.outcomes(), []);
        }
        Proof::Each => assert_eq!(bench.outcomes().len(), usize::from(result.is_ok())),
        Proof::Got { .. } => unreachable!("renewed"),
    }
}

pub(crate) async fn another_client_on_the_same_login_is_seen_where_the_vendor_shows_it(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    bench.done(bench.probe()).await;
    match bench.another_client().await {
        Rival::InAnswers { certain } => {
            let told = (VendorErrorKind::TakenOver { certain }, Reached::No);
            let error = bench.fails(bench.probe()).await;
            assert_eq!((error.kind, error.reached), told);
            // From then on nothing is sent that could end the other one: no new proof, no act, no word at signing out.
            let (proofs, asked) = (bench.proofs_got(), bench.arrived(bench.probe().kind()));
            for request in [bench.probe(), Request::Ready, Request::Ready] {
                let error = bench.fails(request).await;
                assert_eq!((error.kind, error.reached), told);
            }
            bench.done(Request::SignOut).await;
            assert_eq!((bench.proofs_got(), bench.arrived(bench.probe().kind())), (proofs, asked));
            assert_eq!(bench.executed(RequestKind::Ready), 0);
            bench.done(Request::SignIn).await;
            bench.done(bench.probe()).await;
            assert_eq!(bench.proofs_got(), proofs + 1, "going on here takes the line back");
        }
        Rival::InState(state) => {
            bench.sees("its state", &|snapshot| snapshot.agent.as_ref() == Some(&state)).await;
        }
        Rival::Nowhere => {
            bench.done(bench.probe()).await;
            bench.snapshot().await;
        }
    }
}
