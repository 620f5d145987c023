//! The controls below `/_sim`, and events.

use ringside_simulator_ozonetel::{AgentState, Event};
use serde_json::{Value, json};

use crate::account::{ANA, Account};

#[tokio::test]
async fn a_whole_call_can_be_driven_and_read_through_the_controls() {
    let account = Account::start().await;
    let event = async |event: Value| {
        let reply = account.control("POST", "event", event.clone()).await;
        assert_eq!(reply.status, 200, "{event}: {}", reply.body);
        reply.json()["ucid"].clone()
    };
    event(json!({"event": "agent_logs_in", "agent": ANA, "mode": "inbound"})).await;
    let ucid = event(json!({"event": "inbound_call", "agent": ANA, "number": "09900000020"})).await;
    assert_eq!(event(json!({"event": "agent_answers", "agent": ANA})).await, ucid);
    assert_eq!(event(json!({"event": "agent_holds", "agent": ANA, "on": true})).await, ucid);
    assert_eq!(event(json!({"event": "agent_hangs_up", "agent": ANA, "ucid": ucid})).await, ucid);
    assert_eq!(
        event(json!({"event": "agent_disposes", "agent": ANA, "disposition": "Sale", "comments": "x"})).await,
        ucid
    );
    assert_eq!(event(json!({"event": "agent_pauses", "agent": ANA, "reason": "Tea"})).await, Value::Null);
    assert_eq!(event(json!({"event": "agent_ready", "agent": ANA})).await, Value::Null);

    let held = account.control("GET", "dispositions", Value::Null).await.json();
    assert_eq!((&held[0]["disposition"], &held[0]["ucid"]), (&json!("Sale"), &ucid));
    assert_eq!((&held[0]["by"], &held[0]["comments"]), (&json!("web_agent"), &json!("x")));
    let ledger = account.control("GET", "ledger", Value::Null).await.json();
    let methods: Vec<&str> =
        ledger.as_array().unwrap().iter().map(|entry| entry["method"].as_str().unwrap()).collect();
    assert_eq!(
        methods,
        [
            "agent_logs_in",
            "inbound_call",
            "agent_answers",
            "agent_holds",
            "agent_hangs_up",
            "agent_disposes",
            "agent_pauses",
            "agent_ready"
        ]
    );
    let rest = account.control("GET", "ledger?since=6", Value::Null).await.json();
    assert_eq!(rest.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn an_event_without_its_occasion_is_refused_and_changes_nothing() {
    let account = Account::start().await;
    for (event, status) in [
        (json!({"event": "customer_answers", "agent": ANA}), 409),
        (json!({"event": "inbound_call", "agent": ANA, "number": "09900000020"}), 409),
        (json!({"event": "inbound_call", "agent": "a102", "number": "09900000020"}), 409),
        (json!({"event": "agent_ready", "agent": "a999"}), 409),
        (json!({"event": "agent_disposes", "agent": ANA, "disposition": "Sale"}), 409),
        (json!({"event": "agent_logs_in", "agent": "a102"}), 409),
        (json!({"event": "agent_logs_out", "agent": ANA}), 409),
    ] {
        let reply = account.control("POST", "event", event.clone()).await;
        assert_eq!(reply.status, status, "{event}");
        assert!(reply.json()["error"].is_string(), "{event}");
    }
    for wrong in [json!({"event": "moon_rises"}), json!({"event": "agent_ready"})] {
        let reply = account.control("POST", "event", wrong.clone()).await;
        assert!((400..=422).contains(&reply.status) && reply.json()["error"].is_string(), "{wrong}");
    }
    assert!(account.sim.ledger().is_empty() && account.sim.state().calls.is_empty());
}

#[tokio::test]
async fn an_offered_call_that_nobody_takes_leaves_the_agent_idle() {
    let account = Account::ready().await;
    let inbound = Event::InboundCall {
        agent: ANA.to_owned(),
        number: "09900000020".to_owned(),
        did: None,
        monitor_ucid: None,
    };
    account.sim.event(inbound).unwrap();
    assert_eq!(account.ana().0, AgentState::Calling);
    account.hang_up();
    assert_eq!(account.ana().0, AgentState::Idle);
}

#[tokio::test]
async fn faults_are_planned_listed_and_cleared() {
    let account = Account::start().await;
    let rule = json!({"method": "record", "count": 2, "skip": 1, "execute": true, "fault": "html_error"});
    let listed = account.control("POST", "faults", rule.clone()).await;
    assert_eq!((listed.status, listed.json()), (200, json!([rule])));
    assert_eq!(account.control("DELETE", "faults", Value::Null).await.json(), json!([]));
}

#[tokio::test]
async fn settings_are_read_and_changed_in_part() {
    let account = Account::start().await;
    let patch = json!({"auth_mode": "TOKEN_AUTH", "rules": {"wrap_up_s": 5}});
    assert_eq!(account.control("PATCH", "settings", patch).await.status, 200);
    let settings = account.control("GET", "settings", Value::Null).await.json();
    assert_eq!((&settings["auth_mode"], &settings["rules"]["wrap_up_s"]), (&json!("TOKEN_AUTH"), &json!(5)));
    assert_eq!(settings["rules"]["after_wrap_up"], "idle", "the rest stays");
    for wrong in [json!({"wire": {"list_shape": "round"}}), json!({"wires": {}}), json!(7)] {
        assert_eq!(account.control("PATCH", "settings", wrong.clone()).await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn a_reset_starts_over_and_keeps_the_settings() {
    let account = Account::ready_with(|settings| settings.rules.late_dispose = true).await;
    account.talk().await;
    let state = account.control("POST", "reset", json!({})).await.json();
    assert_eq!(
        (&state["calls"], &state["ledger_entries"], &state["requests"]),
        (&json!([]), &json!(0), &json!({}))
    );
    assert_eq!(account.ana().0, AgentState::LoggedOut);
    assert!(account.sim.settings().rules.late_dispose);
}

#[tokio::test]
async fn a_restart_forgets_calls_and_sessions() {
    let account = Account::ready().await;
    let ucid = account.talk().await;
    account.sim.event(Event::Restart).unwrap();
    assert!(account.sim.state().calls.is_empty());
    assert!(account.sim.state().agents.iter().all(|agent| agent.state == AgentState::LoggedOut));
    assert!(account.dispose(&ucid, json!({})).await.contains("Invalid ucid ["));
}

#[tokio::test]
async fn the_clock_moves_on_request() {
    let account = Account::start().await;
    let before = account.sim.state().now;
    let state = account.control("POST", "clock", json!({"advance_ms": 90_000})).await.json();
    let now: jiff::Timestamp = state["now"].as_str().unwrap().parse().unwrap();
    assert!(now.duration_since(before).as_secs() >= 90);
}

#[tokio::test]
async fn the_server_stops_when_told_to() {
    let account = Account::start().await;
    let addr = account.sim.addr();
    account.sim.stop().await;
    assert!(tokio::net::TcpListener::bind(addr).await.is_ok());
}
