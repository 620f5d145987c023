use ringside_domain::{CallState, VendorCallId};
use ringside_vendor::{Dial, DialKind, Reached, Request, RequestKind, VendorErrorKind};

use crate::bench::{Bench, BenchExt, Outcome};

/// A call somebody has answered, recorded where that can be switched.
async fn busy(bench: &dyn Bench) -> VendorCallId {
    let call = bench.connected().await;
    if bench.vendor().capabilities().record {
        bench.recorded(&call).await;
    }
    call
}

/// All that acts on such a call and is offered, its outcome last.
fn acts(bench: &dyn Bench, call: &VendorCallId) -> Vec<Request> {
    let offered = bench.vendor().capabilities();
    let call = || call.clone();
    let all = [
        (offered.record, Request::StopRecording { call: call() }),
        (offered.record, Request::StartRecording { call: call() }),
        (offered.mute, Request::Mute { call: call() }),
        (offered.mute, Request::Unmute { call: call() }),
        (offered.dtmf, Request::SendDigits { call: call(), digits: "1".into() }),
        (offered.hold, Request::Hold { call: call() }),
        (offered.hold, Request::Retrieve { call: call() }),
        (offered.hang_up, Request::HangUp { call: call() }),
        (offered.disposition.is_some(), bench.dispose(&call(), bench.codes()[0])),
    ];
    all.into_iter().filter_map(|(offered, request)| offered.then_some(request)).collect()
}

fn dial(bench: &dyn Bench) -> Request {
    Request::Dial(Dial { kind: DialKind::Manual, number: bench.numbers()[0].into(), lead: None })
}

pub(crate) async fn a_dial_whose_answer_is_lost_is_never_dialled_again(bench: &dyn Bench) {
    bench.lose_next_answer(RequestKind::Dial);
    let error = bench.fails(dial(bench)).await;
    assert_eq!(error.reached, Reached::Maybe);
    assert_eq!((bench.executed(RequestKind::Dial), bench.arrived(RequestKind::Dial)), (1, 1));
    if !bench.vendor().capabilities().own_calls_only {
        bench.sees("the call", &|snapshot| snapshot.calls.len() == 1).await;
    }
}

pub(crate) async fn a_dial_that_is_lost_is_not_sent_again(bench: &dyn Bench) {
    bench.lose_next_request(RequestKind::Dial);
    assert_eq!(bench.fails(dial(bench)).await.reached, Reached::Maybe);
    assert_eq!((bench.executed(RequestKind::Dial), bench.arrived(RequestKind::Dial)), (0, 1));
    assert_eq!(bench.snapshot().await.calls, []);
}

pub(crate) async fn a_lost_answer_to_a_request_that_acts_leads_to_one_effect(bench: &dyn Bench) {
    let call = busy(bench).await;
    let lists = !bench.vendor().capabilities().own_calls_only;
    for request in acts(bench, &call) {
        let (kind, repeatable) = (request.kind(), bench.vendor().repeatable(&request));
        if kind == RequestKind::Dispose && lists {
            bench.sees_call(&call, CallState::WrapUp).await;
        }
        let before = (bench.executed(kind), bench.arrived(kind));
        bench.lose_next_answer(kind);
        let result = bench.ask(request).await;
        if repeatable {
            result.unwrap_or_else(|error| panic!("settled by asking again: {} {error:?}", kind.name()));
        } else {
            let error = result.expect_err(kind.name());
            assert_eq!(error.reached, Reached::Maybe, "{}", kind.name());
            assert_eq!(bench.arrived(kind) - before.1, 1, "{}", kind.name());
        }
        assert_eq!(bench.executed(kind) - before.0, 1, "{}", kind.name());
    }
}

pub(crate) async fn a_lost_request_that_acts_is_not_taken_for_done(bench: &dyn Bench) {
    let call = busy(bench).await;
    let lists = !bench.vendor().capabilities().own_calls_only;
    for request in acts(bench, &call) {
        let (kind, repeatable) = (request.kind(), bench.vendor().repeatable(&request));
        if kind == RequestKind::Dispose && lists {
            bench.end(&call).await;
        }
        let before = (bench.executed(kind), bench.arrived(kind));
        bench.lose_next_request(kind);
        let result = bench.ask(request).await;
        if repeatable {
            assert!(result.is_ok(), "{}: {result:?}", kind.name());
            assert_eq!(bench.executed(kind) - before.0, 1, "{}", kind.name());
        } else {
            assert_eq!(result.expect_err(kind.name()).reached, Reached::Maybe, "{}", kind.name());
            assert_eq!(bench.executed(kind) - before.0, 0, "{}", kind.name());
            assert_eq!(bench.arrived(kind) - before.1, 1, "{}", kind.name());
        }
    }
}

pub(crate) async fn a_lost_request_that_reads_is_sent_again(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    let offered = bench.vendor().capabilities();
    let lead = bench.leads()[0].clone();
    let number = || bench.numbers()[0].to_owned();
    let looks = !offered.push && (offered.reads_agent_state || !offered.own_calls_only);
    for (offered, request) in [
        (looks, Request::Snapshot),
        (offered.lists_dispositions, Request::Dispositions),
        (offered.lists_breaks, Request::BreakReasons),
        (offered.campaigns, Request::Campaigns),
        (offered.queues, Request::Queues),
        (offered.colleagues, Request::Colleagues),
        (offered.lead_phones, Request::LeadPhones { lead }),
        (offered.directory, Request::Directory { search: String::new() }),
        (offered.contacts, Request::Contact { number: number() }),
        (offered.past_calls, Request::PastCalls { number: None }),
        (offered.counters, Request::Counters),
        (offered.notices, Request::Notices),
        (offered.floor, Request::Floor),
    ] {
        let kind = request.kind();
        if offered && !bench.is_rationed(kind) {
            let before = bench.arrived(kind);
            bench.lose_next_request(kind);
            bench.done(request).await;
            assert!(bench.arrived(kind) - before >= 2, "{}", kind.name());
        }
    }
}

pub(crate) async fn a_lost_answer_to_an_outcome_can_be_settled_by_the_call_list(bench: &dyn Bench) {
    let call = bench.ended().await;
    bench.lose_next_request(RequestKind::Dispose);
    bench.fails(bench.dispose(&call, bench.codes()[0])).await;
    assert!(bench.listed(&call).await.is_some(), "no outcome yet");
    bench.lose_next_answer(RequestKind::Dispose);
    bench.fails(bench.dispose(&call, bench.codes()[0])).await;
    assert_eq!(bench.listed(&call).await, None, "the outcome is in");
    let error = bench.fails(bench.dispose(&call, bench.codes()[0])).await;
    assert_eq!(error.kind, VendorErrorKind::NoSuchCall);
    assert_eq!(bench.outcomes().len(), 1);
}

pub(crate) async fn an_outcome_nobody_can_settle_is_sent_once(bench: &dyn Bench) {
    let code = bench.codes()[0];
    let call = bench.ended().await;
    bench.lose_next_answer(RequestKind::Dispose);
    let error = bench.fails(bench.dispose(&call, code)).await;
    assert_eq!(error.reached, Reached::Maybe);
    assert_eq!(bench.arrived(RequestKind::Dispose), 1);
    assert_eq!(bench.outcomes(), [Outcome::of(&call, code)]);
    assert!(bench.listed(&call).await.is_some(), "a person decides");
}

pub(crate) async fn nothing_is_sent_for_a_call_that_has_gone(bench: &dyn Bench) {
    let call = bench.ended().await;
    bench.done(bench.dispose(&call, bench.codes()[0])).await;
    is_gone(bench, &call).await;
}

/// Makes sure that nothing can be done with this call, and nothing is sent.
async fn is_gone(bench: &dyn Bench, call: &VendorCallId) {
    for request in acts(bench, call) {
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
    is_gone(bench, &old).await;
    assert_eq!(bench.snapshot().await.calls.len(), 1, "the new call is untouched");
}
