//! The computer sleeps, changes its network, has its clock set: no state is shown that is not so, no time is wrong.

use std::{sync::Arc, time::Duration};

use ringside_domain::{AgentState, CallState, Timestamp};
use ringside_engine::Clock;
use ringside_ipc::{
    AgentWord, CallWord, Certainty, ConnectionWord, OutboxWord, SessionRequest, SessionView, StateTarget,
    Tone,
};
use ringside_machine::Event;
use ringside_vendor::{RequestKind, VendorErrorKind};
use tokio::{sync::watch, time::Instant};

use crate::{
    desk::{Bar, START, draft},
    vendor::Floor,
};

const TWENTY_MINUTES_MS: i64 = 20 * 60 * 1_000;
const TWO_HOURS_MS: i64 = 2 * 60 * 60 * 1_000;
const WOKE_UP: Event = Event::WokeUp { slept: Duration::from_secs(20 * 60) };

fn tells_agent(floor: &mut Floor) {
    floor.can.reads_agent_state = true;
    floor.agent = Some(AgentState::Ready);
}

fn start() -> Timestamp {
    Timestamp::from_second(START).expect("in range")
}

impl Bar {
    async fn sleeps(&self, event: Event) {
        self.engine.machine(Event::GoesToSleep).await;
        self.hands.sleep_ms(TWENTY_MINUTES_MS);
        self.engine.machine(event).await;
    }

    fn is_green(&self) -> bool {
        is_green(&self.view())
    }
}

fn is_green(view: &SessionView) -> bool {
    view.agent.state == AgentWord::Ready && view.agent.certainty == Certainty::Confirmed
}

/// All views from now on.
fn record(bar: &Bar) -> watch::Receiver<Vec<Arc<SessionView>>> {
    let (sender, seen) = watch::channel(Vec::new());
    let mut views = bar.engine.views();
    views.mark_unchanged();
    tokio::spawn(async move {
        while views.changed().await.is_ok() {
            let view = views.borrow_and_update().clone();
            sender.send_modify(|seen: &mut Vec<_>| seen.push(view));
        }
    });
    seen
}

#[tokio::test(start_paused = true)]
async fn after_sleep_the_line_is_red_at_once_and_green_only_once_the_vendor_has_said_so() {
    let bar = Bar::before(tells_agent).await;
    assert!(bar.is_green());
    bar.vendor.answers_late(RequestKind::Snapshot);
    bar.sleeps(WOKE_UP).await;
    let view = bar.view();
    assert_eq!((view.status.tone, view.status.text.key.as_str()), (Tone::Danger, "status-slept"));
    assert_eq!(view.connection.state, ConnectionWord::Offline);
    assert_eq!((view.agent.state, view.agent.certainty), (AgentWord::Checking, Certainty::Unknown));

    bar.vendor.answers_now();
    let view = bar.until("green", is_green).await;
    assert_eq!(view.connection.state, ConnectionWord::Online);
    assert_eq!(view.status.tone, Tone::Rest, "all is as it was: nothing is to be said");
}

#[tokio::test(start_paused = true)]
async fn what_changed_during_sleep_is_shown_at_once_and_said() {
    let bar = Bar::before(tells_agent).await;
    bar.talk().await;
    bar.engine.machine(Event::GoesToSleep).await;
    bar.hands.sleep_ms(TWENTY_MINUTES_MS);
    bar.vendor.floor().calls.clear();
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: None });
    let woke = Instant::now();
    bar.engine.machine(WOKE_UP).await;
    let view = bar.until("over", |view| view.calls.iter().all(|call| call.state == CallWord::WrapUp)).await;
    assert!(woke.elapsed() < Duration::from_secs(1), "took {:?}", woke.elapsed());
    assert_eq!(view.agent.state, AgentWord::NotReady);
    assert_eq!(view.owed.len(), 1, "its outcome is owed");
    assert_eq!(view.status.tone, Tone::Warn);
    assert!(view.status.text.key.ends_with("corrected"), "{}", view.status.text.key);
}

#[tokio::test(start_paused = true)]
async fn sleep_and_another_network_ask_nothing_of_the_vendor_but_how_things_are() {
    let bar = Bar::before(tells_agent).await;
    bar.talk().await;
    let before = bar.vendor.floor().asked.len();
    bar.sleeps(WOKE_UP).await;
    bar.engine.machine(Event::NetworkChanged).await;
    bar.engine.machine(Event::Locked).await;
    bar.engine.machine(Event::Unlocked).await;
    bar.polls(2).await;
    let floor = bar.vendor.floor();
    assert!(floor.asked[before..].iter().all(|asked| asked.kind() == RequestKind::Snapshot));
}

#[tokio::test(start_paused = true)]
async fn an_answer_from_before_the_sleep_is_never_shown_after_it() {
    let bar = Bar::before(tells_agent).await;
    bar.vendor.answers_late(RequestKind::Snapshot);
    // This one is answered with what holds now, and the answer is under way when the computer falls asleep.
    bar.has_asked(RequestKind::Snapshot, bar.vendor.count(RequestKind::Snapshot) + 1).await;
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: None });
    let seen = record(&bar);
    bar.vendor.answers_now();
    bar.sleeps(WOKE_UP).await;
    bar.until("as it is", |view| {
        view.agent.state == AgentWord::NotReady && view.agent.certainty == Certainty::Confirmed
    })
    .await;
    bar.polls(1).await;
    assert!(!seen.borrow().iter().any(|view| is_green(view)), "an old answer was shown");
}

#[tokio::test(start_paused = true)]
async fn a_yes_from_before_the_sleep_is_not_shown_as_certain_where_the_vendor_tells_no_state() {
    let bar = Bar::open().await;
    let gate = bar.vendor.answers_late(RequestKind::Ready);
    let engine = bar.engine.clone();
    let target = StateTarget::Ready;
    let asked = tokio::spawn(async move { engine.request(SessionRequest::SetState { target }).await });
    bar.has_asked(RequestKind::Ready, 1).await;
    bar.sleeps(WOKE_UP).await;
    gate.notify_one();
    asked.await.expect("no panic").expect("taken");
    bar.polls(1).await;
    let agent = bar.view().agent.clone();
    assert_eq!((agent.state, agent.certainty), (AgentWord::Ready, Certainty::Estimated));
}

#[tokio::test(start_paused = true)]
async fn between_the_word_of_sleep_and_the_sleep_nothing_turns_green_again() {
    let bar = Bar::before(|floor| {
        tells_agent(floor);
        floor.can.push = true;
        floor.pushes = Some(watch::Sender::new(0));
    })
    .await;
    bar.engine.machine(Event::GoesToSleep).await;
    let looks = bar.vendor.count(RequestKind::Snapshot);
    bar.vendor.pushes();
    tokio::time::sleep(Duration::from_secs(5)).await;
    assert_eq!(bar.vendor.count(RequestKind::Snapshot), looks, "the vendor is left alone");
    assert!(!bar.is_green());

    // Neither sleep nor its end is ever told: the bar looks by itself.
    bar.until("green", is_green).await;
}

#[tokio::test(start_paused = true)]
async fn what_was_typed_last_is_on_disk_before_the_computer_sleeps() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    let typed = draft("NOTE", "forty letters of a note, typed just now");
    let save = bar.ask(SessionRequest::SaveDraft { call: call.clone(), draft: typed.clone() });
    // The word of sleep comes while the draft is still on its way to the core.
    let (saved, ()) = tokio::join!(save, bar.engine.machine(Event::GoesToSleep));
    saved.expect("kept");
    // The battery runs out.
    let bar = bar.restart().await;
    let view = bar.until("back", |view| !view.calls.is_empty()).await;
    assert_eq!(view.calls[0].draft.note, typed.note);
}

#[tokio::test(start_paused = true)]
async fn a_network_without_a_way_to_the_vendor_is_named_offline_and_left_as_soon_as_there_is_one() {
    let bar = Bar::before(tells_agent).await;
    for _ in 0..3 {
        bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::Offline, false);
    }
    let asked = bar.vendor.count(RequestKind::Snapshot);
    bar.engine.machine(Event::NetworkChanged).await;
    let view = bar.until("offline", |view| view.status.text.key == "status-offline").await;
    assert_eq!((view.status.tone, view.agent.certainty), (Tone::Danger, Certainty::Unknown));
    assert_eq!(bar.vendor.count(RequestKind::Snapshot), asked + 1, "one failure is enough to say so");
    bar.vendor.floor().faults.clear();
    let back = Instant::now();
    bar.engine.machine(Event::NetworkChanged).await;
    bar.until("green", is_green).await;
    assert!(back.elapsed() < Duration::from_millis(500), "took {:?}", back.elapsed());
}

#[tokio::test(start_paused = true)]
async fn asleep_for_20_minutes_and_awake_in_another_network_all_is_red_until_the_vendor_answers_there() {
    let bar = Bar::before(tells_agent).await;
    assert!(bar.is_green());
    // The network of before is gone, and another one comes up only a while after waking.
    for _ in 0..20 {
        bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::Offline, false);
    }
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: None });
    let seen = record(&bar);
    bar.sleeps(WOKE_UP).await;
    assert_eq!(bar.view().status.tone, Tone::Danger);
    bar.until("offline", |view| view.status.text.key == "status-offline").await;
    bar.polls(2).await;
    assert_eq!(bar.view().agent.certainty, Certainty::Unknown);

    bar.vendor.floor().faults.clear();
    let came = Instant::now();
    bar.engine.machine(Event::NetworkChanged).await;
    let view = bar.until("known", |view| view.agent.certainty == Certainty::Confirmed).await;
    assert!(came.elapsed() < Duration::from_millis(500), "took {:?}", came.elapsed());
    assert_eq!(view.agent.state, AgentWord::NotReady);
    assert_eq!(view.status.text.key, "status-state-corrected", "what changed meanwhile is said");
    assert!(!seen.borrow().iter().any(|view| is_green(view)), "green was shown before the vendor said so");
}

#[tokio::test(start_paused = true)]
async fn an_outcome_that_waited_for_the_network_goes_when_the_computer_wakes() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    for _ in 0..6 {
        bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::Offline, false);
    }
    bar.save(&call, "NI").await.expect("kept");
    bar.has_asked(RequestKind::Dispose, 5).await;
    bar.vendor.floor().faults.clear();
    let woke = Instant::now();
    bar.sleeps(WOKE_UP).await;
    bar.outcome_is(OutboxWord::Delivered).await;
    assert!(woke.elapsed() < Duration::from_secs(1), "took {:?}", woke.elapsed());
    assert_eq!(bar.disposed(), ["NI"]);
}

#[tokio::test(start_paused = true)]
async fn a_call_goes_on_counting_while_the_computer_sleeps() {
    let bar = Bar::open().await;
    bar.talk().await;
    let before = bar.call().elapsed_ms;
    bar.sleeps(WOKE_UP).await;
    bar.polls(1).await;
    let call = bar.call();
    assert_eq!(call.state, CallWord::Connected);
    let passed = call.elapsed_ms - before;
    let slept = TWENTY_MINUTES_MS.unsigned_abs();
    assert!((slept..slept + 60_000).contains(&passed), "{passed} ms");
}

#[tokio::test(start_paused = true)]
async fn setting_the_wall_clock_changes_no_duration() {
    let bar = Bar::open().await;
    bar.talk().await;
    for by_ms in [TWO_HOURS_MS, -2 * TWO_HOURS_MS, TWO_HOURS_MS / 4] {
        let (before, then) = (bar.call(), Instant::now());
        bar.hands.set_wall_by_ms(by_ms);
        bar.engine.machine(Event::ClockJumped { by_ms }).await;
        bar.polls(2).await;
        let (after, passed) = (bar.call(), then.elapsed().as_millis());
        for (after, before) in [(after.elapsed_ms, before.elapsed_ms), (after.state_ms, before.state_ms)] {
            let shown = u128::from(after.checked_sub(before).expect("no time runs back"));
            assert!(shown.abs_diff(passed) < 1_500, "{shown} ms for {passed} ms");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_was_set_is_compared_with_the_vendors_at_once() {
    let bar = Bar::open().await;
    bar.polls(1).await;
    let (looks, then) = (bar.vendor.count(RequestKind::Snapshot), Instant::now());
    bar.engine.machine(Event::ClockJumped { by_ms: TWO_HOURS_MS }).await;
    bar.has_asked(RequestKind::Snapshot, looks + 1).await;
    assert!(then.elapsed() < Duration::from_millis(500), "took {:?}", then.elapsed());
}

/// A bar in wrap-up at a vendor that shows its clock, and how long that wrap-up still lasts.
async fn in_wrap_up(wrong_by_ms: i64) -> Bar {
    let clock = Clock::of_runtime(start());
    let bar = Bar::before(|floor| floor.clock = Some(clock.clone())).await;
    bar.hands.set_wall_by_ms(wrong_by_ms);
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    let ends = clock.now().plus_ms(90_000).wall;
    bar.vendor.floor().wrap_up_ends = Some(ends);
    bar.until("a deadline", |view| view.agent.deadline.is_some()).await;
    bar
}

fn left_ms(bar: &Bar) -> u64 {
    bar.view().agent.deadline.as_ref().expect("a deadline").left_ms
}

#[tokio::test(start_paused = true)]
async fn the_end_of_wrap_up_is_right_on_a_computer_whose_clock_is_wrong_and_is_set_meanwhile() {
    for wrong_by_ms in [0, TWO_HOURS_MS, -TWO_HOURS_MS] {
        let bar = in_wrap_up(wrong_by_ms).await;
        let (first, then) = (left_ms(&bar), Instant::now());
        assert!((80_000..=92_000).contains(&first), "{first} ms on a clock off by {wrong_by_ms} ms");
        for by_ms in [TWO_HOURS_MS, -TWO_HOURS_MS] {
            bar.hands.set_wall_by_ms(by_ms);
            bar.engine.machine(Event::ClockJumped { by_ms }).await;
            bar.polls(2).await;
        }
        let (left, passed) = (u128::from(left_ms(&bar)), then.elapsed().as_millis());
        assert!((left + passed).abs_diff(first.into()) < 2_500, "{left} ms left after {passed} of {first}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_end_of_wrap_up_comes_nearer_while_the_computer_sleeps() {
    let bar = in_wrap_up(0).await;
    let before = left_ms(&bar);
    bar.hands.sleep_ms(30_000);
    bar.ask(SessionRequest::Refresh).await.expect("shows");
    let passed = before - left_ms(&bar);
    assert!((29_000..=33_000).contains(&passed), "{passed} ms");
}

#[tokio::test(start_paused = true)]
async fn an_outcome_is_tried_again_in_time_although_the_clock_was_set_back() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::Offline, false);
    bar.save(&call, "NI").await.expect("kept");
    bar.has_asked(RequestKind::Dispose, 1).await;
    bar.hands.set_wall_by_ms(-TWO_HOURS_MS);
    bar.engine.machine(Event::ClockJumped { by_ms: -TWO_HOURS_MS }).await;
    let then = Instant::now();
    bar.has_asked(RequestKind::Dispose, 2).await;
    assert!(then.elapsed() < Duration::from_secs(60), "took {:?}", then.elapsed());
}

#[tokio::test(start_paused = true)]
async fn outcomes_keep_their_order_although_the_clock_was_set_back_between_them() {
    let bar = Bar::open().await;
    for kind in [RequestKind::Dispose; 12] {
        bar.vendor.fails(kind, VendorErrorKind::Offline, false);
    }
    for code in ["NI", "SALE"] {
        let call = bar.talk().await;
        bar.vendor.set(CallState::WrapUp);
        bar.until("over", |view| view.calls.iter().all(|call| call.state == CallWord::WrapUp)).await;
        bar.save(&call, code).await.expect("kept");
        bar.hands.set_wall_by_ms(-TWO_HOURS_MS);
        bar.engine.machine(Event::ClockJumped { by_ms: -TWO_HOURS_MS }).await;
        bar.vendor.floor().calls.clear();
    }
    let view = bar.until("both wait", |view| view.outbox.entries.len() == 2).await;
    let labels: Vec<_> = view.outbox.entries.iter().map(|entry| entry.label.as_str()).collect();
    assert_eq!(labels, ["ni", "sale"]);
}
