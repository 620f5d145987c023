//! The other vendors, one after the other and two at once. Numbers are ones nobody has: from ranges kept free, or of the
//! simulated account.

use anyhow::Result;
use ringside_journey::Key;

use crate::bar::Bar;

/// An outcome told during the call, held by the vendor until the end; then one with a time to call back.
pub(crate) async fn ozonetel(bar: &mut Bar) -> Result<()> {
    bar.sign_in_at("ozonetel").await?;
    bar.dial("09900000002").await?;
    bar.shot("ozonetel-call").await?;
    bar.click("slot-outcome").await?;
    bar.click("outcome-option-1").await?;
    bar.shot("ozonetel-outcome-while-talking").await?;
    bar.click("save").await?;
    bar.wait_until_gone("outcome-panel").await?;
    bar.click("slot-outcome").await?;
    bar.wait_for_text("outcome-kept", "Queued at").await?;
    bar.shot("ozonetel-queued-in-full").await?;
    bar.press(Key::Escape).await?;
    bar.wait_until_gone("outcome-kept").await?;
    bar.shot("ozonetel-queued").await?;
    bar.click("slot-hangup").await?;
    bar.state("ready").await?;
    bar.click("badge-owed").await?;
    bar.click("tab-done").await?;
    bar.find("outcomes-panel").await?;
    bar.shot("ozonetel-saved").await?;
    bar.press(Key::Escape).await?;

    bar.dial("09900000003").await?;
    bar.hang_up().await?;
    bar.click("slot-outcome").await?;
    bar.fill("outcome-field", "callback").await?;
    bar.click("outcome-option-1").await?;
    bar.find("callback-panel").await?;
    bar.choose("callback-zone", "Asia/Kolkata").await?;
    bar.find("callback-clocks").await?;
    bar.shot("ozonetel-callback-with-both-clocks").await?;
    bar.click("callback-set").await?;
    bar.find("outcome-panel").await?;
    bar.shot("ozonetel-callback-chosen").await?;
    bar.click("save").await?;
    bar.wait_until_gone("outcome-panel").await?;
    bar.state("ready").await?;
    bar.look_up("floor").await?;
    bar.shot("ozonetel-floor").await?;
    bar.press(Key::Escape).await
}

/// A consultation, tones, and a tree of outcomes.
pub(crate) async fn genesys(bar: &mut Bar) -> Result<()> {
    bar.sign_in_at("genesys").await?;
    bar.dial_until_answered("15002").await?;
    bar.shot("genesys-call").await?;
    bar.click("slot-transfer").await?;
    bar.find("transfer-option-1").await?;
    bar.shot("genesys-directory").await?;
    bar.fill("transfer-field", "15003").await?;
    bar.click("transfer-option-1").await?;
    bar.click("way-consult-transfer").await?;
    bar.find("consulting-panel").await?;
    bar.shot("genesys-consultation-rings").await?;
    bar.find_working("complete-transfer").await?;
    bar.shot("genesys-consultation").await?;
    bar.press(Key::Escape).await?;
    bar.shot("genesys-two-lines").await?;
    bar.click("slot-transfer").await?;
    bar.click("consult-back").await?;
    bar.wait_until_gone("consulting-panel").await?;
    bar.wait_for_attribute("slot-hold", "aria-pressed", "false").await?;
    bar.click("slot-keypad").await?;
    bar.find("tone-panel").await?;
    bar.shot("genesys-tones").await?;
    bar.press(Key::Escape).await?;
    // Who dialled without being ready is not ready after it, and the outcome is due all the same.
    bar.click("slot-hangup").await?;
    bar.wait_for_attribute("slot-hangup", "aria-disabled", "true").await?;
    bar.shot("genesys-call-over").await?;
    bar.click("slot-outcome").await?;
    bar.find("outcome-option-1").await?;
    bar.shot("genesys-outcomes").await?;
    bar.fill("outcome-field", "appointment").await?;
    bar.click("outcome-option-1").await?;
    bar.shot("genesys-outcome-chosen").await?;
    bar.click("save").await?;
    bar.wait_until_gone("outcome-panel").await?;
    bar.look_up("floor").await?;
    bar.shot("genesys-floor").await?;
    bar.press(Key::Escape).await
}

/// A vendor that keeps no outcomes: ours stay in the journal and go there as notes.
pub(crate) async fn deepcall(bar: &mut Bar) -> Result<()> {
    bar.sign_in_at("deepcall").await?;
    bar.dial("9800000001").await?;
    bar.shot("deepcall-call").await?;
    bar.hang_up().await?;
    bar.click("slot-outcome").await?;
    bar.find("outcome-form").await?;
    bar.click("outcome-option-1").await?;
    bar.fill("note", "Wants the offer in writing.").await?;
    bar.shot("deepcall-outcome-stays-here").await?;
    bar.click("save").await?;
    bar.wait_until_gone("outcome-panel").await?;
    for kind in ["floor", "counters"] {
        bar.look_up(kind).await?;
        bar.shot(&format!("deepcall-{kind}")).await?;
        bar.press(Key::Escape).await?;
    }
    Ok(())
}

/// In Spanish: outcomes in three levels, searched over whole paths, one of them with a time to call back.
pub(crate) async fn ucontact(bar: &mut Bar) -> Result<()> {
    bar.set("es").await?;
    bar.sign_in_at("ucontact").await?;
    bar.dial("099000001").await?;
    bar.shot("ucontact-call").await?;
    bar.hang_up().await?;
    bar.click("slot-outcome").await?;
    bar.find("outcome-option-1").await?;
    bar.shot("ucontact-first-level").await?;
    bar.click("outcome-option-1").await?;
    bar.find("outcome-crumbs").await?;
    bar.click("outcome-option-1").await?;
    bar.shot("ucontact-third-level").await?;
    bar.fill("outcome-field", "pago").await?;
    bar.shot("ucontact-search-over-whole-paths").await?;
    bar.fill("outcome-field", "lo envia").await?;
    bar.click("outcome-option-1").await?;
    bar.find("callback-panel").await?;
    bar.choose("callback-zone", "America/Montevideo").await?;
    bar.find("callback-clocks").await?;
    bar.shot("ucontact-callback-with-both-clocks").await?;
    bar.click("callback-set").await?;
    bar.fill("note", "Manda el comprobante por correo.").await?;
    bar.shot("ucontact-outcome-chosen").await?;
    bar.click("save").await?;
    bar.wait_until_gone("outcome-panel").await?;
    bar.look_up("counters").await?;
    bar.shot("ucontact-counters").await?;
    bar.press(Key::Escape).await
}

/// Calls at two vendors in one bar, and one question to all that are signed in.
pub(crate) async fn two_at_once(bar: &mut Bar) -> Result<()> {
    bar.set("en").await?;
    bar.dial("099000002").await?;
    bar.click("session-ozonetel").await?;
    bar.dial("09900000002").await?;
    bar.shot("two-vendors-at-once").await?;
    bar.click("open-together").await?;
    bar.find("together-panel").await?;
    bar.shot("all-together").await?;
    bar.press(Key::Escape).await
}
