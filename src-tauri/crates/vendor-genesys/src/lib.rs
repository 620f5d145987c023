//! Genesys Web Services 8.5 (API v2) as a vendor.
//!
//! Commands go by REST, what comes of them arrives by push over Bayeux long polling. `push` holds the connection,
//! `model` what it tells; a snapshot is answered from there while nothing was missed. `docs.md` beside the manifest
//! lists every request, every setting, what is inferred and what a first real site has to confirm.

mod adapter;
mod config;
mod error;
#[cfg(fuzzing)]
pub mod fuzz;
mod map;
mod model;
mod number;
mod push;
mod rest;
mod site;
mod wire;
mod work;

pub use adapter::Genesys;
pub use config::{
    ConfigError, CredentialEncoding, GenesysAccount, GenesysOptions, NumberFormat, OutboundOptions,
    RejectWith,
};
