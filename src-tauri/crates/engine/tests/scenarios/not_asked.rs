//! The vendor tells the agent's state only so often: what was told last stays, as an estimate.

use ringside_domain::AgentState;
use ringside_ipc::{AgentWord, Certainty, SessionRequest, StateTarget};

use crate::{desk::Bar, vendor::Floor};

fn tells(floor: &mut Floor) {
    floor.can.reads_agent_state = true;
    floor.can.not_ready = true;
    floor.agent = Some(AgentState::Ready);
}

fn shown(bar: &Bar) -> (AgentWord, Certainty) {
    let agent = bar.view().agent.clone();
    (agent.state, agent.certainty)
}

#[tokio::test(start_paused = true)]
async fn a_state_that_cannot_be_asked_for_now_stays_as_it_was_told() {
    let bar = Bar::before(tells).await;
    assert_eq!(shown(&bar), (AgentWord::Ready, Certainty::Confirmed));
    bar.vendor.floor().asked_too_often = true;
    bar.polls(3).await;
    assert_eq!(shown(&bar), (AgentWord::Ready, Certainty::Estimated));
    bar.vendor.floor().asked_too_often = false;
    bar.until("told again", |view| view.agent.certainty == Certainty::Confirmed).await;
}

#[tokio::test(start_paused = true)]
async fn a_state_the_vendor_was_asked_for_and_does_not_settle_is_unknown() {
    let bar = Bar::before(tells).await;
    bar.vendor.floor().agent = None;
    bar.until("unknown", |view| view.agent.certainty == Certainty::Unknown).await;
}

#[tokio::test(start_paused = true)]
async fn a_state_the_vendor_said_yes_to_is_taken_while_it_cannot_be_asked_for() {
    let bar = Bar::before(tells).await;
    bar.vendor.floor().asked_too_often = true;
    let target = StateTarget::NotReady { reason: None };
    bar.ask(SessionRequest::SetState { target }).await.expect("asks");
    let view = bar.until("not ready", |view| view.agent.state == AgentWord::NotReady).await;
    assert_eq!((view.agent.certainty, &view.agent.asked), (Certainty::Estimated, &None));
    assert_eq!(view.agent.cause.as_ref().map(|cause| cause.key.as_str()), Some("cause-me"));
}

#[tokio::test(start_paused = true)]
async fn after_a_call_the_account_decides_while_the_state_cannot_be_asked_for() {
    let bar = Bar::before(tells).await;
    bar.vendor.floor().asked_too_often = true;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.save(&call, "NI").await.expect("saves");
    let view = bar.until("ready", |view| view.agent.state == AgentWord::Ready).await;
    assert_eq!((view.calls.len(), view.agent.certainty), (0, Certainty::Estimated));
}

#[tokio::test(start_paused = true)]
async fn a_wrap_up_of_a_call_that_was_never_here_is_not_over_because_nobody_can_ask() {
    let bar = Bar::before(tells).await;
    bar.vendor.floor().agent = Some(AgentState::AfterCallWork);
    bar.until("in wrap-up", |view| view.agent.state == AgentWord::WrapUp).await;
    bar.vendor.floor().asked_too_often = true;
    bar.polls(3).await;
    assert_eq!(shown(&bar), (AgentWord::WrapUp, Certainty::Estimated));
}
