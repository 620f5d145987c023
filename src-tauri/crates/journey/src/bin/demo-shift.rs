//! Plays a scripted shift through the real window in demo mode and leaves numbered pictures of it.

use std::{
    io::{self, Write as _},
    path::PathBuf,
};

use anyhow::Result;
use clap::Parser;
use ringside_journey::{App, Journey, Key, built_app};

/// Plays a scripted shift through the real window in demo mode.
#[derive(Debug, Parser)]
struct Arguments {
    /// The program; by default the one built beside this.
    #[arg(long)]
    app: Option<PathBuf>,
    /// Where the pictures go.
    #[arg(long)]
    shots: PathBuf,
}

/// What the simulator of the demo takes.
const PASSWORD: &str = "secret";

/// Numbers kept free for drama and demonstrations.
const CUSTOMERS: [&str; 2] = ["07700 900123", "07700 900456"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let app = arguments.app.map_or_else(built_app, Ok)?;
    let home = tempfile::tempdir()?;
    let app = App::new(app, home.path()).arg("--demo").env("RINGSIDE_LOG", "warn");
    let mut bar = Bar { journey: Journey::open(&app, &arguments.shots).await? };
    let played = bar.play().await;
    if played.is_err() {
        // What the window showed says more than the error does.
        bar.shot("where-it-stopped").await?;
    }
    played?;
    bar.journey.close().await
}

/// One of the other vendors, and a number its customers are called by.
struct Other {
    vendor: &'static str,
    number: &'static str,
}

/// Numbers nobody has: from ranges kept free, or of the simulated account.
const OTHERS: [Other; 4] = [
    Other { vendor: "ozonetel", number: "09900000002" },
    Other { vendor: "genesys", number: "15002" },
    Other { vendor: "deepcall", number: "9800000001" },
    Other { vendor: "ucontact", number: "099000001" },
];

/// The window with an agent at it.
struct Bar {
    journey: Journey,
}

impl Bar {
    async fn play(&mut self) -> Result<()> {
        self.sign_in().await?;
        self.whole_call().await?;
        self.call_by_keyboard_then_break().await?;
        self.look_around().await?;
        for vendor in &OTHERS {
            self.a_call_at(vendor).await?;
        }
        self.all_together().await
    }

    async fn sign_in(&mut self) -> Result<()> {
        self.journey.find("chip").await?;
        self.shot("signed-out").await?;
        self.journey.press(Key::F9).await?;
        self.journey.fill("password", PASSWORD).await?;
        self.shot("sign-in").await?;
        self.journey.click("sign-in-submit").await?;
        self.state("not-ready").await?;
        self.shot("not-ready").await
    }

    async fn whole_call(&mut self) -> Result<()> {
        self.journey.fill("dial-field", CUSTOMERS[0]).await?;
        self.journey.wait_for_attribute("dial-preview", "data-ok", "true").await?;
        self.shot("number-understood").await?;
        self.journey.click("slot-dial").await?;
        self.shot("dialling").await?;
        self.state("on-call").await?;
        self.shot("on-a-call").await?;

        self.journey.click("slot-hold").await?;
        self.journey.wait_for_attribute("slot-hold", "aria-pressed", "true").await?;
        self.shot("on-hold").await?;
        self.journey.click("slot-hold").await?;
        self.journey.wait_for_attribute("slot-hold", "aria-pressed", "false").await?;
        self.journey.click("slot-record").await?;
        self.journey.wait_for_attribute("slot-record", "aria-label", "Start recording").await?;
        self.shot("recording-stopped").await?;
        self.journey.click("slot-record").await?;
        self.journey.wait_for_attribute("slot-record", "aria-label", "Stop recording").await?;

        self.journey.click("slot-hangup").await?;
        self.state("wrap-up").await?;
        self.shot("wrap-up").await?;
        self.journey.click("slot-outcome").await?;
        self.journey.click("outcome-option-1").await?;
        self.journey.fill("note", "Asked for the new price list.").await?;
        self.shot("outcome-chosen").await?;
        self.journey.click("save-ready").await?;
        self.state("ready").await?;
        self.shot("ready").await
    }

    async fn call_by_keyboard_then_break(&mut self) -> Result<()> {
        self.journey.fill("dial-field", CUSTOMERS[1]).await?;
        self.journey.press(Key::Enter).await?;
        self.state("on-call").await?;
        self.journey.find_working("slot-hangup").await?;
        self.journey.press(Key::F8).await?;
        self.journey.find("outcome-panel").await?;
        self.journey.press("1").await?;
        self.shot("outcome-while-talking").await?;
        self.journey.press(Key::Escape).await?;
        self.journey.press(Key::F2).await?;
        self.state("wrap-up").await?;
        self.journey.press(Key::F8).await?;
        self.journey.find("outcome-panel").await?;
        self.shot("outcome-kept-from-the-call").await?;
        self.journey.press_with(Key::Control, Key::Enter).await?;
        self.journey.wait_until_gone("outcome-panel").await
    }

    async fn look_around(&mut self) -> Result<()> {
        self.journey.click("menu").await?;
        self.shot("menu").await?;
        self.journey.click("choose-dark").await?;
        self.journey.click("choose-es").await?;
        self.journey.wait_for_attribute("menu", "aria-expanded", "true").await?;
        self.shot("dark-in-spanish").await?;
        self.journey.press(Key::Escape).await?;
        self.shot("card").await?;
        self.journey.click("menu").await?;
        self.journey.click("choose-strip").await?;
        self.journey.wait_for_attribute("root", "data-layout", "strip").await?;
        self.shot("strip").await
    }

    /// Signs in at one more vendor and takes one call from dial to outcome there.
    async fn a_call_at(&mut self, other: &Other) -> Result<()> {
        let vendor = other.vendor;
        self.journey.click("menu").await?;
        if vendor == OTHERS[0].vendor {
            self.journey.click("choose-light").await?;
        }
        self.journey.click("menu-sign-in").await?;
        self.choose_profile(vendor).await?;
        self.shot(&format!("{vendor}-sign-in")).await?;
        self.journey.click("sign-in-submit").await?;
        self.journey.wait_for_attribute(&format!("session-{vendor}"), "aria-current", "true").await?;
        self.journey.fill("dial-field", other.number).await?;
        self.journey.click("slot-dial").await?;
        self.journey.find_working("slot-hangup").await?;
        self.shot(&format!("{vendor}-call")).await?;
        self.journey.click("slot-hangup").await?;
        self.state("wrap-up").await?;
        self.journey.click("slot-outcome").await?;
        self.journey.find("outcome-option-1").await?;
        self.shot(&format!("{vendor}-outcomes")).await?;
        // A tree opens level by level; its leaf is the outcome.
        for _ in 0..3 {
            if self.journey.attribute("save", "aria-disabled").await?.as_deref() != Some("true") {
                break;
            }
            self.journey.click("outcome-option-1").await?;
        }
        self.journey.find_working("save").await?;
        self.shot(&format!("{vendor}-outcome-chosen")).await?;
        self.journey.click("save").await?;
        self.journey.wait_until_gone("outcome-panel").await
    }

    /// All that are signed in, side by side.
    async fn all_together(&mut self) -> Result<()> {
        self.journey.click("open-together").await?;
        self.journey.find("together-panel").await?;
        self.shot("all-together").await
    }

    async fn choose_profile(&self, profile: &str) -> Result<()> {
        self.journey.choose("profile", profile).await
    }

    /// Waits until the chip says so.
    async fn state(&self, state: &str) -> Result<()> {
        self.journey.wait_for_attribute("chip", "data-state", state).await
    }

    async fn shot(&mut self, name: &str) -> Result<()> {
        let path = self.journey.shot(name).await?;
        writeln!(io::stdout(), "{}", path.display())?;
        Ok(())
    }
}
