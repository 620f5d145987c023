use std::sync::Once;
use std::time::Duration;

use quick_xml::NsReader;
use quick_xml::events::Event as Xml;
use quick_xml::name::ResolveResult;
use reqwest::header::{HeaderMap, HeaderValue};
use ringside_simulator_maxcontact::{Event, Settings, Simulator, SimulatorHandle};
use serde_json::Value;

/// The agent of most tests.
pub(crate) const ANA: i32 = 42;

/// A simulator with a client that holds a token.
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
        tenant.sign_in().await;
        tenant
    }

    pub(crate) async fn sign_in(&mut self) {
        let reply = self.ask_token("toolbar-api", "c2VjcmV0").await;
        self.token = reply.json()["TokenKey"].as_str().unwrap_or_default().to_owned();
    }

    pub(crate) async fn ask_token(&self, login: &str, authorization: &str) -> Reply {
        let url = format!("{}/apitoken/login/{login}", self.sim.base_url());
        let request = self.http.get(url).header("Authorization", authorization);
        read(request.header("Accept", "application/json")).await.unwrap()
    }

    pub(crate) fn request(&self, path: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/telephony/{path}", self.sim.base_url());
        let mut cookie = HeaderValue::try_from(format!("TokenKey={}", self.token)).unwrap();
        cookie.set_sensitive(true);
        self.http.get(url).header("Cookie", cookie)
    }

    /// Asks for JSON as a careful client does.
    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.try_get(path).await.unwrap()
    }

    pub(crate) async fn try_get(&self, path: &str) -> reqwest::Result<Reply> {
        let request = self.request(path).header("Accept", "application/json");
        read(request.header("Content-Type", "application/json")).await
    }

    /// Asks without a word about formats.
    pub(crate) async fn get_xml(&self, path: &str) -> Reply {
        read(self.request(path)).await.unwrap()
    }

    /// Asks for JSON and expects the vendor's yes.
    pub(crate) async fn yes(&self, path: &str) -> Value {
        let reply = self.get(path).await;
        let value = reply.json();
        assert_eq!((reply.status, &value["Success"]), (200, &Value::Bool(true)), "{path}: {value}");
        value["Data"].clone()
    }

    /// Asks for JSON, expects the vendor's no and returns its code.
    pub(crate) async fn no(&self, path: &str) -> i64 {
        let reply = self.get(path).await;
        let value = reply.json();
        assert_eq!((reply.status, &value["Success"]), (200, &Value::Bool(false)), "{path}: {value}");
        assert_ne!(value["ResponseDetail"], "");
        value["ResponseCode"].as_i64().unwrap()
    }

    /// Dials and lets the customer answer; returns the id of the call.
    pub(crate) async fn talk(&self, number: &str) -> i32 {
        let data = self.yes(&format!("dial/user/{ANA}/phone/{number}")).await;
        self.sim.event(Event::CustomerAnswers { user: ANA, call: None }).unwrap();
        i32::try_from(data["CallId"].as_i64().unwrap()).unwrap()
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

/// One element without children, or with `i:nil`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaf {
    pub(crate) namespace: String,
    pub(crate) name: String,
    /// `None` for `i:nil`.
    pub(crate) text: Option<String>,
}

/// Returns the leaves in order; panics where the XML is not well-formed or a prefix is not declared.
pub(crate) fn leaves(xml: &str) -> Vec<Leaf> {
    let mut reader = NsReader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let (mut found, mut open): (Vec<Leaf>, Option<Leaf>) = (Vec::new(), None);
    loop {
        let (namespace, event) = reader.read_resolved_event().unwrap();
        let namespace = match namespace {
            ResolveResult::Bound(namespace) => namespace.as_ref().to_owned(),
            ResolveResult::Unbound => String::new(),
            ResolveResult::Unknown(prefix) => panic!("prefix {prefix:?} is not declared"),
        };
        match event {
            Xml::Start(start) => {
                let nil = start.attributes().any(|attribute| {
                    let attribute = attribute.unwrap();
                    attribute.key.as_ref() == "i:nil" && attribute.value.as_ref() == "true"
                });
                let name = start.local_name().as_ref().to_owned();
                open = Some(Leaf { namespace, name, text: (!nil).then(String::new) });
            }
            Xml::Text(text) => {
                if let Some(Leaf { text: Some(sofar), .. }) = &mut open {
                    sofar.push_str(&text.xml10_content());
                }
            }
            Xml::GeneralRef(entity) => {
                if let Some(Leaf { text: Some(sofar), .. }) = &mut open {
                    let name = entity.xml10_content();
                    sofar.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap());
                }
            }
            Xml::End(_) => found.extend(open.take()),
            Xml::Eof => return found,
            _ => {}
        }
    }
}

/// Returns the text of all leaves with this local name.
pub(crate) fn texts(xml: &str, name: &str) -> Vec<String> {
    leaves(xml).into_iter().filter(|leaf| leaf.name == name).filter_map(|leaf| leaf.text).collect()
}
