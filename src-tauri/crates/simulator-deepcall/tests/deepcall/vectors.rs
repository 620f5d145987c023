//! Every answer the documents print, byte by byte.

use ringside_simulator_deepcall::{
    BreakDetail, CallIdMember, CurrentDuration, ErrorSpelling, HttpStatus, NoSpelling, Settings, TimeUnit,
};
use serde_json::json;

use crate::account::{ANA, Account, CUSTOMER, OWN};

const PING: &str = "agentProfile/setWebPingTime";
const BREAK: &str = "agentProfile/agentOnBreak";
const WRAP_UP: &str = "agentProfile/checkAgentInWrapUp";

#[tokio::test]
async fn the_printed_errors_come_byte_by_byte() {
    let own = format!(r#"{{"ssid":"{OWN}"}}"#);
    let beat = format!(r#"{{"ssid":"{OWN}","mic_perm":1}}"#);
    let broken = |settings: &mut Settings| settings.rules.ping_incompatible = true;
    let table = |settings: &mut Settings| settings.wire.error_spelling = ErrorSpelling::Table;
    let plain = |_: &mut Settings| {};
    type Change = fn(&mut Settings);
    let rows: [(&str, &str, Change, &str); 7] = [
        (BREAK, &own, plain, r#"{"status":"error","message":"On break is : 0","code":1502}"#),
        (
            BREAK,
            r#"{"ssid":"account-session"}"#,
            plain,
            r#"{"status":"error","message":"Agent id not match","code":1501}"#,
        ),
        (
            PING,
            &own,
            plain,
            r#"{"status":"error","message":"Missing required parameters:mic_perm","code":1505}"#,
        ),
        (
            PING,
            r#"{"ssid":"nobody","mic_perm":1}"#,
            plain,
            r#"{"status":"error","message":"SSID not valid for setWebPingTime","code":1503}"#,
        ),
        (
            PING,
            &beat,
            broken,
            r#"{"status":"error","message":"Cannot update [ping_time] as it is of incompatible type","code":1506}"#,
        ),
        (WRAP_UP, &own, plain, r#"{"status":"error","message":"Agent not in wrap time","code":1504}"#),
        (BREAK, &own, table, r#"{"status":"error","errCode":1502,"errMessage":"On break is : 0"}"#),
    ];
    for (action, body, change, expected) in rows {
        let account = Account::with(change).await;
        let reply = account.raw(action, body).await;
        assert_eq!((reply.status, reply.body.as_str()), (200, expected), "{action} {body}");
    }
}

#[tokio::test]
async fn the_recorded_answer_has_the_recorded_headers() {
    let account = Account::start().await;
    let reply = account.ask(BREAK, json!({})).await;
    assert_eq!(reply.body.len(), 58);
    for (name, value) in [
        ("content-type", "application/json; charset=utf-8"),
        ("content-length", "58"),
        ("connection", "keep-alive"),
        ("access-control-allow-origin", "*"),
        ("access-control-allow-methods", "POST, GET, OPTIONS, PATCH, DELETE"),
        ("access-control-allow-headers", "X-Requested-With,content-type"),
        ("access-control-allow-credentials", "true"),
        ("vary", "Origin"),
        ("etag", r#"W/"3a-Hcwf2RVvHHAHh45ODnXpallkU74""#),
        ("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ] {
        assert_eq!(reply.header(name), value, "{name}");
    }
    let date = jiff::fmt::rfc2822::parse(reply.header("date")).unwrap().timestamp();
    assert!(account.sim.state().now.duration_since(date).as_secs() < 20);
}

#[tokio::test]
async fn a_break_is_told_as_printed() {
    let account = Account::start().await;
    account.happens(json!({"event": "agent_begins_break", "user": ANA, "kind": "Lunch"}));
    let since = account.sim.state().agents[0].since.unwrap().as_second();
    let expected = format!(
        r#"{{"status":"success","data":{{"on_break":1,"breakDetail":{{"break_id":"2","break_name":"Lunch","start_time":{since}}},"agent_id":"13","user_id":"10000001"}}}}"#
    );
    assert_eq!(account.ask(BREAK, json!({})).await.body, expected);
    let token = r#"{"userId":"10000001","token":"account-token"}"#;
    assert_eq!(account.raw(BREAK, token).await.body, expected);
}

#[tokio::test]
async fn a_wrap_up_is_told_as_printed_and_ends_by_itself() {
    let account = Account::start().await;
    let call = account.talk().await;
    account.happens(json!({"event": "customer_hangs_up", "user": ANA}));
    let until = account.sim.state().agents[0].wrap_until.unwrap().as_second();
    let reply = account.ask(WRAP_UP, json!({})).await;
    let left = reply.json()["data"]["currentDuration"].as_i64().unwrap();
    assert!((1..=30).contains(&left), "{left}");
    let expected = format!(
        r#"{{"status":"success","data":{{"response":1,"wrapETime":{until},"currentDuration":{left},"callId":"{call}","cNumber":"{CUSTOMER}"}}}}"#
    );
    assert_eq!(reply.body, expected);
    account.sim.advance(std::time::Duration::from_secs(31));
    assert_eq!(account.ask(WRAP_UP, json!({})).await.json()["code"], 1504);
}

#[tokio::test]
async fn a_beat_is_answered_with_success_alone_and_is_recorded() {
    let account = Account::start().await;
    for mic_perm in [json!(1), json!(0), json!(false), json!("granted")] {
        let reply = account.ask(PING, json!({"mic_perm": mic_perm})).await;
        assert_eq!(reply.body, r#"{"status":"success"}"#, "{mic_perm}");
        assert_eq!(account.sim.state().agents[0].beats.last().unwrap().mic_perm, mic_perm);
        let entry = account.sim.ledger().pop().unwrap();
        let sent = mic_perm.as_str().map_or_else(|| mic_perm.to_string(), str::to_owned);
        assert_eq!((entry.method.as_str(), &entry.parameters["mic_perm"]), ("setwebpingtime", &sent));
        assert!(!entry.parameters.contains_key("ssid"));
    }
    for missing in [json!(null), json!("")] {
        assert_eq!(account.ask(PING, json!({"mic_perm": missing})).await.json()["code"], 1505);
    }
    let stamped = json!({"mic_perm": 1, "ping_time": "yesterday"});
    assert_eq!(account.ask(PING, stamped).await.json()["code"], 1506);
}

#[tokio::test]
async fn not_on_a_break_and_not_in_wrap_up_can_be_successes_with_a_zero() {
    let account = Account::with(|settings| {
        settings.wire.not_on_break = NoSpelling::SuccessZero;
        settings.wire.not_in_wrap_up = NoSpelling::SuccessZero;
    })
    .await;
    let expected =
        r#"{"status":"success","data":{"on_break":0,"breakDetail":{},"agent_id":"13","user_id":"10000001"}}"#;
    assert_eq!(account.ask(BREAK, json!({})).await.body, expected);
    let expected = r#"{"status":"success","data":{"response":0}}"#;
    assert_eq!(account.ask(WRAP_UP, json!({})).await.body, expected);
}

#[tokio::test]
async fn the_tail_of_1502_can_be_odd() {
    let account = Account::with(|settings| settings.wire.on_break_tail = "undefined".to_owned()).await;
    let expected = r#"{"status":"error","message":"On break is : undefined","code":1502}"#;
    assert_eq!(account.ask(BREAK, json!({})).await.body, expected);
}

#[tokio::test]
async fn the_detail_of_a_break_has_every_shape_that_is_set() {
    let account = Account::start().await;
    account.happens(json!({"event": "agent_begins_break", "user": ANA, "kind": "tea"}));
    for (shape, shown) in [
        (BreakDetail::Empty, r#","breakDetail":{},"#),
        (BreakDetail::Null, r#","breakDetail":null,"#),
        (BreakDetail::Text, r#","breakDetail":"Tea","#),
        (BreakDetail::Absent, r#"{"on_break":1,"agent_id""#),
    ] {
        account.sim.update(|settings| settings.wire.break_detail = shape);
        let body = account.ask(BREAK, json!({})).await.body;
        assert!(body.contains(shown), "{shape:?}: {body}");
    }
}

#[tokio::test]
async fn numbers_can_be_strings_everywhere() {
    let account = Account::with(|settings| settings.wire.numbers_as_strings = true).await;
    let expected = r#"{"status":"error","message":"On break is : 0","code":"1502"}"#;
    assert_eq!(account.ask(BREAK, json!({})).await.body, expected);
    account.happens(json!({"event": "agent_begins_break", "user": ANA, "kind": "Lunch"}));
    let data = account.yes(BREAK, json!({})).await["data"].clone();
    assert!(data["on_break"] == "1" && data["breakDetail"]["start_time"].is_string(), "{data}");
}

#[tokio::test]
async fn the_http_status_follows_the_code_when_it_is_told_to() {
    let account = Account::with(|settings| {
        settings.wire.http_status = HttpStatus::ByCode;
        settings.rules.forced_errors.insert("live".to_owned(), 1032);
        settings.rules.forced_errors.insert("group/update".to_owned(), 1503);
    })
    .await;
    for (action, body, status) in [
        (BREAK, format!(r#"{{"ssid":"{OWN}"}}"#), 400),
        (BREAK, r#"{"ssid":"nobody"}"#.to_owned(), 401),
        (PING, r#"{"ssid":"nobody"}"#.to_owned(), 401),
        ("Agent/live", format!(r#"{{"ssid":"{OWN}"}}"#), 500),
        ("Group/update", format!(r#"{{"ssid":"{OWN}"}}"#), 400),
        (BREAK, String::new(), 400),
    ] {
        let reply = account.raw(action, &body).await;
        assert_eq!((reply.status, &reply.json()["status"]), (status, &json!("error")), "{action} {body}");
    }
}

#[tokio::test]
async fn times_of_a_wrap_up_have_the_unit_and_meaning_that_is_set() {
    let account = Account::with(|settings| {
        settings.wire.wrap_end = TimeUnit::Milliseconds;
        settings.wire.current_duration = CurrentDuration::Elapsed;
    })
    .await;
    account.talk().await;
    account.happens(json!({"event": "agent_hangs_up", "user": ANA, "wrap_up_s": 500}));
    account.sim.advance(std::time::Duration::from_secs(100));
    let data = account.yes(WRAP_UP, json!({})).await["data"].clone();
    assert!(data["wrapETime"].as_i64().unwrap() > 100_000_000_000, "{data}");
    assert!((100..130).contains(&data["currentDuration"].as_i64().unwrap()), "{data}");
}

#[tokio::test]
async fn click_to_call_puts_the_id_where_it_is_told_to() {
    let account = Account::start().await;
    for (member, pointer) in [
        (CallIdMember::CallId, "/callId"),
        (CallIdMember::SnakeCase, "/call_id"),
        (CallIdMember::Id, "/id"),
        (CallIdMember::InData, "/data/callId"),
    ] {
        account.sim.update(|settings| settings.wire.call_id = member);
        let reply = account.click("from=9800000099&to=9800000001").await.json();
        let id = account.sim.state().calls.last().unwrap().id.clone();
        assert_eq!(reply.pointer(pointer), Some(&json!(id)), "{member:?}: {reply}");
    }
    account.sim.update(|settings| settings.wire.call_id = CallIdMember::Absent);
    let reply = account.click("from=9800000099&to=9800000001").await;
    assert_eq!(reply.body, r#"{"status":"success"}"#);
}
