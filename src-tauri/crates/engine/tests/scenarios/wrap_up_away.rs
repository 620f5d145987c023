//! The program ends during a wrap-up and starts again: what the vendor said of its end is on disk.

use std::time::Duration;

use ringside_domain::{AtZero, Timestamp};
use ringside_engine::{Clock, Profile};
use ringside_ipc::{AgentWord, SessionRequest, SessionView};
use ringside_vendor::RequestKind;

use crate::{
    desk::{Bar, START},
    wrap_up::{WRAP_UP_S, in_wrap_up, said, typed},
};

const TEN_SECONDS: Duration = Duration::from_secs(10);
const TWO_HOURS_MS: i64 = 2 * 60 * 60 * 1_000;

fn past_the_end() -> Duration {
    Duration::from_secs(WRAP_UP_S.unsigned_abs() + 5)
}

/// The vendor names an end only once, as the wrap-up begins.
fn names_no_end(bar: &Bar) {
    bar.vendor.floor().wrap_up_ends = None;
}

fn left_s(view: &SessionView) -> Option<u64> {
    view.agent.deadline.as_ref().map(|deadline| deadline.left_ms.div_ceil(1_000))
}

fn with(at_zero: AtZero, overrun: Option<&'static str>) -> impl FnOnce(&mut Profile) {
    move |profile| {
        profile.at_zero = at_zero;
        profile.overrun = overrun.map(str::to_owned);
    }
}

#[tokio::test(start_paused = true)]
async fn the_rest_of_a_wrap_up_is_counted_on_after_a_restart_where_the_vendor_says_nothing_of_it() {
    let (bar, _) = in_wrap_up(AtZero::Wait, None).await;
    let before = bar.view().agent.deadline.clone().expect("counting");
    names_no_end(&bar);
    let bar = bar.restart_after(TEN_SECONDS, |_| {}).await;
    let after = bar.view().agent.deadline.clone().expect("still counting");
    assert_eq!(after.total_ms, before.total_ms, "the ring is the same one");
    assert!(after.left_ms + 10_000 <= before.left_ms, "{after:?} after {before:?}");
    assert!(after.left_ms + 15_000 > before.left_ms, "{after:?} after {before:?}");
    tokio::time::sleep(Duration::from_millis(after.left_ms)).await;
    bar.until("over", |view| said(view) == "status-time-over-waits").await;
}

#[tokio::test(start_paused = true)]
async fn so_it_is_where_the_vendor_lists_no_call_that_has_ended_and_says_that_wrap_up_is_on() {
    let (bar, call) = in_wrap_up(AtZero::SaveDraft, None).await;
    typed(&bar, &call, "NI", "").await;
    names_no_end(&bar);
    bar.vendor.floor().calls.clear();
    let bar = bar.restart_after(TEN_SECONDS, with(AtZero::SaveDraft, None)).await;
    let view = bar.view();
    assert_eq!(view.calls[0].id, call, "the card is there for the rest of it");
    assert!(left_s(&view).is_some_and(|left| left > 20), "{:?}", view.agent.deadline);
    bar.until("saved", |view| said(view) == "status-time-over-saved").await;
}

#[tokio::test(start_paused = true)]
async fn a_wrap_up_that_is_no_longer_on_leaves_its_call_owed() {
    let (bar, call) = in_wrap_up(AtZero::SaveDraft, None).await;
    typed(&bar, &call, "NI", "").await;
    names_no_end(&bar);
    bar.vendor.floor().calls.clear();
    bar.vendor.floor().agent = Some(ringside_domain::AgentState::Ready);
    let bar = bar.restart_after(TEN_SECONDS, with(AtZero::SaveDraft, None)).await;
    let view = bar.until("owed", |view| view.owed.len() == 1).await;
    assert!(view.calls.is_empty() && view.agent.deadline.is_none(), "{:?}", view.agent);
    bar.polls(12).await;
    assert!(bar.disposed().is_empty(), "it is a person's to decide");
    assert!(!bar.view().owed[0].ended_away, "it was ended ahead of its time");
}

#[tokio::test(start_paused = true)]
async fn another_end_named_after_the_restart_counts_instead() {
    let (bar, _) = in_wrap_up(AtZero::Wait, None).await;
    let later = Timestamp::from_second(START + 300).expect("in range");
    bar.vendor.floor().wrap_up_ends = Some(later);
    let bar = bar.restart_after(TEN_SECONDS, |_| {}).await;
    assert!(left_s(&bar.view()).is_some_and(|left| left > 200), "{:?}", bar.view().agent.deadline);
}

#[tokio::test(start_paused = true)]
async fn on_a_computer_whose_clock_is_wrong_the_rest_is_right_before_the_vendor_is_heard_and_after() {
    let (bar, _) = in_wrap_up(AtZero::Wait, None).await;
    // The vendor's clock goes right, ours is two hours ahead and stays so.
    let (right, _) = Clock::with_hands(bar.clock.now().wall);
    bar.vendor.floor().clock = Some(right);
    bar.hands.set_wall_by_ms(TWO_HOURS_MS);
    bar.polls(2).await;
    let before = left_s(&bar.view()).expect("counting");
    names_no_end(&bar);
    bar.vendor.answers_late(RequestKind::Snapshot);
    let bar = bar.restart_unheard(TEN_SECONDS, |_| {}).await;
    let unheard = left_s(&bar.view()).expect("still counting");
    bar.vendor.answers_now();
    let view = bar.until("checked", |view| view.agent.state != AgentWord::Checking).await;
    let heard = left_s(&view).expect("still counting");
    for left in [unheard, heard] {
        assert!((before - 15..=before - 10).contains(&left), "{left} s, and {before} s before");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wrap_up_that_ended_meanwhile_is_said_and_the_call_waits_with_what_was_typed() {
    let (bar, call) = in_wrap_up(AtZero::Wait, None).await;
    typed(&bar, &call, "NI", "later").await;
    let bar = bar.restart_after(past_the_end(), with(AtZero::Wait, None)).await;
    let view = bar.until("said", |view| said(view) == "status-time-over-away-waits").await;
    assert_eq!((view.calls[0].id.as_str(), view.calls[0].draft.note.as_str()), (call.as_str(), "later"));
    let view = bar.until("marked", |view| view.owed.iter().any(|owed| owed.ended_away)).await;
    assert_eq!(view.owed[0].call, call);
    assert!(bar.disposed().is_empty());
}

#[tokio::test(start_paused = true)]
async fn what_policy_saves_at_the_end_is_saved_once_when_the_bar_comes_back_after_it() {
    for (at_zero, overrun, code, expected, words) in [
        (AtZero::SaveDraft, None, Some("NI"), "NI", "status-time-over-away-saved"),
        (AtZero::Overrun, Some("SALE"), None, "SALE", "status-time-over-away-overrun"),
    ] {
        let (bar, call) = in_wrap_up(AtZero::Wait, None).await;
        if let Some(code) = code {
            typed(&bar, &call, code, "later").await;
        }
        let bar = bar.restart_after(past_the_end(), with(at_zero, overrun)).await;
        bar.until("said", |view| said(view) == words).await;
        bar.until("delivered", |view| view.outbox.done == 1).await;
        let bar = bar.restart_after(TEN_SECONDS, with(at_zero, overrun)).await;
        bar.polls(3).await;
        assert_eq!(bar.disposed(), [expected], "{at_zero:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_is_sent_late_for_a_call_the_vendor_has_let_go() {
    let (bar, call) = in_wrap_up(AtZero::Overrun, Some("NI")).await;
    typed(&bar, &call, "SALE", "").await;
    names_no_end(&bar);
    bar.vendor.floor().calls.clear();
    let bar = bar.restart_after(past_the_end(), with(AtZero::Overrun, Some("NI"))).await;
    let view = bar.until("said", |view| said(view) == "status-time-over-away-owed").await;
    assert!(view.calls.is_empty());
    let view = bar.until("owed", |view| view.owed.iter().any(|owed| owed.ended_away)).await;
    assert_eq!(view.owed[0].draft.code.as_deref(), Some("SALE"), "what was typed is there");
    bar.polls(3).await;
    assert!(bar.disposed().is_empty());
    let bar = bar.restart_after(TEN_SECONDS, with(AtZero::Overrun, Some("NI"))).await;
    bar.polls(1).await;
    assert_eq!(said(&bar.view()), "status-restored", "it is said once");
    assert!(bar.view().owed[0].ended_away, "and stays to be seen");
}

#[tokio::test(start_paused = true)]
async fn policy_that_had_its_say_before_a_restart_has_it_no_second_time() {
    let (bar, call) = in_wrap_up(AtZero::SaveDraft, None).await;
    // Nothing is complete at the end, so the call waits for the agent. It stays with the agent from then on.
    bar.until("over", |view| said(view) == "status-time-over-waits").await;
    typed(&bar, &call, "NI", "still thinking").await;
    let bar = bar.restart_after(TEN_SECONDS, with(AtZero::SaveDraft, None)).await;
    bar.polls(3).await;
    assert!(bar.disposed().is_empty());
    assert_eq!(bar.view().calls[0].draft.note, "still thinking");
}

#[tokio::test(start_paused = true)]
async fn an_end_the_vendor_took_back_is_forgotten() {
    let (bar, call) = in_wrap_up(AtZero::SaveDraft, None).await;
    typed(&bar, &call, "NI", "").await;
    names_no_end(&bar);
    bar.polls(2).await;
    assert_eq!(bar.view().agent.deadline, None);
    let bar = bar.restart_after(past_the_end(), with(AtZero::SaveDraft, None)).await;
    bar.polls(2).await;
    assert!(bar.disposed().is_empty());
    assert_eq!(said(&bar.view()), "status-restored");
}

#[tokio::test(start_paused = true)]
async fn an_outcome_saved_before_the_restart_is_left_alone() {
    let (bar, call) = in_wrap_up(AtZero::Overrun, Some("NI")).await;
    bar.ask(SessionRequest::SaveOutcome {
        call,
        draft: crate::desk::draft("SALE", ""),
        then: ringside_ipc::Then::Stay,
    })
    .await
    .expect("saves");
    bar.until("delivered", |view| view.outbox.done == 1).await;
    let bar = bar.restart_after(past_the_end(), with(AtZero::Overrun, Some("NI"))).await;
    bar.polls(2).await;
    assert_eq!(bar.disposed(), ["SALE"]);
    assert!(!said(&bar.view()).starts_with("status-time-over"), "{}", said(&bar.view()));
}

#[tokio::test(start_paused = true)]
async fn where_changes_are_pushed_policy_does_not_wait_for_the_next_look() {
    let begun = tokio::time::Instant::now();
    let (pushes, _) = tokio::sync::watch::channel(0);
    let pushing = |floor: &mut crate::vendor::Floor| {
        floor.can.push = true;
        floor.pushes = Some(pushes);
    };
    let bar = Bar::with(pushing, with(AtZero::SaveDraft, None)).await;
    let call = bar.talk().await;
    typed(&bar, &call, "NI", "").await;
    bar.vendor.floor().wrap_up_ends = Some(Timestamp::from_second(START + 45).expect("in range"));
    bar.hang_up(&call).await;
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["NI"]);
    assert!((40..45).contains(&begun.elapsed().as_secs()), "after {:?}", begun.elapsed());
}
