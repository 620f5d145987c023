//! `cargo xtask run`.

use std::{env, path::Path, process::Command};

use anyhow::Result;

use crate::{
    places,
    setup::{Need, build_page, set_up},
    shell::{cargo, heading, run as start, say},
};

/// Opens the bar in demo mode. Without a display, a scripted shift is played through it instead.
///
/// # Errors
///
/// When something does not install, build or run.
pub(crate) fn run(release: bool) -> Result<()> {
    let display = has_display();
    set_up(if display { Need::Build } else { Need::Drive })?;
    heading("build");
    build_page()?;
    let profile: &[&str] = if release { &["--release"] } else { &[] };
    start(cargo().args(["build", "--package", "ringside"]).args(profile))?;
    let built = places::target()?.join(if release { "release" } else { "debug" });
    let app = built.join("ringside").with_extension(env::consts::EXE_EXTENSION);
    if display { open(&app) } else { play(&app) }
}

fn open(app: &Path) -> Result<()> {
    heading("the bar, in demo mode");
    start(Command::new(app).arg("--demo"))
}

fn play(app: &Path) -> Result<()> {
    heading("no display: a scripted shift in a virtual one");
    start(cargo().args(["build", "--package", "ringside-journey"]))?;
    let shots = places::target()?.join("demo-shift");
    let player = places::target()?.join("debug/demo-shift");
    start(Command::new(player).arg("--app").arg(app).arg("--shots").arg(&shots))?;
    say(&format!("\nThe shift went through. Its pictures are in {}", shots.display()));
    Ok(())
}

/// Windows and macOS always have one.
fn has_display() -> bool {
    let named = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}
