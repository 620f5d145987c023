//! A shift of eight hours and two hundred calls on a clock that runs as fast as the work does, with a real store: what
//! the process holds in memory after each hour, against what it held after the first twenty calls.
//!
//! Fails when memory has grown by more than 5 %, or anything is left of a call that is done.

mod vendor;

use std::{
    io::{self, Write as _},
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use ringside_domain::{CallState, Catalogue, ProfileId, Timestamp};
use ringside_engine::{Clock, Connector, Engine, EngineParts, Profile};
use ringside_ipc::{CallWord, DraftInput, SessionReply, SessionRequest, SessionView, Then, Tone, UiError};
use ringside_numbers::Region;
use ringside_store::Store;
use ringside_vendor::Vendor;
use secrecy::SecretString;
use tokio::time::{Instant, sleep_until, timeout};
use vendor::Scripted;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const CALLS: u32 = 200;
const HOURS: u32 = 8;
const WARM_UP: u32 = 20;
/// From the beginning of one call to that of the next: 25 calls an hour.
const PACE: Duration = Duration::from_secs(3_600 * HOURS as u64 / CALLS as u64);
const TALK: Duration = Duration::from_secs(60);
/// How much more than after the first calls may be in memory, in percent.
const MOST_PERCENT: u64 = 5;
/// Virtual time: longer than any pause between polls.
const LIMIT: Duration = Duration::from_secs(120);

struct Always(Scripted);

#[async_trait]
impl Connector for Always {
    async fn connect(&self, _: Option<SecretString>) -> std::result::Result<Arc<dyn Vendor>, UiError> {
        Ok(Arc::new(self.0.clone()))
    }

    async fn remember(&self, _: SecretString) {}
}

struct NoPages;

#[async_trait]
impl ringside_engine::Opener for NoPages {
    async fn open(
        &self,
        _: &ProfileId,
        _: ringside_engine::PageToOpen,
    ) -> std::result::Result<(), ringside_engine::NotOpened> {
        Err(ringside_engine::NotOpened)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(folder.path(), None)?;
    tokio::time::pause();
    let vendor = Scripted::default();
    let engine = Engine::start(EngineParts {
        profile: profile(),
        store,
        connector: Arc::new(Always(vendor.clone())),
        clock: Clock::of_runtime(Timestamp::now()),
        opener: Arc::new(NoPages),
        gate: None,
    });
    let bar = Bar { engine, vendor };
    bar.ask(SessionRequest::SignIn { password: None, remember: false }).await?;
    let start = Instant::now();
    let mut out = io::stdout();
    writeln!(out, "hour  calls  requests  memory, KB  against {WARM_UP} calls")?;
    let (mut first, mut last) = (0, 0);
    for number in 1..=CALLS {
        bar.call(number).await?;
        sleep_until(start + PACE * number).await;
        if number == WARM_UP {
            first = memory_kb()?;
            writeln!(out, "   -{number:7}{:10}{first:12}", bar.vendor.floor().asked)?;
        }
        if number % (CALLS / HOURS) == 0 {
            last = memory_kb()?;
            let grown = (last as f64 / first as f64 - 1.0) * 100.0;
            let hour = number / (CALLS / HOURS);
            writeln!(out, "{hour:4}{number:7}{:10}{last:12}  {grown:+.1} %", bar.vendor.floor().asked)?;
        }
    }
    let view = bar.view();
    let left = view.calls.len() + view.owed.len();
    writeln!(out, "left on cards or owed {left}, at the vendor {}", bar.vendor.floor().disposed)?;
    if left > 0 {
        return Err("something is left".into());
    }
    if last * 100 > first * (100 + MOST_PERCENT) {
        return Err("memory has grown".into());
    }
    Ok(())
}

struct Bar {
    engine: Engine,
    vendor: Scripted,
}

impl Bar {
    /// One call: dialled or put through, held for a moment, noted, ended by either side, and given its outcome.
    async fn call(&self, number: u32) -> Result<()> {
        if number.is_multiple_of(3) {
            self.vendor.delivers();
        } else {
            let number = format!("07700 900{:03}", number % 1_000);
            let reply = self.ask(SessionRequest::Dial { number, kind: None, lead: None }).await?;
            if !matches!(reply, SessionReply::Dialled { .. }) {
                return Err("not dialled".into());
            }
            self.vendor.set(CallState::Connected);
        }
        let view = self.until(|view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await?;
        let call = view.calls[0].id.clone();
        self.ask(SessionRequest::Hold { call: call.clone() }).await?;
        self.until(|view| view.calls[0].state == CallWord::Held).await?;
        self.ask(SessionRequest::Retrieve { call: call.clone() }).await?;
        self.until(|view| view.calls[0].state == CallWord::Connected).await?;
        let note = format!("call {number}: wants to hear from us");
        let draft = DraftInput { note, ..DraftInput::default() };
        self.ask(SessionRequest::SaveDraft { call: call.clone(), draft: draft.clone() }).await?;
        let draft = DraftInput { code: Some("NI".into()), ..draft };
        let save = |then| SessionRequest::SaveOutcome { call: call.clone(), draft: draft.clone(), then };
        let early = number.is_multiple_of(4);
        if early {
            self.ask(save(Then::Stay)).await?;
        }
        tokio::time::sleep(TALK).await;
        self.vendor.floor().loses_next = number.is_multiple_of(10);
        if number.is_multiple_of(2) {
            self.vendor.set(CallState::WrapUp);
        } else {
            self.ask(SessionRequest::HangUp { call: call.clone() }).await?;
        }
        if !early {
            self.until(|view| view.calls[0].state == CallWord::WrapUp).await?;
            self.ask(save(if number.is_multiple_of(5) { Then::Ready } else { Then::Stay })).await?;
        }
        self.until(|view| view.calls.is_empty() && view.outbox.on_the_way == 0).await?;
        let (view, disposed) = (self.view(), self.vendor.floor().disposed);
        if matches!(view.status.tone, Tone::Warn | Tone::Danger) || disposed != number {
            return Err(format!("after call {number}: {disposed} outcomes, {}", view.status.text.key).into());
        }
        Ok(())
    }

    async fn ask(&self, request: SessionRequest) -> Result<SessionReply> {
        let name = format!("{request:?}");
        self.engine.request(request).await.map_err(|error| format!("{name}: {:?}", error.text).into())
    }

    async fn until(&self, says: impl Fn(&SessionView) -> bool) -> Result<Arc<SessionView>> {
        let mut views = self.engine.views();
        let view = timeout(LIMIT, views.wait_for(|view| says(view))).await;
        let view = view.map_err(|_| format!("never so: {:?}", self.view().calls))??;
        Ok(Arc::clone(&view))
    }

    fn view(&self) -> Arc<SessionView> {
        self.engine.views().borrow().clone()
    }
}

fn profile() -> Profile {
    Profile {
        id: ProfileId::new("leeds"),
        name: "Leeds".into(),
        vendor_name: "Scripted".into(),
        region: Region::GB,
        breaks: Vec::new(),
        outcomes: Catalogue::default(),
        requirements: std::collections::HashMap::new(),
        at_zero: ringside_domain::AtZero::default(),
        overrun: None,
        shortest_wrap_up: std::time::Duration::from_secs(5),
        finishing: ringside_engine::Finishing::default(),
        break_limit: None,
        not_ready_before_sleep: false,
    }
}

/// What of this process is in memory.
fn memory_kb() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
