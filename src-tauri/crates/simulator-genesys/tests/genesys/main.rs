//! The Genesys simulator, seen through HTTP.

#![expect(clippy::unwrap_used, reason = "what a helper cannot do fails the test that asked for it")]

mod auth;
mod auto;
mod bayeux;
mod calls;
mod controls;
mod dispositions;
mod events;
mod faults;
mod outbound;
mod reads;
mod refusals;
mod states;
mod supervisors;
mod tenant;
mod thirds;
