use std::sync::Once;
use std::time::Duration;

use reqwest::header::HeaderMap;
use ringside_simulator_ucontact::{AgentView, CallState, Event, Settings, Simulator, SimulatorHandle};
use serde_json::Value;

/// The agent of most tests, with phone 1997.
pub(crate) const ANA: &str = "a.ejemplo";

/// Fields of a good click to call by Ana.
pub(crate) const CALL: [(&str, &str); 7] = [
    ("callerid", "59820000000"),
    ("agent", ANA),
    ("phone", "1997"),
    ("tech", "SIP"),
    ("context", "agentes"),
    ("outqueue", "Cobranza->"),
    ("destination", "59899000001"),
];

/// Returns `fields` with one value changed, or one field added.
pub(crate) fn with<'a>(
    fields: &[(&'a str, &'a str)],
    name: &'a str,
    value: &'a str,
) -> Vec<(&'a str, &'a str)> {
    let mut changed = without(fields, name);
    changed.push((name, value));
    changed
}

/// Returns `fields` with one left out.
pub(crate) fn without<'a>(fields: &[(&'a str, &'a str)], name: &str) -> Vec<(&'a str, &'a str)> {
    fields.iter().filter(|(known, _)| *known != name).copied().collect()
}

/// A simulator with a client whose agent is signed in.
pub(crate) struct Tenant {
    pub(crate) sim: SimulatorHandle,
    pub(crate) http: reqwest::Client,
    pub(crate) token: String,
}

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

    pub(crate) fn is_page(&self) -> bool {
        self.body.starts_with("<!DOCTYPE html>") && self.content_type().starts_with("text/html")
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

impl Tenant {
    pub(crate) async fn start() -> Self {
        Self::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings::default();
        change(&mut settings);
        let sim = Simulator::start(settings).await.unwrap();
        let mut tenant = Self { sim, http: client(), token: String::new() };
        tenant.token = tenant.sign_in(ANA).await;
        tenant
    }

    /// Signs an agent in and returns the agent's token.
    pub(crate) async fn sign_in(&self, agent: &str) -> String {
        let reply = self.post("auth/AgentLogin", &[("agent", agent), ("password", "secret")]).await;
        reply.json()["md5secret"].as_str().unwrap().to_owned()
    }

    /// Returns a token of the supervisor without a phone.
    pub(crate) async fn user_token(&self) -> String {
        let fields = [("user", "api.ringside"), ("password", "secret")];
        self.post("auth/getUserToken", &fields).await.json().as_str().unwrap().to_owned()
    }

    /// A request to a path below `/Integra/resources/`, with the agent's token.
    pub(crate) fn request(&self, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/Integra/resources/{path}", self.sim.base_url());
        self.http.post(url).header("Authorization", format!("Basic {}", self.token))
    }

    pub(crate) async fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> reqwest::Result<Reply> {
        read(self.request(path).form(fields)).await
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.try_post(path, fields).await.unwrap()
    }

    /// Posts a body exactly as it is, as a form.
    pub(crate) async fn post_raw(&self, path: &str, body: &str) -> Reply {
        let request = self.request(path).header("Content-Type", "application/x-www-form-urlencoded");
        read(request.body(body.to_owned())).await.unwrap()
    }

    /// Posts and expects 200 with exactly this body.
    pub(crate) async fn says(&self, path: &str, fields: &[(&str, &str)], body: &str) {
        let reply = self.post(path, fields).await;
        assert_eq!((reply.status, reply.body.as_str()), (200, body), "{path} {fields:?}: {}", self.why());
    }

    /// Calls and lets the customer answer; returns the call's id.
    pub(crate) async fn talk(&self) -> String {
        let guid = self.post("Agents/AgentCall", &CALL).await.body;
        self.sim.event(Event::CustomerAnswers { agent: ANA.to_owned(), guid: None }).unwrap();
        guid
    }

    /// Calls, talks and hangs up; returns the call's id.
    pub(crate) async fn ended_call(&self) -> String {
        let guid = self.talk().await;
        self.sim.event(Event::CustomerHangsUp { agent: ANA.to_owned(), guid: None }).unwrap();
        guid
    }

    /// The reason of the last entry in the ledger.
    pub(crate) fn why(&self) -> String {
        self.sim.ledger().pop().and_then(|entry| entry.detail).unwrap_or_default()
    }

    pub(crate) fn agent(&self, user: &str) -> AgentView {
        self.sim.state().agents.into_iter().find(|agent| agent.agent == user).unwrap()
    }

    pub(crate) fn call_states(&self) -> Vec<CallState> {
        self.sim.state().calls.iter().map(|call| call.state).collect()
    }

    pub(crate) async fn control(&self, verb: &str, path: &str, body: Value) -> Reply {
        let url = format!("{}/_sim/{path}", self.sim.root_url());
        let request = self.http.request(verb.parse().unwrap(), url);
        read(if body.is_null() { request } else { request.json(&body) }).await.unwrap()
    }
}

pub(crate) async fn read(request: reqwest::RequestBuilder) -> reqwest::Result<Reply> {
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Ok(Reply { status, headers, body: response.text().await? })
}
