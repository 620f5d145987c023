//! A simulated vendor as its own program: prints where it is, then runs until ctrl-c or the end of its input.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::Parser;
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;

/// A simulated vendor on 127.0.0.1, over plain HTTP.
///
/// Prints one line of JSON with its addresses and settings and runs until ctrl-c or the end of standard input. All can
/// be driven below the control URL while it runs.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// Which: maxcontact, ozonetel, genesys, deepcall or ucontact.
    vendor: String,
    /// Port to listen on; 0 takes a free one.
    #[arg(long)]
    port: Option<u16>,
    /// Decides everything random.
    #[arg(long)]
    seed: Option<u64>,
    /// Settings as JSON, in the form that GET /_sim/settings returns; what is left out keeps its default.
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// One setting, such as wire.always_xml=true; the value is JSON, or text when it is none. May be given several times.
    #[arg(long, value_name = "NAME=VALUE", value_parser = assignment)]
    set: Vec<(String, Value)>,
    /// Customers answer, talk and hang up, and calls arrive.
    #[arg(long)]
    demo: bool,
    /// Keeps running when standard input ends.
    #[arg(long)]
    detached: bool,
}

fn assignment(text: &str) -> Result<(String, Value), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE")?;
    let value = serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned()));
    Ok((name.to_owned(), value))
}

/// Puts a value where a dotted name leads.
fn put(into: &mut Value, name: &str, value: Value) {
    let mut place = into;
    for part in name.split('.') {
        if !place.is_object() {
            *place = json!({});
        }
        place = &mut place[part];
    }
    *place = value;
}

impl Options {
    fn patch(&self) -> anyhow::Result<Value> {
        let mut patch = match &self.settings {
            Some(file) => {
                let text = std::fs::read_to_string(file)
                    .with_context(|| format!("cannot read {}", file.display()))?;
                serde_json::from_str(&text)
                    .with_context(|| format!("cannot understand {}", file.display()))?
            }
            None => json!({}),
        };
        for (name, value) in &self.set {
            put(&mut patch, name, value.clone());
        }
        if let Some(port) = self.port {
            put(&mut patch, "port", port.into());
        }
        if let Some(seed) = self.seed {
            put(&mut patch, "seed", seed.into());
        }
        Ok(patch)
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(filter).init();

    let options = Options::parse();
    let tenant = ringside_simulator::start(&options.vendor, options.demo, options.patch()?).await?;
    let place = json!({
        "vendor": tenant.vendor(),
        "base_url": tenant.base_url(),
        "control_url": format!("{}/_sim", tenant.root_url()),
        "settings": tenant.settings(),
    });
    writeln!(std::io::stdout(), "{place}")?;

    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        () = end_of_input(), if !options.detached => {}
    }
    tenant.stop().await;
    // A read of standard input that is still waiting would hold the process up otherwise.
    std::process::exit(0)
}

async fn end_of_input() {
    let mut input = tokio::io::stdin();
    let mut ignored = [0; 256];
    while matches!(input.read(&mut ignored).await, Ok(1..)) {}
}
