use serde_json::{Value, json};

use crate::tenant::Desk;

#[tokio::test]
async fn a_whole_call_can_be_driven_and_read_through_the_controls() {
    let desk = Desk::start().await;
    for event in [
        json!({"event": "agent_logs_in", "user": "agent1"}),
        json!({"event": "inbound_call", "user": "agent1", "number": "07700900128"}),
        json!({"event": "agent_answers", "user": "agent1"}),
        json!({"event": "data_attached", "user": "agent1", "user_data": {"Segment": "Gold"}}),
        json!({"event": "agent_holds", "user": "agent1"}),
        json!({"event": "agent_retrieves", "user": "agent1"}),
        json!({"event": "agent_disposes", "user": "agent1", "disposition": "Sale"}),
        json!({"event": "customer_hangs_up", "user": "agent1"}),
    ] {
        let reply = desk.control("POST", "event", event.clone()).await;
        assert_eq!(reply.status, 200, "{event}: {}", reply.body);
    }
    let state = desk.control("GET", "state", Value::Null).await.json();
    assert_eq!(
        (&state["calls"][0]["state"], &state["calls"][0]["user_data"]["Segment"]),
        (&json!("Released"), &json!("Gold"))
    );
    let held = desk.control("GET", "dispositions", Value::Null).await.json();
    assert_eq!((&held[0]["disposition"], &held[0]["user_event"]), (&json!("Sale"), &json!(false)));
    let ledger = desk.control("GET", "ledger", Value::Null).await.json();
    let methods: Vec<&str> =
        ledger.as_array().unwrap().iter().map(|entry| entry["method"].as_str().unwrap()).collect();
    assert_eq!(
        methods,
        [
            "startcontactcentersession",
            "inbound_call",
            "answer",
            "data_attached",
            "hold",
            "retrieve",
            "setcalldisposition",
            "customer_hangs_up",
        ]
    );
    let rest = desk.control("GET", "ledger?since=6", Value::Null).await.json();
    assert_eq!(rest[0]["seq"], 7);
}

#[tokio::test]
async fn an_event_without_its_occasion_is_refused_and_changes_nothing() {
    let desk = Desk::start().await;
    for event in [
        json!({"event": "customer_answers", "user": "agent1"}),
        json!({"event": "customer_answers", "user": "nobody"}),
        json!({"event": "inbound_call", "user": "agent1", "number": "07700900128"}),
        json!({"event": "agent_takes_state", "user": "agent1", "operation": "Ready"}),
        json!({"event": "sessions_expire", "user": "nobody"}),
    ] {
        let reply = desk.control("POST", "event", event.clone()).await;
        assert_eq!((reply.status, reply.json()["error"].is_string()), (409, true), "{event}");
    }
    let unknown = desk.control("POST", "event", json!({"event": "moon_rises"})).await;
    assert!(matches!(unknown.status, 400 | 422));
    assert!(desk.sim.state().calls.is_empty());
}

#[tokio::test]
async fn settings_are_changed_in_part_and_survive_a_reset() {
    let desk = Desk::ready().await;
    desk.talk("07700900123").await;
    let patch = json!({"push": {"timeout_ms": 5_000}, "trouble": {"voice_down": true}});
    let settings = desk.control("PATCH", "settings", patch).await.json();
    assert_eq!(
        (&settings["push"]["timeout_ms"], &settings["push"]["interval_ms"]),
        (&json!(5_000), &json!(0))
    );
    for wrong in [json!({"push": {"timeout_ms": "x"}}), json!({"moon": 1})] {
        assert_eq!(desk.control("PATCH", "settings", wrong).await.status, 400);
    }
    let state = desk.control("POST", "reset", json!({})).await.json();
    assert_eq!(
        (&state["calls"], &state["ledger_entries"], &state["requests"]),
        (&json!([]), &json!(0), &json!({}))
    );
    assert!(desk.sim.settings().trouble.voice_down);
    let uri = desk.fetch("me").await["user"]["uri"].as_str().unwrap().to_owned();
    assert!(uri.starts_with(&desk.sim.base_url()), "{uri}");
}

#[tokio::test]
async fn the_clock_moves_on_request() {
    let desk = Desk::start().await;
    let before = desk.sim.state().now;
    let state = desk.control("POST", "clock", json!({"advance_ms": 90_000})).await.json();
    let now: jiff::Timestamp = state["now"].as_str().unwrap().parse().unwrap();
    assert!(now.duration_since(before).as_secs() >= 90);
}

#[tokio::test]
async fn a_stopped_simulator_frees_its_port_and_breaks_held_connects() {
    let desk = Desk::ready().await;
    let push = desk.listen().await;
    let connect = tokio::spawn(
        desk.request("POST", "notifications").json(&json!([push.message("/meta/connect")])).send(),
    );
    crate::tenant::until("the connect is held", || desk.sim.state().held_connects == 1).await;
    desk.sim.stop().await;
    assert!(connect.await.unwrap().is_err());
    std::net::TcpListener::bind(desk.sim.addr()).unwrap();
}
