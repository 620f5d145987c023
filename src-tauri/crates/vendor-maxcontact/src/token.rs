use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::{SignedDuration, Timestamp};
use reqwest::{Method, header::HeaderValue};
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Answer, Credential, Failure, Keeper, Lane};
use secrecy::{ExposeSecret, SecretString};
use tokio::time::Instant;
use url::Url;

use crate::{
    config::Config,
    http::{Http, Outgoing, Proof},
    methods,
    wire::{Body, WireError},
};

/// A token, and what has been seen of it.
pub(crate) struct Token {
    pub(crate) key: SecretString,
    /// Renewed from here on, by both clocks: the steady one stands still while a computer sleeps.
    renew_at: Instant,
    renew_at_wall: Timestamp,
    /// Some request was answered well with it. Only then can an odd answer mean that it has run out since.
    worked: AtomicBool,
}

impl Token {
    pub(crate) fn has_worked(&self) -> bool {
        self.worked.load(Ordering::Relaxed)
    }

    pub(crate) fn mark_worked(&self) {
        self.worked.store(true, Ordering::Relaxed);
    }
}

impl Credential for Token {
    fn is_due(&self) -> bool {
        Instant::now() >= self.renew_at || Timestamp::now() >= self.renew_at_wall
    }
}

/// Keeps one token for all requests. However many wait for a new one, it is asked for once.
pub(crate) struct TokenKeeper {
    request: Outgoing,
    authorization: HeaderValue,
    keeper: Keeper<Token>,
}

impl TokenKeeper {
    pub(crate) fn new(config: &Config) -> Self {
        // Bare Base64 of the password's ASCII bytes: no scheme word, no login. Base64 is always a valid header.
        let mut authorization = STANDARD
            .encode(config.password.expose_secret())
            .parse()
            .unwrap_or_else(|_| HeaderValue::from_static(""));
        HeaderValue::set_sensitive(&mut authorization, true);
        let url: Url = methods::token(&config.place.base, &config.login);
        Self {
            request: Outgoing { verb: Method::GET, url, lane: Lane::Look },
            authorization,
            keeper: Keeper::default(),
        }
    }

    /// The token, renewed if it is about to run out.
    pub(crate) async fn current(&self, http: &Http, config: &Config) -> Result<Arc<Token>, Failure> {
        self.keeper.other_than(None, self.ask(http, config)).await
    }

    /// A token other than the one that was refused.
    pub(crate) async fn renewed(
        &self,
        refused: &Arc<Token>,
        http: &Http,
        config: &Config,
    ) -> Result<Arc<Token>, Failure> {
        self.keeper.other_than(Some(refused), self.ask(http, config)).await
    }

    /// A token, asked for again even if the password was not accepted before.
    pub(crate) async fn insist(&self, http: &Http, config: &Config) -> Result<Arc<Token>, Failure> {
        self.keeper.forgive().await;
        self.current(http, config).await
    }

    /// Forgets the token; the next request asks for a new one.
    pub(crate) async fn forget(&self) {
        self.keeper.forget().await;
    }

    async fn ask(&self, http: &Http, config: &Config) -> Result<Token, Failure> {
        let answer = http.send(&self.request, Proof::Authorization(self.authorization.clone())).await?;
        let server_time = answer.date;
        let answer = read(answer, config)?;
        let now = server_time.unwrap_or_else(Timestamp::now);
        let told =
            answer.expires.map(|at| at.duration_since(now)).and_then(|left| Duration::try_from(left).ok());
        let life = told.filter(|life| !life.is_zero()).unwrap_or(config.settled.token_lifetime);
        let keep = keep_for(life);
        Ok(Token {
            key: answer.token_key,
            renew_at: Instant::now() + keep,
            renew_at_wall: SignedDuration::try_from(keep)
                .ok()
                .and_then(|keep| Timestamp::now().checked_add(keep).ok())
                .unwrap_or(Timestamp::MAX),
            worked: AtomicBool::new(false),
        })
    }
}

pub(crate) fn read(answer: Answer, config: &Config) -> Result<crate::wire::TokenAnswer, Failure> {
    let rejected = || Failure::new(VendorErrorKind::BadCredentials);
    match answer.status.as_u16() {
        401 | 403 => return Err(rejected()),
        200..=299 => {}
        _ => return Err(Failure::status(answer.status, answer.retry_after)),
    }
    let content_type = answer.content_type().map(str::to_owned);
    let body = Body::new(answer.body, content_type.as_deref())?;
    match body.token(&config.settled.zone) {
        // An answer without a token, in whatever words, is the only refusal this service is known to give.
        Err(WireError::Missing(_)) => {
            let code = body.envelope().ok().and_then(|envelope| envelope.response_code);
            Err(rejected().code(code))
        }
        token => Ok(token?),
    }
}

/// How long a token is used: until 60 s before its end, 80 % of its life at most and half of it at least.
fn keep_for(life: Duration) -> Duration {
    // A year is as good as for ever, and no clock overflows.
    let life = life.min(Duration::from_secs(365 * 86_400));
    life.saturating_sub(Duration::from_secs(60)).min(life * 4 / 5).max(life / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_renewed_ahead_of_its_end() {
        let keep = |life| keep_for(Duration::from_secs(life)).as_secs();
        assert_eq!(keep(900), 720, "80 %");
        assert_eq!(keep(200), 140, "60 s before the end");
        assert_eq!(keep(60), 30, "never on each request");
        assert_eq!(keep(u64::MAX), 365 * 86_400 * 4 / 5);
    }
}
