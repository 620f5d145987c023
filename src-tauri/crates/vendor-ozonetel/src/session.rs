use std::sync::Arc;

use reqwest::Method;
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Answer, Failure, Http, Lane};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    account::Account,
    config::{Auth, Config, ConfigError},
    error::{kind_of, refused, words_of},
    http::{Ask, Carrier, Fields, Proof},
    limits::Limited,
    token::Token,
    wire::{Said, Verdict},
};

/// The way to the vendor: requests out, answers in and judged, the account's token kept fresh in between.
pub(crate) struct Session {
    pub(crate) config: Config,
    account: Arc<Account>,
    http: Http,
}

impl Session {
    pub(crate) fn new(config: Config) -> Result<Self, ConfigError> {
        let http = Http::new(&config.place, &config.extra_ca)?;
        Ok(Self { account: Account::of(&config), http, config })
    }

    /// Fields that begin with the account's name.
    pub(crate) fn fields(&self) -> Fields {
        Fields::default().with("userName", self.config.user_name.as_str())
    }

    /// The same with the account's key, for the paths that want it beside the other parameters.
    pub(crate) fn fields_with_key(&self) -> Fields {
        self.fields().with("apiKey", self.config.api_key.expose_secret())
    }

    /// Lets a key that was not accepted be tried again, and a token be got although somebody else has the newest.
    pub(crate) async fn forgive(&self) {
        self.account.tokens.forgive().await;
    }

    /// Sends a request. It is sent a second time, with a new token, only when the vendor's answer says that the token
    /// would not do: then the first did nothing. A token that somebody else's has ended is not followed by a new one.
    pub(crate) async fn exchange(&self, ask: &Ask) -> Result<Said, Failure> {
        if ask.proof != Proof::Header(Auth::Token) {
            return self.attempt(ask, None).await;
        }
        let token = self.token(None).await?;
        match self.attempt(ask, Some(&token.text)).await {
            Ok(said) => {
                token.mark_worked();
                Ok(said)
            }
            Err(failure) if failure.kind == VendorErrorKind::SignedOut => {
                self.account.note_refused(&token, words_of(&failure).as_deref()).await;
                let token = self.token(Some(&token)).await?;
                self.attempt(ask, Some(&token.text)).await
            }
            failed => failed,
        }
    }

    /// The same for a request that has taken place only if the answer says so.
    pub(crate) async fn act(&self, ask: &Ask) -> Result<Said, Failure> {
        let said = self.exchange(ask).await?;
        match said.verdict() {
            Verdict::Ok => Ok(said),
            Verdict::Failed | Verdict::Unclear => {
                let failure = Failure::new(VendorErrorKind::NotUnderstood);
                Err(failure.words(said.text().as_deref(), self.secret()))
            }
        }
    }

    /// What must never be shown although the vendor may echo it.
    pub(crate) fn secret(&self) -> &str {
        self.config.api_key.expose_secret()
    }

    async fn attempt(&self, ask: &Ask, token: Option<&SecretString>) -> Result<Said, Failure> {
        let outgoing = ask.outgoing(&self.config, token)?;
        if let Some(limited) = ask.limited {
            self.account.limits.take(limited)?;
        }
        let answer = self.http.send(outgoing).await?;
        let auth = match ask.proof {
            Proof::Header(auth) => auth,
            Proof::Key | Proof::Inside | Proof::Agent => Auth::Basic,
        };
        judge(&answer, auth, self.secret()).map_err(|failure| match ask.limited {
            Some(limited) if failure.kind == VendorErrorKind::RateLimited => {
                self.account.limits.exhausted(limited, answer.retry_after)
            }
            _ => failure,
        })
    }

    async fn token(&self, refused: Option<&Arc<Token>>) -> Result<Arc<Token>, Failure> {
        let ask = Ask {
            verb: Method::POST,
            path: "/ca_apis/CAToken/generateToken",
            lane: Lane::Look,
            proof: Proof::Key,
            carrier: Carrier::Json,
            fields: self.fields(),
            limited: Some(Limited::Tokens),
        };
        let fetch = async move { Token::read(&self.attempt(&ask, None).await?) };
        self.account.tokens.other_than(refused, fetch).await
    }
}

/// Reads an answer. Words the vendor documents beat the HTTP status, which it documents nowhere.
pub(crate) fn judge(answer: &Answer, auth: Auth, secret: &str) -> Result<Said, Failure> {
    let status = answer.status;
    let number = status.as_u16();
    if matches!(number, 300..=399 | 429) {
        return Err(Failure::status(status, answer.retry_after));
    }
    let by_status = || match number {
        // Neither says anything of what was asked but that it was not done.
        401 if auth == Auth::Token => Failure::new(VendorErrorKind::SignedOut),
        401 => Failure::new(VendorErrorKind::BadCredentials),
        403 => Failure::new(VendorErrorKind::NotAllowed),
        _ => Failure::status(status, answer.retry_after),
    };
    if answer.is_web_page() {
        return Err(if status.is_success() { Failure::new(VendorErrorKind::NotTheApi) } else { by_status() });
    }
    let said = match Said::read(&answer.body, answer.date) {
        Ok(said) => said,
        Err(error) if status.is_success() => return Err(error.into()),
        Err(_) => return Err(by_status()),
    };
    let verdict = said.verdict();
    if verdict != Verdict::Ok && said.text().is_some_and(|text| kind_of(&text, auth).is_some()) {
        return Err(refused(&said, auth, secret));
    }
    match verdict {
        Verdict::Ok | Verdict::Unclear if status.is_success() => Ok(said),
        Verdict::Failed if number < 500 && !matches!(number, 401 | 403) => Err(refused(&said, auth, secret)),
        Verdict::Ok | Verdict::Unclear | Verdict::Failed => {
            Err(by_status().words(said.text().as_deref(), secret))
        }
    }
}
