use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use anyhow::{Context as _, Result};
use ringside_simulator::maxcontact::{Enumerations, SimulatorHandle};
use tempfile::TempDir;
use tokio::process::Command;

use super::{
    bar::Bar,
    program::{Build, program},
};

/// The id of the one profile, and of its session.
pub const SESSION: &str = "leeds";
/// The simulator's agent that the profile drives.
pub const USER: i32 = 42;
/// The simulated account's password. It opens nothing but the simulator.
pub const PASSWORD: &str = "secret";

/// Folders of one bar, with one profile: what stays when the program is killed.
pub struct Place {
    folders: TempDir,
    program: PathBuf,
}

impl Place {
    /// Makes folders with a profile for the simulator's agent 42, its codes as the simulator deals them.
    ///
    /// # Errors
    ///
    /// When the program does not build or the folders cannot be written.
    pub fn new(simulator: &SimulatorHandle) -> Result<Self> {
        Self::with_profile(&profile(&simulator.base_url(), &simulator.enumerations()), Build::Debug)
    }

    /// Makes folders with this text as the profile.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn with_profile(profile: &str, build: Build) -> Result<Self> {
        Self::with_profiles(&[(SESSION, profile)], build)
    }

    /// Makes folders with these profiles, each an id and a text.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn with_profiles(texts: &[(&str, &str)], build: Build) -> Result<Self> {
        let program = program(build)?;
        let folders = tempfile::Builder::new().prefix("ringside-headless-").tempdir()?;
        let place = Self { folders, program };
        let profiles = place.config().join("profiles");
        fs::create_dir_all(&profiles)?;
        fs::create_dir_all(place.data())?;
        for (id, text) in texts {
            fs::write(profiles.join(format!("{id}.toml")), text).context("the profile")?;
        }
        Ok(place)
    }

    /// The folder of profiles and settings.
    #[must_use]
    pub fn config(&self) -> PathBuf {
        self.folders.path().join("config")
    }

    /// The folder of the data file.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folders.path().join("data")
    }

    /// Leaves the folders where they are, for somebody to look into.
    #[must_use]
    pub fn keep(self) -> PathBuf {
        self.folders.keep()
    }

    /// Starts the program here.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub fn start(&self) -> Result<Bar> {
        Bar::start(self.command(&self.program).arg("--no-keychain"))
    }

    /// Starts the program here by a line of the shell, in which `"$0" "$@"` stands for it.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub fn start_by(&self, line: &str) -> Result<Bar> {
        let mut shell = self.command("sh".as_ref());
        Bar::start(shell.args(["-c", line]).arg(&self.program).arg("--no-keychain"))
    }

    fn command(&self, starts: &Path) -> Command {
        let mut command = Command::new(starts);
        command
            .env("RINGSIDE_CONFIG_DIR", self.config())
            .env("RINGSIDE_DATA_DIR", self.data())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }
}

/// A profile as an administrator would have written it after learning the account's codes.
#[must_use]
pub fn profile(base_url: &str, codes: &Enumerations) -> String {
    let mut text = format!(
        r#"name = "MaxContact Leeds"
vendor = "maxcontact"
base_url = "{base_url}"
region = "GB"

[user]
login = "toolbar-api"
user_id = "{USER}"

[options]
after_disposition = "ready"
"#
    );
    let (call, status, recording) = (&codes.call_state, &codes.call_status, &codes.recording_state);
    let tables: [(&str, &[(i32, &str)]); 3] = [
        (
            "call_state",
            &[
                (call.dialling, "dialing"),
                (call.ringing, "dialing"),
                (call.connected, "connected"),
                (call.held, "held"),
                (call.ended, "wrap_up"),
            ],
        ),
        (
            "call_status",
            &[
                (status.outbound_manual, "outbound"),
                (status.outbound_dialler, "outbound"),
                (status.inbound, "inbound"),
                (status.transfer_leg, "outbound"),
            ],
        ),
        ("recording_state", &[(recording.off, "off"), (recording.on, "on")]),
    ];
    for (name, rows) in tables {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "\n[options.{name}]");
        for (code, word) in rows {
            let _ = writeln!(text, "{code} = \"{word}\"");
        }
    }
    text
}
