//! Fix my state: bar and vendor are brought together, by the safest legal sequence.

use std::time::Duration;

use ringside_domain::AgentState;
use ringside_ipc::{
    AgentWord, Certainty, ErrorCode, SessionReply, SessionRequest, StateTarget, StatusLink, UiError,
};
use ringside_vendor::{RequestKind, VendorErrorKind};

use crate::{desk::Bar, vendor::Floor};

fn tells(floor: &mut Floor) {
    floor.can.reads_agent_state = true;
    floor.can.not_ready = true;
    floor.agent = Some(AgentState::Ready);
}

/// Takes not ready, and tells no state.
fn silent(floor: &mut Floor) {
    floor.can.not_ready = true;
}

async fn fix(bar: &Bar) -> String {
    match bar.ask(SessionRequest::FixState).await.expect("ends") {
        SessionReply::Fixed { text } => text.key,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(start_paused = true)]
async fn where_bar_and_vendor_agree_nothing_is_changed() {
    let bar = Bar::before(tells).await;
    assert!(!bar.view().agent.can_fix);
    assert_eq!(fix(&bar).await, "fix-agrees");
    assert_eq!(bar.view().status.text.key, "fix-agrees", "the sentence stands in the status line too");
    assert_eq!(bar.view().agent.state, AgentWord::Ready);
    assert_eq!(bar.vendor.count(RequestKind::NotReady), 0);
}

#[tokio::test(start_paused = true)]
async fn what_the_vendor_says_differently_is_taken_over_and_said() {
    let bar = Bar::before(tells).await;
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: None });
    assert_eq!(fix(&bar).await, "fix-corrected");
    assert_eq!(bar.view().agent.state, AgentWord::NotReady);
    assert_eq!(bar.vendor.count(RequestKind::NotReady), 0);
}

#[tokio::test(start_paused = true)]
async fn an_unknown_state_is_settled_by_not_ready_and_never_by_ready() {
    let bar = Bar::before(silent).await;
    let view = bar.until("unknown", |view| view.agent.can_fix).await;
    assert_eq!(view.status.link, Some(StatusLink::FixState));
    assert_eq!(fix(&bar).await, "fix-not-ready");
    let agent = bar.view().agent.clone();
    assert_eq!((agent.state, agent.certainty), (AgentWord::NotReady, Certainty::Confirmed));
    assert_eq!((bar.vendor.count(RequestKind::NotReady), bar.vendor.count(RequestKind::Ready)), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_state_that_is_only_estimated_is_settled_too() {
    let bar = Bar::before(silent).await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.save(&call, "NI").await.expect("saves");
    let view = bar.until("ready by itself", |view| view.agent.state == AgentWord::Ready).await;
    assert_eq!(view.agent.certainty, Certainty::Estimated);
    assert_eq!(fix(&bar).await, "fix-not-ready");
    assert_eq!(bar.view().agent.certainty, Certainty::Confirmed);
}

#[tokio::test(start_paused = true)]
async fn where_not_ready_cannot_be_asked_for_that_is_said() {
    let bar = Bar::open().await;
    assert_eq!(fix(&bar).await, "fix-no-not-ready");
    assert_eq!(bar.view().agent.certainty, Certainty::Unknown);
}

#[tokio::test(start_paused = true)]
async fn a_refused_not_ready_leaves_the_state_unknown() {
    let bar = Bar::before(silent).await;
    bar.vendor.fails(RequestKind::NotReady, VendorErrorKind::Refused, false);
    assert_eq!(fix(&bar).await, "fix-not-ready-refused");
    assert_eq!(bar.view().agent.certainty, Certainty::Unknown);
    assert_eq!(bar.view().agent.asked, None);
}

#[tokio::test(start_paused = true)]
async fn while_a_call_is_up_the_cards_are_mended_and_the_state_is_left_alone() {
    let bar = Bar::before(|floor| {
        silent(floor);
        floor.tells_states = false;
    })
    .await;
    bar.vendor.delivers("Luz Prueba");
    bar.until("on the line", |view| view.calls.len() == 1).await;
    assert_eq!(fix(&bar).await, "fix-call-open");
    assert_eq!(bar.vendor.count(RequestKind::NotReady), 0);
    assert_eq!(bar.view().calls.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_hangs_is_given_up_and_whoever_waited_is_told() {
    let bar = Bar::before(tells).await;
    bar.vendor.answers_late(RequestKind::NotReady);
    let engine = bar.engine.clone();
    let target = StateTarget::NotReady { reason: None };
    let asked = tokio::spawn(async move { engine.request(SessionRequest::SetState { target }).await });
    let view = bar.until("hangs", |view| view.agent.can_fix).await;
    assert_eq!(view.status.text.key, "status-hangs");
    assert_eq!(view.status.link, Some(StatusLink::FixState));
    assert_eq!(fix(&bar).await, "fix-gave-up");
    let told: Result<SessionReply, UiError> = asked.await.expect("no panic");
    assert_eq!(told.expect_err("nobody knows").code, ErrorCode::TimedOut);
    let agent = bar.view().agent.clone();
    assert_eq!((agent.asked, agent.can_fix), (None, false));
    // The answer that comes after all changes nothing: the vendor's list does.
    bar.vendor.answers_now();
    bar.polls(2).await;
    assert_eq!(bar.view().agent.state, AgentWord::Ready);
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: None });
    bar.until("as the vendor says", |view| view.agent.state == AgentWord::NotReady).await;
}

#[tokio::test(start_paused = true)]
async fn a_wish_the_vendor_took_and_never_fulfilled_is_given_up() {
    let bar = Bar::before(tells).await;
    let target = StateTarget::NotReady { reason: None };
    bar.ask(SessionRequest::SetState { target }).await.expect("taken");
    assert!(bar.view().agent.asked.is_some());
    bar.until("hangs", |view| view.agent.can_fix).await;
    assert_eq!(fix(&bar).await, "fix-gave-up");
    let agent = bar.view().agent.clone();
    assert_eq!((agent.state, agent.asked), (AgentWord::Ready, None));
}

#[tokio::test(start_paused = true)]
async fn a_vendor_that_stays_silent_ends_it_with_a_state_nobody_knows() {
    let bar = Bar::before(tells).await;
    bar.polls(1).await;
    bar.vendor.answers_late(RequestKind::Snapshot);
    let begun = tokio::time::Instant::now();
    assert_eq!(fix(&bar).await, "fix-no-answer");
    assert!(begun.elapsed() < Duration::from_secs(25), "took {:?}", begun.elapsed());
    assert_eq!(bar.view().agent.certainty, Certainty::Unknown);
    bar.vendor.answers_now();
    bar.until("known again", |view| view.agent.certainty == Certainty::Confirmed).await;
}

#[tokio::test(start_paused = true)]
async fn a_vendor_that_cannot_be_reached_ends_it_at_once() {
    let bar = Bar::before(tells).await;
    bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::Offline, false);
    assert_eq!(fix(&bar).await, "fix-no-answer");
    assert_eq!(bar.vendor.count(RequestKind::NotReady), 0);
}

#[tokio::test(start_paused = true)]
async fn pressed_twice_it_is_done_once() {
    let bar = Bar::before(silent).await;
    let (first, second) = tokio::join!(bar.ask(SessionRequest::FixState), bar.ask(SessionRequest::FixState));
    assert_eq!(first, second);
    assert_eq!(bar.vendor.count(RequestKind::NotReady), 1);
}
