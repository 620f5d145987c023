//! The push channel: Bayeux over long polling.
//!
//! [`bayeux`] is the protocol, without I/O and without a clock; [`task`] drives it for as long as the agent is signed in;
//! [`link`] says whether what was pushed can be trusted to be all there is.

mod bayeux;
#[cfg(fuzzing)]
pub(crate) mod fuzz;
mod link;
mod message;
mod task;

pub(crate) use link::{Link, LinkState};
pub(crate) use task::{Push, start};
