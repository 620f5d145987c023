//! The fault campaign: bars at work with every simulated vendor while networks, disks, vendors and people do their worst,
//! and a count of what became of every outcome.
//!
//! A lane is a bar in folders of its own with one vendor or two, each behind a network with faults. Its agents take calls
//! and save outcomes; it is killed and started again, half of the times within milliseconds after an outcome was asked to
//! be saved. In the end the faults stop, everything gets its time, and each outcome the bar acknowledged is looked up at
//! the vendor. What chance decides comes from the [`plan`]; how far things had come when a kill or a fault met them is a
//! matter of time, and differs from run to run.

mod agent;
mod book;
mod count;
mod disk;
mod faults;
mod fuse;
mod http;
mod lane;
mod moment;
mod plan;
mod proxy;
mod report;
mod vendors;

use std::time::Instant;

use anyhow::{Context as _, Result};
pub use count::{Decided, Figures};
use lane::Lane;
pub use report::Report;
use tokio::task::JoinSet;

use crate::sites::{ALL, Site};

/// How many lanes work at once.
const AT_ONCE: u64 = 10;
/// How many outcomes one lane saves at most, so that no vendor runs out of numbers.
const OF_A_LANE: u64 = 300;

/// Runs a campaign of so many outcomes.
///
/// # Errors
///
/// When the campaign itself does not work: a program that does not start, a desk on which nothing moves, a panic.
pub async fn run(dispositions: u64, seed: u64) -> Result<Report> {
    let began = Instant::now();
    let lanes = dispositions.div_ceil(OF_A_LANE).max(AT_ONCE.min(dispositions));
    let mut report = Report { seed, ..Report::default() };
    let mut decisions: u64 = 0;
    let (mut waiting, mut working) = (0..lanes, JoinSet::new());
    loop {
        while working.len() < AT_ONCE as usize
            && let Some(lane) = waiting.next()
        {
            let quota = dispositions / lanes + u64::from(lane < dispositions % lanes);
            working.spawn(async move {
                let sites = sites_of(lane);
                let names: Vec<&str> = sites.iter().map(|site| site.id).collect();
                let lane_of = async {
                    let quota = usize::try_from(quota)?;
                    Lane::new(seed, lane, &sites, quota).await?.run().await
                };
                lane_of.await.with_context(|| format!("lane {lane} ({})", names.join(", ")))
            });
        }
        let Some(done) = working.join_next().await else { break };
        let lane = done.context("a lane")??;
        decisions = decisions.wrapping_add(lane.decisions);
        report.add(lane);
    }
    report.decisions = format!("{decisions:016x}");
    report.seconds = began.elapsed().as_secs();
    Ok(report)
}

/// Each vendor alone, then each with another.
fn sites_of(lane: u64) -> Vec<&'static Site> {
    let count = ALL.len();
    let lane = usize::try_from(lane).unwrap_or_default();
    let (one, round) = (lane % count, lane / count % 3);
    match round {
        0 => vec![ALL[one]],
        round => vec![ALL[one], ALL[(one + round) % count]],
    }
}
