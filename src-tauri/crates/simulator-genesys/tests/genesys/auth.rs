use std::time::Duration;

use ringside_simulator_genesys::{CsrfBody, Event};
use ringside_simulator_kit::Effect;
use serde_json::{Value, json};

use crate::tenant::{Desk, client, read};

const DENIED: &str = r#"{"statusCode":20,"statusMessage":"Access denied"}"#;

#[tokio::test]
async fn without_a_session_or_with_a_wrong_password_access_is_denied_verbatim() {
    let desk = Desk::start().await;
    let url = format!("{}/me", desk.sim.base_url());
    for request in [
        client().get(&url),
        client().get(&url).basic_auth("agent1", Some("wrong")),
        client().get(&url).basic_auth("nobody", Some("secret")),
        client().get(&url).header("Authorization", "Bearer x"),
        client().get(&url).header("Cookie", "JSESSIONID=node0gone.node0"),
        client().post(&url).json(&json!({"operationName": "EndContactCenterSession"})),
        client().post(format!("{}/notifications", desk.sim.base_url())).json(&json!([])),
    ] {
        let reply = read(request).await.unwrap();
        assert_eq!((reply.status, reply.body.as_str()), (403, DENIED));
        assert_eq!(reply.content_type(), "application/json; charset=UTF-8");
    }
    let entry = desk.sim.ledger().pop().unwrap();
    assert_eq!((entry.effect, entry.fault.as_deref()), (Effect::Prevented, Some("access_denied")));
}

#[tokio::test]
async fn a_password_begins_a_session_and_the_cookie_alone_goes_on() {
    let desk = Desk::start().await;
    let first = desk.get("me").await;
    let cookies = first.set_cookies();
    assert!(cookies[0].starts_with("JSESSIONID=") && cookies[0].contains("HttpOnly"), "{cookies:?}");
    let again = read(desk.http.get(format!("{}/me", desk.sim.base_url()))).await.unwrap();
    assert_eq!((again.status, again.json()["user"]["userName"].as_str()), (200, Some("agent1")));
    assert!(again.set_cookies().is_empty());
    assert_eq!(desk.sim.state().sessions, 1);
}

#[tokio::test]
async fn a_name_in_latin_letters_is_read_in_both_encodings() {
    let desk = Desk::with(|settings| settings.users[0].password = "contraseña".to_owned()).await;
    let url = format!("{}/me", desk.sim.base_url());
    for encoded in ["YWdlbnQxOmNvbnRyYXNl8WE=", "YWdlbnQxOmNvbnRyYXNlw7Fh"] {
        let reply =
            read(client().get(&url).header("Authorization", format!("Basic {encoded}"))).await.unwrap();
        assert_eq!(reply.status, 200, "{encoded}");
    }
}

#[tokio::test]
async fn a_session_ends_when_idle_when_told_and_with_the_contact_centre_session() {
    let desk = Desk::start().await;
    let by_cookie = async || read(desk.http.get(format!("{}/me", desk.sim.base_url()))).await.unwrap().status;
    desk.get("me").await;
    desk.sim.advance(Duration::from_secs(1_799));
    assert_eq!(by_cookie().await, 200);
    desk.sim.advance(Duration::from_secs(1_801));
    assert_eq!(by_cookie().await, 403);
    desk.get("me").await;
    desk.sim.event(Event::SessionsExpire { user: Some("agent1".to_owned()) }).unwrap();
    assert_eq!(by_cookie().await, 403);
    desk.log_in().await;
    desk.yes("me", json!({"operationName": "EndContactCenterSession"})).await;
    assert_eq!(by_cookie().await, 403);
    assert_eq!(desk.agent_state().0, "LoggedOut");
}

#[tokio::test]
async fn with_csrf_on_a_command_needs_the_cookie_and_its_token() {
    let desk = Desk::with(|settings| settings.auth.csrf = true).await;
    let start = json!({"operationName": "StartContactCenterSession", "channels": ["voice"]});
    let refused = "Missing or invalid Csrf token";
    let without = desk.post("me", start.clone()).await;
    assert_eq!((without.status, without.body.as_str()), (403, refused));

    let me = desk.get("me").await;
    assert_eq!(me.headers["x-csrf-header"], "X-CSRF-TOKEN");
    let token = me.headers["x-csrf-token"].to_str().unwrap().to_owned();
    assert_eq!(token.len(), 36);
    let with = |token: &str| desk.request("POST", "me").header("X-CSRF-TOKEN", token).json(&start);
    assert_eq!(read(with("other")).await.unwrap().body, refused);
    let without_cookie = client()
        .post(format!("{}/me", desk.sim.base_url()))
        .basic_auth("agent1", Some("secret"))
        .header("X-CSRF-TOKEN", &token)
        .json(&start);
    assert_eq!(read(without_cookie).await.unwrap().status, 403);
    assert_eq!(desk.agent_state().0, "LoggedOut", "nothing was executed");
    assert_eq!(read(with(&token)).await.unwrap().body, "{\"statusCode\":0}");
    assert_eq!(desk.get("me").await.headers["x-csrf-token"], token.as_str(), "it lives with the session");

    desk.sim.update(|settings| settings.auth.csrf_body = CsrfBody::Json);
    let json = desk.post("me", start.clone()).await;
    assert_eq!((json.status, &json.json()["statusMessage"]), (403, &Value::from(refused)));
}

#[tokio::test]
async fn push_wants_the_token_only_when_that_is_switched_on() {
    let desk = Desk::with(|settings| settings.auth.csrf = true).await;
    desk.get("me").await;
    desk.shake_hands().await;
    desk.sim.update(|settings| settings.auth.csrf_on_push = true);
    let reply = desk.bayeux(json!([{"id": "1", "channel": "/meta/handshake"}])).await;
    assert_eq!((reply.status, reply.body.as_str()), (403, "Missing or invalid Csrf token"));
}
