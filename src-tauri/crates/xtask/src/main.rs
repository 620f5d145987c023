//! `cargo xtask`: the one entry for people and CI.

mod bindings;
mod debian;
mod places;
mod run;
mod setup;
mod shell;
mod test;
mod windows;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Builds, runs and checks Ringside.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Opens the bar in demo mode; without a display, plays a shift in a virtual one and keeps pictures of it.
    Run {
        /// Build as for a release.
        #[arg(long)]
        release: bool,
    },
    /// Runs every check and test of the project.
    Test {
        /// Only these steps.
        #[arg(long, value_enum, value_delimiter = ',')]
        only: Vec<test::Step>,
    },
    /// Makes the page's types from the core's.
    Bindings,
    /// Builds the whole workspace for Windows, on a Debian-like machine.
    WindowsCheck,
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Run { release } => run::run(release),
        Task::Test { only } => test::run(&only),
        Task::Bindings => bindings::write(),
        Task::WindowsCheck => windows::check(),
    }
}
