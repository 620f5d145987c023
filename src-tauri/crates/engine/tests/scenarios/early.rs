//! Outcomes given during the call to a vendor that keeps them from there on.

use ringside_domain::CallState;
use ringside_ipc::{CallWord, OutboxWord, SessionRequest, Then};
use ringside_vendor::{DispositionWindow, RequestKind, VendorErrorKind};

use crate::{desk::Bar, vendor::Floor};

fn takes_at_once(floor: &mut Floor) {
    floor.can.disposition = Some(DispositionWindow::DuringAndAfter);
}

#[tokio::test(start_paused = true)]
async fn one_taken_during_the_call_is_final_and_what_follows_waits_for_the_end() {
    let bar = Bar::before(takes_at_once).await;
    let call = bar.talk().await;
    bar.save_then(&call, "SALE", Then::Ready).await.expect("kept");
    bar.until("taken", |view| view.calls[0].kept_taken).await;
    assert_eq!(bar.vendor.count(RequestKind::Ready), 0, "the call is up");
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    bar.polls(3).await;
    assert_eq!(bar.vendor.told(), [("SALE".to_owned(), true)]);
    assert_eq!(bar.vendor.count(RequestKind::Ready), 1);
    assert!(bar.view().calls.is_empty(), "listed by the vendor, done here");
}

#[tokio::test(start_paused = true)]
async fn a_call_done_here_and_still_listed_is_no_new_card_after_a_restart() {
    let bar = Bar::before(takes_at_once).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("taken", |view| view.calls[0].kept_taken).await;
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    let bar = bar.restart().await;
    bar.polls(2).await;
    assert!(bar.view().calls.is_empty());
    assert!(bar.view().owed.is_empty());
    assert_eq!(bar.disposed(), ["SALE"]);
}

#[tokio::test(start_paused = true)]
async fn one_whose_answer_got_lost_counts_as_taken_once_the_vendor_shows_it() {
    let bar = Bar::before(|floor| {
        takes_at_once(floor);
        floor.shows_codes = true;
    })
    .await;
    let call = bar.talk().await;
    bar.vendor.leaves_open(RequestKind::Dispose, true);
    bar.save(&call, "SALE").await.expect("kept");
    let view = bar.until("shown", |view| view.calls[0].kept_taken).await;
    assert_eq!(view.calls[0].vendor_code.as_deref(), Some("SALE"));
    assert_ne!(view.status.text.key, "status-early-unsure", "no longer so");
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.vendor.told().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn one_whose_answer_got_lost_is_a_persons_matter_after_the_call_where_nothing_shows_it() {
    let bar = Bar::before(takes_at_once).await;
    let call = bar.talk().await;
    bar.vendor.leaves_open(RequestKind::Dispose, false);
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("said", |view| view.status.text.key == "status-early-unsure").await;
    bar.vendor.set(CallState::WrapUp);
    let entry = bar.outcome_is(OutboxWord::NeedsAttention).await;
    assert_eq!(bar.vendor.told(), [("SALE".to_owned(), true)], "not twice without being asked");
    bar.ask(SessionRequest::OutboxSendAgain { entry: entry.id }).await.expect("a person's word");
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.vendor.told(), [("SALE".to_owned(), true), ("SALE".to_owned(), false)]);
}

#[tokio::test(start_paused = true)]
async fn one_being_told_when_the_program_ended_is_a_persons_matter_after_the_call() {
    let bar = Bar::before(takes_at_once).await;
    let call = bar.talk().await;
    bar.vendor.answers_late(RequestKind::Dispose);
    bar.save(&call, "SALE").await.expect("kept");
    let bar = bar.restart().await;
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::NeedsAttention).await;
    assert_eq!(bar.vendor.told().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn another_code_shown_is_not_taken_for_ours() {
    let bar = Bar::before(takes_at_once).await;
    let call = bar.talk().await;
    bar.vendor.leaves_open(RequestKind::Dispose, false);
    bar.save(&call, "SALE").await.expect("kept");
    bar.vendor.floor().calls[0].code = Some("NI".into());
    let view = bar.until("shown", |view| view.calls[0].vendor_code.is_some()).await;
    assert!(!view.calls[0].kept_taken);
}

#[tokio::test(start_paused = true)]
async fn one_changed_during_the_call_is_given_again() {
    let bar = Bar::before(takes_at_once).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("taken", |view| view.calls[0].kept_taken).await;
    bar.save(&call, "NI").await.expect("kept");
    let other = |view: &ringside_ipc::SessionView| {
        view.calls[0].kept.as_deref() == Some("ni") && view.calls[0].kept_taken
    };
    bar.until("taken too", other).await;
    bar.vendor.set(CallState::WrapUp);
    let entry = bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(entry.label, "ni");
    assert_eq!(bar.disposed(), ["SALE", "NI"]);
}

#[tokio::test(start_paused = true)]
async fn a_change_the_vendor_did_not_take_is_given_after_the_call() {
    let bar = Bar::before(takes_at_once).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("taken", |view| view.calls[0].kept_taken).await;
    bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::Offline, false);
    bar.save(&call, "NI").await.expect("kept");
    bar.until("said", |view| view.status.text.key == "status-early-later").await;
    bar.vendor.set(CallState::WrapUp);
    let entry = bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(entry.label, "ni");
    assert_eq!(bar.disposed(), ["SALE", "NI"]);
}

#[tokio::test(start_paused = true)]
async fn one_changed_before_the_answer_came_is_never_taken_for_the_first() {
    let bar = Bar::before(takes_at_once).await;
    let call = bar.talk().await;
    bar.vendor.answers_late(RequestKind::Dispose);
    bar.save(&call, "SALE").await.expect("kept");
    bar.save(&call, "NI").await.expect("kept");
    bar.they_hang_up().await;
    assert_eq!(bar.vendor.told().len(), 1);
    bar.vendor.answers_now();
    let entry = bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(entry.label, "ni");
    assert_eq!(bar.disposed(), ["SALE", "NI"]);
}

#[tokio::test(start_paused = true)]
async fn one_taken_back_is_owed_and_given_again_unless_it_is_the_same() {
    for (code, given) in [("SALE", vec!["SALE"]), ("NI", vec!["SALE", "NI"])] {
        let bar = Bar::before(takes_at_once).await;
        let call = bar.talk().await;
        bar.save(&call, "SALE").await.expect("kept");
        bar.until("taken", |view| view.calls[0].kept_taken).await;
        bar.ask(SessionRequest::ReopenOutcome { call: call.clone() }).await.expect("reopens");
        bar.hang_up(&call).await;
        bar.save(&call, code).await.expect("saves");
        bar.outcome_is(OutboxWord::Delivered).await;
        assert_eq!(bar.disposed(), given);
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_taken_survives_a_restart() {
    let bar = Bar::before(takes_at_once).await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.until("taken", |view| view.calls[0].kept_taken).await;
    let bar = bar.restart().await;
    let view =
        bar.until("back", |view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await;
    assert!(view.calls[0].kept_taken);
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.vendor.told().len(), 1);
}
