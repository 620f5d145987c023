use std::time::Duration;

use ringside_simulator_maxcontact::{ExpiredAnswer, LoginRefusal};
use serde_json::Value;

use crate::tenant::{ANA, Tenant, leaves, read};

const CALLS: &str = "getcalls/user/42";

#[tokio::test]
async fn the_token_service_takes_the_bare_base64_of_the_password_and_nothing_else() {
    let tenant = Tenant::start().await;
    let good = tenant.ask_token("toolbar-api", "c2VjcmV0").await;
    assert_eq!(good.status, 200);
    assert!(!good.json()["TokenKey"].as_str().unwrap().is_empty());

    let basic = "Basic dG9vbGJhci1hcGk6c2VjcmV0";
    for (login, authorization) in [
        ("toolbar-api", basic),
        ("toolbar-api", "secret"),
        ("toolbar-api", "d3Jvbmc="),
        ("other", "c2VjcmV0"),
    ] {
        let refused = tenant.ask_token(login, authorization).await;
        assert_eq!((refused.status, refused.is_page()), (401, true), "{login} {authorization}");
    }
    tenant.sim.update(|settings| settings.token.accept_basic = true);
    assert_eq!(tenant.ask_token("toolbar-api", basic).await.status, 200);
    assert_eq!(tenant.ask_token("toolbar-api", "Basic c2VjcmV0").await.status, 401);
}

#[tokio::test]
async fn a_refused_login_can_also_look_like_an_answer() {
    let tenant = Tenant::start().await;
    tenant.sim.update(|settings| settings.token.refusal = LoginRefusal::NullToken);
    let reply = tenant.ask_token("toolbar-api", "d3Jvbmc=").await;
    assert_eq!((reply.status, &reply.json()["TokenKey"]), (200, &Value::Null));

    tenant.sim.update(|settings| settings.token.refusal = LoginRefusal::Envelope);
    let reply = tenant.ask_token("toolbar-api", "d3Jvbmc=").await;
    assert_eq!((reply.status, &reply.json()["Success"]), (200, &Value::Bool(false)));
}

#[tokio::test]
async fn the_token_answer_is_no_envelope_and_is_xml_unless_asked_otherwise() {
    let tenant = Tenant::start().await;
    let url = format!("{}/apitoken/login/toolbar-api", tenant.sim.base_url());
    let reply = read(tenant.http.get(&url).header("Authorization", "c2VjcmV0")).await.unwrap();
    let names: Vec<String> = leaves(&reply.body).into_iter().map(|leaf| leaf.name).collect();
    assert_eq!(names, ["TokenExpiry", "TokenKey"]);

    let json = tenant.ask_token("toolbar-api", "c2VjcmV0").await;
    assert!(json.json()["TokenExpiry"].as_str().unwrap().starts_with("/Date("), "{}", json.body);
    assert!(json.body.contains(r"\/Date("), "slashes are escaped");
}

#[tokio::test]
async fn the_expiry_member_has_the_name_from_the_settings_or_is_missing() {
    let tenant = Tenant::start().await;
    tenant.sim.update(|settings| settings.token.expiry_member = Some("ExpiresOn".to_owned()));
    assert!(tenant.ask_token("toolbar-api", "c2VjcmV0").await.json()["ExpiresOn"].is_string());
    tenant.sim.update(|settings| settings.token.expiry_member = None);
    let reply = tenant.ask_token("toolbar-api", "c2VjcmV0").await.json();
    assert_eq!(reply.as_object().unwrap().keys().collect::<Vec<_>>(), ["TokenKey"]);
}

#[tokio::test]
async fn a_token_is_good_for_its_lifetime() {
    let mut tenant = Tenant::with(|settings| settings.token.lifetime_s = 3_600).await;
    tenant.sim.advance(Duration::from_secs(3_000));
    tenant.yes(CALLS).await;
    tenant.sim.advance(Duration::from_secs(600));
    assert_eq!(tenant.get(CALLS).await.status, 401);
    tenant.sign_in().await;
    tenant.yes(CALLS).await;
    assert_eq!(tenant.sim.requests("token"), 2);
}

#[tokio::test]
async fn an_expired_token_can_be_answered_in_five_forms() {
    let tenant = Tenant::start().await;
    tenant.sim.event(ringside_simulator_maxcontact::Event::ExpireTokens).unwrap();
    for (form, status) in [
        (ExpiredAnswer::Unauthorized, 401),
        (ExpiredAnswer::Forbidden, 403),
        (ExpiredAnswer::Redirect, 302),
        (ExpiredAnswer::HtmlPage, 200),
        (ExpiredAnswer::Envelope, 200),
    ] {
        tenant.sim.update(|settings| settings.token.expired_answer = form);
        let reply = tenant.get(CALLS).await;
        assert_eq!(reply.status, status, "{form:?}");
        match form {
            ExpiredAnswer::Envelope => assert_eq!(reply.json()["Success"], false),
            ExpiredAnswer::Redirect => assert_eq!(reply.headers["location"], "/login"),
            _ => assert!(reply.is_page(), "{form:?}"),
        }
    }
    let login = read(tenant.http.get(format!("{}/login", tenant.sim.root_url()))).await.unwrap();
    assert_eq!((login.status, login.is_page()), (200, true));
}

#[tokio::test]
async fn exactly_one_unchanged_token_cookie_is_accepted() {
    let tenant = Tenant::start().await;
    let url = format!("{}/telephony/{CALLS}", tenant.sim.base_url());
    let token = &tenant.token;
    let status = async |cookies: &[String]| {
        let mut request = tenant.http.get(&url);
        for cookie in cookies {
            request = request.header("Cookie", cookie);
        }
        read(request).await.unwrap().status
    };
    assert_eq!(status(&[format!("SERVERID=web1; TokenKey={token}")]).await, 200);
    assert_eq!(status(&[]).await, 401);
    assert_eq!(status(&[format!("TokenKey={token}; TokenKey={token}")]).await, 401);
    assert_eq!(status(&[format!("TokenKey={token}"), format!("TokenKey={token}")]).await, 401);
    let escaped = token.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
    assert_ne!(&escaped, token, "the token has characters that a careless client escapes");
    assert_eq!(status(&[format!("TokenKey={escaped}")]).await, 401);
}

#[tokio::test]
async fn a_new_token_ends_the_old_one_only_where_the_settings_say_so() {
    let mut tenant = Tenant::start().await;
    let first = tenant.token.clone();
    tenant.sign_in().await;
    assert_ne!(tenant.token, first);
    assert_eq!(tenant.sim.state().tokens, 2);
    tenant.sim.update(|settings| settings.token.newest_only = true);
    tenant.sign_in().await;
    assert_eq!(tenant.sim.state().tokens, 1);
}

#[tokio::test]
async fn a_command_with_a_bad_token_is_in_the_ledger_as_prevented() {
    let mut tenant = Tenant::start().await;
    tenant.token = "gone".to_owned();
    assert_eq!(tenant.get(&format!("dial/user/{ANA}/phone/07700900123")).await.status, 401);
    let entry = tenant.sim.ledger().remove(0);
    assert_eq!(
        (entry.effect, entry.fault.as_deref()),
        (ringside_simulator_kit::Effect::Prevented, Some("bad_token"))
    );
    assert!(tenant.sim.state().calls.is_empty());
}
