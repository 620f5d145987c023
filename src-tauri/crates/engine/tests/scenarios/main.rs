//! A session, a store and an outbox together on a paused clock, in front of a vendor whose every answer is chosen.

mod agent;
mod before_sleep;
mod cause;
mod desk;
mod do_not_call;
mod early;
mod elsewhere;
mod faults;
mod finishing;
mod fix;
mod here;
mod leaving;
mod machine;
mod not_asked;
mod outcome_first;
mod own_calls;
mod passing_on;
mod push;
mod queued;
mod races;
mod restart;
mod shift;
mod spoken;
mod timeline;
mod unnamed;
mod vendor;
mod work;
mod wrap_up;
mod wrap_up_away;

use desk::{Bar, draft};
use ringside_domain::CallState;
use ringside_ipc::{
    AgentWord, CallWord, Certainty, ConnectionWord, ErrorCode, Face, LegInput, OutboxWord, SessionReply,
    SessionRequest, StateTarget, Then,
};
use ringside_vendor::{BreakOrder, RequestKind};

#[tokio::test(start_paused = true)]
async fn a_call_goes_its_whole_way() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.ask(SessionRequest::Hold { call: call.clone() }).await.expect("holds");
    bar.until("held", |view| view.calls[0].state == CallWord::Held).await;
    assert_eq!(bar.view().slots.hold.face, Face::Retrieve);
    bar.ask(SessionRequest::Retrieve { call: call.clone() }).await.expect("retrieves");
    bar.until("back", |view| view.calls[0].state == CallWord::Connected).await;
    bar.hang_up(&call).await;
    assert_eq!(bar.view().slots.outcome.face, Face::OutcomeDue);
    bar.save(&call, "NI").await.expect("saves");
    let view = bar.until("delivered", |view| view.outbox.done == 1).await;
    assert!(view.calls.is_empty());
    assert_eq!(bar.disposed(), ["NI"]);
    let view = bar.until("ready by itself", |view| view.agent.state == AgentWord::Ready).await;
    assert_eq!(view.agent.certainty, Certainty::Estimated, "the vendor did not say so");
}

#[tokio::test(start_paused = true)]
async fn no_state_is_shown_that_nobody_told() {
    let bar = Bar::open().await;
    let agent = bar.view().agent.clone();
    assert_eq!((agent.state, agent.certainty), (AgentWord::NotReady, Certainty::Unknown));
    bar.ask(SessionRequest::SetState { target: StateTarget::Ready }).await.expect("asks");
    let agent = bar.view().agent.clone();
    assert_eq!((agent.state, agent.certainty), (AgentWord::Ready, Certainty::Confirmed));
}

#[tokio::test(start_paused = true)]
async fn a_double_click_dials_once() {
    let bar = Bar::open().await;
    let dial = || SessionRequest::Dial { number: "07700 900123".into(), kind: None, lead: None };
    let (first, second) = tokio::join!(bar.ask(dial()), bar.ask(dial()));
    assert!(first.is_ok());
    assert!(
        second.is_err_and(|error| error.code == ErrorCode::NotNow)
            || bar.vendor.count(RequestKind::Dial) == 1
    );
    assert_eq!(bar.vendor.count(RequestKind::Dial), 1);
    assert_eq!(bar.view().calls.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_effect_seen_before_its_answer_is_shown_and_the_answer_still_arrives() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    let gate = bar.vendor.answers_late(RequestKind::Hold);
    let engine = bar.engine.clone();
    let hold = tokio::spawn(async move { engine.request(SessionRequest::Hold { call }).await });
    let view = bar.until("held", |view| view.calls[0].state == CallWord::Held).await;
    assert!(!view.slots.hold.pending, "the list says it is done");
    assert!(!hold.is_finished());
    gate.notify_one();
    let answer = tokio::time::timeout(std::time::Duration::from_secs(60), hold).await.expect("answered");
    assert_eq!(answer.expect("no panic"), Ok(SessionReply::Done));
}

#[tokio::test(start_paused = true)]
async fn after_they_hang_up_the_red_slot_is_dead_and_a_click_sends_nothing() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.vendor.set(CallState::WrapUp);
    let view = bar.until("over", |view| view.calls[0].state == CallWord::WrapUp).await;
    assert!(view.slots.hang_up.dead_ms > 0, "dead for a moment");
    assert!(!view.slots.hang_up.enabled);
    assert_eq!(view.slots.dial.face, Face::Dial);
    let error = bar.ask(SessionRequest::HangUp { call }).await.expect_err("too late");
    assert_eq!(error.code, ErrorCode::NotNow);
    assert_eq!(bar.vendor.count(RequestKind::HangUp), 0);
    bar.until("alive again", |view| view.slots.hang_up.dead_ms == 0).await;
}

#[tokio::test(start_paused = true)]
async fn what_another_program_does_shows_and_is_not_flipped_back() {
    let bar = Bar::open().await;
    bar.talk().await;
    bar.vendor.set(CallState::Held);
    bar.until("held elsewhere", |view| view.calls[0].state == CallWord::Held).await;
    tokio::time::sleep(std::time::Duration::from_secs(10)).await;
    assert_eq!(bar.call().state, CallWord::Held);
    assert_eq!(bar.vendor.count(RequestKind::Retrieve), 0);
}

#[tokio::test(start_paused = true)]
async fn a_call_delivered_by_the_dialler_is_a_card_of_its_own() {
    let bar = Bar::open().await;
    bar.talk().await;
    bar.vendor.delivers("Luz Prueba");
    let view = bar.until("two cards", |view| view.calls.len() == 2).await;
    assert!(view.calls[0].active, "the active card stays");
    assert_eq!(view.calls[1].name.as_deref(), Some("Luz Prueba"));
    assert_eq!(view.calls[0].name, None);
}

#[tokio::test(start_paused = true)]
async fn an_outcome_saved_while_talking_goes_when_the_call_ends() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    let view = bar.view();
    assert_eq!(view.calls[0].kept.as_deref(), Some("sale"));
    assert_eq!(view.slots.outcome.face, Face::OutcomePicked);
    assert_eq!(bar.vendor.count(RequestKind::Dispose), 0, "sent now it would end the call");
    bar.vendor.set(CallState::WrapUp);
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["SALE"]);
}

#[tokio::test(start_paused = true)]
async fn a_kept_outcome_can_be_taken_back() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.ask(SessionRequest::ReopenOutcome { call: call.clone() }).await.expect("reopens");
    assert_eq!(bar.call().draft.code.as_deref(), Some("SALE"));
    bar.hang_up(&call).await;
    assert!(bar.disposed().is_empty());
    let owed = bar.until("owed", |view| !view.owed.is_empty()).await;
    assert_eq!(owed.owed[0].call, call);
}

#[tokio::test(start_paused = true)]
async fn an_outcome_that_lacks_something_says_what() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    let error = bar.save(&call, "NOTE").await.expect_err("needs a note");
    assert_eq!((error.code, error.text.key.as_str()), (ErrorCode::Incomplete, "error-incomplete-note"));
    let save =
        SessionRequest::SaveOutcome { call, draft: draft("NOTE", "wants it in writing"), then: Then::Stay };
    bar.ask(save).await.expect("complete");
}

#[tokio::test(start_paused = true)]
async fn ready_follows_the_outcome_and_not_before() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.ask(SessionRequest::SaveOutcome { call, draft: draft("NI", ""), then: Then::Ready })
        .await
        .expect("saves");
    bar.until("ready", |view| {
        view.agent.state == AgentWord::Ready && view.agent.certainty == Certainty::Confirmed
    })
    .await;
    let floor = bar.vendor.floor();
    let place = |kind| floor.asked.iter().position(|asked| asked.kind() == kind).expect("asked");
    assert!(place(RequestKind::Dispose) < place(RequestKind::Ready));
}

#[tokio::test(start_paused = true)]
async fn a_break_reaches_the_vendor_before_the_outcome_where_it_has_to() {
    let bar = Bar::before(|floor| floor.can.breaks = Some(BreakOrder::BeforeDisposition)).await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    let then = Then::NotReady { reason: Some("2".into()) };
    bar.ask(SessionRequest::SaveOutcome { call, draft: draft("NI", ""), then }).await.expect("saves");
    let view = bar.until("on the break", |view| view.agent.reason.as_deref() == Some("Lunch")).await;
    assert_eq!(view.agent.certainty, Certainty::Estimated, "this vendor does not tell when a break begins");
    let floor = bar.vendor.floor();
    let place = |kind| floor.asked.iter().position(|asked| asked.kind() == kind).expect("asked");
    assert!(place(RequestKind::NotReady) < place(RequestKind::Dispose));
    assert_eq!(floor.asked.iter().filter(|asked| asked.kind() == RequestKind::NotReady).count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_state_asked_for_in_wrap_up_follows_the_outcome() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.ask(SessionRequest::SetState { target: StateTarget::Ready }).await.expect("held back");
    assert_eq!(bar.vendor.count(RequestKind::Ready), 0, "it would end the wrap-up without an outcome");
    assert!(bar.view().next.target.is_some());
    bar.save(&call, "NI").await.expect("saves");
    bar.until("ready", |view| {
        view.agent.certainty == Certainty::Confirmed && view.agent.state == AgentWord::Ready
    })
    .await;
    assert_eq!(bar.vendor.count(RequestKind::Ready), 1);
}

#[tokio::test(start_paused = true)]
async fn signing_out_is_refused_while_a_call_is_up_unless_insisted() {
    let bar = Bar::open().await;
    bar.talk().await;
    let error = bar.ask(SessionRequest::SignOut { insist: false }).await.expect_err("a call is up");
    assert_eq!(error.code, ErrorCode::Unfinished);
    bar.ask(SessionRequest::SignOut { insist: true }).await.expect("insisted");
    assert_eq!(bar.view().agent.state, AgentWord::SignedOut);
    assert_eq!(bar.view().connection.state, ConnectionWord::Idle);
}

#[tokio::test(start_paused = true)]
async fn two_calls_are_connected_with_an_outcome_each() {
    let bar = Bar::open().await;
    let (first, second) = two_calls(&bar).await;
    let reply = bar.ask(connect(&first, &second)).await.expect("connects");
    assert_eq!(reply, SessionReply::Done);
    assert!(bar.view().calls.is_empty());
    assert_eq!(bar.disposed(), ["SALE", "NI"]);
    assert_eq!(bar.vendor.count(RequestKind::ConnectCalls), 1);
}

#[tokio::test(start_paused = true)]
async fn two_calls_that_could_not_be_connected_get_their_outcomes_back_as_drafts() {
    let bar = Bar::open().await;
    let (first, second) = two_calls(&bar).await;
    bar.vendor.fails(RequestKind::ConnectCalls, ringside_vendor::VendorErrorKind::Refused, false);
    bar.ask(connect(&first, &second)).await.expect_err("refused");
    let view = bar.view();
    assert_eq!(view.calls.len(), 2);
    assert_eq!(view.calls[0].draft.code.as_deref(), Some("SALE"));
    assert_eq!(view.calls[1].draft.code.as_deref(), Some("NI"));
    assert!(bar.disposed().is_empty());
}

#[tokio::test(start_paused = true)]
async fn where_the_vendor_tells_no_states_they_follow_from_our_own_commands() {
    let bar = Bar::before(|floor| floor.tells_states = false).await;
    let number = "07700 900123".to_owned();
    bar.ask(SessionRequest::Dial { number, kind: None, lead: None }).await.expect("dials");
    let call =
        bar.until("listed", |view| view.calls.iter().any(|call| call.estimated)).await.calls[0].id.clone();
    bar.ask(SessionRequest::HangUp { call: call.clone() }).await.expect("hangs up");
    let view = bar.until("in wrap-up", |view| view.calls[0].state == CallWord::WrapUp).await;
    assert!(view.calls[0].estimated);
    bar.save(&call, "NI").await.expect("saves");
    bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(bar.disposed(), ["NI"]);
    assert_eq!(bar.view().outbox.entries[0].state, OutboxWord::Delivered);
}

async fn two_calls(bar: &Bar) -> (String, String) {
    let first = bar.talk().await;
    bar.ask(SessionRequest::Hold { call: first.clone() }).await.expect("holds");
    bar.until("held", |view| view.calls[0].state == CallWord::Held).await;
    let number = "020 7946 0123".to_owned();
    let dialled = bar.ask(SessionRequest::Dial { number, kind: None, lead: None }).await;
    let SessionReply::Dialled { call: second } = dialled.expect("dials") else { panic!("not dialled") };
    if let Some(call) = bar.vendor.floor().calls.last_mut() {
        call.state = Some(CallState::Connected);
    }
    bar.until("both up", |view| view.calls.len() == 2 && view.calls[1].state == CallWord::Connected).await;
    (first, second)
}

fn connect(first: &str, second: &str) -> SessionRequest {
    SessionRequest::ConnectCalls {
        first: LegInput { call: first.to_owned(), draft: draft("SALE", "") },
        second: LegInput { call: second.to_owned(), draft: draft("NI", "") },
    }
}
