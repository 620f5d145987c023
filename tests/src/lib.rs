//! What spans crates: conformance, scenarios, journeys.
