use std::collections::BTreeMap;
use std::time::Duration;

use ringside_simulator_ucontact::{Activity, CallKind, CallState, Event};

use crate::tenant::{ANA, Tenant, with, without};

const BREAK: [(&str, &str); 4] =
    [("agent", ANA), ("interface", "SIP/1997"), ("motive", "Almuerzo"), ("message", "")];

fn inbound(campaign: Option<&str>) -> Event {
    Event::InboundCall {
        agent: ANA.to_owned(),
        number: "59899000002".to_owned(),
        campaign: campaign.map(str::to_owned),
        guid: None,
        data: BTreeMap::from([("ticket".to_owned(), "7".to_owned()), ("vip".to_owned(), "sí".to_owned())]),
    }
}

#[tokio::test]
async fn breaks_begin_change_and_end_and_may_be_repeated() {
    let tenant = Tenant::start().await;
    let now = || tenant.agent(ANA).on_break;
    tenant.says("api/AgentBreak", &BREAK, "\"OK\"").await;
    assert_eq!(now().as_deref(), Some("Almuerzo"));
    tenant.says("api/AgentBreak", &BREAK, "\"OK\"").await;
    tenant.says("api/AgentBreak", &with(&BREAK, "motive", "Capacitación"), "\"OK\"").await;
    assert_eq!(now().as_deref(), Some("Capacitación"));
    tenant.says("api/AgentUnBreak", &BREAK, "\"OK\"").await;
    assert_eq!(now(), None);
    tenant.says("api/AgentUnBreak", &without(&BREAK, "message"), "\"OK\"").await;
}

#[tokio::test]
async fn a_break_that_does_not_fit_is_refused_for_its_own_reason() {
    let tenant = Tenant::start().await;
    for path in ["api/AgentBreak", "api/AgentUnBreak"] {
        for (fields, why) in [
            (without(&BREAK, "agent"), "agent is missing"),
            (with(&BREAK, "agent", "nobody"), "unknown agent"),
            (with(&BREAK, "agent", "l.prueba"), "agent is not signed in"),
            (without(&BREAK, "interface"), "interface is missing"),
            (with(&BREAK, "interface", "1997"), "interface is not the agent's"),
            (with(&BREAK, "interface", "SIP/1998"), "interface is not the agent's"),
            (with(&BREAK, "motive", ""), "motive is missing"),
            (with(&BREAK, "motive", "almuerzo"), "unknown motive"),
        ] {
            tenant.says(path, &fields, "0").await;
            assert_eq!(tenant.why(), why, "{path} {fields:?}");
        }
    }
    assert_eq!(tenant.agent(ANA).on_break, None);
}

#[tokio::test]
async fn break_and_call_are_two_things() {
    let tenant = Tenant::start().await;
    tenant.says("api/AgentBreak", &BREAK, "\"OK\"").await;
    tenant.sim.event(inbound(Some("Soporte<-"))).unwrap_err();
    let done = tenant.sim.event(inbound(None)).unwrap();
    let agent = tenant.agent(ANA);
    assert_eq!((agent.activity, agent.on_break.as_deref()), (Activity::Busy, Some("Almuerzo")));
    assert_eq!(done.screen_pop.unwrap().campaign, "");
    tenant.sim.event(Event::CustomerHangsUp { agent: ANA.to_owned(), guid: done.guid }).unwrap();
    assert_eq!(tenant.agent(ANA).activity, Activity::Idle, "a direct call has no wrap-up");
}

#[tokio::test]
async fn an_inbound_call_is_connected_and_comes_with_what_the_portal_would_show() {
    let tenant = Tenant::start().await;
    let done = tenant.sim.event(inbound(Some("Soporte<-"))).unwrap();
    let call = tenant.sim.state().calls.remove(0);
    assert_eq!((call.state, call.kind), (CallState::Connected, CallKind::Inbound));
    let pop = serde_json::to_value(done.screen_pop.unwrap()).unwrap();
    let expected = serde_json::json!({
        "Guid": call.guid, "Campaign": "Soporte<-", "Callerid": "59899000002", "Form": "Ficha",
        "Screen": "TRUE", "Beep": "TRUE", "Answer": "TRUE", "ParAndValues": "ticket=7:vip=sí",
    });
    assert_eq!(pop, expected);
    tenant.sim.event(inbound(Some("Soporte<-"))).unwrap_err();
    tenant.sim.event(Event::CustomerHangsUp { agent: ANA.to_owned(), guid: None }).unwrap();
    tenant.sim.event(inbound(Some("Soporte<-"))).unwrap_err();
    tenant.sim.event(inbound(Some("Soporte"))).unwrap_err();
    tenant.sim.advance(Duration::from_secs(60));
    tenant.sim.event(inbound(Some("Soporte<-"))).unwrap();
}

#[tokio::test]
async fn wrap_up_lasts_until_the_disposition_where_it_has_no_time() {
    let tenant = Tenant::with(|settings| settings.rules.wrap_up_ms = None).await;
    let guid = tenant.ended_call().await;
    tenant.sim.advance(Duration::from_secs(36_000));
    assert_eq!(tenant.agent(ANA).activity, Activity::WrapUp);
    let disposes = Event::AgentDisposes {
        agent: ANA.to_owned(),
        guid: None,
        l1: "No contesta".to_owned(),
        l2: String::new(),
        l3: String::new(),
    };
    assert_eq!(tenant.sim.event(disposes).unwrap().guid.as_deref(), Some(guid.as_str()));
    assert_eq!(tenant.agent(ANA).activity, Activity::Idle);
    assert_eq!(tenant.sim.dispositions()[0].l1, "No contesta");
}

#[tokio::test]
async fn a_forced_logout_and_a_restart_end_calls_and_tokens_and_keep_what_was_stored() {
    let tenant = Tenant::start().await;
    tenant.talk().await;
    tenant.sim.event(Event::SupervisorLogsOut { agent: ANA.to_owned() }).unwrap();
    assert_eq!((tenant.call_states(), tenant.agent(ANA).signed_in), (vec![CallState::Ended], false));
    assert_eq!(tenant.post("api/AgentBreak", &BREAK).await.status, 401);
    tenant.sim.event(Event::SupervisorLogsOut { agent: ANA.to_owned() }).unwrap_err();

    tenant.sim.event(Event::AgentLogsIn { agent: ANA.to_owned() }).unwrap();
    assert_eq!((tenant.agent(ANA).signed_in, tenant.sim.state().tokens), (true, 0));
    tenant.sign_in(ANA).await;
    tenant.sim.event(Event::Restart).unwrap();
    let state = tenant.sim.state();
    assert_eq!((state.tokens, state.calls.len()), (0, 1));
    assert!(state.agents.iter().all(|agent| !agent.signed_in));
}

#[tokio::test]
async fn a_refused_logout_by_a_supervisor_leaves_the_tokens_good() {
    let tenant = Tenant::with(|settings| settings.token.logoff_ends = false).await;
    tenant.says("api/AgentLogoff", &[("agent", ANA)], "\"OK\"").await;
    tenant.sim.event(Event::SupervisorLogsOut { agent: ANA.to_owned() }).unwrap_err();
    assert_eq!(tenant.sim.state().tokens, 1);
}
