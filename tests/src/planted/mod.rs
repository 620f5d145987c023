//! Looking for what was planted, wherever it could be.

mod folder;
mod needle;
mod report;

pub use folder::{files, unpacked};
pub use needle::{Needles, Planted, issued, spelled};
pub use report::Report;
