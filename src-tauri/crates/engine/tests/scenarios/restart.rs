//! The program ends at the worst moment and starts again on the same disk.

use ringside_domain::{CallState, Recording};
use ringside_ipc::{CallWord, RecordingWord, SessionRequest, SessionView, Tone};
use ringside_vendor::RequestKind;

use crate::desk::{Bar, draft};

#[tokio::test(start_paused = true)]
async fn a_draft_in_wrap_up_is_back_after_a_restart_and_goes_once() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    let entered = draft("NOTE", "forty letters of a note, typed just now");
    bar.ask(SessionRequest::SaveDraft { call: call.clone(), draft: entered.clone() }).await.expect("kept");
    let bar = bar.restart().await;
    let view = bar.until("back", |view| !view.calls.is_empty()).await;
    let back = &view.calls[0];
    assert_eq!((back.id.as_str(), back.state), (call.as_str(), CallWord::WrapUp));
    assert_eq!((back.draft.code.as_deref(), back.draft.note.as_str()), (Some("NOTE"), entered.note.as_str()));
    assert!(back.draft.restored);
    let save = SessionRequest::SaveOutcome { call, draft: entered, then: ringside_ipc::Then::Stay };
    bar.ask(save).await.expect("saves");
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["NOTE"]);
}

#[tokio::test(start_paused = true)]
async fn an_outcome_saved_while_talking_survives_a_restart_in_the_call() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    let bar = bar.restart().await;
    let view =
        bar.until("back", |view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await;
    assert_eq!(view.calls.len(), 1, "the same card, not a second one");
    assert!(view.calls[0].kept.is_some());
    bar.vendor.set(CallState::WrapUp);
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["SALE"]);
}

#[tokio::test(start_paused = true)]
async fn an_outcome_saved_while_talking_goes_when_the_call_ended_during_a_restart() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.vendor.set(CallState::WrapUp);
    let bar = bar.restart().await;
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["SALE"]);
    assert_eq!(bar.vendor.count(RequestKind::Dispose), 1);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_up_is_the_same_card_after_a_restart() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    let bar = bar.restart().await;
    let view =
        bar.until("back", |view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await;
    assert_eq!(view.calls.len(), 1);
    assert_eq!(view.calls[0].id, call);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_was_let_go_meanwhile_is_owed_and_on_no_card() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.vendor.floor().calls.clear();
    let bar = bar.restart().await;
    let view = bar.until("owed", |view| view.owed.len() == 1).await;
    assert_eq!(view.owed[0].call, call);
    assert!(view.calls.is_empty());
    bar.ask(SessionRequest::DropOwed { call }).await.expect("drops");
    bar.until("nothing owed", |view| view.owed.is_empty()).await;
}

#[tokio::test(start_paused = true)]
async fn a_recording_that_is_stopped_is_shown_as_stopped_after_a_restart_until_somebody_starts_it() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.ask(SessionRequest::StopRecording { call: call.clone() }).await.expect("stops");
    bar.vendor.floor().calls[0].recording = Recording::Off;
    let off = |view: &SessionView| view.calls.iter().any(|call| call.recording == RecordingWord::Off);
    bar.until("off", off).await;
    let bar = bar.restart().await;
    let view = bar.until("still off", off).await;
    assert_eq!((view.status.tone, view.status.text.key.as_str()), (Tone::Warn, "status-recording-off"));
    bar.polls(20).await;
    assert_eq!(bar.view().status.text.key, "status-recording-off", "it is said for as long as it is so");
    assert_eq!(bar.vendor.count(RequestKind::StartRecording), 0, "nothing is recorded by itself");
    bar.ask(SessionRequest::StartRecording { call }).await.expect("starts");
    bar.vendor.floor().calls[0].recording = Recording::On;
    bar.until("on", |view| view.calls[0].recording == RecordingWord::On).await;
    assert_ne!(bar.view().status.text.key, "status-recording-off");
}

#[tokio::test(start_paused = true)]
async fn where_nobody_tells_whether_a_call_is_recorded_a_restart_does_not_guess() {
    let bar = Bar::before(|floor| floor.tells_states = false).await;
    let call = bar.dial_unseen().await;
    bar.ask(SessionRequest::StopRecording { call }).await.expect("stops");
    let bar = bar.restart().await;
    let view = bar.until("back", |view| view.calls.len() == 1).await;
    assert_eq!(view.calls[0].recording, RecordingWord::Unknown);
}
