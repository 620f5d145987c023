use jiff::Timestamp;
use reqwest::{
    Method,
    header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue},
};
use ringside_vendor::{Retry, VendorErrorKind};
use ringside_vendor_http::{Answer, Failure, Http, Lane, Outgoing};
use secrecy::ExposeSecret;

use crate::{
    config::{Config, ConfigError, Credential},
    error::{Fault, Module, refused},
    wire::{Json, Members, Said, read},
};

/// The way to the vendor's JSON interface.
pub(crate) struct Session {
    pub(crate) config: Config,
    http: Http,
}

/// One request, complete but for the credentials.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) module: Module,
    pub(crate) action: String,
    /// What follows the credentials, in order.
    pub(crate) fields: Members,
    pub(crate) lane: Lane,
}

impl Call {
    pub(crate) fn new(lane: Lane, module: Module, action: impl Into<String>) -> Self {
        Self { module, action: action.into(), fields: Vec::new(), lane }
    }

    /// The same, with one more member.
    pub(crate) fn with(mut self, name: &str, value: impl Into<Json>) -> Self {
        self.fields.push((name.to_owned(), value.into()));
        self
    }
}

/// An answer that says yes.
#[derive(Debug)]
pub(crate) struct Received {
    /// The whole answer.
    pub(crate) answer: Json,
    pub(crate) server_time: Option<Timestamp>,
}

impl Session {
    pub(crate) fn new(config: Config) -> Result<Self, ConfigError> {
        Ok(Self { http: Http::new(&config.place, &config.extra_ca)?, config })
    }

    /// Sends one request once.
    pub(crate) async fn ask(&self, call: Call) -> Result<Received, Fault> {
        let Call { module, action, fields, lane } = call;
        let request = Outgoing {
            verb: Method::POST,
            url: self.config.place.at(&format!("api/v2/{}/{action}", module.name())),
            headers: headers(),
            body: Some(self.body(fields)?),
            lane,
        };
        let answer = self.http.send(request).await?;
        judge(answer, module, self.config.credential.secret())
    }

    /// Forgets the server's cookies.
    pub(crate) fn close(&self) {
        self.http.forget_cookies();
    }

    /// The credentials first, as in every sample.
    fn body(&self, fields: Members) -> Result<Vec<u8>, Failure> {
        let text = |name: &str, value: &str| (name.to_owned(), Json::from(value));
        let mut members = match &self.config.credential {
            Credential::Session(ssid) => vec![text("ssid", ssid.expose_secret())],
            Credential::Token { user_id, token } => {
                vec![text("userId", user_id), text("token", token.expose_secret())]
            }
        };
        members.extend(fields);
        serde_json::to_vec(&Json::Object(members)).map_err(|_| Failure::new(VendorErrorKind::InvalidRequest))
    }
}

/// The samples name no type; *Tags* and integrators name JSON. `Content-Length` is the HTTP library's business.
fn headers() -> HeaderMap {
    let json = HeaderValue::from_static("application/json");
    HeaderMap::from_iter([(CONTENT_TYPE, json.clone()), (ACCEPT, json)])
}

/// Reads an answer by its body; the status counts only where the body says nothing.
pub(crate) fn judge(answer: Answer, module: Module, secret: &str) -> Result<Received, Fault> {
    let web_page = answer.is_web_page();
    let Answer { status, date, retry_after, body, .. } = answer;
    let by_status = || Failure::status(status, retry_after);
    let said = if status.as_u16() == 429 { None } else { Some(read(&body, module == Module::ClickToCall)) };
    let mut fault = match said {
        Some(Ok(Said::Yes(answer))) => return Ok(Received { answer, server_time: date }),
        Some(Ok(Said::No { code, message })) => {
            let mut fault = refused(module, code, message.as_deref(), secret);
            if let (VendorErrorKind::ServerFault, Some(wait)) = (fault.failure.kind, retry_after) {
                *fault.failure = fault.failure.clone().retry(Retry::After(wait));
            }
            fault
        }
        Some(Err(_)) if status.as_u16() == 401 && module != Module::ClickToCall => {
            let stops = true;
            let failure = Failure::new(VendorErrorKind::SignedOut).detail("HTTP status 401");
            Fault { stops, ..failure.into() }
        }
        Some(Err(_)) if matches!(status.as_u16(), 401 | 403) => {
            let words = format!("HTTP status {}", status.as_u16());
            Failure::new(VendorErrorKind::NotAllowed).detail(words).into()
        }
        Some(Err(error)) if status.is_success() => {
            let failure = if web_page {
                Failure::new(VendorErrorKind::NotTheApi).detail("the answer is a web page")
            } else {
                error.into()
            };
            failure.into()
        }
        None | Some(Err(_)) => by_status().into(),
    };
    fault.server_time = date;
    fault.wait = retry_after;
    Err(fault)
}
