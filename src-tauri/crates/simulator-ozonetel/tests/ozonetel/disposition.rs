//! Every documented answer of the Disposition API, to the byte.

use ringside_simulator_kit::Effect;
use ringside_simulator_ozonetel::AgentState;
use serde_json::{Value, json};

use crate::account::{ANA, Account, DID, DISPOSE, KEY, merged, read};

const SAVED: &str = r#"{"details":"Disposition saved successfully","status":"Success"}"#;
const ALREADY: &str = r#"{"details":"This call is already Disposed.","status":"Fail"}"#;
const KEY_NULL: &str = r#"{"status":"false","message":"Api Key Should Not be Null or Empty.","data":null}"#;
const USER_NULL: &str = r#"{"status":"false","message":"Username Should Not be Null or Empty.","data":null}"#;
const BAD_USER: &str = r#"{"status":"false","message":"Invalid User Details","data":null}"#;
const BAD_ACTION: &str = r#"{"status":"Fail","message":"Invalid Action"}"#;
const BAD_AGENT: &str = r#"{"details":"Invalid agent","status":"Fail"}"#;
const NO_UCID: &str = r#"{"status":"Fail","message":"Invalid ucid"}"#;
const NO_DISPOSITION: &str = r#"{"status":"Fail","message":"Invalid Disposition"}"#;
const NOT_ON_CALL: &str = r#"{"details":"Agent is not on this call.","status":"Fail"}"#;

#[tokio::test]
async fn d01_during_the_call_it_is_queued_and_saved_when_the_call_ends() {
    let account = Account::ready().await;
    let ucid = account.talk().await;
    let reply = account.dispose(&ucid, json!({"comments": "a note"})).await;
    assert_eq!(reply, r#"{"status":"Success","message":"Disposition Queued Successfully"}"#);
    assert_eq!((account.ana().0, account.sim.outcomes().len()), (AgentState::Busy, 0));
    account.hang_up();
    let held = account.sim.outcomes().pop().unwrap();
    assert_eq!((held.disposition.as_str(), held.queued), ("Sale", true));
    assert_eq!((held.comments.as_deref(), account.ana()), (Some("a note"), (AgentState::Idle, None)));
    assert_eq!(account.dispose(&ucid, json!({})).await, ALREADY);
}

#[tokio::test]
async fn d02_d03_d16_d17_in_wrap_up_it_is_saved_once_and_the_agent_goes_idle() {
    let account = Account::ready().await;
    let ucid = account.wrap_up().await;
    assert_eq!(account.ana().0, AgentState::Acw);
    assert_eq!(account.dispose(&ucid, json!({})).await, SAVED);
    assert_eq!(account.ana(), (AgentState::Idle, None));
    assert_eq!(
        account.dispose(&ucid, json!({"disposition": "Callback", "callBackTime": "2999-01-01 10:00"})).await,
        ALREADY
    );
    let held = account.sim.outcomes();
    assert_eq!((held.len(), held[0].disposition.as_str()), (1, "Sale"));
}

#[tokio::test]
async fn d18_after_the_wrap_up_time_the_clock_has_disposed() {
    let account = Account::ready().await;
    let ucid = account.wrap_up().await;
    account.sim.advance(std::time::Duration::from_secs(61));
    assert_eq!(account.dispose(&ucid, json!({})).await, ALREADY);
    assert_eq!(account.sim.outcomes()[0].disposition, "Wrap up time exceeded :1");
    assert_eq!(account.ana(), (AgentState::Idle, None));
}

#[tokio::test]
async fn d04_to_d07_credentials_are_refused_in_the_gateways_words() {
    let account = Account::ready().await;
    let ucid = account.wrap_up().await;
    let good = json!({"userName": "demo_account", "action": "Set", "agentID": ANA, "ucid": ucid,
                      "did": DID, "disposition": "Sale"});
    let rows = [
        ("D04 key missing", None, json!({}), KEY_NULL),
        ("D04 key misspelled", Some(("api-Key", KEY)), json!({}), KEY_NULL),
        ("D05 key wrong", Some(("apiKey", "KKwrong")), json!({}), BAD_USER),
        ("D05 key empty", Some(("apiKey", "")), json!({}), BAD_USER),
        ("D06 user missing", Some(("apiKey", KEY)), json!({"userName": null}), USER_NULL),
        (
            "D06 user misspelled",
            Some(("apiKey", KEY)),
            json!({"userName": null, "username": "demo_account"}),
            USER_NULL,
        ),
        ("D06 user empty", Some(("apiKey", KEY)), json!({"userName": ""}), USER_NULL),
        ("D07 user wrong", Some(("apiKey", KEY)), json!({"userName": "nobody"}), BAD_USER),
        ("key before user", None, json!({"userName": null}), KEY_NULL),
        (
            "user before a wrong action",
            Some(("apiKey", KEY)),
            json!({"userName": "", "action": "x"}),
            USER_NULL,
        ),
    ];
    for (row, header, over, expected) in rows {
        let mut request = account.bare("POST", DISPOSE, &merged(&good, &over));
        if let Some((name, value)) = header {
            request = request.header(name, value);
        }
        let reply = read(request).await.unwrap();
        assert_eq!((reply.status, reply.body.as_str()), (200, expected), "{row}");
        let entry = account.sim.ledger().pop().unwrap();
        assert_eq!((entry.effect, entry.fault.as_deref()), (Effect::Prevented, Some("bad_credentials")));
        assert!(!entry.parameters.contains_key("apiKey"), "{row}");
    }
    assert_eq!(account.dispose(&ucid, json!({})).await, SAVED, "nothing changed");
}

#[tokio::test]
async fn d08_to_d15_and_d19_every_wrong_parameter_has_its_answer() {
    let account = Account::ready().await;
    let ucid = account.wrap_up().await;
    let unknown = format!(r#"{{"details":"Invalid ucid [9012171] or did [{DID}]","status":"Fail"}}"#);
    let wrong_did = format!(r#"{{"details":"Invalid ucid [{ucid}] or did [914071327664]","status":"Fail"}}"#);
    let no_did = format!(r#"{{"details":"Invalid ucid [{ucid}] or did []","status":"Fail"}}"#);
    let rows: [(&str, Value, &str); 25] = [
        ("D08 missing", json!({"action": null}), BAD_ACTION),
        ("D08 misspelled", json!({"action": null, "Action": "Set"}), BAD_ACTION),
        ("D08 wrong", json!({"action": "Put"}), BAD_ACTION),
        ("D08 empty", json!({"action": ""}), BAD_ACTION),
        ("D09 missing", json!({"agentID": null}), BAD_AGENT),
        ("D09 misspelled", json!({"agentID": null, "agentId": ANA}), BAD_AGENT),
        ("D09 wrong", json!({"agentID": "a999"}), BAD_AGENT),
        ("D09 empty", json!({"agentID": ""}), BAD_AGENT),
        ("D10 missing", json!({"ucid": null}), NO_UCID),
        ("D10 misspelled", json!({"ucid": null, "UCID": ucid}), NO_UCID),
        ("D11 unknown", json!({"ucid": "9012171"}), &unknown),
        ("D11 wrong did", json!({"did": "914071327664"}), &wrong_did),
        ("D11 missing did", json!({"did": null}), &no_did),
        ("D12 empty", json!({"ucid": ""}), r#"{"details":"Invalid ucid()","status":"Fail"}"#),
        ("D13 missing", json!({"disposition": null}), NO_DISPOSITION),
        ("D13 misspelled", json!({"disposition": null, "Disposition": "Sale"}), NO_DISPOSITION),
        ("D13 empty", json!({"disposition": ""}), NO_DISPOSITION),
        (
            "D14 unknown",
            json!({"disposition": "sale"}),
            r#"{"details":"Invalid Disposition","status":"Fail"}"#,
        ),
        (
            "D14 too long",
            json!({"disposition": "x".repeat(251)}),
            r#"{"details":"Invalid Disposition","status":"Fail"}"#,
        ),
        (
            "D15 missing",
            json!({"pauseAfterDispose": "true"}),
            r#"{"details":"Provide pause reason","status":"Fail"}"#,
        ),
        (
            "D15 empty",
            json!({"pauseAfterDispose": true, "pauseReason": ""}),
            r#"{"details":"Provide pause reason","status":"Fail"}"#,
        ),
        ("D19 another agent", json!({"agentID": "a102"}), NOT_ON_CALL),
        (
            "20 characters",
            json!({"ucid": "12345678901234567890"}),
            r#"{"status":"Error","details":"Unable to Dispose . Please retry after some time."}"#,
        ),
        (
            "made up: reason",
            json!({"pauseAfterDispose": "true", "pauseReason": "lunch"}),
            r#"{"details":"Invalid pause reason","status":"Fail"}"#,
        ),
        (
            "made up: callback",
            json!({"disposition": "Callback"}),
            r#"{"details":"Invalid callBackTime","status":"Fail"}"#,
        ),
    ];
    for (row, over, expected) in rows {
        assert_eq!(account.dispose(&ucid, over).await, expected, "{row}");
        let entry = account.sim.ledger().pop().unwrap();
        assert_eq!((entry.method.as_str(), entry.effect), ("dispositionapiv2", Effect::Refused), "{row}");
        assert!(expected.contains(&entry.detail.unwrap()), "{row}");
    }
    assert_eq!(account.dispose(&ucid, json!({})).await, SAVED, "nothing changed");
}

#[tokio::test]
async fn checks_follow_one_another_as_the_layers_do() {
    let account = Account::ready().await;
    let ucid = account.wrap_up().await;
    account.dispose(&ucid, json!({})).await;
    // Each row mends what the row before was refused for; all are wrong in everything that comes later.
    let all_wrong = json!({"action": "x", "ucid": null, "disposition": null, "agentID": "a999", "did": "1",
                           "pauseAfterDispose": "true"});
    let rows: [(Value, &str); 8] = [
        (json!({}), BAD_ACTION),
        (json!({"action": "Set"}), NO_UCID),
        (json!({"ucid": ""}), NO_DISPOSITION),
        (json!({"disposition": "Nonsense"}), BAD_AGENT),
        (json!({"agentID": "a102"}), r#"{"details":"Provide pause reason","status":"Fail"}"#),
        (json!({"pauseAfterDispose": "false"}), r#"{"details":"Invalid ucid()","status":"Fail"}"#),
        (json!({"ucid": ucid, "did": DID}), r#"{"details":"Invalid Disposition","status":"Fail"}"#),
        (json!({"disposition": "Sale"}), NOT_ON_CALL),
    ];
    let mut body = all_wrong;
    for (mended, expected) in rows {
        let over = body.as_object_mut().unwrap();
        over.extend(mended.as_object().unwrap().clone());
        assert_eq!(account.dispose(&ucid, body.clone()).await, expected, "{body}");
    }
    assert_eq!(account.dispose(&ucid, json!({})).await, ALREADY);
}

#[tokio::test]
async fn pausing_afterwards_works_in_wrap_up_and_from_the_queue() {
    let account = Account::ready().await;
    let pause = json!({"pauseAfterDispose": "true", "pauseReason": "Lunch", "autoRelease": "true"});
    let ucid = account.wrap_up().await;
    assert_eq!(account.dispose(&ucid, pause.clone()).await, SAVED);
    assert_eq!(account.ana(), (AgentState::Paused, Some("Lunch".to_owned())));
    let held = account.sim.outcomes().pop().unwrap();
    assert_eq!((held.pause_reason.as_deref(), held.auto_release), (Some("Lunch"), true));

    account.post(crate::account::STATE, json!({"agentId": ANA, "state": "Ready"})).await;
    let ucid = account.talk().await;
    account.dispose(&ucid, pause).await;
    assert_eq!(account.ana().0, AgentState::Busy);
    account.hang_up();
    assert_eq!(account.ana(), (AgentState::Paused, Some("Lunch".to_owned())));
}

#[tokio::test]
async fn a_callback_time_is_read_in_the_zone_of_the_account() {
    let account = Account::ready().await;
    let ucid = account.wrap_up().await;
    for wrong in [
        "2999-01-01 10:00:00",
        "2999-1-1 10:00",
        "01/02/2999 10:00",
        "2999-02-30 10:00",
        "2001-01-01 10:00",
        "soon",
    ] {
        let over = json!({"disposition": "Callback", "callBackTime": wrong});
        assert_eq!(
            account.dispose(&ucid, over).await,
            r#"{"details":"Invalid callBackTime","status":"Fail"}"#,
            "{wrong}"
        );
    }
    let over = json!({"disposition": "Callback", "callBackTime": "2999-01-01 10:00"});
    assert_eq!(account.dispose(&ucid, over).await, SAVED);
    let held = account.sim.outcomes().pop().unwrap();
    assert_eq!(held.callback_time.as_deref(), Some("2999-01-01 10:00"));
    assert_eq!(held.callback_at.unwrap().to_string(), "2999-01-01T04:30:00Z");
}

#[tokio::test]
async fn the_list_names_all_dispositions_and_is_no_act() {
    let account = Account::start().await;
    let list = r#"["Sale","Callback","Not Interested","No Answer","Wrong Number","Follow Up"]"#;
    for action in ["get", "GET", "Get"] {
        let reply = account.post(DISPOSE, json!({"action": action})).await;
        assert_eq!(reply, format!(r#"{{"status":"Success","details":{list}}}"#));
    }
    assert!(account.sim.ledger().is_empty());
    assert_eq!(account.sim.requests("dispositionapiv2"), 3);
}

#[tokio::test]
async fn the_ledger_names_agent_call_number_and_parameters() {
    let account = Account::ready().await;
    let ucid = account.wrap_up().await;
    account.dispose(&ucid, json!({"comments": "a note"})).await;
    let entry = account.sim.ledger().pop().unwrap();
    assert_eq!((entry.user.as_deref(), entry.call.as_ref()), (Some(ANA), Some(&ucid)));
    assert_eq!((entry.phone.as_deref(), entry.effect), (Some("09900000002"), Effect::Executed));
    assert_eq!(entry.parameters["comments"], "a note");
    assert_eq!(entry.call_started, Some(account.call(&ucid).started));
}
