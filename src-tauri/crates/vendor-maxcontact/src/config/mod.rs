//! What a profile says about a MaxContact account, and the checks it has to pass.

mod options;
mod unverified;

use std::net::IpAddr;

use reqwest::Certificate;
use secrecy::{ExposeSecret, SecretString};
use url::{Host, Url};

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
    #[error("{key}: {why}")]
    Key {
        /// The key as the profile spells it, such as `options.time_zone`.
        key: Box<str>,
        /// What it should hold instead.
        why: Box<str>,
    },
    /// The password holds characters that MaxContact's token service cannot take.
    #[error("the password holds characters other than ASCII, which MaxContact cannot take")]
    PasswordNotAscii,
    /// The password is empty.
    #[error("the password is empty")]
    PasswordEmpty,
    /// The TLS library could not be set up.
    #[error("no secure connections on this computer: {0}")]
    Tls(Box<str>),
}

impl ConfigError {
    pub(crate) fn key(key: impl Into<Box<str>>, why: impl Into<Box<str>>) -> Self {
        Self::Key { key: key.into(), why: why.into() }
    }
}

/// A checked account.
pub(crate) struct Config {
    /// Without a slash at the end.
    pub(crate) base: Url,
    /// The host is this computer: no proxy stands in between.
    pub(crate) loopback: bool,
    pub(crate) login: String,
    pub(crate) user_id: i64,
    pub(crate) password: SecretString,
    pub(crate) extra_ca: Vec<Certificate>,
    pub(crate) settled: Settled,
}

impl Config {
    pub(crate) fn new(account: MaxContactAccount) -> Result<Self, ConfigError> {
        let (base, loopback) = base_url(&account.base_url)?;
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
            base,
            loopback,
            login: login.to_owned(),
            user_id,
            extra_ca: extra_ca(account.options.extra_ca_file.as_deref())?,
            settled: Settled::new(account.options)?,
            password: account.password,
        })
    }
}

fn base_url(text: &str) -> Result<(Url, bool), ConfigError> {
    let wrong = |why: &str| ConfigError::key("base_url", why);
    let url =
        Url::parse(text.trim().trim_end_matches('/')).map_err(|_| wrong("this is not a web address"))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(wrong("a login or password does not belong here"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(wrong("the address must end with its path"));
    }
    let loopback = match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
        None => return Err(wrong("the address has no host")),
    };
    match url.scheme() {
        "https" => Ok((url, loopback)),
        "http" if loopback => Ok((url, loopback)),
        "http" => Err(wrong("https is needed; plain http goes to this computer only")),
        _ => Err(wrong("https is needed")),
    }
}

fn extra_ca(file: Option<&std::path::Path>) -> Result<Vec<Certificate>, ConfigError> {
    let Some(file) = file else { return Ok(Vec::new()) };
    let wrong = |why: String| ConfigError::key("options.extra_ca_file", why);
    let pem =
        std::fs::read(file).map_err(|error| wrong(format!("the file cannot be read: {}", error.kind())))?;
    match Certificate::from_pem_bundle(&pem) {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        _ => Err(wrong("the file holds no certificate in PEM form".to_owned())),
    }
}

#[cfg(test)]
mod tests;
