use std::process::{Command, Stdio};

use anyhow::Result;

use crate::process::Running;

/// A D-Bus session bus of its own, so that nothing meets what else runs on this machine.
#[derive(Debug)]
pub struct Bus {
    address: String,
    _daemon: Running,
}

impl Bus {
    /// Starts one.
    ///
    /// # Errors
    ///
    /// When dbus-daemon is missing or does not start.
    pub fn start() -> Result<Self> {
        let mut daemon = Command::new("dbus-daemon");
        daemon.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]).stderr(Stdio::null());
        let (daemon, address) = Running::start_and_hear(&mut daemon, "dbus")?;
        Ok(Self { address, _daemon: daemon })
    }

    /// The value of `DBUS_SESSION_BUS_ADDRESS`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }
}
