//! A vendor that dials no call while an earlier one waits for its outcome there.

use ringside_ipc::{ErrorCode, OutboxWord, SessionRequest, SessionView};
use ringside_vendor::{RequestKind, VendorErrorKind};

use crate::{desk::Bar, vendor::Floor};

fn wants_outcomes_first(floor: &mut Floor) {
    floor.can.outcome_before_dial = true;
}

fn dial() -> SessionRequest {
    SessionRequest::Dial { number: "07700 900456".into(), kind: None, lead: None }
}

/// Why no call can be dialled; `None` when one can.
fn why(view: &SessionView) -> Option<&str> {
    let why = view.slots.dial.why.as_ref().map(|why| why.key.as_str());
    assert_eq!(view.slots.dial.enabled, why.is_none());
    why
}

async fn is_told_why(bar: &Bar, key: &str) {
    let dials = bar.vendor.count(RequestKind::Dial);
    let refused = bar.ask(dial()).await.expect_err("no call is dialled");
    assert_eq!((refused.code, refused.text.key.as_str()), (ErrorCode::NotNow, key));
    assert_eq!(bar.vendor.count(RequestKind::Dial), dials, "the vendor was not asked");
}

#[tokio::test(start_paused = true)]
async fn no_call_is_dialled_until_the_outcome_under_way_has_arrived() {
    let bar = Bar::before(wants_outcomes_first).await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    let answer = bar.vendor.answers_late(RequestKind::Dispose);
    bar.save(&call, "NI").await.expect("saves");
    let view = bar.until("off the desk", |view| view.calls.is_empty()).await;
    assert_eq!(why(&view), Some("why-outcome-on-its-way"));
    is_told_why(&bar, "why-outcome-on-its-way").await;
    bar.vendor.answers_now();
    drop(answer);
    let view = bar.until("delivered", |view| view.outbox.done == 1).await;
    assert_eq!(why(&view), None, "with the vendor's yes, without another look");
    bar.ask(dial()).await.expect("dials");
}

#[tokio::test(start_paused = true)]
async fn after_a_restart_too_until_a_person_has_settled_what_was_lost() {
    let bar = Bar::before(wants_outcomes_first).await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::Refused, false);
    bar.save(&call, "NI").await.expect("saves");
    bar.outcome_is(OutboxWord::NeedsAttention).await;
    assert_eq!(why(&bar.view()), Some("why-outcome-needs-you"));
    let bar = bar.restart().await;
    let entry = bar.outcome_is(OutboxWord::NeedsAttention).await;
    assert_eq!(why(&bar.view()), Some("why-outcome-needs-you"));
    is_told_why(&bar, "why-outcome-needs-you").await;
    bar.ask(SessionRequest::OutboxSendAgain { entry: entry.id }).await.expect("goes again");
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(why(&bar.view()), None);
}

#[tokio::test(start_paused = true)]
async fn a_call_the_vendor_has_let_go_keeps_nobody_from_dialling() {
    let bar = Bar::before(wants_outcomes_first).await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.vendor.fails(RequestKind::Dispose, VendorErrorKind::Refused, false);
    bar.save(&call, "NI").await.expect("saves");
    bar.outcome_is(OutboxWord::NeedsAttention).await;
    bar.vendor.floor().calls.clear();
    let view = bar.until("free to dial", |view| view.slots.dial.enabled).await;
    assert_eq!(view.outbox.needs_attention, 1);
}

#[tokio::test(start_paused = true)]
async fn other_vendors_dial_while_an_outcome_is_on_its_way() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    let _late = bar.vendor.answers_late(RequestKind::Dispose);
    bar.save(&call, "NI").await.expect("saves");
    let view = bar.until("off the desk", |view| view.calls.is_empty()).await;
    assert_eq!(why(&view), None);
}
