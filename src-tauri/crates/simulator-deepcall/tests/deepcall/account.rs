use std::sync::Once;
use std::time::{Duration, Instant};

use reqwest::header::HeaderMap;
use ringside_simulator_deepcall::{Event, EventDone, Settings, Simulator, SimulatorHandle};
use serde_json::{Value, json};

/// The agent of most tests, and her session.
pub(crate) const ANA: &str = "13";
pub(crate) const OWN: &str = "agent-session-13";
pub(crate) const CUSTOMER: &str = "919800000001";

/// A simulator with a client.
pub(crate) struct Account {
    pub(crate) sim: SimulatorHandle,
    pub(crate) http: reqwest::Client,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

pub(crate) fn client() -> reqwest::Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| rustls::crypto::ring::default_provider().install_default().unwrap());
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(20))
        .no_proxy()
        .build()
        .unwrap()
}

pub(crate) async fn read(request: reqwest::RequestBuilder) -> reqwest::Result<Reply> {
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Ok(Reply { status, headers, body: response.text().await? })
}

/// Waits until `seen`, which others bring about.
pub(crate) async fn until(what: &str, seen: impl Fn() -> bool) {
    let began = Instant::now();
    while !seen() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

impl Account {
    pub(crate) async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings::default();
        change(&mut settings);
        Self { sim: Simulator::start(settings).await.unwrap(), http: client() }
    }

    pub(crate) fn request(&self, action: &str, body: impl Into<reqwest::Body>) -> reqwest::RequestBuilder {
        let url = format!("{}/api/v2/{action}", self.sim.base_url());
        self.http.post(url).header("Content-Type", "application/json").body(body)
    }

    /// Sends a body as it is.
    pub(crate) async fn raw(&self, action: &str, body: &str) -> Reply {
        read(self.request(action, body.to_owned())).await.unwrap()
    }

    /// Asks with Ana's session.
    pub(crate) async fn ask(&self, action: &str, mut members: Value) -> Reply {
        members["ssid"] = json!(OWN);
        self.raw(action, &members.to_string()).await
    }

    /// Asks with the account's session.
    pub(crate) async fn ask_as_account(&self, action: &str, mut members: Value) -> Reply {
        members["ssid"] = json!("account-session");
        self.raw(action, &members.to_string()).await
    }

    /// Asks with Ana's session and expects the vendor's yes.
    pub(crate) async fn yes(&self, action: &str, members: Value) -> Value {
        let value = self.ask(action, members).await.json();
        assert_eq!(value["status"], "success", "{action}: {value}");
        value
    }

    /// The same with the account's session.
    pub(crate) async fn account_yes(&self, action: &str, members: Value) -> Value {
        let value = self.ask_as_account(action, members).await.json();
        assert_eq!(value["status"], "success", "{action}: {value}");
        value
    }

    /// Asks with the account's session, expects the vendor's no and returns its code.
    pub(crate) async fn no(&self, action: &str, members: Value) -> i64 {
        let value = self.ask_as_account(action, members).await.json();
        assert_eq!(value["status"], "error", "{action}: {value}");
        value["code"].as_i64().unwrap()
    }

    pub(crate) async fn click(&self, query: &str) -> Reply {
        let url = format!("{}?user_id=10000001&token=account-token&{query}", self.sim.click_to_call_url());
        read(self.http.post(url).header("cache-control", "no-cache")).await.unwrap()
    }

    /// Requests a call from Ana's phone to the customer; returns its id.
    pub(crate) async fn dial(&self) -> String {
        let reply = self.click(&format!("from=919800000013&to={CUSTOMER}")).await.json();
        assert_eq!(reply["status"], "success", "{reply}");
        reply["callId"].as_str().unwrap().to_owned()
    }

    /// Lets both sides answer a new call; returns its id.
    pub(crate) async fn talk(&self) -> String {
        let call = self.dial().await;
        self.happens(json!({"event": "agent_answers", "user": ANA}));
        self.happens(json!({"event": "customer_answers", "user": ANA}));
        call
    }

    pub(crate) fn happens(&self, event: Value) -> EventDone {
        let event: Event = serde_json::from_value(event).unwrap();
        self.sim.event(event.clone()).unwrap_or_else(|refused| panic!("{event:?}: {refused}"))
    }

    pub(crate) async fn control(&self, verb: &str, path: &str, body: Value) -> Reply {
        let url = format!("{}/_sim/{path}", self.sim.root_url());
        let request = self.http.request(verb.parse().unwrap(), url);
        read(if body.is_null() { request } else { request.json(&body) }).await.unwrap()
    }
}
