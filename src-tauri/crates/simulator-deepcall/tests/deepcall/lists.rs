use serde_json::{Value, json};

use crate::account::{ANA, Account, CUSTOMER, read};

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn agents_are_listed_and_filtered_by_name_group_and_status() {
    let account = Account::start().await;
    for (action, filter, expected) in [
        ("Agent/list", json!({}), vec!["Ana Ejemplo", "Sam Sample", "Luz Prueba", "Nils Testmann"]),
        ("Employee/list", json!({"name": "sam"}), vec!["Sam Sample"]),
        ("Agent/list", json!({"group": 29}), vec!["Ana Ejemplo", "Luz Prueba"]),
        ("Agent/list", json!({"status": "offline"}), vec!["Nils Testmann"]),
    ] {
        let list = account.yes(action, filter.clone()).await["data"].clone();
        assert_eq!(names(&list), expected, "{filter}");
    }
    assert_eq!(account.no("Agent/list", json!({"status": "asleep"})).await, 1502);
    let token = json!({"userId": "10000001", "token": "account-token"}).to_string();
    assert_eq!(account.raw("Agent/list", &token).await.json()["data"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn the_wall_board_shows_state_beat_and_call() {
    let account = Account::start().await;
    account.yes("agentProfile/setWebPingTime", json!({"mic_perm": 0})).await;
    let call = account.talk().await;
    let board = account.account_yes("Agent/live", json!({})).await["data"].clone();
    let ana = &board[0];
    assert_eq!(
        (&ana["status"], &ana["callId"], &ana["mic_perm"]),
        (&json!("oncall"), &json!(call), &json!(0))
    );
    assert!(ana["ping_time"].is_i64() && board[3]["status"] == "offline", "{board}");
    assert_eq!(account.no("Agent/timeLine", json!({"agentId": "99"})).await, 1507);
}

#[tokio::test]
async fn agents_are_created_changed_and_put_into_groups() {
    let account = Account::start().await;
    let new = json!({"name": "Vera Beispiel", "mobile": "9800000017", "email": "vera@example.com"});
    let made = account.account_yes("Agent/create", new.clone()).await["data"].clone();
    assert_eq!(made["agentId"], "17");
    account.account_yes("Employee/update", json!({"agentId": "17", "name": "Vera Muster"})).await;
    account
        .account_yes("Agent/updateAgentGroupMapping", json!({"agentId": "17", "groupIds": [28, "30"]}))
        .await;
    let profile = account.account_yes("Employee/profile", json!({"agentId": "17"})).await["data"].clone();
    assert_eq!((&profile["name"], &profile["mobile"]), (&json!("Vera Muster"), &json!("919800000017")));
    assert_eq!(names(&profile["groups"]), ["Sales", "Night line"]);
    account.account_yes("Agent/setCad", json!({"agentIds": ["13", "17"]})).await;
    account.account_yes("Agent/unsetCad", json!({"agentIds": ["13"]})).await;
    let list = account.account_yes("Agent/list", json!({})).await["data"].clone();
    assert_eq!((&list[0]["cad"], &list[4]["cad"]), (&json!(false), &json!(true)));

    for (action, body, code) in [
        ("Agent/create", new, 1512),
        ("Agent/create", json!({"mobile": "9800000018"}), 1515),
        ("Employee/create", json!({"name": "B3"}), 1515),
        ("Agent/create", json!({"name": "Vera", "mobile": "12"}), 1514),
        ("Employee/update", json!({"name": "Vera"}), 1507),
        ("Employee/update", json!({"agentId": "99"}), 1507),
        ("Employee/update", json!({"agentId": "17", "shoe": 42}), 1521),
        ("Employee/profile", json!({}), 1003),
        ("Agent/updateAgentGroupMapping", json!({"agentId": "17"}), 1505),
        ("Agent/updateAgentGroupMapping", json!({"agentId": "17", "groupIds": [99]}), 1505),
        ("Agent/unsetCad", json!({}), 1000),
        ("Agent/unsetCad", json!({"agentIds": ["99"]}), 1507),
    ] {
        assert_eq!(account.no(action, body.clone()).await, code, "{action} {body}");
    }
    assert_eq!(account.ask("Agent/setCad", json!({"agentIds": ["13"]})).await.json()["code"], 1015);
}

#[tokio::test]
async fn groups_are_answered_with_a_code_of_200_in_the_body() {
    let account = Account::start().await;
    assert_eq!(
        account.ask("Group/list", json!({"quick": true, "name": "sal"})).await.body,
        r#"{"status":"success","response":{"groups":[{"groupId":28,"name":"Sales"}]},"code":200}"#
    );
    for id in [json!({"groupid": "29"}), json!({"groupId": 29})] {
        let list = account.yes("Group/list", id).await["response"]["groups"].clone();
        assert_eq!(
            (names(&list), names(&list[0]["agents"])),
            (vec!["Support"], vec!["Ana Ejemplo", "Luz Prueba"])
        );
    }
    assert_eq!(
        account.ask("Group/add", json!({"name": "Returns"})).await.body,
        r#"{"status":"success","groupId":31,"code":200}"#
    );
    account.yes("Group/add", json!({"name": "Returns"})).await;
    assert_eq!(account.sim.state().groups[&32], "Returns1", "a duplicate gets a number");
    assert_eq!(
        account.ask("Group/update", json!({"groupId": "32", "name": "Refunds"})).await.body,
        r#"{"status":"success","message":"Group updated","code":200}"#
    );
    assert_eq!(account.sim.state().groups[&32], "Refunds");
    account.yes("Group/submitAssignGroupToAgent", json!({"groupId": 32, "agentIds": ["15"]})).await;
    let list = account.yes("Group/list", json!({"groupId": 32})).await["response"]["groups"].clone();
    assert_eq!(names(&list[0]["agents"]), ["Luz Prueba"]);

    for (action, body, code) in [
        ("Group/list", json!({"groupId": 99}), 1503),
        ("Group/add", json!({}), 1501),
        ("Group/update", json!({"name": "x"}), 1502),
        ("Group/update", json!({"groupId": 32}), 1501),
        ("Group/update", json!({"groupId": 99, "name": "x"}), 1503),
        ("Group/submitAssignGroupToAgent", json!({"groupId": 32, "agentIds": ["99"]}), 1003),
    ] {
        assert_eq!(account.no(action, body.clone()).await, code, "{action} {body}");
    }
}

#[tokio::test]
async fn an_ended_call_is_in_the_call_list_with_what_the_panel_set() {
    let account = Account::start().await;
    let call = account.talk().await;
    assert_eq!(
        account.yes("CallReport/reportCount", json!({})).await["data"]["count"],
        0,
        "it is still live"
    );
    account.happens(json!({"event": "agent_disposes", "user": ANA, "disposition": "Sale"}));
    account.happens(json!({"event": "customer_hangs_up", "user": ANA}));
    let rows = account.yes("CallReport/list", json!({"cType": "CTC", "agentId": ANA})).await["data"].clone();
    assert_eq!((&rows[0]["callId"], &rows[0]["callStatus"]), (&json!(call), &json!(3)));
    assert_eq!((&rows[0]["callDisposition"], &rows[0]["cNumber"]), (&json!("Sale"), &json!(CUSTOMER)));
    let masked = account.yes("CallReport/masklist", json!({})).await["data"].clone();
    assert_eq!(masked[0]["cNumber"], "XXXXXXXX0001");
    for nothing in [
        json!({"cType": "IBD"}),
        json!({"agentId": "14"}),
        json!({"startDate": "2999-01-01"}),
        json!({"endDate": "2001-01-01"}),
        json!({"minDuration": 600}),
    ] {
        let count = account.yes("CallReport/reportCount", nothing.clone()).await["data"]["count"].clone();
        assert_eq!(count, 0, "{nothing}");
    }
    let day = rows[0]["ivrSTime"].as_str().unwrap()[..10].to_owned();
    let count = account.yes("CallReport/reportCount", json!({"startDate": day, "endDate": day})).await;
    assert_eq!(count["data"]["count"], 1);
}

#[tokio::test]
async fn a_recording_plays_at_the_address_that_the_detail_spells_with_stars() {
    let account = Account::start().await;
    let call = account.talk().await;
    let asked = json!({"userId": "10000001", "clId": call, "rType": ["rcrd"]});
    let data = account.yes("CallReport/detail", asked).await["data"].clone();
    let recording = &data["rcrdAr"][0];
    assert_eq!(recording["ndId"], "#3");
    let path = recording["rcrd"].as_str().unwrap().replace('*', "/");
    let url = |path: &str| format!("{}/api/v2/recording/directstream/{path}", account.sim.base_url());
    let bytes = account.http.get(url(&path)).send().await.unwrap().bytes().await.unwrap();
    assert_eq!((&bytes[..4], &bytes[8..12], bytes.len()), (&b"RIFF"[..], &b"WAVE"[..], 844));
    for wrong in ["recording-access/x/1.1.wav", "no-access/10000001/x.wav", "x"] {
        assert_eq!(read(account.http.get(url(wrong))).await.unwrap().status, 404, "{wrong}");
    }
    assert_eq!(account.no("CallReport/detail", json!({"clId": "1.1"})).await, 1012);
    assert_eq!(account.no("CallReport/detail", json!({})).await, 1000);
}

#[tokio::test]
async fn exports_are_requested_renamed_and_fetched() {
    let account = Account::start().await;
    for (action, id) in [("exportCsvBulk", 1), ("exportCsv", 2)] {
        let made = account.yes(&format!("CallReport/{action}"), json!({"title": "Today"})).await;
        assert_eq!(made["data"]["requestId"], id);
    }
    account.yes("CallReport/changeTitle", json!({"requestId": 2, "title": "Yesterday"})).await;
    let pdf = account.yes("CallReport/downloadPdf", json!({"requestId": "2"})).await;
    assert_eq!(pdf["data"]["title"], "Yesterday");
    assert_eq!(account.no("CallReport/downloadPdf", json!({"requestId": 9})).await, 1012);
    assert_eq!(account.no("CallReport/changeTitle", json!({"requestId": 2})).await, 1000);
}

#[tokio::test]
async fn the_overall_counters_count_live_calls_and_need_an_agent_who_is_logged_in() {
    let account = Account::start().await;
    account.talk().await;
    let data = account.account_yes("overallCount/Ecounters", json!({"filter": {}})).await["data"].clone();
    assert_eq!((&data["LCT"], &data["RCMPID"], &data["missed"]), (&json!(1), &json!(1), &json!(0)));
    let nils = json!({"ssid": "agent-session-16"}).to_string();
    assert_eq!(account.raw("overallCount/Ecounters", &nils).await.json()["code"], 1043);
    assert_eq!(account.no("overallCount/Ecounters", json!({"filter": 7})).await, 1001);
}
