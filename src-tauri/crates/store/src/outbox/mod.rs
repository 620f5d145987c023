//! Outcomes on their way.

mod change;
mod entry;
mod save;

pub(crate) use change::{recover, release_named};
