use std::time::Duration;

use ringside_simulator_kit::Effect;
use ringside_simulator_ucontact::{Activity, CallState, Event};

use crate::tenant::{ANA, CALL, Tenant, with, without};

#[tokio::test]
async fn a_call_goes_from_the_click_to_the_end_of_wrap_up() {
    let tenant = Tenant::start().await;
    let guid = tenant.post("Agents/AgentCall", &CALL).await.body;
    assert_eq!(tenant.call_states(), [CallState::Ringing]);
    assert_eq!(tenant.agent(ANA).activity, Activity::Busy);
    let done = tenant.sim.event(Event::CustomerAnswers { agent: ANA.to_owned(), guid: None }).unwrap();
    assert_eq!((done.guid.as_deref(), done.screen_pop), (Some(guid.as_str()), None));
    assert_eq!(tenant.call_states(), [CallState::Connected]);
    tenant.says("Agents/HangupPhone", &[("phone", "1997")], "\"OK\"").await;
    assert_eq!(tenant.call_states(), [CallState::Ended]);
    let agent = tenant.agent(ANA);
    assert_eq!((agent.activity, agent.wrap_up.as_deref()), (Activity::WrapUp, Some(guid.as_str())));
    tenant.sim.advance(Duration::from_secs(60));
    assert_eq!(tenant.agent(ANA).activity, Activity::Idle);
}

#[tokio::test]
async fn the_ledger_names_the_call_that_was_made_and_the_one_that_was_hung_up() {
    let tenant = Tenant::start().await;
    let guid = tenant.talk().await;
    tenant.post("Agents/HangupPhone", &[("phone", "1997")]).await;
    let ledger = tenant.sim.ledger();
    let methods: Vec<&str> = ledger.iter().map(|entry| entry.method.as_str()).collect();
    assert_eq!(methods, ["agentlogin", "agentcall", "customer_answers", "hangupphone"]);
    let started = tenant.sim.state().calls[0].started;
    for entry in &ledger[1..] {
        assert_eq!((entry.call.as_deref(), entry.user.as_deref()), (Some(guid.as_str()), Some(ANA)));
        assert_eq!((entry.call_started, entry.phone.as_deref()), (Some(started), Some("59899000001")));
        assert_eq!(entry.effect, Effect::Executed);
    }
    assert_eq!(ledger[1].parameters["outqueue"], "Cobranza->");
    let body = "callerid=59820000000&agent=a.ejemplo&phone=1997&tech=SIP&context=agentes\
                &outqueue=Cobranza-%3E&destination=59899000001";
    assert_eq!(ledger[1].parameters["body"], body);
}

#[tokio::test]
async fn a_click_to_call_that_does_not_fit_is_refused_for_its_own_reason() {
    let tenant = Tenant::start().await;
    let missing = "a required field is missing or empty";
    for (fields, why) in [
        (without(&CALL, "callerid"), missing),
        (without(&CALL, "agent"), missing),
        (with(&CALL, "phone", ""), missing),
        (without(&CALL, "tech"), missing),
        (without(&CALL, "context"), missing),
        (without(&CALL, "outqueue"), missing),
        (without(&CALL, "destination"), missing),
        (with(&CALL, "agent", "nobody"), "unknown agent"),
        (with(&CALL, "agent", "l.prueba"), "agent is not signed in"),
        (with(&CALL, "phone", "1998"), "phone is not the agent's"),
        (with(&CALL, "tech", "IAX"), "unknown tech"),
        (with(&CALL, "outqueue", "Cobranza"), "unknown campaign"),
        (with(&CALL, "outqueue", "Cobranza-%3E"), "unknown campaign"),
        (with(&CALL, "destination", "Cobranza->"), "not a number"),
    ] {
        tenant.says("Agents/AgentCall", &fields, "0").await;
        assert_eq!(tenant.why(), why, "{fields:?}");
    }
    assert!(tenant.sim.state().calls.is_empty());
    let merged = "callerid=59820000000agent=a.ejemplo&phone=1997&tech=SIP&context=agentes\
                  &outqueue=Cobranza-%3E&destination=59899000001";
    assert_eq!(tenant.post_raw("Agents/AgentCall", merged).await.body, "0");
}

#[tokio::test]
async fn a_second_call_waits_for_the_first_to_end() {
    let tenant = Tenant::start().await;
    tenant.talk().await;
    tenant.says("Agents/AgentCall", &CALL, "0").await;
    tenant.sim.event(Event::AgentHangsUp { agent: ANA.to_owned() }).unwrap();
    assert_eq!(tenant.agent(ANA).activity, Activity::WrapUp);
    tenant.talk().await;
    assert_eq!(tenant.call_states(), [CallState::Ended, CallState::Connected]);
}

#[tokio::test]
async fn a_phone_that_nobody_picks_up_has_a_guid_and_no_customer() {
    let tenant = Tenant::with(|settings| settings.rules.agent_leg_answers = false).await;
    let guid = tenant.post("Agents/AgentCall", &CALL).await.body;
    assert_eq!((guid.len(), tenant.call_states()), (36, vec![CallState::AgentLeg]));
    tenant.sim.event(Event::CustomerAnswers { agent: ANA.to_owned(), guid: None }).unwrap_err();
    tenant.sim.event(Event::AgentAnswersPhone { agent: ANA.to_owned() }).unwrap();
    assert_eq!(tenant.call_states(), [CallState::Ringing]);
    tenant.sim.event(Event::AgentAnswersPhone { agent: ANA.to_owned() }).unwrap_err();
}

#[tokio::test]
async fn hanging_up_takes_the_extension_and_whatever_call_it_has() {
    let tenant = Tenant::start().await;
    for phone in ["SIP/1997", "1234", "", "1997"] {
        tenant.says("Agents/HangupPhone", &[("phone", phone)], "0").await;
    }
    let first = tenant.talk().await;
    tenant.says("Agents/HangupPhone", &[("phone", "1997")], "\"OK\"").await;
    let second = tenant.talk().await;
    tenant.says("Agents/HangupPhone", &[("phone", "1997")], "\"OK\"").await;
    let hung: Vec<String> = tenant
        .sim
        .ledger()
        .into_iter()
        .filter(|entry| entry.method == "hangupphone" && entry.effect == Effect::Executed)
        .filter_map(|entry| entry.call)
        .collect();
    assert_eq!(hung, [first, second], "a late repeat cuts the next call");
}

#[tokio::test]
async fn a_break_can_keep_calls_from_being_made() {
    let tenant = Tenant::start().await;
    tenant.sim.event(Event::AgentBreaks { agent: ANA.to_owned(), motive: "Baño".to_owned() }).unwrap();
    tenant.ended_call().await;
    tenant.sim.update(|settings| settings.rules.call_on_break = false);
    tenant.says("Agents/AgentCall", &CALL, "0").await;
    assert_eq!(tenant.why(), "agent is on a break");
}
