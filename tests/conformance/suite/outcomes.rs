use ringside_domain::Disposition;
use ringside_vendor::{
    ConnectCalls, ConnectedLeg, Dial, DialKind, Reached, Request, RequestKind, VendorErrorKind, VendorExt,
};

use crate::bench::{Bench, BenchExt, Outcome, dispose, disposition, no_call};

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
    let offered = bench.vendor().capabilities().disposition.is_some();
    if !bench.offers(offered, dispose(&no_call(), code)).await {
        return;
    }
    let call = bench.ended().await;
    bench.done(dispose(&call, code)).await;
    assert_eq!(bench.listed(&call).await, None);
    assert_eq!(bench.executed(RequestKind::Dispose), 1);
    assert_eq!(bench.outcomes(), [Outcome { call, code: code.into(), note: None, sales: None }]);
}

pub(crate) async fn an_outcome_the_vendor_does_not_know_is_refused_and_the_call_stays(bench: &dyn Bench) {
    let call = bench.ended().await;
    let error = bench.fails(dispose(&call, "NO SUCH & CODE+")).await;
    assert_eq!((error.kind, error.reached), (VendorErrorKind::Refused, Reached::No));
    assert!(error.vendor_code.is_some() && error.detail.is_some(), "{error:?}");
    assert!(bench.listed(&call).await.is_some());
    assert_eq!(bench.outcomes(), []);
    assert_eq!(bench.arrived(RequestKind::Dispose), 1);
}

pub(crate) async fn two_calls_are_connected_with_an_outcome_each(bench: &dyn Bench) {
    let leg = |call, code, note: Option<&str>, sales| ConnectedLeg {
        call,
        disposition: Disposition { note: note.map(Into::into), sales, ..disposition(code) },
    };
    let [sale, other, _] = bench.codes();
    let request = |first, second| {
        Request::ConnectCalls(ConnectCalls {
            first: leg(first, sale, Some("Ana + Sam: 100 % übergeben & gut"), Some(2)),
            second: leg(second, other, None, None),
        })
    };
    let offered = bench.vendor().capabilities().connect_calls;
    if !bench.offers(offered, request(no_call(), no_call())).await {
        return;
    }
    let first = bench.connected().await;
    bench.done(Request::Hold { call: first.clone() }).await;
    let dial = Dial { kind: DialKind::Manual, number: bench.numbers()[1].into(), lead: None };
    let second = bench.dial_and_find(dial).await;
    bench.customer_answers();
    bench.done(request(first.clone(), second.clone())).await;
    assert_eq!(bench.snapshot().await.calls, []);
    assert_eq!(bench.executed(RequestKind::ConnectCalls), 1);
    assert_eq!(
        bench.outcomes(),
        [
            Outcome {
                call: first,
                code: sale.into(),
                note: Some("Ana + Sam: 100 % übergeben & gut".into()),
                sales: Some(2),
            },
            Outcome { call: second, code: other.into(), note: None, sales: None },
        ]
    );
}
