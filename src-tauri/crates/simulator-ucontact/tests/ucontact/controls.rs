use serde_json::{Value, json};

use crate::tenant::{ANA, CALL, Tenant};

#[tokio::test]
async fn a_whole_call_can_be_driven_and_read_through_the_controls() {
    let tenant = Tenant::start().await;
    let guid = tenant.post("Agents/AgentCall", &CALL).await.body;
    for (event, call) in [
        (json!({"event": "customer_answers", "agent": ANA}), json!(guid)),
        (json!({"event": "customer_hangs_up", "agent": ANA, "guid": guid}), json!(guid)),
        (json!({"event": "agent_disposes", "agent": ANA, "l1": "No contesta"}), json!(guid)),
        (json!({"event": "agent_breaks", "agent": ANA, "motive": "Baño"}), Value::Null),
        (json!({"event": "agent_unbreaks", "agent": ANA}), Value::Null),
        (json!({"event": "expire_tokens"}), Value::Null),
    ] {
        let reply = tenant.control("POST", "event", event.clone()).await;
        assert_eq!((reply.status, &reply.json()["guid"]), (200, &call), "{event}: {}", reply.body);
    }
    let ledger = tenant.control("GET", "ledger", Value::Null).await.json();
    let origins: Vec<&str> =
        ledger.as_array().unwrap().iter().map(|entry| entry["origin"].as_str().unwrap()).collect();
    assert_eq!(origins, ["api", "api", "customer", "customer", "web_agent", "web_agent", "web_agent"]);
    let rest = tenant.control("GET", "ledger?since=3", Value::Null).await.json();
    assert_eq!((rest.as_array().unwrap().len(), &rest[0]["seq"]), (4, &json!(4)));
    let held = tenant.control("GET", "dispositions", Value::Null).await.json();
    assert_eq!(
        (&held[0]["guid"], &held[0]["l1"], &held[0]["by"]),
        (&json!(guid), &json!("No contesta"), &json!("web_agent"))
    );
    assert_eq!(tenant.post("Supervisor/campaignstatus", &[]).await.status, 401);
}

#[tokio::test]
async fn an_event_without_its_occasion_is_refused_and_changes_nothing() {
    let tenant = Tenant::start().await;
    for (event, statuses) in [
        (json!({"event": "customer_answers", "agent": ANA}), [409, 409]),
        (json!({"event": "agent_disposes", "agent": ANA, "l1": "x"}), [409, 409]),
        (json!({"event": "agent_breaks", "agent": "l.prueba", "motive": "Baño"}), [409, 409]),
        (json!({"event": "supervisor_logs_out", "agent": "nobody"}), [409, 409]),
        (json!({"event": "inbound_call", "agent": ANA, "number": "1", "campaign": "x"}), [409, 409]),
        (json!({"event": "moon_rises"}), [400, 422]),
        (json!({"event": "agent_hangs_up"}), [400, 422]),
        (json!([]), [400, 422]),
    ] {
        let reply = tenant.control("POST", "event", event.clone()).await;
        assert!(statuses.contains(&reply.status), "{event}: {}", reply.status);
        assert!(reply.json()["error"].is_string(), "{event}");
    }
    let state = tenant.sim.state();
    assert_eq!((state.calls.len(), state.ledger_entries, state.tokens), (0, 1, 1));
}

#[tokio::test]
async fn settings_are_read_and_changed_in_part() {
    let tenant = Tenant::start().await;
    let patch = json!({"wire": {"quotes": "never"}, "disposition": {"tree": "leaf"}});
    assert_eq!(tenant.control("PATCH", "settings", patch).await.status, 200);
    let settings = tenant.control("GET", "settings", Value::Null).await.json();
    assert_eq!(
        (&settings["wire"]["quotes"], &settings["disposition"]["tree"]),
        (&json!("never"), &json!("leaf"))
    );
    assert_eq!(settings["rules"]["wrap_up_ms"], 60_000, "the rest stays");
    tenant.says("api/DispositionCall", &[], "0").await;
    for wrong in [json!({"wire": {"quotes": 3}}), json!({"wires": {}}), json!(7)] {
        assert_eq!(tenant.control("PATCH", "settings", wrong.clone()).await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn faults_are_planned_listed_and_cleared() {
    let tenant = Tenant::start().await;
    let rule = json!({"method": "agentcall", "count": 2, "skip": 1, "fault": "html_error"});
    assert_eq!(tenant.control("POST", "faults", rule.clone()).await.json(), json!([rule]));
    assert_eq!(tenant.post("Agents/AgentCall", &CALL).await.status, 200);
    assert_eq!(tenant.post("Agents/AgentCall", &CALL).await.status, 500);
    assert_eq!(tenant.control("DELETE", "faults", Value::Null).await.json(), json!([]));
    assert_eq!(tenant.post("Agents/AgentCall", &CALL).await.status, 200);
}

#[tokio::test]
async fn a_reset_starts_over_and_keeps_the_settings() {
    let tenant = Tenant::start().await;
    tenant.sim.update(|settings| settings.wire.trailing_newline = true);
    tenant.talk().await;
    let state = tenant.control("POST", "reset", json!({})).await.json();
    assert_eq!(
        (&state["calls"], &state["tokens"], &state["ledger_entries"]),
        (&json!([]), &json!(0), &json!(0))
    );
    assert_eq!((&state["requests"], &state["agents"][0]["signed_in"]), (&json!({}), &json!(false)));
    assert!(tenant.sim.settings().wire.trailing_newline);
}

#[tokio::test]
async fn the_clock_moves_on_request_and_with_it_the_date_header() {
    let tenant = Tenant::start().await;
    tenant.ended_call().await;
    let before = tenant.sim.state().now;
    let state = tenant.control("POST", "clock", json!({"advance_ms": 90_000})).await.json();
    let now: jiff::Timestamp = state["now"].as_str().unwrap().parse().unwrap();
    assert!(now.duration_since(before).as_secs() >= 90);
    assert_eq!(state["agents"][0]["activity"], "idle");
    let reply = tenant.post("Supervisor/campaignstatus", &[]).await;
    let shown = jiff::fmt::rfc2822::parse(reply.headers["date"].to_str().unwrap()).unwrap().timestamp();
    assert!(shown.duration_since(before).as_secs() >= 89);
}
