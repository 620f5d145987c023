//! Outcomes given while the line is up, and those sent a second time.

use ringside_domain::{CallState, Early};
use ringside_vendor::{Reached, Reply, Request, RequestKind, VendorErrorKind};

use crate::bench::{Bench, BenchExt, Outcome};

/// The outcome sent again after the end of a call, for a vendor that took it during the call.
fn again(bench: &dyn Bench, call: &ringside_domain::VendorCallId, code: &str, early: Early) -> Request {
    let mut disposition = bench.disposition(code);
    disposition.early = early;
    Request::Dispose { call: call.clone(), facts: bench.facts(false), disposition }
}

pub(crate) async fn an_outcome_during_a_call_is_queued_and_saved_at_its_end(bench: &dyn Bench) {
    let code = bench.codes()[0];
    let call = bench.connected().await;
    assert_eq!(bench.done(bench.outcome_for(&call, code, true)).await, Reply::Queued);
    bench.sees_call(&call, CallState::Connected).await;
    assert_eq!(bench.outcomes(), [], "only queued");
    bench.end(&call).await;
    assert_eq!(bench.outcomes(), [Outcome::of(&call, code)]);
    let error = bench.fails(again(bench, &call, code, Early::Taken)).await;
    assert_eq!((error.kind, error.reached), (VendorErrorKind::AlreadyDisposed, Reached::No));
    assert_eq!(bench.outcomes(), [Outcome::of(&call, code)]);
    assert_eq!(bench.executed(RequestKind::Dispose), 1);
    assert_eq!(bench.listed(&call).await, None);
}

pub(crate) async fn the_outcome_queued_last_is_the_one_that_is_saved(bench: &dyn Bench) {
    let [first, second, _] = bench.codes();
    let call = bench.connected().await;
    for code in [first, second] {
        assert_eq!(bench.done(bench.outcome_for(&call, code, true)).await, Reply::Queued);
    }
    bench.end(&call).await;
    assert_eq!(bench.outcomes(), [Outcome::of(&call, second)]);
    assert_eq!(
        bench.done(again(bench, &call, second, Early::Changed)).await,
        Reply::Done,
        "the record shows it"
    );
}

pub(crate) async fn an_outcome_during_a_call_is_final(bench: &dyn Bench) {
    let code = bench.codes()[0];
    let call = bench.connected().await;
    assert_eq!(bench.done(bench.outcome_for(&call, code, true)).await, Reply::Done);
    let shown = |snapshot: &ringside_vendor::AgentSnapshot| {
        snapshot.calls.iter().any(|listed| listed.id == call && listed.code.as_deref() == Some(code))
    };
    bench.sees("the code", &shown).await;
    assert_eq!(bench.outcomes(), [Outcome::of(&call, code)]);
    bench.end(&call).await;
    assert_eq!(bench.executed(RequestKind::Dispose), 1);
}

pub(crate) async fn a_second_outcome_is_refused(bench: &dyn Bench) {
    let [first, second, _] = bench.codes();
    let call = bench.ended().await;
    assert_eq!(bench.done(bench.dispose(&call, first)).await, Reply::Done);
    let error = bench.fails(bench.dispose(&call, second)).await;
    // Where the vendor's record of the call can be read, it shows the first.
    let refused = matches!(error.kind, VendorErrorKind::AlreadyDisposed | VendorErrorKind::OtherOutcome);
    assert!(refused && error.reached == Reached::No, "{error:?}");
    assert_eq!(bench.outcomes(), [Outcome::of(&call, first)]);
    assert_eq!(bench.executed(RequestKind::Dispose), 1);
}

pub(crate) async fn a_lost_answer_to_an_outcome_is_settled_by_sending_it_again(bench: &dyn Bench) {
    let code = bench.codes()[0];
    let call = bench.ended().await;
    bench.lose_next_answer(RequestKind::Dispose);
    let reply = bench.done(bench.dispose(&call, code)).await;
    assert!(matches!(reply, Reply::Done | Reply::Unconfirmed), "{reply:?}");
    assert_eq!(bench.outcomes(), [Outcome::of(&call, code)]);
    assert_eq!((bench.executed(RequestKind::Dispose), bench.arrived(RequestKind::Dispose)), (1, 2));
}
