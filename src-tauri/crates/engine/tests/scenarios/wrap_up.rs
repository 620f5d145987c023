//! What policy wants when the time for wrap-up runs out.

use std::time::Duration;

use ringside_domain::{AgentState, AtZero, Timestamp};
use ringside_ipc::{CallWord, DraftInput, SessionRequest, SessionView};
use ringside_vendor::Request;
use tokio::time::Instant;

use crate::{
    desk::{Bar, START, draft},
    timeline::lines,
    vendor::Floor,
};

pub(crate) const WRAP_UP_S: i64 = 60;

/// A call in wrap-up, under a policy.
pub(crate) async fn in_wrap_up(at_zero: AtZero, overrun: Option<&str>) -> (Bar, String) {
    let tells = |floor: &mut Floor| {
        floor.can.reads_agent_state = true;
        floor.agent = Some(AgentState::Ready);
    };
    let bar = Bar::with(tells, |profile| {
        profile.at_zero = at_zero;
        profile.overrun = overrun.map(str::to_owned);
    })
    .await;
    let call = bar.talk().await;
    {
        let mut floor = bar.vendor.floor();
        floor.agent = Some(AgentState::AfterCallWork);
        floor.wrap_up_ends = Some(Timestamp::from_second(START + WRAP_UP_S).expect("in range"));
    }
    bar.hang_up(&call).await;
    bar.until("counting", |view| view.agent.deadline.is_some()).await;
    (bar, call)
}

pub(crate) async fn typed(bar: &Bar, call: &str, code: &str, note: &str) {
    let request = SessionRequest::SaveDraft { call: call.to_owned(), draft: draft(code, note) };
    bar.ask(request).await.expect("kept");
}

async fn runs_out(bar: &Bar) {
    tokio::time::sleep(Duration::from_secs(WRAP_UP_S.unsigned_abs())).await;
    bar.polls(1).await;
}

pub(crate) fn said(view: &SessionView) -> &str {
    &view.status.text.key
}

#[tokio::test(start_paused = true)]
async fn the_call_waits_with_its_draft_and_the_bar_says_so() {
    let (bar, call) = in_wrap_up(AtZero::Wait, None).await;
    typed(&bar, &call, "NI", "later").await;
    runs_out(&bar).await;
    let view = bar.view();
    assert_eq!(said(&view), "status-time-over-waits");
    assert_eq!(view.calls[0].state, CallWord::WrapUp);
    assert_eq!((view.calls[0].draft.code.as_deref(), &*view.calls[0].draft.note), (Some("NI"), "later"));
    assert!(bar.disposed().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_complete_draft_is_saved_before_the_vendor_can_set_anything() {
    let begun = Instant::now();
    let (bar, call) = in_wrap_up(AtZero::SaveDraft, None).await;
    typed(&bar, &call, "NI", "later").await;
    let view = bar.until("saved", |view| view.calls.is_empty()).await;
    assert_eq!(said(&view), "status-time-over-saved");
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["NI"]);
    let lines = lines(&bar).await;
    let saved = lines.iter().find(|line| line.what.key == "happened-outcome-saved").expect("it is there");
    assert_eq!(saved.cause.as_ref().expect("somebody did it").key, "cause-timer");
    assert!(begun.elapsed().as_secs() < WRAP_UP_S.unsigned_abs(), "sent ahead of the end");
}

#[tokio::test(start_paused = true)]
async fn what_is_not_complete_is_never_made_up() {
    for overrun in [None, Some("GONE")] {
        for at_zero in [AtZero::SaveDraft, AtZero::Overrun] {
            let (bar, _) = in_wrap_up(at_zero, overrun).await;
            runs_out(&bar).await;
            assert_eq!(said(&bar.view()), "status-time-over-waits", "{at_zero:?}, {overrun:?}");
            assert!(bar.disposed().is_empty());
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_outcome_named_for_this_case_goes_with_what_was_noted() {
    let (bar, call) = in_wrap_up(AtZero::Overrun, Some("NI")).await;
    let note = DraftInput { note: "half a sentence".into(), ..Default::default() };
    bar.ask(SessionRequest::SaveDraft { call, draft: note }).await.expect("kept");
    let view = bar.until("saved", |view| view.calls.is_empty()).await;
    assert_eq!(said(&view), "status-time-over-overrun");
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["NI"]);
    let sent = |asked: &Request| match asked {
        Request::Dispose { disposition, .. } => disposition.note.clone(),
        _ => None,
    };
    let note = bar.vendor.floor().asked.iter().find_map(sent);
    assert_eq!(note.as_deref(), Some("half a sentence"));
}

#[tokio::test(start_paused = true)]
async fn a_complete_draft_counts_more_than_the_outcome_named_for_this_case() {
    let (bar, call) = in_wrap_up(AtZero::Overrun, Some("NI")).await;
    typed(&bar, &call, "SALE", "").await;
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["SALE"]);
}

#[tokio::test(start_paused = true)]
async fn an_outcome_saved_in_time_is_left_alone() {
    let (bar, call) = in_wrap_up(AtZero::Overrun, Some("NI")).await;
    bar.save(&call, "SALE").await.expect("saves");
    runs_out(&bar).await;
    assert_eq!(bar.disposed(), ["SALE"]);
    assert_ne!(said(&bar.view()), "status-time-over-waits");
}
