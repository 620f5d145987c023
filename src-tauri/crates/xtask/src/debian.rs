//! Packages of Debian and its relatives.

use std::process::Command;

use anyhow::{Context as _, Result};

use crate::shell::{ask, run, say};

/// To build the program.
pub(crate) const BUILD: &[&str] =
    &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libasound2-dev"];
/// To show it where there is no display, with letters for every language, and to drive its window.
pub(crate) const DRIVE: &[&str] = &[
    "xvfb",
    "openbox",
    "dbus",
    "at-spi2-core",
    "webkit2gtk-driver",
    "fonts-dejavu-core",
    "fonts-lohit-deva",
];
/// To run the tests beside that.
pub(crate) const TEST: &[&str] = &["gnome-keyring", "chromium", "iproute2"];
/// To build for Windows: a compiler with the sources of its own library, and a linker.
pub(crate) const WINDOWS: &[&str] =
    &["rustc-web", "cargo-web", "rust-web-src", "gcc-mingw-w64-x86-64", "g++-mingw-w64-x86-64"];

/// Whether this machine has such packages.
pub(crate) fn is_debian_like() -> bool {
    ask(Command::new("dpkg-query").arg("--version")).is_some()
}

/// Installs what is missing, and names it.
///
/// # Errors
///
/// When apt-get fails.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let known =
        ask(Command::new("dpkg-query").args(["-W", "-f=${Package} ${db:Status-Status}\n"]).args(packages));
    let missing = missing(packages, &known.context("dpkg-query does not start")?);
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("Installing with apt-get: {}", missing.join(" ")));
    run(apt_get().arg("update"))?;
    run(apt_get().args(["install", "-y", "--no-install-recommends"]).args(missing))
}

/// Those of `packages` that `known`, a line `name state` for each package the machine has heard of, does not call
/// installed.
fn missing<'a>(packages: &[&'a str], known: &str) -> Vec<&'a str> {
    let installed =
        |package: &str| known.lines().any(|line| line.strip_suffix(" installed") == Some(package));
    packages.iter().copied().filter(|package| !installed(package)).collect()
}

fn apt_get() -> Command {
    let root = ask(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let mut command = Command::new(if root { "apt-get" } else { "sudo" });
    if !root {
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn a_package_is_missing_when_unknown_or_removed() {
        let known = "xvfb installed\ndbus config-files\ndbus-x11 installed\n";
        assert_eq!(missing(&["xvfb", "dbus", "chromium"], known), ["dbus", "chromium"]);
    }
}
