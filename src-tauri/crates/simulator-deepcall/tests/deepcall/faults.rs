use std::time::{Duration, Instant};

use ringside_simulator_kit::{Effect, Fault, FaultRule};
use serde_json::{Value, json};

use crate::account::{ANA, Account, CUSTOMER, OWN, read, until};

const PING: &str = "agentProfile/setWebPingTime";

fn plan(account: &Account, method: &str, fault: Fault) {
    account.sim.fault(FaultRule::next(method, 1, fault));
}

fn last(account: &Account) -> (Effect, String) {
    let entry = account.sim.ledger().pop().unwrap();
    (entry.effect, entry.fault.unwrap())
}

fn click(account: &Account) -> reqwest::RequestBuilder {
    let query = format!("user_id=10000001&token=account-token&from=919800000013&to={CUSTOMER}");
    account.http.post(format!("{}?{query}", account.sim.click_to_call_url()))
}

#[tokio::test]
async fn a_connection_dropped_before_executing_makes_no_call_and_after_it_does() {
    let account = Account::start().await;
    plan(&account, "clicktocall", Fault::DropBefore);
    assert!(read(click(&account)).await.unwrap_err().is_request());
    assert!(account.sim.state().calls.is_empty());
    assert_eq!(last(&account), (Effect::Prevented, "drop_before".to_owned()));
    plan(&account, "clicktocall", Fault::DropAfter);
    assert!(read(click(&account)).await.unwrap_err().is_request());
    assert_eq!(account.sim.state().calls.len(), 1);
    assert_eq!(last(&account), (Effect::Executed, "drop_after".to_owned()));
}

#[tokio::test]
async fn pages_stand_in_for_answers_and_execute_only_when_told_to() {
    let account = Account::start().await;
    let beat = json!({"mic_perm": 1});
    for (fault, status) in [
        (Fault::HtmlError, 500),
        (Fault::Redirect, 302),
        (Fault::TooManyRequests { retry_after_s: 7 }, 429),
        (Fault::Status { status: 502 }, 502),
    ] {
        plan(&account, "setwebpingtime", fault.clone());
        let reply = account.ask(PING, beat.clone()).await;
        assert_eq!((reply.status, reply.body.starts_with("<!DOCTYPE html>")), (status, true), "{fault:?}");
        assert_eq!(last(&account), (Effect::Prevented, fault.name().to_owned()));
        if status == 429 {
            assert_eq!(reply.header("retry-after"), "7");
        }
        account.sim.fault(FaultRule::next("setwebpingtime", 1, fault.clone()).executing(true));
        assert_eq!(account.ask(PING, beat.clone()).await.status, status);
        assert_eq!(last(&account), (Effect::Executed, fault.name().to_owned()));
    }
    assert_eq!(account.sim.state().agents[0].beats.len(), 4);
}

#[tokio::test]
async fn an_expired_session_passes_and_has_the_code_of_the_method() {
    let account = Account::start().await;
    account.sim.fault(FaultRule::next("*", 2, Fault::ExpiredToken));
    let reply = account.ask("agentProfile/agentOnBreak", json!({})).await.json();
    assert_eq!(reply, json!({"status": "error", "message": "Invalid token", "code": 1014}));
    assert_eq!(account.ask(PING, json!({"mic_perm": 1})).await.json()["code"], 1503);
    account.yes(PING, json!({"mic_perm": 1})).await;
}

/// All that can be asked for, with a good request each.
fn every_method(call: &str) -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("agentonbreak", "agentProfile/agentOnBreak", json!({})),
        ("setwebpingtime", PING, json!({"mic_perm": 1})),
        ("checkagentinwrapup", "agentProfile/checkAgentInWrapUp", json!({})),
        ("tags", "agentProfile/tags", json!({})),
        ("counters", "agentDashboard/counters", json!({})),
        ("recentcalls", "agentDashboard/recentCalls", json!({"callerNumber": CUSTOMER})),
        ("contactinfo", "agentDashboard/contactInfo", json!({"callerNumber": CUSTOMER})),
        (
            "notesadd",
            "agentDashboard/notesAdd",
            json!({"callerNumber": CUSTOMER, "callId": call, "content": "x"}),
        ),
        ("agent/list", "Agent/list", json!({})),
        ("live", "Agent/live", json!({})),
        ("timeline", "Agent/timeLine", json!({"agentId": ANA})),
        ("agent/create", "Agent/create", json!({"name": "Vera", "mobile": "9800000018"})),
        (
            "updateagentgroupmapping",
            "Agent/updateAgentGroupMapping",
            json!({"agentId": ANA, "groupIds": [28]}),
        ),
        ("setcad", "Agent/setCad", json!({"agentIds": [ANA]})),
        ("unsetcad", "Agent/unsetCad", json!({"agentIds": [ANA]})),
        ("employee/list", "Employee/list", json!({})),
        ("profile", "Employee/profile", json!({"agentId": ANA})),
        ("employee/create", "Employee/create", json!({"name": "Vera", "mobile": "9800000019"})),
        ("employee/update", "Employee/update", json!({"agentId": ANA, "name": "Ana"})),
        ("group/list", "Group/list", json!({})),
        ("group/add", "Group/add", json!({"name": "New"})),
        ("group/update", "Group/update", json!({"groupId": 28, "name": "Sales"})),
        (
            "submitassigngrouptoagent",
            "Group/submitAssignGroupToAgent",
            json!({"groupId": 28, "agentIds": [ANA]}),
        ),
        ("directory/create", "Directory/create", json!({"contact": "9800000079"})),
        ("directory/update", "Directory/update", json!({"contact": CUSTOMER})),
        ("search", "Directory/search", json!({"contact": CUSTOMER, "project": "all"})),
        ("getinfo", "Directory/getInfo", json!({"cn": CUSTOMER})),
        ("blacklist", "Directory/Blacklist", json!({"contact": CUSTOMER, "DID": []})),
        ("callreport/list", "CallReport/list", json!({})),
        ("reportcount", "CallReport/reportCount", json!({})),
        ("detail", "CallReport/detail", json!({"clId": call})),
        ("masklist", "CallReport/masklist", json!({})),
        ("exportcsvbulk", "CallReport/exportCsvBulk", json!({})),
        ("exportcsv", "CallReport/exportCsv", json!({})),
        ("changetitle", "CallReport/changeTitle", json!({"requestId": 1, "title": "x"})),
        ("downloadpdf", "CallReport/downloadPdf", json!({"requestId": 1})),
        ("ecounters", "overallCount/Ecounters", json!({})),
    ]
}

/// Methods that change nothing.
const READS: [&str; 20] = [
    "agentonbreak",
    "checkagentinwrapup",
    "tags",
    "counters",
    "recentcalls",
    "contactinfo",
    "agent/list",
    "live",
    "timeline",
    "employee/list",
    "profile",
    "group/list",
    "search",
    "getinfo",
    "callreport/list",
    "reportcount",
    "detail",
    "masklist",
    "downloadpdf",
    "ecounters",
];

#[tokio::test]
async fn every_method_meets_faults_by_its_name_and_only_what_acts_is_in_the_ledger() {
    let account = Account::start().await;
    let call = account.talk().await;
    for (name, action, body) in every_method(&call) {
        let before = account.sim.ledger().len();
        plan(&account, name, Fault::DropBefore);
        let mut own = body.clone();
        own["ssid"] = json!(if action.starts_with("agentProfile") { OWN } else { "account-session" });
        let sent = read(account.request(action, own.to_string())).await;
        assert!(sent.unwrap_err().is_request(), "{name}");
        plan(&account, name, Fault::TruncatedBody);
        let half = account.raw(action, &own.to_string()).await;
        assert!(serde_json::from_str::<Value>(&half.body).is_err() && !half.body.is_empty(), "{name}");
        assert_eq!(account.sim.requests(name), 2, "{name}");
        let effects: Vec<Effect> = account.sim.ledger()[before..].iter().map(|entry| entry.effect).collect();
        let expected = if READS.contains(&name) { vec![] } else { vec![Effect::Prevented, Effect::Executed] };
        assert_eq!(effects, expected, "{name}");
    }
    let url = format!("{}/api/v2/recording/directstream/x", account.sim.base_url());
    plan(&account, "directstream", Fault::TooManyRequests { retry_after_s: 1 });
    assert_eq!(read(account.http.get(url)).await.unwrap().status, 429);
}

#[tokio::test]
async fn the_meaning_of_an_answer_can_be_damaged() {
    let account = Account::start().await;
    account.happens(json!({"event": "agent_begins_break", "user": ANA, "kind": "Tea"}));
    let on_break = "agentProfile/agentOnBreak";
    plan(&account, "agentonbreak", Fault::WrongTypes);
    let twisted = account.ask(on_break, json!({})).await.json();
    assert!(twisted["status"].is_number() && twisted["data"]["on_break"].is_string(), "{twisted}");
    plan(&account, "agentonbreak", Fault::MissingMembers { members: Vec::new() });
    let lost = account.ask(on_break, json!({})).await.json();
    assert!(lost.get("status").is_none() && lost["data"].get("on_break").is_none(), "{lost}");
    plan(&account, "agentonbreak", Fault::MissingMembers { members: vec!["breakDetail".to_owned()] });
    let lost = account.ask(on_break, json!({})).await.json();
    assert!(lost["data"].get("breakDetail").is_none() && lost["data"]["on_break"] == 1, "{lost}");
    plan(&account, "agent/list", Fault::LargeList { bytes: 5 << 20 });
    let large = account.ask("Agent/list", json!({})).await;
    assert!(large.body.len() >= 5 << 20 && large.json()["status"] == "success");
}

#[tokio::test]
async fn the_bytes_of_an_answer_can_be_damaged() {
    let account = Account::start().await;
    let on_break = "agentProfile/agentOnBreak";
    plan(&account, "agentonbreak", Fault::EmptyBody);
    let reply = account.ask(on_break, json!({})).await;
    assert_eq!((reply.status, reply.body.as_str()), (200, ""));
    plan(&account, "agentonbreak", Fault::WrongContentType { content_type: "text/html".to_owned() });
    let reply = account.ask(on_break, json!({})).await;
    assert_eq!((reply.header("content-type"), &reply.json()["code"]), ("text/html", &json!(1502)));
    plan(&account, "agentonbreak", Fault::HalfBody);
    let error = read(account.request(on_break, json!({"ssid": OWN}).to_string())).await.unwrap_err();
    assert!(error.is_body() || error.is_decode(), "{error:?}");
    plan(&account, "agentonbreak", Fault::SlowDrip { bytes: 20, every_ms: 10 });
    let began = Instant::now();
    assert_eq!(account.ask(on_break, json!({})).await.json()["code"], 1502);
    assert!(began.elapsed() >= Duration::from_millis(30));
}

#[tokio::test]
async fn a_request_is_executed_although_its_client_went_away() {
    for fault in [Fault::Delay { ms: 200 }, Fault::DelayAnswer { ms: 3_600_000 }] {
        let account = Account::start().await;
        plan(&account, "clicktocall", fault);
        let request = tokio::spawn(click(&account).send());
        until("the request never arrived", || account.sim.requests("clicktocall") == 1).await;
        request.abort();
        until("the call never appeared", || account.sim.state().calls.len() == 1).await;
    }
}
