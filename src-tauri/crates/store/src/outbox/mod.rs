//! Outcomes on their way.

mod change;
mod entry;
mod readable;
mod save;

pub(crate) use change::{recover, release_named};
pub(crate) use entry::of_calls_since;
pub(crate) use readable::release_readable;
