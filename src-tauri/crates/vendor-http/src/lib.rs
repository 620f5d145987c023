//! The way of every adapter to its vendor's HTTP interface: one careful client, whole answers with a limit, failures
//! told apart by whether the vendor may have acted.
//!
//! No redirect is followed and nothing is repeated here: what a second try may harm, only an adapter knows.

mod afresh;
mod answer;
mod client;
mod failure;
#[cfg(fuzzing)]
pub mod fuzz;
mod keeper;
mod place;

pub use afresh::start_afresh;
pub use answer::Answer;
pub use client::{Http, Lane, Outgoing};
pub use failure::Failure;
pub use keeper::{Credential, Keeper};
pub use place::{KeyProblem, Place, certificates};
