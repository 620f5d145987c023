//! Races that were lost once: a click, a list and a lost line against each other.

use std::time::Duration;

use ringside_domain::{CallState, VendorCallId};
use ringside_ipc::{
    AgentWord, CallWord, ConnectionWord, ErrorCode, LegInput, OutboxWord, SessionRequest, SessionView, Then,
};
use ringside_vendor::{DispositionWindow, Reply, Request, RequestKind, VendorErrorKind};

use crate::desk::{Bar, draft};

impl Bar {
    async fn is_offered_a_call(&self) -> String {
        self.vendor.delivers("Luz Prueba");
        self.vendor.set(CallState::Ringing);
        self.until("offered", |view| view.calls.iter().any(|call| call.state == CallWord::Ringing)).await;
        self.call().id
    }

    async fn loses_the_line(&self) {
        for _ in 0..2 {
            self.vendor.fails(RequestKind::Snapshot, VendorErrorKind::Offline, false);
        }
        self.until("offline", |view| view.connection.state == ConnectionWord::Offline).await;
    }
}

#[tokio::test(start_paused = true)]
async fn an_outcome_being_told_when_the_line_is_lost_is_sent_when_it_is_back() {
    let bar = Bar::before(|floor| floor.can.disposition = Some(DispositionWindow::DuringAndAfter)).await;
    let call = bar.talk().await;
    bar.vendor.answers_late(RequestKind::Dispose);
    bar.save(&call, "SALE").await.expect("kept");
    bar.save(&call, "NI").await.expect("kept, the later word");
    bar.vendor.floor().calls.clear();
    bar.until("over", |view| view.calls[0].state == CallWord::WrapUp).await;
    bar.loses_the_line().await;
    bar.until("back", |view| view.connection.state == ConnectionWord::Online).await;
    bar.polls(2).await;
    bar.vendor.answers_now();
    bar.until("with a person, as the call has left the list", |view| view.outbox.needs_attention == 1).await;
    assert!(bar.view().calls.is_empty() && bar.view().owed.is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_offered_call_missing_from_one_list_is_shown_again() {
    let bar = Bar::before(|floor| floor.can.answer = true).await;
    bar.is_offered_a_call().await;
    let calls = std::mem::take(&mut bar.vendor.floor().calls);
    bar.until("gone", |view| view.calls.is_empty()).await;
    bar.vendor.floor().calls = calls;
    bar.until("back", |view| view.calls.len() == 1 && view.calls[0].state == CallWord::Ringing).await;
}

#[tokio::test(start_paused = true)]
async fn an_answer_to_a_dial_that_names_another_card_s_call_takes_that_card_from_nobody() {
    let bar = Bar::open().await;
    let first = bar.talk().await;
    bar.vendor.set(CallState::Held);
    bar.until("held", |view| view.calls[0].state == CallWord::Held).await;
    let held = bar.vendor.floor().calls[0].clone();
    bar.vendor.answers(RequestKind::Dial, Reply::Dialled(Some(held)));
    let number = "07700 900456".to_owned();
    bar.ask(SessionRequest::Dial { number, kind: None, lead: None }).await.expect("dials");
    bar.polls(2).await;
    let view = bar.view();
    let shown: Vec<_> = view.calls.iter().map(|call| (call.id == first, call.state)).collect();
    assert_eq!(shown, [(true, CallWord::Held), (false, CallWord::Dialing)]);
}

#[tokio::test(start_paused = true)]
async fn a_call_answered_and_over_between_two_lists_owes_its_outcome() {
    let bar = Bar::before(|floor| floor.can.answer = true).await;
    let call = bar.is_offered_a_call().await;
    for _ in 0..3 {
        bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::Offline, false);
    }
    bar.ask(SessionRequest::Answer { call: call.clone() }).await.expect("answers");
    bar.vendor.floor().calls.clear();
    let view = bar.until("owed", |view| !view.owed.is_empty()).await;
    assert_eq!((view.owed[0].call.as_str(), view.calls[0].state), (call.as_str(), CallWord::WrapUp));
}

#[tokio::test(start_paused = true)]
async fn an_offered_call_takes_no_outcome_before_it_is_answered() {
    let bar = Bar::before(|floor| floor.can.answer = true).await;
    let call = bar.is_offered_a_call().await;
    let error = bar.save(&call, "NI").await.expect_err("nobody has talked");
    assert_eq!((error.code, error.text.key.as_str()), (ErrorCode::NotNow, "why-answered-first"));
    bar.vendor.floor().calls.clear();
    bar.until("gone", |view| view.calls.is_empty()).await;
    bar.ask(SessionRequest::SignOut { insist: false }).await.expect("nothing is unfinished");
}

#[tokio::test(start_paused = true)]
async fn a_call_missing_from_one_list_still_sends_its_outcome_when_it_ends() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    let calls = std::mem::take(&mut bar.vendor.floor().calls);
    bar.until("gone", |view| view.calls[0].state == CallWord::WrapUp).await;
    bar.vendor.floor().calls = calls;
    bar.until("back", |view| view.calls[0].state == CallWord::Connected).await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.vendor.floor().calls.clear();
    bar.until("on its way, and refused", |view| view.outbox.needs_attention == 1).await;
    assert_eq!(bar.vendor.told(), [("SALE".to_owned(), false)]);
}

#[tokio::test(start_paused = true)]
async fn two_calls_being_connected_take_no_other_outcome_and_what_was_to_follow_follows() {
    let bar = Bar::open().await;
    let first = bar.talk().await;
    bar.save_then(&first, "SALE", Then::Ready).await.expect("kept");
    bar.vendor.delivers("Luz Prueba");
    let second = bar.until("two", |view| view.calls.len() == 2).await.calls[1].id.clone();
    let gate = bar.vendor.answers_late(RequestKind::ConnectCalls);
    let engine = bar.engine.clone();
    let legs = |call: &str, code: &str| LegInput { call: call.to_owned(), draft: draft(code, "") };
    let connect = SessionRequest::ConnectCalls { first: legs(&first, "SALE"), second: legs(&second, "NI") };
    let connecting = tokio::spawn(async move { engine.request(connect).await });
    bar.until("over", |view| view.calls.iter().all(|call| call.state == CallWord::WrapUp)).await;
    let error = bar.save(&second, "SALE").await.expect_err("once is enough");
    assert_eq!(error.code, ErrorCode::NotNow);
    gate.notify_one();
    connecting.await.expect("no panic").expect("connects");
    bar.until("ready, as asked", |view| view.agent.state == AgentWord::Ready).await;
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.disposed(), ["SALE", "NI"]);
    bar.polls(1).await;
    assert_eq!(bar.vendor.count(RequestKind::Ready), 1);
}

#[tokio::test(start_paused = true)]
async fn tones_that_wait_are_not_sent_into_a_call_that_is_over() {
    let bar = Bar::before(|floor| {
        floor.can.dtmf = true;
        floor.tells_states = false;
    })
    .await;
    let call = bar.dial_unseen().await;
    let gate = bar.vendor.answers_late(RequestKind::SendDigits);
    let press = |digits: &str| {
        let (engine, call, digits) = (bar.engine.clone(), call.clone(), digits.to_owned());
        tokio::spawn(async move { engine.request(SessionRequest::SendDigits { call, digits }).await })
    };
    let first = press("1");
    bar.has_asked(RequestKind::SendDigits, 1).await;
    let second = press("2");
    bar.polls(1).await;
    bar.ask(SessionRequest::HangUp { call: call.clone() }).await.expect("hangs up");
    gate.notify_one();
    first.await.expect("no panic").expect("sent");
    second.await.expect("no panic").expect_err("too late");
    assert_eq!(bar.vendor.count(RequestKind::SendDigits), 1);
}

#[tokio::test(start_paused = true)]
async fn a_click_on_hang_up_50_ms_after_they_hung_up_dials_nobody_and_accepts_nobody() {
    for heard in [true, false] {
        let bar = Bar::before(|floor| floor.can.answer = true).await;
        let call = bar.talk().await;
        bar.polls(1).await;
        bar.vendor.set(CallState::WrapUp);
        // Somebody else rings in the same moment.
        bar.vendor.delivers("Luz Prueba");
        bar.vendor.floor().calls[1].state = Some(CallState::Ringing);
        if heard {
            bar.until("over", |view| view.calls[0].state == CallWord::WrapUp).await;
        } else {
            bar.vendor.fails(RequestKind::HangUp, VendorErrorKind::WrongState, false);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
        bar.ask(SessionRequest::HangUp { call }).await.expect_err("too late");
        let view = bar.until("both", |view| view.calls.len() == 2).await;
        let states: Vec<_> = view.calls.iter().map(|call| call.state).collect();
        assert_eq!(states, [CallWord::WrapUp, CallWord::Ringing], "heard: {heard}");
        assert_eq!(bar.vendor.count(RequestKind::Dial), 1, "heard: {heard}");
        assert_eq!(bar.vendor.count(RequestKind::Answer), 0, "heard: {heard}");
        assert_eq!(bar.vendor.count(RequestKind::HangUp), usize::from(!heard), "never for the other call");
    }
}

fn cards(view: &SessionView) -> Vec<(String, Option<String>)> {
    view.calls.iter().map(|call| (call.id.clone(), call.name.clone())).collect()
}

#[tokio::test(start_paused = true)]
async fn two_calls_offered_in_turns_are_two_cards_and_an_answer_reaches_its_own() {
    let bar = Bar::before(|floor| floor.can.answer = true).await;
    bar.is_offered_a_call().await;
    bar.vendor.delivers("Ana Ejemplo");
    bar.vendor.set(CallState::Ringing);
    let first = cards(&*bar.until("two cards", |view| view.calls.len() == 2).await);
    let names: Vec<_> = first.iter().map(|(_, name)| name.as_deref()).collect();
    assert_eq!(names, [Some("Luz Prueba"), Some("Ana Ejemplo")]);
    for _ in 0..3 {
        bar.vendor.floor().calls.reverse();
        bar.polls(1).await;
        assert_eq!(cards(&bar.view()), first, "whatever the order of the vendor's list");
    }
    let answered = first[1].clone();
    bar.ask(SessionRequest::Answer { call: answered.0.clone() }).await.expect("answers");
    let second = VendorCallId::new("v2");
    assert_eq!(bar.vendor.asked(RequestKind::Answer), [Request::Answer { call: second.clone() }]);
    // The other caller gives up as this one is put through.
    bar.vendor.floor().calls.retain(|call| call.id == second);
    bar.vendor.set(CallState::Connected);
    let view = bar.until("one card", |view| view.calls.len() == 1).await;
    assert_eq!(cards(&view), [answered]);
    assert_eq!(view.calls[0].state, CallWord::Connected);
}
