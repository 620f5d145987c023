//! The DeepCall simulator, seen through HTTP.

#![expect(clippy::unwrap_used, reason = "what a helper cannot do fails the test that asked for it")]

mod account;
mod admission;
mod auto;
mod calls;
mod controls;
mod faults;
mod http;
mod lists;
mod people;
mod push;
mod states;
mod vectors;
