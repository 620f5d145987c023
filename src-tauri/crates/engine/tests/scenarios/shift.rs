//! The calls and figures of a shift, as they come about while an agent works.

use std::time::Duration;

use ringside_domain::{AgentState, BreakId, Reason};
use ringside_ipc::{CallWord, HistoryCallView, PastOutcomeWord, SessionReply, SessionRequest, ShiftView};
use ringside_machine::Event;
use tokio::time::sleep;

use crate::{desk::Bar, vendor::Floor};

fn tells(floor: &mut Floor) {
    floor.can.reads_agent_state = true;
    floor.can.not_ready = true;
    floor.agent = Some(AgentState::NotReady { reason: None });
}

async fn shift(bar: &Bar) -> ShiftView {
    match bar.ask(SessionRequest::Shift).await.expect("reads") {
        SessionReply::Shift { shift } => shift,
        other => panic!("{other:?}"),
    }
}

async fn history(bar: &Bar) -> Vec<HistoryCallView> {
    match bar.ask(SessionRequest::History).await.expect("reads") {
        SessionReply::History { calls, .. } => calls,
        other => panic!("{other:?}"),
    }
}

/// About so many seconds: what a vendor tells is known a poll later.
fn about(ms: u64, seconds: u64) {
    assert!(ms.abs_diff(seconds * 1000) <= 12_000, "{ms} ms is not about {seconds} s");
}

async fn worked() -> Bar {
    let bar = Bar::before(tells).await;
    let call = bar.talk().await;
    sleep(Duration::from_secs(200)).await;
    bar.ask(SessionRequest::Hold { call: call.clone() }).await.expect("holds");
    bar.until("held", |view| view.calls[0].state == CallWord::Held).await;
    sleep(Duration::from_secs(100)).await;
    bar.vendor.floor().agent = Some(AgentState::AfterCallWork);
    bar.hang_up(&call).await;
    sleep(Duration::from_secs(50)).await;
    bar.save(&call, "NI").await.expect("saves");
    let lunch = Reason { id: BreakId::new("2"), name: "Lunch".into(), limit_s: None };
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: Some(lunch) });
    bar.until("on a break", |view| view.agent.reason.is_some()).await;
    sleep(Duration::from_secs(300)).await;
    bar
}

#[tokio::test(start_paused = true)]
async fn a_call_and_a_break_are_counted_for_what_they_were() {
    let bar = worked().await;
    let shift = shift(&bar).await;
    about(shift.times.talk_ms, 200);
    about(shift.times.hold_ms, 100);
    about(shift.times.wrap_up_ms, 50);
    about(shift.times.break_ms, 300);
    assert_eq!((shift.calls, shift.owed, shift.break_limit_ms), (1, 0, Some(3_600_000)));
    assert_eq!(
        shift.breaks.iter().map(|one| (one.name.as_str(), one.count)).collect::<Vec<_>>(),
        [("Lunch", 1)]
    );
    assert_eq!(shift.outcomes.iter().map(|one| one.count).collect::<Vec<_>>(), [1]);
    let by_hour: u64 = shift.hours.iter().map(|hour| hour.times.talk_ms).sum();
    assert_eq!(by_hour, shift.times.talk_ms);
    let calls = history(&bar).await;
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0].talk_ms, shift.times.talk_ms);
    assert_eq!(calls[0].number.as_deref(), Some("+44 7700 900123"));
    assert_eq!(calls[0].outcome, PastOutcomeWord::Saved);
    assert!(calls[0].label.is_some() && calls[0].ended_ms.is_some());
}

#[tokio::test(start_paused = true)]
async fn a_call_that_rang_and_was_not_taken_is_missed_and_one_that_was_is_not() {
    let bar = worked().await;
    bar.vendor.floor().agent = Some(AgentState::Ready);
    bar.vendor.offer("+447700900555");
    bar.until("it rings", |view| view.calls.iter().any(|call| call.state == CallWord::Ringing)).await;
    assert!(history(&bar).await.iter().all(|call| !call.missed), "it may still be taken");
    bar.vendor.floor().calls.clear();
    bar.until("it is over", |view| view.calls.is_empty()).await;
    let calls = history(&bar).await;
    let told: Vec<_> = calls.iter().map(|call| (call.number.as_deref(), call.missed)).collect();
    assert_eq!(told, [(Some("+44 7700 900555"), true), (Some("+44 7700 900123"), false)]);
    assert!(calls[0].ended_ms.is_some());
}

#[tokio::test(start_paused = true)]
async fn both_survive_a_program_that_just_ended() {
    let bar = worked().await;
    let before = shift(&bar).await;
    let bar = bar.restart_after(Duration::from_secs(600), |_| {}).await;
    let after = shift(&bar).await;
    assert_eq!((after.since_ms, after.calls), (before.since_ms, 1));
    assert_eq!((after.times.talk_ms, after.times.hold_ms), (before.times.talk_ms, before.times.hold_ms));
    about(after.times.break_ms, 300);
    assert_eq!(history(&bar).await.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_new_shift_begins_after_a_night_away() {
    let bar = worked().await.restart_after(Duration::from_secs(5 * 3_600), |_| {}).await;
    assert_eq!(shift(&bar).await.calls, 0);
    assert!(history(&bar).await.is_empty());
}

#[tokio::test(start_paused = true)]
async fn time_in_which_the_computer_slept_is_nobodys() {
    let bar = Bar::before(tells).await;
    bar.talk().await;
    sleep(Duration::from_secs(60)).await;
    bar.engine.machine(Event::GoesToSleep).await;
    bar.hands.sleep_ms(1_200_000);
    bar.engine.machine(Event::WokeUp { slept: Duration::from_secs(1_200) }).await;
    bar.until("up again", |view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await;
    sleep(Duration::from_secs(60)).await;
    about(shift(&bar).await.times.talk_ms, 120);
}

#[tokio::test(start_paused = true)]
async fn another_profile_has_a_shift_of_its_own() {
    let bar = worked().await;
    let other = |profile: &mut ringside_engine::Profile| profile.id = ringside_domain::ProfileId::new("york");
    let bar = bar.restart_after(Duration::from_secs(1), other).await;
    let shift = shift(&bar).await;
    assert_eq!((shift.calls, shift.times.talk_ms), (0, 0));
    assert!(history(&bar).await.is_empty());
}
