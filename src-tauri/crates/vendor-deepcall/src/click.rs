use reqwest::{
    Certificate, Method,
    header::{ACCEPT, CACHE_CONTROL, HeaderMap, HeaderValue},
};
use ringside_vendor_http::{Http, Lane, Outgoing};
use secrecy::ExposeSecret;
use url::Url;

use crate::{
    config::{CallFirst, Click, ClickVerb, ClickVersion, ConfigError, FromType},
    error::{Fault, Module},
    session::{Received, judge},
    wire::Json,
};

/// The way to click-to-call, which has a host, a token and a form of its own.
pub(crate) struct Clicker {
    pub(crate) click: Click,
    http: Http,
}

impl Clicker {
    pub(crate) fn new(click: Click, roots: &[Certificate]) -> Result<Self, ConfigError> {
        Ok(Self { http: Http::new(&click.place, roots)?, click })
    }

    /// Asks for a call with a customer; the vendor's name of it, where the answer tells.
    pub(crate) async fn call(&self, customer: &str) -> Result<(Option<String>, Received), Fault> {
        let headers = HeaderMap::from_iter([
            (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            (ACCEPT, HeaderValue::from_static("application/json")),
        ]);
        let verb = match self.click.options.verb {
            ClickVerb::Post => Method::POST,
            ClickVerb::Get => Method::GET,
        };
        let request = Outgoing { verb, url: self.url(customer), headers, body: None, lane: Lane::Act };
        let answer = self.http.send(request).await?;
        let received = judge(answer, Module::ClickToCall, self.click.token.expose_secret())?;
        Ok((call_id(&received.answer), received))
    }

    fn url(&self, customer: &str) -> Url {
        let Click { place, token, user_id, first_leg, options } = &self.click;
        let mut url = place.at(match options.version {
            ClickVersion::V2 => "v2/clickToCall/para",
            ClickVersion::V3 => "api/v3/clickToCall/para",
        });
        let mut query = url.query_pairs_mut();
        query.append_pair("user_id", user_id).append_pair("token", token.expose_secret());
        let mut further = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                query.append_pair(name, &value);
            }
        };
        let text = |value: &str| Some(value.to_owned());
        match options.version {
            ClickVersion::V2 => {
                further("from", text(first_leg));
                further("to", text(customer));
                let from_type = match options.from_type {
                    FromType::Number => None,
                    FromType::Agent => text("Agent"),
                    FromType::Group => text("Group"),
                };
                further("fromType", from_type);
                further("fromRingTime", options.from_ring_time_s.map(|seconds| seconds.to_string()));
                further("toRingTime", options.to_ring_time_s.map(|seconds| seconds.to_string()));
                further("timeLimit", options.time_limit_s.map(|seconds| seconds.to_string()));
                further("timeLimitHangup", options.time_limit_hangup.map(|hangup| hangup.to_string()));
            }
            ClickVersion::V3 => {
                let first = match options.call_first {
                    CallFirst::Agent => "agent",
                    CallFirst::Customer => "customer",
                };
                further("callFirst", text(first));
                further("customer", text(customer));
                further("customerCLI", options.customer_cli.clone());
                further("agentType", text("agent_number"));
                further("agent_number", text(first_leg));
                further("agentCLI", options.agent_cli.clone());
                further("fromCLI", options.from_cli.clone());
            }
        }
        drop(query);
        url
    }
}

/// Source: field evidence; the vendor's text on the answer has not been seen.
pub(crate) fn call_id(answer: &Json) -> Option<String> {
    let named = |value: &Json| value.first(&["callId", "call_id", "id"]).and_then(Json::text);
    named(answer).or_else(|| answer.get("data").and_then(named))
}
