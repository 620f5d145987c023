use serde_json::{Value, json};

use crate::tenant::Tenant;

#[tokio::test]
async fn a_whole_call_can_be_driven_and_read_through_the_controls() {
    let tenant = Tenant::start().await;
    tenant.yes("dial/user/42/phone/07700900123?leadid=778899").await;
    for (event, call) in [
        (json!({"event": "customer_answers", "user": 42}), json!(1_000)),
        (json!({"event": "agent_holds", "user": 42, "call": 1_000}), json!(1_000)),
        (json!({"event": "customer_hangs_up", "user": 42}), json!(1_000)),
        (json!({"event": "agent_disposes", "user": 42, "result_code": "SALE"}), json!(1_000)),
        (json!({"event": "inbound_call", "user": 42, "number": "07700900124", "name": "Nils"}), json!(1_001)),
        (json!({"event": "restart"}), Value::Null),
        (json!({"event": "expire_tokens"}), Value::Null),
    ] {
        let reply = tenant.control("POST", "event", event.clone()).await;
        assert_eq!((reply.status, &reply.json()["call"]), (200, &call), "{event}: {}", reply.body);
    }
    assert_eq!(tenant.get("getcalls/user/42").await.status, 401);

    let ledger = tenant.control("GET", "ledger", Value::Null).await.json();
    let dial = &ledger[0];
    assert_eq!(
        (&dial["method"], &dial["effect"], &dial["origin"]),
        (&json!("dial"), &json!("executed"), &json!("api"))
    );
    assert_eq!(
        (&dial["user"], &dial["call"], &dial["phone"]),
        (&json!("42"), &json!("1000"), &json!("07700900123"))
    );
    assert_eq!(dial["parameters"], json!({"phone": "07700900123", "leadid": "778899"}));
    let entries = ledger.as_array().unwrap().len();
    let rest = tenant.control("GET", "ledger?since=3", Value::Null).await.json();
    assert_eq!((rest.as_array().unwrap().len(), &rest[0]["seq"]), (entries - 3, &json!(4)));

    let held = tenant.control("GET", "dispositions", Value::Null).await.json();
    assert_eq!((&held[0]["result_code"], &held[0]["lead"]), (&json!("SALE"), &json!(778_899)));
    assert_eq!(held[0]["started"], dial["call_started"]);
}

#[tokio::test]
async fn an_event_without_its_occasion_is_refused_and_changes_nothing() {
    let tenant = Tenant::start().await;
    for (event, status) in [
        (json!({"event": "customer_answers", "user": 42}), 409),
        (json!({"event": "inbound_call", "user": 42, "number": "07700900124"}), 409),
        (json!({"event": "agent_ready", "user": 9}), 409),
        (json!({"event": "moon_rises"}), 400),
        (json!({"event": "agent_ready"}), 400),
        (json!([]), 400),
    ] {
        let reply = tenant.control("POST", "event", event.clone()).await;
        assert!(
            reply.status == status || (status == 400 && reply.status == 422),
            "{event}: {}",
            reply.status
        );
        assert!(reply.json()["error"].is_string(), "{event}");
    }
    assert!(tenant.sim.state().calls.is_empty());
}

#[tokio::test]
async fn faults_are_planned_listed_and_cleared() {
    let tenant = Tenant::start().await;
    let rule = json!({"method": "dial", "count": 2, "skip": 1, "execute": true, "fault": "html_error"});
    let listed = tenant.control("POST", "faults", rule.clone()).await;
    assert_eq!((listed.status, listed.json()), (200, json!([rule])));
    tenant.yes("dial/user/42/phone/07700900123").await;
    assert_eq!(tenant.get("dial/user/43/phone/07700900123").await.status, 500);
    assert_eq!(tenant.sim.state().calls.len(), 2);
    assert_eq!(tenant.control("GET", "faults", Value::Null).await.json()[0]["count"], 1);
    assert_eq!(tenant.control("DELETE", "faults", Value::Null).await.json(), json!([]));
    tenant.yes("dial/user/44/phone/07700900123").await;
    let unknown = tenant.control("POST", "faults", json!({"method": "dial", "fault": "gremlins"})).await;
    assert!(unknown.status >= 400 && unknown.json()["error"].is_string());
}

#[tokio::test]
async fn settings_are_read_and_changed_in_part() {
    let tenant = Tenant::start().await;
    let patch = json!({"wire": {"always_xml": true}, "rules": {"auto_ready": false}});
    assert_eq!(tenant.control("PATCH", "settings", patch).await.status, 200);
    let settings = tenant.control("GET", "settings", Value::Null).await.json();
    assert_eq!(
        (&settings["wire"]["always_xml"], &settings["rules"]["auto_ready"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(settings["rules"]["break_delay_ms"], 5_000, "the rest stays");
    assert!(tenant.get("users/user/42").await.body.starts_with('<'));
    for wrong in [json!({"wire": {"always_xml": 3}}), json!({"wires": {}}), json!(7)] {
        assert_eq!(tenant.control("PATCH", "settings", wrong.clone()).await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn a_reset_starts_over_and_keeps_the_settings() {
    let tenant = Tenant::start().await;
    tenant.sim.update(|settings| settings.rules.auto_ready = false);
    tenant.talk("07700900123").await;
    let state = tenant.control("POST", "reset", json!({})).await.json();
    assert_eq!(
        (&state["calls"], &state["next_call"], &state["tokens"]),
        (&json!([]), &json!(1_000), &json!(0))
    );
    assert_eq!((&state["ledger_entries"], &state["requests"]), (&json!(0), &json!({})));
    assert!(!tenant.sim.settings().rules.auto_ready);
}

#[tokio::test]
async fn the_clock_moves_on_request_and_the_state_shows_it() {
    let tenant = Tenant::start().await;
    let before = tenant.sim.state().now;
    let state = tenant.control("POST", "clock", json!({"advance_ms": 90_000})).await.json();
    let now: jiff::Timestamp = state["now"].as_str().unwrap().parse().unwrap();
    assert!(now.duration_since(before).as_secs() >= 90);
    assert_eq!(state["agents"][0]["state"], "not_ready");
    assert_eq!(state["requests"], json!({"token": 1}));
}

#[tokio::test]
async fn an_unknown_control_is_a_json_error() {
    let tenant = Tenant::start().await;
    let reply = tenant.control("GET", "nothing", Value::Null).await;
    assert_eq!((reply.status, reply.json()["error"].is_string()), (404, true));
}
