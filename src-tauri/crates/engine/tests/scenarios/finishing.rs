//! Callbacks, pages for calls, pinned outcomes and more time for wrap-up, from the click to the next start of the bar.

use std::{sync::Arc, time::Duration};

use ringside_domain::{AtZero, CallState, ExtendWrapUp, PopEvent, ScreenPop, Template};
use ringside_engine::Profile;
use ringside_ipc::{
    CallbackEntryView, CallbackView, CallbackWord, CallbacksView, DraftInput, ErrorCode, SessionReply,
    SessionRequest, SessionView, SnoozeWord, StatusLink, Then,
};
use ringside_vendor::{Request, RequestKind};

use crate::{
    desk::{Bar, START, draft},
    wrap_up::{WRAP_UP_S, in_wrap_up, said, typed},
};

const HOUR: Duration = Duration::from_secs(3_600);

async fn callbacks(bar: &Bar) -> Vec<CallbackEntryView> {
    match bar.ask(SessionRequest::Callbacks).await.expect("told") {
        SessionReply::Callbacks { entries } => entries,
        other => panic!("{other:?}"),
    }
}

/// Waits as long as it takes on the test's own clock.
async fn within(bar: &Bar, limit: Duration, says: impl Fn(&CallbacksView) -> bool) -> Arc<SessionView> {
    let mut views = bar.engine.views();
    let view = tokio::time::timeout(limit, views.wait_for(|view| says(&view.callbacks))).await;
    Arc::clone(&view.expect("in time").expect("runs"))
}

/// A call that ends with a time to call back, so many seconds from the start of the test on.
async fn agreed(bar: &Bar, after_s: i64) -> String {
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    let callback = CallbackView { at_ms: (START + after_s) * 1_000, zone: "Europe/London".into() };
    let draft = DraftInput { callback: Some(callback), ..draft("NI", "after lunch") };
    bar.ask(SessionRequest::SaveOutcome { call: call.clone(), draft, then: Then::Stay })
        .await
        .expect("saves");
    bar.until("delivered", |view| view.outbox.on_the_way == 0).await;
    call
}

#[tokio::test(start_paused = true)]
async fn a_callback_is_said_when_it_is_due_and_again_after_a_restart_until_it_is_put_off() {
    let bar = Bar::open().await;
    let call = agreed(&bar, 7_200).await;
    let view = bar.until("listed", |view| view.callbacks.open == 1).await;
    assert_eq!((view.callbacks.due, view.callbacks.missed), (0, 0));
    let entry = callbacks(&bar).await.remove(0);
    assert_eq!((entry.callback.as_str(), entry.state), (call.as_str(), CallbackWord::ToCome));
    assert_eq!((entry.outcome.as_str(), entry.note.as_deref()), ("ni", Some("after lunch")));
    assert!(entry.number.is_some_and(|number| number.ends_with("900123")));

    let view = within(&bar, 3 * HOUR, |callbacks| callbacks.due == 1).await;
    assert!(bar.clock.now().wall.as_second() >= START + 7_200, "not before its time");
    assert_eq!((said(&view), view.status.link), ("status-callbacks-due", Some(StatusLink::ShowCallbacks)));
    assert_eq!(view.announcements.last().expect("said aloud").key, "announce-callbacks-due");

    let bar = bar.restart_after(Duration::from_secs(60), |_| {}).await;
    let view = bar.until("due again", |view| view.callbacks.due == 1).await;
    assert_eq!(said(&view), "status-callbacks-due");
    bar.ask(SessionRequest::SnoozeCallback { callback: call.clone(), by: SnoozeWord::Minutes15 })
        .await
        .expect("later");
    let view = bar.until("put off", |view| view.callbacks.due == 0).await;
    assert_ne!(said(&view), "status-callbacks-due");
    within(&bar, HOUR, |callbacks| callbacks.due == 1).await;
    let view = within(&bar, HOUR, |callbacks| callbacks.missed == 1).await;
    assert_eq!(said(&view), "status-callbacks-missed");
    assert_eq!(callbacks(&bar).await[0].state, CallbackWord::Missed);
    bar.ask(SessionRequest::CallbackDone { callback: call.clone() }).await.expect("done");
    bar.until("gone", |view| view.callbacks.open == 0).await;
    let again = bar.ask(SessionRequest::CallbackDone { callback: call }).await.expect_err("gone");
    assert_eq!(again.code, ErrorCode::NotFound);
}

#[tokio::test(start_paused = true)]
async fn a_callback_that_came_due_while_the_bar_was_off_is_said_at_the_next_sign_in() {
    let bar = Bar::open().await;
    agreed(&bar, 600).await;
    let bar = bar.restart_after(3 * HOUR, |_| {}).await;
    let view = bar.until("missed", |view| view.callbacks.missed == 1).await;
    assert_eq!(said(&view), "status-callbacks-missed");
}

#[tokio::test(start_paused = true)]
async fn a_call_dialled_for_it_settles_it_with_its_outcome_and_not_before() {
    let bar = Bar::open().await;
    let callback = agreed(&bar, 60).await;
    bar.until("due", |view| view.callbacks.due == 1).await;
    let call = bar.talk().await;
    let dialled = SessionRequest::CallbackDialled { callback: callback.clone(), call: call.clone() };
    bar.ask(dialled).await.expect("noted");
    bar.until("no longer due", |view| (view.callbacks.open, view.callbacks.due) == (1, 0)).await;
    assert_eq!(callbacks(&bar).await[0].state, CallbackWord::Called);
    bar.hang_up(&call).await;
    bar.save(&call, "SALE").await.expect("saves");
    bar.until("settled", |view| view.callbacks.open == 0).await;
    let unknown = SessionRequest::CallbackDialled { callback, call };
    assert_eq!(bar.ask(unknown).await.expect_err("gone").code, ErrorCode::NotFound);
}

fn opens(event: PopEvent, url: &str) -> (ScreenPop, bool) {
    (ScreenPop { event, template: Template::parse(url).expect("good") }, true)
}

fn all_three(profile: &mut Profile) {
    profile.finishing.pops = vec![
        opens(PopEvent::Ring, "https://crm.example.com/ring?n={number.e164}"),
        opens(
            PopEvent::Answer,
            "https://crm.example.com/answer/{lead.id}?n={number.national}&a={agent.login}",
        ),
        opens(PopEvent::WrapUp, "https://crm.example.com/wrap-up?q={queue}&d={call.direction}"),
    ];
    profile.finishing.login = "ana&co".into();
}

fn pages(bar: &Bar) -> Vec<String> {
    bar.vendor.floor().pages.clone()
}

#[tokio::test(start_paused = true)]
async fn a_page_opens_once_for_each_event_of_a_call_however_often_the_bar_starts() {
    let bar = Bar::with(|_| {}, all_three).await;
    let call = bar.talk().await;
    let answered = "https://crm.example.com/answer/?n=07700900123&a=ana%26co".to_owned();
    bar.until("opened", |_| !pages(&bar).is_empty()).await;
    bar.polls(2).await;
    bar.ask(SessionRequest::Hold { call: call.clone() }).await.expect("holds");
    bar.polls(2).await;
    assert_eq!(pages(&bar), std::slice::from_ref(&answered), "held is no second answer");

    let bar = bar.restart_after(Duration::from_secs(5), all_three).await;
    bar.polls(2).await;
    assert_eq!(pages(&bar), std::slice::from_ref(&answered), "a new start opens nothing again");
    bar.they_hang_up().await;
    bar.polls(1).await;
    let over = "https://crm.example.com/wrap-up?q=&d=outbound".to_owned();
    assert_eq!(pages(&bar), [answered.clone(), over.clone()]);
    let bar = bar.restart_after(Duration::from_secs(5), all_three).await;
    bar.polls(2).await;
    assert_eq!(pages(&bar), [answered, over]);
}

#[tokio::test(start_paused = true)]
async fn two_calls_are_two_pages_and_a_call_offered_is_one_before_anybody_answers() {
    let bar = Bar::with(|_| {}, all_three).await;
    for number in ["+441632960001", "+441632960002"] {
        bar.vendor.offer(number);
        bar.polls(2).await;
    }
    let rings = |n: &str| format!("https://crm.example.com/ring?n=%2B44163296000{n}");
    assert_eq!(pages(&bar), [rings("1"), rings("2")]);
}

#[tokio::test(start_paused = true)]
async fn a_browser_that_opens_nothing_is_said_and_asked_no_second_time() {
    let bar = Bar::with(|floor| floor.no_browser = true, all_three).await;
    bar.talk().await;
    bar.until("said", |view| said(view) == "status-page-failed").await;
    bar.vendor.floor().no_browser = false;
    bar.polls(3).await;
    assert!(pages(&bar).is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_page_that_policy_does_not_allow_stays_closed_and_is_said_once() {
    let not_allowed = |profile: &mut Profile| {
        all_three(profile);
        for (_, allowed) in &mut profile.finishing.pops {
            *allowed = false;
        }
    };
    let bar = Bar::with(|_| {}, not_allowed).await;
    let call = bar.talk().await;
    bar.until("said", |view| said(view) == "status-page-not-allowed").await;
    bar.ask(SessionRequest::DismissStatus).await.expect("read");
    bar.hang_up(&call).await;
    assert_ne!(said(&bar.view()), "status-page-not-allowed");
    assert!(pages(&bar).is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_pinned_outcome_keeps_its_digit_and_is_there_after_a_restart() {
    let bar = Bar::open().await;
    let pin = |code: &str, pinned| SessionRequest::PinOutcome { code: code.into(), pinned };
    bar.ask(pin("NOTE", true)).await.expect("pins");
    bar.ask(pin("SALE", true)).await.expect("pins");
    bar.ask(pin("NOTE", false)).await.expect("takes it off");
    let codes = bar.engine.codes().borrow().clone();
    let digit = |code: &str| codes.codes.iter().find(|one| one.code == code).and_then(|one| one.digit);
    assert_eq!((codes.pinned.as_slice(), digit("SALE")), (["SALE".to_owned()].as_slice(), Some(2)));
    let others = codes.codes.iter().filter(|one| one.code != "SALE" && one.digit == Some(2)).count();
    assert_eq!(others, 0, "a digit picks one code");
    let unknown = bar.ask(pin("NOBODY", true)).await.expect_err("unknown");
    assert_eq!(unknown.code, ErrorCode::NotFound);
    let bar = bar.restart().await;
    let codes = bar.engine.codes().borrow().clone();
    assert_eq!(codes.pinned, ["SALE"]);
    assert_eq!(codes.codes.iter().find(|one| one.code == "SALE").and_then(|one| one.digit), Some(2));
}

fn twice(profile: &mut Profile) {
    profile.at_zero = AtZero::SaveDraft;
    profile.finishing.extend = Some(ExtendWrapUp { seconds: 60, times: 2 });
}

#[tokio::test(start_paused = true)]
async fn where_the_vendor_gives_no_more_time_only_what_the_bar_does_waits_and_it_says_so() {
    let (bar, call) = in_wrap_up(AtZero::SaveDraft, None).await;
    assert_eq!(bar.view().agent.extend, None, "not without a policy");
    let refused = bar.ask(SessionRequest::ExtendWrapUp).await.expect_err("nobody may");
    assert_eq!(refused.code, ErrorCode::NotNow);
    typed(&bar, &call, "NI", "later").await;
    let bar = bar.restart_after(Duration::from_secs(5), twice).await;
    let view = bar.until("counting", |view| view.agent.extend.is_some()).await;
    let extend = view.agent.extend.expect("offered");
    assert_eq!((extend.seconds, extend.left, extend.at_vendor), (60, 2, false));
    bar.ask(SessionRequest::ExtendWrapUp).await.expect("put off");
    let view = bar.until("put off", |view| view.agent.extend.is_some_and(|extend| extend.left == 1)).await;
    assert_eq!(said(&view), "status-extended-here");
    let left = |view: &SessionView| view.agent.deadline.as_ref().expect("counts").left_ms;
    assert!(left(&view) > WRAP_UP_S.unsigned_abs() * 1_000, "{}", left(&view));

    let bar = bar.restart_after(Duration::from_secs(5), twice).await;
    let view = bar.until("kept", |view| view.agent.extend.is_some_and(|extend| extend.left == 1)).await;
    assert!(left(&view) > 60_000, "{}", left(&view));
    tokio::time::sleep(Duration::from_secs(WRAP_UP_S.unsigned_abs())).await;
    bar.polls(1).await;
    assert!(bar.disposed().is_empty(), "the vendor's own end is over, and the bar waits");
    bar.ask(SessionRequest::ExtendWrapUp).await.expect("once more");
    bar.until("used up", |view| view.agent.extend.is_none()).await;
    bar.until("saved in the end", |view| view.calls.is_empty()).await;
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["NI"]);
}

#[tokio::test(start_paused = true)]
async fn a_vendor_that_gives_more_time_is_asked_for_it_and_a_refusal_costs_nothing() {
    let (bar, _) = in_wrap_up(AtZero::Wait, None).await;
    bar.vendor.floor().can.set_wrap_up = true;
    let bar = bar.restart_after(Duration::from_secs(5), twice).await;
    bar.until("offered", |view| view.agent.extend.is_some_and(|extend| extend.at_vendor)).await;
    bar.vendor.fails(RequestKind::SetWrapUp, ringside_vendor::VendorErrorKind::Refused, false);
    bar.ask(SessionRequest::ExtendWrapUp).await.expect_err("refused");
    assert_eq!(bar.view().agent.extend.expect("still there").left, 2);
    bar.ask(SessionRequest::ExtendWrapUp).await.expect("given");
    bar.until("one less", |view| view.agent.extend.is_some_and(|extend| extend.left == 1)).await;
    let asked = bar.vendor.asked(RequestKind::SetWrapUp);
    let Some(Request::SetWrapUp { left }) = asked.last() else { panic!("{asked:?}") };
    assert!(left.as_secs() > 60 && left.as_secs() <= 120, "{left:?}");
    bar.vendor.set(CallState::WrapUp);
}
