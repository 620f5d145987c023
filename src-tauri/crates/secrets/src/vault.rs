use keyring::{Entry, Error};
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
    pub(crate) service: String,
}

impl OsVault {
    fn entry(&self, name: &str) -> Result<Entry, Unavailable> {
        Entry::new(&self.service, name).map_err(|error| why(&error))
    }
}

impl Vault for OsVault {
    fn read(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Unavailable> {
        match self.entry(name)?.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(why(&error)),
        }
    }

    // Bytes, not text: Windows would store text as UTF-16 and so halve what fits into an entry.
    fn write(&self, name: &str, secret: &[u8]) -> Result<(), Unavailable> {
        self.entry(name)?.set_secret(secret).map_err(|error| why(&error))
    }

    fn delete(&self, name: &str) -> Result<(), Unavailable> {
        match self.entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(why(&error)),
        }
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
