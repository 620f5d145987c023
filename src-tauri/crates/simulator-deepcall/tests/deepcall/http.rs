use serde_json::json;

use crate::account::{Account, OWN, read};

#[tokio::test]
async fn paths_match_in_any_case_with_one_slash_more() {
    let account = Account::start().await;
    for path in [
        "/api/v2/agentProfile/agentOnBreak",
        "/api/v2/agentprofile/agentonbreak/",
        "/API/V2/AGENTPROFILE/AGENTONBREAK",
    ] {
        let url = format!("{}{path}", account.sim.base_url());
        let reply = read(account.http.post(url).body(json!({"ssid": OWN}).to_string())).await.unwrap();
        assert_eq!(reply.json()["code"], 1502, "{path}");
    }
    assert_eq!(account.sim.requests("agentonbreak"), 3);
}

#[tokio::test]
async fn the_body_is_read_under_any_content_type() {
    let account = Account::start().await;
    let url = format!("{}/api/v2/agentProfile/agentOnBreak", account.sim.base_url());
    let body = "{\n \"ssid\":\"agent-session-13\"\n}";
    for kind in ["text/plain", "application/json", "application/x-www-form-urlencoded", ""] {
        let request = account.http.post(&url).body(body);
        let request = if kind.is_empty() { request } else { request.header("Content-Type", kind) };
        assert_eq!(read(request).await.unwrap().json()["code"], 1502, "{kind}");
    }
}

#[tokio::test]
async fn a_preflight_is_answered_with_the_cors_headers() {
    let account = Account::start().await;
    let url = format!("{}/api/v2/agentProfile/agentOnBreak", account.sim.base_url());
    let reply = read(account.http.request(reqwest::Method::OPTIONS, url)).await.unwrap();
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (200, "*"));
    assert_eq!(reply.header("access-control-allow-headers"), "X-Requested-With,content-type");
    assert_eq!(account.sim.requests("agentonbreak"), 0);
}

#[tokio::test]
async fn other_verbs_and_paths_get_the_page_of_the_framework() {
    let account = Account::start().await;
    for (verb, path) in [
        ("GET", "/api/v2/agentProfile/agentOnBreak"),
        ("PUT", "/api/v2/agentProfile/agentOnBreak"),
        ("POST", "/api/v2/agentProfile/setBreak"),
        ("POST", "/agentProfile/agentOnBreak"),
        ("POST", "/api/v2/clickToCall/para"),
        ("POST", "/v3/clickToCall/para"),
        ("POST", "/api/v2/agentProfile/agentOnBreak//"),
        ("POST", "/"),
    ] {
        let url = format!("{}{path}", account.sim.base_url());
        let reply = read(account.http.request(verb.parse().unwrap(), url)).await.unwrap();
        assert_eq!(reply.status, 404, "{verb} {path}");
        assert!(reply.body.contains(&format!("<pre>Cannot {verb} {path}</pre>")), "{}", reply.body);
    }
}

#[tokio::test]
async fn the_ping_can_have_another_name() {
    let account = Account::with(|settings| settings.rules.ping_action = "webPing".to_owned()).await;
    account.yes("agentProfile/webPing", json!({"mic_perm": 1})).await;
    let reply = account.ask("agentProfile/setWebPingTime", json!({"mic_perm": 1})).await;
    assert_eq!(reply.status, 404);
    assert_eq!(account.sim.requests("setwebpingtime"), 1);
}
