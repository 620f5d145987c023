use ringside_domain::{Direction, VendorCallId};
use serde_json::{Value, json};

use super::*;
use crate::{
    config::GenesysOptions,
    model::Model,
    wire::{Device, read_event},
};

fn settled(options: &str) -> Settled {
    let options: GenesysOptions = toml::from_str(options).expect("options");
    Settled::new(options).expect("fine")
}

fn known(call: &Value) -> KnownCall {
    let model = Model::new();
    let data = json!({ "messageType": "CallStateChangeMessage", "call": call });
    model.apply(read_event(&data).expect("an event"), jiff::Timestamp::UNIX_EPOCH);
    model.calls().remove(0)
}

fn observed(more: &Value) -> ObservedCall {
    let mut call = json!({ "id": "A1", "callUuid": "A1", "state": "Established" });
    for (name, value) in more.as_object().expect("an object") {
        call[name] = value.clone();
    }
    super::call(&known(&call), &settled(r#"disposition_key = "DispositionCode""#))
}

#[test]
fn a_call_is_told_in_our_words() {
    let call = observed(&json!({
        "participants": [{ "e164Number": "", "phoneNumber": "15001" }], "callType": "Outbound", "mute": "On",
        "userData": { "DispositionCode": "Referred", "GSW_RECORD_HANDLE": 7, "GSW_CAMPAIGN_NAME": "Spring" },
        "capabilities": ["Hangup", "Hold", "UnmuteCall", "InitiateTransfer", "UpdateUserData"], "duration": "60",
    }));
    assert_eq!(call.id, VendorCallId::new("A1"));
    assert_eq!((call.state, call.direction), (Some(CallState::Connected), Some(Direction::Outbound)));
    assert_eq!((call.number.as_deref(), call.muted), (Some("15001"), Some(true)));
    assert_eq!(call.code.as_deref(), Some("Referred"));
    assert_eq!((call.lead, call.queue.as_deref()), (Some(LeadId::new("7")), Some("Spring")));
    assert_eq!(
        call.allowed,
        Some(vec![CallAction::HangUp, CallAction::Hold, CallAction::Unmute, CallAction::Consult])
    );
    assert_eq!(call.started.map(jiff::Timestamp::as_second), Some(-60));
}

#[test]
fn a_call_that_lists_nothing_it_allows_says_so() {
    assert_eq!(observed(&json!({})).allowed, None);
    assert_eq!(observed(&json!({ "capabilities": [] })).allowed, Some(Vec::new()));
}

#[test]
fn a_held_call_can_be_taken_back_by_swapping() {
    let held = json!({ "state": "Held", "capabilities": ["SwapCalls", "CompleteTransfer"] });
    assert_eq!(observed(&held).allowed, Some(vec![CallAction::Retrieve, CallAction::CompleteTransfer]));
    let up = json!({ "capabilities": ["SwapCalls"] });
    assert_eq!(observed(&up).allowed, Some(Vec::new()));
}

#[test]
fn a_ringing_call_can_be_refused_only_where_the_profile_says_how() {
    let ringing = json!({ "id": "A1", "state": "Ringing", "capabilities": ["ClearCall", "Answer"] });
    let allowed = |options: &str| super::call(&known(&ringing), &settled(options)).allowed;
    assert_eq!(allowed(""), Some(vec![CallAction::Answer]));
    assert_eq!(allowed(r#"reject = "clear_call""#), Some(vec![CallAction::Answer, CallAction::HangUp]));
}

#[test]
fn a_recording_is_told_by_either_generation() {
    let recording = |state: Value, datum: Value| {
        observed(&json!({ "recordingState": state, "userData": { "GSIP_RECORD": datum } })).recording
    };
    assert_eq!(recording(json!("Recording"), json!("ON")), Recording::On);
    assert_eq!(recording(json!("Recording"), json!("PAUSED")), Recording::Off);
    assert_eq!(recording(json!("Stopped"), json!("ON")), Recording::Off);
    assert_eq!(recording(json!(null), json!("ON")), Recording::On);
    assert_eq!(recording(json!(null), json!(null)), Recording::Unknown);
}

fn definitions() -> Vec<AgentStateDefinition> {
    [
        json!({ "id": "900D55CC-2BB0-431F-8BF9-D3525B383BE6", "operationName": "NotReady", "state": "NotReady" }),
        json!({ "id": "D3663509-3D82-4DD3-A82E-2EA8EFA02AEF", "operationName": "AfterCallWork", "state": "NotReady", "workMode": "AfterCallWork" }),
        json!({ "id": "2B36138D-C564-4562-A8CB-3C32D564F296", "operationName": "AuxWork", "displayName": "AuxWork", "state": "NotReady", "workMode": "AuxWork" }),
        json!({ "id": "9430250E-0A1B-421F-B372-F29E69366DED", "operationName": "Ready", "state": "Ready" }),
        json!({ "id": "0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB", "operationName": "Offline", "state": "Logout" }),
        json!({ "id": "aa-1", "operationName": "OutToLunch", "displayName": "Out to lunch", "state": "NotReady", "reason": "lunch" }),
    ]
    .iter()
    .filter_map(AgentStateDefinition::read)
    .collect()
}

fn state_of(device: &Value) -> Option<AgentState> {
    let agent = Agent { device: Device::read(device), ..Agent::default() };
    super::agent(&agent, &[], &definitions())
}

fn in_state(user: &Value) -> Option<AgentState> {
    state_of(&json!({ "id": "d1", "deviceState": "Active", "userState": user }))
}

fn because(id: &str, name: &str) -> Option<AgentState> {
    let reason = Reason { id: BreakId::new(id), name: name.into(), limit_s: None };
    Some(AgentState::NotReady { reason: Some(reason) })
}

#[test]
fn every_state_of_an_agent_is_told_in_our_words() {
    let plain = json!({ "id": "900d55cc-2bb0-431f-8bf9-d3525b383be6", "displayName": "Not Ready", "state": "NotReady" });
    assert_eq!(in_state(&plain), Some(AgentState::NotReady { reason: None }));
    assert_eq!(in_state(&json!({ "state": "NotReady" })), Some(AgentState::NotReady { reason: None }));
    assert_eq!(in_state(&json!({ "state": "Ready", "displayName": "Ready" })), Some(AgentState::Ready));
    assert_eq!(in_state(&json!({ "state": "LoggedIn" })), None, "the switch decides in a moment");
    assert_eq!(in_state(&json!({ "state": "LoggedOut" })), Some(AgentState::SignedOut));
    assert_eq!(in_state(&json!({ "state": "Dancing" })), None);
    assert_eq!(
        in_state(&json!({ "state": "NotReady", "workMode": "AfterCallWork" })),
        Some(AgentState::AfterCallWork)
    );
    assert_eq!(
        in_state(&json!({ "state": "NotReady", "workMode": "AuxWork" })),
        because("AuxWork", "AuxWork")
    );
    for lunch in [
        json!({ "state": "NotReady", "id": "AA-1", "displayName": "Out to lunch", "reason": "lunch" }),
        json!({ "state": "NotReady", "reason": "lunch" }),
        json!({ "state": "NotReady", "reasonCode": "OutToLunch" }),
        json!({ "state": "NotReady", "displayName": "Out to lunch" }),
    ] {
        assert_eq!(in_state(&lunch), because("OutToLunch", "Out to lunch"), "{lunch}");
    }
    let unheard = json!({ "state": "NotReady", "id": "zz", "displayName": "Training" });
    assert_eq!(in_state(&unheard), because("Training", "Training"));
}

#[test]
fn an_agent_whose_phone_is_gone_is_signed_out() {
    let device = json!({ "id": "d1", "deviceState": "Inactive", "userState": { "state": "Ready" } });
    assert_eq!(state_of(&device), Some(AgentState::SignedOut));
}

#[test]
fn an_agent_with_a_call_is_engaged_whatever_the_vendor_calls_it() {
    let device = json!({ "id": "d1", "userState": { "state": "NotReady" } });
    let agent = Agent { device: Device::read(&device), ..Agent::default() };
    let with = |state: &str| super::agent(&agent, &[known(&json!({ "id": "A1", "state": state }))], &[]);
    assert_eq!(with("Held"), Some(AgentState::Engaged));
    assert_eq!(with("Ringing"), Some(AgentState::NotReady { reason: None }));
}

#[test]
fn breaks_are_the_sites_own_states_and_aux_work() {
    let ids: Vec<_> = breaks(&definitions()).into_iter().map(|reason| (reason.id, reason.name)).collect();
    assert_eq!(
        ids,
        [
            (BreakId::new("AuxWork"), "AuxWork".to_owned()),
            (BreakId::new("OutToLunch"), "Out to lunch".to_owned())
        ]
    );
}

#[test]
fn features_decide_what_is_offered() {
    let with = |options: &str, features: &[&str]| {
        let features = features.iter().map(|feature| (*feature).to_owned()).collect();
        capabilities(&settled(options), Some(&features))
    };
    let agent = with("", &["api-voice"]);
    assert!(
        agent.answer && agent.disposition.is_some() && !agent.monitor && !agent.force_state && !agent.notes
    );
    let supervisor = with(
        "floor = true\nnote_key = \"Notes\"\n[outbound]\napplication_id = 1",
        &[
            "api-voice",
            "api-supervisor-monitoring",
            "api-supervisor-agent-control",
            "api-provisioning-read",
            "api-voice-outbound",
        ],
    );
    assert!(supervisor.monitor && supervisor.force_state && supervisor.floor && supervisor.schedule_call);
    assert!(supervisor.notes);
    let without_voice = with("floor = true", &["api-multimedia"]);
    assert_eq!(without_voice, Capabilities { push: true, ..Capabilities::default() });
    let unlisted = capabilities(&settled("floor = true"), None);
    assert!(unlisted.answer && !unlisted.floor);
}
