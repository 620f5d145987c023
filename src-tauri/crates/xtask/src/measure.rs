//! `cargo xtask bench` and `cargo xtask campaign`: what is measured, beside what is passed or failed.

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
