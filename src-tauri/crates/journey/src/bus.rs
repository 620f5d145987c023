use std::{
    path::Path,
    process::{Command, Stdio},
};

use anyhow::Result;
use tempfile::TempDir;

use crate::process::Running;

/// A D-Bus session bus of its own, so that nothing meets what else runs on this machine.
#[derive(Debug)]
pub struct Bus {
    address: String,
    _daemon: Running,
    runtime: TempDir,
}

impl Bus {
    /// Starts one.
    ///
    /// # Errors
    ///
    /// When dbus-daemon is missing or does not start.
    pub fn start() -> Result<Self> {
        // Services of the bus put their sockets here.
        let runtime = tempfile::tempdir()?;
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        daemon.env("XDG_RUNTIME_DIR", runtime.path()).stderr(Stdio::null());
        let (daemon, address) = Running::start_and_hear(&mut daemon, "dbus")?;
        Ok(Self { address, _daemon: daemon, runtime })
    }

    /// The value of `DBUS_SESSION_BUS_ADDRESS`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The value of `XDG_RUNTIME_DIR`.
    #[must_use]
    pub fn runtime(&self) -> &Path {
        self.runtime.path()
    }
}
