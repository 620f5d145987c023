//! Somebody signs in elsewhere while a call is up and while the bar rests: the choice opens without taking anything out of
//! the hands, and the agent takes each of the two ways.

use anyhow::{Result, ensure};
use ringside_journey::{Journey, Key};
use ringside_tests::sites::OZONETEL_BY_TOKEN;

use crate::{
    hands::{eventually, has_focus, says, shown_where_it_stops, there_is_no},
    workplace::Workplace,
};

/// How often a new token was asked for.
fn tokens(place: &Workplace) -> usize {
    place.vendor.carried_out().get("generatetoken").copied().unwrap_or_default()
}

/// The other one gets a token, and the bar notices.
async fn signs_in_elsewhere(bar: &Journey, place: &Workplace) -> Result<()> {
    place.vendor.happen_there("token_generated_elsewhere")?;
    bar.wait_for_text("status", "It seems that another sign-in has the line.").await?;
    bar.wait_for_attribute("chip", "data-certainty", "unknown").await
}

/// Dials, and the customer answers, which this vendor tells nobody.
async fn calls(bar: &Journey, place: &Workplace) -> Result<()> {
    bar.find_working("slot-dial").await?;
    bar.fill("dial-field", &OZONETEL_BY_TOKEN.number(171)).await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.press(Key::Enter).await?;
    eventually("the vendor dials", async || Ok(place.vendor.dialled().len() == 1)).await?;
    place.vendor.answered()?;
    bar.wait_for_attribute("chip", "data-state", "dialing").await
}

async fn in_a_call_it_goes_on_here(bar: &Journey, place: &Workplace) -> Result<()> {
    calls(bar, place).await?;
    let before = tokens(place);
    signs_in_elsewhere(bar, place).await?;
    bar.find("elsewhere-panel").await?;
    says(bar, "[data-testid=elsewhere-who]", "another program signed in with the account of").await?;
    says(bar, "[data-testid=elsewhere-panel]", "A call is up.").await?;
    bar.wait_for_attribute("slot-hangup", "aria-disabled", "true").await?;
    let ended = place.vendor.carried_out();
    bar.press(Key::F2).await?;
    bar.wait_for_text("status", "Nothing is sent until you choose where to go on.").await?;
    ensure!(place.vendor.carried_out() == ended, "something was sent before the choice");
    ensure!(tokens(place) == before, "the line was taken back unasked");

    bar.click("elsewhere-here").await?;
    bar.wait_until_gone("elsewhere-panel").await?;
    bar.wait_for_attribute("chip", "data-certainty", "estimated").await?;
    bar.wait_for_attribute("chip", "data-state", "dialing").await?;
    ensure!(tokens(place) == before + 1, "going on here gets one token");
    bar.find_working("slot-hangup").await?;
    bar.press(Key::F2).await?;
    bar.wait_for_attribute("chip", "data-state", "wrap-up").await
}

async fn with_an_outcome_in_hand_it_goes_on_there(bar: &Journey, place: &Workplace) -> Result<()> {
    bar.press(Key::F8).await?;
    has_focus(bar, "outcome-field").await?;
    bar.press("no").await?;
    signs_in_elsewhere(bar, place).await?;
    // What was being written is still being written.
    has_focus(bar, "outcome-field").await?;
    there_is_no(bar, "[data-testid=elsewhere-panel]").await?;
    let before = (tokens(place), place.vendor.carried_out());
    bar.click("status-link").await?;
    bar.find("elsewhere-panel").await?;
    has_focus(bar, "elsewhere-here").await?;
    bar.click("elsewhere-there").await?;
    bar.wait_for_attribute("chip", "data-state", "signed-out").await?;
    ensure!((tokens(place), place.vendor.carried_out()) == before, "the other sign-in was told something");

    // What was unfinished is here at the next sign-in.
    place.signs_in(bar).await?;
    bar.wait_for_attribute("badge-owed", "aria-label", "Outcomes owed: 1").await
}

#[tokio::test]
async fn somebody_who_signs_in_elsewhere_is_told_of_and_either_choice_is_the_agents() -> Result<()> {
    // The vendor is asked for the state as often as it allows, so that the bar notices by itself.
    let often = "[options]\nstatus_every_s = 7\n";
    let place = Workplace::at(OZONETEL_BY_TOKEN.start_with_long_wrap_up().await?)?
        .profile(|text| text.replace("[options]\n", often))?;
    let mut bar = place.opens().await?;
    let played = async {
        in_a_call_it_goes_on_here(&bar, &place).await?;
        with_an_outcome_in_hand_it_goes_on_there(&bar, &place).await
    }
    .await;
    shown_where_it_stops(&mut bar, "elsewhere", played).await?;
    place.end(bar).await;
    Ok(())
}
