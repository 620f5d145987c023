//! The Ozonetel simulator, seen through HTTP.

#![expect(clippy::unwrap_used, reason = "what a helper cannot do fails the test that asked for it")]

mod account;
mod agents;
mod auto;
mod calls;
mod campaigns;
mod controls;
mod credentials;
mod disposition;
mod faults;
mod older;
mod pushes;
mod records;
mod session;
mod switches;
mod tokens;
mod wrap_up;
