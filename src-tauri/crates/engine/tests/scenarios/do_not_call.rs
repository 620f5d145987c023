//! Somebody is asked whether a number may be called before it is dialled.

use std::{sync::Arc, time::Duration};

use ringside_engine::MayCall;
use ringside_ipc::{CallWord, ErrorCode, SessionReply, SessionRequest, Text, UiError};
use ringside_vendor::RequestKind;
use tokio::sync::Notify;

use crate::desk::Bar;

fn dial(number: &str) -> SessionRequest {
    SessionRequest::Dial { number: number.into(), kind: None, lead: None }
}

fn because(error: &UiError) -> (ErrorCode, &str) {
    (error.code, error.text.key.as_str())
}

#[tokio::test(start_paused = true)]
async fn a_number_that_may_be_called_is_dialled_once_it_was_asked_about() {
    let bar = Bar::before(|floor| floor.says = Some(MayCall::Yes)).await;
    bar.talk().await;
    assert_eq!(bar.vendor.floor().asked_about, ["+447700900123"]);
    assert_eq!(bar.vendor.count(RequestKind::Dial), 1);
}

#[tokio::test(start_paused = true)]
async fn while_it_is_asked_about_the_dial_slot_waits_and_a_second_press_asks_nothing() {
    let late = Arc::new(Notify::new());
    let bar = Bar::before(|floor| {
        floor.says = Some(MayCall::Yes);
        floor.says_late = Some(Arc::clone(&late));
    })
    .await;
    let engine = bar.engine.clone();
    let first = tokio::spawn(async move { engine.request(dial("07700 900123")).await });
    let view = bar.until("waits", |view| view.slots.dial.pending).await;
    assert!(view.calls.is_empty(), "nothing is dialled yet");
    assert_eq!(bar.ask(dial("07700 900123")).await, Ok(SessionReply::Done));
    late.notify_one();
    let first =
        tokio::time::timeout(Duration::from_secs(60), first).await.expect("answered").expect("no panic");
    assert!(matches!(first, Ok(SessionReply::Dialled { .. })), "{first:?}");
    assert_eq!(bar.vendor.floor().asked_about.len(), 1);
    assert_eq!(bar.vendor.count(RequestKind::Dial), 1);
}

#[tokio::test(start_paused = true)]
async fn one_that_may_not_is_not_dialled_and_the_reason_stands_in_the_status_line() {
    let why = Text::new("do-not-call-because").with("reason", "On the list since March");
    let bar = Bar::before(|floor| floor.says = Some(MayCall::No { why: why.clone() })).await;
    for _ in 0..2 {
        let error = bar.ask(dial("07700 900123")).await.expect_err("not dialled");
        assert_eq!(because(&error), (ErrorCode::NotNow, "do-not-call-because"));
        assert_eq!(bar.view().status.text, why);
        assert!(!bar.view().slots.dial.pending && bar.view().slots.dial.enabled);
    }
    assert_eq!(bar.vendor.floor().asked_about.len(), 2, "it is asked about each time");
    assert_eq!(bar.vendor.count(RequestKind::Dial), 0);
    assert!(bar.view().calls.is_empty());
}

#[tokio::test(start_paused = true)]
async fn where_the_agent_decides_the_same_number_is_dialled_the_second_time_and_no_other_one() {
    let why = Text::new("do-not-call-ask");
    let bar = Bar::before(|floor| floor.says = Some(MayCall::HerDecision { why })).await;
    for number in ["07700 900123", "07700 900124"] {
        let error = bar.ask(dial(number)).await.expect_err("her decision");
        assert_eq!(because(&error), (ErrorCode::NotNow, "do-not-call-ask"));
    }
    assert_eq!(bar.vendor.count(RequestKind::Dial), 0);
    bar.ask(dial("+44 7700 900124")).await.expect("dials");
    bar.until("dialled", |view| view.calls.iter().any(|call| call.state == CallWord::Dialing)).await;
    assert_eq!(bar.vendor.floor().asked_about.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_decision_counts_for_a_minute() {
    let why = Text::new("do-not-call-ask");
    let bar = Bar::before(|floor| floor.says = Some(MayCall::HerDecision { why })).await;
    bar.ask(dial("07700 900123")).await.expect_err("her decision");
    tokio::time::sleep(Duration::from_secs(61)).await;
    bar.ask(dial("07700 900123")).await.expect_err("her decision again");
    assert_eq!(bar.vendor.count(RequestKind::Dial), 0);
}

#[tokio::test(start_paused = true)]
async fn nobody_is_asked_about_what_cannot_be_dialled() {
    let bar = Bar::before(|floor| floor.says = Some(MayCall::Yes)).await;
    bar.ask(dial("not a number")).await.expect_err("no number");
    bar.talk().await;
    bar.ask(dial("020 7946 0123")).await.expect_err("a call is up");
    assert_eq!(bar.vendor.floor().asked_about, ["+447700900123"]);
}

#[tokio::test(start_paused = true)]
async fn signing_out_while_it_is_asked_about_leaves_nothing_waiting() {
    let bar = Bar::before(|floor| {
        floor.says = Some(MayCall::Yes);
        floor.says_late = Some(Arc::new(Notify::new()));
    })
    .await;
    let engine = bar.engine.clone();
    let asked = tokio::spawn(async move { engine.request(dial("07700 900123")).await });
    bar.until("waits", |view| view.slots.dial.pending).await;
    bar.ask(SessionRequest::SignOut { insist: true }).await.expect("signs out");
    let answer =
        tokio::time::timeout(Duration::from_secs(60), asked).await.expect("answered").expect("no panic");
    assert_eq!(answer.expect_err("signed out").code, ErrorCode::SignedOut);
    assert!(!bar.view().slots.dial.pending);
}
