use std::{cell::RefCell, sync::Arc};

use keyring_core::{CredentialStore, Entry, Error};
use zeroize::Zeroizing;

use crate::answer::Unavailable;

/// Reads and writes single entries. Every method may block for as long as a person takes to answer a prompt.
pub(crate) trait Vault: Send + 'static {
    /// The bytes of an entry, `None` when the keychain was asked and has no such entry.
    fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Unavailable>;
    /// Creates or replaces an entry.
    fn write(&self, name: &str, secret: &[u8]) -> Result<(), Unavailable>;
    /// Deletes an entry; one that does not exist is deleted already.
    fn delete(&self, name: &str) -> Result<(), Unavailable>;
}

/// The keychain of the operating system: Secret Service, macOS Keychain or Windows Credential Manager.
pub(crate) struct OsVault {
    service: String,
    /// Let go after every fault: the next request then finds a keychain that was started, or started anew, meanwhile.
    store: RefCell<Option<Arc<CredentialStore>>>,
}

impl OsVault {
    pub(crate) fn new(service: &str) -> Self {
        Self { service: service.to_owned(), store: RefCell::new(None) }
    }

    fn with<T>(&self, name: &str, ask: impl FnOnce(&Entry) -> keyring_core::Result<T>) -> Result<T, Error> {
        let store = self.store.borrow_mut().take().map_or_else(connect, Ok)?;
        let answer = store.build(&self.service, name, None).and_then(|entry| ask(&entry));
        if matches!(answer, Ok(_) | Err(Error::NoEntry | Error::TooLong(..))) {
            self.store.replace(Some(store));
        }
        answer
    }
}

impl Vault for OsVault {
    fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Unavailable> {
        match self.with(name, Entry::get_secret) {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(why(&error)),
        }
    }

    // Bytes, not text: Windows would store text as UTF-16 and so halve what fits into an entry.
    fn write(&self, name: &str, secret: &[u8]) -> Result<(), Unavailable> {
        self.with(name, |entry| entry.set_secret(secret)).map_err(|error| why(&error))
    }

    fn delete(&self, name: &str) -> Result<(), Unavailable> {
        match self.with(name, Entry::delete_credential) {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(why(&error)),
        }
    }
}

/// Reaches the keychain of this system.
fn connect() -> Result<Arc<CredentialStore>, Error> {
    #[cfg(target_os = "macos")]
    let store = apple_native_keyring_store::keychain::Store::new();
    #[cfg(windows)]
    let store = windows_native_keyring_store::Store::new();
    #[cfg(all(unix, not(target_os = "macos")))]
    let store = zbus_secret_service_keyring_store::Store::new();
    match store {
        Ok(store) => Ok(store),
        Err(_) => Err(Error::NoDefaultStore),
    }
}

/// The error in our words. Its text is not logged: some stores put the entry's bytes or the user's name into it.
fn why(error: &Error) -> Unavailable {
    match error {
        Error::NoStorageAccess(_) => Unavailable::Locked,
        Error::NoDefaultStore => Unavailable::Missing,
        Error::TooLong(..) => Unavailable::TooLong,
        _ => Unavailable::Failed,
    }
}
