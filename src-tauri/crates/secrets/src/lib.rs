//! Credentials in the keychain of the operating system.
//!
//! A keychain can be missing, locked, or wait for ever on a prompt nobody sees. So every access runs on a thread of
//! its own with a deadline, what cannot be stored is kept in memory for this session, and the answer always says
//! which of the two happened. [`Secrets::state`] tells a change once, however many accesses run into it.

mod answer;
mod keychain;
mod secrets;
mod vault;

pub use answer::{Account, DatabaseKey, Forgotten, Found, Kept, KeychainState, Unavailable};
pub use secrets::Secrets;
