//! The way to the REST interface and the push endpoint: one cookie jar, one CSRF token, one renewal for all that wait.

#[cfg(fuzzing)]
pub(crate) mod fuzz;
mod judge;
mod login;

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use reqwest::{
    Method,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
};
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Answer, Failure, Http, Lane, Outgoing};
use secrecy::ExposeSecret;
use serde::Serialize;
use serde_json::Value;
use url::Url;

pub(crate) use judge::{Fault, Hint};
use login::Login;

use crate::{
    config::{Config, ConfigError},
    error::{About, invalid},
    wire::Malformed,
};

/// One request below `/api/v2`.
#[derive(Clone)]
pub(crate) struct Order {
    verb: Method,
    url: Url,
    body: Option<Vec<u8>>,
    lane: Lane,
    about: About,
    /// Whether `statusCode` 7 is an answer its caller reads.
    takes_partial: bool,
}

impl Order {
    pub(crate) fn about(self, about: About) -> Self {
        Self { about, ..self }
    }

    pub(crate) fn taking_partial(self) -> Self {
        Self { takes_partial: true, ..self }
    }
}

/// An answer of the interface.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) body: Value,
    /// 0, or 7 where the order takes it.
    pub(crate) code: i64,
}

impl Received {
    /// One member of the answer.
    pub(crate) fn member(&self, name: &'static str) -> Result<&Value, Failure> {
        self.body.get(name).ok_or_else(|| Malformed(name).into())
    }
}

/// The interface, as one agent sees it.
pub(crate) struct Rest {
    pub(crate) config: Config,
    http: Http,
    csrf: Mutex<Option<(HeaderName, HeaderValue)>>,
    login: tokio::sync::Mutex<Login>,
    /// Counts sign-ins at the server; whoever has seen an older one has a session that is over.
    generation: AtomicU64,
    /// Counts tries of signing in, so that whoever waited for one takes its result and does not try again.
    attempts: AtomicU64,
    /// Something was answered well since the last sign-in. Without that, signing in again would help nobody.
    proven: AtomicBool,
    /// The server set no cookie at sign-in, so it can only know us by the password, each time.
    nameless: AtomicBool,
    /// The server's clock less ours, in milliseconds; `i64::MIN` while nothing told it.
    clock_ahead_ms: AtomicI64,
}

impl Rest {
    pub(crate) fn new(config: Config) -> Result<Self, ConfigError> {
        Ok(Self {
            http: Http::new(&config.place, &config.extra_ca)?,
            config,
            csrf: Mutex::default(),
            login: tokio::sync::Mutex::default(),
            generation: AtomicU64::new(0),
            attempts: AtomicU64::new(0),
            proven: AtomicBool::new(false),
            nameless: AtomicBool::new(false),
            clock_ahead_ms: AtomicI64::new(i64::MIN),
        })
    }

    /// The address of a resource. Each segment is a name of its own, whatever is in it.
    pub(crate) fn url(&self, segments: &[&str]) -> Url {
        let mut url = self.config.place.base.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(["api", "v2"]).extend(segments);
        }
        url
    }

    pub(crate) fn get(&self, segments: &[&str], query: &[(&str, &str)], lane: Lane) -> Order {
        let mut url = self.url(segments);
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Order { verb: Method::GET, url, body: None, lane, about: About::Other, takes_partial: false }
    }

    pub(crate) fn post(&self, segments: &[&str], operation: &impl Serialize) -> Result<Order, Failure> {
        let body = serde_json::to_vec(operation).map_err(|_| invalid("it has no form in JSON"))?;
        Ok(Order {
            verb: Method::POST,
            url: self.url(segments),
            body: Some(body),
            lane: Lane::Act,
            about: About::Other,
            takes_partial: false,
        })
    }

    /// Sends an order. It is sent a second time, in a new session or with a new token, only after an answer that proves
    /// the first was turned away at the door.
    pub(crate) async fn exchange(&self, order: &Order) -> Result<Received, Fault> {
        let generation = self.generation();
        let fault = match self.attempt(order).await {
            Err(fault) if fault.hint == Hint::Csrf => match self.refresh_csrf().await {
                Ok(()) => self.attempt(order).await,
                Err(fault) => Err(fault),
            },
            result => result,
        };
        match fault {
            Err(fault) if fault.hint == Hint::SessionOver => {
                self.renew(generation).await?;
                self.attempt(order).await
            }
            result => result,
        }
    }

    /// Sends an order once, whatever comes of the session.
    pub(crate) async fn attempt(&self, order: &Order) -> Result<Received, Fault> {
        let answer = self.send(order, None).await?;
        let received = judge::judge(&answer, order, self.config.password.expose_secret())?;
        self.proven.store(true, Ordering::Relaxed);
        Ok(received)
    }

    /// Posts messages to the push endpoint and waits as long as `limit` for what comes back.
    pub(crate) async fn push(&self, messages: Vec<u8>, limit: Duration) -> Result<Vec<Value>, Fault> {
        let order = Order {
            verb: Method::POST,
            url: self.config.place.at(&self.config.settled.push_path),
            body: Some(messages),
            lane: Lane::Wait(limit),
            about: About::Other,
            takes_partial: false,
        };
        let answer = self.send(&order, None).await?;
        match judge::messages(&answer, self.config.password.expose_secret()) {
            Err(fault) if fault.hint == Hint::Csrf => {
                self.refresh_csrf().await?;
                let answer = self.send(&order, None).await?;
                judge::messages(&answer, self.config.password.expose_secret())
            }
            result => result,
        }
    }

    async fn send(&self, order: &Order, authorization: Option<&HeaderValue>) -> Result<Answer, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        if order.body.is_some() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json;charset=UTF-8"));
            if let Some((name, value)) = self.csrf().clone() {
                headers.insert(name, value);
            }
        }
        let nameless = self.nameless.load(Ordering::Relaxed);
        let authorization = authorization.or(nameless.then_some(&self.config.authorization));
        if let Some(value) = authorization {
            headers.insert(AUTHORIZATION, value.clone());
        }
        let Order { verb, url, body, lane, .. } = order.clone();
        let reads = verb == Method::GET;
        let answer = self.http.send(Outgoing { verb, url, headers, body, lane }).await?;
        if reads {
            self.note_csrf(&answer);
        }
        if let (Some(date), false) = (answer.date, matches!(lane, Lane::Wait(_))) {
            let ahead = date.duration_since(Timestamp::now()).as_millis();
            self.clock_ahead_ms.store(i64::try_from(ahead).unwrap_or_default(), Ordering::Relaxed);
        }
        Ok(answer)
    }

    /// The token comes with the answers to GETs, where the server wants one at all.
    fn note_csrf(&self, answer: &Answer) {
        let Some(value) = answer.header("X-CSRF-TOKEN") else { return };
        let name = answer.header("X-CSRF-HEADER").unwrap_or("X-CSRF-TOKEN");
        if let (Ok(name), Ok(mut value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            value.set_sensitive(true);
            *self.csrf() = Some((name, value));
        }
    }

    fn csrf(&self) -> std::sync::MutexGuard<'_, Option<(HeaderName, HeaderValue)>> {
        self.csrf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// The server's time now, as far as its answers have told it.
    pub(crate) fn server_time(&self) -> Option<Timestamp> {
        let ahead = self.clock_ahead_ms.load(Ordering::Relaxed);
        (ahead != i64::MIN)
            .then(|| Timestamp::now().checked_add(SignedDuration::from_millis(ahead)).ok())
            .flatten()
    }

    /// The same, or our own clock.
    pub(crate) fn now(&self) -> Timestamp {
        self.server_time().unwrap_or_else(Timestamp::now)
    }

    /// Forgets all the server has given us.
    pub(crate) fn forget(&self) {
        self.http.forget_cookies();
        self.nameless.store(false, Ordering::Relaxed);
        *self.csrf() = None;
    }

    /// `SignedOut`, with nothing done.
    fn signed_out() -> Failure {
        Failure::new(VendorErrorKind::SignedOut).not_reached()
    }
}
