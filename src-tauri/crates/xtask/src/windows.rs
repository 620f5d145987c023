//! `cargo xtask windows-check`.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::{
    debian, places,
    setup::{Need, build_page, set_up},
    shell::{heading, run, say},
};

const TARGET: &str = "x86_64-pc-windows-gnu";

/// Builds the whole workspace for Windows, in a folder of its own in the cache.
///
/// A toolchain of rustup has no library for Windows unless it is fetched. Debian's `rustc-web` comes with the
/// library's source, of the same version, so the library is built along with everything else.
///
/// # Errors
///
/// Away from Debian and its relatives, or when something does not build.
pub(crate) fn check() -> Result<()> {
    ensure!(debian::is_debian_like(), "this needs Debian's packages: {}", debian::WINDOWS.join(", "));
    set_up(Need::Windows)?;
    build_page()?;
    heading("the workspace for Windows");
    let folder = places::cache()?.join("windows");
    let mut cargo = Command::new("/usr/bin/cargo");
    cargo
        .current_dir(places::top())
        .args(["build", "--workspace", "--target", TARGET, "-Zbuild-std=std,panic_abort"])
        // Line numbers for a program nobody will debug here take more room than the program.
        .args(["--config", "profile.dev.debug=false"])
        .env("CARGO_TARGET_DIR", &folder)
        .env("RUSTC", "/usr/bin/rustc")
        // The library can be built from source only where unstable features are on.
        .env("RUSTC_BOOTSTRAP", "1");
    for foreign in ["CARGO", "RUSTDOC", "RUSTUP_TOOLCHAIN", "RUSTC_WRAPPER"] {
        cargo.env_remove(foreign);
    }
    run(&mut cargo)?;
    say(&format!("\nIt builds. The programs are in {}", folder.join(TARGET).join("debug").display()));
    Ok(())
}
