//! A shift without a mouse, and keys pressed while another program has the keyboard.

use std::fs;

use anyhow::{Context as _, Result, bail};
use ringside_journey::{Elsewhere, Journey, Key};

use ringside_tests::sites::{MAXCONTACT, Running};

use crate::{
    account::carried_out,
    hands::{Shift, eventually, open, shown_where_it_stops, types_into, with_both},
};

/// The place of the customer who is called among the vendor's.
const CUSTOMER: usize = 170;

/// Goes on with Tab until the focus is there.
async fn tab_to(bar: &Journey, id: &str) -> Result<()> {
    let focused = "return document.activeElement?.closest('[data-testid]')?.dataset.testid ?? null";
    for _ in 0..80 {
        bar.press(Key::Tab).await?;
        let now: Option<String> = bar.page().execute(focused, vec![]).await?.convert()?;
        if now.as_deref() == Some(id) {
            return Ok(());
        }
    }
    bail!("Tab does not lead to {id}")
}

async fn whole_shift(bar: &Journey, running: &Running) -> Result<()> {
    let state = async |state: &str| bar.wait_for_attribute("chip", "data-state", state).await;
    bar.find("chip").await?;
    bar.press(Key::F9).await?;
    types_into(bar, "password", MAXCONTACT.password).await?;
    bar.press(Key::Enter).await?;
    state("not-ready").await?;
    bar.find_working("slot-dial").await?;
    bar.press(Key::F7).await?;
    types_into(bar, "dial-field", &MAXCONTACT.number(CUSTOMER)).await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.press(Key::Enter).await?;
    eventually("the vendor dials", async || Ok(running.dialled().len() == 1)).await?;
    running.answered()?;
    state("on-call").await?;
    for held in ["true", "false"] {
        bar.find_working("slot-hold").await?;
        bar.press(Key::F3).await?;
        bar.wait_for_attribute("slot-hold", "aria-pressed", held).await?;
    }
    bar.find_working("slot-hangup").await?;
    bar.press(Key::F2).await?;
    state("wrap-up").await?;
    bar.find_working("slot-outcome").await?;
    bar.press(Key::F8).await?;
    types_into(bar, "outcome-field", "2").await?;
    bar.find_working("save-ready").await?;
    with_both(bar, Key::Enter).await?;
    state("ready").await?;
    bar.press(Key::F9).await?;
    let (_, name) = MAXCONTACT.a_break.context("a break")?;
    types_into(bar, "state-field", name).await?;
    bar.press(Key::Enter).await?;
    bar.wait_for_text("chip", name).await?;
    tab_to(bar, "menu").await?;
    bar.press(Key::Enter).await?;
    bar.find("menu-sign-out").await?;
    tab_to(bar, "menu-sign-out").await?;
    bar.press(Key::Enter).await?;
    bar.find("sign-out-panel").await?;
    tab_to(bar, "sign-out").await?;
    bar.press(Key::Enter).await?;
    state("signed-out").await
}

#[tokio::test]
async fn a_whole_shift_goes_by_the_keys_alone() -> Result<()> {
    let home = tempfile::tempdir()?;
    let running = MAXCONTACT.start_with_long_wrap_up().await?;
    let profiles = home.path().join("config/profiles");
    fs::create_dir_all(&profiles)?;
    fs::write(profiles.join("leeds.toml"), running.profile()?)?;
    let mut bar = open(home.path()).await?;
    let played = whole_shift(&bar, &running).await;
    shown_where_it_stops(&mut bar, "keys-alone", played).await?;
    assert_eq!(running.held().len(), 1, "the outcome stands in the vendor's books once");
    bar.close().await
}

/// Chooses a key on the page of keys by pressing it with Ctrl and Shift.
async fn choose(bar: &Journey, action: &str, key: Key) -> Result<()> {
    let id = format!("key-{action}");
    bar.click(&id).await?;
    bar.wait_for_attribute(&id, "aria-pressed", "true").await?;
    with_both(bar, key).await?;
    bar.wait_for_attribute(&id, "aria-pressed", "false").await
}

async fn from_elsewhere(shift: &Shift, elsewhere: &Elsewhere) -> Result<()> {
    let bar = &shift.bar;
    bar.find_working("slot-dial").await?;
    bar.press_with(Key::Shift, Key::F1).await?;
    choose(bar, "everywhere_hold", Key::F3).await?;
    choose(bar, "everywhere_mute", Key::F4).await?;
    choose(bar, "everywhere_dial", Key::F9).await?;
    bar.click("keys-save").await?;
    // One belongs to another program: that is told, and the others work.
    bar.wait_for_text("status", "Ctrl Shift F4").await?;
    bar.wait_for_text("keys-panel", "Another program has Ctrl Shift F4 already").await?;
    bar.press(Key::Escape).await?;

    elsewhere.has("Please call 07700 900123 back.", "something copied before")?;
    elsewhere.presses(9)?;
    let field = "return document.querySelector('[data-testid=dial-field]')?.value ?? null";
    let filled = async || {
        let value: Option<String> = bar.page().execute(field, vec![]).await?.convert()?;
        Ok(value.as_deref() == Some("07700900123"))
    };
    eventually("the selected number is in the field", filled).await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    assert!(elsewhere.still_has_both()?, "the selection or the clipboard was changed");
    assert!(!carried_out(&shift.simulator).contains(&"dial".to_owned()), "it was dialled unasked");

    bar.press(Key::Enter).await?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await?;
    for held in ["true", "false"] {
        bar.find_working("slot-hold").await?;
        elsewhere.presses(3)?;
        bar.wait_for_attribute("slot-hold", "aria-pressed", held).await?;
    }
    Ok(())
}

#[tokio::test]
async fn keys_work_while_another_program_has_the_keyboard_and_one_that_is_taken_harms_nothing() -> Result<()>
{
    let mut shift = Shift::begun().await?;
    let elsewhere = Elsewhere::beside(shift.bar.display())?;
    elsewhere.takes(4)?;
    let played = from_elsewhere(&shift, &elsewhere).await;
    shown_where_it_stops(&mut shift.bar, "keys-elsewhere", played).await?;
    shift.end().await;
    Ok(())
}
