use std::process::{Command, Stdio};

use anyhow::Result;

use crate::process::Running;

/// A virtual screen of its own.
#[derive(Debug)]
pub struct Display {
    name: String,
    _server: Running,
}

impl Display {
    /// Starts one on a free number.
    ///
    /// # Errors
    ///
    /// When Xvfb is missing or does not start.
    pub fn start() -> Result<Self> {
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
            .stderr(Stdio::null());
        let (server, number) = Running::start_and_hear(&mut xvfb, "xvfb")?;
        Ok(Self { name: format!(":{number}"), _server: server })
    }

    /// The value of `DISPLAY`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}
