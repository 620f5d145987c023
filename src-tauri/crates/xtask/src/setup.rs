//! Gives a fresh machine what a task needs.

use std::{fs, path::Path, process::Command};

use anyhow::{Context as _, Result, ensure};

use crate::{
    debian, places,
    shell::{ask, heading, npm, run, say},
};

/// What a task needs beside Rust and Node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// To build and open the program.
    Build,
    /// To drive its window without a display as well.
    Drive,
    /// To run every test as well.
    Test,
    /// To build for Windows as well as for here.
    Windows,
}

/// Installs what is missing on a Debian-like machine, and names it; elsewhere says what has to be there. Then brings the
/// packages of the page, and for the tests theirs.
///
/// # Errors
///
/// When something cannot be installed.
pub(crate) fn set_up(need: Need) -> Result<()> {
    heading("set-up");
    let node = ask(Command::new("node").arg("--version")).unwrap_or_default();
    ensure!(!node.is_empty(), "Node.js is needed, 20.19 or newer, with npm");
    let packages = packages(need);
    if debian::is_debian_like() {
        debian::install(&packages)?;
    } else {
        say(&advice(&packages));
    }
    bring_node_packages(&places::ui())?;
    if need == Need::Test {
        bring_node_packages(&places::ui_tests())?;
        bring_node_packages(&places::faye())?;
    }
    Ok(())
}

fn packages(need: Need) -> Vec<&'static str> {
    let lists: &[&[&str]] = match need {
        Need::Build => &[debian::BUILD],
        Need::Drive => &[debian::BUILD, debian::DRIVE],
        Need::Test => &[debian::BUILD, debian::DRIVE, debian::TEST],
        Need::Windows => &[debian::BUILD, debian::WINDOWS],
    };
    lists.concat()
}

fn advice(packages: &[&str]) -> String {
    if cfg!(windows) {
        "Needed: the Microsoft C++ Build Tools and the WebView2 runtime, which Windows 11 has.".to_owned()
    } else if cfg!(target_os = "macos") {
        "Needed: the Xcode command line tools (xcode-select --install).".to_owned()
    } else {
        format!("Needed, by the names Debian gives them: {}.", packages.join(", "))
    }
}

/// `npm ci`, unless what is there is what the lock file asks for.
fn bring_node_packages(folder: &Path) -> Result<()> {
    let wanted = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{} has no package-lock.json", folder.display()))?;
    let mark = folder.join("node_modules/.ringside-lock");
    if fs::read(&mark).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    run(npm(folder).args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&mark, wanted).with_context(|| format!("{} cannot be written", mark.display()))
}

/// Builds the page, which every build of the program takes in.
///
/// # Errors
///
/// When it does not build.
pub(crate) fn build_page() -> Result<()> {
    run(npm(&places::ui()).args(["run", "build"]))
}
