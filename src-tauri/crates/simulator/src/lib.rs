//! The vendors as local servers that speak their wire formats.
//!
//! Each vendor is a module of its own, written from that vendor's documents and sharing nothing with the adapter, so that
//! a misreading on either side shows up as a failing test. What every simulated vendor needs – a server that can break a
//! connection on request, a ledger of effects, a plan of faults, a clock that can be moved – stands beside the modules.

mod answer;
mod clock;
mod faults;
mod ledger;
pub mod maxcontact;
mod server;

pub use faults::{Fault, FaultRule};
pub use ledger::{Effect, LedgerEntry, Origin};

/// A simulator that could not start.
#[derive(Debug, thiserror::Error)]
pub enum SimulatorError {
    /// The port is taken or not allowed.
    #[error("cannot listen on {addr}")]
    Listen {
        /// The address asked for.
        addr: std::net::SocketAddr,
        /// What the operating system said.
        source: std::io::Error,
    },
}
