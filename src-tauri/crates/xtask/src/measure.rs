//! `cargo xtask bench`, `cargo xtask soak` and `cargo xtask campaign`: what is measured, beside what is passed or failed.

use std::path::Path;

use anyhow::Result;

use crate::shell::{cargo, heading, run as start};

/// Runs the benches, on programs built as for a release.
///
/// # Errors
///
/// When one does not build or run.
pub(crate) fn bench() -> Result<()> {
    heading("bench: from a click to the wire");
    start(cargo().args(["bench", "--package", "ringside-tests", "--bench", "click_to_wire"]))
}

/// Works a whole shift on a clock that runs as fast as the work does.
///
/// # Errors
///
/// When memory has grown, or anything is left of a call that is done.
pub(crate) fn soak() -> Result<()> {
    heading("soak: eight hours, two hundred calls");
    // What is held in memory is the same without optimising, and built much sooner.
    start(cargo().args(["bench", "--profile", "dev", "--package", "ringside-engine", "--bench", "soak"]))
}

/// Runs bars at work with every simulated vendor through faults and kills, and prints what became of the outcomes.
///
/// # Errors
///
/// When an outcome is lost, doubled or stuck.
pub(crate) fn campaign(dispositions: u64, seed: u64, json: Option<&Path>) -> Result<()> {
    heading("fault campaign");
    let mut campaign = cargo();
    campaign.args(["run", "--quiet", "--package", "ringside-tests", "--bin", "campaign", "--"]);
    campaign.args(["--dispositions", &dispositions.to_string(), "--seed", &seed.to_string()]);
    if let Some(path) = json {
        campaign.arg("--json").arg(std::path::absolute(path)?);
    }
    start(&mut campaign)
}
