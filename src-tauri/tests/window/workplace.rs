//! A bar at one of the five vendors as an administrator set it up. Its program may be killed and started again: what is on
//! the disk and at the vendor stays.

use std::{ffi::OsString, fs, path::Path};

use anyhow::{Context as _, Result};
use ringside_journey::{App, Journey, Key, Screen};
use ringside_tests::sites::Running;
use tempfile::TempDir;

use crate::hands::{app, eventually, has_focus, process, sign_in, signal};

pub(crate) struct Workplace {
    pub(crate) home: TempDir,
    pub(crate) vendor: Running,
    password: &'static str,
    app: App,
}

impl Workplace {
    /// In English, on a clock that nobody turns back in spring or autumn, with nothing to be heard.
    pub(crate) fn at(vendor: Running) -> Result<Self> {
        let home = tempfile::tempdir()?;
        let (config, user) = (home.path().join("config"), home.path().join("user"));
        fs::create_dir_all(config.join("profiles"))?;
        fs::create_dir_all(&user)?;
        fs::write(config.join("settings.toml"), "language = \"en\"\n")?;
        fs::write(profile(home.path()), vendor.profile()?)?;
        let silence = home.path().join("asound.conf");
        fs::write(&silence, "")?;
        let app = app(home.path())
            .env("ALSA_CONFIG_PATH", silence)
            .env("TZ", "UTC")
            // What is saved goes where this user looks for it, and not where whoever runs the test does.
            .env("XDG_CONFIG_HOME", user.join("config"))
            .env("HOME", user);
        Ok(Self { home, password: vendor.site.password, vendor, app })
    }

    /// With another profile.
    pub(crate) fn profile(self, change: impl FnOnce(String) -> String) -> Result<Self> {
        let file = profile(self.home.path());
        fs::write(&file, change(fs::read_to_string(&file)?))?;
        Ok(self)
    }

    /// With a policy.
    pub(crate) fn policy(self, text: &str) -> Result<Self> {
        let file = self.home.path().join("policy.toml");
        fs::write(&file, text)?;
        Ok(self.env("RINGSIDE_POLICY_FILE", file))
    }

    pub(crate) fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.app = self.app.env(name, value);
        self
    }

    /// From its next start on these screens, side by side.
    pub(crate) fn screens(&mut self, screens: &[Screen]) {
        self.app = self.app.clone().screens(screens);
    }

    /// Opens the window.
    pub(crate) async fn shows(&self) -> Result<Journey> {
        Journey::open(&self.app, &self.home.path().join("shots")).await
    }

    /// Signs in.
    pub(crate) async fn signs_in(&self, bar: &Journey) -> Result<()> {
        sign_in(bar, self.password).await?;
        bar.wait_until_gone("sign-in-form").await
    }

    /// Opens the window and signs in.
    pub(crate) async fn opens(&self) -> Result<Journey> {
        let bar = self.shows().await?;
        self.signs_in(&bar).await?;
        Ok(bar)
    }

    /// Ends the program without a word, as a crash does.
    pub(crate) async fn kills(&self, bar: Journey) -> Result<()> {
        let program = || process(self.home.path(), "ringside");
        signal(program()?.context("the program runs")?, "-KILL")?;
        eventually("the program is gone", async || Ok(program()?.is_none())).await?;
        drop(bar);
        Ok(())
    }

    /// Dials, and waits until somebody has answered.
    pub(crate) async fn calls(&self, bar: &Journey, number: &str) -> Result<()> {
        bar.find_working("slot-dial").await?;
        bar.fill("dial-field", number).await?;
        bar.wait_for_attribute("dial-preview", "data-ok", "true").await?;
        let before = self.vendor.dialled().len();
        bar.press(Key::Enter).await?;
        self.is_answered(bar, before).await
    }

    /// Waits until the vendor dials for the first time after so many dials, and somebody answers.
    pub(crate) async fn is_answered(&self, bar: &Journey, before: usize) -> Result<()> {
        eventually("the vendor dials", async || Ok(self.vendor.dialled().len() > before)).await?;
        self.vendor.answered()?;
        bar.wait_for_attribute("chip", "data-state", "on-call").await
    }

    pub(crate) async fn end(self, bar: Journey) {
        drop(bar);
        self.vendor.tenant.stop().await;
    }
}

fn profile(home: &Path) -> std::path::PathBuf {
    home.join("config/profiles/desk.toml")
}

/// Chooses to be ready, from the list of states.
pub(crate) async fn gets_ready(bar: &Journey) -> Result<()> {
    bar.press(Key::F9).await?;
    bar.click("state-option-1").await?;
    bar.wait_for_attribute("chip", "data-state", "ready").await
}

/// Hangs up by its key, and waits until the wrap-up is on.
pub(crate) async fn hangs_up(bar: &Journey) -> Result<()> {
    bar.find_working("slot-hangup").await?;
    bar.press(Key::F2).await?;
    bar.wait_for_attribute("chip", "data-state", "wrap-up").await
}

/// Opens the panel of outcomes by its key.
pub(crate) async fn opens_outcomes(bar: &Journey) -> Result<()> {
    bar.find_working("slot-outcome").await?;
    bar.press(Key::F8).await?;
    has_focus(bar, "outcome-field").await
}
