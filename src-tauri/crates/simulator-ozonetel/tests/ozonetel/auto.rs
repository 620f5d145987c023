//! What happens without anyone asking.

use std::time::Duration;

use ringside_simulator_ozonetel::{AgentState, AutoSettings, CallKind, CallState, Settings, Span};
use serde_json::json;

use crate::account::{ANA, Account, CONTROL, DID};

fn auto(settings: &mut Settings) {
    settings.auto = AutoSettings {
        answer_after_ms: Some(Span::fixed(3_000)),
        talk_ms: Some(Span::fixed(60_000)),
        ..AutoSettings::default()
    };
}

#[tokio::test]
async fn by_default_nothing_happens() {
    let account = Account::ready().await;
    let ucid = account.dial().await;
    account.sim.advance(Duration::from_secs(86_400));
    assert_eq!((account.call(&ucid).state, account.sim.state().calls.len()), (CallState::Calling, 1));
}

#[tokio::test]
async fn customers_answer_and_hang_up() {
    let account = Account::ready_with(auto).await;
    let ucid = account.dial().await;
    account.sim.advance(Duration::from_secs(3));
    assert_eq!((account.call(&ucid).state, account.ana().0), (CallState::Answered, AgentState::Busy));
    account.sim.advance(Duration::from_secs(60));
    assert_eq!((account.call(&ucid).state, account.ana().0), (CallState::Disconnected, AgentState::Acw));
}

#[tokio::test]
async fn a_customer_who_does_not_answer_gives_up() {
    let account = Account::ready_with(|settings| {
        auto(settings);
        settings.auto.unanswered_percent = 100;
    })
    .await;
    let ucid = account.dial().await;
    account.sim.advance(Duration::from_secs(9));
    assert_eq!(account.call(&ucid).state, CallState::Disconnected);
    assert_eq!(account.sim.ledger().pop().unwrap().method, "customer_hangs_up");
}

#[tokio::test]
async fn calls_arrive_ring_and_are_answered_on_the_phone() {
    let account = Account::ready_with(|settings| {
        auto(settings);
        settings.auto.inbound_every_ms = Some(Span::fixed(20_000));
    })
    .await;
    account.sim.advance(Duration::from_secs(20));
    let call = account.sim.state().calls.pop().unwrap();
    assert_eq!((call.kind, call.agent.as_str(), call.state), (CallKind::Inbound, ANA, CallState::Calling));
    account.sim.advance(Duration::from_secs(3));
    assert_eq!(account.ana().0, AgentState::Busy);
    account.sim.advance(Duration::from_secs(30));
    assert_eq!(account.sim.state().calls.len(), 1, "nobody else takes calls");
}

#[tokio::test]
async fn a_conference_partner_answers() {
    let account = Account::ready_with(auto).await;
    let ucid = account.dial().await;
    account.sim.advance(Duration::from_secs(3));
    let body = json!({"action": "CONFERENCE", "ucid": ucid, "did": DID, "agentPhoneName": "a101_phone",
                      "conferenceNumber": "09900000005"});
    account.post(CONTROL, body).await;
    account.sim.advance(Duration::from_secs(3));
    assert_eq!(account.sim.ledger().pop().unwrap().method, "conference_answers");
}

#[tokio::test]
async fn one_seed_makes_one_story() {
    let story = async |seed| {
        let account = Account::ready_with(|settings| {
            settings.seed = seed;
            settings.auto = Settings::demo().auto;
        })
        .await;
        for _ in 0..40 {
            account.sim.advance(Duration::from_secs(30));
        }
        let numbers: Vec<String> = account.sim.state().calls.into_iter().map(|call| call.number).collect();
        numbers
    };
    let first = story(7).await;
    assert!(first.len() >= 3, "{first:?}");
    assert_eq!(first[..3], story(7).await[..3]);
    assert_ne!(first, story(8).await);
}
