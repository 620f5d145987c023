use std::collections::BTreeMap;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde_json::{Map, Value};
use url::form_urlencoded;

use crate::model::World;

/// Where the parameters of a request stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    /// In a JSON body, with any verb.
    Json,
    /// In the query and a form.
    Form,
}

/// A request, as far as handlers need it.
#[derive(Debug)]
pub(super) struct Ask {
    pub(super) now: Timestamp,
    headers: HeaderMap,
    fields: BTreeMap<String, String>,
}

/// Parameters that open the account, which nothing may show.
const SECRETS: [&str; 2] = ["apiKey", "api_key"];

impl Ask {
    /// What cannot be read counts as not sent.
    pub(super) fn read(now: Timestamp, head: &Parts, reads: Reads, body: &[u8]) -> Self {
        let fields = match reads {
            Reads::Json => from_json(body),
            Reads::Form => {
                let query = head.uri.query().unwrap_or_default().as_bytes();
                let pairs = form_urlencoded::parse(query).chain(form_urlencoded::parse(body));
                pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
            }
        };
        Self { now, headers: head.headers.clone(), fields }
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap_or_default().trim())
    }

    /// A parameter that was sent, empty or not.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }

    /// A parameter that was sent and says something.
    pub(super) fn filled(&self, name: &str) -> Option<&str> {
        self.field(name).filter(|value| !value.is_empty())
    }

    /// A parameter, or nothing.
    pub(super) fn text(&self, name: &str) -> &str {
        self.field(name).unwrap_or_default()
    }

    /// A flag, as a word or as JSON.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.text(name).eq_ignore_ascii_case("true")
    }

    /// The token of the request.
    pub(super) fn bearer(&self) -> Option<&str> {
        let (scheme, token) = self.header(AUTHORIZATION.as_str())?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("Bearer").then(|| token.trim()).filter(|token| !token.is_empty())
    }

    /// User and password of RFC 7617.
    pub(super) fn basic(&self) -> Option<(String, String)> {
        let (scheme, value) = self.header(AUTHORIZATION.as_str())?.split_once(' ')?;
        let decoded = STANDARD.decode(value.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("Basic"))?;
        let decoded = String::from_utf8(decoded).ok()?;
        decoded.split_once(':').map(|(user, password)| (user.to_owned(), password.to_owned()))
    }

    /// The agent the request is for, by any of the names it has.
    pub(super) fn agent(&self, world: &World) -> Option<String> {
        let by_id = self.filled("agentID").or(self.filled("agentId")).map(str::to_owned);
        let by_phone = || {
            let phone = self.filled("agentPhoneName").or(self.filled("phoneName"))?;
            world.agent_with_phone(phone).map(|agent| agent.of.id.clone())
        };
        by_id.or_else(by_phone).or_else(|| self.basic().map(|(user, _)| user))
    }

    /// The other party's number.
    pub(super) fn number(&self) -> Option<&str> {
        ["customerNumber", "custNumber", "PhoneNumber"].into_iter().find_map(|name| self.filled(name))
    }

    /// What was sent, without what must stay secret.
    pub(super) fn parameters(&self) -> BTreeMap<String, String> {
        let mut shown = self.fields.clone();
        shown.retain(|name, _| !SECRETS.contains(&name.as_str()));
        shown
    }
}

fn from_json(body: &[u8]) -> BTreeMap<String, String> {
    let members: Map<String, Value> = serde_json::from_slice(body).unwrap_or_default();
    let text = |value| match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        other => Some(other.to_string()),
    };
    members.into_iter().filter_map(|(name, value)| text(value).map(|text| (name, text))).collect()
}
