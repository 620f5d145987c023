//! What happened in a shift, with who caused it, and nothing else.

use std::time::Duration;

use ringside_domain::AgentState;
use ringside_ipc::{AgentWord, Certainty, Language, SessionReply, SessionRequest, StateTarget, TimelineLine};
use ringside_machine::Event;
use ringside_vendor::{RequestKind, VendorErrorKind};

use crate::{desk::Bar, vendor::Floor};

fn tells(floor: &mut Floor) {
    floor.can.reads_agent_state = true;
    floor.can.not_ready = true;
    floor.agent = Some(AgentState::NotReady { reason: None });
}

pub(crate) async fn lines(bar: &Bar) -> Vec<TimelineLine> {
    match bar.ask(SessionRequest::Timeline { since_ms: 0 }).await.expect("reads") {
        SessionReply::Timeline { lines } => lines,
        other => panic!("{other:?}"),
    }
}

fn said(lines: &[TimelineLine]) -> Vec<(String, String)> {
    let cause = |line: &TimelineLine| line.cause.as_ref().map(|cause| cause.key.clone()).unwrap_or_default();
    lines.iter().map(|line| (line.what.key.clone(), cause(line))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(what, cause)| ((*what).to_owned(), (*cause).to_owned())).collect()
}

#[tokio::test(start_paused = true)]
async fn a_call_with_its_states_and_its_outcome_stands_there_in_order() {
    let bar = Bar::before(tells).await;
    bar.ask(SessionRequest::SetState { target: StateTarget::Ready }).await.expect("asks");
    bar.vendor.floor().agent = Some(AgentState::Ready);
    bar.until("ready", |view| view.agent.state == AgentWord::Ready).await;
    let call = bar.talk().await;
    bar.ask(SessionRequest::Hold { call: call.clone() }).await.expect("holds");
    bar.polls(1).await;
    bar.vendor.floor().agent = Some(AgentState::AfterCallWork);
    bar.hang_up(&call).await;
    bar.save(&call, "NI").await.expect("saves");
    bar.until("delivered", |view| view.outbox.done == 1).await;
    bar.polls(1).await;
    let lines = said(&lines(&bar).await);
    let expected = pairs(&[
        ("happened-signed-in", "cause-me"),
        ("happened-state", "cause-reconnect"),
        ("happened-state-asked", "cause-me"),
        ("happened-state", "cause-me"),
        ("happened-call-dialled", "cause-me"),
        ("happened-state", "cause-me"),
        ("happened-call-answered", ""),
        ("happened-call-held", "cause-me"),
        ("happened-call-ended-by-you", ""),
        ("happened-state", "cause-me"),
        ("happened-outcome-saved", "cause-me"),
        ("happened-outcome-delivered", ""),
    ]);
    assert_eq!(lines, expected);
}

#[tokio::test(start_paused = true)]
async fn what_others_do_and_what_fails_stands_there_too() {
    let bar = Bar::before(tells).await;
    bar.vendor.floor().agent = Some(AgentState::Ready);
    bar.until("elsewhere", |view| view.agent.state == AgentWord::Ready).await;
    bar.vendor.fails(RequestKind::NotReady, VendorErrorKind::Refused, false);
    let target = StateTarget::NotReady { reason: None };
    bar.ask(SessionRequest::SetState { target }).await.expect_err("refused");
    for _ in 0..2 {
        bar.vendor.fails(RequestKind::Snapshot, VendorErrorKind::Offline, false);
    }
    bar.until("down", |view| view.agent.certainty == Certainty::Unknown).await;
    bar.until("up", |view| view.agent.certainty == Certainty::Confirmed).await;
    bar.ask(SessionRequest::FixState).await.expect("ends");
    let lines = said(&lines(&bar).await);
    let expected = pairs(&[
        ("happened-signed-in", "cause-me"),
        ("happened-state", "cause-reconnect"),
        ("happened-state", "cause-elsewhere"),
        ("happened-state-asked", "cause-me"),
        ("happened-state-refused", "cause-vendor"),
        ("happened-line-down", ""),
        ("happened-state-unknown", ""),
        ("happened-line-up", ""),
        ("happened-state", "cause-reconnect"),
        ("happened-fix-begun", "cause-me"),
        ("fix-agrees", ""),
    ]);
    assert_eq!(lines, expected);
}

#[tokio::test(start_paused = true)]
async fn sleep_stands_there_once_with_what_followed() {
    let bar = Bar::before(tells).await;
    bar.engine.machine(Event::GoesToSleep).await;
    bar.hands.sleep_ms(1_200_000);
    bar.engine.machine(Event::WokeUp { slept: Duration::from_secs(1_200) }).await;
    bar.until("known again", |view| view.agent.certainty == Certainty::Confirmed).await;
    let expected = pairs(&[
        ("happened-signed-in", "cause-me"),
        ("happened-state", "cause-reconnect"),
        ("happened-sleep", ""),
        ("happened-state-unknown", ""),
        ("happened-line-up", ""),
        ("happened-state", "cause-reconnect"),
    ]);
    assert_eq!(said(&lines(&bar).await), expected);
}

#[tokio::test(start_paused = true)]
async fn it_is_kept_over_a_sign_out_and_a_restart() {
    let bar = Bar::before(tells).await;
    bar.ask(SessionRequest::SignOut { insist: true }).await.expect("goes");
    assert_eq!(said(&lines(&bar).await).last(), pairs(&[("happened-signed-out", "cause-me")]).last());
    let bar = bar.restart().await;
    let keys: Vec<_> = said(&lines(&bar).await).into_iter().map(|(what, _)| what).collect();
    let signed: Vec<_> = keys.iter().filter(|key| key.starts_with("happened-signed")).collect();
    assert_eq!(signed, ["happened-signed-in", "happened-signed-out", "happened-signed-in"]);
}

#[tokio::test(start_paused = true)]
async fn only_what_is_asked_for_is_read() {
    let bar = Bar::before(tells).await;
    let all = lines(&bar).await;
    let since_ms = all.last().expect("a line").at_ms + 1;
    let reply = bar.ask(SessionRequest::Timeline { since_ms }).await.expect("reads");
    assert_eq!(reply, SessionReply::Timeline { lines: Vec::new() });
    bar.ask(SessionRequest::Timeline { since_ms: i64::MAX }).await.expect_err("no such time");
}

#[tokio::test(start_paused = true)]
async fn no_line_holds_a_number_or_a_name() {
    let bar = Bar::before(tells).await;
    bar.talk().await;
    bar.vendor.delivers("Luz Prueba");
    bar.until("both", |view| view.calls.len() == 2).await;
    let lines = lines(&bar).await;
    for line in &lines {
        for language in Language::ALL {
            let sentence = line.what.render(language);
            assert!(!sentence.contains("Prueba") && !sentence.contains("7700"), "{sentence}");
        }
        let stored = serde_json::to_string(line).expect("writes");
        assert!(!stored.contains("Prueba") && !stored.contains("7700"), "{stored}");
    }
    assert!(lines.iter().any(|line| line.what.key == "happened-call-appeared"));
}
