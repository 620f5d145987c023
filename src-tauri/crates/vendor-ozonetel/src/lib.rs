//! Ozonetel CloudAgent as a vendor.
//!
//! One account key drives all agents; this adapter pins it to one. `docs.md` beside the manifest lists every request,
//! every setting, every answer with what the agent is told, and what a first real account has to confirm.

mod account;
mod adapter;
mod agent;
mod calls;
mod config;
mod dispose;
mod error;
#[cfg(fuzzing)]
pub mod fuzz;
mod http;
mod limits;
mod map;
mod number;
mod reports;
mod session;
mod token;
mod wire;

pub use adapter::Ozonetel;
pub use config::{
    Ability, Auth, ConfigError, DialWay, LoginMode, NumberFormat, OzonetelAccount, OzonetelOptions,
    SummaryVerb,
};
