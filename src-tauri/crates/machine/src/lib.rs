//! What the computer does that a session has to know of: it sleeps, is locked, changes its network, has its clock set.
//!
//! One port, [`Machine`], whatever the system. Comparing clocks shows sleep and a clock that was set everywhere; the
//! system tells of its networks everywhere. That sleep is about to begin, and that the screen is locked, is told by
//! logind and so far on Linux only. Where a source is missing, the others go on.

mod clocks;
#[cfg(target_os = "linux")]
mod logind;
mod machine;
mod network;
mod watcher;

pub use clocks::uptime;
pub use machine::{Event, Machine};
