//! A vendor that lists no calls: only those dialled here are known, and nobody tells their end.

use ringside_domain::CallState;
use ringside_ipc::{CallWord, ErrorCode, Face, OutboxWord, Phase, SessionRequest};
use ringside_vendor::{RequestKind, VendorErrorKind};

use crate::{desk::Bar, vendor::Floor};

fn lists_none(floor: &mut Floor) {
    floor.can.own_calls_only = true;
    floor.can.hang_up = false;
    floor.tells_states = false;
}

#[tokio::test(start_paused = true)]
async fn a_call_missing_from_the_list_stays_on_its_card() {
    let bar = Bar::before(lists_none).await;
    let call = bar.dial_unseen().await;
    bar.vendor.floor().calls.clear();
    bar.polls(3).await;
    let card = bar.call();
    assert_eq!((card.id.as_str(), card.state, card.gone), (call.as_str(), CallWord::Dialing, false));
    assert!(card.estimated && card.can_be_over);
}

#[tokio::test(start_paused = true)]
async fn what_was_last_known_of_a_missing_call_stays_too() {
    let bar = Bar::before(lists_none).await;
    bar.dial_unseen().await;
    bar.vendor.floor().calls[0].muted = Some(true);
    bar.until("muted", |view| view.calls[0].muted == Some(true)).await;
    bar.vendor.floor().calls.clear();
    bar.polls(2).await;
    assert_eq!(bar.call().muted, Some(true));
}

#[tokio::test(start_paused = true)]
async fn it_stays_while_the_session_is_renewed() {
    let bar = Bar::before(lists_none).await;
    let call = bar.dial_unseen().await;
    bar.vendor.floor().calls.clear();
    bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::SignedOut, false);
    bar.until("over", |view| view.phase == Phase::NeedsPassword).await;
    bar.ask(SessionRequest::SignIn { password: None, remember: false }).await.expect("signs in");
    bar.polls(2).await;
    assert_eq!(bar.view().phase, Phase::SignedIn);
    assert_eq!((bar.call().id, bar.call().state), (call, CallWord::Dialing));
}

#[tokio::test(start_paused = true)]
async fn an_outcome_refused_because_of_who_sent_it_asks_for_the_password_and_waits() {
    let bar = Bar::before(lists_none).await;
    let call = bar.dial_unseen().await;
    bar.ask(SessionRequest::CallOver { call: call.clone() }).await.expect("over");
    bar.until("in wrap-up", |view| view.calls[0].state == CallWord::WrapUp).await;
    bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::BadCredentials, false);
    bar.save(&call, "NI").await.expect("saves");
    let view = bar.until("asks", |view| view.phase == Phase::NeedsPassword).await;
    assert_eq!(view.outbox.entries[0].why.as_ref().map(|why| why.key.as_str()), Some("outbox-signed-out"));
    bar.polls(3).await;
    assert_eq!(bar.vendor.count(RequestKind::Dispose), 1, "held back until somebody has signed in");
    bar.ask(SessionRequest::SignIn { password: None, remember: false }).await.expect("signs in");
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!((bar.view().phase, bar.disposed()), (Phase::SignedIn, vec!["NI".to_owned()]));
}

#[tokio::test(start_paused = true)]
async fn it_stays_through_a_restart_and_can_still_be_ended() {
    let bar = Bar::before(lists_none).await;
    let call = bar.dial_unseen().await;
    bar.vendor.floor().calls.clear();
    let bar = bar.restart().await;
    bar.polls(2).await;
    assert_eq!(bar.view().calls.len(), 1);
    assert_eq!(bar.call().id, call);
    assert_eq!(bar.view().slots.hang_up.face, Face::CallOver);
    bar.ask(SessionRequest::CallOver { call: call.clone() }).await.expect("over");
    bar.until("in wrap-up", |view| view.calls[0].state == CallWord::WrapUp).await;
    bar.save(&call, "NI").await.expect("saves");
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.disposed(), ["NI"]);
}

#[tokio::test(start_paused = true)]
async fn the_agent_says_that_it_is_over_where_nothing_hangs_up() {
    let bar = Bar::before(lists_none).await;
    let slot = bar.view().slots.hang_up.clone();
    assert!(!slot.shown, "there is nothing to end");
    let call = bar.dial_unseen().await;
    let slot = bar.view().slots.hang_up.clone();
    assert!(slot.shown && slot.enabled);
    assert_eq!(slot.face, Face::CallOver);
    bar.ask(SessionRequest::CallOver { call: call.clone() }).await.expect("over");
    let view = bar.until("in wrap-up", |view| view.calls[0].state == CallWord::WrapUp).await;
    assert!(!view.slots.hang_up.shown);
    assert_eq!(view.slots.outcome.face, Face::OutcomeDue);
    bar.polls(2).await;
    assert_eq!(bar.call().state, CallWord::WrapUp);
    bar.save(&call, "NI").await.expect("saves");
    bar.outcome_is(OutboxWord::Delivered).await;
    assert!(bar.view().calls.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_call_whose_end_the_vendor_tells_is_not_over_by_word() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    assert!(!bar.call().can_be_over);
    let error = bar.ask(SessionRequest::CallOver { call }).await.expect_err("not for us to say");
    assert_eq!(error.code, ErrorCode::NotNow);
    assert_eq!(bar.vendor.count(RequestKind::CallOver), 0);
    assert_eq!(bar.call().state, CallWord::Connected);
}

#[tokio::test(start_paused = true)]
async fn a_call_of_which_nobody_tells_that_it_was_answered_can_be_held() {
    let bar = Bar::before(lists_none).await;
    let call = bar.dial_unseen().await;
    assert_eq!(bar.call().state, CallWord::Dialing);
    assert!(bar.view().slots.hold.enabled);
    bar.ask(SessionRequest::Hold { call: call.clone() }).await.expect("holds");
    let view = bar.until("held", |view| view.calls[0].state == CallWord::Held).await;
    assert!(view.calls[0].estimated);
    assert_eq!(view.slots.hold.face, Face::Retrieve);
    bar.polls(2).await;
    assert_eq!(bar.call().state, CallWord::Held);
    bar.ask(SessionRequest::Retrieve { call }).await.expect("retrieves");
    bar.until("back", |view| view.calls[0].state == CallWord::Connected).await;
}

#[tokio::test(start_paused = true)]
async fn a_dialling_call_the_vendor_tells_of_cannot_be_held() {
    let bar = Bar::open().await;
    let call = bar.dial_unseen().await;
    assert!(!bar.view().slots.hold.enabled);
    let error = bar.ask(SessionRequest::Hold { call }).await.expect_err("nobody has answered");
    assert_eq!(error.code, ErrorCode::NotNow);
    assert_eq!(bar.vendor.count(RequestKind::Hold), 0);
}

#[tokio::test(start_paused = true)]
async fn a_call_the_vendor_does_show_as_over_is_over() {
    let bar = Bar::before(lists_none).await;
    bar.dial_unseen().await;
    bar.vendor.set(CallState::WrapUp);
    let view = bar.until("over", |view| view.calls[0].state == CallWord::WrapUp).await;
    assert!(!view.calls[0].can_be_over);
}
