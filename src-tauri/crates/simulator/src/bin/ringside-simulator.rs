//! A simulated vendor as its own program: prints where it is, then runs until ctrl-c or the end of its input.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Parser;
use ringside_simulator::maxcontact::{Enumerations, Settings, Simulator, StartState, UserSettings};
use serde_json::json;
use tokio::io::AsyncReadExt;

/// A simulated MaxContact tenant on 127.0.0.1, over plain HTTP.
///
/// Prints one line of JSON with its addresses and runs until ctrl-c or the end of standard input.
#[derive(Debug, Parser)]
#[command(version)]
struct Options {
    /// Port to listen on; 0 takes a free one.
    #[arg(long)]
    port: Option<u16>,
    /// Settings as JSON, in the form that GET /_sim/settings returns; what is left out keeps its default.
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// The undocumented integers as JSON, in the form of "enumerations" in the settings.
    #[arg(long, value_name = "FILE", conflicts_with = "shuffle")]
    enumerations: Option<PathBuf>,
    /// Shuffles the undocumented integers with this seed.
    #[arg(long, value_name = "SEED")]
    shuffle: Option<u64>,
    /// Decides everything random.
    #[arg(long)]
    seed: Option<u64>,
    /// The API account.
    #[arg(long)]
    login: Option<String>,
    /// Its password; it protects nothing but the simulator.
    #[arg(long)]
    password: Option<String>,
    /// An agent as id:name; may be given several times and then replaces those built in.
    #[arg(long = "user", value_name = "ID:NAME", value_parser = user)]
    users: Vec<UserSettings>,
    /// Customers answer, talk and hang up, and calls arrive.
    #[arg(long)]
    demo: bool,
    /// Milliseconds after which a dialled customer answers.
    #[arg(long, value_name = "MS")]
    answer_after: Option<u64>,
    /// Seconds a token is good for.
    #[arg(long, value_name = "SECONDS")]
    token_lifetime: Option<u64>,
    /// Answers XML whatever the request says.
    #[arg(long)]
    always_xml: bool,
    /// Serves the nine methods that are known by name only, at guessed paths.
    #[arg(long)]
    unverified: bool,
    /// Keeps running when standard input ends.
    #[arg(long)]
    detached: bool,
}

fn user(text: &str) -> Result<UserSettings, String> {
    let (id, name) = text.split_once(':').ok_or("expected ID:NAME")?;
    let id = id.parse().map_err(|_| "the id has to be a number")?;
    Ok(UserSettings { id, name: name.to_owned(), state: StartState::NotReady, campaign: 1 })
}

impl Options {
    fn into_settings(self) -> anyhow::Result<Settings> {
        let mut settings: Settings = match &self.settings {
            Some(file) => read(file)?,
            None => Settings::default(),
        };
        if self.demo {
            settings.auto = Settings::demo().auto;
        }
        if let Some(file) = &self.enumerations {
            settings.enumerations = read(file)?;
        }
        if let Some(seed) = self.shuffle {
            settings.enumerations = Enumerations::shuffled(seed);
        }
        if let Some(ms) = self.answer_after {
            settings.auto.answer_after_ms = Some(ringside_simulator::maxcontact::Span::fixed(ms));
        }
        if !self.users.is_empty() {
            settings.users = self.users;
        }
        settings.port = self.port.unwrap_or(settings.port);
        settings.seed = self.seed.unwrap_or(settings.seed);
        settings.login = self.login.unwrap_or(settings.login);
        settings.password = self.password.unwrap_or(settings.password);
        settings.token.lifetime_s = self.token_lifetime.unwrap_or(settings.token.lifetime_s);
        settings.wire.always_xml |= self.always_xml;
        settings.rules.unverified_methods |= self.unverified;
        Ok(settings)
    }
}

fn read<T: serde::de::DeserializeOwned>(file: &Path) -> anyhow::Result<T> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("cannot understand {}", file.display()))
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(filter).init();

    let options = Options::parse();
    let detached = options.detached;
    let settings = options.into_settings()?;
    let users: Vec<_> =
        settings.users.iter().map(|user| json!({ "id": user.id, "name": user.name })).collect();
    let login = settings.login.clone();
    let simulator = Simulator::start(settings).await?;
    let place = json!({
        "vendor": "maxcontact",
        "base_url": simulator.base_url(),
        "control_url": format!("{}/_sim", simulator.root_url()),
        "login": login,
        "users": users,
    });
    writeln!(std::io::stdout(), "{place}")?;

    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        () = end_of_input(), if !detached => {}
    }
    simulator.stop().await;
    // A read of standard input that is still waiting would hold the process up otherwise.
    std::process::exit(0)
}

async fn end_of_input() {
    let mut input = tokio::io::stdin();
    let mut ignored = [0; 256];
    while matches!(input.read(&mut ignored).await, Ok(1..)) {}
}
