//! Looking for what was planted, wherever it could be.

mod needle;
mod report;

pub use needle::{Needles, Planted, issued, spelled};
pub use report::Report;
