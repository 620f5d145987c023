use ringside_simulator_kit::Effect;
use ringside_simulator_ucontact::{Event, LoginEndsIn, TokenRefusal, UserLoginShape, UserTokenShape};
use serde_json::Value;

use crate::tenant::{ANA, CALL, Tenant, read};

const API: [(&str, &str); 2] = [("user", "api.ringside"), ("password", "secret")];
const WITH_PHONE: [(&str, &str); 2] = [("user", "s.modelo"), ("password", "secret")];

/// Decodes nothing: tells by length and alphabet that a token is Base64 of a name and a session key.
fn is_token(value: &Value, user: &str) -> bool {
    let token = value.as_str().unwrap_or_default();
    let plain = user.len() + 1 + 36;
    token.len() == plain.div_ceil(3) * 4
        && token.chars().all(|sign| sign.is_ascii_alphanumeric() || "+/=".contains(sign))
}

#[tokio::test]
async fn agent_login_tells_the_phone_and_the_token_in_the_documented_members() {
    let tenant = Tenant::start().await;
    let reply = tenant.post("auth/AgentLogin", &[("agent", ANA), ("password", "secret")]).await;
    let peer = reply.json();
    for (member, value) in [
        ("accountcode", ANA),
        ("callerid", "1997"),
        ("name", "1997"),
        ("context", "entrantes"),
        ("fullname", "Ana Ejemplo"),
        ("phonetype", "SoftPhone"),
        ("transport", "wss"),
        ("encryption", "yes"),
        ("nat", "yes"),
        ("type", "friend"),
        ("dtmfmode", "rfc2833"),
        ("disallow", "all"),
        ("allow", "alaw;ulaw"),
        ("record", "agent"),
        ("LogLevel", "SEVERE"),
        ("email", ""),
    ] {
        assert_eq!(peer[member], value, "{member}");
    }
    assert!(peer["id"].is_u64() && peer["limite"].is_f64() && peer["secret"].is_string());
    assert!(is_token(&peer["md5secret"], ANA), "{peer}");
    assert!(reply.body.starts_with("{\"id\":1,\"name\":\"1997\",\"host\":"), "{}", reply.body);
    assert!(reply.body.ends_with("\"LogLevel\":\"SEVERE\",\"limite\":0.0}"), "{}", reply.body);
}

#[tokio::test]
async fn a_user_token_comes_as_text_or_last_in_an_array() {
    let tenant = Tenant::start().await;
    let reply = tenant.post("auth/getUserToken", &API).await;
    assert!(is_token(&reply.json(), "api.ringside"), "{}", reply.body);
    assert_eq!(reply.content_type(), "application/json");
    tenant.sim.update(|settings| settings.token.user_token_shape = UserTokenShape::Array);
    let array = tenant.post("auth/getUserToken", &API).await.json();
    assert!(is_token(array.as_array().unwrap().last().unwrap(), "api.ringside"), "{array}");
}

#[tokio::test]
async fn user_login_answers_by_whether_the_supervisor_has_a_phone() {
    let mut tenant = Tenant::start().await;
    let array = tenant.post("auth/UserLogin", &API).await.json();
    assert_eq!(array.as_array().unwrap().len(), 3);
    assert!(is_token(&array[2], "api.ringside"), "{array}");

    let array = tenant.post("auth/UserLogin", &WITH_PHONE).await.json();
    let peer = array.as_array().unwrap().iter().find(|element| element.is_object()).unwrap();
    assert_eq!(peer["callerid"], "1990");
    tenant.sim.update(|settings| settings.token.user_login_shape = UserLoginShape::Object);
    let peer = tenant.post("auth/UserLogin", &WITH_PHONE).await.json();
    tenant.token = peer["md5secret"].as_str().unwrap().to_owned();
    assert_eq!(tenant.post("Supervisor/campaignstatus", &[("queue", "")]).await.status, 200);
}

#[tokio::test]
async fn agents_get_no_user_tokens_and_supervisors_without_a_phone_no_agent_tokens() {
    let tenant = Tenant::start().await;
    for path in ["auth/getUserToken", "auth/UserLogin"] {
        tenant.says(path, &[("user", ANA), ("password", "secret")], "0").await;
        tenant.says(path, &[("agent", "api.ringside"), ("password", "secret")], "0").await;
    }
    tenant.says("auth/AgentLogin", &[("agent", "api.ringside"), ("password", "secret")], "0").await;
    tenant.says("auth/AgentLogin", &[("user", ANA), ("password", "secret")], "0").await;
    tenant.sign_in("s.modelo").await;
}

#[tokio::test]
async fn a_session_ends_by_body_or_query_and_only_once() {
    let mut tenant = Tenant::start().await;
    let token = tenant.user_token().await;
    let good = tenant.token.clone();
    tenant.says("auth/EndSession", &[("user", ANA), ("token", &token)], "0").await;
    tenant.says("auth/EndSession", &[("user", "api.ringside"), ("token", &token)], "1").await;
    tenant.says("auth/EndSession", &[("user", "api.ringside"), ("token", &token)], "0").await;
    let request = tenant.request("auth/EndSession").query(&[("user", ANA), ("token", &good)]);
    assert_eq!(read(request).await.unwrap().body, "1");
    tenant.token = token;
    assert_eq!(tenant.post("Supervisor/campaignstatus", &[]).await.status, 401);
}

#[tokio::test]
async fn a_token_is_taken_only_as_it_was_given_and_after_the_word_basic() {
    let tenant = Tenant::start().await;
    let token = &tenant.token;
    for (header, status) in [
        (format!("Basic {token}"), 200),
        (format!("Bearer {token}"), 401),
        (token.clone(), 401),
        (format!("Basic \"{token}\""), 401),
        (format!("Basic {}", token.trim_end_matches('=')), 401),
    ] {
        let url = format!("{}/Integra/resources/Supervisor/campaignstatus", tenant.sim.base_url());
        let request = tenant.http.post(url).header("Authorization", &header).form(&[("queue", "")]);
        assert_eq!(read(request).await.unwrap().status, status, "{}", header.len());
    }
}

#[tokio::test]
async fn logging_off_ends_the_agents_tokens_unless_the_tenant_keeps_them() {
    let tenant = Tenant::start().await;
    let fields = [("agent", ANA), ("interface", "SIP/1997"), ("message", "fin de turno")];
    tenant.says("api/AgentLogoff", &fields, "\"OK\"").await;
    assert!(!tenant.agent(ANA).signed_in);
    assert_eq!(tenant.post("api/AgentLogoff", &fields).await.status, 401);

    let tenant = Tenant::with(|settings| settings.token.logoff_ends = false).await;
    tenant.says("api/AgentLogoff", &[("agent", ANA), ("interface", "SIP/1998")], "0").await;
    tenant.says("api/AgentLogoff", &[("agent", ANA)], "\"OK\"").await;
    tenant.says("api/AgentLogoff", &[("agent", ANA)], "0").await;
}

#[tokio::test]
async fn passwords_and_tokens_stay_out_of_the_ledger() {
    let tenant = Tenant::start().await;
    tenant.post("auth/AgentLogin", &[("agent", ANA), ("password", "hunter-7")]).await;
    tenant.post("auth/EndSession", &[("user", ANA), ("token", "t-9/=")]).await;
    let ledger = tenant.sim.ledger();
    let (login, end) = (&ledger[1], &ledger[2]);
    assert_eq!((login.effect, login.user.as_deref()), (Effect::Refused, Some(ANA)));
    assert_eq!(login.parameters["body"], format!("agent={ANA}&password=***"));
    assert_eq!(end.parameters["body"], format!("user={ANA}&token=***"));
    assert!(!format!("{ledger:?}").contains("hunter-7") && !format!("{ledger:?}").contains("t-9"));
}

#[tokio::test]
async fn tokens_end_with_their_life_with_a_newer_one_or_by_an_event() {
    let tenant = Tenant::with(|settings| {
        settings.token.lifetime_s = Some(60);
        settings.token.newest_only = true;
    })
    .await;
    let status = async || tenant.post("Supervisor/campaignstatus", &[("queue", "")]).await.status;
    assert_eq!(status().await, 200);
    tenant.sim.advance(std::time::Duration::from_secs(61));
    assert_eq!((status().await, tenant.sim.state().tokens), (401, 0));

    let mut tenant = Tenant::with(|settings| settings.token.newest_only = true).await;
    let newer = tenant.sign_in(ANA).await;
    assert_eq!(tenant.post("Supervisor/campaignstatus", &[]).await.status, 401);
    tenant.token = newer;
    assert_eq!(tenant.post("Supervisor/campaignstatus", &[]).await.status, 200);
    let other = tenant.user_token().await;
    tenant.sim.event(Event::ExpireTokens { user: Some(ANA.to_owned()) }).unwrap();
    assert_eq!(tenant.post("Supervisor/campaignstatus", &[]).await.status, 401);
    tenant.token = other;
    assert_eq!(tenant.post("Supervisor/campaignstatus", &[]).await.status, 200);
    tenant.sim.event(Event::ExpireTokens { user: None }).unwrap();
    assert_eq!(tenant.post("Supervisor/campaignstatus", &[]).await.status, 401);
}

#[tokio::test]
async fn a_bad_token_has_the_form_that_is_set_and_leaves_its_mark_in_the_ledger() {
    let mut tenant = Tenant::start().await;
    tenant.token.clear();
    for (refusal, status, body) in [
        (TokenRefusal::Unauthorized, 401, "<!DOCTYPE"),
        (TokenRefusal::UnauthorizedEmpty, 401, ""),
        (TokenRefusal::Forbidden, 403, "<!DOCTYPE"),
        (TokenRefusal::Zero, 200, "\"0\""),
        (TokenRefusal::LoginPage, 200, "<!DOCTYPE"),
        (TokenRefusal::Redirect, 302, "<!DOCTYPE"),
    ] {
        tenant.sim.update(|settings| settings.token.refusal = refusal);
        let reply = tenant.post("api/DispositionCall", &[("guid", "g")]).await;
        assert_eq!((reply.status, reply.body.starts_with(body)), (status, true), "{refusal:?}");
        let entry = tenant.sim.ledger().pop().unwrap();
        assert_eq!((entry.effect, entry.method.as_str()), (Effect::Prevented, "dispositioncall"));
        assert!(entry.detail.unwrap().starts_with("no good token"));
    }
}

#[tokio::test]
async fn kinds_and_owners_of_tokens_matter_only_where_the_tenant_says_so() {
    let mut tenant = Tenant::start().await;
    let (agent, user) = (tenant.token.clone(), tenant.user_token().await);
    let status = [("queue", "")];
    assert_eq!(tenant.post("Supervisor/campaignstatus", &status).await.status, 200);
    tenant.sim.update(|settings| settings.token.enforce_kinds = true);
    assert_eq!(tenant.post("Supervisor/campaignstatus", &status).await.status, 401);
    tenant.token.clone_from(&user);
    assert_eq!(tenant.post("Supervisor/campaignstatus", &status).await.status, 200);
    assert_eq!(tenant.post("Agents/AgentCall", &CALL).await.status, 401);
    tenant.token = agent;
    let guid = tenant.post("Agents/AgentCall", &CALL).await.body;
    assert_eq!(tenant.sim.state().calls[0].guid, guid);

    tenant.sim.update(|settings| settings.rules.own_agent_only = true);
    tenant.token = tenant.sign_in("l.prueba").await;
    tenant.says("Agents/HangupPhone", &[("phone", "1997")], "0").await;
    assert_eq!(tenant.why(), "not the token's agent");
    tenant.sim.update(|settings| settings.rules.own_agent_only = false);
    tenant.says("Agents/HangupPhone", &[("phone", "1997")], "\"OK\"").await;
}

#[tokio::test]
async fn licences_run_out_and_an_agent_that_is_in_may_log_in_again() {
    let tenant = Tenant::with(|settings| settings.rules.licences = Some(1)).await;
    tenant.says("auth/AgentLogin", &[("agent", "l.prueba"), ("password", "secret")], "0").await;
    assert_eq!(tenant.why(), "no licence is free");
    tenant.sign_in(ANA).await;
    tenant.says("api/AgentLogoff", &[("agent", ANA)], "\"OK\"").await;
    tenant.sign_in("l.prueba").await;
}

#[tokio::test]
async fn a_login_can_end_in_a_break() {
    let on = LoginEndsIn::Break("Reunión".to_owned());
    let tenant = Tenant::with(|settings| settings.rules.login_ends_in = on).await;
    assert_eq!(tenant.agent(ANA).on_break.as_deref(), Some("Reunión"));
}
