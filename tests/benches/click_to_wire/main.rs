//! From a click to the first byte on the wire, and how much of that is the bar's own.
//!
//! A click is a line written to `ringside-headless`; the wire is a loopback front before the simulator that notes when
//! the first byte of each request arrives. Between two clicks a bare HTTP client asks the same front, once with a
//! connection of its own, as the bar sends whatever acts, and once with one it kept. All clocks are one process's.

mod figures;
mod front;

use std::{
    env,
    fs::File,
    io::{self, Write as _},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use figures::Figures;
use front::Front;
use ringside_ipc::{CallWord, DraftInput, OutboxWord, SessionReply, SessionRequest, Then};
use ringside_simulator::maxcontact::{AutoSettings, Settings, Simulator, Span};
use ringside_tests::headless::{Bar, Build, LIMIT, Place, profile};
use tokio::time::sleep;

/// How many of each are counted.
const HOLDS: usize = 250;
const DIALS: usize = 120;
const WARM_UP: usize = 10;
const REST: Duration = Duration::from_millis(250);

#[tokio::main]
async fn main() -> Result<()> {
    let few = env::var_os("RINGSIDE_BENCH_QUICK").is_some();
    let (holds, dials) = if few { (20, 10) } else { (HOLDS, DIALS) };
    let settings = Settings {
        auto: AutoSettings { answer_after_ms: Some(Span::fixed(0)), ..AutoSettings::default() },
        ..Settings::default()
    };
    let sim = Simulator::start(settings).await?;
    let front = Front::start(sim.addr()).await?;
    let base_url = sim.base_url().replace(&sim.root_url(), &format!("http://{}", front.addr()));
    let place = Place::with_profile(&profile(&base_url, &sim.enumerations()), Build::Release)?;
    let bar = place.start()?;
    bar.sign_in().await?;
    let disk = File::create(place.data().join("bench"))?;
    let mut bench = Bench { bar, front, bare: Bare::new(&base_url)?, disk, next_number: 0 };
    let hold = bench.holds(holds).await.context("holding")?;
    let dial = bench.dials(dials).await.context("dialling")?;
    let mut out = io::stdout();
    writeln!(out, "\nclick to first byte on the wire, in milliseconds\n")?;
    write!(out, "{}", hold.table("hold, retrieve: nothing to keep"))?;
    writeln!(out)?;
    write!(out, "{}", dial.table("dial: a durable commit before it"))?;
    bench.bar.stop().await?;
    Ok(())
}

struct Bench {
    bar: Bar,
    front: Front,
    bare: Bare,
    /// A file beside the bar's own.
    disk: File,
    next_number: u32,
}

/// A client that does nothing but ask.
struct Bare {
    fresh: reqwest::Client,
    kept: reqwest::Client,
    url: String,
}

impl Bare {
    fn new(base_url: &str) -> Result<Self> {
        // As in the bar: whichever provider comes first is fine.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = || reqwest::Client::builder().no_proxy();
        Ok(Self {
            fresh: builder().pool_max_idle_per_host(0).build()?,
            kept: builder().build()?,
            url: format!("{base_url}/telephony/bare/user/42"),
        })
    }
}

impl Bench {
    /// Holds and retrieves one call, with bare requests between.
    async fn holds(&mut self, count: usize) -> Result<Figures> {
        let mut figures = Figures::default();
        let call = self.call().await?;
        for round in 0..count + WARM_UP {
            let (request, method, state) = if round.is_multiple_of(2) {
                (SessionRequest::Hold { call: call.clone() }, "hold", CallWord::Held)
            } else {
                (SessionRequest::Retrieve { call: call.clone() }, "retrieve", CallWord::Connected)
            };
            let (id, clicked, sent) = self.click(&request, method).await?;
            self.answered(id).await?;
            self.bar
                .until("the state", |seen| seen.call(&call).is_some_and(|call| call.state == state))
                .await?;
            let (fresh, kept) = self.bare_clicks().await?;
            if round >= WARM_UP {
                figures.add(sent.duration_since(clicked), fresh, kept);
            }
            self.breathe().await?;
        }
        self.finish(&call).await?;
        Ok(figures)
    }

    /// Dials one call after the other, with bare requests between.
    async fn dials(&mut self, count: usize) -> Result<Figures> {
        let mut figures = Figures::default();
        for round in 0..count + WARM_UP {
            self.bar.until_view("a free dial field", |view| view.slots.dial.enabled).await?;
            let request = self.dial_request();
            let (id, clicked, sent) = self.click(&request, "dial").await?;
            let call = self.dialled(id).await?;
            let (fresh, kept) = self.bare_clicks().await?;
            if round >= WARM_UP {
                figures.add(sent.duration_since(clicked), fresh, kept);
            }
            self.finish(&call).await?;
            self.breathe().await?;
            // A sync right after another is cheap: both this one and the next dial's come after the same rest.
            sleep(REST).await;
            let disk = self.sync()?;
            sleep(REST).await;
            if round >= WARM_UP {
                figures.add_disk(disk);
            }
        }
        Ok(figures)
    }

    /// Writes a request and waits for its first byte at the front.
    async fn click(&mut self, request: &SessionRequest, method: &str) -> Result<(u64, Instant, Instant)> {
        let id = self.bar.next_id();
        let clicked = Instant::now();
        self.bar.post(id, request).await?;
        let sent = self.front.next(&format!("/telephony/{method}/"), LIMIT).await?;
        Ok((id, clicked, sent))
    }

    async fn bare_clicks(&mut self) -> Result<(Duration, Duration)> {
        let mut spans = [Duration::ZERO; 2];
        for (span, client) in spans.iter_mut().zip([&self.bare.fresh, &self.bare.kept]) {
            let request = client.get(&self.bare.url);
            let clicked = Instant::now();
            // The simulator knows no such method; its page is read, so that the connection is free again.
            let answer = tokio::spawn(async move { request.send().await?.bytes().await });
            *span = self.front.next("/telephony/bare/", LIMIT).await?.duration_since(clicked);
            answer.await??;
        }
        Ok((spans[0], spans[1]))
    }

    /// One page at the end of a file, as a commit to a write-ahead log is.
    fn sync(&mut self) -> Result<Duration> {
        let began = Instant::now();
        self.disk.write_all(&[7; 4096])?;
        self.disk.sync_data()?;
        Ok(began.elapsed())
    }

    fn dial_request(&mut self) -> SessionRequest {
        self.next_number = (self.next_number + 1) % 700;
        SessionRequest::Dial {
            number: format!("07700900{:03}", 200 + self.next_number),
            kind: None,
            lead: None,
        }
    }

    async fn answered(&self, id: u64) -> Result<SessionReply> {
        match self.bar.replied(id).await? {
            Ok(ringside_tests::headless::Replied::Session(reply)) => Ok(reply),
            other => bail!("answered with {other:?}"),
        }
    }

    async fn dialled(&self, id: u64) -> Result<String> {
        let SessionReply::Dialled { call } = self.answered(id).await? else { bail!("no dial") };
        let up = |state| state == CallWord::Connected;
        self.bar.until("an answer", |seen| seen.call(&call).is_some_and(|call| up(call.state))).await?;
        Ok(call)
    }

    async fn call(&mut self) -> Result<String> {
        let request = self.dial_request();
        let SessionReply::Dialled { call } = self.bar.take(request).await? else { bail!("no dial") };
        let up = |state| state == CallWord::Connected;
        self.bar.until("an answer", |seen| seen.call(&call).is_some_and(|call| up(call.state))).await?;
        Ok(call)
    }

    async fn finish(&self, call: &str) -> Result<()> {
        self.bar.take(SessionRequest::HangUp { call: call.to_owned() }).await?;
        let over = |state| state == CallWord::WrapUp;
        self.bar.until("the end", |seen| seen.call(call).is_some_and(|call| over(call.state))).await?;
        let draft = DraftInput { code: Some("NOTINT".to_owned()), ..DraftInput::default() };
        self.bar.take(SessionRequest::SaveOutcome { call: call.to_owned(), draft, then: Then::Stay }).await?;
        let done = |state| state == OutboxWord::Delivered;
        self.bar.until("delivery", |seen| seen.entry(call).is_some_and(|entry| done(entry.state))).await?;
        Ok(())
    }

    /// A person does not click ten times a second; the bar's own limit on requests is not what is measured here.
    async fn breathe(&self) -> Result<()> {
        self.front.until_fewer_than(6, LIMIT).await
    }
}
