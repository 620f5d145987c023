use ringside_domain::VendorCallId;
use ringside_vendor::{
    Capabilities, Dial, DialKind, Evidence, Reached, Request, RequestKind, VendorErrorKind, VendorExt,
};

use crate::bench::{Bench, BenchExt, dispose};

/// All that acts on a connected call and is offered.
fn acts(capabilities: &Capabilities, call: &VendorCallId, code: &str) -> Vec<Request> {
    let call = || call.clone();
    let all = [
        (capabilities.record, Request::StopRecording { call: call() }),
        (capabilities.record, Request::StartRecording { call: call() }),
        (capabilities.hold, Request::Hold { call: call() }),
        (capabilities.hold, Request::Retrieve { call: call() }),
        (capabilities.hang_up, Request::HangUp { call: call() }),
        (capabilities.disposition.is_some(), dispose(&call(), code)),
    ];
    all.into_iter().filter_map(|(offered, request)| offered.then_some(request)).collect()
}

pub(crate) async fn a_lost_answer_to_a_request_that_acts_is_never_asked_for_again(bench: &dyn Bench) {
    bench.lose_next_answer(RequestKind::Dial);
    let dial = Dial { kind: DialKind::Manual, number: bench.numbers()[0].into(), lead: None };
    let error = bench.fails(Request::Dial(dial)).await;
    assert_eq!(error.reached, Reached::Maybe);
    let calls = bench.snapshot().await.calls;
    assert_eq!((calls.len(), bench.executed(RequestKind::Dial)), (1, 1));
    bench.customer_answers();
    for request in acts(&bench.vendor().capabilities(), &calls[0].id, bench.codes()[0]) {
        let kind = request.kind();
        bench.lose_next_answer(kind);
        let error = bench.fails(request).await;
        assert_eq!(error.reached, Reached::Maybe, "{}", kind.name());
        assert_eq!((bench.executed(kind), bench.arrived(kind)), (1, 1), "{}", kind.name());
    }
}

pub(crate) async fn a_lost_request_that_acts_is_not_sent_again(bench: &dyn Bench) {
    bench.lose_next_request(RequestKind::Dial);
    let dial = Dial { kind: DialKind::Manual, number: bench.numbers()[0].into(), lead: None };
    assert_eq!(bench.fails(Request::Dial(dial)).await.reached, Reached::Maybe);
    assert_eq!((bench.executed(RequestKind::Dial), bench.arrived(RequestKind::Dial)), (0, 1));
    let call = bench.connected().await;
    for request in acts(&bench.vendor().capabilities(), &call, bench.codes()[0]) {
        let kind = request.kind();
        bench.lose_next_request(kind);
        assert_eq!(bench.fails(request).await.reached, Reached::Maybe, "{}", kind.name());
        assert_eq!((bench.executed(kind), bench.arrived(kind)), (0, 1), "{}", kind.name());
    }
}

pub(crate) async fn a_lost_request_that_reads_is_sent_again(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    let capabilities = bench.vendor().capabilities();
    let lead = bench.leads()[0].clone();
    for (offered, request) in [
        (true, Request::Snapshot),
        (true, Request::Dispositions),
        (capabilities.campaigns, Request::Campaigns),
        (capabilities.queues, Request::Queues),
        (capabilities.colleagues, Request::Colleagues),
        (capabilities.lead_phones, Request::LeadPhones { lead }),
    ] {
        if offered {
            let kind = request.kind();
            let before = bench.arrived(kind);
            bench.lose_next_request(kind);
            bench.done(request).await;
            assert_eq!(bench.arrived(kind) - before, 2, "{}", kind.name());
        }
    }
}

pub(crate) async fn a_lost_answer_to_an_outcome_can_be_settled_by_the_call_list(bench: &dyn Bench) {
    if bench.vendor().capabilities().disposition_evidence != Evidence::LeavesCallList {
        return;
    }
    let call = bench.ended().await;
    bench.lose_next_request(RequestKind::Dispose);
    bench.fails(dispose(&call, bench.codes()[0])).await;
    assert!(bench.listed(&call).await.is_some(), "no outcome yet");
    bench.lose_next_answer(RequestKind::Dispose);
    bench.fails(dispose(&call, bench.codes()[0])).await;
    assert_eq!(bench.listed(&call).await, None, "the outcome is in");
    let error = bench.fails(dispose(&call, bench.codes()[0])).await;
    assert_eq!(error.kind, VendorErrorKind::NoSuchCall);
    assert_eq!(bench.outcomes().len(), 1);
}

pub(crate) async fn nothing_is_sent_for_a_call_that_has_gone(bench: &dyn Bench) {
    let call = bench.ended().await;
    bench.done(dispose(&call, bench.codes()[0])).await;
    for request in acts(&bench.vendor().capabilities(), &call, bench.codes()[0]) {
        let kind = request.kind();
        let before = bench.arrived(kind);
        let error = bench.fails(request).await;
        assert_eq!(
            (error.kind, error.reached),
            (VendorErrorKind::NoSuchCall, Reached::No),
            "{}",
            kind.name()
        );
        assert_eq!(bench.arrived(kind), before, "{}", kind.name());
    }
}

pub(crate) async fn a_number_reused_after_a_restart_is_not_the_old_call(bench: &dyn Bench) {
    let old = bench.connected().await;
    bench.restart();
    let new = bench.connected().await;
    assert_ne!(old, new);
    for request in acts(&bench.vendor().capabilities(), &old, bench.codes()[0]) {
        let kind = request.kind();
        let error = bench.fails(request).await;
        assert_eq!(
            (error.kind, error.reached),
            (VendorErrorKind::NoSuchCall, Reached::No),
            "{}",
            kind.name()
        );
        assert_eq!(bench.arrived(kind), 0, "{}", kind.name());
    }
    let calls = bench.vendor().snapshot().await.expect("a snapshot").calls;
    assert_eq!(calls.len(), 1, "the new call is untouched");
}
