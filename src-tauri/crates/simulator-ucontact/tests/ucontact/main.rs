//! The uContact simulator, seen through HTTP.

#![expect(clippy::unwrap_used, reason = "what a helper cannot do fails the test that asked for it")]

mod answers;
mod calls;
mod controls;
mod demo;
mod dialer;
mod disposition;
mod faults;
mod reads;
mod sessions;
mod state;
mod switches;
mod tenant;
