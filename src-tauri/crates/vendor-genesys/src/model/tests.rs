use serde_json::{Value, json};

use super::*;
use crate::wire::{WireState, read_event};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).expect("in range")
}

fn call(id: &str, state: &str, more: &Value) -> Value {
    let mut call = json!({ "id": id, "callUuid": id, "state": state, "capabilities": [] });
    for (name, value) in more.as_object().expect("an object") {
        call[name] = value.clone();
    }
    call
}

fn told(model: &Model, call: &Value, second: i64) {
    let data =
        json!({ "messageType": "CallStateChangeMessage", "call": call, "extensions": { "WrapUpTime": 20 } });
    model.apply(read_event(&data).expect("an event"), at(second));
}

fn agent(model: &Model, state: &Value, second: i64) {
    let data = json!({ "messageType": "DeviceStateChangeMessage",
        "devices": [{ "id": "d1", "deviceState": "Active", "userState": state }] });
    model.apply(read_event(&data).expect("an event"), at(second));
}

fn reading(calls: &[Value]) -> Reading {
    Reading {
        devices: Vec::new(),
        calls: calls.iter().map(|call| Call::read(call).expect("a call")).collect(),
    }
}

fn listed(model: &Model) -> Vec<(String, bool)> {
    model.calls().iter().map(|call| (call.call.id.clone(), call.is_live())).collect()
}

#[tokio::test(start_paused = true)]
async fn a_model_nobody_has_filled_is_in_doubt_and_a_reading_settles_it() {
    let model = Model::new();
    assert!(model.is_in_doubt());
    model.begin_reading();
    model.end_reading(Some(reading(&[])), at(0));
    assert!(!model.is_in_doubt());
    model.doubt();
    assert!(model.is_in_doubt());
    model.begin_reading();
    model.end_reading(None, at(0));
    assert!(model.is_in_doubt(), "a reading that failed settles nothing");
}

#[tokio::test(start_paused = true)]
async fn what_is_pushed_while_the_whole_is_read_is_applied_on_top() {
    let model = Model::new();
    told(&model, &call("A1", "Established", &json!({})), 0);
    model.begin_reading();
    told(&model, &call("A1", "Released", &json!({})), 1);
    told(&model, &call("A2", "Ringing", &json!({})), 1);
    model.end_reading(Some(reading(&[call("A1", "Established", &json!({}))])), at(2));
    assert_eq!(listed(&model), [("A1".into(), false), ("A2".into(), true)]);
    assert!(!model.is_in_doubt());
}

#[tokio::test(start_paused = true)]
async fn a_doubt_raised_while_the_whole_is_read_stays() {
    let model = Model::new();
    model.begin_reading();
    model.doubt();
    model.end_reading(Some(reading(&[])), at(0));
    assert!(model.is_in_doubt());
}

#[tokio::test(start_paused = true)]
async fn a_released_call_waits_for_its_outcome_and_is_never_brought_back_by_a_late_event() {
    let model = Model::new();
    told(&model, &call("A1", "Ringing", &json!({})), 0);
    told(&model, &call("A1", "Established", &json!({})), 1);
    told(&model, &call("A1", "Released", &json!({})), 2);
    told(&model, &call("A1", "Established", &json!({})), 1);
    assert_eq!(listed(&model), [("A1".into(), false)]);
    model.forget(&VendorCallId::new("A1"));
    told(&model, &call("A1", "Established", &json!({})), 1);
    assert!(listed(&model).is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_call_nobody_took_leaves_nothing_behind_but_one_dialled_in_vain_owes_its_outcome() {
    let model = Model::new();
    told(&model, &call("A1", "Ringing", &json!({})), 0);
    told(&model, &call("A1", "Released", &json!({})), 1);
    told(&model, &call("A2", "Dialing", &json!({})), 2);
    told(&model, &call("A2", "Released", &json!({})), 3);
    told(&model, &call("A3", "Established", &json!({ "monitoring": true })), 4);
    told(&model, &call("A3", "Released", &json!({})), 5);
    assert_eq!(listed(&model), [("A2".into(), false)]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_gone_from_the_list_has_ended() {
    let model = Model::new();
    told(&model, &call("A1", "Established", &json!({})), 0);
    model.begin_reading();
    model.end_reading(Some(reading(&[])), at(1));
    assert_eq!(listed(&model), [("A1".into(), false)]);
}

#[tokio::test(start_paused = true)]
async fn a_consultation_knows_the_call_it_is_for_by_its_parent_or_by_the_one_held() {
    for more in [
        json!({ "callType": "Consult", "parentCallUri": "http://elsewhere.example/api/v2/me/calls/A1" }),
        json!({ "callType": "Consult", "parentCallPath": "/calls/A1" }),
        json!({ "callType": "Consult" }),
    ] {
        let model = Model::new();
        told(&model, &call("A1", "Held", &json!({})), 0);
        told(&model, &call("A2", "Dialing", &more), 1);
        let customer = VendorCallId::new("A1");
        assert_eq!(model.consultation(&customer).map(|call| call.call.id).as_deref(), Some("A2"));
        told(&model, &call("A2", "Released", &json!({ "callType": "Consult" })), 2);
        assert_eq!(listed(&model), [("A1".into(), true)], "a consultation owes no outcome");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wrap_up_ends_when_the_switch_said_it_would() {
    let model = Model::new();
    agent(&model, &json!({ "state": "Ready" }), 0);
    told(&model, &call("A1", "Established", &json!({})), 1);
    told(&model, &call("A1", "Released", &json!({})), 5);
    agent(&model, &json!({ "state": "NotReady", "workMode": "AfterCallWork" }), 6);
    assert_eq!((model.agent().since, model.agent().wrap_up_ends), (Some(at(6)), Some(at(26))));
    model.set_wrap_up(Duration::from_secs(60), at(10));
    assert_eq!(model.agent().wrap_up_ends, Some(at(70)));
    agent(&model, &json!({ "state": "Ready" }), 70);
    assert_eq!(model.agent().wrap_up_ends, None);
    agent(&model, &json!({ "state": "NotReady", "workMode": "AfterCallWork" }), 80);
    assert_eq!(model.agent().wrap_up_ends, None, "this one the agent asked for, without an end");
    agent(&model, &json!({ "state": "Ready" }), 90);
    model.set_wrap_up(Duration::from_secs(30), at(91));
    assert_eq!(model.agent().wrap_up_ends, None, "asked for, and not there yet");
    agent(&model, &json!({ "state": "NotReady", "workMode": "AfterCallWork" }), 92);
    assert_eq!(model.agent().wrap_up_ends, Some(at(121)));
}

#[tokio::test(start_paused = true)]
async fn a_command_whose_effect_does_not_show_casts_doubt() {
    let model = Model::new();
    model.begin_reading();
    model.end_reading(Some(reading(&[call("A1", "Ringing", &json!({}))])), at(0));
    model.expect(Expected::Call("A1".into()));
    tokio::time::advance(Duration::from_secs(9)).await;
    assert!(!model.is_in_doubt());
    tokio::time::advance(Duration::from_secs(2)).await;
    assert!(model.is_in_doubt(), "accepted, and still ringing");

    told(&model, &call("A1", "Established", &json!({})), 11);
    assert!(!model.is_in_doubt());
    model.expect(Expected::NewCall);
    model.expect_no_more(&Expected::NewCall);
    tokio::time::advance(Duration::from_secs(60)).await;
    assert!(!model.is_in_doubt(), "a refused command changes nothing");
}

#[tokio::test(start_paused = true)]
async fn a_model_is_checked_from_time_to_time_although_all_is_well() {
    let model = Model::new();
    model.begin_reading();
    model.end_reading(Some(reading(&[])), at(0));
    tokio::time::advance(TRUSTED_FOR + Duration::from_secs(1)).await;
    assert!(model.is_in_doubt());
}

#[tokio::test(start_paused = true)]
async fn events_that_overtook_each_other_are_settled_by_asking() {
    let model = Model::new();
    model.begin_reading();
    model.end_reading(Some(reading(&[])), at(0));
    told(&model, &call("A1", "Held", &json!({ "duration": "9" })), 9);
    assert!(!model.is_in_doubt());
    told(&model, &call("A1", "Established", &json!({ "duration": "3" })), 9);
    assert!(model.is_in_doubt());
}

#[tokio::test(start_paused = true)]
async fn a_message_that_says_nothing_but_error_casts_doubt() {
    let model = Model::new();
    model.begin_reading();
    model.end_reading(Some(reading(&[])), at(0));
    let mut changes = model.changes();
    changes.mark_unchanged();
    model.apply(Event::Fault, at(1));
    assert!(model.is_in_doubt() && changes.has_changed().expect("open"));
}

#[tokio::test(start_paused = true)]
async fn a_call_keeps_the_name_it_was_first_seen_with() {
    let model = Model::new();
    told(&model, &json!({ "id": "006c", "state": "Ringing" }), 0);
    told(&model, &json!({ "id": "006c", "callUuid": "UIVB", "state": "Established" }), 1);
    let known = model.call(&VendorCallId::new("006c")).expect("known");
    assert_eq!((known.call.uuid.as_str(), known.call.state), ("UIVB", Some(WireState::Established)));
}

#[tokio::test(start_paused = true)]
async fn calls_without_number_are_taken_in_up_to_a_bound() {
    let model = Model::new();
    let many: Vec<Value> = (0..1_000).map(|id| call(&format!("A{id}"), "Held", &json!({}))).collect();
    for call in &many {
        told(&model, call, 0);
    }
    assert_eq!(model.calls().len(), 200);
    model.begin_reading();
    model.end_reading(Some(reading(&many)), at(1));
    assert_eq!(model.calls().len(), 200);
}
