//! What an agent costs a vendor in requests while nothing is asked for: ready, on a break, on a call, in wrap-up.

use std::{collections::BTreeMap, time::Duration};

use anyhow::{Context as _, Result, ensure};
use ringside_ipc::{CallWord, SessionRequest, StateTarget};
use ringside_tests::{
    headless::Desk,
    sites::{ALL, Running, Site, place, sign_in},
};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
    time::sleep,
};

use crate::shifts::{be_ready, dial, end};

/// How long requests are counted in each state.
const WATCHED: Duration = Duration::from_secs(120);
/// How long things may settle before that.
const SETTLED: Duration = Duration::from_secs(10);

/// Requests an hour, by method.
type Rates = BTreeMap<String, u64>;

/// Takes about nine minutes.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement of minutes, printed as a table for benchmarks.md"]
async fn requests_an_hour_of_an_agent_who_does_nothing() -> Result<()> {
    let mut sites = JoinSet::new();
    for (place, site) in ALL.into_iter().enumerate() {
        sites.spawn(async move { Ok::<_, anyhow::Error>((place, rows(site).await.context(site.id)?)) });
    }
    let mut tables = BTreeMap::new();
    while let Some(site) = sites.join_next().await {
        let (place, rows) = site??;
        tables.insert(place, rows);
    }
    let mut table = String::from("\n| Vendor | State | Requests an hour | Of these |\n|---|---|---:|---|\n");
    for (site, rows) in ALL.iter().zip(tables.values()) {
        for (state, rates) in rows {
            let total: u64 = rates.values().sum();
            let parts: Vec<String> = rates.iter().map(|(method, rate)| format!("{method} {rate}")).collect();
            table.push_str(&format!("| {} | {state} | {total} | {} |\n", site.id, parts.join(", ")));
        }
    }
    eprint_table(&table);
    Ok(())
}

/// The one place that prints: the table is what the measurement is for.
#[expect(clippy::print_stderr, reason = "the table is what the measurement is for")]
fn eprint_table(table: &str) {
    eprintln!("{table}");
}

async fn rows(site: &'static Site) -> Result<Vec<(&'static str, Rates)>> {
    let running = site.start_with_long_wrap_up().await?;
    let place = place(&[&running])?;
    let bar = place.start()?;
    let desk = sign_in(&bar, site).await?;
    let mut rows = Vec::new();
    match site.a_break {
        Some((reason, _)) => {
            let target = StateTarget::NotReady { reason: Some(reason.to_owned()) };
            desk.take(SessionRequest::SetState { target }).await?;
            rows.push(("on a break", watched(&running).await?));
            be_ready(&desk).await?;
            rows.push(("ready", watched(&running).await?));
        }
        None => rows.push(("signed in", watched(&running).await?)),
    }
    let call = dial(&desk, &running, &site.number(100)).await?;
    rows.push(("on a call", watched(&running).await?));
    end(&desk, &running, &call, false).await?;
    rows.push(("in wrap-up", watched(&running).await?));
    still_in_wrap_up(&desk, &call)?;
    bar.stop().await?;
    Ok(rows)
}

fn still_in_wrap_up(desk: &Desk<'_>, call: &str) -> Result<()> {
    let card = desk.view()?.calls.into_iter().find(|card| card.id == call).context("the card")?;
    ensure!(card.state == CallWord::WrapUp, "{card:?}");
    Ok(())
}

/// Counts for a while.
async fn watched(running: &Running) -> Result<Rates> {
    sleep(SETTLED).await;
    let before = requests(running).await?;
    sleep(WATCHED).await;
    let after = requests(running).await?;
    let hour = 3600 / WATCHED.as_secs();
    let more = |(method, count): (String, u64)| {
        let more = count - before.get(&method).copied().unwrap_or_default();
        (more > 0).then_some((method, more * hour))
    };
    Ok(after.into_iter().filter_map(more).collect())
}

/// How many requests the vendor has had, by method, as its state shows them.
async fn requests(running: &Running) -> Result<BTreeMap<String, u64>> {
    let host = running.tenant.root_url();
    let host = host.strip_prefix("http://").context("plain HTTP")?;
    let mut stream = TcpStream::connect(host).await?;
    let request = format!("GET /_sim/state HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let (_, body) = answer.split_once("\r\n\r\n").context("a body")?;
    let state: Value = serde_json::from_str(body).context("the state")?;
    Ok(serde_json::from_value(state["requests"].clone())?)
}
