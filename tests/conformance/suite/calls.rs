use ringside_domain::{CallState, Direction, Recording};
use ringside_vendor::{AgentSnapshot, Dial, DialKind, Request, RequestKind};

use crate::bench::{Bench, BenchExt};

pub(crate) async fn a_dialled_call_is_listed_and_answered(bench: &dyn Bench) {
    let number = bench.numbers()[0];
    let id = bench.dialled().await;
    let call = bench.sees_call(&id, CallState::Dialing).await;
    assert_eq!(call.direction, Some(Direction::Outbound));
    let tail = &number[number.len() - 9..];
    assert!(call.number.as_deref().is_some_and(|listed| listed.ends_with(tail)), "{call:?}");
    assert!(call.started.is_some(), "{call:?}");
    bench.customer_answers();
    bench.sees_call(&id, CallState::Connected).await;
    assert_eq!(bench.executed(RequestKind::Dial), 1);
}

pub(crate) async fn a_dial_for_a_lead_is_made_for_that_lead(bench: &dyn Bench) {
    for lead in bench.leads() {
        let dial =
            Dial { kind: DialKind::Manual, number: bench.numbers()[0].into(), lead: Some(lead.clone()) };
        let call = bench.dial_and_find(dial).await;
        assert_eq!(bench.lead_of(&call), Some(lead));
        bench.customer_answers();
        bench.end(&call).await;
        bench.done(bench.dispose(&call, bench.codes()[0])).await;
    }
}

pub(crate) async fn a_call_is_held_and_retrieved(bench: &dyn Bench) {
    let call = bench.connected().await;
    bench.done(Request::Hold { call: call.clone() }).await;
    bench.sees_call(&call, CallState::Held).await;
    bench.done(Request::Retrieve { call: call.clone() }).await;
    bench.sees_call(&call, CallState::Connected).await;
    assert_eq!((bench.executed(RequestKind::Hold), bench.executed(RequestKind::Retrieve)), (1, 1));
}

pub(crate) async fn a_microphone_is_switched_off_and_on(bench: &dyn Bench) {
    let call = bench.connected().await;
    for (request, kind, muted) in [
        (Request::Mute { call: call.clone() }, RequestKind::Mute, true),
        (Request::Unmute { call: call.clone() }, RequestKind::Unmute, false),
    ] {
        bench.done(request).await;
        let shows = |snapshot: &AgentSnapshot| {
            snapshot.calls.iter().any(|listed| listed.id == call && listed.muted == Some(muted))
        };
        bench.sees(kind.name(), &shows).await;
        assert_eq!(bench.executed(kind), 1);
    }
}

pub(crate) async fn recording_is_stopped_and_started(bench: &dyn Bench) {
    let call = bench.connected().await;
    let shows = |recording| {
        let call = call.clone();
        move |snapshot: &AgentSnapshot| {
            snapshot.calls.iter().any(|listed| listed.id == call && listed.recording == recording)
        }
    };
    bench.recorded(&call).await;
    let before = bench.executed(RequestKind::StartRecording);
    bench.done(Request::StopRecording { call: call.clone() }).await;
    bench.sees("no recording", &shows(Recording::Off)).await;
    bench.done(Request::StartRecording { call: call.clone() }).await;
    bench.sees("recording again", &shows(Recording::On)).await;
    assert_eq!(bench.executed(RequestKind::StopRecording), 1);
    assert_eq!(bench.executed(RequestKind::StartRecording), before + 1);
}

pub(crate) async fn tones_are_sent(bench: &dyn Bench) {
    let call = bench.connected().await;
    bench.done(Request::SendDigits { call: call.clone(), digits: "12#".into() }).await;
    let [entry] = &bench.entries(RequestKind::SendDigits)[..] else { panic!("sent once") };
    assert!(entry.parameters.values().any(|value| value == "12#"), "{entry:?}");
    bench.fails(Request::SendDigits { call, digits: "12A".into() }).await;
    assert_eq!(bench.entries(RequestKind::SendDigits).len(), 1, "no tone, so nothing is sent");
}

pub(crate) async fn a_call_hung_up_waits_for_its_outcome(bench: &dyn Bench) {
    bench.ended().await;
    assert_eq!(bench.executed(RequestKind::HangUp), 1);
}

pub(crate) async fn a_customer_who_hangs_up_ends_the_call(bench: &dyn Bench) {
    let call = bench.connected().await;
    bench.customer_hangs_up();
    bench.look_again().await;
    bench.sees_call(&call, CallState::WrapUp).await;
}

pub(crate) async fn an_inbound_call_appears_by_itself(bench: &dyn Bench) {
    bench.done(Request::Ready).await;
    let name = bench.inbound_call();
    let seen = bench.sees("a call", &|snapshot| !snapshot.calls.is_empty()).await;
    assert_eq!(seen.calls.len(), 1);
    assert_eq!(seen.calls[0].direction, Some(Direction::Inbound));
    assert!(seen.calls[0].number.is_some(), "{:?}", seen.calls[0]);
    assert_eq!(seen.calls[0].name.as_deref(), name);
}

pub(crate) async fn an_offered_call_is_answered(bench: &dyn Bench) {
    bench.done(Request::Ready).await;
    bench.inbound_call();
    let rings =
        |snapshot: &AgentSnapshot| snapshot.calls.iter().any(|call| call.state == Some(CallState::Ringing));
    let call = bench.sees("a ringing call", &rings).await.calls[0].id.clone();
    bench.done(Request::Answer { call: call.clone() }).await;
    bench.sees_call(&call, CallState::Connected).await;
    assert_eq!(bench.executed(RequestKind::Answer), 1);
}

pub(crate) async fn a_call_is_over_when_the_agent_says_so(bench: &dyn Bench) {
    let call = bench.connected().await;
    let before = bench.tenant().ledger().len();
    bench.done(Request::CallOver { call: call.clone() }).await;
    bench.sees_call(&call, CallState::WrapUp).await;
    let since = &bench.tenant().ledger()[before..];
    let on_calls = since.iter().filter(|entry| entry.call.is_some() || entry.phone.is_some());
    assert_eq!(on_calls.count(), 0, "nothing is done to the call itself: {since:?}");
}
