//! What spans crates: conformance, scenarios, journeys.

pub mod headless;
