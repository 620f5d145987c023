use std::sync::Arc;

use jiff::Timestamp;
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Answer, Failure};
use secrecy::ExposeSecret;

use crate::{
    config::{Config, ConfigError},
    error::refused,
    http::{Http, Outgoing, Proof},
    token::{Token, TokenKeeper},
    wire::{Body, Call, Campaign, LeadPhone, Queue, Reading, ResultCode, User, WireError, entities_of},
};

/// The way to the vendor: requests out, envelopes in, the token kept fresh in between.
pub(crate) struct Session {
    pub(crate) config: Config,
    http: Http,
    tokens: TokenKeeper,
}

/// An answer with `Success: true`.
pub(crate) struct Received {
    pub(crate) body: Body,
    pub(crate) server_time: Option<Timestamp>,
}

/// A failed attempt, and what it says about the token.
pub(crate) struct Fault {
    pub(crate) failure: Failure,
    token: Suspicion,
}

/// Whether an answer may mean that the token has run out. How MaxContact says so is not documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Suspicion {
    /// It says nothing of the token.
    None,
    /// It might: a redirect, a web page, a refusal. What was asked may have been done all the same.
    Perhaps,
    /// It does: 401 or 403. What was asked was not done.
    Clear,
}

impl Session {
    pub(crate) fn new(config: Config) -> Result<Self, ConfigError> {
        Ok(Self { http: Http::new(&config)?, tokens: TokenKeeper::new(&config), config })
    }

    /// Makes sure that there is a token.
    pub(crate) async fn open(&self) -> Result<(), Failure> {
        self.tokens.insist(&self.http, &self.config).await.map(drop)
    }

    /// Forgets the token and the server's cookies.
    pub(crate) async fn close(&self) {
        self.tokens.forget().await;
        self.http.forget_cookies();
    }

    /// Sends a request. It is sent a second time, with a new token, only if the first certainly did nothing or if it
    /// only reads.
    pub(crate) async fn exchange(&self, request: &Outgoing) -> Result<Received, Failure> {
        let token = self.tokens.current(&self.http, &self.config).await?;
        let fault = match self.attempt(request, &token).await {
            Ok(received) => return Ok(received),
            Err(fault) => fault,
        };
        match fault.token {
            Suspicion::None => Err(fault.failure),
            // A token that never worked has not run out: renewing it at each odd answer would help nobody.
            Suspicion::Perhaps if !token.has_worked() => Err(fault.failure),
            Suspicion::Perhaps if !request.lane.reads() => {
                // For the next request; whether it can be had changes nothing about this one.
                let _ = self.tokens.renewed(&token, &self.http, &self.config).await;
                Err(fault.failure)
            }
            Suspicion::Perhaps | Suspicion::Clear => {
                let token = self.tokens.renewed(&token, &self.http, &self.config).await?;
                self.attempt(request, &token).await.map_err(|fault| fault.failure)
            }
        }
    }

    async fn attempt(&self, request: &Outgoing, token: &Arc<Token>) -> Result<Received, Fault> {
        let answer = self
            .http
            .send(request, Proof::Token(&token.key))
            .await
            .map_err(|failure| Fault { failure, token: Suspicion::None })?;
        let received = judge(answer, token.key.expose_secret())?;
        token.mark_worked();
        Ok(received)
    }

    fn reading(&self) -> Reading<'_> {
        let settled = &self.config.settled;
        Reading { zone: &settled.zone, lead_phone_id: &settled.lead_phone_id_field }
    }
}

/// What the data of each method is read as.
macro_rules! readers {
    ($($name:ident: $entity:ty),* $(,)?) => {
        impl Session {
            $(
                pub(crate) fn $name(&self, received: &Received) -> Result<Vec<$entity>, Failure> {
                    Ok(entities_of(&received.body, &self.reading())?)
                }
            )*
        }
    };
}

readers! {
    read_calls: Call,
    read_campaigns: Campaign,
    read_lead_phones: LeadPhone,
    read_queues: Queue,
    read_result_codes: ResultCode,
    read_users: User,
}

pub(crate) fn judge(answer: Answer, secret: &str) -> Result<Received, Fault> {
    let content_type = answer.content_type().map(str::to_owned);
    let Answer { status, date, retry_after, body, .. } = answer;
    let fault = |failure, token| Err(Fault { failure, token });
    let by_status = |suspicion| fault(Failure::status(status, retry_after), suspicion);
    match status.as_u16() {
        401 => return fault(Failure::new(VendorErrorKind::SignedOut), Suspicion::Clear),
        403 => return fault(Failure::new(VendorErrorKind::NotAllowed), Suspicion::Clear),
        300..=399 => return by_status(Suspicion::Perhaps),
        // Below, a refusal in words may hide behind a status such as 400.
        200..=299 | 400..=499 => {}
        _ => return by_status(Suspicion::None),
    }
    let refusal = Body::new(body, content_type.as_deref()).and_then(|body| {
        let envelope = body.envelope()?;
        let refusal = (!envelope.success).then(|| {
            let detail = envelope.response_detail.as_deref();
            refused(envelope.response_code, detail, secret)
        });
        Ok((refusal, body))
    });
    match refusal {
        Ok((Some(failure), _)) => fault(failure, Suspicion::Perhaps),
        _ if !status.is_success() => by_status(Suspicion::None),
        Ok((None, body)) => Ok(Received { body, server_time: date }),
        Err(error @ WireError::Html) => fault(error.into(), Suspicion::Perhaps),
        Err(error) => fault(error.into(), Suspicion::None),
    }
}
