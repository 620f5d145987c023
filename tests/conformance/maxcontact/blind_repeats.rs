//! Every method is a GET, those that act too: whatever goes wrong, the ledger shows each at most once.

use ringside_domain::{LeadPhoneId, VendorCallId};
use ringside_simulator::{
    Effect, Fault, FaultRule, Origin,
    maxcontact::{Event, ExpiredAnswer, Settings},
};
use ringside_vendor::{ConnectCalls, ConnectedLeg, Dial, DialKind, Request};

use super::{
    bad_input::assert_discreet,
    bench::{ANA, MaxContactBench},
};
use crate::bench::{Bench, BenchExt, disposition};

/// Each method that acts, with what it takes to be possible: a call connected, on hold, or two calls.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    Connected,
    Held,
    Two,
}

const ACTS: [(&str, Needs); 11] = [
    ("goready", Needs::Nothing),
    ("dial", Needs::Nothing),
    ("hangup", Needs::Connected),
    ("dispose", Needs::Connected),
    ("hold", Needs::Connected),
    ("retrieve", Needs::Held),
    ("startrecord", Needs::Connected),
    ("stoprecord", Needs::Connected),
    ("changelead", Needs::Connected),
    ("createnewlead", Needs::Connected),
    ("connectcalls", Needs::Two),
];

fn request(bench: &MaxContactBench, method: &str, calls: &[VendorCallId]) -> Request {
    let number = bench.numbers()[0];
    let call = || calls[0].clone();
    match method {
        "goready" => Request::Ready,
        "dial" => Request::Dial(Dial { kind: DialKind::Manual, number: number.into(), lead: None }),
        "hangup" => Request::HangUp { call: call() },
        "dispose" => bench.dispose(&calls[0], "SALE"),
        "hold" => Request::Hold { call: call() },
        "retrieve" => Request::Retrieve { call: call() },
        "startrecord" => Request::StartRecording { call: call() },
        "stoprecord" => Request::StopRecording { call: call() },
        "changelead" => Request::ChangeLead { call: call(), phone: LeadPhoneId::new("555003") },
        "createnewlead" => Request::CreateLead { call: call(), number: number.into() },
        "connectcalls" => {
            let leg =
                |call: &VendorCallId| ConnectedLeg { call: call.clone(), disposition: disposition("HKT") };
            Request::ConnectCalls(ConnectCalls { first: leg(&calls[0]), second: leg(&calls[1]) })
        }
        other => panic!("{other} does not act"),
    }
}

async fn prepare(bench: &MaxContactBench, needs: Needs) -> Vec<VendorCallId> {
    bench.done(Request::SignIn).await;
    if needs == Needs::Nothing {
        return Vec::new();
    }
    let mut calls = vec![bench.connected().await];
    if needs != Needs::Connected {
        bench.happens(Event::AgentHolds { user: ANA, call: None });
    }
    if needs == Needs::Two {
        let dial = Dial { kind: DialKind::Manual, number: bench.numbers()[1].into(), lead: None };
        calls.push(bench.dial_and_find(dial).await);
        bench.customer_answers();
    }
    calls
}

fn count(bench: &MaxContactBench, method: &str, effect: Effect) -> usize {
    let entries = bench.sim.ledger();
    let by_us = entries.iter().filter(|entry| entry.origin == Origin::Api && entry.method == method);
    by_us.filter(|entry| entry.effect == effect).count()
}

/// Meets each method that acts with each fault, executed or not, and counts.
async fn nothing_acts_twice(faults: &[Fault], options: &str) {
    nothing_acts_twice_with(&Settings::default(), faults, options).await;
}

fn is_clear(settings: &Settings) -> bool {
    matches!(settings.token.expired_answer, ExpiredAnswer::Unauthorized | ExpiredAnswer::Forbidden)
}

async fn nothing_acts_twice_with(settings: &Settings, faults: &[Fault], options: &str) {
    for (method, needs) in ACTS {
        for fault in faults {
            for executed in [true, false] {
                if executed && *fault == Fault::ExpiredToken && is_clear(settings) {
                    // A vendor that acts and then answers 401 lies, and nobody can guard against that.
                    continue;
                }
                let bench = MaxContactBench::start(settings.clone(), options).await;
                let calls = prepare(&bench, needs).await;
                let before = (count(&bench, method, Effect::Executed), bench.sim.requests(method));
                bench.sim.fault(FaultRule::next(method, 1, fault.clone()).executing(executed));
                let result = bench.ask(request(&bench, method, &calls)).await;
                let name = format!("{method} met {fault:?}, executed: {executed}");
                if let Err(error) = &result {
                    assert_discreet(error);
                }
                // 401 and 403 are the only answers after which a second request may follow: the first did nothing.
                let sent = bench.sim.requests(method) - before.1;
                let most = if *fault == Fault::ExpiredToken && is_clear(settings) { 2 } else { 1 };
                assert!((1..=most).contains(&sent), "{name}: sent {sent} times");
                let done = count(&bench, method, Effect::Executed) - before.0;
                assert!(done <= 1, "{name}: done {done} times");
                assert!(result.is_err() || done == 1, "{name}: told as done");
            }
        }
    }
}

#[tokio::test]
async fn a_broken_connection_makes_nothing_act_twice() {
    nothing_acts_twice(&[Fault::DropBefore, Fault::DropAfter, Fault::HalfBody], "").await;
}

#[tokio::test]
async fn another_answer_than_the_vendors_makes_nothing_act_twice() {
    let faults = [
        Fault::HtmlError,
        Fault::Redirect,
        Fault::Status { status: 502 },
        Fault::TooManyRequests { retry_after_s: 0 },
    ];
    nothing_acts_twice(&faults, "").await;
}

#[tokio::test]
async fn a_damaged_answer_makes_nothing_act_twice() {
    let faults = [
        Fault::TruncatedBody,
        Fault::EmptyBody,
        Fault::WrongTypes,
        Fault::MissingMembers { members: Vec::new() },
    ];
    nothing_acts_twice(&faults, "").await;
    nothing_acts_twice(&faults, "response_format = 'xml'").await;
}

#[tokio::test]
async fn a_token_that_is_refused_makes_nothing_act_twice() {
    for form in [
        ExpiredAnswer::Unauthorized,
        ExpiredAnswer::Forbidden,
        ExpiredAnswer::Redirect,
        ExpiredAnswer::HtmlPage,
        ExpiredAnswer::Envelope,
    ] {
        let mut settings = Settings::default();
        settings.token.expired_answer = form;
        nothing_acts_twice_with(&settings, &[Fault::ExpiredToken], "").await;
    }
}
