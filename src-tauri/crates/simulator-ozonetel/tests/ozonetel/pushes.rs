//! Subscriptions and what is posted to them.

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::Uri;
use axum::routing::post;
use ringside_simulator_ozonetel::{Event, Settings};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::account::{ANA, Account, DID, KEY, Reply, STATE, read};

/// A receiver of pushes.
struct Listener {
    base: String,
    arrived: mpsc::UnboundedReceiver<(String, String)>,
}

impl Listener {
    async fn start() -> Self {
        let (tell, arrived) = mpsc::unbounded_channel();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let hear = async |State(tell): State<mpsc::UnboundedSender<_>>, uri: Uri, body: String| {
            tell.send((uri.to_string(), body)).unwrap();
        };
        let router = Router::new().route("/{*path}", post(hear)).with_state(tell);
        tokio::spawn(axum::serve(listener, router).into_future());
        Self { base, arrived }
    }

    /// The next push: where it went and what it says.
    async fn raw(&mut self) -> (String, String) {
        let next = tokio::time::timeout(Duration::from_secs(20), self.arrived.recv()).await;
        next.expect("nothing was pushed").unwrap()
    }

    async fn next(&mut self) -> Value {
        serde_json::from_str(&self.raw().await.1).unwrap()
    }

    /// The actions of the next pushes.
    async fn actions(&mut self, count: usize) -> Vec<String> {
        let mut actions = Vec::new();
        for _ in 0..count {
            let event = self.next().await;
            actions.push(event["data"]["action"].as_str().unwrap().to_owned());
        }
        actions
    }
}

async fn send(account: &Account, verb: &str, path: &str, body: Value) -> Reply {
    let request = account.bare(verb, path, &body).header("api_key", KEY).header("username", "demo_account");
    read(request).await.unwrap()
}

async fn subscribed(change: impl FnOnce(&mut Settings), urls: &[&str]) -> (Account, Listener) {
    let (account, listener) = (Account::with(change).await, Listener::start().await);
    let urls = urls.iter().map(|name| {
        let path = if *name == "callEventsURL" { "calls" } else { "agents" };
        ((*name).to_owned(), Value::from(format!("{}/{path}?x=1", listener.base)))
    });
    let reply = send(&account, "POST", "/events/subscribe", Value::Object(urls.collect())).await;
    assert_eq!(reply.body, "Subscription added successfully for User: demo_account");
    (account, listener)
}

fn log_in(account: &Account) {
    account.sim.event(Event::AgentLogsIn { agent: ANA.to_owned(), mode: None, toolbar: false }).unwrap();
}

#[tokio::test]
async fn subscriptions_are_answered_in_plain_text() {
    let account = Account::start().await;
    let list = || send(&account, "GET", "/events/subscriptions/list", json!({}));
    let leave =
        |kind: &'static str| send(&account, "POST", "/events/un-subscribe", json!({"eventType": kind}));
    assert_eq!(list().await.body, "Subscription doesnt exists for User: demo_account");
    assert_eq!(leave("call").await.body, "Subscription doesn't exists for User: demo_account");

    let urls =
        json!({"callEventsURL": "https://example.com/calls", "agentEventsURL": "https://example.com/agents"});
    let reply = send(&account, "POST", "/events/subscribe", urls).await;
    assert_eq!(reply.body, "Subscription added successfully for User: demo_account");
    assert!(reply.content_type().starts_with("text/plain"));
    assert_eq!(
        list().await.body,
        r#"{"agentEventsURL":"https://example.com/agents","callEventsURL":"https://example.com/calls"}"#
    );
    send(&account, "POST", "/events/subscribe", json!({"callEventsURL": "https://example.com/second"})).await;
    assert!(list().await.body.contains("https://example.com/second"));
    assert_eq!(leave("call").await.body, "Unsubscribed to call events successfully for User: demo_account");
    assert_eq!(leave("both").await.body, "Unsubscribed to both events successfully for User: demo_account");
    assert_eq!(leave("agent").await.body, "Subscription doesn't exists for User: demo_account");

    let unknown = account.bare("POST", "/events/subscribe", &json!({})).header("api_key", "KKwrong");
    assert_eq!(read(unknown.header("username", "demo_account")).await.unwrap().body, "Unauthorized");
}

#[tokio::test]
async fn a_call_is_told_from_dial_to_disconnect() {
    let (account, mut listener) = subscribed(|_| {}, &["callEventsURL"]).await;
    log_in(&account);
    let ucid = account.talk().await;
    account.hang_up();
    let (uri, body) = listener.raw().await;
    assert_eq!(uri, "/calls?x=1");
    let event: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&event["eventType"], &event["username"]), (&json!("Call"), &json!("demo_account")));
    let data = &event["data"];
    assert_eq!((&data["action"], &data["call_type"]), (&json!("Calling"), &json!("Manual")));
    assert_eq!((&data["ucid"], &data["monitor_ucid"]), (&json!(ucid), &json!(ucid)));
    assert_eq!(
        (&data["agent_id"], &data["caller_id"], &data["did"]),
        (&json!(ANA), &json!("09900000002"), &json!(DID))
    );
    assert!(body.starts_with(r#"{"eventType":"Call","eventTime":""#), "{body}");
    assert_eq!(listener.actions(2).await, ["Answered", "Disconnect"]);
    assert_eq!(account.sim.state().undelivered, 0);
}

#[tokio::test]
async fn an_incoming_call_is_spelled_both_ways() {
    let (account, mut listener) = subscribed(|settings| settings.push.flat = true, &["callEventsURL"]).await;
    log_in(&account);
    let inbound = Event::InboundCall {
        agent: ANA.to_owned(),
        number: "09900000020".to_owned(),
        did: None,
        monitor_ucid: Some("31170000000000001".to_owned()),
    };
    account.sim.event(inbound).unwrap();
    account.sim.event(Event::AgentAnswers { agent: ANA.to_owned(), ucid: None }).unwrap();
    let (calling, answered) = (listener.next().await, listener.next().await);
    assert_eq!((&calling["call_type"], &answered["call_type"]), (&json!("InBound"), &json!("Inbound")));
    assert_eq!((&calling["monitor_ucid"], calling.get("data")), (&json!("31170000000000001"), None));
    assert_ne!(calling["ucid"], calling["monitor_ucid"]);
}

#[tokio::test]
async fn an_agent_is_told_through_a_shift() {
    let (account, mut listener) = subscribed(|_| {}, &["agentEventsURL"]).await;
    log_in(&account);
    account.post(STATE, json!({"agentId": ANA, "state": "Pause", "pauseReason": "Lunch"})).await;
    account.post(STATE, json!({"agentId": ANA, "state": "Ready"})).await;
    let ucid = account.wrap_up().await;
    account.dispose(&ucid, json!({})).await;
    account.sim.event(Event::SupervisorLogsOut { agent: ANA.to_owned() }).unwrap();
    let (uri, body) = listener.raw().await;
    let first: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((uri.as_str(), &first["eventType"]), ("/agents?x=1", &json!("Agent")));
    assert_eq!((&first["data"]["action"], &first["data"]["agentId"]), (&json!("login"), &json!(ANA)));
    assert!(!body.contains("pauseReason"));
    assert_eq!(
        listener.actions(8).await,
        ["IDLE", "pause", "release", "calling", "incall", "ACW", "IDLE", "logout"]
    );
}

#[tokio::test]
async fn agent_events_can_name_the_agent_otherwise_and_tell_the_reason() {
    let change = |settings: &mut Settings| {
        settings.push.agent_id_key = "agent_id".to_owned();
        settings.push.pause_reason = true;
    };
    let (account, mut listener) = subscribed(change, &["agentEventsURL"]).await;
    account.post(STATE, json!({"agentId": "a102", "state": "Pause", "pauseReason": "Tea"})).await;
    let data = listener.next().await["data"].clone();
    assert_eq!((&data["agent_id"], &data["pauseReason"]), (&json!("a102"), &json!("Tea")));
}

#[tokio::test]
async fn what_the_clock_does_is_pushed_when_the_clock_is_moved() {
    let (account, mut listener) = subscribed(|_| {}, &["agentEventsURL"]).await;
    log_in(&account);
    account.wrap_up().await;
    assert_eq!(listener.actions(5).await, ["login", "IDLE", "calling", "incall", "ACW"]);
    account.sim.advance(Duration::from_secs(60));
    assert_eq!(listener.actions(1).await, ["IDLE"]);
}

#[tokio::test]
async fn what_the_clock_does_is_pushed_without_anyone_asking() {
    let change = |settings: &mut Settings| settings.rules.wrap_up_s = Some(1);
    let (account, mut listener) = subscribed(change, &["agentEventsURL"]).await;
    log_in(&account);
    account.wrap_up().await;
    assert_eq!(listener.actions(6).await, ["login", "IDLE", "calling", "incall", "ACW", "IDLE"]);
}

#[tokio::test]
async fn nothing_is_sent_to_another_machine() {
    let account = Account::start().await;
    send(&account, "POST", "/events/subscribe", json!({"agentEventsURL": "http://192.0.2.1/agents"})).await;
    log_in(&account);
    let began = std::time::Instant::now();
    while account.sim.state().undelivered < 2 {
        assert!(began.elapsed() < Duration::from_secs(20), "the pushes were not given up");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(account.sim.state().delivered, 0);
}

#[tokio::test]
async fn the_record_of_a_call_is_posted_as_a_form_once_it_is_disposed() {
    let mut listener = Listener::start().await;
    let url = format!("{}/record", listener.base);
    let account = Account::ready_with(|settings| settings.push.callback_url = Some(url)).await;
    let record = |(uri, body): (String, String)| {
        assert_eq!(uri, "/record");
        let (name, data) = url::form_urlencoded::parse(body.as_bytes()).next().unwrap();
        assert_eq!(name, "data");
        serde_json::from_str::<Value>(&data).unwrap()
    };
    let ucid = account.wrap_up().await;
    account.dispose(&ucid, json!({"comments": "é & more"})).await;
    let data = record(listener.raw().await);
    assert_eq!((&data["monitorUCID"], &data["Apikey"]), (&json!(ucid), &json!(KEY)));
    assert_eq!((&data["Disposition"], &data["Comments"]), (&json!("Sale"), &json!("é & more")));
    assert_eq!(data.as_object().unwrap().len(), 30);

    account.sim.update(|settings| settings.push.callback_immediately = true);
    let ucid = account.wrap_up().await;
    let data = record(listener.raw().await);
    assert_eq!((&data["monitorUCID"], &data["Disposition"]), (&json!(ucid), &json!("")));
}
