//! The engine without a window: requests on stdin, replies and views on stdout, one JSON value a line.
//!
//! `docs.md` beside the manifest shows every line. Logs go to stderr, so that stdout holds nothing else.

#[cfg(test)]
mod docs;
mod lines;

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Parser;
use lines::{Line, Outgoing, read};
use ringside_host::{Host, HostOptions};
use ringside_ipc::Event;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    sync::mpsc,
    task::JoinSet,
};

/// How many lines may wait to be written before whoever makes them has to wait.
const OUTBOX: usize = 256;

/// Ringside without a window: requests on stdin, replies and views on stdout, one JSON value a line.
#[derive(Parser)]
#[command(name = "ringside-headless", version)]
struct Arguments {
    /// Use simulated vendors and keep nothing.
    #[arg(long)]
    demo: bool,
    /// Keep passwords in memory only instead of the keychain.
    #[arg(long)]
    no_keychain: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let _logging = ringside_logging::init_stderr();
    ringside_logging::leave_no_core();
    match serve(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(arguments: &Arguments) -> Result<()> {
    let options = HostOptions { demo: arguments.demo, keychain: !arguments.no_keychain };
    let host = Host::start(options).await.context("Ringside could not start")?;
    let (out, written) = mpsc::channel(OUTBOX);
    let writer = tokio::spawn(write_lines(written));
    let mut events = host.subscribe();
    let mut requests = JoinSet::new();
    let mut input = BufReader::new(tokio::io::stdin()).lines();
    loop {
        tokio::select! {
            line = input.next_line() => match line.context("stdin cannot be read")? {
                None => break,
                Some(line) if line.trim().is_empty() => {}
                Some(line) => {
                    let (host, out) = (host.clone(), out.clone());
                    requests.spawn(async move {
                        // The writer ends only with the program.
                        let _ = out.send(answer(&host, &line).await).await;
                    });
                }
            },
            event = events.recv() => {
                if let Some(event) = event {
                    send_event(&out, event).await;
                }
            }
            Some(_) = requests.join_next() => {}
        }
    }
    // What was asked before the end of stdin is still answered.
    while requests.join_next().await.is_some() {}
    host.stop().await;
    while let Some(event) = events.try_recv() {
        send_event(&out, event).await;
    }
    drop(out);
    writer.await.context("stdout cannot be written")?
}

async fn send_event(out: &mpsc::Sender<Outgoing>, event: Event) {
    // The writer ends only with the program.
    let _ = out.send(Outgoing::event(event)).await;
}

async fn answer(host: &Host, line: &str) -> Outgoing {
    match read(line) {
        Ok(Line::Session { id, session, request }) => {
            Outgoing::session(id, host.session(&session, request).await)
        }
        Ok(Line::Profile { id, request }) => Outgoing::profile(id, host.profile(request).await),
        Err(refused) => *refused,
    }
}

async fn write_lines(mut lines: mpsc::Receiver<Outgoing>) -> Result<()> {
    let mut stdout = tokio::io::stdout();
    while let Some(line) = lines.recv().await {
        let mut text = serde_json::to_vec(&line)?;
        text.push(b'\n');
        stdout.write_all(&text).await?;
        stdout.flush().await?;
    }
    Ok(())
}
