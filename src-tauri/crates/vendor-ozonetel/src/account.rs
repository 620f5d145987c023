use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Failure, Keeper};
use secrecy::{ExposeSecret, SecretString};

use crate::{config::Config, error::fold, limits::Limits, token::Token};

/// What all agents of one account share within this process: a new token kills the last one, and limits count for the
/// whole account.
pub(crate) struct Account {
    base: String,
    user_name: String,
    api_key: SecretString,
    pub(crate) tokens: Keeper<Token>,
    pub(crate) limits: Limits,
}

/// Kept for the life of the process, so that signing out and in again neither mints tokens nor forgets a limit.
static ACCOUNTS: LazyLock<Mutex<Vec<Arc<Account>>>> = LazyLock::new(Mutex::default);

impl Account {
    /// The account of a profile; the same one for all profiles that name the same account with the same key.
    pub(crate) fn of(config: &Config) -> Arc<Self> {
        let mut accounts = ACCOUNTS.lock().unwrap_or_else(PoisonError::into_inner);
        let base = config.place.base.as_str();
        let known = accounts.iter().find(|account| {
            account.base == base
                && account.user_name == config.user_name
                && account.api_key.expose_secret() == config.api_key.expose_secret()
        });
        if let Some(account) = known {
            return account.clone();
        }
        let account = Arc::new(Self {
            base: base.to_owned(),
            user_name: config.user_name.clone(),
            api_key: config.api_key.clone(),
            tokens: Keeper::default(),
            limits: Limits::default(),
        });
        accounts.push(account.clone());
        account
    }

    /// Takes in what the vendor said of a token it refused. One that is unknown to it, though it was good, was ended by a
    /// newer one that somebody else got: that one is left alone until somebody signs in from here.
    pub(crate) async fn note_refused(&self, token: &Arc<Token>, said: Option<&str>) {
        if said.is_some_and(|said| fold(said).contains("invalid token")) && token.has_worked() {
            let taken = Failure::new(VendorErrorKind::TakenOver { certain: false });
            if self.tokens.end(token, taken).await {
                tracing::warn!("another program got a token for the account, which ended the one in use");
            }
        }
    }
}
