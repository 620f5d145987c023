//! A dial the vendor takes without naming the call.

use ringside_domain::{CallState, Direction, ObservedCall, VendorCallId};
use ringside_ipc::{AgentWord, CallWord, Certainty, OutboxWord, SessionRequest};
use ringside_vendor::{Reply, RequestKind};

use crate::{desk::Bar, vendor::Floor};

fn lists_none(floor: &mut Floor) {
    floor.can.own_calls_only = true;
    floor.can.hang_up = false;
    floor.tells_states = false;
}

async fn dial_unnamed(bar: &Bar) -> String {
    bar.vendor.answers(RequestKind::Dial, Reply::Dialled(None));
    bar.dial_unseen().await
}

#[tokio::test(start_paused = true)]
async fn where_no_list_will_ever_name_it_the_card_stays_until_the_agent_says_it_is_over() {
    let bar = Bar::before(lists_none).await;
    let call = dial_unnamed(&bar).await;
    bar.polls(3).await;
    let view = bar.view();
    assert_eq!((view.calls[0].id.as_str(), view.calls[0].state), (call.as_str(), CallWord::Dialing));
    assert_eq!((view.agent.state, view.agent.certainty), (AgentWord::Dialing, Certainty::Estimated));
    assert!(view.calls[0].can_be_over && view.slots.hang_up.enabled);

    bar.ask(SessionRequest::CallOver { call: call.clone() }).await.expect("over");
    bar.until("in wrap-up", |view| view.calls[0].state == CallWord::WrapUp).await;
    assert_eq!(bar.vendor.count(RequestKind::CallOver), 0, "there is nothing to say there");
    bar.save(&call, "NI").await.expect("saves");
    bar.outcome_is(OutboxWord::KeptAsNote).await;
    assert!(bar.view().calls.is_empty());
    assert!(bar.vendor.told().is_empty(), "the vendor has no call to file it under");
}

#[tokio::test(start_paused = true)]
async fn its_outcome_chosen_while_it_is_up_stays_here_too() {
    let bar = Bar::before(lists_none).await;
    let call = dial_unnamed(&bar).await;
    bar.save(&call, "SALE").await.expect("kept");
    bar.ask(SessionRequest::CallOver { call }).await.expect("over");
    bar.outcome_is(OutboxWord::KeptAsNote).await;
    assert!(bar.vendor.told().is_empty());
}

#[tokio::test(start_paused = true)]
async fn it_is_still_there_after_a_restart() {
    let bar = Bar::before(lists_none).await;
    let call = dial_unnamed(&bar).await;
    let bar = bar.restart().await;
    bar.polls(2).await;
    assert_eq!(bar.call().id, call);
    bar.ask(SessionRequest::CallOver { call: call.clone() }).await.expect("over");
    bar.save(&call, "NI").await.expect("saves");
    bar.outcome_is(OutboxWord::KeptAsNote).await;
}

#[tokio::test(start_paused = true)]
async fn a_list_that_names_it_a_moment_later_finds_it_on_its_card() {
    let bar = Bar::open().await;
    let call = dial_unnamed(&bar).await;
    bar.polls(2).await;
    assert_eq!(bar.call().id, call, "the list may take its time");
    bar.vendor.floor().calls.push(ObservedCall {
        state: Some(CallState::Connected),
        direction: Some(Direction::Outbound),
        number: Some("+447700900123".into()),
        ..ObservedCall::new(VendorCallId::new("named"))
    });
    let view = bar.until("connected", |view| view.calls[0].state == CallWord::Connected).await;
    assert_eq!((view.calls.len(), view.calls[0].id.as_str()), (1, call.as_str()));
    bar.hang_up(&call).await;
    bar.save(&call, "NI").await.expect("saves");
    bar.outcome_is(OutboxWord::Delivered).await;
    assert_eq!(bar.disposed(), ["NI"]);
}

#[tokio::test(start_paused = true)]
async fn one_that_never_shows_on_the_list_was_never_made() {
    let bar = Bar::open().await;
    dial_unnamed(&bar).await;
    let view = bar.until("no card", |view| view.calls.is_empty()).await;
    assert!(view.owed.is_empty(), "nothing is owed for it");
    assert_eq!(view.status.text.key, "status-not-confirmed");
}
