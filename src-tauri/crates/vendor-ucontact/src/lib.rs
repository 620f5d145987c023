//! The uContact HTTP interface, classic generation (`/Integra/resources`), as a vendor.
//!
//! It takes an agent's outcomes, callbacks, breaks and dials, and tells almost nothing back: no calls, no states, no
//! reasons. `docs.md` beside the manifest lists every request, every setting, what is inferred and what a first real
//! account has to confirm.

mod adapter;
mod config;
mod error;
#[cfg(fuzzing)]
pub mod fuzz;
mod map;
mod methods;
mod number;
mod session;
mod wire;

pub use adapter::UContact;
pub use config::{
    ConfigError, NumberFormat, ScheduleWith, SignInWith, SignOutWith, TokenChoices, TokenOf, UContactAccount,
    UContactOptions,
};
