//! DeepCall (Sarv) as a vendor: its HTTP API 2.0 and click-to-call 2 and 3.
//!
//! The API shows two of an agent's states, break and wrap-up, and changes none; calls are placed by click-to-call and
//! handled on the telephone. `docs.md` beside the manifest lists every request, every setting, what is inferred and what
//! a first real account has to confirm.

mod adapter;
mod calls;
mod click;
mod config;
mod error;
#[cfg(fuzzing)]
pub mod fuzz;
mod lookups;
mod map;
mod note;
mod number;
mod schedule;
mod session;
mod watch;
mod wire;

pub use adapter::DeepCall;
pub use config::{
    Auth, CallFirst, ClickToCall, ClickVerb, ClickVersion, ConfigError, ContactSource, DeepCallAccount,
    DeepCallOptions, FromType, LiveState, MicPermFormat, Microphone, NumberFormat, PeopleSource,
};
