//! What a window leaves open, and what many rings leave in memory: a measurement of minutes, printed as a table for
//! benchmarks.md.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::{
    hands::{eventually, open, page_process, process, processes},
    page,
    ring::Desk,
};

const RINGS: usize = 200;
const TOLD_EVERY: usize = 20;

/// A screen serves no more than 256 connections as it is usually set up, those of all programs together.
#[tokio::test]
async fn a_page_that_asks_for_its_window_a_hundred_times_opens_no_further_connection() -> Result<()> {
    const ASKED: usize = 100;
    let home = tempfile::tempdir()?;
    let bar = open(home.path()).await?;
    let program = process(home.path(), "ringside")?.context("the program")?;
    let describe = async || {
        let reply = page::call(&bar, "window", json!({ "request": { "type": "describe" } })).await?;
        reply.map_err(|error| anyhow::anyhow!("{error}"))
    };
    describe().await?;
    let before = open_files(program)?;
    for _ in 0..ASKED {
        describe().await?;
    }
    let after = open_files(program)?;
    // What else the program opens meanwhile is far less than one for each time.
    ensure!(after < before + ASKED / 2, "{before} files were open, and then {after}");
    bar.close().await
}

#[tokio::test]
#[ignore = "a measurement of minutes, printed as a table for benchmarks.md"]
async fn what_a_card_that_comes_and_goes_leaves_in_memory() -> Result<()> {
    let desk = Desk::opened().await?;
    let home = desk.home.path();
    let mut table =
        String::from("rings   program, KB   its open files   the bar's page, KB   network process, KB\n");
    for nth in 0..=RINGS {
        if nth % TOLD_EVERY == 0 {
            let row = [process(home, "ringside")?, page_process(home)?, process(home, "WebKitNetworkPr")?];
            let files = open_files(row[0].context("the program")?)?;
            let [program, page, network] = row.map(|id| id.context("a process").and_then(resident_kb));
            let (program, page, network) = (program?, page?, network?);
            table.push_str(&format!("{nth:>5}   {program:>11}   {files:>14}   {page:>18}   {network:>19}\n"));
        }
        desk.rings(nth).await?;
        desk.card_shows().await?;
        desk.gives_up()?;
        desk.card_is_gone().await?;
        eventually("the card's page has ended", async || Ok(processes(home, "WebKitWebProces")?.len() == 1))
            .await?;
    }
    print(&table);
    desk.end().await;
    Ok(())
}

fn open_files(process: u32) -> Result<usize> {
    Ok(fs::read_dir(Path::new("/proc").join(process.to_string()).join("fd"))?.count())
}

fn resident_kb(process: u32) -> Result<u64> {
    let status = fs::read_to_string(Path::new("/proc").join(process.to_string()).join("status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("a resident set")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

#[expect(clippy::print_stderr, reason = "the table is what the measurement is for")]
fn print(table: &str) {
    eprintln!("{table}");
}
