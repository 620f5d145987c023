//! The window is asked to close, or the program to go, in the middle of a call: it asks back, and what is left behind is
//! there at the next start.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::Journey;
use ringside_simulator::maxcontact::Event;

use crate::{
    account::carried_out,
    desktop::Desktop,
    hands::{self, PASSWORD, Shift, eventually, page_process, process, signal},
};

async fn program_ends(home: &Path) -> Result<()> {
    eventually("the program ends", async || Ok(process(home, "ringside")?.is_none())).await
}

/// A bar whose agent is signed in.
async fn open(home: &Path) -> Result<Journey> {
    let bar = hands::open(home).await?;
    hands::sign_in(&bar, PASSWORD).await?;
    Ok(bar)
}

/// A process that hangs, and whom nobody else ends once its program is gone.
pub(crate) struct Hangs(u32);

impl Hangs {
    pub(crate) fn from_now(process: u32) -> Result<Self> {
        signal(process, "-STOP")?;
        Ok(Self(process))
    }
}

impl Drop for Hangs {
    fn drop(&mut self) {
        // It may have been ended after all.
        let _ = signal(self.0, "-KILL");
    }
}

#[tokio::test]
async fn a_window_closed_in_a_call_asks_back_and_insisting_leaves_the_outcome_on_disk() -> Result<()> {
    let Shift { home, simulator, mut bar } = Shift::on_a_call().await?;
    bar.display().ask_to_close("Ringside")?;
    bar.wait_for_text("quit-panel", "A call is up.").await?;
    bar.wait_for_text("quit-panel", "It stays up at MaxContact").await?;
    let shot = bar.shot("asks-back").await?;
    fs::copy(shot, Path::new(env!("CARGO_TARGET_TMPDIR")).join("closing-asks-back.png"))?;
    bar.click("quit-stay").await?;
    bar.wait_until_gone("quit-panel").await?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await?;

    bar.click("slot-outcome").await?;
    bar.click("outcome-option-2").await?;
    bar.click("save").await?;
    bar.wait_until_gone("outcome-panel").await?;
    bar.display().ask_to_close("Ringside")?;
    bar.wait_for_text("quit-panel", "One outcome is not sent yet.").await?;
    bar.find_working("quit-insist").await?;
    // The driver would lose its session in the midst of a click of its own.
    let press = "setTimeout(() => document.querySelector('[data-testid=\"quit-insist\"]').click(), 100)";
    bar.page().execute(press, vec![]).await?;
    program_ends(home.path()).await?;
    assert_eq!(carried_out(&simulator), ["dial"], "the call stays up at the vendor");
    drop(bar);

    simulator.event(Event::CustomerHangsUp { user: 42, call: None })?;
    let bar = open(home.path()).await?;
    eventually("the outcome is at the vendor", async || Ok(simulator.dispositions().len() == 1)).await?;
    assert_eq!(carried_out(&simulator), ["dial", "dispose"]);
    drop(bar);
    simulator.stop().await;
    Ok(())
}

#[tokio::test]
async fn with_its_page_hanging_the_tray_asks_back_and_can_be_insisted_with() -> Result<()> {
    let Shift { home, simulator, bar } = Shift::on_a_call().await?;
    let desktop = Desktop::on(bar.bus()).await?;
    desktop.wait_for("Leeds: On a call").await?;
    let _hangs = Hangs::from_now(page_process(home.path())?.context("the page has no process")?)?;
    desktop.choose("Quit Ringside").await?;
    let row = desktop.wait_for("Quit anyway: 1 call up").await?;
    ensure!(row.enabled && process(home.path(), "ringside")?.is_some(), "it asks first");
    desktop.choose("Quit anyway: 1 call up").await?;
    program_ends(home.path()).await?;
    assert_eq!(carried_out(&simulator), ["dial"]);
    drop(bar);
    simulator.stop().await;
    Ok(())
}

#[tokio::test]
async fn told_to_go_by_the_system_the_program_ends_in_order() -> Result<()> {
    let Shift { home, simulator, bar } = Shift::on_a_call().await?;
    signal(process(home.path(), "ringside")?.context("the program runs")?, "-TERM")?;
    program_ends(home.path()).await?;
    let mut log = String::new();
    for entry in fs::read_dir(home.path().join("data/logs"))? {
        log.push_str(&fs::read_to_string(entry?.path())?);
    }
    ensure!(log.contains("the program ends") && log.contains("calls: 1"), "{log}");
    drop(bar);
    let bar = open(home.path()).await?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await?;
    drop(bar);
    simulator.stop().await;
    Ok(())
}
