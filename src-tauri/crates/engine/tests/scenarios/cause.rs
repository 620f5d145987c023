//! Who changed the state: the bar says it, and changes nothing back.

use std::time::Duration;

use ringside_domain::{AgentState, BreakId, Reason, Timestamp};
use ringside_ipc::{AgentWord, Certainty, ConnectionWord, Phase, SessionRequest, StateTarget, Tone};
use ringside_vendor::{RequestKind, VendorErrorKind};
use tokio::{sync::watch, time::Instant};

use crate::{
    desk::{Bar, START},
    vendor::Floor,
};

fn tells(floor: &mut Floor) {
    floor.can.reads_agent_state = true;
    floor.can.not_ready = true;
    floor.agent = Some(AgentState::NotReady { reason: None });
}

fn cause(bar: &Bar) -> String {
    bar.view().agent.cause.clone().expect("a cause").key
}

fn lunch() -> AgentState {
    AgentState::NotReady {
        reason: Some(Reason { id: BreakId::new("2"), name: "Lunch".into(), limit_s: None }),
    }
}

#[tokio::test(start_paused = true)]
async fn a_state_the_agent_asked_for_was_set_by_the_agent_wherever_it_is_confirmed() {
    let bar = Bar::before(tells).await;
    assert_eq!(cause(&bar), "cause-reconnect");
    bar.ask(SessionRequest::SetState { target: StateTarget::Ready }).await.expect("asks");
    let asked = bar.view();
    let both = (asked.agent.state, asked.agent.asked.as_ref().map(|asked| asked.state));
    assert_eq!(both, (AgentWord::NotReady, Some(AgentWord::Ready)), "confirmed and asked for, side by side");
    bar.vendor.floor().agent = Some(AgentState::Ready);
    bar.until("ready", |view| view.agent.state == AgentWord::Ready).await;
    assert_eq!(cause(&bar), "cause-me");
    assert_eq!(bar.view().status.tone, Tone::Rest);
}

#[tokio::test(start_paused = true)]
async fn a_second_client_that_changes_the_state_is_told_and_not_flipped_back() {
    let bar = Bar::before(tells).await;
    bar.vendor.floor().agent = Some(AgentState::Ready);
    let view = bar.until("ready elsewhere", |view| view.agent.state == AgentWord::Ready).await;
    assert_eq!(cause(&bar), "cause-elsewhere");
    assert_eq!(view.status.text.key, "status-changed-elsewhere");
    bar.vendor.floor().agent = Some(lunch());
    bar.until("on a break", |view| view.agent.reason.as_deref() == Some("Lunch")).await;
    bar.polls(5).await;
    assert_eq!(bar.view().agent.reason.as_deref(), Some("Lunch"));
    let asked = bar.vendor.count(RequestKind::Ready) + bar.vendor.count(RequestKind::NotReady);
    assert_eq!(asked, 0, "the bar asks for no state by itself");
}

#[tokio::test(start_paused = true)]
async fn a_state_that_comes_although_its_answer_got_lost_was_set_by_the_agent_and_by_nobody_else() {
    let bar = Bar::before(tells).await;
    bar.vendor.leaves_open(RequestKind::Ready, true);
    let asked = bar.ask(SessionRequest::SetState { target: StateTarget::Ready }).await;
    asked.expect_err("no answer");
    bar.vendor.floor().agent = Some(AgentState::Ready);
    let view = bar.until("ready", |view| view.agent.state == AgentWord::Ready).await;
    assert_eq!(cause(&bar), "cause-me");
    assert_ne!(view.status.text.key, "status-changed-elsewhere");
    // What comes after that was not asked for here.
    bar.vendor.floor().agent = Some(lunch());
    bar.until("on a break", |view| view.agent.reason.as_deref() == Some("Lunch")).await;
    bar.vendor.floor().agent = Some(AgentState::Ready);
    bar.until("ready again", |view| view.agent.state == AgentWord::Ready).await;
    assert_eq!(cause(&bar), "cause-elsewhere");
}

#[tokio::test(start_paused = true)]
async fn an_agent_signed_out_elsewhere_is_told_so() {
    let bar = Bar::before(tells).await;
    bar.vendor.floor().agent = Some(AgentState::SignedOut);
    let view = bar.until("signed out", |view| view.agent.state == AgentWord::SignedOut).await;
    assert_eq!(view.status.text.key, "status-signed-out-elsewhere");
    assert_eq!(cause(&bar), "cause-elsewhere");
}

#[tokio::test(start_paused = true)]
async fn a_session_that_is_over_is_asked_for_in_place_and_stays_unknown_until_then() {
    let bar = Bar::before(tells).await;
    bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::SignedOut, false);
    let view = bar.until("asks", |view| view.phase == Phase::NeedsPassword).await;
    assert_eq!(view.agent.certainty, Certainty::Unknown);
    assert_eq!(bar.vendor.count(RequestKind::SignIn), 1, "the bar does not take the line back by itself");
}

#[tokio::test(start_paused = true)]
async fn a_wrap_up_whose_time_ran_out_was_ended_by_the_timer() {
    let bar = Bar::before(tells).await;
    let call = bar.talk().await;
    {
        let mut floor = bar.vendor.floor();
        floor.agent = Some(AgentState::AfterCallWork);
        floor.wrap_up_ends = Some(Timestamp::from_second(START + 60).expect("in range"));
    }
    bar.hang_up(&call).await;
    bar.until("in wrap-up", |view| view.agent.state == AgentWord::WrapUp).await;
    assert_eq!(cause(&bar), "cause-me", "the agent hung up");
    tokio::time::sleep(Duration::from_secs(60)).await;
    bar.vendor.floor().agent = Some(AgentState::Ready);
    bar.until("ready", |view| view.agent.state == AgentWord::Ready).await;
    assert_eq!(cause(&bar), "cause-timer");
}

#[tokio::test(start_paused = true)]
async fn what_the_account_does_after_an_outcome_is_the_vendors() {
    let bar = Bar::before(tells).await;
    let call = bar.talk().await;
    bar.vendor.floor().agent = Some(AgentState::AfterCallWork);
    bar.hang_up(&call).await;
    bar.until("in wrap-up", |view| view.agent.state == AgentWord::WrapUp).await;
    bar.save(&call, "NI").await.expect("saves");
    bar.vendor.floor().agent = Some(AgentState::Ready);
    bar.until("ready", |view| view.agent.state == AgentWord::Ready).await;
    assert_eq!(cause(&bar), "cause-vendor");
}

#[tokio::test(start_paused = true)]
async fn what_changed_while_the_line_was_down_is_corrected_in_words() {
    let bar = Bar::before(tells).await;
    for _ in 0..3 {
        bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::Offline, false);
    }
    bar.until("offline", |view| view.connection.state == ConnectionWord::Offline).await;
    bar.vendor.floor().agent = Some(lunch());
    let view = bar.until("back", |view| view.agent.certainty == Certainty::Confirmed).await;
    assert_eq!(view.status.text.key, "status-state-corrected");
    let said = view.status.text.render(ringside_ipc::Language::English);
    assert_eq!(said, "State corrected from not ready to Lunch.");
    assert_eq!(cause(&bar), "cause-reconnect");
}

#[tokio::test(start_paused = true)]
async fn where_the_hang_up_was_not_pushed_the_card_closes_as_corrected() {
    let bar = Bar::before(|floor| {
        tells(floor);
        floor.can.push = true;
        floor.pushes = Some(watch::Sender::new(0));
    })
    .await;
    bar.vendor.delivers("Luz Prueba");
    bar.vendor.pushes();
    bar.until("on the line", |view| view.calls.len() == 1).await;
    bar.polls(1).await;
    bar.vendor.floor().calls.clear();
    let ended = Instant::now();
    let view = bar.until("over", |view| view.calls.iter().all(|call| call.gone)).await;
    // The pause between two looks where the vendor pushes, and what it may be spread by.
    assert!(ended.elapsed() < Duration::from_secs(35), "took {:?}", ended.elapsed());
    assert_eq!(view.status.text.key, "status-call-corrected");
    assert_eq!(
        view.status.text.render(ringside_ipc::Language::English),
        "State corrected: the call is over. The bar showed it as on the line."
    );
}

#[tokio::test(start_paused = true)]
async fn an_unanswered_wish_leaves_the_state_unknown_where_the_vendor_tells_none() {
    let bar = Bar::open().await;
    bar.ask(SessionRequest::SetState { target: StateTarget::Ready }).await.expect("asks");
    assert_eq!(bar.view().agent.certainty, Certainty::Confirmed);
    bar.vendor.floor().can.not_ready = true;
    bar.vendor.leaves_open(RequestKind::Ready, false);
    let asked = bar.ask(SessionRequest::SetState { target: StateTarget::Ready }).await;
    asked.expect_err("no answer");
    assert_eq!(bar.view().agent.certainty, Certainty::Unknown);
}

#[tokio::test(start_paused = true)]
async fn news_that_has_grown_old_is_marked_and_fresh_news_is_not() {
    let bar = Bar::before(tells).await;
    bar.polls(1).await;
    assert!(!bar.view().connection.old);
    bar.vendor.answers_late(RequestKind::Snapshot);
    let view = bar.until("old", |view| view.connection.old).await;
    assert!(view.connection.news_age_ms.expect("an age") >= 30_000);
    assert_eq!(view.status.text.key, "status-old");
    bar.vendor.answers_now();
    bar.until("fresh", |view| !view.connection.old).await;
}
