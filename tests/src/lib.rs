//! What spans crates: conformance, scenarios, journeys.

pub mod campaign;
pub mod headless;
pub mod planted;
pub mod sites;
pub mod vendors;
