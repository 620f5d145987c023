use ringside_domain::{Callback, Disposition, VendorCallId};
use ringside_vendor::{
    ConnectCalls, ConnectedLeg, Dial, DialKind, DispositionForm, Reached, Reply, Request, RequestKind,
    VendorErrorKind, VendorExt,
};

use crate::bench::{Bench, BenchExt, Outcome, disposition};

pub(crate) async fn the_catalogue_holds_what_an_agent_may_choose(bench: &dyn Bench) {
    let catalogue = bench.vendor().dispositions().await.expect("a catalogue");
    let [first, second, system] = bench.codes();
    for code in [first, second] {
        let code = catalogue.get(code).expect("offered");
        assert!(!code.label().is_empty());
    }
    assert_eq!(catalogue.get(system), None, "not for agents");
}

pub(crate) async fn an_outcome_reaches_the_vendor_once_and_ends_the_call(bench: &dyn Bench) {
    let code = bench.codes()[0];
    let call = bench.ended().await;
    let reply = bench.done(bench.dispose(&call, code)).await;
    assert!(matches!(reply, Reply::Done | Reply::Unconfirmed), "{reply:?}");
    bench.sees_no_more(&call).await;
    assert_eq!((bench.executed(RequestKind::Dispose), bench.arrived(RequestKind::Dispose)), (1, 1));
    assert_eq!(bench.outcomes(), [Outcome::of(&call, code)]);
}

pub(crate) async fn an_outcome_the_vendor_does_not_know_is_refused_and_the_call_stays(bench: &dyn Bench) {
    let call = bench.ended().await;
    let error = bench.fails(bench.dispose(&call, bench.codes()[2])).await;
    assert!(
        matches!(error.kind, VendorErrorKind::Refused | VendorErrorKind::UnknownDisposition),
        "{error:?}"
    );
    assert_eq!(error.reached, Reached::No);
    assert!(error.vendor_code.is_some() || error.detail.is_some(), "{error:?}");
    assert!(bench.listed(&call).await.is_some());
    assert_eq!(bench.outcomes(), []);
    assert_eq!(bench.arrived(RequestKind::Dispose), 1);
}

/// Ends a call with this outcome; the call.
async fn disposed(bench: &dyn Bench, disposition: Disposition) -> VendorCallId {
    let call = bench.ended().await;
    bench.done(Request::Dispose { call: call.clone(), facts: bench.facts(false), disposition }).await;
    call
}

pub(crate) async fn a_note_arrives_as_it_was_written(bench: &dyn Bench) {
    let code = bench.codes()[0];
    for note in ["Ana + Sam: 100 % übergeben & gut", "says \"no\"; a=b;\ttab\nand a line", "𝄞 ñ 你好 %41 {x}"]
    {
        let call = disposed(bench, Disposition { note: Some(note.into()), ..bench.disposition(code) }).await;
        let held = bench.outcomes().pop().expect("an outcome");
        assert_eq!(held, Outcome { note: Some(note.into()), ..Outcome::of(&call, code) });
    }
}

pub(crate) async fn a_number_of_sales_arrives(bench: &dyn Bench) {
    let code = bench.codes()[0];
    let call = disposed(bench, Disposition { sales: Some(3), ..bench.disposition(code) }).await;
    assert_eq!(bench.outcomes(), [Outcome { sales: Some(3), ..Outcome::of(&call, code) }]);
}

pub(crate) async fn a_callback_arrives_in_the_vendors_own_clock(bench: &dyn Bench) {
    let (code, samples) = bench.callbacks();
    assert!(samples.len() >= 3, "before a change of the clocks, after it, and from another zone");
    for sample in samples {
        let callback = Callback { at: sample.at.parse().expect("an instant"), zone: sample.zone.into() };
        let disposition = Disposition { callback: Some(callback), ..bench.disposition(code) };
        let call = disposed(bench, disposition).await;
        let held = bench.outcomes().pop().expect("an outcome");
        assert_eq!(held, Outcome { callback: Some(sample.arrives.into()), ..Outcome::of(&call, code) });
    }
}

pub(crate) async fn an_outcome_is_told_in_words_where_none_are_kept(bench: &dyn Bench) {
    assert_eq!(bench.vendor().capabilities().disposition_form, DispositionForm::Note);
    let call = bench.ended().await;
    bench.done(bench.dispose(&call, bench.codes()[2])).await;
    let held = bench.outcomes();
    assert_eq!(held, [Outcome::of(&call, bench.codes()[2])], "any outcome can be told in words");
    assert_eq!(bench.executed(RequestKind::Dispose), 1);
}

pub(crate) async fn two_calls_are_connected_with_an_outcome_each(bench: &dyn Bench) {
    let leg = |call, code, note: Option<&str>, sales| ConnectedLeg {
        call,
        disposition: Disposition { note: note.map(Into::into), sales, ..disposition(code) },
    };
    let [sale, other, _] = bench.codes();
    let note = "Ana + Sam: 100 % übergeben & gut";
    let first = bench.connected().await;
    bench.done(Request::Hold { call: first.clone() }).await;
    let dial = Dial { kind: DialKind::Manual, number: bench.numbers()[1].into(), lead: None };
    let second = bench.dial_and_find(dial).await;
    bench.customer_answers();
    let request = ConnectCalls {
        first: leg(first.clone(), sale, Some(note), Some(2)),
        second: leg(second.clone(), other, None, None),
    };
    bench.done(Request::ConnectCalls(request)).await;
    assert_eq!(bench.snapshot().await.calls, []);
    assert_eq!(bench.executed(RequestKind::ConnectCalls), 1);
    let held = [
        Outcome { note: Some(note.into()), sales: Some(2), ..Outcome::of(&first, sale) },
        Outcome::of(&second, other),
    ];
    assert_eq!(bench.outcomes(), held);
}
