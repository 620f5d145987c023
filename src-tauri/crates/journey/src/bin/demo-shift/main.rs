//! Plays a scripted shift through the real window in demo mode and leaves numbered pictures of it.

mod bar;
mod elsewhere;
mod first_hour;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use ringside_journey::{App, Journey, built_app};

use bar::Bar;

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
    let app = App::new(app, home.path()).arg("--demo").env("RINGSIDE_LOG", "warn");
    let mut bar = Bar::at(Journey::open(&app, &arguments.shots).await?);
    let played = play(&mut bar).await;
    if played.is_err() {
        // What the window showed says more than the error does.
        bar.shot("where-it-stopped").await?;
    }
    played?;
    bar.leave().await
}

async fn play(bar: &mut Bar) -> Result<()> {
    first_hour::play(bar).await?;
    elsewhere::ozonetel(bar).await?;
    elsewhere::genesys(bar).await?;
    elsewhere::deepcall(bar).await?;
    elsewhere::ucontact(bar).await?;
    elsewhere::two_at_once(bar).await
}
