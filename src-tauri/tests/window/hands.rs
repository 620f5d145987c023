//! What every journey does: opens the bar, signs in, talks, looks at its processes.

use std::{fs, path::Path, process::Command, time::Duration};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::{App, Journey, Key};
use ringside_simulator::maxcontact::{Settings, Simulator, SimulatorHandle, Span};
use tempfile::TempDir;
use tokio::time;

use crate::account::write_profile;

pub(crate) const NUMBER: &str = "07700 900123";
/// The simulated vendor's own.
pub(crate) const PASSWORD: &str = "secret";

/// Far more than anything needs, on a busy computer.
const LIMIT: Duration = Duration::from_secs(60);
const LOOKED_FOR_EVERY: Duration = Duration::from_millis(50);

/// The built program with its folders in `home`.
pub(crate) fn app(home: &Path) -> App {
    App::new(env!("CARGO_BIN_EXE_ringside").into(), home)
}

pub(crate) async fn open(home: &Path) -> Result<Journey> {
    Journey::open(&app(home), &home.join("shots")).await
}

pub(crate) async fn sign_in(bar: &Journey, password: &str) -> Result<()> {
    bar.find("chip").await?;
    bar.press(Key::F9).await?;
    bar.fill("password", password).await?;
    bar.click("sign-in-submit").await
}

/// Dials, and waits until the call is up.
pub(crate) async fn call(bar: &Journey, number: &str) -> Result<()> {
    bar.fill("dial-field", number).await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.press(Key::Enter).await?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await
}

/// A vendor whose customers answer soon.
pub(crate) async fn vendor(password: &str) -> Result<SimulatorHandle> {
    let mut settings = Settings { password: password.to_owned(), ..Settings::default() };
    settings.auto.answer_after_ms = Some(Span { min: 300, max: 300 });
    Ok(Simulator::start(settings).await?)
}

/// A bar with an account, signed in.
pub(crate) struct Shift {
    pub(crate) home: TempDir,
    pub(crate) simulator: SimulatorHandle,
    pub(crate) bar: Journey,
}

impl Shift {
    pub(crate) async fn begun() -> Result<Self> {
        let home = tempfile::tempdir()?;
        let simulator = vendor(PASSWORD).await?;
        write_profile(home.path(), &simulator)?;
        let bar = open(home.path()).await?;
        sign_in(&bar, PASSWORD).await?;
        Ok(Self { home, simulator, bar })
    }

    pub(crate) async fn on_a_call() -> Result<Self> {
        let shift = Self::begun().await?;
        call(&shift.bar, NUMBER).await?;
        Ok(shift)
    }

    pub(crate) async fn end(self) {
        drop(self.bar);
        self.simulator.stop().await;
    }
}

/// Presses a key with Ctrl and Shift.
pub(crate) async fn with_both(bar: &Journey, key: Key) -> Result<()> {
    let held = bar.page().action_chain().key_down(Key::Control).key_down(Key::Shift);
    Ok(held.send_keys(key).key_up(Key::Shift).key_up(Key::Control).perform().await?)
}

/// Waits until the focus is in this field.
pub(crate) async fn has_focus(bar: &Journey, id: &str) -> Result<()> {
    let focused = format!("return document.activeElement?.dataset.testid === '{id}'");
    let has_focus = async || Ok(bar.page().execute(focused.as_str(), vec![]).await?.convert::<bool>()?);
    eventually(&format!("{id} has the focus"), has_focus).await
}

/// Waits until the focus is in this field, and types.
pub(crate) async fn types_into(bar: &Journey, id: &str, text: &str) -> Result<()> {
    has_focus(bar, id).await?;
    bar.press(text).await
}

/// Waits until there is something for this selector.
pub(crate) async fn there_is(bar: &Journey, css: &str) -> Result<()> {
    eventually(&format!("there is {css}"), async || Ok(text_of(bar, css).await?.is_some())).await
}

/// Waits until there is nothing for it.
pub(crate) async fn there_is_no(bar: &Journey, css: &str) -> Result<()> {
    eventually(&format!("there is no {css}"), async || Ok(text_of(bar, css).await?.is_none())).await
}

/// Waits until this is part of what is written there. The driver reads no text from a row that cuts what is too long.
pub(crate) async fn says(bar: &Journey, css: &str, part: &str) -> Result<()> {
    let reads = async || Ok(text_of(bar, css).await?.is_some_and(|text| text.contains(part)));
    eventually(&format!("{css} says {part:?}"), reads).await
}

/// What is written in the first element for this selector.
pub(crate) async fn text_of(bar: &Journey, css: &str) -> Result<Option<String>> {
    let look = "return document.querySelector(arguments[0])?.textContent ?? null";
    Ok(bar.page().execute(look, vec![css.into()]).await?.convert()?)
}

/// Keeps a picture of where a journey stopped, for whoever looks for the reason.
pub(crate) async fn shown_where_it_stops<T>(bar: &mut Journey, name: &str, played: Result<T>) -> Result<T> {
    // Why it stopped says more than that there is no picture of it.
    if played.is_err()
        && let Ok(shot) = bar.shot("where-it-stopped").await
    {
        fs::copy(shot, Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-stopped.png")))?;
    }
    played
}

/// Looks until it is so.
pub(crate) async fn eventually(what: &str, holds: impl AsyncFn() -> Result<bool>) -> Result<()> {
    let looked = async {
        while !holds().await? {
            time::sleep(LOOKED_FOR_EVERY).await;
        }
        Ok::<_, anyhow::Error>(())
    };
    time::timeout(LIMIT, looked).await.with_context(|| format!("never: {what}"))?
}

/// A process of the program whose folders lie in `home`, by the beginning of its name.
pub(crate) fn process(home: &Path, name: &str) -> Result<Option<u32>> {
    Ok(processes(home, name)?.first().copied())
}

/// All of that name.
pub(crate) fn processes(home: &Path, name: &str) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    let mark = format!("RINGSIDE_DATA_DIR={}", home.join("data").display());
    for entry in fs::read_dir("/proc")? {
        let folder = entry?.path();
        let Some(id) = folder.file_name().and_then(|name| name.to_str()?.parse().ok()) else { continue };
        let environment = fs::read(folder.join("environ")).unwrap_or_default();
        let ours = environment.split(|byte| *byte == 0).any(|one| one == mark.as_bytes());
        if ours && fs::read_to_string(folder.join("comm")).unwrap_or_default().starts_with(name) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The process that runs the page of the program whose folders lie in `home`.
pub(crate) fn page_process(home: &Path) -> Result<Option<u32>> {
    process(home, "WebKitWebProces")
}

pub(crate) fn signal(process: u32, signal: &str) -> Result<()> {
    let sent = Command::new("kill").args([signal, &process.to_string()]).status()?;
    ensure!(sent.success(), "no signal reached {process}");
    Ok(())
}
