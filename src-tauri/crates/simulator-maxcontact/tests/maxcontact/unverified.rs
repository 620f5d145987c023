use std::time::Duration;

use ringside_simulator_maxcontact::{AgentState, CallKind, Event};

use crate::tenant::{ANA, Tenant};

const NINE: [&str; 9] = [
    "login/user/45",
    "logout/user/43",
    "gonotready/user/42",
    "requestbreak/user/44?breaktype=Lunch",
    "dialext/user/42/phone/02079460200",
    "dialpreview/user/42",
    "shotgundial/user/42/lead/778900",
    "transfertouser/user/42/call/1000/target/43",
    "completetransfer/user/42/call/1000",
];

async fn tenant() -> Tenant {
    Tenant::with(|settings| {
        settings.rules.unverified_methods = true;
        settings.rules.break_delay_ms = 300_000;
    })
    .await
}

fn agent(tenant: &Tenant, user: i32) -> (AgentState, Option<String>) {
    let agent = tenant.sim.state().agents.into_iter().find(|agent| agent.user == user).unwrap();
    (agent.state, agent.break_kind)
}

#[tokio::test]
async fn the_nine_methods_exist_only_behind_their_flag_and_are_marked() {
    let tenant = Tenant::start().await;
    for path in NINE {
        let reply = tenant.get(path).await;
        assert_eq!((reply.status, reply.is_page()), (404, true), "{path}");
    }
    assert!(tenant.sim.ledger().is_empty());
    tenant.sim.update(|settings| settings.rules.unverified_methods = true);
    for path in NINE {
        let reply = tenant.get(path).await;
        assert_eq!(
            (reply.status, &reply.headers["x-sim-unverified"]),
            (200, &"1".parse().unwrap()),
            "{path}"
        );
        assert!(reply.json()["Success"].is_boolean(), "{path}");
    }
    assert!(!tenant.get("goready/user/42").await.headers.contains_key("x-sim-unverified"));
}

#[tokio::test]
async fn an_agent_logs_in_to_a_campaign_and_out() {
    let tenant = tenant().await;
    assert_eq!(tenant.no("login/user/45?campaignid=99").await, 4);
    tenant.yes("login/user/45?campaignid=3").await;
    assert_eq!(agent(&tenant, 45).0, AgentState::NotReady);
    assert_eq!(tenant.sim.state().agents[3].campaign, 3);
    assert_eq!(tenant.no("login/user/45").await, 4);
    tenant.yes("goready/user/45").await;
    tenant.yes("gonotready/user/45").await;
    assert_eq!(agent(&tenant, 45).0, AgentState::NotReady);
    tenant.yes("logout/user/45").await;
    assert_eq!(agent(&tenant, 45).0, AgentState::LoggedOut);
    tenant.talk("07700900123").await;
    assert_eq!(tenant.no("logout/user/42").await, 4, "not during a call");
}

#[tokio::test]
async fn a_break_begins_at_once_after_a_wait_or_with_the_outcome() {
    let tenant = tenant().await;
    let lunch = Some("Lunch".to_owned());
    tenant.yes("requestbreak/user/42?breaktype=Lunch").await;
    assert_eq!(agent(&tenant, ANA), (AgentState::OnBreak, lunch.clone()));

    tenant.yes("goready/user/42").await;
    tenant.yes("requestbreak/user/42?breaktype=Lunch").await;
    assert_eq!(agent(&tenant, ANA).0, AgentState::Ready);
    tenant.sim.advance(Duration::from_secs(300));
    assert_eq!(agent(&tenant, ANA), (AgentState::OnBreak, lunch.clone()));

    tenant.yes("goready/user/42").await;
    let call = tenant.talk("07700900123").await;
    tenant.yes("requestbreak/user/42?breaktype=Lunch").await;
    tenant.sim.advance(Duration::from_secs(300));
    assert_eq!(agent(&tenant, ANA).0, AgentState::Talking);
    tenant.yes(&format!("dispose/user/42/call/{call}?resultcode=SALE")).await;
    assert_eq!(agent(&tenant, ANA), (AgentState::OnBreak, lunch));
}

#[tokio::test]
async fn a_break_asked_for_before_a_call_waits_for_its_outcome() {
    let tenant = tenant().await;
    tenant.yes("goready/user/42").await;
    tenant.yes("requestbreak/user/42").await;
    let number = "07700900123".to_owned();
    let inbound = Event::InboundCall { user: ANA, number, name: None, name2: None };
    let call = tenant.sim.event(inbound).unwrap().call.unwrap();
    tenant.sim.advance(Duration::from_secs(300));
    assert_eq!(agent(&tenant, ANA).0, AgentState::Talking);
    tenant.yes(&format!("dispose/user/42/call/{call}?resultcode=SALE")).await;
    assert_eq!(agent(&tenant, ANA).0, AgentState::OnBreak);
}

#[tokio::test]
async fn a_call_goes_to_a_colleague_in_two_steps() {
    let tenant = tenant().await;
    let call = tenant.talk("07700900124").await;
    assert_eq!(tenant.no(&format!("transfertouser/user/42/call/{call}/target/45")).await, 4);
    let leg = tenant.yes(&format!("transfertouser/user/42/call/{call}/target/43")).await;
    assert_eq!((&leg["CallStatus"], &leg["CustomerName"]), (&4.into(), &"Sam Sample".into()));
    assert_eq!(tenant.no(&format!("completetransfer/user/42/call/{call}")).await, 4, "nobody answered");
    tenant.sim.event(Event::CustomerAnswers { user: ANA, call: None }).unwrap();
    tenant.yes(&format!("completetransfer/user/42/call/{call}?resultcode=HKT")).await;
    let calls = tenant.sim.state().calls;
    assert_eq!((calls.len(), calls[0].user, calls[0].kind), (1, 43, CallKind::Inbound));
    assert_eq!(calls[0].phone, "07700900124");
    assert_eq!(tenant.sim.dispositions()[0].result_code, "HKT");
}

#[tokio::test]
async fn the_other_dials_make_calls_too() {
    let tenant = tenant().await;
    assert_eq!(tenant.yes("dialpreview/user/42").await["CustomerName2"], "Ejemplo");
    assert_eq!(tenant.yes("shotgundial/user/43/lead/778900").await["PhoneNumber"], "07700900124");
    assert_eq!(tenant.yes("dialext/user/44/phone/02079460200").await["CallStatus"], 4);
    assert_eq!(tenant.no("shotgundial/user/44/lead/1").await, 6);
}
