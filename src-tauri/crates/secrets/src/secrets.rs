use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use secrecy::{ExposeSecret, SecretBox, SecretString};
use tokio::sync::watch;
use zeroize::Zeroizing;

use crate::{
    answer::{Account, DatabaseKey, Forgotten, Found, Kept, KeychainState, Unavailable},
    keychain::Keychain,
    vault::OsVault,
};

/// The name of the data file's key; no account's name can equal it, since those hold a slash.
const DATABASE_KEY: &str = "database key";

/// How long a person may take to answer an unlock prompt before the bar goes on without the keychain.
const DEADLINE: Duration = Duration::from_secs(10);

/// The credentials of all profiles. Clones share everything.
#[derive(Clone)]
pub struct Secrets {
    /// `None` for tests and demo, which must leave no trace in anybody's keychain.
    keychain: Option<Arc<Keychain>>,
    /// What the keychain would not take. Newer than anything the keychain holds, so it is looked at first.
    session: Arc<Mutex<HashMap<String, SecretString>>>,
    no_keychain: watch::Sender<KeychainState>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Secrets").field("in_memory", &self.keychain.is_none()).finish_non_exhaustive()
    }
}

impl Secrets {
    /// The operating system's keychain. `service` keeps two sets of data apart, as for two bars with own folders.
    ///
    /// Nothing is asked of the keychain until a secret is.
    #[must_use]
    pub fn keychain(service: &str) -> Self {
        Self::keychain_within(service, DEADLINE)
    }

    /// As [`keychain`](Self::keychain), with another limit than 10 s on each answer.
    #[must_use]
    pub fn keychain_within(service: &str, deadline: Duration) -> Self {
        Self::with(Some(Keychain::new(OsVault::new(service), deadline)))
    }

    /// Memory only: for tests and demo. It says [`Kept::InKeychain`] of nothing and has no database key to give,
    /// since one that ends with the program would make its data unreadable.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::with(None)
    }

    fn with(keychain: Option<Keychain>) -> Self {
        Self {
            keychain: keychain.map(Arc::new),
            session: Arc::default(),
            no_keychain: watch::Sender::new(KeychainState::NotAsked),
        }
    }

    /// Follows how the keychain does. It changes only when something is different, so each trouble is told once.
    #[must_use]
    pub fn state(&self) -> watch::Receiver<KeychainState> {
        self.keychain.as_ref().map_or_else(|| self.no_keychain.subscribe(), |keychain| keychain.state())
    }

    /// Looks for the password of an account: first what was kept for this session, then the keychain.
    pub async fn password(&self, account: Account<'_>) -> Found {
        let name = entry_name(account);
        if let Some(password) = self.session().get(&name) {
            return Found::Password(password.clone());
        }
        let Some(keychain) = &self.keychain else { return Found::Absent };
        match keychain.read(name).await {
            Ok(None) => Found::Absent,
            Ok(Some(bytes)) => match std::str::from_utf8(&bytes) {
                Ok(password) => Found::Password(password.into()),
                Err(_) => Found::Unavailable(Unavailable::Failed),
            },
            Err(why) => Found::Unavailable(why),
        }
    }

    /// Keeps the password of an account, in the keychain where it can, else until the program ends.
    pub async fn keep_password(&self, account: Account<'_>, password: SecretString) -> Kept {
        let name = entry_name(account);
        // Before the keychain is asked: a caller that goes away half-way must not leave an older password in force.
        self.session().insert(name.clone(), password.clone());
        let Some(keychain) = &self.keychain else { return Kept::ThisSessionOnly(Unavailable::Missing) };
        let bytes = Zeroizing::new(password.expose_secret().as_bytes().to_vec());
        match keychain.write(name.clone(), bytes).await {
            Ok(()) => {
                self.session().remove(&name);
                Kept::InKeychain
            }
            Err(why) => Kept::ThisSessionOnly(why),
        }
    }

    /// Forgets the password of an account.
    pub async fn forget_password(&self, account: Account<'_>) -> Forgotten {
        let name = entry_name(account);
        self.session().remove(&name);
        let Some(keychain) = &self.keychain else { return Forgotten::Everywhere };
        match keychain.delete(name).await {
            Ok(()) => Forgotten::Everywhere,
            Err(why) => Forgotten::ThisSessionOnly(why),
        }
    }

    /// Loads the key of the data file, or makes one when the keychain was asked and holds none.
    ///
    /// # Errors
    ///
    /// [`Unavailable`] when no key can be had that the next start will find again. A new key is never made because
    /// an old one could not be read: what it sealed would be lost. The caller stores without sealing until there is
    /// one, and says so.
    pub async fn database_key(&self) -> Result<DatabaseKey, Unavailable> {
        let keychain = self.keychain.as_ref().ok_or(Unavailable::Missing)?;
        if let Some(stored) = keychain.read(DATABASE_KEY.into()).await? {
            return as_key(&stored);
        }
        let mut fresh = Zeroizing::new(vec![0; 32]);
        getrandom::fill(&mut fresh).map_err(|_| Unavailable::Failed)?;
        keychain.write(DATABASE_KEY.into(), fresh).await?;
        // Read back: some keychains accept an entry and keep nothing, and another process may have been quicker.
        let stored = keychain.read(DATABASE_KEY.into()).await?.ok_or(Unavailable::Failed)?;
        as_key(&stored)
    }

    fn session(&self) -> std::sync::MutexGuard<'_, HashMap<String, SecretString>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn as_key(bytes: &[u8]) -> Result<DatabaseKey, Unavailable> {
    let bytes: Zeroizing<[u8; 32]> = Zeroizing::new(bytes.try_into().map_err(|_| Unavailable::Failed)?);
    Ok(SecretBox::init_with_mut(|key: &mut [u8; 32]| key.copy_from_slice(bytes.as_ref())))
}

/// A profile's id is the name of its file and holds no slash, so no two accounts share an entry.
fn entry_name(account: Account<'_>) -> String {
    format!("{}/{}", account.profile, account.user)
}

#[cfg(test)]
mod tests;
