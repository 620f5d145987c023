//! `cargo xtask vendors`: what each vendor can do from here.

use anyhow::Result;

use crate::shell::{cargo, run};

/// Prints the table, or the same as JSON.
///
/// # Errors
///
/// When it cannot be built.
pub(crate) fn print(json: bool) -> Result<()> {
    let mut table = cargo();
    table.args(["run", "--quiet", "--package", "ringside-tests", "--bin", "vendor-table", "--"]);
    if json {
        table.arg("--json");
    }
    run(&mut table)
}
