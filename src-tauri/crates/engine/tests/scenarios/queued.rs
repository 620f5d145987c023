//! Outcomes told during the call to a vendor that holds them for its end and refuses a second one.

use ringside_domain::CallState;
use ringside_ipc::{CallWord, ErrorCode, Face, OutboxWord, SessionRequest, Then, Tone};
use ringside_vendor::{BreakOrder, DispositionWindow, Evidence, Request, RequestKind, VendorErrorKind};

use crate::{
    desk::{Bar, draft},
    vendor::Floor,
};

fn queues(floor: &mut Floor) {
    floor.can.disposition = Some(DispositionWindow::QueuedDuring);
    floor.can.disposition_evidence = Evidence::RefusesSecond;
}

/// What the vendor was told: the code, and whether the line was up.
fn told(list: &[(&str, bool)]) -> Vec<(String, bool)> {
    list.iter().map(|(code, live)| ((*code).to_owned(), *live)).collect()
}

#[tokio::test(start_paused = true)]
async fn it_is_told_at_once_and_settled_when_a_second_one_is_refused() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    let view = bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    assert_eq!(view.calls[0].kept.as_deref(), Some("sale"));
    assert_eq!(view.slots.outcome.face, Face::OutcomePicked);
    assert_eq!(bar.vendor.told(), told(&[("SALE", true)]));
    bar.vendor.set(CallState::WrapUp);
    let entry = bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(entry.label, "sale");
    assert_eq!(bar.vendor.told(), told(&[("SALE", true), ("SALE", false)]));
    assert!(bar.view().calls.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_vendor_that_takes_it_again_after_the_call_has_confirmed_it() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    bar.vendor.answers(RequestKind::Dispose, ringside_vendor::Reply::Queued);
    bar.vendor.answers(RequestKind::Dispose, ringside_vendor::Reply::Done);
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.vendor.told(), told(&[("SALE", true), ("SALE", false), ("SALE", false)]));
}

#[tokio::test(start_paused = true)]
async fn one_the_vendor_takes_without_a_word_is_not_shown_as_confirmed() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.vendor.answers(RequestKind::Dispose, ringside_vendor::Reply::Unconfirmed);
    bar.save(&call, "NI").await.expect("saves");
    bar.outcome_is(OutboxWord::DeliveredUnconfirmed).await;
}

#[tokio::test(start_paused = true)]
async fn one_changed_after_the_vendor_held_another_is_left_to_a_person() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    bar.save(&call, "NI").await.expect("kept");
    let view = bar.until("changed", |view| view.calls[0].kept.as_deref() == Some("ni")).await;
    assert!(!view.calls[0].kept_taken, "which of the two it holds is not certain");
    bar.vendor.set(CallState::WrapUp);
    let entry = bar.outcome_is(OutboxWord::NeedsAttention).await;
    assert_eq!(entry.why.expect("says why").key, "outbox-already-disposed");
    assert_eq!(bar.vendor.told(), told(&[("SALE", true), ("NI", true), ("NI", false)]));
}

#[tokio::test(start_paused = true)]
async fn another_note_with_the_same_code_is_another_outcome() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    let noted = draft("SALE", "wants it blue");
    bar.ask(SessionRequest::SaveOutcome { call, draft: noted, then: Then::Stay }).await.expect("kept");
    bar.until("told again", |view| !view.calls[0].kept_taken).await;
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::NeedsAttention).await;
}

#[tokio::test(start_paused = true)]
async fn saving_the_same_again_tells_nothing_new() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.polls(1).await;
    assert!(bar.call().kept_taken);
    assert_eq!(bar.vendor.told(), told(&[("SALE", true)]));
}

#[tokio::test(start_paused = true)]
async fn one_taken_back_is_the_one_told_only_if_nothing_else_was_typed() {
    for (typed, end) in [("SALE", OutboxWord::Delivered), ("NI", OutboxWord::NeedsAttention)] {
        let bar = Bar::before(queues).await;
        let call = bar.talk().await;
        bar.save(&call, "SALE").await.expect("kept");
        bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
        bar.ask(SessionRequest::ReopenOutcome { call: call.clone() }).await.expect("reopens");
        let draft = draft(typed, "");
        bar.ask(SessionRequest::SaveDraft { call: call.clone(), draft }).await.expect("kept");
        let bar = bar.restart().await;
        bar.until("back", |view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await;
        bar.hang_up(&call).await;
        bar.save(&call, "SALE").await.expect("saves");
        bar.outcome_is(end).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_draft_that_arrives_late_does_not_undo_what_was_saved() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    let late = SessionRequest::SaveDraft { call: call.clone(), draft: draft("NI", "") };
    bar.ask(late).await.expect("taken");
    let bar = bar.restart().await;
    let view =
        bar.until("back", |view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await;
    assert_eq!(view.calls[0].kept.as_deref(), Some("sale"));
}

#[tokio::test(start_paused = true)]
async fn one_the_vendor_does_not_know_is_said_at_once_and_still_goes_after_the_call() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::UnknownDisposition, false);
    bar.save(&call, "SALE").await.expect("kept");
    let said = |view: &ringside_ipc::SessionView| view.status.text.key == "error-unknown-disposition";
    let view = bar.until("said", said).await;
    assert_eq!(view.status.tone, Tone::Warn);
    assert_eq!((view.calls[0].kept.as_deref(), view.calls[0].kept_taken), (Some("sale"), false));
    bar.save(&call, "NI").await.expect("another one is kept");
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.vendor.told(), told(&[("SALE", true), ("NI", true), ("NI", false)]));
}

#[tokio::test(start_paused = true)]
async fn one_the_vendor_never_knows_waits_for_a_person() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    for _ in 0..2 {
        bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::UnknownDisposition, false);
    }
    bar.save(&call, "SALE").await.expect("kept");
    bar.vendor.set(CallState::WrapUp);
    let entry = bar.outcome_is(OutboxWord::NeedsAttention).await;
    assert_eq!(entry.why.expect("says why").key, "outbox-unknown-disposition");
    assert!(entry.can_change);
}

#[tokio::test(start_paused = true)]
async fn one_that_certainly_did_not_leave_is_sent_after_the_call() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::Offline, false);
    bar.save(&call, "SALE").await.expect("kept");
    let view = bar.until("said", |view| view.status.text.key == "status-early-later").await;
    assert!(!view.calls[0].kept_taken);
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.vendor.told(), told(&[("SALE", true), ("SALE", false)]));
}

#[tokio::test(start_paused = true)]
async fn one_whose_answer_got_lost_counts_as_told() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.vendor.leaves_open(RequestKind::Dispose, true);
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.disposed(), ["SALE"]);
}

#[tokio::test(start_paused = true)]
async fn one_whose_answer_got_lost_on_the_way_there_arrives_after_the_call() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.vendor.leaves_open(RequestKind::Dispose, false);
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.disposed(), ["SALE"]);
}

#[tokio::test(start_paused = true)]
async fn one_changed_before_the_answer_came_is_told_after_it() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.vendor.answers_late(RequestKind::Dispose);
    bar.save(&call, "SALE").await.expect("kept");
    bar.has_asked(RequestKind::Dispose, 1).await;
    bar.save(&call, "NI").await.expect("kept");
    bar.polls(1).await;
    assert_eq!(bar.vendor.told(), told(&[("SALE", true)]), "one at a time");
    bar.vendor.answers_now();
    bar.has_asked(RequestKind::Dispose, 2).await;
    bar.polls(1).await;
    assert_eq!(bar.vendor.told(), told(&[("SALE", true), ("NI", true)]));
    assert!(!bar.call().kept_taken, "the vendor held the other one first");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_ends_before_the_answer_waits_for_it_with_its_outcome() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.vendor.answers_late(RequestKind::Dispose);
    bar.save(&call, "SALE").await.expect("kept");
    bar.they_hang_up().await;
    let view = bar.view();
    assert_eq!(view.calls[0].kept.as_deref(), Some("sale"));
    assert_eq!(view.slots.outcome.face, Face::OutcomePicked, "nothing is due");
    assert_eq!(bar.vendor.told(), told(&[("SALE", true)]));
    bar.vendor.answers_now();
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.vendor.told(), told(&[("SALE", true), ("SALE", false)]));
}

#[tokio::test(start_paused = true)]
async fn what_was_told_survives_a_restart() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    let bar = bar.restart().await;
    let view =
        bar.until("back", |view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await;
    assert!(view.calls[0].kept_taken);
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.vendor.told(), told(&[("SALE", true), ("SALE", false)]));
}

#[tokio::test(start_paused = true)]
async fn what_was_told_without_an_answer_survives_a_restart() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.vendor.answers_late(RequestKind::Dispose);
    bar.save(&call, "SALE").await.expect("kept");
    bar.has_asked(RequestKind::Dispose, 1).await;
    bar.vendor.set(CallState::WrapUp);
    let bar = bar.restart().await;
    bar.vendor.answers_now();
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.disposed(), ["SALE"]);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_before_a_restart_is_not_taken_for_a_yes() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::WrongState, false);
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("said", |view| view.status.text.key == "status-early-later").await;
    let bar = bar.restart().await;
    let view =
        bar.until("back", |view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await;
    assert!(!view.calls[0].kept_taken);
    bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::AlreadyDisposed, false);
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::NeedsAttention).await;
}

#[tokio::test(start_paused = true)]
async fn a_break_to_follow_is_asked_for_before_the_outcome_is_told() {
    let bar = Bar::before(|floor| {
        queues(floor);
        floor.can.breaks = Some(BreakOrder::BeforeDisposition);
    })
    .await;
    let call = bar.talk().await;
    bar.vendor.answers_late(RequestKind::NotReady);
    let lunch = Then::NotReady { reason: Some("2".into()) };
    bar.save_then(&call, "SALE", lunch).await.expect("kept");
    bar.has_asked(RequestKind::NotReady, 1).await;
    bar.polls(1).await;
    assert_eq!(bar.vendor.told(), [], "the break comes first");
    bar.vendor.answers_now();
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    bar.until("on the break", |view| view.agent.reason.as_deref() == Some("Lunch")).await;
    assert_eq!(bar.vendor.count(RequestKind::NotReady), 1, "asked for once");
}

#[tokio::test(start_paused = true)]
async fn a_break_that_is_refused_does_not_hold_the_outcome_back() {
    let bar = Bar::before(|floor| {
        queues(floor);
        floor.can.breaks = Some(BreakOrder::BeforeDisposition);
    })
    .await;
    let call = bar.talk().await;
    bar.vendor.fails(RequestKind::NotReady, VendorErrorKind::BreakReason, false);
    let lunch = Then::NotReady { reason: Some("2".into()) };
    bar.save_then(&call, "SALE", lunch).await.expect("kept");
    let view = bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    assert_eq!(view.status.text.key, "error-break-reason");
}

#[tokio::test(start_paused = true)]
async fn the_vendor_is_told_of_a_call_what_our_records_know() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("held by the vendor", |view| view.calls[0].kept_taken).await;
    let asked = bar.vendor.asked(RequestKind::Dispose);
    let Request::Dispose { facts, .. } = &asked[0] else { panic!("another request") };
    assert_eq!((facts.number.as_deref(), facts.live), (Some("+447700900123"), true));
}

#[tokio::test(start_paused = true)]
async fn an_incomplete_outcome_is_told_to_nobody() {
    let bar = Bar::before(queues).await;
    let call = bar.talk().await;
    let error = bar.save(&call, "NOTE").await.expect_err("needs a note");
    assert_eq!(error.code, ErrorCode::Incomplete);
    assert_eq!(bar.vendor.told(), []);
}
