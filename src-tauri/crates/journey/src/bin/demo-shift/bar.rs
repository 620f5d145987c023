use std::{
    io::{self, Write as _},
    ops::Deref,
};

use anyhow::{Result, bail};
use ringside_journey::{Journey, Key};

/// How often a customer who does not answer is dialled anew.
const DIALS: usize = 4;

/// The window with an agent at it.
pub(crate) struct Bar {
    journey: Journey,
}

impl Deref for Bar {
    type Target = Journey;

    fn deref(&self) -> &Journey {
        &self.journey
    }
}

impl Bar {
    pub(crate) fn at(journey: Journey) -> Self {
        Self { journey }
    }

    pub(crate) async fn leave(self) -> Result<()> {
        self.journey.close().await
    }

    pub(crate) async fn shot(&mut self, name: &str) -> Result<()> {
        let path = self.journey.shot(name).await?;
        writeln!(io::stdout(), "{}", path.display())?;
        Ok(())
    }

    /// Waits until the chip says so.
    pub(crate) async fn state(&self, state: &str) -> Result<()> {
        self.wait_for_attribute("chip", "data-state", state).await
    }

    /// Signs in at one more vendor, as the menu offers it.
    pub(crate) async fn sign_in_at(&mut self, vendor: &str) -> Result<()> {
        self.click("menu").await?;
        self.click("menu-sign-in").await?;
        self.choose("profile", vendor).await?;
        self.shot(&format!("{vendor}-sign-in")).await?;
        self.click("sign-in-submit").await?;
        self.wait_for_attribute(&format!("session-{vendor}"), "aria-current", "true").await?;
        self.find("dial-field").await?;
        self.shot(&format!("{vendor}-signed-in")).await
    }

    pub(crate) async fn dial(&self, number: &str) -> Result<()> {
        self.fill("dial-field", number).await?;
        self.click("slot-dial").await?;
        self.find_working("slot-hangup").await?;
        Ok(())
    }

    /// Dials until somebody answers, as the vendor tells it. Some customers of a demo let it ring.
    pub(crate) async fn dial_until_answered(&self, number: &str) -> Result<()> {
        for _ in 0..DIALS {
            self.dial(number).await?;
            if self.wait_for_one_of("chip", "data-state", &["on-call", "wrap-up"]).await? == "on-call" {
                return Ok(());
            }
            self.finish_with("no answer").await?;
        }
        bail!("nobody answers")
    }

    /// Gives the call that is over the first outcome a search finds.
    pub(crate) async fn finish_with(&self, outcome: &str) -> Result<()> {
        self.press(Key::F8).await?;
        self.fill("outcome-field", outcome).await?;
        self.click("outcome-option-1").await?;
        self.click("save").await?;
        self.wait_until_gone("outcome-panel").await
    }

    pub(crate) async fn hang_up(&self) -> Result<()> {
        self.click("slot-hangup").await?;
        self.state("wrap-up").await
    }

    /// Chooses one of the menu's settings and closes the menu.
    pub(crate) async fn set(&self, choice: &str) -> Result<()> {
        self.click("menu").await?;
        let choice = format!("choose-{choice}");
        self.click(&choice).await?;
        self.wait_for_attribute(&choice, "aria-checked", "true").await?;
        self.press(Key::Escape).await?;
        self.wait_until_gone("menu-panel").await
    }

    /// Opens one kind of lookup from the menu and waits for what it brings.
    pub(crate) async fn look_up(&self, kind: &str) -> Result<()> {
        self.click("menu").await?;
        self.click("menu-lookups").await?;
        self.choose("lookup-kind", kind).await?;
        self.find(kind).await?;
        Ok(())
    }
}
