//! Starting other programs, and saying so.

use std::{
    io::{self, Write as _},
    path::Path,
    process::Command,
};

use anyhow::{Context as _, Result, ensure};

/// Announces a step.
pub(crate) fn heading(text: &str) {
    say(&format!("\n== {text}"));
}

/// Prints a line. A closed terminal is no reason to stop.
pub(crate) fn say(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}

/// Cargo, the one this was started by.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(crate::places::top());
    // What cargo tells this program about its own package is not for another cargo: build scripts that watch these
    // variables would build their crates anew each time.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(&name);
        }
    }
    cargo
}

/// npm in a folder.
pub(crate) fn npm(folder: &Path) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(folder);
    npm
}

/// Runs a program with its output shown.
///
/// # Errors
///
/// When it does not start or does not succeed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    say(&format!("$ {}", written(command)));
    let status = command.status().with_context(|| format!("{} does not start", written(command)))?;
    ensure!(status.success(), "failed ({status}): {}", written(command));
    Ok(())
}

/// Runs a program and returns what it printed, whether it succeeded or not; `None` when it is not there.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A command as one would type it.
fn written(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
