//! Policy has a ready agent made not ready before the computer sleeps.

use std::time::Duration;

use ringside_domain::AgentState;
use ringside_ipc::{AgentWord, Certainty, Tone};
use ringside_machine::Event;
use ringside_vendor::{RequestKind, VendorErrorKind};
use tokio::time::Instant;

use crate::{desk::Bar, timeline::lines, vendor::Floor};

const WOKE_UP: Event = Event::WokeUp { slept: Duration::from_secs(20 * 60) };

fn ready(floor: &mut Floor) {
    floor.can.reads_agent_state = true;
    floor.can.not_ready = true;
    floor.agent = Some(AgentState::Ready);
}

/// A bar whose policy wants it, at a vendor that tells the agent's state.
async fn bar(floor: impl FnOnce(&mut Floor)) -> Bar {
    let bar = Bar::with(floor, |profile| profile.not_ready_before_sleep = true).await;
    bar.until("known", |view| view.agent.certainty == Certainty::Confirmed).await;
    bar
}

async fn wakes(bar: &Bar) {
    bar.hands.sleep_ms(20 * 60 * 1_000);
    bar.engine.machine(WOKE_UP).await;
}

#[tokio::test(start_paused = true)]
async fn a_ready_agent_is_not_ready_by_the_time_the_computer_may_sleep_and_that_is_no_surprise_afterwards() {
    let bar = bar(ready).await;
    bar.engine.machine(Event::GoesToSleep).await;
    assert_eq!(bar.vendor.count(RequestKind::NotReady), 1);
    assert_eq!(bar.view().agent.certainty, Certainty::Unknown, "asleep, nothing is certain");
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: None });
    wakes(&bar).await;
    let view = bar.until("known", |view| view.agent.certainty == Certainty::Confirmed).await;
    assert_eq!((view.agent.state, view.status.tone), (AgentWord::NotReady, Tone::Rest));
    assert_eq!(bar.vendor.count(RequestKind::NotReady), 1, "asked once");
}

#[tokio::test(start_paused = true)]
async fn without_the_policy_nothing_is_asked() {
    let bar = Bar::before(ready).await;
    bar.engine.machine(Event::GoesToSleep).await;
    assert_eq!(bar.vendor.count(RequestKind::NotReady), 0);
}

#[tokio::test(start_paused = true)]
async fn who_is_not_ready_or_has_a_call_is_left_alone() {
    let idle = bar(|floor| {
        ready(floor);
        floor.agent = Some(AgentState::NotReady { reason: None });
    })
    .await;
    idle.engine.machine(Event::GoesToSleep).await;
    assert_eq!(idle.vendor.count(RequestKind::NotReady), 0);

    let talking = bar(ready).await;
    talking.talk().await;
    talking.engine.machine(Event::GoesToSleep).await;
    assert_eq!(talking.vendor.count(RequestKind::NotReady), 0);
}

#[tokio::test(start_paused = true)]
async fn a_vendor_that_does_not_answer_holds_the_computer_up_for_three_seconds_and_no_longer() {
    let bar = bar(ready).await;
    bar.vendor.answers_late(RequestKind::NotReady);
    let asked = Instant::now();
    bar.engine.machine(Event::GoesToSleep).await;
    assert_eq!(asked.elapsed().as_secs(), 3);
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: None });
    bar.vendor.answers_now();
    wakes(&bar).await;
    let view = bar.until("known", |view| view.agent.certainty == Certainty::Confirmed).await;
    assert_eq!(view.agent.state, AgentWord::NotReady, "it has reached the vendor after all");
    assert!(!view.status.text.key.ends_with("corrected"), "{}", view.status.text.key);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_is_not_waited_on_and_the_timeline_says_who_asked() {
    let bar = bar(ready).await;
    bar.vendor.fails(RequestKind::NotReady, VendorErrorKind::NotAllowed, false);
    let asked = Instant::now();
    bar.engine.machine(Event::GoesToSleep).await;
    assert!(asked.elapsed() < Duration::from_secs(1), "took {:?}", asked.elapsed());
    wakes(&bar).await;
    let view = bar.until("known", |view| view.agent.certainty == Certainty::Confirmed).await;
    assert_eq!(view.agent.state, AgentWord::Ready);
    let keys: Vec<_> = lines(&bar).await.into_iter().map(|line| line.what.key).collect();
    let asked = keys.iter().position(|key| key == "happened-for-sleep").expect("said");
    assert_eq!(keys[asked + 1], "happened-state-asked");
    assert_eq!(keys[asked + 2], "happened-state-refused");
}
