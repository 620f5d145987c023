//! What every simulated vendor needs: a server that can break a connection on request, answers that faults can damage,
//! a plan of faults, a ledger of effects, a clock that can be moved, the controls and the handle that drive all this.
//!
//! It knows no vendor. Each vendor is a crate of its own, written from that vendor's documents and sharing nothing with the
//! adapter, so that a misreading on either side shows up as a failing test.

mod answer;
mod clock;
mod control;
mod damage;
pub mod documented;
mod faults;
mod handle;
mod ledger;
mod server;
mod shared;
mod simulated;
mod timers;

pub use answer::{Answer, dated};
pub use damage::damage_json;
pub use faults::{Fault, FaultRule, Met};
pub use handle::Handle;
pub use ledger::{Effect, Ledger, LedgerEntry, Origin};
pub use server::break_connection;
pub use shared::{Changes, Shared};
pub use simulated::{EventRefused, Simulated};
pub use timers::{Span, Timers};

/// Returns a time zone by name. A machine without a time zone database still gets times that are right somewhere.
pub fn zone(name: &str) -> jiff::tz::TimeZone {
    jiff::tz::TimeZone::get(name).unwrap_or(jiff::tz::TimeZone::UTC)
}

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
