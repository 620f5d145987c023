//! Calls are finished: by a pinned outcome and what it needs, in three ways, with more time, and with a time to call back
//! that is kept until somebody has called.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::{Journey, Key};
use ringside_simulator::{Effect, Origin};
use ringside_tests::sites::{GENESYS, MAXCONTACT};
use rusqlite::Connection;

use crate::{
    hands::{
        eventually, has_focus, says, shown_where_it_stops, text_of, there_is, there_is_no, types_into,
        with_both,
    },
    workplace::{Workplace, gets_ready, hangs_up, opens_outcomes},
};

/// Needs a note, by this profile.
const CODE: &str = "DNC";
const NAME: &str = "Do not call again";
const NEEDS: &str = "\n[requirements.DNC]\nnote = true\n";

async fn clears(bar: &Journey, letters: usize) -> Result<()> {
    for _ in 0..letters {
        bar.press(Key::Backspace).await?;
    }
    Ok(())
}

/// Pins an outcome it looks for, and returns the digit that picks it from now on.
async fn pins(bar: &Journey) -> Result<String> {
    let search = "do not call";
    types_into(bar, "outcome-field", search).await?;
    let row = format!("[data-testid=outcome-option-1][data-id={CODE}]");
    there_is(bar, &format!("{row} .needs b[title='needs a note']")).await?;
    bar.press_with(Key::Control, "d").await?;
    bar.wait_for_attribute("outcome-option-mark", "aria-label", &format!("Unpin {NAME}")).await?;
    clears(bar, search.chars().count()).await?;
    let digit = format!("[role=group][aria-label=Pinned] [data-id={CODE}] .kbd");
    there_is(bar, &digit).await?;
    text_of(bar, &digit).await?.context("the pinned outcome has no digit")
}

/// Picks the pinned outcome and writes the note it needs.
async fn picks(bar: &Journey, digit: &str) -> Result<()> {
    there_is(bar, &format!("[role=group][aria-label=Pinned] [data-id={CODE}]")).await?;
    types_into(bar, "outcome-field", digit).await?;
    types_into(bar, "note", "asked us to stop").await?;
    bar.find_working("save").await?;
    Ok(())
}

async fn three_endings(bar: &Journey, place: &Workplace) -> Result<()> {
    let held = async |count: usize| {
        let there = async || Ok(place.vendor.held().len() == count);
        eventually(&format!("{count} outcomes are at the vendor"), there).await
    };
    place.calls(bar, &MAXCONTACT.number(181)).await?;
    hangs_up(bar).await?;
    opens_outcomes(bar).await?;
    let digit = pins(bar).await?;
    types_into(bar, "outcome-field", &digit).await?;
    has_focus(bar, "note").await?;
    bar.wait_for_text("status", &format!("{NAME} still needs a note.")).await?;
    bar.wait_for_attribute("save", "aria-disabled", "true").await?;
    bar.click("outcome-field").await?;
    has_focus(bar, "outcome-field").await?;
    bar.press_with(Key::Control, Key::Enter).await?;
    has_focus(bar, "note").await?;
    ensure!(place.vendor.held().is_empty(), "an outcome without the note it needs was sent");
    bar.press("asked us to stop").await?;
    bar.find_working("save").await?;
    bar.press_with(Key::Control, Key::Enter).await?;
    bar.wait_until_gone("outcome-panel").await?;
    held(1).await?;

    place.calls(bar, &MAXCONTACT.number(182)).await?;
    hangs_up(bar).await?;
    opens_outcomes(bar).await?;
    picks(bar, &digit).await?;
    with_both(bar, Key::Enter).await?;
    bar.wait_for_attribute("chip", "data-state", "ready").await?;
    held(2).await?;
    let ready = async || Ok(place.vendor.carried_out().contains_key("goready"));
    eventually("the agent is ready at the vendor", ready).await?;

    place.calls(bar, &MAXCONTACT.number(183)).await?;
    hangs_up(bar).await?;
    opens_outcomes(bar).await?;
    picks(bar, &digit).await?;
    bar.press_with(Key::Alt, Key::Enter).await?;
    types_into(bar, "break-field", "Lunch").await?;
    bar.press(Key::Enter).await?;
    bar.wait_for_text("chip", "Lunch").await?;
    held(3).await
}

#[tokio::test]
async fn a_pinned_outcome_is_picked_by_its_digit_wants_its_note_and_ends_a_call_in_each_of_three_ways()
-> Result<()> {
    let place = Workplace::at(MAXCONTACT.start().await?)?.profile(|text| text + NEEDS)?;
    let mut bar = place.opens().await?;
    let played = three_endings(&bar, &place).await;
    shown_where_it_stops(&mut bar, "three-endings", played).await?;
    let held = place.vendor.held().into_iter().map(|(party, held)| (party, held["result_code"].clone()));
    let wanted = [181, 182, 183].map(|nth| (MAXCONTACT.written(nth), CODE.into()));
    assert_eq!(held.collect::<Vec<_>>(), wanted);
    let ledger = place.vendor.tenant.ledger();
    let ours = ledger
        .iter()
        .filter(|entry| entry.origin == Origin::Api && entry.effect == Effect::Executed)
        .map(|entry| entry.method.as_str());
    let ends: Vec<_> = ours.filter(|what| ["dispose", "goready", "requestbreak"].contains(what)).collect();
    assert_eq!(ends, ["dispose", "dispose", "goready", "requestbreak", "dispose"]);
    place.end(bar).await;
    Ok(())
}

async fn more_time(bar: &Journey, place: &Workplace) -> Result<()> {
    gets_ready(bar).await?;
    place.calls(bar, &GENESYS.number(184)).await?;
    hangs_up(bar).await?;
    bar.wait_for_text("extend-wrap-up", "90 s more").await?;
    bar.click("extend-wrap-up").await?;
    bar.wait_until_gone("extend-wrap-up").await
}

#[tokio::test]
async fn the_end_of_a_wrap_up_is_put_off_as_often_as_policy_says_and_the_vendor_is_asked() -> Result<()> {
    let place = Workplace::at(GENESYS.start_with_wrap_up(300).await?)?;
    let place = place.policy("[extend_wrap_up]\ntimes = 1\nseconds = 90\n")?;
    let mut bar = place.opens().await?;
    let played = more_time(&bar, &place).await;
    shown_where_it_stops(&mut bar, "more-time", played).await?;
    let ledger = place.vendor.tenant.ledger();
    let told = ledger.iter().filter_map(|entry| entry.parameters.get("wrapUpTime"));
    let told: Vec<u64> = told.map(|seconds| seconds.trim_matches('"').parse()).collect::<Result<_, _>>()?;
    ensure!(matches!(told[..], [seconds] if (91..=390).contains(&seconds)), "what was left and 90: {told:?}");
    place.end(bar).await;
    Ok(())
}

/// Finishes the call that is up: to be called back in an hour.
async fn to_be_called_back(bar: &Journey, note: &str) -> Result<()> {
    hangs_up(bar).await?;
    opens_outcomes(bar).await?;
    types_into(bar, "outcome-field", "call back").await?;
    there_is(bar, "[data-testid=outcome-option-1][data-id=CALLBACK]").await?;
    bar.press(Key::Enter).await?;
    bar.click("callback").await?;
    has_focus(bar, "callback-time").await?;
    bar.press(Key::Enter).await?;
    bar.fill("note", note).await?;
    bar.find_working("save").await?;
    bar.press_with(Key::Control, Key::Enter).await?;
    bar.wait_until_gone("outcome-panel").await
}

fn disk(home: &Path) -> Result<Connection> {
    Ok(Connection::open(home.join("data/ringside.sqlite3"))?)
}

/// How many callbacks on the disk nobody has made yet.
fn open_on_disk(home: &Path) -> Result<i64> {
    let count = "SELECT count(*) FROM callbacks WHERE done_ms IS NULL";
    Ok(disk(home)?.query_row(count, [], |row| row.get(0))?)
}

/// What was agreed is as long ago as two hours would make it.
fn two_hours_pass(home: &Path) -> Result<()> {
    let back = "UPDATE callbacks SET at_ms = at_ms - 7200000, remind_ms = remind_ms - 7200000";
    let changed = disk(home)?.execute(back, [])?;
    ensure!(changed == 2, "{changed} callbacks are on the disk");
    Ok(())
}

async fn agreed(bar: &Journey, place: &Workplace) -> Result<()> {
    place.calls(bar, &MAXCONTACT.number(185)).await?;
    to_be_called_back(bar, "wants the price in writing").await?;
    place.calls(bar, &MAXCONTACT.number(186)).await?;
    to_be_called_back(bar, "is at work until five").await?;
    eventually("both outcomes are at the vendor", async || Ok(place.vendor.held().len() == 2)).await?;
    bar.click("badge-callbacks").await?;
    there_is(bar, "[data-testid=callback-2]").await?;
    bar.wait_for_text("callbacks-whose", "Only this bar knows these times.").await
}

async fn called(bar: &Journey, place: &Workplace) -> Result<()> {
    bar.wait_for_text("status", "2 callbacks are due, 2 of them for more than half an hour.").await?;
    bar.wait_for_text("badge-callbacks", "2").await?;
    bar.press(Key::F12).await?;
    has_focus(bar, "callbacks-search").await?;
    there_is(bar, "[data-testid=callback-2]").await?;
    says(bar, "[data-testid=callbacks-panel] .sec", "Overdue").await?;

    bar.click("callbacks-export").await?;
    bar.click("export").await?;
    let saved = "[data-testid=exported] .export-path";
    there_is(bar, saved).await?;
    let saved = text_of(bar, saved).await?.context("a file")?;
    let table = fs::read_to_string(&saved)?;
    ensure!(Path::new(&saved).starts_with(place.home.path()), "it is saved where the user looks: {saved}");
    ensure!(table.lines().count() == 3, "{table}");
    for part in ["in writing", "until five", "185", "186"] {
        ensure!(table.contains(part), "{part} is missing: {table}");
    }
    bar.click("callbacks-export").await?;

    bar.click("callbacks-search").await?;
    types_into(bar, "callbacks-search", "price").await?;
    there_is_no(bar, "[data-testid=callback-2]").await?;
    bar.wait_for_text("callback-note", "wants the price in writing").await?;
    bar.click("snooze-minutes_15").await?;
    bar.wait_for_text("badge-callbacks", "1").await?;
    says(bar, "[data-testid=callbacks-panel] .sec", "Later").await?;

    let before = place.vendor.dialled().len();
    bar.click("callback-dial").await?;
    place.is_answered(bar, before).await?;
    bar.wait_until_gone("callbacks-panel").await?;
    hangs_up(bar).await?;
    opens_outcomes(bar).await?;
    types_into(bar, "outcome-field", "not interested").await?;
    there_is(bar, "[data-testid=outcome-option-1][data-id=NOTINT]").await?;
    bar.press(Key::Enter).await?;
    bar.find_working("save").await?;
    bar.press_with(Key::Control, Key::Enter).await?;
    bar.wait_until_gone("outcome-panel").await?;
    eventually("its outcome settles it", async || Ok(open_on_disk(place.home.path())? == 1)).await?;

    bar.click("badge-callbacks").await?;
    bar.wait_for_text("callback-note", "is at work until five").await?;
    bar.click("callback-done").await?;
    bar.wait_for_text("callbacks-panel", "No callbacks").await?;
    eventually("none is open", async || Ok(open_on_disk(place.home.path())? == 0)).await
}

#[tokio::test]
async fn callbacks_are_there_after_a_kill_overdue_saved_as_a_table_put_off_dialled_and_done() -> Result<()> {
    let place = Workplace::at(MAXCONTACT.start().await?)?;
    let mut bar = place.opens().await?;
    let played = agreed(&bar, &place).await;
    shown_where_it_stops(&mut bar, "agreed", played).await?;
    place.kills(bar).await?;
    two_hours_pass(place.home.path())?;
    let mut bar = place.opens().await?;
    let played = called(&bar, &place).await;
    shown_where_it_stops(&mut bar, "called-back", played).await?;
    let (first, second) = (MAXCONTACT.written(185), MAXCONTACT.written(186));
    assert_eq!(place.vendor.dialled(), [first.clone(), second, first]);
    let codes: Vec<_> =
        place.vendor.held().into_iter().map(|(_, held)| held["result_code"].clone()).collect();
    assert_eq!(codes, ["CALLBACK", "CALLBACK", "NOTINT"]);
    place.end(bar).await;
    Ok(())
}
