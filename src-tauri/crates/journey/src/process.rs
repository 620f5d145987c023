use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use anyhow::{Context as _, Result, ensure};

/// A program that ends with its owner.
#[derive(Debug)]
pub(crate) struct Running(Child);

impl Running {
    /// Starts a program of a Debian package.
    pub(crate) fn start(command: &mut Command, package: &str) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().with_context(|| format!("{name} (package {package}) does not start"))?;
        Ok(Self(child))
    }

    /// Starts a program that prints one line once it is ready, and returns that line.
    pub(crate) fn start_and_hear(command: &mut Command, package: &str) -> Result<(Self, String)> {
        let mut running = Self::start(command.stdout(Stdio::piped()), package)?;
        let output = running.0.stdout.take().context("has no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        ensure!(
            !line.trim().is_empty(),
            "{} ended before it was ready",
            command.get_program().to_string_lossy()
        );
        Ok((running, line.trim().to_owned()))
    }
}

impl Running {
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    pub(crate) fn has_ended(&mut self) -> Result<bool> {
        Ok(self.0.try_wait()?.is_some())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; either way nothing is left of it after the wait.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
