//! What a profile says about a uContact account, and the checks it has to pass.

mod options;
mod settled;
mod template;

use reqwest::Certificate;
use ringside_vendor_http::{KeyProblem, Place, certificates};
use secrecy::{ExposeSecret, SecretString};

pub use options::{
    NumberFormat, ScheduleWith, SignInWith, SignOutWith, TokenChoices, TokenOf, UContactOptions,
};
pub(crate) use settled::{Dialling, Settled};
pub(crate) use template::Template;

/// Where the interface begins on every host.
const RESOURCES: &str = "Integra/resources";

/// One agent at one uContact instance.
#[derive(Debug, Clone)]
pub struct UContactAccount {
    /// The profile's `base_url`: the instance's host, such as `https://acme.ucontactcloud.com`, without
    /// `/Integra/resources`.
    pub base_url: String,
    /// The profile's `user.login`: the agent's user name.
    pub login: String,
    /// The profile's `user.user_id`: not used; the vendor names agents by their login.
    pub user_id: String,
    /// The password of `login`.
    pub password: SecretString,
    /// The password of `options.supervisor_login`; not looked at without one.
    pub second_secret: Option<SecretString>,
    /// The profile's `[options]`.
    pub options: UContactOptions,
}

/// What is wrong with a profile or its passwords. Names the key, never a secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// A key of the profile holds something that cannot be used.
    #[error(transparent)]
    Key(#[from] KeyProblem),
    /// The password is empty.
    #[error("the password is empty")]
    PasswordEmpty,
    /// The profile names a supervisor account, but its password is missing or empty.
    #[error("the password of options.supervisor_login is missing")]
    SecondSecretMissing,
}

impl ConfigError {
    pub(crate) fn key(key: impl Into<Box<str>>, why: impl Into<Box<str>>) -> Self {
        KeyProblem::new(key, why).into()
    }
}

/// A login and how it is traded for a token.
#[derive(Clone)]
pub(crate) struct Credentials {
    pub(crate) with: SignInWith,
    pub(crate) login: String,
    pub(crate) password: SecretString,
}

/// A checked account.
pub(crate) struct Config {
    /// With the base below which all services are.
    pub(crate) place: Place,
    pub(crate) agent: Credentials,
    pub(crate) supervisor: Option<Credentials>,
    pub(crate) extra_ca: Vec<Certificate>,
    pub(crate) settled: Settled,
}

impl Config {
    pub(crate) fn new(account: UContactAccount) -> Result<Self, ConfigError> {
        let mut place = Place::parse("base_url", &account.base_url)?;
        if place.base.path().to_ascii_lowercase().contains("/integra") {
            return Err(ConfigError::key("base_url", "the address ends before /Integra/resources"));
        }
        place.base = place.at(RESOURCES);
        let login = name("user.login", &account.login)?;
        if account.password.expose_secret().is_empty() {
            return Err(ConfigError::PasswordEmpty);
        }
        let supervisor = match &account.options.supervisor_login {
            None => None,
            Some(login) => Some(Credentials {
                with: SignInWith::UserToken,
                login: name("options.supervisor_login", login)?,
                password: account
                    .second_secret
                    .filter(|secret| !secret.expose_secret().is_empty())
                    .ok_or(ConfigError::SecondSecretMissing)?,
            }),
        };
        let agent = Credentials { with: account.options.sign_in_with, login, password: account.password };
        Ok(Self {
            place,
            agent,
            extra_ca: certificates(account.options.extra_ca_file.as_deref())?,
            settled: Settled::new(account.options, supervisor.is_some())?,
            supervisor,
        })
    }
}

fn name(key: &str, text: &str) -> Result<String, ConfigError> {
    let text = text.trim();
    if text.is_empty() || text.chars().any(char::is_control) {
        return Err(ConfigError::key(key, "a login name is needed"));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests;
