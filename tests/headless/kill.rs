//! `kill -9` at random moments of shifts: nothing saved may be lost, nothing may be doubled.
//!
//! The campaign runs in lanes, each with a simulator and folders of its own, so that one lane's waiting is another's
//! working. Half of the kills come at a random moment of work, half within milliseconds after an outcome was asked to
//! be saved, where it matters most. Meanwhile the vendor is slow with outcomes at times, executes some after the
//! caller has gone, and customers hang up while no bar is running.

use std::{
    env,
    io::{self, Write as _},
};

use anyhow::{Context as _, Result, ensure};
use tokio::task::JoinSet;

use crate::{lane::Lane, tally::Tally};

const LANES: u64 = 8;
/// What the test suite does without being told otherwise.
const KILLS: u64 = 25;
const SEED: u64 = 20_250;

#[tokio::test(flavor = "multi_thread")]
async fn kill_campaign() -> Result<()> {
    let (kills, seed) = (number("RINGSIDE_KILLS", KILLS)?, number("RINGSIDE_SEED", SEED)?);
    let mut lanes = JoinSet::new();
    for lane in 0..LANES {
        let kills = kills / LANES + u64::from(lane < kills % LANES);
        lanes.spawn(async move {
            let lane = Lane::new(seed.wrapping_mul(LANES) + lane).await?;
            lane.run(kills).await
        });
    }
    let mut tally = Tally::default();
    while let Some(lane) = lanes.join_next().await {
        tally.add(lane.context("a lane")??);
    }
    writeln!(io::stdout(), "\nkill campaign, seed {seed}\n{tally}")?;
    ensure!(tally.kills == kills, "{} kills of {kills}", tally.kills);
    ensure!(tally.lost.is_empty() && tally.doubled.is_empty(), "lost or doubled:\n{tally}");
    // A campaign that never met an outcome would prove nothing.
    ensure!(tally.saved > kills / 2 && tally.kills_on_outcomes > kills / 10, "too little happened:\n{tally}");
    Ok(())
}

fn number(variable: &str, otherwise: u64) -> Result<u64> {
    match env::var(variable) {
        Ok(text) => text.parse().with_context(|| format!("{variable} is no number")),
        Err(_) => Ok(otherwise),
    }
}
