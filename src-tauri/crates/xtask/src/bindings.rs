//! The page's types, made from the core's.

use anyhow::Result;

use crate::shell::{cargo, run};

/// Asks the test that compares them to write them first.
///
/// # Errors
///
/// When they cannot be written.
pub(crate) fn write() -> Result<()> {
    run(cargo().args(TEST).env("RINGSIDE_WRITE_BINDINGS", "1"))
}

/// Compares them.
///
/// # Errors
///
/// When they differ.
pub(crate) fn check() -> Result<()> {
    run(cargo().args(TEST).env_remove("RINGSIDE_WRITE_BINDINGS"))
}

const TEST: [&str; 5] = ["test", "--package", "ringside-ipc", "--test", "bindings"];
