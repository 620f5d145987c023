use std::sync::{
    Arc, LazyLock, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use ringside_vendor_http::Keeper;
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
    /// How often a token of ours was ended by one that somebody else got.
    replaced: AtomicU64,
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
            replaced: AtomicU64::new(0),
        });
        accounts.push(account.clone());
        account
    }

    /// How often another program has ended a token of ours so far.
    pub(crate) fn replaced(&self) -> u64 {
        self.replaced.load(Ordering::Relaxed)
    }

    /// Notes what the vendor said of a token it refused: one that is unknown, though it was good, was ended by a newer
    /// one.
    pub(crate) fn note_refused(&self, token: &Token, said: Option<&str>) {
        if said.is_some_and(|said| fold(said).contains("invalid token")) && token.take_worked() {
            self.replaced.fetch_add(1, Ordering::Relaxed);
            tracing::warn!("another program got a token for the account, which ended the one in use");
        }
    }
}
