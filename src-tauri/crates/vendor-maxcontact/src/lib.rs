//! MaxContact's Telephony Data Services API as a vendor.
//!
//! An HTTP remote control for an agent who has a session at MaxContact already. `docs.md` beside the manifest lists
//! every request, every setting, what is inferred and what a first real account has to confirm.

mod adapter;
mod calls;
mod config;
mod encode;
mod error;
#[cfg(fuzzing)]
pub mod fuzz;
mod http;
mod map;
mod methods;
mod number;
mod session;
mod token;
mod wire;

pub use adapter::MaxContact;
pub use config::{
    CallStateWord, ConfigError, DirectionWord, MaxContactAccount, MaxContactOptions, NumberFormat,
    RecordingWord, ResponseFormat, UnverifiedMethod, UnverifiedMethods, Verb,
};
