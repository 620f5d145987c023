//! A whole call through the real window, checked in the vendor's own books.
#![cfg(target_os = "linux")]

mod account;

use std::{fs, path::Path, time::Duration};

use account::{carried_out, write_profile};
use anyhow::Result;
use ringside_journey::{App, Journey, Key};
use ringside_simulator::maxcontact::{Settings, Simulator, Span};
use tokio::time;

const NUMBER: &str = "07700 900123";

async fn state(bar: &Journey, state: &str) -> Result<()> {
    bar.wait_for_attribute("chip", "data-state", state).await
}

async fn whole_call(bar: &Journey) -> Result<()> {
    bar.find("chip").await?;
    bar.press(Key::F9).await?;
    bar.fill("password", "secret").await?;
    bar.click("sign-in-submit").await?;
    bar.fill("dial-field", NUMBER).await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.press(Key::Enter).await?;
    state(bar, "on-call").await?;
    bar.click("slot-hold").await?;
    bar.wait_for_attribute("slot-hold", "aria-pressed", "true").await?;
    bar.click("slot-hold").await?;
    bar.wait_for_attribute("slot-hold", "aria-pressed", "false").await?;
    bar.click("slot-record").await?;
    bar.wait_for_attribute("slot-record", "aria-label", "Start recording").await?;
    bar.click("slot-record").await?;
    bar.wait_for_attribute("slot-record", "aria-label", "Stop recording").await?;
    bar.click("slot-hangup").await?;
    state(bar, "wrap-up").await?;
    bar.click("slot-outcome").await?;
    bar.click("outcome-option-2").await?;
    bar.click("save-ready").await?;
    state(bar, "ready").await
}

#[tokio::test]
async fn a_whole_call_through_the_window_stands_in_the_vendors_books_once() -> Result<()> {
    let home = tempfile::tempdir()?;
    let mut settings = Settings::default();
    settings.auto.answer_after_ms = Some(Span { min: 300, max: 300 });
    let simulator = Simulator::start(settings).await?;
    write_profile(home.path(), &simulator)?;
    let app = App::new(env!("CARGO_BIN_EXE_ringside").into(), home.path());
    let mut bar = Journey::open(&app, &home.path().join("shots")).await?;
    let played = whole_call(&bar).await;
    if played.is_err() {
        let shot = bar.shot("where-it-stopped").await?;
        fs::copy(shot, Path::new(env!("CARGO_TARGET_TMPDIR")).join("shift-stopped.png"))?;
    }
    played?;
    let ready = || carried_out(&simulator).last().is_some_and(|last| last == "goready");
    for _ in 0..100 {
        if ready() {
            break;
        }
        time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(
        carried_out(&simulator),
        ["dial", "hold", "retrieve", "stoprecord", "startrecord", "hangup", "dispose", "goready"],
    );
    assert_eq!(simulator.dispositions().len(), 1);
    bar.close().await?;
    simulator.stop().await;
    Ok(())
}
