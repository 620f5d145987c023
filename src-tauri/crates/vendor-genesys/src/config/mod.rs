//! What a profile says about a Genesys site, and the checks it has to pass.

mod options;

use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::{Certificate, header::HeaderValue};
use ringside_vendor_http::{KeyProblem, Place, certificates};
use secrecy::{ExposeSecret, SecretString};

pub use options::{CredentialEncoding, GenesysOptions, NumberFormat, OutboundOptions, RejectWith};
pub(crate) use options::{Settled, VOICE};

/// One agent at one Genesys site.
#[derive(Debug, Clone)]
pub struct GenesysAccount {
    /// The profile's `base_url`: scheme, host and port, such as `https://gws.acme.example:8090`; `/api/v2` is added.
    pub base_url: String,
    /// The profile's `user.login`: the agent's user name.
    pub login: String,
    /// The profile's `user.user_id`: empty, or the same as `login`. Genesys tells the id itself.
    pub user_id: String,
    /// The password of `login`.
    pub password: SecretString,
    /// The profile's `[options]`.
    pub options: GenesysOptions,
}

/// What is wrong with a profile or its password. Names the key, never a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A key of the profile holds something that cannot be used.
    #[error(transparent)]
    Key(#[from] KeyProblem),
    /// The password is empty.
    #[error("the password is empty")]
    PasswordEmpty,
    /// The password holds characters that the configured encoding does not have.
    #[error("the password holds characters that options.credential_encoding cannot carry")]
    PasswordEncoding,
}

impl ConfigError {
    pub(crate) fn key(key: impl Into<Box<str>>, why: impl Into<Box<str>>) -> Self {
        KeyProblem::new(key, why).into()
    }
}

/// A checked account.
pub(crate) struct Config {
    pub(crate) place: Place,
    pub(crate) login: String,
    pub(crate) password: SecretString,
    /// `Basic` and both, as the site wants them encoded.
    pub(crate) authorization: HeaderValue,
    pub(crate) extra_ca: Vec<Certificate>,
    pub(crate) settled: Settled,
}

impl Config {
    pub(crate) fn new(account: GenesysAccount) -> Result<Self, ConfigError> {
        let place = Place::parse("base_url", &account.base_url)?;
        if place.base.path().trim_end_matches('/').ends_with("/api/v2") {
            return Err(ConfigError::key("base_url", "the address must end before /api/v2"));
        }
        let login = account.login.trim();
        if login.is_empty() || login.contains(':') || login.chars().any(char::is_control) {
            return Err(ConfigError::key("user.login", "a user name is needed, without a colon"));
        }
        let user_id = account.user_id.trim();
        if !user_id.is_empty() && user_id != login {
            return Err(ConfigError::key("user.user_id", "leave it empty, or the same as user.login"));
        }
        if account.password.expose_secret().is_empty() {
            return Err(ConfigError::PasswordEmpty);
        }
        let extra_ca = certificates(account.options.extra_ca_file.as_deref())?;
        let settled = Settled::new(account.options)?;
        let authorization = basic(login, &account.password, settled.credential_encoding)?;
        Ok(Self {
            place,
            login: login.to_owned(),
            authorization,
            extra_ca,
            settled,
            password: account.password,
        })
    }
}

fn basic(
    login: &str,
    password: &SecretString,
    encoding: CredentialEncoding,
) -> Result<HeaderValue, ConfigError> {
    let encode = |text: &str| match encoding {
        CredentialEncoding::Utf8 => Some(text.as_bytes().to_vec()),
        CredentialEncoding::Latin1 => text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect(),
    };
    let mut pair = encode(login).ok_or_else(|| {
        ConfigError::key("user.login", "options.credential_encoding cannot carry this user name")
    })?;
    pair.push(b':');
    pair.extend(encode(password.expose_secret()).ok_or(ConfigError::PasswordEncoding)?);
    let mut value = HeaderValue::try_from(format!("Basic {}", STANDARD.encode(pair)))
        .map_err(|_| ConfigError::PasswordEncoding)?;
    value.set_sensitive(true);
    Ok(value)
}

#[cfg(test)]
mod tests;
