//! What a screen reader is given to say: all that happens, in its order, and nothing that was so for a moment only.

use ringside_domain::{AgentState, CallState};
use ringside_ipc::{AgentWord, CallWord, SessionRequest, SessionView};

use crate::{desk::Bar, vendor::Floor};

fn tells(floor: &mut Floor) {
    floor.can.reads_agent_state = true;
    floor.agent = Some(AgentState::Ready);
}

fn spoken(view: &SessionView) -> Vec<&str> {
    view.announcements.iter().map(|text| text.key.as_str()).collect()
}

#[tokio::test(start_paused = true)]
async fn what_happens_between_two_views_is_said_whole_and_in_its_order() {
    let bar = Bar::open().await;
    let call = bar.talk().await;
    let before = bar.view().announcement_number;
    bar.vendor.set(CallState::Held);
    bar.until("held", |view| view.calls[0].state == CallWord::Held).await;
    bar.ask(SessionRequest::Retrieve { call: call.clone() }).await.expect("retrieves");
    let view = bar.until("up again", |view| view.calls[0].state == CallWord::Connected).await;
    assert_eq!(view.announcement_number, before + 2);
    assert!(
        spoken(&view).ends_with(&["announce-connected", "announce-held", "announce-retrieved"]),
        "{view:#?}"
    );
}

#[tokio::test(start_paused = true)]
async fn ready_is_not_said_at_the_end_of_a_call_where_wrap_up_follows_at_once() {
    let bar = Bar::before(tells).await;
    let call = bar.talk().await;
    bar.polls(1).await;
    // The first look after the end still finds the state the agent had in the call.
    bar.hang_up(&call).await;
    assert_eq!(bar.view().agent.state, AgentWord::Ready);
    bar.vendor.floor().agent = Some(AgentState::AfterCallWork);
    bar.until("in wrap-up", |view| view.agent.state == AgentWord::WrapUp).await;
    bar.polls(3).await;
    assert_eq!(spoken(&bar.view()).last(), Some(&"announce-wrap-up"), "{:?}", bar.view().announcements);
}

#[tokio::test(start_paused = true)]
async fn ready_is_said_once_at_the_end_of_a_call_where_nothing_else_follows() {
    let bar = Bar::before(tells).await;
    let call = bar.talk().await;
    bar.hang_up(&call).await;
    let view = bar.until("ready is said", |view| spoken(view).last() == Some(&"announce-ready")).await;
    assert!(spoken(&view).ends_with(&["announce-wrap-up", "announce-ready"]), "{:?}", view.announcements);
    bar.polls(5).await;
    assert_eq!(bar.view().announcement_number, view.announcement_number, "{:?}", bar.view().announcements);
}

#[tokio::test(start_paused = true)]
async fn a_warning_nobody_asked_for_is_heard_as_it_is_read_and_instead_of_less() {
    let bar = Bar::before(tells).await;
    let before = bar.view().announcement_number;
    bar.vendor.floor().agent = Some(AgentState::NotReady { reason: None });
    let view = bar.until("not ready elsewhere", |view| view.agent.state == AgentWord::NotReady).await;
    assert_eq!(view.announcements.last(), Some(&view.status.text));
    assert_eq!(
        (view.announcement_number, view.status.text.key.as_str()),
        (before + 1, "status-changed-elsewhere")
    );
}
