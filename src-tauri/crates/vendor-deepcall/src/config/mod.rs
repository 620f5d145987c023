//! What a profile says about a DeepCall account, and the checks it has to pass.

mod base_url;
mod click;
mod options;

use reqwest::Certificate;
use ringside_vendor_http::{KeyProblem, Place, certificates};
use secrecy::{ExposeSecret, SecretString};

pub(crate) use click::Click;
pub use click::{CallFirst, ClickToCall, ClickVerb, ClickVersion, FromType};
pub(crate) use options::Settled;
pub use options::{
    Auth, ContactSource, DeepCallOptions, LiveState, MicPermFormat, Microphone, NumberFormat, PeopleSource,
};

/// One agent at one DeepCall account.
#[derive(Debug, Clone)]
pub struct DeepCallAccount {
    /// The profile's `base_url`: the brand's host, such as `https://v4-api.deepcall.com`.
    pub base_url: String,
    /// The profile's `user.login`: the account's `userId`, for `auth = "token"`; else not used.
    pub login: String,
    /// The profile's `user.user_id`: the agent's id at DeepCall. May be empty; with it, a session of another agent is
    /// noticed.
    pub user_id: String,
    /// The agent's session id (`ssid`), or the account's token for `auth = "token"`.
    pub password: SecretString,
    /// The token for click-to-call. Without it `password` is used where that is a token.
    pub second_secret: Option<SecretString>,
    /// The profile's `[options]`.
    pub options: DeepCallOptions,
}

/// What is wrong with a profile or its secrets. Names the key, never a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A key of the profile holds something that cannot be used.
    #[error(transparent)]
    Key(#[from] KeyProblem),
    /// The session id or token is empty or holds control characters.
    #[error("the session id or token is missing")]
    SecretMissing,
    /// Click-to-call is set up and there is no token for it.
    #[error("the token for click-to-call is missing")]
    ClickTokenMissing,
}

impl ConfigError {
    pub(crate) fn key(key: impl Into<Box<str>>, why: impl Into<Box<str>>) -> Self {
        KeyProblem::new(key, why).into()
    }
}

/// Who is asking, as each request's body says it. Exactly one of the two is ever sent.
pub(crate) enum Credential {
    Session(SecretString),
    Token { user_id: String, token: SecretString },
}

impl Credential {
    pub(crate) fn secret(&self) -> &str {
        match self {
            Self::Session(secret) | Self::Token { token: secret, .. } => secret.expose_secret(),
        }
    }
}

/// A checked account.
pub(crate) struct Config {
    pub(crate) place: Place,
    pub(crate) credential: Credential,
    /// The agent's own id, where the profile tells.
    pub(crate) agent_id: Option<String>,
    pub(crate) extra_ca: Vec<Certificate>,
    pub(crate) click: Option<Click>,
    pub(crate) settled: Settled,
}

impl Config {
    pub(crate) fn new(account: DeepCallAccount) -> Result<Self, ConfigError> {
        let place = base_url::read("base_url", &account.base_url)?;
        let secret = usable(&account.password).ok_or(ConfigError::SecretMissing)?;
        let login = account.login.trim().to_owned();
        let token_mode = account.options.auth == Auth::Token;
        let second = match account.second_secret.as_ref().and_then(usable) {
            None if token_mode => Some(secret.clone()),
            second => second,
        };
        let credential = match account.options.auth {
            Auth::Session => Credential::Session(secret),
            Auth::Token if login.is_empty() => {
                return Err(ConfigError::key(
                    "user.login",
                    "the account's userId is needed beside its token",
                ));
            }
            Auth::Token => Credential::Token { user_id: login.clone(), token: secret },
        };
        let agent_id = account.user_id.trim();
        let extra_ca = certificates(account.options.extra_ca_file.as_deref())?;
        let (settled, click) = Settled::new(account.options)?;
        let click = click
            .map(|click| Click::new(click, second.ok_or(ConfigError::ClickTokenMissing)?, &login, agent_id))
            .transpose()?;
        Ok(Self {
            place,
            credential,
            agent_id: (!agent_id.is_empty()).then(|| agent_id.to_owned()),
            extra_ca,
            click,
            settled,
        })
    }
}

/// A secret without the blanks a paste brings along; `None` when nothing usable is left.
fn usable(secret: &SecretString) -> Option<SecretString> {
    let text = secret.expose_secret().trim();
    (!text.is_empty() && !text.chars().any(char::is_control)).then(|| text.to_owned().into())
}

#[cfg(test)]
mod tests;
