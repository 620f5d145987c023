//! What spans crates: conformance, scenarios, journeys.

pub mod headless;
pub mod sites;
pub mod vendors;
