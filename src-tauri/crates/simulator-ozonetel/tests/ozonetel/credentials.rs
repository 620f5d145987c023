//! How each call words bad credentials.

use ringside_simulator_ozonetel::{AuthTexts, KeyHeader};
use serde_json::json;

use crate::account::{Account, CONTROL, KEY, PHONE_DIAL, STATE, read};

const AGENTS: &str = "/ca_apis/agentDetails";
const RECORDS: &str = "/ca_reports/fetchCDRDetails";
const LEADS: &str = "/ca_apis/AddCampaignData";

fn error(message: &str) -> String {
    format!(r#"{{"status":"error","message":"{message}"}}"#)
}

#[tokio::test]
async fn each_call_has_words_of_its_own() {
    let account = Account::start().await;
    let good = Some("demo_account");
    let missing_record = r#"{"status":"false","message":"Missing userName or apiKey"}"#;
    let wrong_record = r#"{"status":"false","message":"userName or apiKey is Invalid"}"#;
    let phone = r#"{"message":"Authentication failed.","status":"error"}"#;
    let lead = r#"{"status":"FAIL","message":"No User Found"}"#;
    let rows = [
        ("POST", STATE, Some("KKwrong"), good, error("userName or apiKey is Invalid")),
        ("POST", STATE, Some(""), good, error("apiKey should not be empty")),
        ("POST", STATE, None, good, error("apiKey should not be empty")),
        ("POST", STATE, Some(KEY), Some("nobody"), error("user_name or api_Key is Invalid")),
        ("POST", STATE, Some(KEY), Some(""), error("Please provide UserName")),
        ("POST", PHONE_DIAL, Some("KKwrong"), good, phone.to_owned()),
        ("POST", PHONE_DIAL, Some(KEY), Some("nobody"), phone.to_owned()),
        ("POST", AGENTS, Some(""), good, error("apiKey should not be empty")),
        ("POST", AGENTS, Some(KEY), Some(""), error("userName should not be empty")),
        ("POST", AGENTS, Some("KKwrong"), good, error("userName or apiKey is Invalid")),
        ("POST", "/ca_reports/summaryReport", Some(KEY), None, error("userName should not be empty")),
        ("GET", RECORDS, Some(KEY), None, missing_record.to_owned()),
        ("GET", RECORDS, Some(KEY), Some(""), missing_record.to_owned()),
        ("GET", RECORDS, None, good, missing_record.to_owned()),
        ("GET", RECORDS, Some(KEY), Some("nobody"), wrong_record.to_owned()),
        ("POST", LEADS, Some(KEY), Some("nobody"), lead.to_owned()),
    ];
    for (verb, path, key, user, expected) in rows {
        let body = user.map_or(json!({}), |user| json!({"userName": user}));
        let mut request = account.bare(verb, path, &body);
        if let Some(key) = key {
            request = request.header("apiKey", key);
        }
        assert_eq!(read(request).await.unwrap().body, expected, "{path} {key:?} {user:?}");
    }
}

#[tokio::test]
async fn all_calls_can_have_the_words_of_the_disposition_api() {
    let account = Account::with(|settings| settings.wire.auth_texts = AuthTexts::Common).await;
    for (verb, path) in
        [("POST", STATE), ("POST", PHONE_DIAL), ("POST", AGENTS), ("GET", RECORDS), ("POST", LEADS)]
    {
        let request = account.bare(verb, path, &json!({"userName": "demo_account"}));
        let reply = read(request).await.unwrap();
        assert_eq!(
            reply.body, r#"{"status":"false","message":"Api Key Should Not be Null or Empty.","data":null}"#,
            "{path}"
        );
    }
}

#[tokio::test]
async fn bad_credentials_can_be_a_401() {
    let account = Account::with(|settings| settings.wire.auth_failure_status = 401).await;
    let reply = read(account.bare("POST", STATE, &json!({}))).await.unwrap();
    assert_eq!(reply.status, 401);
    let good = account.ask("POST", STATE, json!({"agentId": "a102", "state": "Sleep"})).await;
    assert_eq!(good.status, 200, "other refusals stay as they are");
}

#[tokio::test]
async fn call_control_takes_either_spelling_of_its_header_or_one() {
    let account = Account::start().await;
    let body =
        json!({"userName": "demo_account", "action": "HOLD", "ucid": "1", "did": "1", "agentPhoneName": "x"});
    for (setting, accepted) in [
        (KeyHeader::Either, [true, true]),
        (KeyHeader::ApiKey, [true, false]),
        (KeyHeader::Underscore, [false, true]),
    ] {
        account.sim.update(|settings| settings.wire.call_control_header = setting);
        for (name, accepted) in ["apiKey", "api_key"].into_iter().zip(accepted) {
            let reply = read(account.bare("POST", CONTROL, &body).header(name, KEY)).await.unwrap();
            assert_eq!(reply.body.contains("Call not Found"), accepted, "{setting:?} {name}");
        }
    }
}
