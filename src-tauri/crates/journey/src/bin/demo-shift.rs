//! Plays a scripted shift through the real window in demo mode and leaves numbered pictures of it.

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use ringside_journey::{App, Journey, built_app};

/// Plays a scripted shift through the real window in demo mode.
#[derive(Debug, Parser)]
struct Arguments {
    /// The program; by default the one built beside this.
    #[arg(long)]
    app: Option<PathBuf>,
    /// Where the pictures go.
    #[arg(long)]
    shots: PathBuf,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let app = arguments.app.map_or_else(built_app, Ok)?;
    let home = tempfile::tempdir()?;
    let app = App::new(app, home.path()).arg("--demo");
    let mut journey = Journey::open(&app, &arguments.shots).await?;
    journey.shot("signed-out").await?;
    journey.close().await
}
