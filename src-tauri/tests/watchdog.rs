//! The page dies or hangs in the middle of a call: the call stays up, the tray works, and the page comes back as it was.
#![cfg(target_os = "linux")]

mod account;
mod desktop;

use std::{fs, path::Path, process::Command, time::Duration};

use account::{carried_out, write_profile};
use anyhow::{Context as _, Result, ensure};
use desktop::Desktop;
use ringside_journey::{App, Journey, Key};
use ringside_simulator::maxcontact::{Settings, Simulator, SimulatorHandle, Span};
use tempfile::TempDir;
use tokio::time;

const NUMBER: &str = "07700 900123";

/// Far more than the page is given to answer, on a busy computer.
const LIMIT: Duration = Duration::from_secs(60);

/// The process that runs the page of the program whose folders lie in `home`.
fn page_process(home: &Path) -> Result<Option<u32>> {
    let mark = format!("RINGSIDE_DATA_DIR={}", home.join("data").display());
    for entry in fs::read_dir("/proc")? {
        let folder = entry?.path();
        let Some(id) = folder.file_name().and_then(|name| name.to_str()?.parse().ok()) else { continue };
        let name = fs::read_to_string(folder.join("comm")).unwrap_or_default();
        let environment = fs::read(folder.join("environ")).unwrap_or_default();
        let ours = environment.split(|byte| *byte == 0).any(|one| one == mark.as_bytes());
        if ours && name.starts_with("WebKitWebProces") {
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
    let back = async {
        while page_process(home)?.is_none_or(|now| now == process) || times_drawn(home)? == drawn {
            time::sleep(Duration::from_millis(50)).await;
        }
        Ok::<_, anyhow::Error>(())
    };
    time::timeout(LIMIT, back).await.context("the page does not come back")?
}

async fn talk(bar: &Journey) -> Result<()> {
    bar.find("chip").await?;
    bar.press(Key::F9).await?;
    bar.fill("password", "secret").await?;
    bar.click("sign-in-submit").await?;
    bar.fill("dial-field", NUMBER).await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.press(Key::Enter).await?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await
}

/// A call that is up in a bar on a desktop with a tray.
struct Shift {
    home: TempDir,
    simulator: SimulatorHandle,
    bar: Journey,
    desktop: Desktop,
}

impl Shift {
    async fn on_a_call() -> Result<Self> {
        let home = tempfile::tempdir()?;
        let mut settings = Settings::default();
        settings.auto.answer_after_ms = Some(Span { min: 300, max: 300 });
        let simulator = Simulator::start(settings).await?;
        write_profile(home.path(), &simulator)?;
        let app = App::new(env!("CARGO_BIN_EXE_ringside").into(), home.path());
        let bar = Journey::open(&app, &home.path().join("shots")).await?;
        // The desktop gets its tray only now: the icon comes as soon as there is a place for it.
        let desktop = Desktop::on(bar.bus()).await?;
        talk(&bar).await?;
        desktop.wait_for("Leeds: On a call").await?;
        Ok(Self { home, simulator, bar, desktop })
    }

    /// Sends the page's process a signal, and says which process that was and how often the page had been drawn.
    fn strike(&self, name: &str) -> Result<(u32, usize)> {
        let process = page_process(self.home.path())?.context("the page has no process")?;
        let drawn = times_drawn(self.home.path())?;
        signal(process, name)?;
        Ok((process, drawn))
    }

    async fn end(self) {
        drop(self.bar);
        self.simulator.stop().await;
    }
}

#[tokio::test]
async fn a_page_that_dies_or_hangs_in_a_call_is_drawn_anew_and_the_call_stays_up() -> Result<()> {
    let shift = Shift::on_a_call().await?;
    for blow in ["-KILL", "-STOP"] {
        let (process, drawn) = shift.strike(blow)?;
        page_is_back(shift.home.path(), process, drawn).await.with_context(|| format!("after {blow}"))?;
        assert_eq!(carried_out(&shift.simulator), ["dial"], "nothing was asked of the vendor meanwhile");
        shift.desktop.row("Leeds: On a call").await?;
    }
    shift.end().await;
    Ok(())
}

#[tokio::test]
async fn with_its_page_hanging_the_tray_shows_the_call_and_hangs_it_up() -> Result<()> {
    let shift = Shift::on_a_call().await?;
    let (process, drawn) = shift.strike("-STOP")?;
    ensure!(!shift.desktop.row("Answer the call").await?.enabled, "nothing rings");
    shift.desktop.choose("Hang up").await?;
    shift.desktop.wait_for("Leeds: Wrap-up").await?;
    assert_eq!(carried_out(&shift.simulator), ["dial", "hangup"]);
    ensure!(!shift.desktop.row("Hang up").await?.enabled, "there is nothing to hang up any more");
    page_is_back(shift.home.path(), process, drawn).await?;
    shift.end().await;
    Ok(())
}
