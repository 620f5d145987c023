//! `cargo xtask`: the one entry for people and CI.

mod bindings;
mod debian;
mod fuzz;
mod gallery;
mod measure;
mod places;
mod run;
mod setup;
mod shell;
mod test;
mod vendors;
mod windows;

use std::{path::PathBuf, process::ExitCode};

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
    /// Measures how long a click takes to the wire, and the bar's own share of it.
    Bench,
    /// Works a shift of eight hours in a minute, and measures what it leaves in memory.
    Soak,
    /// Runs bars through faults and kills with every simulated vendor, and counts what became of the outcomes.
    Campaign {
        /// How many outcomes are saved.
        #[arg(long, default_value_t = 500)]
        dispositions: u64,
        /// What decides everything that timing does not.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Where to keep the figures as JSON.
        #[arg(long)]
        json: Option<PathBuf>,
    },
    /// Feeds arbitrary bytes to all that reads what others wrote, and keeps those that break it.
    Fuzz {
        /// How long each target runs; 0 to try the kept inputs alone.
        #[arg(long, default_value_t = 10)]
        minutes: u64,
        /// Only these targets.
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
    },
    /// Draws every view and state as pictures: light and dark, in every language, at 1x, 2x and with text at 200 %.
    Gallery {
        /// Where the pictures and their page go.
        folder: PathBuf,
        /// Only these languages, themes, scales (`1x`, `2x`, `200`) and views, such as `es 200 panel--shift`.
        words: Vec<String>,
    },
    /// Prints what each vendor can do from here.
    Vendors {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Makes the page's types from the core's.
    Bindings,
    /// Builds the whole workspace for Windows, on a Debian-like machine.
    WindowsCheck,
}

fn main() -> ExitCode {
    match carry_out(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            shell::say(&format!("\n{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: Task) -> Result<()> {
    match task {
        Task::Run { release } => run::run(release),
        Task::Test { only } => test::run(&only),
        Task::Bench => measure::bench(),
        Task::Soak => measure::soak(),
        Task::Campaign { dispositions, seed, json } => measure::campaign(dispositions, seed, json.as_deref()),
        Task::Fuzz { minutes, only } => fuzz::fuzz(minutes, &only),
        Task::Gallery { folder, words } => gallery::draw(&folder, &words),
        Task::Vendors { json } => vendors::print(json),
        Task::Bindings => bindings::write(),
        Task::WindowsCheck => windows::check(),
    }
}
