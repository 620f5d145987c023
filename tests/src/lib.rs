//! What spans crates: conformance, scenarios, journeys.

pub mod headless;
pub mod vendors;
