use std::time::{Duration, Instant};

use ringside_simulator_kit::{Effect, Fault, FaultRule};
use ringside_simulator_ucontact::TokenRefusal;
use serde_json::Value;

use crate::tenant::{ANA, CALL, Reply, Tenant};

const SERVICES: [(&str, &str); 17] = [
    ("getusertoken", "auth/getUserToken"),
    ("userlogin", "auth/UserLogin"),
    ("agentlogin", "auth/AgentLogin"),
    ("endsession", "auth/EndSession"),
    ("getcontactlist", "auth/getcontactlist"),
    ("agentlogoff", "api/AgentLogoff"),
    ("agentbreak", "api/AgentBreak"),
    ("agentunbreak", "api/AgentUnBreak"),
    ("dispositioncall", "api/DispositionCall"),
    ("agentcall", "Agents/AgentCall"),
    ("agentcallwithdata", "Agents/AgentCallwithData"),
    ("hangupphone", "Agents/HangupPhone"),
    ("dialertask", "Dialers/DialerTask"),
    ("scheduledialercall", "Dialers/ScheduleDialerCall"),
    ("campaignstatus", "Supervisor/campaignstatus"),
    ("getqueuemembersofqueue", "queues/getqueuemembersofqueue"),
    ("formget", "forms/FormGet"),
];

fn plan(tenant: &Tenant, method: &str, fault: Fault) {
    tenant.sim.fault(FaultRule::next(method, 1, fault));
}

fn last(tenant: &Tenant) -> (Effect, String) {
    let entry = tenant.sim.ledger().pop().unwrap();
    (entry.effect, entry.fault.unwrap())
}

#[tokio::test]
async fn every_fault_is_met_on_every_service_and_passes() {
    let tenant = Tenant::start().await;
    let html = "text/html; charset=utf-8".to_owned();
    for (service, path) in SERVICES {
        for (fault, status) in [
            (Fault::DropBefore, None),
            (Fault::DropAfter, None),
            (Fault::HalfBody, None),
            (Fault::HtmlError, Some(500)),
            (Fault::Redirect, Some(302)),
            (Fault::ExpiredToken, Some(401)),
            (Fault::TooManyRequests { retry_after_s: 7 }, Some(429)),
            (Fault::Status { status: 404 }, Some(404)),
            (Fault::EmptyBody, Some(200)),
            (Fault::TruncatedBody, Some(200)),
            (Fault::WrongTypes, Some(200)),
            (Fault::MissingMembers { members: Vec::new() }, Some(200)),
            (Fault::WrongContentType { content_type: html.clone() }, Some(200)),
            (Fault::LargeList { bytes: 10_000 }, Some(200)),
            (Fault::SlowDrip { bytes: 4_096, every_ms: 1 }, Some(200)),
        ] {
            plan(&tenant, service, fault.clone());
            let reply = tenant.try_post(path, &[("x", "y")]).await;
            assert_eq!(reply.as_ref().ok().map(|reply| reply.status), status, "{service} {fault:?}");
            match (&fault, reply) {
                (Fault::TooManyRequests { .. }, Ok(reply)) => assert_eq!(reply.headers["retry-after"], "7"),
                (Fault::EmptyBody, Ok(reply)) => assert_eq!(reply.body, ""),
                (Fault::LargeList { .. }, Ok(reply)) => {
                    assert!(reply.body.len() >= 10_000, "{service}");
                }
                (Fault::WrongContentType { .. }, Ok(reply)) => assert_eq!(reply.content_type(), html),
                _ => {}
            }
        }
    }
    assert!(tenant.control("GET", "faults", Value::Null).await.json().as_array().unwrap().is_empty());
}

#[tokio::test]
async fn a_connection_dropped_before_executing_stores_nothing_and_one_after_stores_the_callback() {
    let tenant = Tenant::start().await;
    let guid = tenant.ended_call().await;
    let fields = [
        ("campaign", "Cobranza->"),
        ("agent", ANA),
        ("callerid", "59899000001"),
        ("guid", &guid),
        ("l1", "Volver a llamar"),
        ("schedule", "2025-03-14 16:30:00"),
        ("camptoreschedule", "Cobranza->"),
    ];
    plan(&tenant, "dispositioncall", Fault::DropBefore);
    tenant.try_post("api/DispositionCall", &fields).await.unwrap_err();
    assert_eq!(
        (last(&tenant), tenant.sim.dialer_records().len()),
        ((Effect::Prevented, "drop_before".to_owned()), 0)
    );
    plan(&tenant, "dispositioncall", Fault::DropAfter);
    tenant.try_post("api/DispositionCall", &fields).await.unwrap_err();
    assert_eq!(
        (last(&tenant), tenant.sim.dialer_records().len()),
        ((Effect::Executed, "drop_after".to_owned()), 1)
    );
    tenant.sim.fault(FaultRule::next("dispositioncall", 1, Fault::HtmlError).executing(true));
    assert_eq!(tenant.post("api/DispositionCall", &fields).await.status, 500);
    assert_eq!(tenant.sim.dialer_records().len(), 2);
}

#[tokio::test]
async fn a_delayed_answer_comes_after_the_record_is_stored() {
    let tenant = Tenant::start().await;
    plan(&tenant, "agentcall", Fault::DelayAnswer { ms: 3_600_000 });
    let request = tokio::spawn(tenant.request("Agents/AgentCall").form(&CALL).send());
    let began = Instant::now();
    while tenant.sim.state().calls.is_empty() {
        assert!(began.elapsed() < Duration::from_secs(20), "the call never appeared");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    request.abort();
    assert_eq!(tenant.sim.ledger()[1].fault.as_deref(), Some("delay_answer"));
}

#[tokio::test]
async fn a_token_expires_in_mid_session_in_the_form_that_is_set_and_is_good_again() {
    let tenant = Tenant::with(|settings| settings.token.refusal = TokenRefusal::LoginPage).await;
    plan(&tenant, "campaignstatus", Fault::ExpiredToken);
    let reply = tenant.post("Supervisor/campaignstatus", &[]).await;
    assert_eq!((reply.status, reply.is_page()), (200, true));
    assert!(tenant.post("Supervisor/campaignstatus", &[]).await.json().is_object());
}

async fn damaged(tenant: &Tenant, path: &str, fields: &[(&str, &str)], fault: Fault) -> Reply {
    plan(tenant, "*", fault);
    tenant.post(path, fields).await
}

#[tokio::test]
async fn damage_changes_the_meaning_of_words_objects_and_lists() {
    let tenant = Tenant::start().await;
    let login = [("agent", ANA), ("password", "secret")];
    let unbreak = [("agent", ANA), ("interface", "SIP/1997"), ("motive", "Almuerzo")];
    let status = [("queue", "")];

    let reply = damaged(&tenant, "auth/AgentLogin", &login, Fault::WrongTypes).await.json();
    assert!(reply["md5secret"].is_number() && reply["id"].is_string(), "{reply}");
    assert_eq!(damaged(&tenant, "api/AgentUnBreak", &unbreak, Fault::WrongTypes).await.body, "13");
    assert_eq!(damaged(&tenant, "Agents/HangupPhone", &[], Fault::WrongTypes).await.body, "\"n/a\"");
    assert_eq!(damaged(&tenant, "Agents/AgentCall", &CALL, Fault::WrongTypes).await.body, "13");

    let unnamed = Fault::MissingMembers { members: Vec::new() };
    let reply = damaged(&tenant, "auth/AgentLogin", &login, unnamed).await.json();
    assert!(reply.get("md5secret").is_none() && reply.get("secret").is_some(), "{reply}");
    let named = Fault::MissingMembers { members: vec!["talked".to_owned()] };
    let reply = damaged(&tenant, "Supervisor/campaignstatus", &status, named).await.json();
    assert!(reply["POWER<-"].get("talked").is_none() && reply["POWER<-"]["hold"].is_string());

    let large = Fault::LargeList { bytes: 5 * 1024 * 1024 };
    let reply = damaged(&tenant, "auth/getcontactlist", &[], large.clone()).await;
    assert!(reply.body.len() >= 5 * 1024 * 1024 && reply.json().is_array());
    let reply = damaged(&tenant, "Supervisor/campaignstatus", &status, large).await;
    assert!(reply.body.len() >= 5 * 1024 * 1024 && reply.json()["POWER<-"].is_object());
}
