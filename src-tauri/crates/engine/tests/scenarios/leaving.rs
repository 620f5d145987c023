//! What signing out, or the end of the program, would leave behind holds it back until somebody insists.

use std::time::Duration;

use ringside_ipc::{ErrorCode, Phase, SessionRequest, Unfinished};
use ringside_vendor::{RequestKind, VendorErrorKind};

use crate::desk::Bar;

const NOTHING: Unfinished = Unfinished { calls: 0, unsent: 0, owed: 0, asked: 0 };

async fn is_held_back_by(bar: &Bar, left: Unfinished) {
    let view = bar.until(&format!("{left:?}"), |view| view.unfinished == left).await;
    assert_eq!(view.phase, Phase::SignedIn);
    let refused = bar.ask(SessionRequest::SignOut { insist: false }).await.expect_err("something is left");
    assert_eq!(refused.code, ErrorCode::Unfinished);
    assert_eq!(bar.view().phase, Phase::SignedIn, "nothing has ended");
}

async fn goes(bar: &Bar, insist: bool) {
    bar.ask(SessionRequest::SignOut { insist }).await.expect("signs out");
    let view = bar.view();
    assert_eq!((view.phase, view.unfinished), (Phase::SignedOut, NOTHING), "who is out leaves nothing more");
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_up() {
    let bar = Bar::open().await;
    bar.talk().await;
    is_held_back_by(&bar, Unfinished { calls: 1, ..NOTHING }).await;
    goes(&bar, true).await;
}

#[tokio::test(start_paused = true)]
async fn an_outcome_that_is_owed_until_it_is_dropped() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    is_held_back_by(&bar, Unfinished { owed: 1, ..NOTHING }).await;
    bar.ask(SessionRequest::DropOwed { call }).await.expect("drops");
    bar.until("nothing left", |view| view.unfinished == NOTHING).await;
    goes(&bar, false).await;
}

#[tokio::test(start_paused = true)]
async fn an_outcome_kept_for_the_end_of_its_call() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.save(&call, "SALE").await.expect("kept");
    is_held_back_by(&bar, Unfinished { calls: 1, unsent: 1, ..NOTHING }).await;
}

#[tokio::test(start_paused = true)]
async fn an_outcome_on_its_way_until_the_vendor_has_it() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::Offline, false);
    bar.save(&call, "NI").await.expect("saves");
    is_held_back_by(&bar, Unfinished { unsent: 1, ..NOTHING }).await;
    bar.until("delivered", |view| view.outbox.done == 1).await;
    goes(&bar, false).await;
}

#[tokio::test(start_paused = true)]
async fn something_asked_for_until_its_answer_is_seen() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.vendor.answers_late(RequestKind::HangUp);
    let engine = bar.engine.clone();
    let asked = tokio::spawn(async move { engine.request(SessionRequest::HangUp { call }).await });
    is_held_back_by(&bar, Unfinished { asked: 1, calls: 1, ..NOTHING }).await;
    bar.vendor.answers_now();
    let answered = tokio::time::timeout(Duration::from_secs(60), asked).await.expect("in time");
    answered.expect("no panic").expect("hangs up");
    bar.until("answered", |view| view.unfinished.asked == 0).await;
}
