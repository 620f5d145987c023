//! The program is started again where a bar is open, by hand or by a link.

use std::{
    path::Path,
    process::{Command, ExitStatus},
    time::Duration,
};

use anyhow::{Context as _, Result};
use ringside_journey::{Journey, Key};
use tokio::time;

use crate::hands::{app, eventually, open};

/// Starts the program once more where a bar is open, and waits until it has ended by itself.
async fn start_again(bar: &Journey, home: &Path, arguments: &[&str]) -> Result<ExitStatus> {
    let mut second = Command::new(env!("CARGO_BIN_EXE_ringside"));
    second
        .args(arguments)
        .env("DISPLAY", bar.display().name())
        .env("DBUS_SESSION_BUS_ADDRESS", bar.bus().address())
        .env("RINGSIDE_CONFIG_DIR", home.join("config"))
        .env("RINGSIDE_DATA_DIR", home.join("data"));
    let mut second = second.spawn().context("does not start")?;
    let ended = time::timeout(Duration::from_secs(20), async {
        loop {
            if let Some(status) = second.try_wait()? {
                return Ok::<_, anyhow::Error>(status);
            }
            time::sleep(Duration::from_millis(50)).await;
        }
    });
    let ended = ended.await;
    second.kill().ok();
    second.wait()?;
    ended.context("a second bar opened")?
}

#[tokio::test]
async fn a_second_start_on_the_same_data_ends_by_itself() -> Result<()> {
    let home = tempfile::tempdir()?;
    let bar = open(home.path()).await?;
    assert!(start_again(&bar, home.path(), &[]).await?.success());
    bar.close().await
}

#[tokio::test]
async fn a_link_that_starts_the_bar_and_one_that_finds_it_open_both_fill_the_number_field() -> Result<()> {
    let home = tempfile::tempdir()?;
    let app = app(home.path()).arg("--demo").arg("tel:+44-20-7946-0123");
    let bar = Journey::open(&app, &home.path().join("shots")).await?;
    bar.wait_for_text("status", "+442079460123").await?;
    bar.press(Key::F9).await?;
    bar.click("sign-in-submit").await?;
    let field = "return document.querySelector('[data-testid=dial-field]')?.value ?? null";
    let holds = async |number: &str| {
        let value: Option<String> = bar.page().execute(field, vec![]).await?.convert()?;
        Ok(value.as_deref() == Some(number))
    };
    eventually("the first link's number is in the field", async || holds("+442079460123").await).await?;

    let link = "ringside://dial?number=020%207946%200188";
    assert!(start_again(&bar, home.path(), &["--demo", link]).await?.success());
    eventually("the second link's number is in the field", async || holds("02079460188").await).await?;
    bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
    bar.close().await
}
