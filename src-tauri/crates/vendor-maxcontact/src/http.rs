use reqwest::{
    Method,
    header::{ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, COOKIE, HeaderMap, HeaderValue, PRAGMA},
};
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Answer, Failure, Http as Client, KeyProblem, Lane};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::config::{Config, ResponseFormat};

/// One request, complete but for its headers.
#[derive(Debug, Clone)]
pub(crate) struct Outgoing {
    pub(crate) verb: Method,
    pub(crate) url: Url,
    pub(crate) lane: Lane,
}

/// What proves who is asking.
pub(crate) enum Proof<'a> {
    /// `Authorization`, for the token service.
    Authorization(HeaderValue),
    /// The `TokenKey` cookie, for all else.
    Token(&'a SecretString),
}

/// The HTTP client with the headers and cookies MaxContact wants.
pub(crate) struct Http {
    client: Client,
    format: HeaderValue,
}

impl Http {
    pub(crate) fn new(config: &Config) -> Result<Self, KeyProblem> {
        Ok(Self {
            client: Client::new(&config.place, &config.extra_ca)?,
            format: HeaderValue::from_static(match config.settled.response_format {
                ResponseFormat::Json => "application/json",
                ResponseFormat::Xml => "application/xml",
            }),
        })
    }

    /// Sends one request once and reads the whole answer, whatever its status.
    pub(crate) async fn send(&self, request: &Outgoing, proof: Proof<'_>) -> Result<Answer, Failure> {
        let headers = self.headers(&request.url, proof)?;
        let Outgoing { verb, url, lane } = request.clone();
        self.client.send(ringside_vendor_http::Outgoing { verb, url, headers, body: None, lane }).await
    }

    /// Drops all cookies the server has set.
    pub(crate) fn forget_cookies(&self) {
        self.client.forget_cookies();
    }

    fn headers(&self, url: &Url, proof: Proof<'_>) -> Result<HeaderMap, Failure> {
        let mut headers = HeaderMap::new();
        // The vendor's documents name `Content-Type`; the framework it is built with looks at `Accept` first.
        headers.insert(ACCEPT, self.format.clone());
        headers.insert(CONTENT_TYPE, self.format.clone());
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
        let others = self.client.cookies(url);
        let others = others.as_ref().and_then(|cookies| cookies.to_str().ok()).unwrap_or_default();
        let mut cookies: Vec<&str> = others
            .split("; ")
            .filter(|cookie| !cookie.is_empty() && !cookie.starts_with("TokenKey="))
            .collect();
        let token = match proof {
            Proof::Authorization(value) => {
                headers.insert(AUTHORIZATION, value);
                None
            }
            Proof::Token(token) => Some(format!("TokenKey={}", token.expose_secret())),
        };
        if let Some(token) = &token {
            cookies.insert(0, token);
        }
        if !cookies.is_empty() {
            let mut value = HeaderValue::from_str(&cookies.join("; ")).map_err(|_| {
                Failure::new(VendorErrorKind::NotUnderstood)
                    .not_reached()
                    .detail("the token cannot be sent as a cookie")
            })?;
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
        Ok(headers)
    }
}
