//! Logging in and out, ready and pause.

use ringside_simulator_kit::Effect;
use ringside_simulator_ozonetel::{AfterWrapUp, AgentMode, AgentState, NestedReply};
use serde_json::{Value, json};

use crate::account::{ANA, Account, STATE};

const NUMBER: (&str, &str) = ("phoneNumber", "+919900000001");

fn error(message: &str) -> String {
    format!(r#"{{"status":"error","message":"{message}"}}"#)
}

#[tokio::test]
async fn an_agent_logs_in_and_out_with_the_agents_own_password() {
    let account = Account::start().await;
    let login = |agent, password| {
        let form = [NUMBER, ("action", "LogIn"), ("mode", "manual"), ("state", "Ready")];
        let account = &account;
        async move { account.authenticate(agent, password, &form).await }
    };
    assert_eq!(login(ANA, "wrong").await, error("Invalid Authentication"));
    assert_eq!(login("a999", "secret").await, error("Invalid Authentication"));
    assert_eq!(
        login(ANA, "secret").await,
        r#"{"status":"success","message":"Agent a101 logged in successfully"}"#
    );
    let agent = account.agent(ANA);
    assert_eq!((agent.state, agent.mode, agent.toolbar), (AgentState::Idle, AgentMode::Manual, false));
    assert_eq!(login(ANA, "secret").await, error("Agent has already logged in"));
    assert_eq!(login("a104", "secret").await, error("a101 logged in with the number (+919900000001)"));

    let logout = [("action", "logout")];
    assert_eq!(
        account.authenticate(ANA, "secret", &logout).await,
        r#"{"status":"success","message":"Agent a101 logged out successfully"}"#
    );
    assert_eq!(account.authenticate(ANA, "secret", &logout).await, error("Agent a101 is not logged in"));
    let entries = account.sim.ledger();
    let effects: Vec<Effect> = entries.iter().map(|entry| entry.effect).collect();
    assert_eq!(effects[..3], [Effect::Prevented, Effect::Prevented, Effect::Executed]);
    assert!(entries.iter().all(|entry| !entry.parameters.contains_key("apiKey")));
    assert_eq!(entries[2].user.as_deref(), Some(ANA));
}

#[tokio::test]
async fn a_login_checks_the_account_first() {
    let account = Account::start().await;
    for wrong in [("userName", "nobody"), ("apiKey", "KKwrong"), ("apiKey", "")] {
        let form = [NUMBER, ("action", "login"), wrong];
        assert_eq!(account.authenticate(ANA, "wrong", &form).await, error("Invalid userName or apiKey"));
    }
    assert_eq!(account.agent(ANA).state, AgentState::LoggedOut);
}

#[tokio::test]
async fn the_state_after_a_login_is_that_of_the_request_or_of_the_account() {
    let account = Account::with(|settings| settings.rules.after_login = AfterWrapUp::Paused).await;
    account.authenticate(ANA, "secret", &[NUMBER, ("action", "login")]).await;
    assert_eq!(account.ana(), (AgentState::Paused, None));
    account.authenticate(ANA, "secret", &[("action", "logout")]).await;
    account.authenticate(ANA, "secret", &[NUMBER, ("action", "login"), ("state", "Ready")]).await;
    assert_eq!(account.ana(), (AgentState::Idle, None));
}

#[tokio::test]
async fn a_log_out_ends_a_stuck_wrap_up_and_a_call() {
    let account = Account::ready().await;
    account.wrap_up().await;
    account.authenticate(ANA, "secret", &[("action", "logout")]).await;
    account.authenticate(ANA, "secret", &[NUMBER, ("action", "login")]).await;
    assert_eq!(account.ana().0, AgentState::Idle);
    let ucid = account.talk().await;
    account.authenticate(ANA, "secret", &[("action", "logout")]).await;
    assert_eq!(account.call(&ucid).hangup_by, Some(ringside_simulator_ozonetel::HangupBy::Agent));
    assert_eq!(account.ana().0, AgentState::LoggedOut);
}

#[tokio::test]
async fn ready_and_pause_answer_with_a_reply_inside_a_string() {
    let account = Account::ready().await;
    let pause = json!({"agentId": ANA, "phoneName": "a101_phone", "state": "Pause", "pauseReason": "Lunch"});
    let reply = account.post(STATE, pause.clone()).await;
    assert_eq!(
        reply,
        concat!(
            r#"{"status":"success","message":"{\"type\":\"response\",\"utid\":\"22\","#,
            r#"\"resp\":\"Success:tbAgentPause~BLENDED\",\"agentStatus\":\"PAUSED\","#,
            r#"\"agentId\":\"a101\",\"user\":\"demo_account\"}"}"#
        )
    );
    assert_eq!(account.ana(), (AgentState::Paused, Some("Lunch".to_owned())));
    account.sim.update(|settings| settings.wire.state_reply = NestedReply::Object);
    let reply: Value =
        serde_json::from_str(&account.post(STATE, json!({"agentId": ANA, "state": "Ready"})).await).unwrap();
    assert_eq!((&reply["message"]["agentStatus"], &reply["message"]["utid"]), (&json!("IDLE"), &json!("23")));
    assert_eq!(account.ana(), (AgentState::Idle, None));
}

#[tokio::test]
async fn a_state_that_cannot_be_is_refused_in_the_documented_words() {
    let account = Account::ready().await;
    let rows = [
        (json!({"state": "Break"}), error("The state should be either 'Ready' or 'Pause' state'")),
        (json!({}), error("The state should be either 'Ready' or 'Pause' state'")),
        (json!({"state": "Pause", "pauseReason": "lunch"}), error("pauseReason is Invalid")),
        (json!({"state": "Pause"}), error("pauseReason is Invalid")),
        (json!({"state": "Ready", "agentId": "a104"}), error("Agent is not Logged In")),
        (json!({"state": "Ready", "agentId": "a999"}), error("Agent is not Logged In")),
    ];
    for (over, expected) in rows {
        let body = crate::account::merged(&json!({"agentId": ANA}), &over);
        assert_eq!(account.post(STATE, body).await, expected, "{over}");
    }
}

#[tokio::test]
async fn on_a_call_and_in_wrap_up_the_refusal_has_a_capital_message() {
    let account = Account::ready().await;
    let ask = |state: &'static str| {
        let body = json!({"agentId": ANA, "state": state, "pauseReason": "Lunch"});
        account.post(STATE, body)
    };
    let refusal = |from: &str, to: &str| {
        format!(
            r#"{{"status":"error","Message":"Agent a101 is in {from} state. You cant change to {to} state"}}"#
        )
    };
    account.talk().await;
    assert_eq!(ask("Pause").await, refusal("BUSY", "Pause"));
    assert_eq!(ask("Ready").await, refusal("BUSY", "Ready"));
    account.hang_up();
    assert_eq!(ask("Pause").await, refusal("ACW", "Pause"));
    assert_eq!(ask("Ready").await, refusal("ACW", "Ready"));
    let entry = account.sim.ledger().pop().unwrap();
    assert_eq!(entry.detail.as_deref(), Some("Agent a101 is in ACW state. You cant change to Ready state"));
    account.sim.update(|settings| settings.rules.ready_from_acw = true);
    assert!(ask("Ready").await.starts_with(r#"{"status":"success""#));
    assert_eq!(account.ana().0, AgentState::Idle);
}

#[tokio::test]
async fn another_pause_reason_is_taken_unless_switched_off() {
    let account = Account::ready().await;
    let pause = |reason: &'static str| {
        account.post(STATE, json!({"agentId": ANA, "state": "Pause", "pauseReason": reason}))
    };
    pause("Lunch").await;
    pause("Tea").await;
    assert_eq!(account.ana().1.as_deref(), Some("Tea"));
    account.sim.update(|settings| settings.rules.pause_from_pause = false);
    assert!(pause("Lunch").await.contains(r#""status":"error""#));
    assert_eq!(account.ana().1.as_deref(), Some("Tea"));
}
