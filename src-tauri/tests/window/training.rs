//! Demo mode in a trainer's hands: a vendor, a script, calls by the hour, things that go wrong, the tour. What it comes to is
//! seen where no page is: in the tray.

use anyhow::{Result, ensure};
use ringside_journey::{Journey, Key};

use crate::{
    desktop::Desktop,
    hands::{app, eventually, shown_where_it_stops, text_of},
};

/// The vendor the trainer chooses.
const SESSION: &str = "genesys";
const NAME: &str = "Genesys demo";
const DOWN: &str = "No connection to Genesys. Outcomes are kept here and sent later.";

async fn opens(bar: &Journey, entry: &str) -> Result<()> {
    bar.click("menu").await?;
    bar.click(&format!("menu-{entry}")).await
}

/// Waits until the trainer's panel says so beside its title.
async fn says(bar: &Journey, words: &str) -> Result<()> {
    let sub = "[data-testid=trainer-panel] .sub";
    eventually(words, async || Ok(text_of(bar, sub).await?.as_deref() == Some(words))).await
}

async fn calls_by_the_hour(bar: &Journey, calls: u32) -> Result<()> {
    bar.fill("trainer-rate", &calls.to_string()).await?;
    bar.click("trainer-rate-set").await?;
    says(bar, &format!("{calls} calls an hour")).await
}

async fn is(desktop: &Desktop, state: &str) -> bool {
    desktop.row(&format!("{NAME}: {state}")).await.is_ok()
}

/// Chooses what is to be chosen there now; by the time of the click it may be gone.
async fn chooses(desktop: &Desktop, beginning: &str) -> Result<bool> {
    let Some(row) = desktop.working(beginning).await? else { return Ok(false) };
    let _ = desktop.choose(&row).await;
    Ok(true)
}

/// Demo vendors do not wait for a trainer: a call may be there already, and one nobody answered leaves the agent not ready.
async fn is_ready(bar: &Journey, desktop: &Desktop) -> Result<()> {
    eventually("the agent is ready, and nobody calls", async || {
        if desktop.working("Answer ").await?.is_some() {
            bar.click("trainer-caller_hangs_up").await?;
        } else if !is(desktop, "Ready").await {
            chooses(desktop, "Ready").await?;
        } else {
            return Ok(true);
        }
        Ok(false)
    })
    .await
}

async fn begun(bar: &Journey, desktop: &Desktop) -> Result<()> {
    bar.find("chip").await?;
    bar.press(Key::F9).await?;
    bar.choose("profile", SESSION).await?;
    bar.click("sign-in-submit").await?;
    bar.wait_until_gone("sign-in-form").await?;
    opens(bar, "trainer").await?;
    bar.choose("trainer-session", SESSION).await?;
    bar.choose("trainer-script", "outbound").await?;
    bar.wait_for_text("trainer-about", "You dial").await?;
    bar.click("trainer-begin").await?;
    says(bar, "0 calls an hour").await?;
    is_ready(bar, desktop).await
}

async fn troubled(bar: &Journey, desktop: &Desktop) -> Result<()> {
    bar.click("trainer-vendor_down").await?;
    bar.wait_for_text("trainer-health", "does not answer until it is well again").await?;
    desktop.wait_for(DOWN).await?;
    bar.click("trainer-vendor_well").await?;
    bar.wait_until_gone("trainer-health").await?;
    eventually("nothing is wrong any more", async || Ok(desktop.row(DOWN).await.is_err())).await?;
    is_ready(bar, desktop).await?;

    calls_by_the_hour(bar, 240).await?;
    eventually("a call comes and is answered", async || {
        if is(desktop, "On a call").await {
            return Ok(true);
        }
        if !chooses(desktop, "Answer ").await? {
            chooses(desktop, "Ready").await?;
        }
        Ok(false)
    })
    .await?;
    calls_by_the_hour(bar, 0).await?;
    bar.click("trainer-caller_hangs_up").await?;
    eventually("the call is over", async || Ok(!is(desktop, "On a call").await)).await?;
    bar.click("trainer-end").await?;
    says(bar, "no shift").await?;
    bar.press(Key::Escape).await?;
    bar.wait_until_gone("trainer-panel").await
}

async fn toured(bar: &Journey) -> Result<()> {
    opens(bar, "tour").await?;
    let mut heard = Vec::new();
    while bar.shows("tour-next").await? {
        let words = text_of(bar, "[data-testid=tour-words]").await?.unwrap_or_default();
        ensure!(!words.is_empty() && !heard.contains(&words), "said already: {words}");
        heard.push(words.clone());
        bar.click("tour-next").await?;
        eventually("the tour goes on", async || {
            Ok(text_of(bar, "[data-testid=tour-words]").await?.is_none_or(|now| now != words))
        })
        .await?;
    }
    ensure!(heard.len() == 8, "{heard:?}");
    Ok(())
}

#[tokio::test]
async fn a_trainer_begins_a_shift_lets_calls_come_and_the_vendor_fail_and_everybody_can_take_the_tour()
-> Result<()> {
    let home = tempfile::tempdir()?;
    // No sound: what is heard is not this test's.
    let silence = home.path().join("asound.conf");
    std::fs::write(&silence, "")?;
    let app = app(home.path()).arg("--demo").env("ALSA_CONFIG_PATH", silence);
    let mut bar = Journey::open(&app, &home.path().join("shots")).await?;
    let desktop = Desktop::on(bar.bus()).await?;
    let played = async {
        begun(&bar, &desktop).await?;
        troubled(&bar, &desktop).await?;
        toured(&bar).await
    };
    let played = played.await;
    shown_where_it_stops(&mut bar, "training", played).await?;
    drop(bar);
    Ok(())
}
