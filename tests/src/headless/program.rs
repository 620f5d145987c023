use std::{env, path::PathBuf, process::Command, sync::OnceLock};

use anyhow::{Context as _, Result, ensure};

/// How a program is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// As tests are.
    Debug,
    /// As it is given to people.
    Release,
}

/// The program under test: the one `RINGSIDE_HEADLESS` names, else built now, once for the process.
///
/// # Errors
///
/// When it does not build.
pub fn program(build: Build) -> Result<PathBuf> {
    static BUILT: OnceLock<std::result::Result<PathBuf, String>> = OnceLock::new();
    if let Some(given) = env::var_os("RINGSIDE_HEADLESS") {
        return Ok(given.into());
    }
    let built = BUILT.get_or_init(|| compile(build).map_err(|error| format!("{error:#}")));
    built.clone().map_err(anyhow::Error::msg)
}

fn compile(build: Build) -> Result<PathBuf> {
    // This program lies in target/<profile>/deps.
    let this = env::current_exe().context("this program has no path")?;
    let target = this.ancestors().nth(3).context("this program is not in a target folder")?;
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args([
        "build",
        "--quiet",
        "--package",
        "ringside-headless",
    ]);
    cargo.arg("--target-dir").arg(target);
    // What cargo tells this program about its own package is not for another cargo: build scripts that watch these
    // variables would build their crates anew each time.
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(&name);
        }
    }
    let folder = match build {
        Build::Debug => "debug",
        Build::Release => {
            cargo.arg("--release");
            "release"
        }
    };
    let status = cargo.status().context("cargo does not start")?;
    ensure!(status.success(), "ringside-headless does not build ({status})");
    Ok(target.join(folder).join("ringside-headless").with_extension(env::consts::EXE_EXTENSION))
}
