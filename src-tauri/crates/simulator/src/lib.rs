//! The vendors as local servers that speak their wire formats, under one roof for demo mode, tests and
//! `ringside-simulator`.

pub use ringside_simulator_kit::{Effect, Fault, FaultRule, LedgerEntry, Origin, SimulatorError};
pub use ringside_simulator_maxcontact as maxcontact;
