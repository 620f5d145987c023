//! An agent at the bar in front of a vendor made of a list of calls.

use std::{path::Path, sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_domain::{
    BreakId, BreakReason, CallState, Catalogue, CodeKind, DispositionCode, ProfileId, Requirements, Timestamp,
};
use ringside_engine::{
    Clock, Connector, DialGate, Engine, EngineParts, Hands, MayCall, NotOpened, Opener, PageToOpen, Profile,
};
use ringside_ipc::{
    AgentWord, CallView, CallWord, DraftInput, OutboxEntryView, OutboxWord, SessionReply, SessionRequest,
    SessionView, Then, UiError,
};
use ringside_numbers::Region;
use ringside_store::Store;
use ringside_vendor::{RequestKind, Vendor};
use secrecy::SecretString;
use tempfile::TempDir;

use crate::vendor::{FakeVendor, Floor};

struct Always(FakeVendor);

#[async_trait]
impl Connector for Always {
    async fn connect(&self, _: Option<SecretString>) -> Result<Arc<dyn Vendor>, UiError> {
        Ok(Arc::new(self.0.clone()))
    }

    async fn remember(&self, _: SecretString) {}
}

/// The agent's browser: it outlives the bar, as the vendor does.
struct Browser(FakeVendor);

#[async_trait]
impl Opener for Browser {
    async fn open(&self, _: &ProfileId, page: PageToOpen) -> Result<(), NotOpened> {
        let mut floor = self.0.floor();
        if floor.no_browser {
            return Err(NotOpened);
        }
        floor.pages.push(page.url);
        Ok(())
    }
}

/// Whoever is asked before a number is dialled.
struct DoNotCallList(FakeVendor);

#[async_trait]
impl DialGate for DoNotCallList {
    async fn may_call(&self, number: &str) -> MayCall {
        let late = {
            let mut floor = self.0.floor();
            floor.asked_about.push(number.to_owned());
            floor.says_late.clone()
        };
        if let Some(late) = late {
            late.notified().await;
        }
        self.0.floor().says.clone().expect("says something")
    }
}

/// An agent at a bar whose disk outlives it.
pub(crate) struct Bar {
    pub(crate) vendor: FakeVendor,
    pub(crate) engine: Engine,
    /// On the clock of the computer the bar runs on.
    pub(crate) hands: Hands,
    pub(crate) clock: Clock,
    store: Store,
    folder: TempDir,
}

impl Bar {
    /// A signed-in bar in front of a vendor that tells the states of its calls.
    pub(crate) async fn open() -> Self {
        Self::before(|_| {}).await
    }

    /// The same in front of a vendor that is different in some way.
    pub(crate) async fn before(differs: impl FnOnce(&mut Floor)) -> Self {
        let vendor = FakeVendor::default();
        differs(&mut vendor.floor());
        Self::at(vendor, tempfile::tempdir().expect("has a folder")).await
    }

    /// The same with a profile that is different too.
    pub(crate) async fn with(differs: impl FnOnce(&mut Floor), profile: impl FnOnce(&mut Profile)) -> Self {
        let vendor = FakeVendor::default();
        differs(&mut vendor.floor());
        Self::on(vendor, tempfile::tempdir().expect("has a folder"), profile).await
    }

    async fn at(vendor: FakeVendor, folder: TempDir) -> Self {
        Self::on(vendor, folder, |_| {}).await
    }

    async fn on(vendor: FakeVendor, folder: TempDir, differs: impl FnOnce(&mut Profile)) -> Self {
        let start = Timestamp::from_second(START).expect("in range");
        Self::signed_in_at(start, vendor, folder, differs).await.checked().await
    }

    /// A bar that is started when the clock on the wall says `start`. It may not have heard of any call yet.
    async fn signed_in_at(
        start: Timestamp,
        vendor: FakeVendor,
        folder: TempDir,
        differs: impl FnOnce(&mut Profile),
    ) -> Self {
        let store = open_store(folder.path()).await;
        let (clock, hands) = Clock::with_hands(start);
        let mut profile = Profile {
            id: ProfileId::new("leeds"),
            name: "Leeds".into(),
            vendor_name: "Fake".into(),
            region: Region::GB,
            breaks: vec![BreakReason { id: BreakId::new("2"), name: "Lunch".into(), limit_s: Some(1_800) }],
            outcomes: Catalogue {
                codes: vec![DispositionCode {
                    code: "OWN".into(),
                    path: vec!["own".into()],
                    kind: CodeKind::Other,
                    requires: Requirements::default(),
                    default_sales: None,
                }],
            },
            requirements: std::collections::HashMap::new(),
            at_zero: ringside_domain::AtZero::default(),
            overrun: None,
            shortest_wrap_up: Duration::from_secs(5),
            finishing: ringside_engine::Finishing::default(),
            break_limit: Some(Duration::from_secs(3_600)),
            not_ready_before_sleep: false,
        };
        differs(&mut profile);
        let asks = vendor.floor().says.is_some();
        let gate = asks.then(|| Arc::new(DoNotCallList(vendor.clone())) as Arc<dyn DialGate>);
        let engine = Engine::start(EngineParts {
            profile,
            store: store.clone(),
            connector: Arc::new(Always(vendor.clone())),
            clock: clock.clone(),
            opener: Arc::new(Browser(vendor.clone())),
            gate,
        });
        let bar = Self { vendor, engine, hands, clock, store, folder };
        bar.ask(SessionRequest::SignIn { password: None, remember: false }).await.expect("signs in");
        bar
    }

    async fn checked(self) -> Self {
        self.until("checked", |view| view.agent.state != AgentWord::Checking).await;
        self.codes().await;
        self
    }

    /// Ends the program without a word and starts it again on the same disk.
    pub(crate) async fn restart(self) -> Self {
        let Self { vendor, engine, store, folder, .. } = self;
        drop(engine);
        store.close().await;
        Self::at(vendor, folder).await
    }

    /// The same, with the bar away for a while on a clock that goes on, and its profile different.
    pub(crate) async fn restart_after(self, away: Duration, differs: impl FnOnce(&mut Profile)) -> Self {
        self.restart_unheard(away, differs).await.checked().await
    }

    /// The same, as the bar is before the vendor has told of any call.
    pub(crate) async fn restart_unheard(self, away: Duration, differs: impl FnOnce(&mut Profile)) -> Self {
        let Self { vendor, engine, clock, store, folder, .. } = self;
        drop(engine);
        store.close().await;
        tokio::time::sleep(away).await;
        Self::signed_in_at(clock.now().wall, vendor, folder, differs).await
    }

    async fn codes(&self) {
        let mut codes = self.engine.codes();
        let here = codes.wait_for(|view| !view.codes.is_empty());
        tokio::time::timeout(LIMIT, here).await.expect("in time").expect("runs");
    }

    pub(crate) async fn ask(&self, request: SessionRequest) -> Result<SessionReply, UiError> {
        self.engine.request(request).await
    }

    /// Waits for the view to say something, however long its polls take.
    pub(crate) async fn until(&self, what: &str, says: impl Fn(&SessionView) -> bool) -> Arc<SessionView> {
        let mut views = self.engine.views();
        let waited = tokio::time::timeout(LIMIT, views.wait_for(|view| says(view))).await;
        match waited {
            Ok(view) => Arc::clone(&view.expect("runs")),
            Err(_) => panic!("never {what}: {:#?}", self.view()),
        }
    }

    pub(crate) fn view(&self) -> Arc<SessionView> {
        self.engine.views().borrow().clone()
    }

    pub(crate) fn call(&self) -> CallView {
        self.view().calls.first().cloned().expect("a call is on the desk")
    }

    /// Dials and is answered.
    pub(crate) async fn talk(&self) -> String {
        let number = "07700 900123".to_owned();
        let dialled = self.ask(SessionRequest::Dial { number, kind: None, lead: None }).await;
        let SessionReply::Dialled { call } = dialled.expect("dials") else { panic!("not dialled") };
        self.vendor.set(CallState::Connected);
        self.until("connected", |view| view.calls.iter().any(|call| call.state == CallWord::Connected)).await;
        call
    }

    /// Dials where nobody tells whether anybody answered.
    pub(crate) async fn dial_unseen(&self) -> String {
        let number = "07700 900123".to_owned();
        let dialled = self.ask(SessionRequest::Dial { number, kind: None, lead: None }).await;
        let SessionReply::Dialled { call } = dialled.expect("dials") else { panic!("not dialled") };
        self.polls(1).await;
        call
    }

    /// Waits until the vendor was asked for its calls so many times more and the answers are shown.
    pub(crate) async fn polls(&self, times: usize) {
        let enough = self.vendor.count(RequestKind::Snapshot) + times;
        self.has_asked(RequestKind::Snapshot, enough).await;
        self.ask(SessionRequest::Refresh).await.expect("shows");
    }

    /// Waits until the vendor was asked so many times in all.
    pub(crate) async fn has_asked(&self, kind: RequestKind, times: usize) {
        let asked = async {
            while self.vendor.count(kind) < times {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        tokio::time::timeout(LIMIT, asked).await.expect("asks");
    }

    /// The other side hangs up.
    pub(crate) async fn they_hang_up(&self) {
        self.vendor.set(CallState::WrapUp);
        self.until("over", |view| view.calls.iter().all(|call| call.state == CallWord::WrapUp)).await;
    }

    pub(crate) async fn hang_up(&self, call: &str) {
        self.ask(SessionRequest::HangUp { call: call.to_owned() }).await.expect("hangs up");
        self.until("in wrap-up", |view| view.calls.iter().all(|call| call.state == CallWord::WrapUp)).await;
    }

    pub(crate) async fn save(&self, call: &str, code: &str) -> Result<SessionReply, UiError> {
        self.save_then(call, code, Then::Stay).await
    }

    pub(crate) async fn save_then(
        &self,
        call: &str,
        code: &str,
        then: Then,
    ) -> Result<SessionReply, UiError> {
        self.ask(SessionRequest::SaveOutcome { call: call.to_owned(), draft: draft(code, ""), then }).await
    }

    /// Waits for the one outcome to come to this end.
    pub(crate) async fn outcome_is(&self, state: OutboxWord) -> OutboxEntryView {
        let there = |view: &SessionView| view.outbox.entries.iter().any(|entry| entry.state == state);
        let view = self.until("at its end", there).await;
        assert_eq!(view.outbox.entries.len(), 1, "one outcome");
        view.outbox.entries[0].clone()
    }

    pub(crate) fn disposed(&self) -> Vec<String> {
        self.vendor.floor().disposed.iter().map(|(_, code)| code.clone()).collect()
    }
}

async fn open_store(folder: &Path) -> Store {
    let folder = folder.to_owned();
    tokio::task::spawn_blocking(move || Store::open(&folder, None)).await.expect("no panic").expect("opens")
}

pub(crate) fn draft(code: &str, note: &str) -> DraftInput {
    DraftInput { code: Some(code.to_owned()), note: note.to_owned(), ..DraftInput::default() }
}

/// What the clock on the wall says when a bar is opened, in seconds since 1970.
pub(crate) const START: i64 = 1_790_000_000;

/// Virtual time: longer than any pause between polls.
const LIMIT: Duration = Duration::from_secs(600);
