use std::{
    sync::{PoisonError, RwLock, RwLockReadGuard},
    time::Duration,
};

use jiff::Timestamp;
use reqwest::{
    Client, ClientBuilder, Method, Response, StatusCode,
    cookie::{CookieStore, Jar},
    header::{
        ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, COOKIE, DATE, HeaderMap, HeaderValue, PRAGMA,
        RETRY_AFTER, SET_COOKIE,
    },
    redirect,
};
use ringside_vendor::VendorErrorKind;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::{
    config::{Config, ConfigError, ResponseFormat},
    error::Failure,
};

const CONNECT: Duration = Duration::from_secs(4);
/// How long a connection for reads is kept for the next read.
const IDLE: Duration = Duration::from_secs(50);

/// What kind of request it is: this decides connection, time and size limits, and whether it may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    /// The call list, the token, the look before an act.
    Look,
    /// A list that may hold megabytes.
    List,
    /// Whatever changes something at the vendor.
    Act,
}

impl Lane {
    /// Whether the request only reads, so that a second one can do no harm.
    pub(crate) const fn reads(self) -> bool {
        match self {
            Self::Look | Self::List => true,
            Self::Act => false,
        }
    }

    /// Limits fit the 15 s the layers around an adapter allow, a look before an act included.
    const fn time_limit(self) -> Duration {
        match self {
            Self::Look => Duration::from_secs(5),
            Self::List => Duration::from_secs(14),
            Self::Act => Duration::from_secs(9),
        }
    }

    const fn size_limit(self) -> usize {
        match self {
            Self::Look => 8 * 1024 * 1024,
            // XML takes twice the room of JSON for the same campaigns.
            Self::List => 16 * 1024 * 1024,
            Self::Act => 256 * 1024,
        }
    }
}

/// One request, complete but for its cookies.
#[derive(Debug, Clone)]
pub(crate) struct Outgoing {
    pub(crate) verb: Method,
    pub(crate) url: Url,
    pub(crate) lane: Lane,
}

/// An answer as it came, whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) content_type: Option<String>,
    /// The vendor's clock.
    pub(crate) date: Option<Timestamp>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) body: Vec<u8>,
}

/// What proves who is asking.
pub(crate) enum Proof<'a> {
    /// `Authorization`, for the token service.
    Authorization(HeaderValue),
    /// The `TokenKey` cookie, for all else.
    Token(&'a SecretString),
}

/// Two HTTP clients and the tenant's cookies.
pub(crate) struct Http {
    pooled: Client,
    /// A fresh connection for each request that acts: one taken from a pool may turn out to be dead after the request
    /// was written to it, and then nobody knows whether it arrived.
    fresh: Client,
    jar: RwLock<Jar>,
    format: HeaderValue,
}

impl Http {
    pub(crate) fn new(config: &Config) -> Result<Self, ConfigError> {
        // reqwest takes the process-wide provider. Another part may have installed one already; both are fine.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let tls = |error: reqwest::Error| {
            use std::error::Error;
            let error = error.without_url();
            ConfigError::Tls(error.source().map_or_else(|| error.to_string(), ToString::to_string).into())
        };
        Ok(Self {
            pooled: builder(config).pool_max_idle_per_host(1).pool_idle_timeout(IDLE).build().map_err(tls)?,
            fresh: builder(config).pool_max_idle_per_host(0).build().map_err(tls)?,
            jar: RwLock::default(),
            format: HeaderValue::from_static(match config.settled.response_format {
                ResponseFormat::Json => "application/json",
                ResponseFormat::Xml => "application/xml",
            }),
        })
    }

    /// Sends one request once and reads the whole answer, whatever its status.
    pub(crate) async fn send(&self, request: &Outgoing, proof: Proof<'_>) -> Result<Answer, Failure> {
        let lane = request.lane;
        let client = if lane.reads() { &self.pooled } else { &self.fresh };
        let response = client
            .request(request.verb.clone(), request.url.clone())
            .headers(self.headers(&request.url, proof)?)
            .timeout(lane.time_limit())
            .send()
            .await
            .map_err(Failure::transport)?;
        self.jar().set_cookies(&mut response.headers().get_all(SET_COOKIE).iter(), &request.url);
        read(response, lane.size_limit()).await
    }

    /// Drops all cookies the server has set.
    pub(crate) fn forget_cookies(&self) {
        *self.jar.write().unwrap_or_else(PoisonError::into_inner) = Jar::default();
    }

    fn jar(&self) -> RwLockReadGuard<'_, Jar> {
        self.jar.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn headers(&self, url: &Url, proof: Proof<'_>) -> Result<HeaderMap, Failure> {
        let mut headers = HeaderMap::new();
        // The vendor's documents name `Content-Type`; the framework it is built with looks at `Accept` first.
        headers.insert(ACCEPT, self.format.clone());
        headers.insert(CONTENT_TYPE, self.format.clone());
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
        let others = self.jar().cookies(url);
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

fn builder(config: &Config) -> ClientBuilder {
    let builder = Client::builder()
        .user_agent(concat!("Ringside/", env!("CARGO_PKG_VERSION")))
        .http1_only()
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .https_only(config.base.scheme() == "https")
        .connect_timeout(CONNECT)
        .tls_certs_merge(config.extra_ca.iter().cloned());
    if config.loopback { builder.no_proxy() } else { builder }
}

async fn read(mut response: Response, limit: usize) -> Result<Answer, Failure> {
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
    let date = header(DATE).and_then(http_date);
    let mut answer = Answer {
        status: response.status(),
        content_type: header(CONTENT_TYPE).map(str::to_owned),
        date,
        retry_after: header(RETRY_AFTER).and_then(|text| retry_after(text, date)),
        body: Vec::new(),
    };
    while let Some(chunk) = response.chunk().await.map_err(Failure::transport)? {
        if answer.body.len() + chunk.len() > limit {
            return Err(Failure::new(VendorErrorKind::NotUnderstood).detail("the answer is too large"));
        }
        answer.body.extend_from_slice(&chunk);
    }
    Ok(answer)
}

fn http_date(text: &str) -> Option<Timestamp> {
    jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text).ok()
}

/// Seconds, or the moment until which to wait.
fn retry_after(text: &str, now: Option<Timestamp>) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let wait = http_date(text)?.duration_since(now.unwrap_or_else(Timestamp::now));
    Some(Duration::try_from(wait).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_servers_clock_and_its_waits_are_read() {
        let now = http_date("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(now.map(Timestamp::as_second), Some(784_111_777));
        assert_eq!(retry_after("120", now), Some(Duration::from_secs(120)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:47 GMT", now), Some(Duration::from_secs(10)));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", now), None);
    }
}
