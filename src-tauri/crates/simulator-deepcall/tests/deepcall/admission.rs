use ringside_simulator_kit::Effect;
use serde_json::{Value, json};

use crate::account::{ANA, Account, OWN};

#[tokio::test]
async fn every_documented_error_of_every_module_can_be_had_with_its_message() {
    let account = Account::start().await;
    for (action, name, code, message) in [
        ("Agent/list", "agent/list", 1501, "Data already in processing"),
        ("Agent/list", "agent/list", 1502, "Invalid filter value"),
        ("Agent/create", "agent/create", 1519, "Call password must be an 8-digit integer"),
        ("Employee/list", "employee/list", 1504, "Invalid parent"),
        ("Directory/create", "directory/create", 1501, "Sticky agent error"),
        ("Directory/create", "directory/create", 1510, "DNC error"),
        ("Group/add", "group/add", 1501, "Name missing"),
        ("agentDashboard/counters", "counters", 1501, "Agent dashboard error"),
        ("agentDashboard/counters", "counters", 1039, "User account suspended"),
        ("CallReport/list", "callreport/list", 1009, "Something went wrong"),
        ("CallReport/list", "callreport/list", 1010, "Error in DB connect"),
        ("overallCount/Ecounters", "ecounters", 1032, "Internal server error"),
        ("agentProfile/tags", "tags", 1004, "File not found"),
    ] {
        account.sim.update(|settings| {
            settings.rules.forced_errors = [(name.to_owned(), code)].into();
        });
        let reply = account.ask(action, json!({})).await;
        let expected = format!(r#"{{"status":"error","message":"{message}","code":{code}}}"#);
        assert_eq!(reply.body, expected, "{action}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_object_is_1047_before_anything_else() {
    let account = Account::start().await;
    for body in ["", "null", "[]", "7", "{", "ssid=agent-session-13"] {
        for action in ["agentProfile/agentOnBreak", "agentProfile/setWebPingTime", "Directory/search"] {
            let reply = account.raw(action, body).await.json();
            let expected =
                json!({"status": "error", "message": "Invalid Request Data / empty body", "code": 1047});
            assert_eq!(reply, expected, "{action} {body}");
        }
    }
}

#[tokio::test]
async fn credentials_are_judged_by_the_table() {
    let account = Account::start().await;
    let (user, token) = ("10000001", "account-token");
    let profile = "agentProfile/agentOnBreak";
    let ping = "agentProfile/setWebPingTime";
    let dashboard = "agentDashboard/counters";
    for (action, body, code) in [
        (profile, json!({}), 1000),
        (profile, json!({"ssid": ""}), 1000),
        (profile, json!({"ssid": 13}), 1000),
        (profile, json!({"userId": user}), 1000),
        (profile, json!({"token": token}), 1000),
        (profile, json!({"userId": user, "token": "wrong"}), 1014),
        (profile, json!({"userId": "1", "token": token}), 1014),
        (profile, json!({"ssid": "nobody"}), 1014),
        (profile, json!({"ssid": "account-session"}), 1501),
        (profile, json!({"ssid": OWN, "agent_id": "14"}), 1501),
        (profile, json!({"ssid": OWN, "agent_id": 13}), 1502),
        (profile, json!({"ssid": OWN, "userId": user}), 1502),
        (profile, json!({"ssid": OWN, "userId": user, "token": "wrong"}), 1502),
        (ping, json!({}), 1000),
        (ping, json!({"ssid": "nobody"}), 1503),
        (ping, json!({"ssid": "account-session"}), 1501),
        (ping, json!({"userId": user, "token": token, "mic_perm": 1}), 1503),
        ("agentProfile/tags", json!({"userId": user, "token": token}), 1000),
        (dashboard, json!({}), 1000),
        (dashboard, json!({"ssid": 13}), 1001),
        (dashboard, json!({"token": token}), 1002),
        (dashboard, json!({"userId": user}), 1020),
        (dashboard, json!({"ssid": "nobody"}), 1014),
        ("overallCount/Ecounters", json!({"token": token}), 1002),
        ("CallReport/list", json!({"userId": user}), 1000),
    ] {
        let reply = account.raw(action, &body.to_string()).await.json();
        assert_eq!(reply["code"], code, "{action} {body}");
    }
}

#[tokio::test]
async fn strict_auth_refuses_all_three_fields_and_takes_either_mode() {
    let account = Account::with(|settings| settings.rules.strict_auth = true).await;
    let all = json!({"ssid": OWN, "userId": "10000001", "token": "account-token"});
    for (body, code) in [
        (all.clone(), 1000),
        (json!({"ssid": OWN, "userId": "10000001"}), 1502),
        (json!({"userId": "10000001", "token": "account-token"}), 1502),
    ] {
        let reply = account.raw("agentProfile/agentOnBreak", &body.to_string()).await.json();
        assert_eq!(reply["code"], code, "{body}");
    }
    account.sim.update(|settings| settings.rules.strict_auth = false);
    assert_eq!(account.raw("agentProfile/agentOnBreak", &all.to_string()).await.json()["code"], 1502);
}

#[tokio::test]
async fn whose_break_a_token_means_and_whether_it_may_beat_is_set() {
    let account = Account::with(|settings| settings.rules.token_agent = Some("14".to_owned())).await;
    account.happens(json!({"event": "agent_begins_break", "user": "14", "kind": "Tea"}));
    let body = r#"{"userId":"10000001","token":"account-token","mic_perm":1}"#;
    let on_break = account.raw("agentProfile/agentOnBreak", body).await.json();
    assert_eq!(on_break["data"]["agent_id"], "14");
    account.sim.update(|settings| settings.rules.ping_takes_token = true);
    let beat = account.raw("agentProfile/setWebPingTime", body).await.json();
    assert_eq!(beat["status"], "success");
    account.sim.update(|settings| settings.rules.token_agent = None);
    assert_eq!(account.raw("agentProfile/agentOnBreak", body).await.json()["code"], 1501);
}

#[tokio::test]
async fn a_session_that_ends_is_no_longer_good_and_a_new_one_is() {
    let account = Account::start().await;
    let on_break = "agentProfile/agentOnBreak";
    account.happens(json!({"event": "expire_session", "user": ANA}));
    assert_eq!(account.ask(on_break, json!({})).await.json()["code"], 1014);
    let beat = account.ask("agentProfile/setWebPingTime", json!({"mic_perm": 1})).await.json();
    assert_eq!(beat["code"], 1503);
    let entry = account.sim.ledger().pop().unwrap();
    assert_eq!((entry.effect, entry.fault.as_deref()), (Effect::Prevented, Some("bad_credentials")));

    let ssid = account.happens(json!({"event": "agent_logs_in", "user": ANA})).ssid.unwrap();
    let with_new = json!({"ssid": ssid}).to_string();
    assert_eq!(account.raw(on_break, &with_new).await.json()["code"], 1502);
    account.happens(json!({"event": "supervisor_logs_out", "user": ANA}));
    assert_eq!(account.raw(on_break, &with_new).await.json()["code"], 1014);
    account.happens(json!({"event": "renew_credentials"}));
    assert_eq!(account.ask(on_break, json!({})).await.json()["code"], 1502);

    account.happens(json!({"event": "expire_session"}));
    account.happens(json!({"event": "expire_token"}));
    assert_eq!(account.click("from=9800000013&to=9800000001").await.json()["code"], 1014);
    assert_eq!(account.no("Agent/list", json!({})).await, 1014);
}

#[tokio::test]
async fn a_role_without_the_permission_is_denied() {
    let account = Account::with(|settings| settings.rules.agent_permissions.clear()).await;
    for action in [
        "Agent/list",
        "Agent/live",
        "Agent/timeLine",
        "Agent/create",
        "Agent/setCad",
        "Agent/unsetCad",
        "Agent/updateAgentGroupMapping",
        "Employee/list",
        "Employee/create",
        "Employee/update",
        "Employee/profile",
        "Group/list",
        "CallReport/list",
        "CallReport/reportCount",
        "CallReport/detail",
        "CallReport/masklist",
        "CallReport/exportCsv",
        "CallReport/exportCsvBulk",
        "CallReport/changeTitle",
        "CallReport/downloadPdf",
    ] {
        let reply = account.ask(action, json!({})).await.json();
        let expected = json!({"status": "error", "message": "Permission denied", "code": 1015});
        assert_eq!(reply, expected, "{action}");
    }
    account.yes("Group/list", json!({"forward": true})).await;
    account.account_yes("Agent/list", Value::Object(serde_json::Map::new())).await;
}
