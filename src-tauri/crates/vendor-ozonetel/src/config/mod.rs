//! What a profile says about a CloudAgent account, and the checks it has to pass.

mod options;

use reqwest::{
    Certificate,
    header::{HeaderName, HeaderValue},
};
use ringside_vendor_http::{KeyProblem, Place, certificates};
use secrecy::{ExposeSecret, SecretString};

pub(crate) use options::Settled;
pub use options::{Ability, Auth, DialWay, LoginMode, NumberFormat, OzonetelOptions, SummaryVerb};

/// One agent of one CloudAgent account.
#[derive(Debug, Clone)]
pub struct OzonetelAccount {
    /// The profile's `base_url`: `https://in1-ccaas-api.ozonetel.com` in India, `https://api.ccaas.ozonetel.com`
    /// elsewhere, or a partner's.
    pub base_url: String,
    /// The profile's `user.login`: the account's `userName`, the same for all its agents.
    pub login: String,
    /// The profile's `user.user_id`: the agent's `agentID`.
    pub user_id: String,
    /// The account's `apiKey`.
    pub password: SecretString,
    /// The agent's own password; without it the agent cannot be logged in or out from here.
    pub second_secret: Option<SecretString>,
    /// The profile's `[options]`.
    pub options: OzonetelOptions,
}

/// What is wrong with a profile or its secrets. Names the key, never a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A key of the profile holds something that cannot be used.
    #[error(transparent)]
    Key(#[from] KeyProblem),
    /// The account key is empty.
    #[error("the account key is empty")]
    KeyEmpty,
    /// The account key cannot travel in a header.
    #[error("the account key holds characters that CloudAgent's keys do not have")]
    KeyUnusable,
}

impl ConfigError {
    pub(crate) fn key(key: impl Into<Box<str>>, why: impl Into<Box<str>>) -> Self {
        KeyProblem::new(key, why).into()
    }
}

/// A checked account.
pub(crate) struct Config {
    pub(crate) place: Place,
    pub(crate) user_name: String,
    pub(crate) agent_id: String,
    pub(crate) api_key: SecretString,
    pub(crate) agent_password: Option<SecretString>,
    pub(crate) extra_ca: Vec<Certificate>,
    pub(crate) settled: Settled,
}

impl Config {
    pub(crate) fn new(account: OzonetelAccount) -> Result<Self, ConfigError> {
        let place = Place::parse("base_url", &account.base_url)?;
        let user_name = name("user.login", &account.login, "the account's user name is needed")?;
        let agent_id = name("user.user_id", &account.user_id, "the agent's id at CloudAgent is needed")?;
        let key = account.password.expose_secret();
        if key.is_empty() {
            return Err(ConfigError::KeyEmpty);
        }
        if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(ConfigError::KeyUnusable);
        }
        let agent_password = account.second_secret.filter(|secret| !secret.expose_secret().is_empty());
        if agent_password.is_some() && agent_id.contains(':') {
            return Err(ConfigError::key(
                "user.user_id",
                "an agent who logs in cannot have a colon in the id",
            ));
        }
        Ok(Self {
            place,
            user_name,
            agent_id,
            agent_password,
            extra_ca: certificates(account.options.extra_ca_file.as_deref())?,
            settled: Settled::new(account.options)?,
            api_key: account.password,
        })
    }

    /// The account key as a header's value, which no log shows.
    pub(crate) fn api_key_header(&self) -> Option<(HeaderName, HeaderValue)> {
        let mut value = HeaderValue::from_str(self.api_key.expose_secret()).ok()?;
        value.set_sensitive(true);
        Some((self.settled.api_key_header.clone(), value))
    }
}

fn name(key: &str, text: &str, why: &str) -> Result<String, ConfigError> {
    let text = text.trim();
    if text.is_empty() || text.chars().any(char::is_control) {
        return Err(ConfigError::key(key, why));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests;
