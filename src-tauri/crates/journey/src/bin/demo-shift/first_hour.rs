use anyhow::Result;
use ringside_journey::Key;

use crate::bar::Bar;

/// What the simulator of the demo takes.
const PASSWORD: &str = "secret";

/// Numbers kept free for drama and demonstrations.
const CUSTOMERS: [&str; 2] = ["07700 900123", "07700 900456"];

/// One vendor alone: whole calls by mouse and by keyboard, a break, and all looks of the bar.
pub(crate) async fn play(bar: &mut Bar) -> Result<()> {
    sign_in(bar).await?;
    whole_call(bar).await?;
    call_by_keyboard_then_break(bar).await?;
    look_around(bar).await
}

async fn sign_in(bar: &mut Bar) -> Result<()> {
    bar.find("chip").await?;
    bar.shot("signed-out").await?;
    bar.press(Key::F9).await?;
    bar.fill("password", "not the password").await?;
    bar.shot("sign-in").await?;
    bar.click("sign-in-submit").await?;
    bar.wait_for_attribute("status", "data-tone", "danger").await?;
    bar.shot("sign-in-refused").await?;
    bar.fill("password", PASSWORD).await?;
    bar.click("sign-in-submit").await?;
    bar.find("dial-field").await?;
    bar.shot("signed-in").await?;
    bar.press(Key::F9).await?;
    bar.find("state-picker").await?;
    bar.shot("states").await?;
    bar.press(Key::Escape).await
}

async fn whole_call(bar: &mut Bar) -> Result<()> {
    bar.fill("dial-field", CUSTOMERS[0]).await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.shot("number-understood").await?;
    bar.click("slot-dial").await?;
    bar.shot("dialling").await?;
    if bar.wait_for_one_of("chip", "data-state", &["on-call", "wrap-up"]).await? == "wrap-up" {
        bar.finish_with("no answer").await?;
        bar.dial_until_answered(CUSTOMERS[0]).await?;
    }
    bar.shot("on-a-call").await?;

    bar.click("slot-hold").await?;
    bar.wait_for_attribute("slot-hold", "aria-pressed", "true").await?;
    bar.shot("on-hold").await?;
    bar.click("slot-hold").await?;
    bar.wait_for_attribute("slot-hold", "aria-pressed", "false").await?;
    bar.click("slot-record").await?;
    bar.wait_for_attribute("slot-record", "aria-label", "Start recording").await?;
    bar.shot("recording-stopped").await?;
    bar.click("slot-record").await?;
    bar.wait_for_attribute("slot-record", "aria-label", "Stop recording").await?;
    bar.click("slot-transfer").await?;
    bar.find("transfer-option-1").await?;
    bar.shot("colleagues-to-pass-it-to").await?;
    bar.press(Key::Escape).await?;

    bar.hang_up().await?;
    bar.shot("wrap-up").await?;
    bar.click("slot-outcome").await?;
    bar.click("outcome-option-1").await?;
    bar.fill("note", "Asked for the new price list.").await?;
    bar.shot("outcome-chosen").await?;
    bar.click("save-ready").await?;
    bar.state("ready").await?;
    bar.shot("ready").await
}

async fn call_by_keyboard_then_break(bar: &mut Bar) -> Result<()> {
    bar.dial_until_answered(CUSTOMERS[1]).await?;
    bar.find_working("slot-hangup").await?;
    bar.press(Key::F8).await?;
    bar.find("outcome-panel").await?;
    bar.press("1").await?;
    bar.shot("outcome-while-talking").await?;
    bar.press(Key::Escape).await?;
    bar.press(Key::F2).await?;
    bar.state("wrap-up").await?;
    bar.press(Key::F8).await?;
    bar.find("outcome-panel").await?;
    bar.shot("outcome-kept-from-the-call").await?;
    bar.click("save-break").await?;
    bar.find("break-picker").await?;
    bar.shot("break-to-take").await?;
    bar.click("break-option-2").await?;
    bar.wait_until_gone("break-picker").await?;
    bar.state("not-ready").await?;
    bar.shot("on-a-break").await
}

async fn look_around(bar: &mut Bar) -> Result<()> {
    bar.click("menu").await?;
    bar.shot("menu").await?;
    bar.click("choose-dark").await?;
    bar.click("choose-es").await?;
    bar.wait_for_attribute("choose-es", "aria-checked", "true").await?;
    bar.shot("dark-in-spanish").await?;
    bar.press(Key::Escape).await?;
    bar.shot("card").await?;
    bar.click("menu").await?;
    bar.click("choose-strip").await?;
    bar.wait_for_attribute("root", "data-layout", "strip").await?;
    bar.shot("strip").await?;
    // From the strip, the next height is the card.
    bar.press(Key::F11).await?;
    bar.wait_for_attribute("root", "data-layout", "card").await?;
    bar.set("light").await?;
    bar.set("en").await?;
    bar.click("badge-owed").await?;
    bar.find("outcomes-panel").await?;
    bar.shot("nothing-owed").await?;
    bar.click("tab-done").await?;
    bar.shot("outcomes-done").await?;
    bar.press(Key::Escape).await
}
