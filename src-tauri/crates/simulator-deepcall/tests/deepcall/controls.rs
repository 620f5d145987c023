use serde_json::{Value, json};

use crate::account::{ANA, Account, CUSTOMER};

#[tokio::test]
async fn a_whole_call_can_be_driven_and_read_through_the_controls() {
    let account = Account::start().await;
    let call = account.dial().await;
    for (event, about) in [
        (json!({"event": "agent_answers", "user": ANA}), json!(call)),
        (json!({"event": "customer_answers", "user": ANA, "call": call}), json!(call)),
        (json!({"event": "customer_hangs_up", "user": ANA, "wrap_up_s": 9}), json!(call)),
        (json!({"event": "agent_ends_wrap_up", "user": ANA}), Value::Null),
        (json!({"event": "expire_session"}), Value::Null),
        (json!({"event": "restart"}), Value::Null),
    ] {
        let reply = account.control("POST", "event", event.clone()).await;
        assert_eq!((reply.status, &reply.json()["call"]), (200, &about), "{event}: {}", reply.body);
    }
    let ledger = account.control("GET", "ledger", Value::Null).await.json();
    let dial = &ledger[0];
    assert_eq!(
        (&dial["method"], &dial["call"], &dial["phone"]),
        (&json!("clicktocall"), &json!(call), &json!(CUSTOMER))
    );
    let methods: Vec<&str> =
        ledger.as_array().unwrap().iter().map(|entry| entry["method"].as_str().unwrap()).collect();
    let expected = [
        "clicktocall",
        "agent_answers",
        "customer_answers",
        "customer_hangs_up",
        "agent_ends_wrap_up",
        "restart",
    ];
    assert_eq!(methods, expected);
    let rest = account.control("GET", "ledger?since=5", Value::Null).await.json();
    assert_eq!(rest.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn notes_stand_where_other_vendors_have_dispositions() {
    let account = Account::start().await;
    let call = account.talk().await;
    let note = json!({"callerNumber": CUSTOMER, "content": "Sale", "callId": call});
    account.yes("agentDashboard/notesAdd", note).await;
    let held = account.control("GET", "dispositions", Value::Null).await.json();
    assert_eq!((&held[0]["content"], &held[0]["call"]), (&json!("Sale"), &json!(call)));
}

#[tokio::test]
async fn an_event_without_its_occasion_is_refused_and_changes_nothing() {
    let account = Account::start().await;
    for (event, status) in [
        (json!({"event": "agent_answers", "user": ANA}), 409),
        (json!({"event": "customer_hangs_up", "user": ANA}), 409),
        (json!({"event": "number_fails", "user": ANA}), 409),
        (json!({"event": "agent_disposes", "user": ANA, "disposition": "x"}), 409),
        (json!({"event": "agent_ends_break", "user": ANA}), 409),
        (json!({"event": "agent_ends_wrap_up", "user": ANA}), 409),
        (json!({"event": "agent_begins_break", "user": ANA, "kind": "Siesta"}), 409),
        (json!({"event": "agent_begins_break", "user": "16", "kind": "Tea"}), 409),
        (json!({"event": "agent_logs_in", "user": "99"}), 409),
        (json!({"event": "inbound_call", "user": "16", "number": CUSTOMER}), 409),
        (json!({"event": "inbound_call", "user": ANA, "number": "nobody"}), 409),
        (json!({"event": "expire_session", "user": "99"}), 409),
        (json!({"event": "moon_rises"}), 422),
        (json!({"event": "agent_answers"}), 422),
    ] {
        let reply = account.control("POST", "event", event.clone()).await;
        let understood = if reply.status == 400 { 422 } else { reply.status };
        assert_eq!(understood, status, "{event}");
        assert!(reply.json()["error"].is_string(), "{event}");
    }
    assert!(account.sim.ledger().is_empty() && account.sim.state().calls.is_empty());
}

#[tokio::test]
async fn an_agent_who_logs_in_through_the_controls_gets_a_new_session() {
    let account = Account::start().await;
    let reply =
        account.control("POST", "event", json!({"event": "agent_logs_in", "user": "16"})).await.json();
    let body = json!({"ssid": reply["ssid"]}).to_string();
    assert_eq!(account.raw("agentProfile/agentOnBreak", &body).await.json()["code"], 1502);
}

#[tokio::test]
async fn settings_are_read_and_changed_in_part() {
    let account = Account::start().await;
    let patch = json!({"wire": {"error_spelling": "table"}, "rules": {"forced_errors": {"tags": 1009}}});
    assert_eq!(account.control("PATCH", "settings", patch).await.status, 200);
    let reply = account.ask("agentProfile/tags", json!({})).await;
    assert_eq!(reply.body, r#"{"status":"error","errCode":1009,"errMessage":"Something went wrong"}"#);
    assert_eq!(account.sim.settings().rules.wrap_up_s, 30, "the rest stays");
    for wrong in [json!({"wire": {"error_spelling": "loud"}}), json!({"wires": {}}), json!(7)] {
        assert_eq!(account.control("PATCH", "settings", wrong.clone()).await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn a_reset_starts_over_and_keeps_the_settings() {
    let account = Account::start().await;
    account.sim.update(|settings| settings.rules.wrap_up_s = 5);
    account.talk().await;
    account.happens(json!({"event": "expire_session"}));
    let state = account.control("POST", "reset", json!({})).await.json();
    assert_eq!(
        (&state["calls"], &state["ledger_entries"], &state["requests"]),
        (&json!([]), &json!(0), &json!({}))
    );
    assert_eq!((state["sessions"].as_u64(), account.sim.settings().rules.wrap_up_s), (Some(5), 5));
    assert_eq!(account.ask("agentProfile/agentOnBreak", json!({})).await.json()["code"], 1502);
}

#[tokio::test]
async fn a_restart_drops_live_calls_and_keeps_sessions_notes_and_breaks() {
    let account = Account::start().await;
    account.talk().await;
    account.happens(json!({"event": "agent_begins_break", "user": "14", "kind": "Tea"}));
    account.happens(json!({"event": "restart"}));
    let state = account.sim.state();
    assert!(state.calls.is_empty() && state.agents[0].on_call.is_none());
    assert_eq!(state.agents[1].on_break.as_deref(), Some("Tea"));
    assert_eq!(account.ask("agentProfile/agentOnBreak", json!({})).await.json()["code"], 1502);
}

#[tokio::test]
async fn the_clock_moves_on_request_and_stopping_frees_the_port() {
    let account = Account::start().await;
    let before = account.sim.state().now;
    let state = account.control("POST", "clock", json!({"advance_ms": 90_000})).await.json();
    let now: jiff::Timestamp = state["now"].as_str().unwrap().parse().unwrap();
    assert!(now.duration_since(before).as_secs() >= 90);
    let addr = account.sim.addr();
    account.sim.stop().await;
    tokio::net::TcpListener::bind(addr).await.unwrap();
}
