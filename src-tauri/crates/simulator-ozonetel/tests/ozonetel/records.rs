//! Records of calls.

use std::time::Duration;

use serde_json::{Value, json};

use crate::account::{ANA, Account, merged};

const DAY: &str = "/ca_reports/fetchCDRDetails";
const CALL: &str = "/ca_reports/fetchCdrByUCID";
const PAGE: &str = "/ca_reports/fetchCdrByPagination";

/// The whole day of the account's clock.
fn today(account: &Account) -> Value {
    let zone = jiff::tz::TimeZone::get("Asia/Kolkata").unwrap();
    let day = account.sim.state().now.to_zoned(zone).strftime("%Y-%m-%d").to_string();
    json!({"fromDate": format!("{day} 00:00:00"), "toDate": format!("{day} 23:59:59")})
}

async fn account() -> Account {
    let account = Account::ready_with(|settings| settings.limits.call_records = None).await;
    // Noon of the next day, so that no midnight falls into a test.
    let now = account.sim.state().now.to_zoned(jiff::tz::TimeZone::get("Asia/Kolkata").unwrap());
    let noon = now.tomorrow().unwrap().date().at(12, 0, 0, 0).to_zoned(now.time_zone().clone()).unwrap();
    account.sim.advance(Duration::try_from(noon.timestamp().duration_since(now.timestamp())).unwrap());
    account
}

#[tokio::test]
async fn a_call_that_is_over_is_in_the_records_with_its_disposition() {
    let account = account().await;
    let ucid = account.talk().await;
    account.sim.advance(Duration::from_secs(75));
    let of_call = json!({"ucid": ucid});
    assert_eq!(account.ask("GET", CALL, of_call.clone()).await.json()["details"], json!([]), "still up");
    account.hang_up();
    account.dispose(&ucid, json!({"comments": "a note"})).await;
    let reply = account.ask("GET", CALL, of_call).await;
    assert!(reply.body.contains(&format!(r#""CallID":{ucid},"#)), "a number: {}", reply.body);
    let row = &reply.json()["details"][0];
    assert_eq!(
        (&row["Disposition"], &row["Comments"], &row["AgentID"]),
        (&json!("Sale"), &json!("a note"), &json!(ANA))
    );
    assert_eq!((&row["Status"], &row["DID"]), (&json!("Answered"), &json!("914071327663")));
    assert!(["00:01:15", "00:01:16"].contains(&row["Duration"].as_str().unwrap()), "{row}");
}

#[tokio::test]
async fn a_call_nobody_disposed_is_recorded_as_such() {
    let account = account().await;
    let ucid = account.wrap_up().await;
    account.sim.advance(Duration::from_secs(60));
    let row = account.ask("GET", CALL, json!({"ucid": ucid})).await.json()["details"][0].clone();
    assert_eq!(row["Disposition"], "Wrap up time exceeded :1");
}

#[tokio::test]
async fn the_records_of_a_day_are_filtered_and_paged() {
    let account = account().await;
    for _ in 0..3 {
        let ucid = account.wrap_up().await;
        account.dispose(&ucid, json!({})).await;
    }
    let missed = account.dial().await;
    account.hang_up();
    let day = today(&account);
    let count = async |path: &str, over: Value| {
        let reply = account.ask("GET", path, merged(&day, &over)).await.json();
        (reply["details"].as_array().unwrap().len(), reply["totalCount"].clone())
    };
    assert_eq!(count(DAY, json!({})).await, (4, Value::Null));
    assert_eq!(count(DAY, json!({"status": "NotAnswered"})).await.0, 1);
    assert_eq!(count(DAY, json!({"ucid": missed})).await.0, 1);
    assert_eq!(count(DAY, json!({"callType": "Inbound"})).await.0, 0);
    assert_eq!(count(DAY, json!({"campaignName": "Support_Offline"})).await.0, 0);
    assert_eq!(count(PAGE, json!({"pageSize": 3})).await, (3, json!(4)));
    assert_eq!(count(PAGE, json!({"pageSize": "3", "pageNo": "2"})).await, (1, json!(4)));
    assert_eq!(count(PAGE, json!({"ucid": "1"})).await, (0, json!(0)));
}

#[tokio::test]
async fn wrong_dates_and_campaigns_are_refused() {
    let account = account().await;
    let day = today(&account);
    let format =
        |name: &str| format!("Invalid {name} format. Please pass the date in the format yyyy-MM-dd HH:mm:ss");
    for (over, message) in [
        (json!({"fromDate": null}), "Missing fromDate and toDate".to_owned()),
        (json!({"toDate": ""}), "Missing fromDate and toDate".to_owned()),
        (json!({"fromDate": "01-02-2025"}), format("fromDate")),
        (json!({"toDate": "2025-02-01 25:00:00"}), format("toDate")),
        (json!({"campaignName": "Nonsense"}), "Invalid campaignName".to_owned()),
        (
            json!({"toDate": "2999-01-01 00:00:00"}),
            "fromDate and toDate should be on the same day".to_owned(),
        ),
        (
            json!({"fromDate": "2020-01-01 00:00:00", "toDate": "2020-01-01 01:00:00"}),
            "Only the last 15 days can be fetched".to_owned(),
        ),
    ] {
        let expected = format!(r#"{{"message":"{message}","status":"fail"}}"#);
        assert_eq!(account.ask("GET", DAY, merged(&day, &over)).await.body, expected, "{over}");
    }
}

#[tokio::test]
async fn the_three_calls_share_two_requests_a_minute_and_take_no_post() {
    let account = Account::start().await;
    let day = today(&account);
    assert!(account.ask("GET", DAY, day.clone()).await.body.contains("details"));
    assert!(account.ask("GET", CALL, json!({"ucid": "1"})).await.body.contains("details"));
    let exceeded = r#"{"message":"Max limit exceeded","status":"error"}"#;
    assert_eq!(account.ask("GET", PAGE, day.clone()).await.body, exceeded);
    account.sim.advance(Duration::from_secs(60));
    assert!(account.ask("GET", PAGE, day.clone()).await.body.contains("totalCount"));
    let posted = account.ask("POST", DAY, day).await;
    assert_eq!((posted.status, posted.headers["allow"].to_str().unwrap()), (405, "GET"));
}

#[tokio::test]
async fn calls_nobody_answered_are_listed_as_abandoned() {
    let account = Account::ready().await;
    let list = async || account.ask("GET", "/ca_apis/abandonCalls", json!({})).await;
    assert_eq!(list().await.body, r#"{"message":[],"status":"success"}"#);
    let ucid = account.dial().await;
    account.hang_up();
    account.dispose(&ucid, json!({})).await;
    account.wrap_up().await;
    let reply = list().await;
    assert!(reply.body.starts_with(&format!(
        r#"{{"message":[{{"monitorUCID":{ucid},"type":"Manual","status":"NotAnswered""#
    )));
    let rows = reply.json()["message"].as_array().unwrap().clone();
    assert_eq!(
        (rows.len(), &rows[0]["hangupBy"], &rows[0]["agentID"]),
        (1, &json!("UserHangup"), &json!(ANA))
    );
}
