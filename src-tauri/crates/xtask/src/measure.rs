//! `cargo xtask bench` and `cargo xtask kill-campaign`: what is measured rather than passed or failed.

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

/// Kills the bar at random moments of shifts and prints what became of the outcomes.
///
/// # Errors
///
/// When an outcome is lost or doubled.
pub(crate) fn kill_campaign(kills: u64, seed: Option<u64>) -> Result<()> {
    heading("kill -9 at random moments of shifts");
    let mut campaign = cargo();
    campaign.env("RINGSIDE_KILLS", kills.to_string());
    if let Some(seed) = seed {
        campaign.env("RINGSIDE_SEED", seed.to_string());
    }
    start(campaign.args(["test", "--package", "ringside-tests", "--test", "headless", "kill_campaign"]))
}
