use std::sync::Once;
use std::time::Duration;

use reqwest::header::HeaderMap;
use ringside_simulator_ozonetel::{
    AgentState, AgentView, CallView, Event, Settings, Simulator, SimulatorHandle,
};
use serde_json::{Map, Value, json};

/// The agent of most tests.
pub(crate) const ANA: &str = "a101";
pub(crate) const DID: &str = "914071327663";
pub(crate) const KEY: &str = "KKsample0000000000";
pub(crate) const DISPOSE: &str = "/ca_apis/DispositionAPIV2";
pub(crate) const STATE: &str = "/ca_apis/changeAgentState";
pub(crate) const DIAL: &str = "/ca_apis/AgentManualDial";
pub(crate) const PHONE_DIAL: &str = "/ca_apis/PhoneManualDial";
pub(crate) const CONTROL: &str = "/ca_apis/CallControl_V4";

/// A simulated account with a client.
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

pub(crate) async fn read(request: reqwest::RequestBuilder) -> reqwest::Result<Reply> {
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Ok(Reply { status, headers, body: response.text().await? })
}

/// `base` with the members of `over`; a null takes the member away.
pub(crate) fn merged(base: &Value, over: &Value) -> Value {
    let mut members: Map<String, Value> = base.as_object().unwrap().clone();
    for (name, value) in over.as_object().unwrap() {
        if value.is_null() {
            members.remove(name);
        } else {
            members.insert(name.clone(), value.clone());
        }
    }
    Value::Object(members)
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

    /// An account with Ana logged in and idle.
    pub(crate) async fn ready() -> Self {
        Self::ready_with(|_| {}).await
    }

    pub(crate) async fn ready_with(change: impl FnOnce(&mut Settings)) -> Self {
        let account = Self::with(change).await;
        account.sim.event(Event::AgentLogsIn { agent: ANA.to_owned(), mode: None, toolbar: false }).unwrap();
        account
    }

    /// A request with a JSON body and whatever headers the caller adds.
    pub(crate) fn bare(&self, verb: &str, path: &str, body: &Value) -> reqwest::RequestBuilder {
        let url = format!("{}{path}", self.sim.base_url());
        self.http.request(verb.parse().unwrap(), url).json(body)
    }

    /// The same with the account's key and user.
    pub(crate) fn request(&self, verb: &str, path: &str, body: &Value) -> reqwest::RequestBuilder {
        let body = merged(&json!({"userName": "demo_account"}), body);
        self.bare(verb, path, &body).header("apiKey", KEY)
    }

    pub(crate) async fn ask(&self, verb: &str, path: &str, body: Value) -> Reply {
        read(self.request(verb, path, &body)).await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> String {
        let reply = self.ask("POST", path, body).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        reply.body
    }

    /// A request whose parameters stand in the query.
    pub(crate) async fn query(&self, path: &str, query: &[(&str, &str)]) -> Reply {
        read(self.http.get(format!("{}{path}", self.sim.base_url())).query(query)).await.unwrap()
    }

    /// Logs in or out as the agent's own page says.
    pub(crate) async fn authenticate(&self, agent: &str, password: &str, form: &[(&str, &str)]) -> String {
        let url = format!("{}/CAServices/AgentAuthenticationV2/index.php", self.sim.base_url());
        let mut fields = vec![("userName", "demo_account"), ("apiKey", KEY)];
        fields.retain(|(name, _)| !form.iter().any(|(given, _)| given == name));
        fields.extend_from_slice(form);
        read(self.http.post(url).basic_auth(agent, Some(password)).form(&fields)).await.unwrap().body
    }

    /// Dials for Ana; returns the ucid.
    pub(crate) async fn dial(&self) -> String {
        let body = json!({"agentID": ANA, "campaignName": "Sales_Manual", "customerNumber": "09900000002", "UCID": "true"});
        let reply: Value = serde_json::from_str(&self.post(DIAL, body).await).unwrap();
        reply["ucid"].as_str().unwrap_or_else(|| panic!("{reply}")).to_owned()
    }

    /// Dials for Ana and lets the customer answer; returns the ucid.
    pub(crate) async fn talk(&self) -> String {
        let ucid = self.dial().await;
        self.sim.event(Event::CustomerAnswers { agent: ANA.to_owned(), ucid: None }).unwrap();
        ucid
    }

    /// A call of Ana's that the customer ended; returns the ucid.
    pub(crate) async fn wrap_up(&self) -> String {
        let ucid = self.talk().await;
        self.hang_up();
        ucid
    }

    pub(crate) fn hang_up(&self) {
        self.sim.event(Event::CustomerHangsUp { agent: ANA.to_owned(), ucid: None }).unwrap();
    }

    /// A good disposition, changed by `over`, where null takes a member away.
    pub(crate) async fn dispose(&self, ucid: &str, over: Value) -> String {
        let good = json!({"action": "Set", "agentID": ANA, "ucid": ucid, "did": DID, "disposition": "Sale"});
        self.post(DISPOSE, merged(&good, &over)).await
    }

    pub(crate) fn agent(&self, id: &str) -> AgentView {
        self.sim.state().agents.into_iter().find(|agent| agent.agent == id).unwrap()
    }

    pub(crate) fn ana(&self) -> (AgentState, Option<String>) {
        let agent = self.agent(ANA);
        (agent.state, agent.reason)
    }

    pub(crate) fn call(&self, ucid: &str) -> CallView {
        self.sim.state().calls.into_iter().find(|call| call.ucid == ucid).unwrap()
    }

    pub(crate) async fn control(&self, verb: &str, path: &str, body: Value) -> Reply {
        let url = format!("{}/_sim/{path}", self.sim.root_url());
        let request = self.http.request(verb.parse().unwrap(), url);
        read(if body.is_null() { request } else { request.json(&body) }).await.unwrap()
    }
}
