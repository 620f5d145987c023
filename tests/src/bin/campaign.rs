//! Runs the fault campaign; `cargo xtask campaign` starts it.

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use ringside_tests::campaign;

#[derive(Parser)]
struct Arguments {
    /// How many outcomes are saved.
    #[arg(long)]
    dispositions: u64,
    /// What decides everything that timing does not.
    #[arg(long)]
    seed: u64,
    /// Where to keep the figures as JSON.
    #[arg(long)]
    json: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let report = campaign::run(arguments.dispositions, arguments.seed).await?;
    writeln!(io::stdout(), "{report}")?;
    if let Some(path) = arguments.json {
        let text = serde_json::to_string_pretty(&report)? + "\n";
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    ensure!(report.is_good(), "outcomes were lost, doubled or stuck");
    Ok(())
}
