//! The window is asked to close, or the program to go, in the middle of a call: it asks back, and what is left behind is
//! there at the next start.
#![cfg(target_os = "linux")]

mod account;
mod desktop;

use std::{fs, path::Path, process::Command, time::Duration};

use account::{carried_out, write_profile};
use anyhow::{Context as _, Result, ensure};
use desktop::Desktop;
use ringside_journey::{App, Journey, Key};
use ringside_simulator::maxcontact::{Event, Settings, Simulator, SimulatorHandle, Span};
use tempfile::TempDir;
use tokio::time;

const NUMBER: &str = "07700 900123";
const LIMIT: Duration = Duration::from_secs(60);
const LOOKED_FOR_EVERY: Duration = Duration::from_millis(50);

/// A process of the program whose folders lie in `home`, by the beginning of its name.
fn process(home: &Path, name: &str) -> Result<Option<u32>> {
    let mark = format!("RINGSIDE_DATA_DIR={}", home.join("data").display());
    for entry in fs::read_dir("/proc")? {
        let folder = entry?.path();
        let Some(id) = folder.file_name().and_then(|name| name.to_str()?.parse().ok()) else { continue };
        let environment = fs::read(folder.join("environ")).unwrap_or_default();
        let ours = environment.split(|byte| *byte == 0).any(|one| one == mark.as_bytes());
        if ours && fs::read_to_string(folder.join("comm")).unwrap_or_default().starts_with(name) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

fn signal(process: u32, signal: &str) -> Result<()> {
    let sent = Command::new("kill").args([signal, &process.to_string()]).status()?;
    ensure!(sent.success(), "no signal reached {process}");
    Ok(())
}

/// Looks until it is so.
async fn eventually(what: &str, holds: impl Fn() -> Result<bool>) -> Result<()> {
    let looked = async {
        while !holds()? {
            time::sleep(LOOKED_FOR_EVERY).await;
        }
        Ok::<_, anyhow::Error>(())
    };
    time::timeout(LIMIT, looked).await.with_context(|| format!("never: {what}"))?
}

async fn program_ends(home: &Path) -> Result<()> {
    eventually("the program ends", || Ok(process(home, "ringside")?.is_none())).await
}

struct Shift {
    home: TempDir,
    simulator: SimulatorHandle,
    bar: Journey,
}

impl Shift {
    async fn on_a_call() -> Result<Self> {
        let home = tempfile::tempdir()?;
        let mut settings = Settings::default();
        settings.auto.answer_after_ms = Some(Span { min: 300, max: 300 });
        let simulator = Simulator::start(settings).await?;
        write_profile(home.path(), &simulator)?;
        let bar = open(home.path()).await?;
        bar.fill("dial-field", NUMBER).await?;
        bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
        bar.press(Key::Enter).await?;
        bar.wait_for_attribute("chip", "data-state", "on-call").await?;
        Ok(Self { home, simulator, bar })
    }
}

/// A bar whose agent is signed in.
async fn open(home: &Path) -> Result<Journey> {
    let app = App::new(env!("CARGO_BIN_EXE_ringside").into(), home);
    let bar = Journey::open(&app, &home.join("shots")).await?;
    bar.find("chip").await?;
    bar.press(Key::F9).await?;
    bar.fill("password", "secret").await?;
    bar.click("sign-in-submit").await?;
    Ok(bar)
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
    eventually("the outcome is at the vendor", || Ok(simulator.dispositions().len() == 1)).await?;
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
    signal(process(home.path(), "WebKitWebProces")?.context("the page has no process")?, "-STOP")?;
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
