//! Muting, tones, and passing a call on.

use ringside_domain::{CallAction, QueueId, UserId, VendorCallId};
use ringside_ipc::{CallWord, ConsultAimWord, ErrorCode, Face, SessionReply, SessionRequest, TargetInput};
use ringside_vendor::{ConsultAim, Request, RequestKind, Target, VendorErrorKind};

use crate::{desk::Bar, vendor::Floor};

fn passes_on(floor: &mut Floor) {
    floor.can.mute = true;
    floor.can.dtmf = true;
    floor.can.transfer = true;
    floor.can.conference = true;
    floor.can.complete_transfer = true;
    floor.can.consult = vec![ConsultAim::Transfer, ConsultAim::Conference];
}

fn first() -> VendorCallId {
    VendorCallId::new("v1")
}

fn digits(call: &str, digits: &str) -> SessionRequest {
    SessionRequest::SendDigits { call: call.to_owned(), digits: digits.to_owned() }
}

#[tokio::test(start_paused = true)]
async fn the_microphone_goes_off_and_on_again() {
    let bar = Bar::before(passes_on).await;
    let call = bar.talk().await;
    assert_eq!(bar.view().slots.mute.face, Face::Mute);
    bar.ask(SessionRequest::Mute { call: call.clone() }).await.expect("mutes");
    let view = bar.until("muted", |view| view.calls[0].muted == Some(true)).await;
    assert_eq!(view.slots.mute.face, Face::Unmute);
    bar.ask(SessionRequest::Unmute { call }).await.expect("unmutes");
    let view = bar.until("heard again", |view| view.calls[0].muted == Some(false)).await;
    assert_eq!(view.slots.mute.face, Face::Mute);
}

#[tokio::test(start_paused = true)]
async fn the_same_press_twice_is_one_and_another_one_is_told_to_wait() {
    let bar = Bar::before(passes_on).await;
    let call = bar.talk().await;
    bar.vendor.answers_late(RequestKind::Mute);
    let engine = bar.engine.clone();
    let mute = SessionRequest::Mute { call: call.clone() };
    let under_way = tokio::spawn({
        let mute = mute.clone();
        async move { engine.request(mute).await }
    });
    bar.until("asked", |view| view.slots.mute.pending).await;
    assert_eq!(bar.ask(mute).await, Ok(SessionReply::Done));
    let error = bar.ask(SessionRequest::Unmute { call }).await.expect_err("busy");
    assert_eq!((error.code, error.text.key.as_str()), (ErrorCode::NotNow, "why-pending"));
    bar.vendor.answers_now();
    assert_eq!(under_way.await.expect("no panic"), Ok(SessionReply::Done));
    assert_eq!((bar.vendor.count(RequestKind::Mute), bar.vendor.count(RequestKind::Unmute)), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_state_that_had_to_wait_is_not_shown_as_asked_for() {
    let bar = Bar::before(|floor| floor.can.not_ready = true).await;
    bar.vendor.answers_late(RequestKind::Ready);
    let engine = bar.engine.clone();
    let ready = SessionRequest::SetState { target: ringside_ipc::StateTarget::Ready };
    let under_way = tokio::spawn(async move { engine.request(ready).await });
    bar.until("asked", |view| view.agent.asked.is_some()).await;
    let not_ready = ringside_ipc::StateTarget::NotReady { reason: None };
    let error = bar.ask(SessionRequest::SetState { target: not_ready }).await.expect_err("busy");
    assert_eq!(error.code, ErrorCode::NotNow);
    let asked = bar.view().agent.asked.clone().expect("asked for");
    assert_eq!(asked.state, ringside_ipc::AgentWord::Ready);
    bar.vendor.answers_now();
    under_way.await.expect("no panic").expect("ready");
    assert_eq!(bar.view().agent.state, ringside_ipc::AgentWord::Ready);
}

#[tokio::test(start_paused = true)]
async fn tones_pressed_fast_all_arrive_in_their_order() {
    let bar = Bar::before(passes_on).await;
    let call = bar.talk().await;
    let (one, two, three) =
        tokio::join!(bar.ask(digits(&call, "1")), bar.ask(digits(&call, "1")), bar.ask(digits(&call, "#")));
    assert_eq!((one, two, three), (Ok(SessionReply::Done), Ok(SessionReply::Done), Ok(SessionReply::Done)));
    let sent: Vec<_> = bar.vendor.asked(RequestKind::SendDigits);
    let tone = |digits: &str| Request::SendDigits { call: first(), digits: digits.into() };
    assert_eq!(sent, [tone("1"), tone("1"), tone("#")]);
}

#[tokio::test(start_paused = true)]
async fn tones_after_one_that_failed_are_not_sent() {
    let bar = Bar::before(passes_on).await;
    let call = bar.talk().await;
    bar.vendor.fails(RequestKind::SendDigits, VendorErrorKind::Refused, false);
    let (one, two) = tokio::join!(bar.ask(digits(&call, "1")), bar.ask(digits(&call, "2")));
    assert_eq!(one.expect_err("refused").code, ErrorCode::Refused);
    assert_eq!(two.expect_err("not sent").code, ErrorCode::NotNow);
    assert_eq!(bar.vendor.count(RequestKind::SendDigits), 1);
    bar.ask(digits(&call, "3")).await.expect("works again");
}

#[tokio::test(start_paused = true)]
async fn what_is_no_tone_is_refused_here() {
    let bar = Bar::before(passes_on).await;
    let call = bar.talk().await;
    for wrong in ["", "12a", "+4", "1 2", "１"] {
        let error = bar.ask(digits(&call, wrong)).await.expect_err(wrong);
        assert_eq!(error.code, ErrorCode::BadNumber, "{wrong:?}");
    }
    assert_eq!(bar.vendor.count(RequestKind::SendDigits), 0);
}

#[tokio::test(start_paused = true)]
async fn tones_need_somebody_who_hears_them() {
    let bar = Bar::before(passes_on).await;
    let call = bar.dial_unseen().await;
    let error = bar.ask(digits(&call, "1")).await.expect_err("nobody has answered");
    assert_eq!(error.code, ErrorCode::NotNow);
    assert_eq!(bar.vendor.count(RequestKind::SendDigits), 0);
}

#[tokio::test(start_paused = true)]
async fn a_call_passed_on_unannounced_still_owes_its_outcome() {
    let bar = Bar::before(passes_on).await;
    let call = bar.talk().await;
    assert_eq!(bar.view().slots.transfer.face, Face::Transfer);
    assert!(bar.view().slots.transfer.enabled);
    let to = TargetInput::Number("020 7946 0123".into());
    bar.ask(SessionRequest::Transfer { call: call.clone(), to }).await.expect("passes on");
    let sent = bar.vendor.asked(RequestKind::Transfer);
    let number = Target::Number("+442079460123".into());
    assert_eq!(sent, [Request::Transfer { call: first(), to: number }]);
    let view = bar.until("in wrap-up", |view| view.calls[0].state == CallWord::WrapUp).await;
    assert_eq!(view.slots.outcome.face, Face::OutcomeDue);
}

#[tokio::test(start_paused = true)]
async fn whom_a_call_is_passed_to_is_told_as_the_vendor_takes_it() {
    let bar = Bar::before(passes_on).await;
    let call = bar.talk().await;
    let cases = [
        (TargetInput::User("u-7".into()), Target::User(UserId::new("u-7"))),
        (TargetInput::Queue("q-9".into()), Target::Queue(QueueId::new("q-9"))),
        (TargetInput::Number(" x12*4 ".into()), Target::Number("x12*4".into())),
    ];
    for (to, target) in cases {
        bar.ask(SessionRequest::Conference { call: call.clone(), to }).await.expect("adds");
        let sent = bar.vendor.asked(RequestKind::Conference);
        assert_eq!(sent.last(), Some(&Request::Conference { call: first(), to: target }));
    }
}

#[tokio::test(start_paused = true)]
async fn a_consultation_is_a_card_of_its_own_and_ends_in_a_transfer() {
    let bar = Bar::before(passes_on).await;
    let call = bar.talk().await;
    let to = TargetInput::User("u-7".into());
    let consult = SessionRequest::Consult { call: call.clone(), to, aim: ConsultAimWord::Transfer };
    bar.ask(consult).await.expect("consults");
    let view = bar.until("two cards", |view| view.calls.len() == 2).await;
    assert_eq!(view.calls[0].state, CallWord::Held);
    assert!(view.calls[1].consultation && !view.calls[0].consultation);
    let sent = bar.vendor.asked(RequestKind::Consult);
    assert!(matches!(&sent[..], [Request::Consult { aim: ConsultAim::Transfer, .. }]));
    bar.ask(SessionRequest::CompleteTransfer { call: call.clone() }).await.expect("completes");
    let over = |view: &ringside_ipc::SessionView| {
        view.calls.iter().any(|card| card.id == call && card.state == CallWord::WrapUp)
    };
    bar.until("passed on", over).await;
    assert_eq!(
        bar.vendor.asked(RequestKind::CompleteTransfer),
        [Request::CompleteTransfer { call: first() }]
    );
}

#[tokio::test(start_paused = true)]
async fn a_consultation_owes_no_outcome() {
    let bar = Bar::before(passes_on).await;
    let call = bar.talk().await;
    let to = TargetInput::User("u-7".into());
    let consult = SessionRequest::Consult { call: call.clone(), to, aim: ConsultAimWord::Conference };
    bar.ask(consult).await.expect("consults");
    bar.until("two cards", |view| view.calls.len() == 2).await;
    bar.ask(SessionRequest::CompleteConference { call: call.clone() }).await.expect("joins");
    let view = bar.until("one call", |view| view.calls.len() == 1).await;
    assert_eq!((view.calls[0].id.as_str(), view.calls[0].state), (call.as_str(), CallWord::Connected));
    assert!(view.owed.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_transfer_that_is_refused_leaves_the_call_as_it_is() {
    let bar = Bar::before(passes_on).await;
    let call = bar.talk().await;
    bar.vendor.fails(RequestKind::Transfer, VendorErrorKind::BadNumber, false);
    let to = TargetInput::Number("999999".into());
    let error = bar.ask(SessionRequest::Transfer { call, to }).await.expect_err("refused");
    assert_eq!((error.code, error.text.key.as_str()), (ErrorCode::Refused, "error-number-refused"));
    let view = bar.view();
    assert_eq!(view.calls[0].state, CallWord::Connected);
    assert!(!view.slots.transfer.pending && view.slots.transfer.enabled);
}

#[tokio::test(start_paused = true)]
async fn what_the_vendor_does_not_allow_on_a_call_now_has_a_reason() {
    let bar = Bar::before(passes_on).await;
    bar.talk().await;
    bar.vendor.floor().calls[0].allowed = Some(vec![CallAction::HangUp, CallAction::Conference]);
    let view = bar.until("gated", |view| !view.slots.hold.enabled).await;
    let slots = &view.slots;
    for slot in [&slots.hold, &slots.mute, &slots.record] {
        assert!(slot.shown && !slot.enabled);
        assert_eq!(slot.why.clone().expect("says why").key, "why-not-allowed-now");
    }
    assert!(slots.hang_up.enabled, "allowed");
    assert!(slots.transfer.enabled, "one way to pass it on is allowed");
    bar.vendor.floor().calls[0].allowed = Some(Vec::new());
    let view = bar.until("gated", |view| !view.slots.transfer.enabled).await;
    assert!(!view.slots.hang_up.enabled);
    bar.vendor.floor().calls[0].allowed = None;
    bar.until("free", |view| view.slots.hold.enabled && view.slots.transfer.enabled).await;
}

#[tokio::test(start_paused = true)]
async fn an_offered_call_that_may_not_be_answered_says_so() {
    let bar = Bar::before(|floor| floor.can.answer = true).await;
    bar.vendor.delivers("Luz Prueba");
    {
        let mut floor = bar.vendor.floor();
        floor.calls[0].state = Some(ringside_domain::CallState::Ringing);
        floor.calls[0].allowed = Some(vec![CallAction::HangUp]);
    }
    let view = bar.until("offered", |view| view.slots.dial.face == Face::Answer).await;
    assert!(!view.slots.dial.enabled);
    assert_eq!(view.slots.dial.why.clone().expect("says why").key, "why-not-allowed-now");
    assert!(view.slots.hang_up.enabled);
}

#[tokio::test(start_paused = true)]
async fn what_an_account_cannot_do_is_absent_with_a_reason() {
    let bar = Bar::open().await;
    bar.talk().await;
    let slots = bar.view().slots.clone();
    assert!(!slots.mute.shown);
    assert_eq!(slots.mute.why.expect("says why").key, "why-no-mute");
    assert_eq!(slots.transfer.face, Face::Connect, "two calls can be connected, none passed on");
}
