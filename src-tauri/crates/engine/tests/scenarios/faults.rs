//! What goes wrong at the vendor, and what the agent sees of it.

use ringside_domain::CallState;
use ringside_ipc::{
    AgentWord, CallWord, Certainty, ConnectionWord, ErrorCode, OutboxWord, Phase, SessionRequest, StatusLink,
    Tone, UiAction,
};
use ringside_vendor::{RequestKind, VendorErrorKind};

use crate::desk::Bar;

fn dial() -> SessionRequest {
    SessionRequest::Dial { number: "07700 900123".into(), kind: None, lead: None }
}

#[tokio::test(start_paused = true)]
async fn a_dial_that_never_left_leaves_no_card() {
    let bar = Bar::open().await;
    bar.vendor.fails(RequestKind::Dial, VendorErrorKind::Offline, false);
    let error = bar.ask(dial()).await.expect_err("offline");
    assert_eq!(error.code, ErrorCode::Offline);
    assert!(bar.view().calls.is_empty());
    assert_eq!(bar.view().status.tone, Tone::Warn);
}

#[tokio::test(start_paused = true)]
async fn a_dial_whose_answer_got_lost_is_named_by_the_list_and_not_dialled_again() {
    let bar = Bar::open().await;
    bar.vendor.leaves_open(RequestKind::Dial, true);
    bar.ask(dial()).await.expect_err("the answer got lost");
    bar.vendor.set(CallState::Connected);
    let view =
        bar.until("named", |view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await;
    assert_eq!(view.calls.len(), 1, "one card for one call");
    assert_eq!(bar.vendor.count(RequestKind::Dial), 1);
}

#[tokio::test(start_paused = true)]
async fn a_dial_that_may_have_left_and_is_not_listed_leaves_no_card() {
    let bar = Bar::open().await;
    bar.vendor.leaves_open(RequestKind::Dial, false);
    bar.ask(dial()).await.expect_err("the answer got lost");
    bar.until("no card", |view| view.calls.is_empty()).await;
    assert_eq!(bar.vendor.count(RequestKind::Dial), 1);
}

#[tokio::test(start_paused = true)]
async fn a_refused_hold_leaves_the_call_as_it_is_and_says_so() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.vendor.fails(RequestKind::Hold, VendorErrorKind::Refused, false);
    let error = bar.ask(SessionRequest::Hold { call }).await.expect_err("refused");
    assert_eq!(error.code, ErrorCode::Refused);
    let view = bar.view();
    assert_eq!(view.calls[0].state, CallWord::Connected);
    assert!(!view.slots.hold.pending);
    assert_eq!(view.status.text.key, "error-refused");
}

#[tokio::test(start_paused = true)]
async fn without_a_connection_the_state_is_unknown_and_what_is_saved_goes_later() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    for _ in 0..4 {
        bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::Offline, false);
        bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::Offline, false);
    }
    let view = bar.until("offline", |view| view.connection.state == ConnectionWord::Offline).await;
    assert_eq!(view.agent.certainty, Certainty::Unknown);
    assert_eq!((view.status.tone, view.status.link), (Tone::Danger, Some(StatusLink::CheckAgain)));
    bar.save(&call, "NI").await.expect("saved on this computer");
    let view = bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(view.outbox.needs_attention, 0);
    assert_eq!(bar.disposed(), ["NI"]);
    bar.until("online", |view| view.connection.state == ConnectionWord::Online).await;
}

#[tokio::test(start_paused = true)]
async fn an_outcome_without_an_answer_is_settled_by_the_list_and_never_sent_twice() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.vendor.leaves_open(RequestKind::Dispose, true);
    bar.save(&call, "NI").await.expect("saves");
    let view = bar.until("settled", |view| view.outbox.done == 1).await;
    assert_eq!(view.outbox.entries[0].state, OutboxWord::DeliveredUnconfirmed);
    assert_eq!(bar.vendor.count(RequestKind::Dispose), 1);
    assert_eq!(bar.disposed(), ["NI"]);
}

#[tokio::test(start_paused = true)]
async fn an_outcome_without_an_answer_whose_call_stays_listed_needs_a_person() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.vendor.leaves_open(RequestKind::Dispose, false);
    bar.save(&call, "NI").await.expect("saves");
    let view = bar.until("needs a person", |view| view.outbox.needs_attention == 1).await;
    let entry = view.outbox.entries[0].clone();
    assert!(entry.can_send_again);
    assert_eq!(bar.vendor.count(RequestKind::Dispose), 1, "never sent again blindly");
    bar.ask(SessionRequest::OutboxSendAgain { entry: entry.id }).await.expect("sends again");
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["NI"]);
}

#[tokio::test(start_paused = true)]
async fn a_session_that_ends_in_a_call_keeps_the_card_and_asks_in_place() {
    let bar = Bar::open().await;
    bar.talk().await;
    bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::SignedOut, false);
    let view = bar.until("asks", |view| view.phase == Phase::NeedsPassword).await;
    assert_eq!(view.calls.len(), 1);
    assert_eq!(view.status.link, Some(StatusLink::EnterPassword));
    let sign_in = SessionRequest::SignIn { password: Some("new".into()), remember: false };
    bar.ask(sign_in).await.expect("signs in again");
    let view = bar.until("signed in", |view| view.phase == Phase::SignedIn && !view.calls.is_empty()).await;
    assert_eq!(view.calls.len(), 1);
    bar.until("on a call", |view| view.agent.state == AgentWord::OnCall).await;
}

#[tokio::test(start_paused = true)]
async fn what_is_pressed_in_a_call_whose_session_ended_says_why_not_and_works_after_the_password() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::SignedOut, false);
    bar.until("asks", |view| view.phase == Phase::NeedsPassword).await;
    bar.vendor.fails(RequestKind::Hold, VendorErrorKind::SignedOut, false);
    let error = bar.ask(SessionRequest::Hold { call: call.clone() }).await.expect_err("no session");
    assert_eq!((error.code, error.action), (ErrorCode::SignedOut, Some(UiAction::EnterPassword)));
    let view = bar.view();
    assert_eq!((view.calls[0].id.as_str(), view.calls[0].state), (call.as_str(), CallWord::Connected));
    assert!(view.slots.hang_up.enabled && !view.slots.hold.pending);
    // What is typed and saved meanwhile is kept, and goes once there is a session again.
    bar.save(&call, "SALE").await.expect("kept");
    let sign_in = SessionRequest::SignIn { password: Some("new".into()), remember: false };
    bar.ask(sign_in).await.expect("signs in again");
    bar.ask(SessionRequest::Hold { call: call.clone() }).await.expect("holds");
    bar.until("held", |view| view.calls[0].id == call && view.calls[0].state == CallWord::Held).await;
    assert!(bar.disposed().is_empty(), "the call is still up");
    bar.hang_up(&call).await;
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.disposed(), ["SALE"]);
}

#[tokio::test(start_paused = true)]
async fn a_call_the_vendor_dropped_closes_its_card() {
    let bar = Bar::open().await;
    bar.talk().await;
    bar.vendor.floor().calls.clear();
    let view = bar.until("over", |view| view.calls[0].state == CallWord::WrapUp).await;
    assert!(view.calls[0].gone);
    assert_eq!(view.owed.len(), 1);
}
