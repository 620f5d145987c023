use std::time::{Duration, Instant};

use ringside_simulator_kit::{Effect, Fault, FaultRule};
use ringside_simulator_maxcontact::ExpiredAnswer;
use serde_json::Value;

use crate::tenant::{Tenant, texts};

const DIAL: &str = "dial/user/42/phone/07700900123";

fn plan(tenant: &Tenant, method: &str, fault: Fault) {
    tenant.sim.fault(FaultRule::next(method, 1, fault));
}

fn last(tenant: &Tenant) -> (Effect, String) {
    let entry = tenant.sim.ledger().pop().unwrap();
    (entry.effect, entry.fault.unwrap())
}

#[tokio::test]
async fn a_connection_dropped_before_executing_leaves_no_call() {
    let tenant = Tenant::start().await;
    plan(&tenant, "dial", Fault::DropBefore);
    assert!(tenant.try_get(DIAL).await.unwrap_err().is_request());
    assert!(tenant.sim.state().calls.is_empty());
    assert_eq!(last(&tenant), (Effect::Prevented, "drop_before".to_owned()));
    tenant.yes(DIAL).await;
}

#[tokio::test]
async fn a_connection_dropped_after_executing_leaves_the_call() {
    let tenant = Tenant::start().await;
    plan(&tenant, "dial", Fault::DropAfter);
    assert!(tenant.try_get(DIAL).await.unwrap_err().is_request());
    assert_eq!(tenant.sim.state().calls.len(), 1);
    assert_eq!(last(&tenant), (Effect::Executed, "drop_after".to_owned()));
}

#[tokio::test]
async fn pages_stand_in_for_answers_and_execute_only_when_told_to() {
    let tenant = Tenant::start().await;
    for (fault, status) in [
        (Fault::HtmlError, 500),
        (Fault::Redirect, 302),
        (Fault::ExpiredToken, 401),
        (Fault::TooManyRequests { retry_after_s: 7 }, 429),
        (Fault::Status { status: 503 }, 503),
    ] {
        plan(&tenant, "goready", fault.clone());
        let reply = tenant.get("goready/user/42").await;
        assert_eq!((reply.status, reply.is_page()), (status, true), "{fault:?}");
        assert_eq!(last(&tenant), (Effect::Prevented, fault.name().to_owned()));
        if status == 429 {
            assert_eq!(reply.headers["retry-after"], "7");
        }

        tenant.sim.fault(FaultRule::next("goready", 1, fault.clone()).executing(true));
        assert_eq!(tenant.get("goready/user/42").await.status, status);
        assert_eq!(last(&tenant), (Effect::Executed, fault.name().to_owned()));
    }
    tenant.yes("goready/user/42").await;
}

#[tokio::test]
async fn an_expired_token_in_mid_session_has_the_form_that_is_set_and_passes() {
    let tenant = Tenant::with(|settings| settings.token.expired_answer = ExpiredAnswer::Envelope).await;
    tenant.yes("getcalls/user/42").await;
    plan(&tenant, "getcalls", Fault::ExpiredToken);
    tenant.no("getcalls/user/42").await;
    tenant.yes("getcalls/user/42").await;
}

#[tokio::test]
async fn a_truncated_body_is_a_complete_answer_that_does_not_parse() {
    let tenant = Tenant::start().await;
    plan(&tenant, "users", Fault::TruncatedBody);
    let reply = tenant.get("users/user/42").await;
    assert_eq!(reply.status, 200);
    assert!(serde_json::from_str::<Value>(&reply.body).is_err() && !reply.body.is_empty());
}

#[tokio::test]
async fn half_a_body_ends_the_connection_early() {
    let tenant = Tenant::start().await;
    plan(&tenant, "users", Fault::HalfBody);
    let error = tenant.try_get("users/user/42").await.unwrap_err();
    assert!(error.is_body() || error.is_decode(), "{error:?}");
    tenant.yes("users/user/42").await;
}

#[tokio::test]
async fn wrong_types_replace_numbers_and_the_success_flag_in_both_formats() {
    let tenant = Tenant::start().await;
    tenant.talk("07700900123").await;
    tenant.sim.fault(FaultRule::next("getcalls", 2, Fault::WrongTypes));
    let json = tenant.get("getcalls/user/42").await.json();
    assert!(json["Success"].is_number() && json["Data"][0]["CallId"].is_string(), "{json}");
    let xml = tenant.get_xml("getcalls/user/42").await.body;
    assert!(texts(&xml, "CallId")[0].parse::<i32>().is_err());
    assert_eq!(texts(&xml, "Success"), ["7"]);
}

#[tokio::test]
async fn members_go_missing_by_name_or_those_that_identify() {
    let tenant = Tenant::start().await;
    tenant.talk("07700900123").await;
    plan(&tenant, "getcalls", Fault::MissingMembers { members: Vec::new() });
    let json = tenant.get("getcalls/user/42").await.json();
    let call = json["Data"][0].as_object().unwrap();
    assert!(!call.contains_key("CallId") && call.contains_key("PhoneNumber"));
    plan(&tenant, "getcalls", Fault::MissingMembers { members: vec!["Success".to_owned()] });
    let json = tenant.get("getcalls/user/42").await.json();
    assert!(json.get("Success").is_none() && json["Data"][0]["CallId"].is_number());
    plan(&tenant, "token", Fault::MissingMembers { members: Vec::new() });
    assert!(tenant.ask_token("toolbar-api", "c2VjcmV0").await.json().get("TokenKey").is_none());
}

#[tokio::test]
async fn a_good_body_can_come_under_a_wrong_type_or_not_at_all() {
    let tenant = Tenant::start().await;
    plan(&tenant, "users", Fault::WrongContentType { content_type: "text/html".to_owned() });
    let reply = tenant.get("users/user/42").await;
    assert_eq!((reply.content_type(), &reply.json()["Success"]), ("text/html", &Value::Bool(true)));
    plan(&tenant, "users", Fault::EmptyBody);
    let reply = tenant.get("users/user/42").await;
    assert_eq!((reply.status, reply.body.as_str()), (200, ""));
}

#[tokio::test]
async fn a_list_can_have_five_megabytes_in_both_formats() {
    let tenant = Tenant::start().await;
    let bytes = 5 * 1024 * 1024;
    for list in ["users", "resultcodes", "campaigns", "getcalls"] {
        tenant.sim.fault(FaultRule::next(list, 2, Fault::LargeList { bytes }));
        let reply = tenant.get(&format!("{list}/user/42")).await;
        assert!(reply.body.len() >= bytes, "{list}: {}", reply.body.len());
        assert_eq!(reply.json()["Success"], true);
        let xml = tenant.get_xml(&format!("{list}/user/42")).await.body;
        assert!(xml.len() >= bytes && texts(&xml, "Success") == ["true"], "{list}");
    }
}

#[tokio::test]
async fn a_slow_drip_arrives_whole_in_the_end() {
    let tenant = Tenant::start().await;
    plan(&tenant, "users", Fault::SlowDrip { bytes: 100, every_ms: 10 });
    let began = Instant::now();
    let reply = tenant.get("users/user/42").await;
    assert_eq!(reply.json()["Success"], true);
    let pieces = u64::try_from(reply.body.len() / 100).unwrap();
    assert!(began.elapsed() >= Duration::from_millis(10 * pieces));
}

#[tokio::test]
async fn a_delay_holds_the_request_up() {
    let tenant = Tenant::start().await;
    let began = Instant::now();
    plan(&tenant, "goready", Fault::Delay { ms: 150 });
    tenant.yes("goready/user/42").await;
    assert!(began.elapsed() >= Duration::from_millis(150));
}

/// Dials, lets the client go as soon as the request has arrived, and waits for the call.
async fn dial_and_leave(fault: Fault) {
    let tenant = Tenant::start().await;
    plan(&tenant, "dial", fault);
    let request = tokio::spawn(tenant.request(DIAL).send());
    let began = Instant::now();
    let wait = async |what: &str, seen: &dyn Fn() -> bool| {
        while !seen() {
            assert!(began.elapsed() < Duration::from_secs(20), "{what}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    wait("the request never arrived", &|| tenant.sim.requests("dial") == 1).await;
    request.abort();
    wait("the call never appeared", &|| tenant.sim.state().calls.len() == 1).await;
}

#[tokio::test]
async fn a_request_is_executed_although_its_client_went_away() {
    dial_and_leave(Fault::Delay { ms: 200 }).await;
}

#[tokio::test]
async fn a_delayed_answer_does_not_delay_the_effect() {
    dial_and_leave(Fault::DelayAnswer { ms: 3_600_000 }).await;
}
