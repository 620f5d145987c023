//! What supervisors see.

use std::time::Duration;

use ringside_simulator_ozonetel::Event;
use serde_json::{Value, json};

use crate::account::{ANA, Account, KEY, STATE};

const DETAILS: &str = "/ca_apis/agentDetails";
const LOGINS: &str = "/cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/getAgentLogins";
const SUMMARY: &str = "/ca_reports/summaryReport";

fn error(message: &str) -> String {
    format!(r#"{{"status":"error","message":"{message}"}}"#)
}

#[tokio::test]
async fn one_agent_is_shown_with_its_state() {
    let account = Account::ready().await;
    let details = || async {
        let reply = account.post(DETAILS, json!({"agentId": ANA})).await;
        serde_json::from_str::<Value>(&reply).unwrap()["message"][0].clone()
    };
    let row = details().await;
    assert_eq!(
        (&row["AgentId"], &row["AgentName"], &row["State"]),
        (&json!(ANA), &json!("Ana Ejemplo"), &json!("IDLE"))
    );
    let ucid = account.dial().await;
    assert_eq!(details().await["State"], "CALLING");
    account.sim.event(Event::CustomerAnswers { agent: ANA.to_owned(), ucid: None }).unwrap();
    assert_eq!(details().await["State"], "BUSY");
    account.hang_up();
    assert_eq!(details().await["State"], "ACW");
    account.dispose(&ucid, json!({"pauseAfterDispose": "true", "pauseReason": "Tea"})).await;
    account.sim.update(|settings| settings.wire.agent_state_key = "CurrentState".to_owned());
    let row = details().await;
    assert_eq!((&row["CurrentState"], &row["PauseReason"]), (&json!("PAUSED"), &json!("Tea")));
    account.sim.event(Event::SupervisorLogsOut { agent: ANA.to_owned() }).unwrap();
    account.sim.update(|settings| settings.wire.pause_reason_key = None);
    let row = details().await;
    assert_eq!((&row["CurrentState"], row.get("PauseReason")), (&json!("LOGOUT"), None));
    assert_eq!(account.post(DETAILS, json!({"agentId": "a999"})).await, error("agentId is Invalid"));
    let all: Value = serde_json::from_str(&account.post(DETAILS, json!({})).await).unwrap();
    assert_eq!(all["message"].as_array().unwrap().len(), 4);
    assert!(!account.sim.ledger().iter().any(|entry| entry.method == "agentdetails"));
}

#[tokio::test]
async fn agent_details_are_served_ten_times_a_minute() {
    let account = Account::start().await;
    let exceeded = r#"{"message":"Max limit exceeded","status":"error"}"#;
    for _ in 0..10 {
        assert_ne!(account.post(DETAILS, json!({"agentId": ANA})).await, exceeded);
    }
    assert_eq!(account.post(DETAILS, json!({"agentId": ANA})).await, exceeded);
    account.sim.update(|settings| settings.wire.limit_status = 429);
    let reply = account.ask("POST", DETAILS, json!({"agentId": ANA})).await;
    assert_eq!((reply.status, reply.body.as_str()), (429, exceeded));
    account.sim.advance(Duration::from_secs(60));
    assert_ne!(account.post(DETAILS, json!({"agentId": ANA})).await, exceeded);
    account.sim.update(|settings| settings.limits.agent_details = None);
    for _ in 0..12 {
        assert_ne!(account.post(DETAILS, json!({"agentId": ANA})).await, exceeded);
    }
}

#[tokio::test]
async fn the_login_list_has_who_is_logged_in_once_in_five_minutes() {
    let account = Account::ready().await;
    let good = [("api_key", KEY), ("username", "demo_account")];
    let list = account.query(LOGINS, &good).await.json();
    let agents: Vec<&str> =
        list["message"].as_array().unwrap().iter().map(|row| row["AgentId"].as_str().unwrap()).collect();
    assert_eq!((agents, &list["status"]), (vec![ANA, "a102", "a103"], &json!("success")));
    let exceeded = error("only 1 hit will be allowed within a time frame of 5mins");
    assert_eq!(account.query(LOGINS, &good).await.body, exceeded);
    account.sim.advance(Duration::from_secs(299));
    assert_eq!(account.query(LOGINS, &good).await.body, exceeded);
    account.sim.advance(Duration::from_secs(1));
    assert!(account.query(LOGINS, &good).await.body.starts_with(r#"{"status":"success""#));
    for (key, user, message) in [
        ("", "demo_account", "apiKey should not be empty"),
        (KEY, "", "userName should not be empty"),
        ("KKwrong", "demo_account", "userName or apiKey is Invalid"),
    ] {
        let reply = account.query(LOGINS, &[("api_key", key), ("username", user)]).await;
        assert_eq!(reply.body, error(message));
    }
}

#[tokio::test]
async fn the_summary_adds_up_what_agents_did() {
    let account = Account::ready().await;
    account.sim.advance(Duration::from_secs(100));
    account.talk().await;
    account.sim.advance(Duration::from_secs(3_700));
    account.hang_up();
    account.sim.advance(Duration::from_secs(30));
    let span = json!({"fromDate": "2020-01-01 00:00:00", "toDate": "2020-01-02 00:00:00", "agentId": ANA});
    assert_eq!(account.post(SUMMARY, span).await, error("No Data Found"));

    let zone = jiff::tz::TimeZone::get("Asia/Kolkata").unwrap();
    let now = account.sim.state().now.to_zoned(zone);
    let hour = jiff::SignedDuration::from_hours(1);
    let time = |zoned: &jiff::Zoned| zoned.strftime("%Y-%m-%d %H:%M:%S").to_string();
    let span = json!({"fromDate": time(&now.saturating_sub(hour)), "toDate": time(&now.saturating_add(hour)), "agentId": ANA});
    let reply = account.ask("GET", SUMMARY, span).await.json();
    let row = &reply["message"][0];
    assert_eq!((&row["AgentUniqueID"], &row["ModeType"]), (&json!(ANA), &json!("Blended")));
    let seconds = |name: &str| {
        let mut parts = row[name].as_str().unwrap().split(':').map(|part| part.parse::<i64>().unwrap());
        parts.next().unwrap() * 3_600 + parts.next().unwrap() * 60 + parts.next().unwrap()
    };
    assert!((3_700..3_710).contains(&seconds("TotalBusyTime")), "{row}");
    assert!((100..110).contains(&seconds("TotalIdleTime")), "{row}");
    assert!((30..40).contains(&seconds("TotalWrapupTime")), "{row}");
    assert!((3_830..3_850).contains(&seconds("TotalLoginDuration")), "{row}");
    assert_eq!(seconds("TotalPauseTime"), 0);
}

#[tokio::test]
async fn a_wrong_summary_request_has_its_documented_answer() {
    let account = Account::with(|settings| settings.limits.summary_report = None).await;
    let good = json!({"fromDate": "2025-03-01 00:00:00", "toDate": "2025-03-02 00:00:00"});
    for (over, message) in [
        (json!({"fromDate": null}), "From and To Date should be in yyyy-mm-dd HH:mm:ss Format"),
        (json!({"toDate": "02-03-2025"}), "From and To Date should be in yyyy-mm-dd HH:mm:ss Format"),
        (json!({"toDate": "2025-02-01 00:00:00"}), "From Date Should not be Greater than To Date"),
        (
            json!({"toDate": "2025-04-01 00:00:00"}),
            "Difference Between From and To date should not be Greater than 30 Days",
        ),
        (json!({"modeType": "Sideways"}), "Mode Type is Invalid"),
        (json!({"agentId": "a999"}), "agentId is Invalid"),
        (json!({}), "No Data Found"),
    ] {
        let body = crate::account::merged(&good, &over);
        assert_eq!(account.post(SUMMARY, body).await, error(message), "{over}");
    }
    account.sim.update(|settings| settings.limits.summary_report = Some(5));
    for _ in 0..5 {
        account.post(SUMMARY, good.clone()).await;
    }
    assert!(account.post(SUMMARY, good).await.contains("Max limit exceeded"));
}

#[tokio::test]
async fn an_agent_paused_in_the_toolbar_is_seen_paused() {
    let account = Account::ready().await;
    account.sim.event(Event::AgentPauses { agent: ANA.to_owned(), reason: "Tea".to_owned() }).unwrap();
    let row = account.post(DETAILS, json!({"agentId": ANA})).await;
    assert!(row.contains(r#""State":"PAUSED""#) && row.contains(r#""PauseReason":"Tea""#), "{row}");
    assert!(account.post(STATE, json!({"agentId": ANA, "state": "Ready"})).await.contains("success"));
}
