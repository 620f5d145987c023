use std::collections::VecDeque;
use std::sync::Once;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use reqwest::header::HeaderMap;
use ringside_simulator_genesys::{CallView, Event, Settings, Simulator, SimulatorHandle, Span};
use serde_json::{Value, json};

/// The agent of most tests, and the device.
pub(crate) const ANA: &str = "agent1";
pub(crate) const DEVICE: &str = "631608b3-ceb1-472b-ba05-2ae39555b0d1";

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn content_type(&self) -> &str {
        self.headers["content-type"].to_str().unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    pub(crate) fn set_cookies(&self) -> Vec<&str> {
        self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect()
    }
}

/// A client with a cookie jar of its own, that signs in as `user` with every request.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) sim: SimulatorHandle,
    pub(crate) http: reqwest::Client,
    pub(crate) user: String,
}

pub(crate) fn client() -> reqwest::Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| rustls::crypto::ring::default_provider().install_default().unwrap());
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .cookie_store(true)
        .timeout(Duration::from_secs(40))
        .no_proxy()
        .build()
        .unwrap()
}

pub(crate) async fn read(request: reqwest::RequestBuilder) -> reqwest::Result<Reply> {
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Ok(Reply { status, headers, body: response.text().await? })
}

impl Desk {
    /// Events follow at once, so that a test does not wait.
    pub(crate) async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings::default();
        settings.push.delay_ms = Span::fixed(0);
        settings.rules.after_login_ms = 0;
        change(&mut settings);
        let sim = Simulator::start(settings).await.unwrap();
        Self { sim, http: client(), user: ANA.to_owned() }
    }

    /// An agent who is logged in and Ready.
    pub(crate) async fn ready() -> Self {
        Self::ready_with(|_| {}).await
    }

    pub(crate) async fn ready_with(change: impl FnOnce(&mut Settings)) -> Self {
        let desk = Self::with(change).await;
        desk.log_in().await;
        desk
    }

    pub(crate) async fn log_in(&self) {
        self.yes("me", json!({"operationName": "StartContactCenterSession", "channels": ["voice"]})).await;
        self.yes("me/channels/voice", json!({"operationName": "Ready"})).await;
    }

    /// Another user on the same tenant.
    pub(crate) fn of(&self, user: &str) -> Self {
        Self { sim: self.sim.clone(), http: client(), user: user.to_owned() }
    }

    pub(crate) fn request(&self, verb: &str, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/{path}", self.sim.base_url());
        self.http.request(verb.parse().unwrap(), url).basic_auth(&self.user, Some("secret"))
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        read(self.request("GET", path)).await.unwrap()
    }

    /// The body of an answer that is a yes.
    pub(crate) async fn fetch(&self, path: &str) -> Value {
        let reply = self.get(path).await;
        let value = reply.json();
        assert_eq!((reply.status, &value["statusCode"]), (200, &json!(0)), "{path}: {value}");
        value
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Reply {
        read(self.request("POST", path).json(&body)).await.unwrap()
    }

    /// Posts a command and expects exactly the documented yes.
    pub(crate) async fn yes(&self, path: &str, body: Value) {
        let reply = self.post(path, body.clone()).await;
        assert_eq!((reply.status, reply.body.as_str()), (200, "{\"statusCode\":0}"), "{path}: {body}");
    }

    /// Posts a command and expects a no; returns its HTTP status and code.
    pub(crate) async fn no(&self, path: &str, body: Value) -> (u16, u64) {
        let reply = self.post(path, body.clone()).await;
        let value = reply.json();
        let members: Vec<&String> = value.as_object().unwrap().keys().collect();
        assert_eq!(members, ["statusCode", "statusMessage"], "{path}: {body}");
        (reply.status, value["statusCode"].as_u64().unwrap())
    }

    /// Gives a command about a call.
    pub(crate) async fn on(&self, call: &str, operation: &str) {
        self.yes(&format!("me/calls/{call}"), json!({"operationName": operation})).await;
    }

    /// Dials and returns the call.
    pub(crate) async fn dial(&self, number: &str) -> String {
        let body = json!({"operationName": "Dial", "destination": {"phoneNumber": number}});
        self.yes(&format!("me/devices/{DEVICE}/calls"), body).await;
        self.sim.state().calls.pop().unwrap().call
    }

    /// Dials and lets the other side answer.
    pub(crate) async fn talk(&self, number: &str) -> String {
        let call = self.dial(number).await;
        self.sim.event(Event::CustomerAnswers { user: self.user.clone(), call: None }).unwrap();
        call
    }

    /// Lets a customer call.
    pub(crate) fn rings(&self, number: &str) -> String {
        let event = Event::InboundCall {
            user: self.user.clone(),
            number: number.to_owned(),
            user_data: serde_json::Map::new(),
            internal: false,
        };
        self.sim.event(event).unwrap().call.unwrap()
    }

    pub(crate) fn view(&self, call: &str) -> CallView {
        self.sim.state().calls.into_iter().find(|view| view.call == call).unwrap()
    }

    /// `state`, `workMode` and `reason` of the agent.
    pub(crate) fn agent_state(&self) -> (String, Option<String>, Option<String>) {
        let agents = self.sim.state().agents;
        let agent = agents.into_iter().find(|agent| agent.user == self.user).unwrap();
        (agent.state, agent.work_mode, agent.reason)
    }

    pub(crate) async fn capabilities(&self, call: &str) -> Vec<String> {
        let value = self.fetch(&format!("me/calls/{call}")).await;
        let list = value["call"]["capabilities"].as_array().unwrap().iter();
        let mut list: Vec<String> = list.map(|name| name.as_str().unwrap().to_owned()).collect();
        list.sort();
        list
    }

    pub(crate) async fn control(&self, verb: &str, path: &str, body: Value) -> Reply {
        let url = format!("{}/_sim/{path}", self.sim.root_url());
        let request = self.http.request(verb.parse().unwrap(), url);
        read(if body.is_null() { request } else { request.json(&body) }).await.unwrap()
    }

    /// Sends Bayeux messages as they are.
    pub(crate) async fn bayeux(&self, messages: Value) -> Reply {
        read(self.request("POST", "notifications").json(&messages)).await.unwrap()
    }

    /// A push client that has asked for everything and has connected once.
    pub(crate) async fn listen(&self) -> Listener {
        let mut listener = self.shake_hands().await;
        listener.subscribe(json!(["/v2/me/*", "/notifications/services"])).await;
        listener.connect().await;
        listener
    }

    pub(crate) async fn shake_hands(&self) -> Listener {
        let message = json!([{
            "id": "1", "channel": "/meta/handshake", "version": "1.0", "minimumVersion": "1.0",
            "supportedConnectionTypes": ["long-polling"], "advice": {"timeout": 60000, "interval": 0},
        }]);
        let reply = self.bayeux(message).await.json();
        assert_eq!(reply[0]["successful"], true, "{reply}");
        let client = reply[0]["clientId"].as_str().unwrap().to_owned();
        Listener { desk: self.clone(), client, events: VecDeque::new() }
    }
}

/// A push client.
pub(crate) struct Listener {
    pub(crate) desk: Desk,
    pub(crate) client: String,
    pub(crate) events: VecDeque<Value>,
}

impl Listener {
    /// A meta message of this client.
    pub(crate) fn message(&self, channel: &str) -> Value {
        static IDS: AtomicU64 = AtomicU64::new(100);
        let id = IDS.fetch_add(1, Ordering::Relaxed).to_string();
        json!({"id": id, "channel": channel, "clientId": self.client})
    }

    /// Sends one message; returns its reply and keeps the events that came with it.
    pub(crate) async fn send(&mut self, message: Value) -> Value {
        let (id, reply) = (message["id"].clone(), self.desk.bayeux(json!([message])).await);
        assert_eq!(reply.status, 200, "{}", reply.body);
        let mut answer = Value::Null;
        for element in reply.json().as_array().unwrap() {
            if element["channel"].as_str().unwrap().starts_with("/meta/") {
                assert_eq!(element["id"], id);
                answer = element.clone();
            } else {
                self.events.push_back(element.clone());
            }
        }
        answer
    }

    pub(crate) async fn subscribe(&mut self, subscription: Value) -> Value {
        let mut message = self.message("/meta/subscribe");
        message["subscription"] = subscription;
        self.send(message).await
    }

    pub(crate) async fn connect(&mut self) -> Value {
        let mut message = self.message("/meta/connect");
        message["connectionType"] = "long-polling".into();
        self.send(message).await
    }

    /// The next event.
    pub(crate) async fn next(&mut self) -> Value {
        while self.events.is_empty() {
            let reply = self.connect().await;
            assert_eq!(reply["successful"], true, "{reply}");
        }
        self.events.pop_front().unwrap()
    }

    /// The next event about a call: `notificationType`, and the call.
    pub(crate) async fn next_call(&mut self) -> (String, Value) {
        let event = self.next().await;
        assert_eq!(
            (&event["channel"], &event["data"]["messageType"]),
            (&json!("/v2/me/calls"), &json!("CallStateChangeMessage")),
            "{event}"
        );
        (event["data"]["notificationType"].as_str().unwrap().to_owned(), event["data"]["call"].clone())
    }

    /// The next event about the device: its `userState`.
    pub(crate) async fn next_state(&mut self) -> Value {
        let event = self.next().await;
        assert_eq!(event["data"]["messageType"], "DeviceStateChangeMessage", "{event}");
        event["data"]["devices"][0]["userState"].clone()
    }
}

/// Waits until something is so.
pub(crate) async fn until(what: &str, is_so: impl Fn() -> bool) {
    let began = std::time::Instant::now();
    while !is_so() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
}
