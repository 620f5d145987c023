use ringside_simulator_maxcontact::{AgentState, Enumerations};
use serde_json::Value;

use crate::tenant::{ANA, Tenant, texts};

fn agent(tenant: &Tenant) -> AgentState {
    tenant.sim.state().agents.iter().find(|agent| agent.user == ANA).unwrap().state
}

#[tokio::test]
async fn a_hung_up_call_can_vanish_at_once_and_still_take_its_outcome() {
    let tenant = Tenant::with(|settings| settings.rules.ended_calls_vanish = true).await;
    let call = tenant.talk("07700900123").await;
    tenant.yes(&format!("hangup/user/42/call/{call}")).await;
    assert_eq!(tenant.yes("getcalls/user/42").await, Value::Array(Vec::new()));
    assert_eq!(agent(&tenant), AgentState::Wrapping);
    tenant.yes(&format!("dispose/user/42/call/{call}?resultcode=SALE")).await;
}

#[tokio::test]
async fn without_auto_ready_the_agent_is_not_ready_after_the_outcome() {
    let tenant = Tenant::with(|settings| settings.rules.auto_ready = false).await;
    let call = tenant.talk("07700900123").await;
    tenant.yes(&format!("dispose/user/42/call/{call}?resultcode=SALE")).await;
    assert_eq!(agent(&tenant), AgentState::NotReady);
}

#[tokio::test]
async fn a_second_call_can_be_allowed_without_hold() {
    let tenant = Tenant::with(|settings| settings.rules.second_call_needs_hold = false).await;
    tenant.talk("07700900123").await;
    tenant.talk("07700900124").await;
    assert_eq!(tenant.yes("getcalls/user/42").await.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_role_without_recording_is_refused() {
    let tenant = Tenant::with(|settings| settings.rules.recording_permitted = false).await;
    let call = tenant.talk("07700900123").await;
    assert_eq!(tenant.no(&format!("stoprecord/user/42/call/{call}")).await, 7);
    assert_eq!(tenant.yes("getcalls/user/42").await[0]["RecordingState"], 1);
}

#[tokio::test]
async fn a_listed_result_code_can_be_outside_the_plan() {
    let tenant = Tenant::with(|settings| settings.rules.refused_result_codes = vec!["SALE".to_owned()]).await;
    let call = tenant.talk("07700900123").await;
    assert_eq!(tenant.no(&format!("dispose/user/42/call/{call}?resultcode=SALE")).await, 5);
    tenant.yes(&format!("dispose/user/42/call/{call}?resultcode=NOTINT")).await;
}

#[tokio::test]
async fn shuffled_enumerations_change_every_integer_and_nothing_else() {
    let dealt = Enumerations::shuffled(7);
    let tenant = Tenant::with(|settings| settings.enumerations = dealt.clone()).await;
    assert_eq!(tenant.sim.enumerations(), dealt);
    let call = tenant.talk("07700900123").await;
    let shown = tenant.yes("getcalls/user/42").await;
    assert_eq!(shown[0]["CallState"], dealt.call_state.connected);
    assert_eq!(shown[0]["CallStatus"], dealt.call_status.outbound_manual);
    assert_eq!(shown[0]["RecordingState"], dealt.recording_state.on);
    let xml = tenant.get_xml("getcalls/user/42").await.body;
    assert_eq!(texts(&xml, "CallState"), [dealt.call_state.connected.to_string()]);
    assert_eq!(tenant.no("hangup/user/42/call/1").await, i64::from(dealt.response_code.unknown_call));
    tenant.yes(&format!("hangup/user/42/call/{call}")).await;
    assert_eq!(tenant.yes("getcalls/user/42").await[0]["CallState"], dealt.call_state.ended);
}
