use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::routing::post;
use ringside_simulator_deepcall::{PushForm, PushView};
use serde_json::{Value, json};

use crate::account::{ANA, Account, CUSTOMER, until};

type Inbox = Arc<Mutex<Vec<Value>>>;

#[derive(serde::Deserialize)]
struct Wrapped {
    push_report: String,
}

/// Starts a relay that takes reports in both forms; returns its address and what has come.
async fn relay() -> (String, Inbox) {
    let inbox = Inbox::default();
    let json = async |State(inbox): State<Inbox>, headers: HeaderMap, body: String| {
        assert_eq!(headers["content-type"], "application/json");
        inbox.lock().unwrap().push(serde_json::from_str(&body).unwrap());
        "GODBLESSYOU"
    };
    let form = async |State(inbox): State<Inbox>, Form(wrapped): Form<Wrapped>| {
        inbox.lock().unwrap().push(serde_json::from_str(&wrapped.push_report).unwrap());
        "GODBLESSYOU\n"
    };
    let router = Router::new()
        .route("/json", post(json))
        .route("/form", post(form))
        .route("/rude", post(async || "thanks"))
        .with_state(Arc::clone(&inbox));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, inbox)
}

async fn pushes(account: &Account, count: usize) -> Vec<PushView> {
    until("the report never came", || account.sim.state().pushes.len() >= count).await;
    account.sim.state().pushes
}

#[tokio::test]
async fn the_report_of_an_ended_call_is_sent_as_json_and_its_answer_noted() {
    let (url, inbox) = relay().await;
    let account = Account::with(|settings| settings.push.url = Some(format!("{url}/json"))).await;
    let call = account.talk().await;
    account.happens(
        json!({"event": "agent_disposes", "user": ANA, "disposition": "Sale", "call_back": "later"}),
    );
    account.sim.advance(Duration::from_secs(42));
    account.happens(json!({"event": "agent_hangs_up", "user": ANA}));
    assert_eq!(pushes(&account, 1).await, [PushView { call: call.clone(), accepted: true, why: None }]);

    let report = inbox.lock().unwrap().pop().unwrap();
    for (member, value) in [
        ("callId", json!(call)),
        ("callStatus", json!(3)),
        ("cType", json!("CTC")),
        ("DID", json!(null)),
        ("campId", json!(-1)),
        ("userId", json!("10000001")),
        ("cNumber", json!(CUSTOMER)),
        ("masterNumCTC", json!("919800000013")),
        ("masterAgent", json!(13)),
        ("masterAgentNumber", json!("919800000013")),
        ("masterGroupId", json!(28)),
        ("firstAttended", json!("919800000013")),
        ("callDisposition", json!("Sale")),
        ("callBack", json!("later")),
    ] {
        assert_eq!(report[member], value, "{member}");
    }
    assert!((42..60).contains(&report["talkDuration"].as_i64().unwrap()), "{report}");
    assert_eq!(report["nHDetail"][1]["number"], CUSTOMER);
    assert_eq!(
        report["api_para"],
        json!({"userId": "10000001", "fromType": "Number", "from": "919800000013", "toType": "Number", "to": CUSTOMER})
    );
    let start = report["ivrSTime"].as_str().unwrap();
    assert!(jiff::civil::DateTime::strptime("%Y-%m-%d %H:%M:%S", start).is_ok(), "{start}");
}

#[tokio::test]
async fn the_report_can_come_as_a_form_and_of_a_call_that_ended_by_itself() {
    let (url, inbox) = relay().await;
    let account = Account::with(|settings| {
        settings.push.url = Some(format!("{url}/form"));
        settings.push.form = PushForm::Form;
    })
    .await;
    account.happens(json!({"event": "inbound_call", "user": ANA, "number": CUSTOMER}));
    account.sim.advance(Duration::from_secs(30));
    assert!(pushes(&account, 1).await[0].accepted);
    let report = inbox.lock().unwrap().pop().unwrap();
    for (member, value) in [
        ("callStatus", json!(6)),
        ("cType", json!("IBD")),
        ("DID", json!("917500000000")),
        ("campId", json!(0)),
        ("masterNumCTC", json!(null)),
        ("masterAgent", json!(null)),
        ("talkDuration", json!(0)),
    ] {
        assert_eq!(report[member], value, "{member}");
    }
    assert!(report.get("api_para").is_none() && report["recordings"] == json!([]));
}

#[tokio::test]
async fn a_ring_time_that_runs_out_is_reported_without_anyone_asking() {
    let (url, inbox) = relay().await;
    let account = Account::with(|settings| settings.push.url = Some(format!("{url}/json"))).await;
    account.click(&format!("from=919800000013&to={CUSTOMER}&fromRingTime=1")).await;
    until("the report never came", || !inbox.lock().unwrap().is_empty()).await;
    assert_eq!(inbox.lock().unwrap()[0]["callStatus"], 7);
}

#[tokio::test]
async fn a_wrong_answer_and_an_address_elsewhere_are_noted_and_nothing_is_sent_elsewhere() {
    let (url, _) = relay().await;
    let account = Account::start().await;
    for (count, url, why) in [
        (1, format!("{url}/rude"), "the answer was not GODBLESSYOU"),
        (2, "http://192.0.2.1/report".to_owned(), "the address is not an http URL of this machine"),
        (3, "https://127.0.0.1/report".to_owned(), "the address is not an http URL of this machine"),
        (4, "not a url".to_owned(), "the address is not an http URL of this machine"),
    ] {
        account.sim.update(|settings| settings.push.url = Some(url));
        account.dial().await;
        account.happens(json!({"event": "agent_hangs_up", "user": ANA}));
        let last = pushes(&account, count).await.pop().unwrap();
        assert_eq!((last.accepted, last.why.as_deref()), (false, Some(why)));
    }
}
