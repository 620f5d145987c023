use serde_json::json;

use crate::account::{ANA, Account, CUSTOMER};

#[tokio::test]
async fn a_note_needs_a_known_number_and_call_and_a_repeat_is_a_second_note() {
    let account = Account::start().await;
    let call = account.talk().await;
    let note = json!({"callerNumber": CUSTOMER, "content": "Asked for a call back", "callId": call});
    account.yes("agentDashboard/notesAdd", note.clone()).await;
    account.yes("agentDashboard/notesAdd", note.clone()).await;
    let notes = account.sim.notes();
    assert_eq!(notes.len(), 2);
    assert_eq!((notes[0].call.as_str(), notes[0].number.as_str()), (call.as_str(), CUSTOMER));
    assert_eq!((notes[0].content.as_str(), notes[0].user.as_deref()), ("Asked for a call back", Some(ANA)));
    let entry = account.sim.ledger().pop().unwrap();
    assert_eq!((entry.call, entry.phone.as_deref()), (Some(call), Some(CUSTOMER)));

    for (member, value, code) in [
        ("callerNumber", json!(null), 1000),
        ("callerNumber", json!("919800000999"), 1000),
        ("callerNumber", json!("nobody"), 1000),
        ("callerNumber", json!(919_800_000_001_i64), 1001),
        ("content", json!(""), 1000),
        ("content", json!(7), 1001),
        ("callId", json!("1.1"), 1000),
        ("callId", json!(null), 1000),
    ] {
        let mut wrong = note.clone();
        wrong[member] = value.clone();
        let reply = account.ask("agentDashboard/notesAdd", wrong).await.json();
        assert_eq!(reply["code"], code, "{member}: {value}");
    }
    assert_eq!(account.sim.notes().len(), 2);
}

#[tokio::test]
async fn the_dashboard_knows_a_customers_calls_and_data_and_the_agents_counters() {
    let account = Account::start().await;
    let call = account.talk().await;
    account.happens(json!({"event": "customer_hangs_up", "user": ANA}));
    let caller = json!({"callerNumber": CUSTOMER});
    let calls = account.yes("agentDashboard/recentCalls", caller.clone()).await["data"].clone();
    assert_eq!((&calls[0]["callId"], &calls[0]["status"]), (&json!(call), &json!("answered")));

    let standard = account.yes("agentDashboard/contactInfo", caller).await["data"].clone();
    assert_eq!((&standard["name"], standard.get("totalcalls")), (&json!("A. Example"), None));
    for all in ["All", "all"] {
        let asked = json!({"callerNumber": "9800000001", "field": all});
        let data = account.yes("agentDashboard/contactInfo", asked).await["data"].clone();
        assert_eq!((&data["contact"], &data["totalcalls"]), (&json!(CUSTOMER), &json!(0)));
    }
    let own = account.yes("agentDashboard/counters", json!({})).await["data"].clone();
    assert_eq!((&own["totalCalls"], &own["answeredCalls"]), (&json!(1), &json!(1)));
    let reply = account.ask("agentDashboard/recentCalls", json!({})).await.json();
    assert_eq!(reply["code"], 1000);
}

#[tokio::test]
async fn a_contact_is_created_found_and_changed() {
    let account = Account::start().await;
    let new =
        json!({"contact": "9800000077", "contactinfo": {"name": "A. B. Sample", "email": "ab@example.com"}});
    let missing = json!({"contact": "9800000077", "project": "all"});
    assert_eq!(account.no("Directory/search", missing).await, 1012);
    account.yes("Directory/create", new.clone()).await;
    assert_eq!(account.no("Directory/create", new).await, 1504, "it exists");
    let change =
        json!({"contact": "919800000077", "contactinfo": {"company": "Sample"}, "other": {"totalcalls": 3}});
    account.yes("Directory/update", change).await;
    let some = json!({"contact": "919800000077", "project": "name,company"});
    assert_eq!(
        account.ask("Directory/search", some).await.body,
        r#"{"status":"success","data":{"contact":"919800000077","name":"A. B. Sample","company":"Sample"}}"#
    );
    let all = account.yes("Directory/getInfo", json!({"cn": "9800000077"})).await["data"].clone();
    assert_eq!(
        (&all["email"], &all["totalcalls"], &all["dob"]),
        (&json!("ab@example.com"), &json!(3), &json!(""))
    );
}

#[tokio::test]
async fn a_contact_that_is_not_valid_is_refused() {
    let account = Account::start().await;
    for (action, body, code) in [
        ("Directory/create", json!({}), 1000),
        ("Directory/create", json!({"contact": "nobody"}), 1005),
        ("Directory/create", json!({"contact": "9800000088", "contactinfo": {"name": "R2D2"}}), 1000),
        ("Directory/create", json!({"contact": "9800000088", "contactinfo": {"email": "nowhere"}}), 1000),
        ("Directory/create", json!({"contact": "9800000088", "contactinfo": {"dob": "2001-02-03"}}), 1000),
        ("Directory/create", json!({"contact": "9800000088", "contactinfo": {"shoe": "42"}}), 1000),
        ("Directory/create", json!({"contact": "9800000088", "contactinfo": "name"}), 1000),
        ("Directory/create", json!({"contact": "9800000088", "other": {"totalcalls": "many"}}), 1000),
        ("Directory/create", json!({"contact": "9800000088", "other": {"lastcalltime": "today"}}), 1000),
        ("Directory/update", json!({"contact": "9800000088"}), 1012),
        ("Directory/search", json!({"contact": CUSTOMER}), 1000),
        ("Directory/getInfo", json!({"contact": CUSTOMER}), 1000),
        ("Directory/getInfo", json!({"cn": "9800000088"}), 1012),
        ("Directory/Blacklist", json!({"contact": CUSTOMER}), 1000),
    ] {
        assert_eq!(account.no(action, body.clone()).await, code, "{action} {body}");
    }
    assert_eq!(account.sim.state().contacts.len(), 5);
}

#[tokio::test]
async fn the_blacklist_takes_lines_gives_them_back_and_can_be_emptied() {
    let account = Account::start().await;
    let lists = async |body| {
        account.yes("Directory/Blacklist", body).await;
        account.sim.state().blacklist
    };
    let one = lists(json!({"contact": CUSTOMER, "DID": ["917500000000"]})).await;
    assert_eq!(one[CUSTOMER], ["917500000000"]);
    let two = lists(json!({"contact": "9800000002", "DID": [917_500_000_000_i64]})).await;
    assert_eq!(two["919800000002"], ["917500000000"]);
    assert_eq!(lists(json!({"contact": CUSTOMER, "DID": []})).await.len(), 1);
    assert!(lists(json!({"contact": CUSTOMER, "RESET": 1})).await.is_empty());
}
