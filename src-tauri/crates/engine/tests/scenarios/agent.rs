//! The agent's state where the vendor can be asked for it.

use std::time::Duration;

use ringside_domain::{AgentState, Timestamp};
use ringside_ipc::{AgentWord, Certainty, SessionRequest};
use tokio::time::Instant;

use crate::{
    desk::{Bar, START},
    vendor::Floor,
};

fn tells(floor: &mut Floor) {
    floor.can.reads_agent_state = true;
    floor.agent = Some(AgentState::Ready);
}

#[tokio::test(start_paused = true)]
async fn what_the_vendor_says_is_confirmed() {
    let bar = Bar::before(tells).await;
    let agent = bar.view().agent.clone();
    assert_eq!((agent.state, agent.certainty), (AgentWord::Ready, Certainty::Confirmed));
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: None });
    bar.until("not ready", |view| view.agent.state == AgentWord::NotReady).await;
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_up_makes_the_agent_engaged_whatever_is_said() {
    let bar = Bar::before(tells).await;
    bar.vendor.delivers("Luz Prueba");
    let view = bar.until("on a call", |view| view.agent.state == AgentWord::OnCall).await;
    assert_eq!(view.agent.certainty, Certainty::Confirmed);
    bar.polls(2).await;
    assert_eq!(bar.view().agent.state, AgentWord::OnCall);
    bar.vendor.floor().agent = Some(AgentState::AfterCallWork);
    bar.they_hang_up().await;
    bar.until("in wrap-up", |view| view.agent.state == AgentWord::WrapUp).await;
}

#[tokio::test(start_paused = true)]
async fn a_vendor_that_says_nothing_leaves_the_state_unknown() {
    let bar = Bar::before(tells).await;
    bar.vendor.floor().agent = None;
    let view = bar.until("unknown", |view| view.agent.certainty == Certainty::Unknown).await;
    assert_eq!(view.agent.state, AgentWord::Ready, "the last one known");
    assert_eq!(view.agent.cause.clone().expect("says why").key, "cause-not-told");
    bar.vendor.floor().agent = Some(AgentState::Ready);
    bar.until("known again", |view| view.agent.certainty == Certainty::Confirmed).await;
}

#[tokio::test(start_paused = true)]
async fn a_wrap_up_with_an_end_counts_down() {
    let bar = Bar::before(tells).await;
    let call = bar.talk().await;
    assert_eq!(bar.view().agent.deadline, None);
    let begun = Instant::now();
    {
        let mut floor = bar.vendor.floor();
        floor.agent = Some(AgentState::AfterCallWork);
        floor.wrap_up_ends = Some(Timestamp::from_second(START + 600).expect("in range"));
    }
    bar.hang_up(&call).await;
    let view = bar.until("counting", |view| view.agent.deadline.is_some()).await;
    let first = view.agent.deadline.clone().expect("there is one");
    assert!(first.total_ms > 500_000 && first.total_ms <= 600_000, "{first:?}");
    bar.polls(20).await;
    let later = bar.view().agent.deadline.clone().expect("still there");
    assert_eq!(later.total_ms, first.total_ms);
    let gone = u64::try_from(begun.elapsed().as_millis()).expect("short");
    assert!(first.left_ms - later.left_ms <= gone);
    assert!(later.left_ms + 10_000 < first.left_ms, "from {first:?} to {later:?}");
    bar.vendor.floor().wrap_up_ends = None;
    bar.until("over", |view| view.agent.deadline.is_none()).await;
}

#[tokio::test(start_paused = true)]
async fn an_end_of_wrap_up_in_the_past_leaves_nothing() {
    let bar = Bar::before(tells).await;
    bar.vendor.floor().wrap_up_ends = Some(Timestamp::from_second(START - 60).expect("in range"));
    let view = bar.until("told", |view| view.agent.deadline.is_some()).await;
    assert_eq!(view.agent.deadline.clone().expect("told").left_ms, 0);
    tokio::time::sleep(Duration::from_secs(5)).await;
    bar.ask(SessionRequest::Refresh).await.expect("shows");
    assert_eq!(bar.view().agent.deadline.clone().expect("told").left_ms, 0);
}
