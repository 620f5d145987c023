use std::time::Duration;

use ringside_domain::{AgentState, CallState};
use ringside_vendor::{AgentSnapshot, Request, RequestKind, VendorExt};

use crate::bench::{Bench, BenchExt};

/// Waits until the agent is seen in a state like this, where states can be read.
async fn sees_agent(bench: &dyn Bench, what: &str, is_so: impl Fn(&AgentState) -> bool + Sync) {
    if bench.vendor().capabilities().reads_agent_state {
        bench.sees(what, &|snapshot| snapshot.agent.as_ref().is_some_and(&is_so)).await;
    }
}

pub(crate) async fn an_agent_is_made_ready(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    let before = bench.executed(RequestKind::Ready);
    bench.done(Request::Ready).await;
    assert!(bench.is_ready_there());
    assert!(bench.executed(RequestKind::Ready) <= before + 1);
    sees_agent(bench, "ready", |state| *state == AgentState::Ready).await;
}

pub(crate) async fn an_agent_is_made_not_ready_without_a_reason(bench: &dyn Bench) {
    bench.done(Request::Ready).await;
    bench.done(Request::NotReady { reason: None }).await;
    assert!(!bench.is_ready_there());
    assert_eq!(bench.executed(RequestKind::NotReady), 1);
    sees_agent(bench, "not ready", |state| matches!(state, AgentState::NotReady { .. })).await;
    bench.done(Request::Ready).await;
    assert!(bench.is_ready_there());
}

pub(crate) async fn the_reasons_for_breaks_are_listed(bench: &dyn Bench) {
    let reasons = bench.vendor().break_reasons().await.expect("a list");
    let listed = reasons.iter().find(|reason| reason.id == bench.break_reason()).expect("the break");
    assert!(!listed.name.is_empty());
}

pub(crate) async fn a_break_begins_and_ends(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    bench.done(Request::Ready).await;
    let reason = bench.break_reason();
    bench.done(Request::NotReady { reason: Some(reason.clone()) }).await;
    assert_eq!(bench.break_there().as_deref(), Some(reason.as_str()));
    let is_it =
        |state: &AgentState| matches!(state, AgentState::NotReady { reason: Some(why) } if why.id == reason);
    sees_agent(bench, "on a break", is_it).await;
    bench.done(Request::Ready).await;
    assert_eq!(bench.break_there(), None);
    assert!(bench.is_ready_there());
    sees_agent(bench, "ready", |state| *state == AgentState::Ready).await;
}

pub(crate) async fn a_break_taken_back_at_once_is_over(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    bench.done(Request::Ready).await;
    bench.done(Request::NotReady { reason: Some(bench.break_reason()) }).await;
    bench.done(Request::Ready).await;
    assert!(bench.is_ready_there(), "whatever has been seen of it so far");
    assert_eq!(bench.break_there(), None);
}

pub(crate) async fn a_break_asked_for_during_a_call_follows_its_outcome(bench: &dyn Bench) {
    let call = bench.connected().await;
    let reason = bench.break_reason();
    bench.done(Request::NotReady { reason: Some(reason.clone()) }).await;
    bench.end(&call).await;
    bench.done(bench.dispose(&call, bench.codes()[0])).await;
    assert_eq!(bench.break_there().as_deref(), Some(reason.as_str()), "no call may come in between");
}

pub(crate) async fn a_break_begun_elsewhere_is_seen(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    bench.break_begins_elsewhere();
    bench.look_again().await;
    let there = bench.break_there().expect("a break");
    let is_it = |state: &AgentState| matches!(state, AgentState::NotReady { reason: Some(why) } if why.id.as_str() == there);
    sees_agent(bench, "on a break", is_it).await;
}

/// Waits for a wrap-up whose end is told; how much is left of it by the vendor's clock, in seconds.
async fn sees_the_clock(bench: &dyn Bench, what: &str, is_so: impl Fn(i64) -> bool + Sync) {
    let left = |snapshot: &AgentSnapshot| {
        let now = snapshot.server_time.unwrap_or_else(ringside_domain::Timestamp::now);
        snapshot.wrap_up_ends.map(|ends| ends.as_second() - now.as_second())
    };
    let seen = bench.sees(what, &|snapshot| left(snapshot).is_some_and(&is_so)).await;
    assert_eq!(seen.agent, Some(AgentState::AfterCallWork), "{what}");
}

pub(crate) async fn the_end_of_the_wrap_up_is_told(bench: &dyn Bench) {
    bench.ended().await;
    bench.look_again().await;
    sees_the_clock(bench, "the usual wrap-up", |left| (1..=31).contains(&left)).await;
}

pub(crate) async fn a_wrap_up_is_made_longer_and_ended(bench: &dyn Bench) {
    bench.ended().await;
    sees_the_clock(bench, "the usual wrap-up", |left| left <= 31).await;
    bench.done(Request::SetWrapUp { left: Duration::from_secs(600) }).await;
    sees_the_clock(bench, "a longer one", |left| (500..=600).contains(&left)).await;
    bench.done(Request::SetWrapUp { left: Duration::ZERO }).await;
    bench.sees("its end", &|snapshot| snapshot.agent != Some(AgentState::AfterCallWork)).await;
}

pub(crate) async fn what_happens_elsewhere_is_pushed(bench: &dyn Bench) {
    bench.done(Request::SignIn).await;
    bench.done(Request::Ready).await;
    let mut changes = bench.vendor().changes().expect("pushes");
    changes.mark_unchanged();
    let before = *changes.borrow();
    bench.inbound_call();
    changes.changed().await.expect("the adapter lives");
    assert!(*changes.borrow() > before);
    let rings =
        |snapshot: &AgentSnapshot| snapshot.calls.iter().any(|call| call.state == Some(CallState::Ringing));
    let asked = bench.tenant().requests("me");
    bench.sees("the call", &rings).await;
    assert_eq!(bench.tenant().requests("me"), asked, "answered from what was pushed");
}
