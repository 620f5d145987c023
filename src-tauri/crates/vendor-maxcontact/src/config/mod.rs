//! What a profile says about a MaxContact account, and the checks it has to pass.

mod options;
mod unverified;

use reqwest::Certificate;
use ringside_vendor_http::{KeyProblem, Place, certificates};
use secrecy::{ExposeSecret, SecretString};

pub(crate) use options::Settled;
pub use options::{
    CallStateWord, DirectionWord, MaxContactOptions, NumberFormat, RecordingWord, ResponseFormat,
};
pub(crate) use unverified::{Fill, Template, Templates};
pub use unverified::{UnverifiedMethod, UnverifiedMethods, Verb};

/// One agent at one MaxContact tenant.
#[derive(Debug, Clone)]
pub struct MaxContactAccount {
    /// The profile's `base_url`: all up to `/telephony` and `/apitoken`, such as
    /// `https://acme.maxcontact.com/webservices/services`.
    pub base_url: String,
    /// The profile's `user.login`: the account that may ask for tokens.
    pub login: String,
    /// The profile's `user.user_id`: the number of the agent to control, as MaxContact's database has it.
    pub user_id: String,
    /// The password of `login`.
    pub password: SecretString,
    /// The profile's `[options]`.
    pub options: MaxContactOptions,
}

/// What is wrong with a profile or its password. Names the key, never a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A key of the profile holds something that cannot be used.
    #[error(transparent)]
    Key(#[from] KeyProblem),
    /// The password holds characters that MaxContact's token service cannot take.
    #[error("the password holds characters other than ASCII, which MaxContact cannot take")]
    PasswordNotAscii,
    /// The password is empty.
    #[error("the password is empty")]
    PasswordEmpty,
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
    pub(crate) user_id: i64,
    pub(crate) password: SecretString,
    pub(crate) extra_ca: Vec<Certificate>,
    pub(crate) settled: Settled,
}

impl Config {
    pub(crate) fn new(account: MaxContactAccount) -> Result<Self, ConfigError> {
        let place = Place::parse("base_url", &account.base_url)?;
        let login = account.login.trim();
        if login.is_empty() || login == "." || login == ".." || login.chars().any(char::is_control) {
            return Err(ConfigError::key("user.login", "a login name is needed"));
        }
        let user_id = match account.user_id.trim().parse() {
            Ok(id) if id > 0 => id,
            _ => return Err(ConfigError::key("user.user_id", "the agent's number at MaxContact is needed")),
        };
        let password = account.password.expose_secret();
        if password.is_empty() {
            return Err(ConfigError::PasswordEmpty);
        }
        if !password.is_ascii() {
            return Err(ConfigError::PasswordNotAscii);
        }
        Ok(Self {
            place,
            login: login.to_owned(),
            user_id,
            extra_ca: certificates(account.options.extra_ca_file.as_deref())?,
            settled: Settled::new(account.options)?,
            password: account.password,
        })
    }
}

#[cfg(test)]
mod tests;
