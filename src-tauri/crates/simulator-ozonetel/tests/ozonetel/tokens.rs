//! Token mode.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ringside_simulator_ozonetel::{AuthMode, Event, Settings};
use serde_json::{Value, json};

use crate::account::{Account, DIAL, DISPOSE, KEY, Reply, read};

const GENERATE: &str = "/ca_apis/CAToken/generateToken";

fn gateway(message: &str) -> String {
    format!(r#"{{"status":"false","message":"{message}","data":null}}"#)
}

async fn account(change: impl FnOnce(&mut Settings)) -> Account {
    Account::with(|settings| {
        settings.auth_mode = AuthMode::Token;
        change(settings);
    })
    .await
}

async fn generate(account: &Account) -> Reply {
    account.ask("POST", GENERATE, json!({})).await
}

async fn token(account: &Account) -> String {
    generate(account).await.json()["token"].as_str().unwrap().to_owned()
}

async fn list(account: &Account, authorization: Option<&str>) -> String {
    let body = json!({"userName": "demo_account", "action": "get"});
    let mut request = account.bare("POST", DISPOSE, &body);
    if let Some(value) = authorization {
        request = request.header("Authorization", value);
    }
    read(request).await.unwrap().body
}

#[tokio::test]
async fn a_token_is_a_jwt_that_opens_the_account() {
    let account = account(|_| {}).await;
    let reply = generate(&account).await;
    let body = reply.json();
    let token = body["token"].as_str().unwrap();
    assert_eq!(reply.body, format!(r#"{{"token":"{token}","message":""}}"#));
    let parts: Vec<&str> = token.split('.').collect();
    assert_eq!(parts.len(), 3);
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(parts[1]).unwrap()).unwrap();
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 3_600);
    assert!(list(&account, Some(&format!("Bearer {token}"))).await.starts_with(r#"{"status":"Success""#));
}

#[tokio::test]
async fn wrong_credentials_get_no_token() {
    let account = account(|_| {}).await;
    let rows = [
        (Some(KEY), json!({}), "UserName is null"),
        (Some(KEY), json!({"username": "demo_account"}), "UserName is null"),
        (Some(KEY), json!({"userName": "nobody"}), "Invalid userName or apiKey"),
        (Some("KKwrong"), json!({"userName": "demo_account"}), "Invalid userName or apiKey"),
        (None, json!({"userName": "demo_account"}), "Invalid userName or apiKey"),
    ];
    for (key, body, message) in rows {
        let mut request = account.bare("POST", GENERATE, &body);
        if let Some(key) = key {
            request = request.header("apiKey", key);
        }
        assert_eq!(read(request).await.unwrap().body, gateway(message), "{body}");
    }
    account.sim.update(|settings| settings.auth_mode = AuthMode::Basic);
    assert_eq!(generate(&account).await.body, gateway("Invalid userName or apiKey"));
}

#[tokio::test]
async fn a_token_ends_after_an_hour_and_when_a_new_one_comes() {
    let account = account(|_| {}).await;
    let first = format!("Bearer {}", token(&account).await);
    account.sim.advance(Duration::from_secs(3_590));
    assert!(list(&account, Some(&first)).await.contains("Success"));
    account.sim.advance(Duration::from_secs(10));
    assert_eq!(list(&account, Some(&first)).await, gateway("Token Expired"));

    let second = format!("Bearer {}", token(&account).await);
    assert_eq!(list(&account, Some(&first)).await, gateway("Invalid Token"));
    assert!(list(&account, Some(&second)).await.contains("Success"));
    account.sim.event(Event::TokenGeneratedElsewhere).unwrap();
    assert_eq!(list(&account, Some(&second)).await, gateway("Invalid Token"));
    assert!(account.sim.state().token_is_good);

    let third = format!("Bearer {}", token(&account).await);
    account.sim.event(Event::ExpireToken).unwrap();
    assert_eq!(list(&account, Some(&third)).await, gateway("Token Expired"));
    assert!(!account.sim.state().token_is_good);
}

#[tokio::test]
async fn ten_tokens_are_given_out_in_an_hour() {
    let account = account(|settings| settings.wire.limit_status = 429).await;
    for _ in 0..10 {
        assert_eq!(generate(&account).await.status, 200);
    }
    let refused = generate(&account).await;
    assert_eq!((refused.status, refused.body), (429, gateway("Max limit exceeded")));
    assert!(refused.headers["retry-after"].to_str().unwrap().parse::<u32>().unwrap() <= 3_600);
    account.sim.advance(Duration::from_secs(3_600));
    assert_eq!(generate(&account).await.status, 200);
}

#[tokio::test]
async fn a_request_with_the_wrong_kind_of_credentials_is_told_so() {
    let account = account(|_| {}).await;
    let good = format!("Bearer {}", token(&account).await);
    assert_eq!(list(&account, None).await, gateway("Token Should Not be Null or Empty."));
    assert_eq!(list(&account, Some("Bearer ")).await, gateway("Token Should Not be Null or Empty."));
    assert_eq!(list(&account, Some("Bearer a.b.c")).await, gateway("Invalid Token"));
    let basic = account.ask("POST", DIAL, json!({})).await;
    assert_eq!(basic.body, gateway("Api Key Should Not be Null or Empty."));
    let nobody = account.bare("POST", DISPOSE, &json!({"action": "get"})).header("Authorization", &good);
    assert_eq!(read(nobody).await.unwrap().body, gateway("Username Should Not be Null or Empty."));
    let nobody = json!({"userName": "nobody", "action": "get"});
    let nobody = account.bare("POST", DISPOSE, &nobody).header("Authorization", &good);
    assert_eq!(read(nobody).await.unwrap().body, gateway("Invalid User Details"));

    account.sim.update(|settings| settings.token.missing_message = "Token Expired".to_owned());
    assert_eq!(list(&account, None).await, gateway("Token Expired"));
    account.sim.update(|settings| settings.auth_mode = AuthMode::Basic);
    assert_eq!(list(&account, Some(&good)).await, gateway("Api Key Should Not be Null or Empty."));
}
