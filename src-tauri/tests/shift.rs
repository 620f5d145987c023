//! A whole call through the real window, checked in the vendor's own books.
#![cfg(target_os = "linux")]

use std::{fs, path::Path, time::Duration};

use anyhow::{Context as _, Result};
use ringside_journey::{App, Journey, Key};
use ringside_simulator::{
    Effect, LedgerEntry, Origin,
    maxcontact::{Enumerations, Settings, Simulator, SimulatorHandle, Span},
};
use tokio::time;

const NUMBER: &str = "07700 900123";

/// A profile as an administrator leaves it, with this account's codes.
fn write_profile(home: &Path, simulator: &SimulatorHandle) -> Result<()> {
    let Enumerations { call_state: call, call_status: status, recording_state: recording, .. } =
        simulator.enumerations();
    let text = format!(
        r#"name = "Leeds"
vendor = "maxcontact"
base_url = "{base_url}"

[user]
login = "toolbar-api"
user_id = "42"

[options]
after_disposition = "ready"
call_state = {{ {} = "dialing", {} = "dialing", {} = "connected", {} = "held", {} = "wrap_up" }}
call_status = {{ {} = "outbound", {} = "inbound" }}
recording_state = {{ {} = "off", {} = "on" }}
"#,
        call.dialling,
        call.ringing,
        call.connected,
        call.held,
        call.ended,
        status.outbound_manual,
        status.inbound,
        recording.off,
        recording.on,
        base_url = simulator.base_url(),
    );
    let folder = home.join("config/profiles");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("leeds.toml"), text).context("the profile")
}

/// What the vendor carried out for the bar, by method, in order.
fn carried_out(simulator: &SimulatorHandle) -> Vec<String> {
    let executed = |entry: &LedgerEntry| entry.effect == Effect::Executed && entry.origin == Origin::Api;
    simulator.ledger().into_iter().filter(executed).map(|entry| entry.method).collect()
}

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
