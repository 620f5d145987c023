use ringside_domain::{CallState, VendorCallId};
use ringside_vendor::{AgentSnapshot, ConsultAim, Request, RequestKind};

use crate::bench::{Bench, BenchExt};

pub(crate) async fn a_call_is_passed_on_unannounced(bench: &dyn Bench) {
    let call = bench.connected().await;
    bench.done(Request::Transfer { call: call.clone(), to: bench.third_party() }).await;
    bench.sees_call(&call, CallState::WrapUp).await;
    assert_eq!(bench.executed(RequestKind::Transfer), 1);
}

/// Consults the third party, who answers; the customer's call, which waits.
async fn consulting(bench: &dyn Bench, aim: ConsultAim) -> VendorCallId {
    let call = bench.connected().await;
    bench.done(Request::Consult { call: call.clone(), to: bench.third_party(), aim }).await;
    let consults = |snapshot: &AgentSnapshot| {
        snapshot.calls.iter().any(|known| known.consults_for.as_ref() == Some(&call))
    };
    bench.sees("the consultation", &consults).await;
    bench.sees_call(&call, CallState::Held).await;
    bench.customer_answers();
    let talks = |snapshot: &AgentSnapshot| {
        let consultation = snapshot.calls.iter().find(|known| known.consults_for.as_ref() == Some(&call));
        consultation.is_some_and(|known| known.state == Some(CallState::Connected))
    };
    bench.sees("an answer", &talks).await;
    assert_eq!(bench.executed(RequestKind::Consult), 1);
    call
}

pub(crate) async fn a_consultation_ends_in_a_transfer(bench: &dyn Bench) {
    let call = consulting(bench, ConsultAim::Transfer).await;
    bench.done(Request::CompleteTransfer { call: call.clone() }).await;
    bench.sees_call(&call, CallState::WrapUp).await;
    assert_eq!(bench.executed(RequestKind::CompleteTransfer), 1);
}

pub(crate) async fn a_consultation_ends_in_a_conference(bench: &dyn Bench) {
    let call = consulting(bench, ConsultAim::Conference).await;
    bench.done(Request::CompleteConference { call: call.clone() }).await;
    let joined = |snapshot: &AgentSnapshot| {
        let live: Vec<_> =
            snapshot.calls.iter().filter(|call| call.state.is_some_and(CallState::is_live)).collect();
        live.len() == 1 && live[0].state == Some(CallState::Connected)
    };
    bench.sees("one call with all", &joined).await;
    assert_eq!(bench.executed(RequestKind::CompleteConference), 1);
}

pub(crate) async fn a_third_party_is_added_at_once(bench: &dyn Bench) {
    let call = bench.connected().await;
    bench.done(Request::Conference { call: call.clone(), to: bench.third_party() }).await;
    assert_eq!(bench.executed(RequestKind::Conference), 1);
    bench.sees_call(&call, CallState::Connected).await;
}
