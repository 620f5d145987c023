//! The page dies or hangs in the middle of a call: the call stays up, the tray works, and the page comes back as it was.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};

use crate::{
    account::carried_out,
    desktop::Desktop,
    hands::{Shift, eventually, page_process, signal},
};

/// How often the page has been drawn so far, by the program's own log: the driver's hold on a page ends with the page.
fn times_drawn(home: &Path) -> Result<usize> {
    let mut times = 0;
    for entry in fs::read_dir(home.join("data/logs"))? {
        times += fs::read_to_string(entry?.path())?.matches("the page is drawn").count();
    }
    Ok(times)
}

/// Waits until the page runs in another process and has content again.
async fn page_is_back(home: &Path, process: u32, drawn: usize) -> Result<()> {
    eventually("the page is back", async || {
        Ok(page_process(home)?.is_some_and(|now| now != process) && times_drawn(home)? != drawn)
    })
    .await
}

/// Sends the page's process a signal, and says which process that was and how often the page had been drawn.
fn strike(home: &Path, name: &str) -> Result<(u32, usize)> {
    let process = page_process(home)?.context("the page has no process")?;
    let drawn = times_drawn(home)?;
    signal(process, name)?;
    Ok((process, drawn))
}

/// The icon comes as soon as there is a place for it: with the bar's own start or long after.
async fn tray_of(shift: &Shift) -> Result<Desktop> {
    let desktop = Desktop::on(shift.bar.bus()).await?;
    desktop.wait_for("Leeds: On a call").await?;
    Ok(desktop)
}

#[tokio::test]
async fn a_page_that_dies_or_hangs_in_a_call_is_drawn_anew_and_the_call_stays_up() -> Result<()> {
    let shift = Shift::on_a_call().await?;
    let desktop = tray_of(&shift).await?;
    for blow in ["-KILL", "-STOP"] {
        let (process, drawn) = strike(shift.home.path(), blow)?;
        page_is_back(shift.home.path(), process, drawn).await.with_context(|| format!("after {blow}"))?;
        assert_eq!(carried_out(&shift.simulator), ["dial"], "nothing was asked of the vendor meanwhile");
        desktop.row("Leeds: On a call").await?;
    }
    shift.end().await;
    Ok(())
}

#[tokio::test]
async fn with_its_page_hanging_the_tray_shows_the_call_and_hangs_it_up() -> Result<()> {
    let shift = Shift::on_a_call().await?;
    let desktop = tray_of(&shift).await?;
    let (process, drawn) = strike(shift.home.path(), "-STOP")?;
    ensure!(!desktop.row("Answer the call").await?.enabled, "nothing rings");
    desktop.choose("Hang up").await?;
    desktop.wait_for("Leeds: Wrap-up").await?;
    assert_eq!(carried_out(&shift.simulator), ["dial", "hangup"]);
    ensure!(!desktop.row("Hang up").await?.enabled, "there is nothing to hang up any more");
    page_is_back(shift.home.path(), process, drawn).await?;
    shift.end().await;
    Ok(())
}
