//! A whole call through the real window, checked in the vendor's own books.

use anyhow::Result;
use ringside_journey::Journey;

use crate::{
    account::carried_out,
    hands::{NUMBER, Shift, call, eventually, shown_where_it_stops},
};

async fn state(bar: &Journey, state: &str) -> Result<()> {
    bar.wait_for_attribute("chip", "data-state", state).await
}

async fn whole_call(bar: &Journey) -> Result<()> {
    call(bar, NUMBER).await?;
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
    let Shift { home: _home, simulator, mut bar } = Shift::begun().await?;
    let played = whole_call(&bar).await;
    shown_where_it_stops(&mut bar, "shift", played).await?;
    let ready = async || Ok(carried_out(&simulator).last().is_some_and(|last| last == "goready"));
    eventually("ready at the vendor", ready).await?;
    assert_eq!(
        carried_out(&simulator),
        ["dial", "hold", "retrieve", "stoprecord", "startrecord", "hangup", "dispose", "goready"],
    );
    assert_eq!(simulator.dispositions().len(), 1);
    bar.close().await?;
    simulator.stop().await;
    Ok(())
}
