use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::{
    Method,
    header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderValue},
};
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Failure, Lane, Outgoing};
use secrecy::{ExposeSecret, SecretString};
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::Value;

use crate::{
    config::{Auth, Config},
    limits::Limited,
};

/// Names and values in the order in which they are sent.
#[derive(Clone, Default)]
pub(crate) struct Fields(Vec<(String, Value)>);

impl Fields {
    pub(crate) fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }

    pub(crate) fn maybe(self, name: impl Into<String>, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// As a query or a form: `%2B` for a plus, `+` for a blank.
    fn encoded(&self) -> String {
        let mut text = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.0 {
            match value {
                Value::String(value) => text.append_pair(name, value),
                other => text.append_pair(name, &other.to_string()),
            };
        }
        text.finish()
    }
}

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Where the fields go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    /// A JSON body, with GET too.
    Json,
    Query,
    Form,
}

/// How a request proves who is asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// As the account's setting says: key or token in a header.
    Header(Auth),
    /// The account key in a header, whatever the setting: how tokens are got.
    Key,
    /// The fields hold the key.
    Inside,
    /// The agent's own id and password; the fields hold the account's key.
    Agent,
}

/// One request, complete but for its proof.
pub(crate) struct Ask {
    pub(crate) verb: Method,
    pub(crate) path: &'static str,
    pub(crate) lane: Lane,
    pub(crate) proof: Proof,
    pub(crate) carrier: Carrier,
    pub(crate) fields: Fields,
    pub(crate) limited: Option<Limited>,
}

impl Ask {
    /// A request of the `/ca_apis` family.
    pub(crate) fn new(config: &Config, verb: Method, path: &'static str, lane: Lane, fields: Fields) -> Self {
        Self {
            verb,
            path,
            lane,
            proof: Proof::Header(config.settled.auth),
            carrier: Carrier::Json,
            fields,
            limited: None,
        }
    }

    /// The same, counted against a limit of the account.
    pub(crate) fn limited(mut self, limited: Limited) -> Self {
        self.limited = Some(limited);
        self
    }

    /// Puts it into the form in which it leaves.
    pub(crate) fn outgoing(
        &self,
        config: &Config,
        token: Option<&SecretString>,
    ) -> Result<Outgoing, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        let unusable = || Failure::new(VendorErrorKind::InvalidRequest).detail("a header cannot be sent");
        let mut secret = |text: String| -> Result<(), Failure> {
            let mut value = HeaderValue::from_str(&text).map_err(|_| unusable())?;
            value.set_sensitive(true);
            headers.insert(AUTHORIZATION, value);
            Ok(())
        };
        match (self.proof, token) {
            (Proof::Header(Auth::Token), Some(token)) => {
                secret(format!("Bearer {}", token.expose_secret()))?;
            }
            (Proof::Agent, _) => {
                let password = config.agent_password.as_ref().map_or("", |secret| secret.expose_secret());
                secret(format!("Basic {}", STANDARD.encode(format!("{}:{password}", config.agent_id))))?;
            }
            (Proof::Inside, _) => {}
            (Proof::Header(_) | Proof::Key, _) => {
                let (name, value) = config.api_key_header().ok_or_else(unusable)?;
                headers.insert(name, value);
            }
        }
        let mut url = config.place.at(self.path);
        let body = match self.carrier {
            Carrier::Json => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                Some(serde_json::to_vec(&self.fields).map_err(|_| unusable())?)
            }
            Carrier::Query => {
                url.set_query(Some(&self.fields.encoded()));
                None
            }
            Carrier::Form => {
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
                Some(self.fields.encoded().into_bytes())
            }
        };
        Ok(Outgoing { verb: self.verb.clone(), url, headers, body, lane: self.lane })
    }
}
