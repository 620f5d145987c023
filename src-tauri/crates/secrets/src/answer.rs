use secrecy::{SecretBox, SecretString};

/// A 32-byte key that seals personal values in the data file.
pub type DatabaseKey = SecretBox<[u8; 32]>;

/// Whose password: a user name as one profile knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account<'a> {
    /// The id of the profile.
    pub profile: &'a str,
    /// The login name. The same name in another profile is another account.
    pub user: &'a str,
}

/// Why the keychain could not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unavailable {
    /// It is locked, and the person declined to unlock it or could not be asked.
    #[error("the keychain is locked")]
    Locked,
    /// This system runs none, or this session is meant to use none.
    #[error("there is no keychain")]
    Missing,
    /// It did not answer within the deadline; most often an unlock prompt stands open.
    #[error("the keychain did not answer in time")]
    TimedOut,
    /// The value is larger than a keychain entry may be on every system (2,560 bytes, the limit on Windows).
    #[error("the value is too long for a keychain")]
    TooLong,
    /// It answered with an error, or what it holds is not what was put there.
    #[error("the keychain failed")]
    Failed,
}

/// What came of looking for a password.
#[derive(Debug)]
pub enum Found {
    /// Here it is.
    Password(SecretString),
    /// The keychain was asked and holds none.
    Absent,
    /// The keychain could not be asked; it may hold one.
    Unavailable(Unavailable),
}

/// Where a password went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Into the keychain, for the next start too.
    InKeychain,
    /// Into memory only, until the program ends.
    ThisSessionOnly(Unavailable),
}

/// What came of forgetting a password. The copy in memory is gone in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forgotten {
    /// The keychain holds it no longer, or never did.
    Everywhere,
    /// The keychain could not be reached and may hold it still.
    ThisSessionOnly(Unavailable),
}

/// How the keychain did when it was last used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeychainState {
    /// It has not been used yet.
    NotAsked,
    /// It answered.
    Works,
    /// It did not, and why. Secrets are kept for this session only.
    Unavailable(Unavailable),
}
