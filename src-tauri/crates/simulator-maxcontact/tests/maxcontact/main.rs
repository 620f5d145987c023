//! The MaxContact simulator, seen through HTTP.

#![expect(clippy::unwrap_used, reason = "what a helper cannot do fails the test that asked for it")]

mod auto;
mod commands;
mod controls;
mod faults;
mod formats;
mod http;
mod lists;
mod switches;
mod tenant;
mod tokens;
mod unverified;
