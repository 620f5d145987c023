//! The language: chosen in the menu, in the window and the tray at once, kept over a restart, and the administrator's first.

use std::fs;

use anyhow::Result;
use ringside_journey::{Journey, Key};

use crate::{
    account::write_profile,
    desktop::Desktop,
    hands::{PASSWORD, app, eventually, open, text_of, vendor},
};

/// Waits until the chip names the state so.
async fn says(bar: &Journey, state: &str) -> Result<()> {
    let named = async || Ok(text_of(bar, ".chip-word").await?.as_deref() == Some(state));
    eventually(&format!("the chip says {state}"), named).await
}

#[tokio::test]
async fn a_language_chosen_in_the_menu_is_the_windows_and_the_trays_and_stays_until_policy_sets_another()
-> Result<()> {
    let home = tempfile::tempdir()?;
    let simulator = vendor(PASSWORD).await?;
    write_profile(home.path(), &simulator)?;
    let bar = open(home.path()).await?;
    let desktop = Desktop::on(bar.bus()).await?;
    says(&bar, "Signed out").await?;
    desktop.wait_for("Signed out").await?;

    bar.click("menu").await?;
    bar.click("choose-es").await?;
    says(&bar, "Sin sesión").await?;
    desktop.wait_for("Sin sesión").await?;
    desktop.wait_for("Mostrar Ringside").await?;
    let file = home.path().join("config/settings.toml");
    let kept = async || Ok(fs::read_to_string(&file).is_ok_and(|text| text.contains(r#"language = "es""#)));
    eventually("the choice is written down", kept).await?;
    bar.close().await?;

    let bar = open(home.path()).await?;
    says(&bar, "Sin sesión").await?;
    bar.press(Key::F9).await?;
    bar.fill("password", "equivocada").await?;
    bar.click("sign-in-submit").await?;
    bar.wait_for_text("status", "no aceptó").await?;
    bar.close().await?;

    let policy = home.path().join("policy.toml");
    fs::write(&policy, "language = \"hi\"\n")?;
    let app = app(home.path()).env("RINGSIDE_POLICY_FILE", policy);
    let bar = Journey::open(&app, &home.path().join("shots")).await?;
    says(&bar, "साइन आउट").await?;
    bar.click("menu").await?;
    bar.wait_for_text("language-fixed", "हिन्दी").await?;
    assert!(!bar.shows("choose-es").await?, "a language is offered that cannot be had");
    bar.close().await?;
    simulator.stop().await;
    Ok(())
}
