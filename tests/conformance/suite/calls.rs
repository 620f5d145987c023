use ringside_domain::{CallState, Direction, Recording};
use ringside_vendor::{Dial, DialKind, Request, RequestKind, VendorExt};

use crate::bench::{Bench, BenchExt, no_call};

pub(crate) async fn a_dialled_call_is_listed_and_answered(bench: &dyn Bench) {
    let number = bench.numbers()[0];
    let dial = Dial { kind: DialKind::Manual, number: number.into(), lead: None };
    if !bench.offers(bench.vendor().capabilities().dial.contains(&dial.kind), Request::Dial(dial)).await {
        return;
    }
    let id = bench.dialled().await;
    let call = bench.listed(&id).await.expect("listed");
    assert_eq!(call.state, Some(CallState::Dialing));
    assert_eq!(call.direction, Some(Direction::Outbound));
    let tail = &number[number.len() - 9..];
    assert!(call.number.as_deref().is_some_and(|listed| listed.ends_with(tail)), "{call:?}");
    assert!(call.started.is_some(), "{call:?}");
    bench.customer_answers();
    assert_eq!(bench.listed(&id).await.and_then(|call| call.state), Some(CallState::Connected));
    assert_eq!(bench.executed(RequestKind::Dial), 1);
}

pub(crate) async fn a_dial_for_a_lead_is_made_for_that_lead(bench: &dyn Bench) {
    for lead in bench.leads() {
        let dial =
            Dial { kind: DialKind::Manual, number: bench.numbers()[0].into(), lead: Some(lead.clone()) };
        if !bench.offers(bench.vendor().capabilities().dial_lead, Request::Dial(dial.clone())).await {
            return;
        }
        let call = bench.dial_and_find(dial).await;
        assert_eq!(bench.lead_of(&call), Some(lead));
        bench.customer_answers();
        bench.done(Request::HangUp { call: call.clone() }).await;
        bench.done(crate::bench::dispose(&call, bench.codes()[0])).await;
    }
}

pub(crate) async fn a_call_is_held_and_retrieved(bench: &dyn Bench) {
    if !bench.offers(bench.vendor().capabilities().hold, Request::Hold { call: no_call() }).await {
        return;
    }
    let call = bench.connected().await;
    bench.done(Request::Hold { call: call.clone() }).await;
    assert_eq!(bench.listed(&call).await.and_then(|call| call.state), Some(CallState::Held));
    bench.done(Request::Retrieve { call: call.clone() }).await;
    assert_eq!(bench.listed(&call).await.and_then(|call| call.state), Some(CallState::Connected));
    assert_eq!((bench.executed(RequestKind::Hold), bench.executed(RequestKind::Retrieve)), (1, 1));
}

pub(crate) async fn recording_is_stopped_and_started(bench: &dyn Bench) {
    if !bench.offers(bench.vendor().capabilities().record, Request::StopRecording { call: no_call() }).await {
        return;
    }
    let call = bench.connected().await;
    assert_eq!(bench.listed(&call).await.map(|call| call.recording), Some(Recording::On));
    bench.done(Request::StopRecording { call: call.clone() }).await;
    assert_eq!(bench.listed(&call).await.map(|call| call.recording), Some(Recording::Off));
    bench.done(Request::StartRecording { call: call.clone() }).await;
    assert_eq!(bench.listed(&call).await.map(|call| call.recording), Some(Recording::On));
}

pub(crate) async fn a_call_hung_up_waits_for_its_outcome(bench: &dyn Bench) {
    if !bench.offers(bench.vendor().capabilities().hang_up, Request::HangUp { call: no_call() }).await {
        return;
    }
    let call = bench.ended().await;
    assert_eq!(bench.executed(RequestKind::HangUp), 1);
    assert_eq!(bench.listed(&call).await.and_then(|call| call.state), Some(CallState::WrapUp));
}

pub(crate) async fn a_customer_who_hangs_up_ends_the_call(bench: &dyn Bench) {
    let call = bench.connected().await;
    bench.customer_hangs_up();
    assert_eq!(bench.listed(&call).await.and_then(|call| call.state), Some(CallState::WrapUp));
}

pub(crate) async fn an_inbound_call_appears_by_itself(bench: &dyn Bench) {
    bench.done(Request::Ready).await;
    bench.inbound_call();
    let calls = bench.vendor().snapshot().await.expect("a snapshot").calls;
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].direction, Some(Direction::Inbound));
    assert!(calls[0].name.is_some() && calls[0].number.is_some(), "{:?}", calls[0]);
}
