use std::time::Duration;

use ringside_simulator_deepcall::AgentState;
use ringside_simulator_kit::Origin;
use serde_json::{Value, json};

use crate::account::{ANA, Account};

const BREAK: &str = "agentProfile/agentOnBreak";
const WRAP_UP: &str = "agentProfile/checkAgentInWrapUp";

async fn codes(account: &Account) -> (Value, Value) {
    let code = async |action| account.ask(action, json!({})).await.json()["code"].clone();
    (code(BREAK).await, code(WRAP_UP).await)
}

fn state(account: &Account) -> AgentState {
    account.sim.state().agents[0].state
}

#[tokio::test]
async fn a_shift_walks_through_all_states_and_the_two_calls_show_what_they_can() {
    let account = Account::start().await;
    let neither = (json!(1502), json!(1504));
    assert_eq!((state(&account), codes(&account).await), (AgentState::Idle, neither.clone()));
    account.dial().await;
    assert_eq!((state(&account), codes(&account).await), (AgentState::Ringing, neither.clone()));
    account.happens(json!({"event": "agent_answers", "user": ANA}));
    account.happens(json!({"event": "customer_answers", "user": ANA}));
    assert_eq!((state(&account), codes(&account).await), (AgentState::OnCall, neither.clone()));
    account.happens(json!({"event": "agent_begins_break", "user": ANA, "kind": "Lunch"}));
    account.happens(json!({"event": "customer_hangs_up", "user": ANA, "wrap_up_s": 20}));
    assert_eq!((state(&account), codes(&account).await), (AgentState::WrapUp, (Value::Null, Value::Null)));
    account.sim.advance(Duration::from_secs(20));
    assert_eq!((state(&account), codes(&account).await), (AgentState::Break, (Value::Null, json!(1504))));
    account.happens(json!({"event": "agent_ends_break", "user": ANA}));
    assert_eq!((state(&account), codes(&account).await), (AgentState::Idle, neither));
    account.happens(json!({"event": "agent_logs_out", "user": ANA}));
    assert_eq!(state(&account), AgentState::Offline);

    let rows = account.account_yes("Agent/timeLine", json!({"agentId": ANA})).await["data"].clone();
    let words: Vec<&str> =
        rows.as_array().unwrap().iter().map(|row| row["status"].as_str().unwrap()).collect();
    assert_eq!(words, ["idle", "ringing", "oncall", "wrapup", "break", "idle", "offline"]);
}

#[tokio::test]
async fn a_wrap_up_can_be_ended_in_the_panel_or_not_happen_at_all() {
    let account = Account::start().await;
    account.talk().await;
    account.happens(json!({"event": "agent_hangs_up", "user": ANA}));
    assert_eq!(state(&account), AgentState::WrapUp);
    account.happens(json!({"event": "agent_ends_wrap_up", "user": ANA}));
    assert_eq!(state(&account), AgentState::Idle);
    account.sim.update(|settings| settings.rules.wrap_up_s = 0);
    account.talk().await;
    account.happens(json!({"event": "agent_hangs_up", "user": ANA}));
    assert_eq!(state(&account), AgentState::Idle);
}

#[tokio::test]
async fn a_supervisor_can_send_an_agent_on_a_break() {
    let account = Account::start().await;
    account.happens(json!({"event": "supervisor_begins_break", "user": ANA, "kind": "Training"}));
    let data = account.yes(BREAK, json!({})).await["data"].clone();
    assert_eq!(data["breakDetail"]["break_name"], "Training");
    let entry = account.sim.ledger().pop().unwrap();
    assert_eq!((entry.origin, entry.user.as_deref()), (Origin::Supervisor, Some(ANA)));
}

#[tokio::test]
async fn an_agent_whose_beats_stop_is_logged_out_when_that_is_set() {
    let account = Account::with(|settings| settings.rules.beats_time_out_s = Some(90)).await;
    let beat = async || account.yes("agentProfile/setWebPingTime", json!({"mic_perm": 1})).await;
    beat().await;
    account.sim.advance(Duration::from_secs(60));
    beat().await;
    account.sim.advance(Duration::from_secs(60));
    assert_eq!(state(&account), AgentState::Idle, "the second beat is recent");
    account.sim.advance(Duration::from_secs(31));
    assert_eq!(state(&account), AgentState::Offline);
}

#[tokio::test]
async fn tags_show_calls_and_notices_of_a_recent_window() {
    let account = Account::start().await;
    let call = account.talk().await;
    account.happens(json!({"event": "customer_hangs_up", "user": ANA}));
    account.sim.advance(Duration::from_secs(1));
    account.happens(json!({"event": "notification", "user": ANA, "text": "Meeting"}));
    account.happens(json!({"event": "notification", "user": "14", "text": "Not for Ana"}));
    let tags = account.yes("agentProfile/tags", json!({})).await["data"].clone();
    assert_eq!(tags.as_array().unwrap().len(), 2);
    assert_eq!((&tags[0]["text"], &tags[1]["callId"]), (&json!("Meeting"), &json!(call)));
    account.sim.advance(Duration::from_secs(3_600));
    assert_eq!(account.yes("agentProfile/tags", json!({})).await["data"], json!([]));
    let day = account.yes("agentProfile/tags", json!({"ref": "1"})).await["data"].clone();
    assert_eq!(day, tags);
    let all = account.account_yes("agentProfile/tags", json!({"ref": "1"})).await["data"].clone();
    assert_eq!(all.as_array().unwrap().len(), 3);
}
