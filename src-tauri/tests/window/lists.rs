//! Lists: the calls of the shift, whom a call can be passed to, and what the vendor has of campaigns, queues, people and
//! leads.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use ringside_journey::{Journey, Key};
use ringside_simulator::{Effect, Origin};
use ringside_tests::sites::{GENESYS, MAXCONTACT, Running};
use serde_json::{Value, json};

use crate::{
    hands::{eventually, has_focus, says, shown_where_it_stops, text_of, there_is, there_is_no, types_into},
    workplace::{Workplace, gets_ready, hangs_up, opens_outcomes},
};

/// Ends the call that is up with an outcome it looks for.
async fn ends_as(bar: &Journey, search: &str, code: &str) -> Result<()> {
    hangs_up(bar).await?;
    opens_outcomes(bar).await?;
    bar.press(search).await?;
    there_is(bar, &format!("[data-testid=outcome-option-1][data-id={code}]")).await?;
    bar.press(Key::Enter).await?;
    bar.find_working("save").await?;
    bar.press_with(Key::Control, Key::Enter).await?;
    bar.wait_until_gone("outcome-panel").await
}

async fn opens_from_menu(bar: &Journey, job: &str) -> Result<()> {
    bar.click("menu").await?;
    bar.click(&format!("menu-{job}")).await
}

async fn the_shift(bar: &Journey, place: &Workplace) -> Result<()> {
    for (nth, search, code) in
        [(191, "not interested", "NOTINT"), (192, "no answer", "NOANS"), (193, "engaged", "BUSY")]
    {
        place.calls(bar, &MAXCONTACT.number(nth)).await?;
        ends_as(bar, search, code).await?;
    }
    opens_from_menu(bar, "history").await?;
    there_is(bar, "[data-testid=history-3]").await?;
    bar.click("export").await?;
    let saved = "[data-testid=exported] .export-path";
    there_is(bar, saved).await?;
    let saved = text_of(bar, saved).await?.context("a file")?;
    ensure!(Path::new(&saved).starts_with(place.home.path()), "it is saved where the user looks: {saved}");
    let table = fs::read_to_string(&saved)?;
    ensure!(table.lines().count() == 4 && table.contains("Engaged"), "{table}");

    bar.click("history-field").await?;
    types_into(bar, "history-field", "900191").await?;
    there_is_no(bar, "[data-testid=history-2]").await?;
    says(bar, "[data-testid=history-1]", "Not interested").await?;
    bar.fill("history-field", "no answer").await?;
    there_is_no(bar, "[data-testid=history-2]").await?;
    says(bar, "[data-testid=history-1]", "No answer").await?;
    bar.press(Key::Enter).await?;
    has_focus(bar, "dial-field").await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    let before = place.vendor.dialled().len();
    bar.press(Key::Enter).await?;
    place.is_answered(bar, before).await
}

#[tokio::test]
async fn the_calls_of_a_shift_are_found_by_number_or_outcome_dialled_again_and_saved_as_a_table() -> Result<()>
{
    let place = Workplace::at(MAXCONTACT.start().await?)?;
    let mut bar = place.opens().await?;
    let played = the_shift(&bar, &place).await;
    shown_where_it_stops(&mut bar, "history", played).await?;
    assert_eq!(place.vendor.dialled(), [191, 192, 193, 192].map(|nth| MAXCONTACT.written(nth)));
    place.end(bar).await;
    Ok(())
}

async fn missed_and_called_back(bar: &Journey, vendor: &Running) -> Result<()> {
    let number = json!({ "number": GENESYS.number(196) });
    gets_ready(bar).await?;
    let calls = async || Ok(vendor.happen_with("inbound_call", number.clone()).is_ok());
    eventually("she takes calls", calls).await?;
    bar.wait_for_attribute("slot-dial", "aria-label", "Answer").await?;
    vendor.happen("customer_hangs_up")?;
    bar.wait_for_attribute("slot-dial", "aria-label", "Dial").await?;

    opens_from_menu(bar, "history").await?;
    bar.click("history-missed").await?;
    says(bar, "[data-testid=history-1]", "missed").await?;
    bar.click("export").await?;
    let saved = "[data-testid=exported] .export-path";
    there_is(bar, saved).await?;
    let table = fs::read_to_string(text_of(bar, saved).await?.context("a file")?)?;
    ensure!(table.lines().count() == 2 && table.trim_end().ends_with(",missed"), "{table}");
    bar.click("history-field").await?;
    types_into(bar, "history-field", "196").await?;
    says(bar, "[data-testid=history-1]", "call back").await?;
    bar.press(Key::Enter).await?;
    has_focus(bar, "dial-field").await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.find_working("slot-dial").await?;
    bar.press(Key::Enter).await?;
    let dialled = async || Ok(vendor.dialled() == [GENESYS.written(196)]);
    eventually("she is called back", dialled).await
}

#[tokio::test]
async fn a_call_that_was_missed_is_found_among_the_others_saved_as_such_and_called_back() -> Result<()> {
    let place = Workplace::at(GENESYS.start_with_long_wrap_up().await?)?;
    let mut bar = place.opens().await?;
    let played = missed_and_called_back(&bar, &place.vendor).await;
    shown_where_it_stops(&mut bar, "missed", played).await?;
    place.end(bar).await;
    Ok(())
}

async fn passed_on(bar: &Journey, happens: impl Fn(Value) -> Result<()>) -> Result<()> {
    happens(json!({ "event": "agent_logs_in", "user": "agent2" }))?;
    happens(json!({ "event": "agent_takes_state", "user": "agent2", "operation": "Ready" }))?;
    gets_ready(bar).await?;
    let call = json!({ "event": "inbound_call", "user": "supervisor1", "number": GENESYS.number(194) });
    eventually("she takes calls", async || Ok(happens(call.clone()).is_ok())).await?;
    bar.wait_for_attribute("slot-dial", "aria-label", "Answer").await?;
    bar.find_working("slot-dial").await?;
    bar.press(Key::F1).await?;
    bar.wait_for_attribute("chip", "data-state", "on-call").await?;

    bar.find_working("slot-transfer").await?;
    bar.press(Key::F6).await?;
    has_focus(bar, "transfer-field").await?;
    // Herself is nobody to pass a call on to.
    there_is(bar, "[data-testid=transfer-option-2]").await?;
    ensure!(!bar.text("transfer-panel").await?.contains("Nils Testmann"), "she could call herself");
    bar.press("sam").await?;
    there_is_no(bar, "[data-testid=transfer-option-2]").await?;
    says(bar, "[data-testid=transfer-option-1]", "Sam Sample").await?;
    says(bar, "[data-testid=transfer-option-1]", "Ready").await?;
    bar.press(Key::Enter).await?;
    bar.wait_for_text("transfer-to", "To Sam Sample").await?;
    bar.click("way-transfer").await?;
    bar.wait_until_gone("transfer-panel").await?;
    bar.wait_for_attribute("chip", "data-state", "wrap-up").await
}

#[tokio::test]
async fn a_call_is_passed_on_to_whom_a_few_letters_find_and_who_is_seen_to_be_ready() -> Result<()> {
    let place = Workplace::at(GENESYS.start_with_long_wrap_up().await?)?.profile(|text| {
        text.replace("\"agent1\"", "\"supervisor1\"").replace("[options]\n", "[options]\nfloor = true\n")
    })?;
    let mut bar = place.opens().await?;
    let happens = |event: Value| {
        place.vendor.tenant.happen(event).map_err(|why| anyhow::anyhow!("{why}"))?;
        Ok(())
    };
    let played = passed_on(&bar, happens).await;
    shown_where_it_stops(&mut bar, "passed-on", played).await?;
    let ledger = place.vendor.tenant.ledger();
    let passed: Vec<_> = ledger.iter().filter(|entry| entry.method == "singlesteptransfer").collect();
    let [passed] = passed[..] else { anyhow::bail!("not passed on once: {ledger:#?}") };
    ensure!(passed.effect == Effect::Executed && passed.origin == Origin::Api, "{passed:?}");
    ensure!(passed.parameters.values().any(|value| value.contains("15010")), "Sam's number: {passed:?}");
    place.end(bar).await;
    Ok(())
}

async fn lists_and_leads(bar: &Journey, place: &Workplace) -> Result<()> {
    opens_from_menu(bar, "lists").await?;
    for (tab, few, all, one) in [
        ("campaigns", "winter", 5, "Winter Tariff"),
        ("queues", "retent", 5, "Retentions"),
        ("colleagues", "luz", 3, "Luz Prueba"),
    ] {
        bar.click(&format!("tab-{tab}")).await?;
        there_is(bar, &format!("[data-testid=list-{all}]")).await?;
        there_is_no(bar, &format!("[data-testid=list-{}]", all + 1)).await?;
        bar.fill("list-field", few).await?;
        there_is_no(bar, "[data-testid=list-2]").await?;
        says(bar, "[data-testid=list-1]", one).await?;
    }
    bar.press(Key::Escape).await?;
    bar.wait_until_gone("lists-panel").await?;

    place.calls(bar, &MAXCONTACT.number(123)).await?;
    opens_from_menu(bar, "lead").await?;
    bar.fill("lead-id", "778899").await?;
    bar.click("lead-set").await?;
    says(bar, "[data-testid=lead-phone-1]", "in this call").await?;
    says(bar, "[data-testid=lead-phone-2]", "Home").await?;
    bar.page().execute("document.querySelector('[data-testid=lead-phone-2] .link').click()", vec![]).await?;
    let moved = async || Ok(place.vendor.carried_out().contains_key("changelead"));
    eventually("the call is the other number's", moved).await?;
    bar.fill("lead-number", &MAXCONTACT.number(195)).await?;
    bar.click("lead-create").await?;
    let made = async || Ok(place.vendor.carried_out().contains_key("createnewlead"));
    eventually("there is another lead", made).await
}

#[tokio::test]
async fn campaigns_queues_and_people_are_found_by_a_few_letters_and_the_lead_of_a_call_is_another()
-> Result<()> {
    let place = Workplace::at(MAXCONTACT.start().await?)?;
    let mut bar = place.opens().await?;
    let played = lists_and_leads(&bar, &place).await;
    shown_where_it_stops(&mut bar, "lists", played).await?;
    place.end(bar).await;
    Ok(())
}
