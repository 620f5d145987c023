//! The vendors as local servers that speak their wire formats, under one roof for demo mode, tests and
//! `ringside-simulator`.
//!
//! Each vendor's own controls are in its module; [`Tenant`] is what all of them share.

mod tenant;

pub use ringside_simulator_deepcall as deepcall;
pub use ringside_simulator_genesys as genesys;
pub use ringside_simulator_kit::{Effect, Fault, FaultRule, LedgerEntry, Origin, SimulatorError};
pub use ringside_simulator_maxcontact as maxcontact;
pub use ringside_simulator_ozonetel as ozonetel;
pub use ringside_simulator_ucontact as ucontact;
pub use tenant::{StartError, Tenant, VENDORS, start};
