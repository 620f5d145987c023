//! What every simulated vendor needs: a server that can break a connection on request, answers that faults can damage,
//! a plan of faults, a ledger of effects and a clock that can be moved.
//!
//! It knows no vendor. Each vendor is a crate of its own, written from that vendor's documents and sharing nothing with the
//! adapter, so that a misreading on either side shows up as a failing test.

mod answer;
mod clock;
mod control;
mod damage;
mod faults;
mod ledger;
mod server;

pub use answer::Answer;
pub use clock::Clock;
pub use control::{Controlled, control};
pub use damage::damage_json;
pub use faults::{Fault, FaultPlan, FaultRule, Met};
pub use ledger::{Effect, Ledger, LedgerEntry, Origin};
pub use server::{Server, break_connection};

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
