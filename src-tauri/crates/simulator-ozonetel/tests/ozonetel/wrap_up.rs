//! What becomes of dispositions over time, and the switches for it.

use std::time::Duration;

use ringside_simulator_kit::Origin;
use ringside_simulator_ozonetel::{
    AfterWrapUp, AgentState, DispositionView, Event, QueueOverwrite, Settings,
};
use serde_json::json;

use crate::account::{ANA, Account};

const SAVED: &str = r#"{"details":"Disposition saved successfully","status":"Success"}"#;
const QUEUED: &str = r#"{"status":"Success","message":"Disposition Queued Successfully"}"#;

fn methods(account: &Account) -> Vec<String> {
    account.sim.ledger().into_iter().map(|entry| entry.method).collect()
}

#[tokio::test]
async fn the_wrap_up_ends_on_the_second_and_is_written_down() {
    let account = Account::ready_with(|settings| settings.rules.wrap_up_s = Some(30)).await;
    let ucid = account.wrap_up().await;
    let ends = account.call(&ucid).wrap_up_ends.unwrap();
    let left = Duration::try_from(ends.duration_since(account.sim.state().now)).unwrap();
    account.sim.advance(left.saturating_sub(Duration::from_secs(5)));
    assert_eq!(account.ana().0, AgentState::Acw);
    account.sim.advance(Duration::from_secs(5));
    assert_eq!(account.ana().0, AgentState::Idle);
    assert_eq!(account.call(&ucid).disposition, DispositionView::AutoSaved);
    let entry = account.sim.ledger().pop().unwrap();
    assert_eq!((entry.method.as_str(), entry.origin), ("wrap_up_time_exceeded", Origin::System));
    assert_eq!((entry.at, account.agent(ANA).since), (ends, ends));
}

#[tokio::test]
async fn after_the_wrap_up_the_agent_can_be_paused_instead() {
    let account = Account::ready_with(|settings| settings.rules.after_wrap_up = AfterWrapUp::Paused).await;
    account.wrap_up().await;
    account.sim.advance(Duration::from_secs(60));
    assert_eq!(account.ana(), (AgentState::Paused, None));
}

#[tokio::test]
async fn without_a_limit_the_wrap_up_lasts_until_somebody_disposes_or_logs_out() {
    let account = Account::ready_with(|settings| settings.rules.wrap_up_s = None).await;
    let ucid = account.wrap_up().await;
    account.sim.advance(Duration::from_secs(100_000));
    assert_eq!(account.ana().0, AgentState::Acw);
    account.sim.event(Event::AgentLogsOut { agent: ANA.to_owned() }).unwrap();
    account.sim.event(Event::AgentLogsIn { agent: ANA.to_owned(), mode: None, toolbar: false }).unwrap();
    assert_eq!(account.ana().0, AgentState::Idle);
    assert_eq!(account.dispose(&ucid, json!({})).await, SAVED, "the call was still open");
    assert_eq!(account.ana().0, AgentState::Idle);
}

#[tokio::test]
async fn a_late_disposition_takes_the_place_of_the_clocks_where_that_is_allowed() {
    let account = Account::ready_with(|settings| settings.rules.late_dispose = true).await;
    let ucid = account.wrap_up().await;
    account.sim.advance(Duration::from_secs(60));
    assert_eq!(account.dispose(&ucid, json!({})).await, SAVED);
    let held = account.sim.outcomes();
    assert_eq!((held.len(), held[0].disposition.as_str(), held[0].by), (1, "Sale", Origin::Api));
    assert!(account.dispose(&ucid, json!({})).await.contains("already Disposed"));
}

#[tokio::test]
async fn a_second_choice_during_the_call_replaces_the_first_or_is_refused() {
    let account = Account::ready().await;
    let ucid = account.talk().await;
    for choice in ["Sale", "Not Interested"] {
        assert_eq!(account.dispose(&ucid, json!({"disposition": choice})).await, QUEUED);
    }
    account.hang_up();
    assert_eq!(account.sim.outcomes()[0].disposition, "Not Interested");

    account.sim.update(|settings| settings.rules.queue_overwrite = QueueOverwrite::Reject);
    let ucid = account.talk().await;
    assert_eq!(account.dispose(&ucid, json!({})).await, QUEUED);
    let refused = account.dispose(&ucid, json!({"disposition": "No Answer"})).await;
    assert_eq!(refused, r#"{"details":"Disposition already Queued","status":"Fail"}"#);
    account.hang_up();
    assert_eq!(account.sim.outcomes()[1].disposition, "Sale");
}

#[tokio::test]
async fn a_queued_disposition_can_get_lost_and_the_wrap_up_begins() {
    let account = Account::ready_with(|settings| settings.rules.lose_queued = true).await;
    let ucid = account.talk().await;
    assert_eq!(account.dispose(&ucid, json!({})).await, QUEUED);
    account.hang_up();
    assert_eq!((account.ana().0, account.sim.outcomes().len()), (AgentState::Acw, 0));
    assert_eq!(methods(&account).last().unwrap(), "queued_disposition_lost");
    assert_eq!(account.dispose(&ucid, json!({})).await, SAVED);
}

#[tokio::test]
async fn what_is_queued_unchecked_fails_in_silence_when_the_call_ends() {
    let unchecked = |settings: &mut Settings| settings.rules.check_when_queued = false;
    let account = Account::ready_with(unchecked).await;
    let ucid = account.talk().await;
    assert_eq!(account.dispose(&ucid, json!({"disposition": "Nonsense"})).await, QUEUED);
    account.hang_up();
    assert_eq!((account.ana().0, account.sim.outcomes().len()), (AgentState::Acw, 0));
    account.dispose(&ucid, json!({})).await;

    let ucid = account.talk().await;
    assert_eq!(account.dispose(&ucid, json!({})).await, QUEUED);
    account.hang_up();
    assert_eq!((account.ana().0, account.sim.outcomes().len()), (AgentState::Idle, 2));
}

#[tokio::test]
async fn an_unanswered_dial_is_wrapped_up_or_not() {
    let account = Account::ready().await;
    let ucid = account.dial().await;
    assert_eq!(account.ana().0, AgentState::Calling);
    account.hang_up();
    assert_eq!(account.ana().0, AgentState::Acw);
    assert_eq!(account.dispose(&ucid, json!({"disposition": "No Answer"})).await, SAVED);

    account.sim.update(|settings| settings.rules.wrap_up_unanswered = false);
    let ucid = account.dial().await;
    account.hang_up();
    assert_eq!(account.ana().0, AgentState::Idle);
    account.sim.advance(Duration::from_secs(600));
    assert_eq!(account.call(&ucid).disposition, DispositionView::Open);
}

#[tokio::test]
async fn an_older_call_is_disposed_without_ending_the_wrap_up_of_the_next() {
    let account = Account::ready_with(|settings| settings.rules.ready_from_acw = true).await;
    let first = account.wrap_up().await;
    account.post(crate::account::STATE, json!({"agentId": ANA, "state": "Ready"})).await;
    assert_eq!(account.ana().0, AgentState::Idle);
    account.wrap_up().await;
    assert_eq!(account.dispose(&first, json!({})).await, SAVED);
    assert_eq!(account.ana().0, AgentState::Acw);
}

#[tokio::test]
async fn a_call_passed_on_can_want_its_other_id() {
    let account = Account::ready().await;
    let inbound = Event::InboundCall {
        agent: ANA.to_owned(),
        number: "09900000020".to_owned(),
        did: Some(crate::account::DID.to_owned()),
        monitor_ucid: Some("31170000000000001".to_owned()),
    };
    let ucid = account.sim.event(inbound).unwrap().ucid.unwrap();
    account.sim.event(Event::AgentAnswers { agent: ANA.to_owned(), ucid: None }).unwrap();
    account.hang_up();
    account.sim.update(|settings| settings.rules.dispose_by_monitor_ucid = true);
    assert!(account.dispose(&ucid, json!({})).await.starts_with(r#"{"details":"Invalid ucid ["#));
    assert_eq!(account.dispose("31170000000000001", json!({})).await, SAVED);
    assert_eq!(account.sim.outcomes()[0].ucid, ucid);
}
