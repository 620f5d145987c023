//! The older versions of the Disposition API.

use serde_json::json;

use crate::account::{ANA, Account, DID, KEY};

const LIST: &str = "/CAServices/Disposition/DispositionAPI.php";
const SECOND: &str = "/CAServices/Disposition/DispositionAPIV2.php";
const THIRD: &str = "/CAServices/Disposition/DispositionAPIV3.php";

async fn ask(account: &Account, path: &str, over: &[(&str, &str)]) -> String {
    let mut query = vec![("customer", "demo_account"), ("apiKey", KEY)];
    query.retain(|(name, _)| !over.iter().any(|(given, _)| given == name));
    query.extend_from_slice(over);
    account.query(path, &query).await.body
}

#[tokio::test]
async fn the_first_version_lists_the_dispositions_of_a_campaign() {
    let account = Account::with(|settings| settings.dispositions.truncate(2)).await;
    for (over, expected) in [
        (
            vec![("action", "get"), ("campaignID", "256")],
            r#"{"status":"Success","details":["Sale","Callback"]}"#,
        ),
        (
            vec![("action", "get"), ("apiKey", "KKwrong")],
            r#"{"status":"Fail","details":"Authentication fails"}"#,
        ),
        (
            vec![("action", "get"), ("customer", "nobody")],
            r#"{"status":"Fail","details":"Authentication fails"}"#,
        ),
        (vec![("action", "put")], r#"{"status":"Fail","details":"Invalid action->put"}"#),
        (
            vec![("action", "get"), ("campaignID", "9")],
            r#"{"status":"Fail","message":"No disposition found for campaign ID: 9 and user: demo_account"}"#,
        ),
    ] {
        assert_eq!(ask(&account, LIST, &over).await, expected, "{over:?}");
    }
}

#[tokio::test]
async fn the_second_version_has_other_names_and_words() {
    let account = Account::ready().await;
    let ucid = account.talk().await;
    let set = |agent_key: &'static str| {
        vec![
            ("action", "Set"),
            (agent_key, ANA),
            ("ucid", ucid.as_str()),
            ("did", DID),
            ("disposition", "Sale"),
        ]
    };
    let wrong = [("action", "Set"), ("apiKey", "KKwrong")];
    assert_eq!(ask(&account, SECOND, &wrong).await, r#"{"details":"Authentication fails","status":"Fail"}"#);
    assert_eq!(
        ask(&account, SECOND, &[("action", "Put")]).await,
        r#"{"details":"Invalid action->Put","status":"Fail"}"#
    );
    let queued = r#"{"details":"queued successfully","status":"Success"}"#;
    assert_eq!(ask(&account, SECOND, &set("agentId")).await, queued);
    assert_eq!(ask(&account, SECOND, &set("agentID")).await, queued);
    account.hang_up();
    assert_eq!(
        ask(&account, SECOND, &set("agentID")).await,
        r#"{"details":"This call is already Disposed.","status":"Fail"}"#
    );
    assert!(account.sim.ledger().iter().all(|entry| !entry.parameters.contains_key("apiKey")));
}

#[tokio::test]
async fn the_third_version_changes_what_was_saved_and_reads_a_zone() {
    let account = Account::ready().await;
    let ucid = account.wrap_up().await;
    account.dispose(&ucid, json!({})).await;
    let set = |over: &[(&'static str, &'static str)]| {
        let mut query = vec![
            ("action", "set"),
            ("agentID", ANA),
            ("ucid", ucid.as_str()),
            ("did", DID),
            ("disposition", "Callback"),
        ];
        query.extend_from_slice(over);
        query
    };
    let past = set(&[("callBackTime", "2999-01-01 10:00")]);
    assert_eq!(ask(&account, THIRD, &past).await, r#"{"details":"Invalid callBackTime","status":"Fail"}"#);
    let saved = r#"{"details":"Disposition saved successfully","status":"Success"}"#;
    assert_eq!(ask(&account, THIRD, &set(&[("callBackTime", "01/02/2999 10:00:00")])).await, saved);
    let held = account.sim.outcomes();
    assert_eq!((held.len(), held[0].disposition.as_str()), (1, "Callback"));
    assert_eq!(held[0].callback_at.unwrap().to_string(), "2999-01-02T04:30:00Z");
    let london = set(&[("callBackTime", "01/02/2999 10:00:00"), ("callBackTimeZone", "Europe/London")]);
    assert_eq!(ask(&account, THIRD, &london).await, saved);
    assert_eq!(account.sim.outcomes()[0].callback_at.unwrap().to_string(), "2999-01-02T10:00:00Z");
}
