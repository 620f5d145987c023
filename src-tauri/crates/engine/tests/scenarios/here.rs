//! A vendor that keeps no outcomes: ours stay on this computer.

use ringside_domain::CallState;
use ringside_ipc::{CallWord, OutboxWord, OutcomeForm, Then};
use ringside_vendor::RequestKind;

use crate::{desk::Bar, vendor::Floor};

fn keeps_none(floor: &mut Floor) {
    floor.can.disposition = None;
    floor.can.lists_dispositions = false;
}

#[tokio::test(start_paused = true)]
async fn an_outcome_stays_here_and_what_follows_is_asked_for() {
    let bar = Bar::before(keeps_none).await;
    assert_eq!(bar.engine.codes().borrow().form, OutcomeForm::Here);
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.save_then(&call, "OWN", Then::Ready).await.expect("saves");
    let entry = bar.outcome_is(OutboxWord::KeptAsNote).await;
    assert_eq!(entry.label, "own");
    bar.polls(2).await;
    assert_eq!(bar.vendor.told(), []);
    assert_eq!(bar.vendor.count(RequestKind::Ready), 1);
    let view = bar.view();
    assert!(view.calls.is_empty() && view.owed.is_empty());
    assert_eq!((view.outbox.on_the_way, view.outbox.needs_attention), (0, 0));
}

#[tokio::test(start_paused = true)]
async fn one_saved_while_talking_stays_here_once_the_call_ends() {
    let bar = Bar::before(keeps_none).await;
    let call = bar.talk().await;
    bar.save(&call, "OWN").await.expect("kept");
    assert_eq!(bar.call().kept.as_deref(), Some("own"));
    bar.vendor.set(CallState::WrapUp);
    bar.outcome_is(OutboxWord::KeptAsNote).await;
    assert_eq!(bar.vendor.told(), []);
}

#[tokio::test(start_paused = true)]
async fn its_call_is_no_new_card_after_a_restart() {
    let bar = Bar::before(keeps_none).await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    bar.save(&call, "OWN").await.expect("saves");
    let bar = bar.restart().await;
    bar.polls(2).await;
    assert!(!bar.view().calls.iter().any(|call| call.state == CallWord::WrapUp));
    assert!(bar.view().owed.is_empty());
}
