use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use jiff::tz::TimeZone;
use ringside_simulator_kit::{
    Clock, Controlled, FaultPlan, FaultRule, LedgerEntry, Met, Server, SimulatorError, control,
};
use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio::task::AbortHandle;

use crate::events::{Event, EventDone, EventRefused};
use crate::model::{Note, PushView, StateView, World};
use crate::push::{self, Report};
use crate::service;
use crate::settings::Settings;
use crate::wire;

/// DeepCall as a local server.
#[derive(Debug)]
pub struct Simulator;

impl Simulator {
    /// Starts an account on the loopback interface, served by the current tokio runtime.
    ///
    /// # Errors
    ///
    /// [`SimulatorError::Listen`] when the port cannot be had.
    pub async fn start(settings: Settings) -> Result<SimulatorHandle, SimulatorError> {
        let port = settings.port;
        let clock = Clock::start();
        let core = Mutex::new(Core::new(settings, &clock));
        let shared = Arc::new(Shared { clock, core, wake: Notify::new() });
        let router = Router::new().fallback(service::serve).with_state(Arc::clone(&shared));
        let router = router.nest("/_sim", control(Arc::clone(&shared)));
        let server = Server::start(port, router).await?;
        let sender = Sender(tokio::spawn(push::run(Arc::clone(&shared))).abort_handle());
        Ok(SimulatorHandle { shared, running: Arc::new(Running { server, sender }) })
    }
}

/// Ends with its owner.
#[derive(Debug)]
struct Sender(AbortHandle);

impl Drop for Sender {
    fn drop(&mut self) {
        self.0.abort();
    }
}

#[derive(Debug)]
struct Running {
    server: Server,
    sender: Sender,
}

/// A running simulator. The last clone that is dropped ends it, in the background; [`SimulatorHandle::stop`] waits.
#[derive(Debug, Clone)]
pub struct SimulatorHandle {
    shared: Arc<Shared>,
    running: Arc<Running>,
}

impl SimulatorHandle {
    /// Returns the base URL for a profile, without a slash at its end; modules begin at `/api/v2/` below it.
    pub fn base_url(&self) -> String {
        self.root_url()
    }

    /// Returns the URL of version 2 of click-to-call, without its query.
    pub fn click_to_call_url(&self) -> String {
        format!("{}/v2/clickToCall/para", self.root_url())
    }

    /// Returns the URL below which `/_sim/…` is found.
    pub fn root_url(&self) -> String {
        format!("http://{}", self.addr())
    }

    /// Returns where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.running.server.addr()
    }

    /// Ends the server, breaks its connections and returns once the port is free.
    pub async fn stop(&self) {
        self.running.sender.0.abort();
        self.running.server.stop().await;
    }

    /// Returns everything that acts and was asked for, in order.
    pub fn ledger(&self) -> Vec<LedgerEntry> {
        self.shared.ledger_since(0)
    }

    /// Returns the notes the vendor holds, in the order they were added; it takes no dispositions.
    pub fn notes(&self) -> Vec<Note> {
        self.shared.advanced().world.notes.clone()
    }

    /// Returns how many requests to `method` have arrived, by the names of `docs.md`.
    pub fn requests(&self, method: &str) -> u64 {
        self.shared.core().requests.get(method).copied().unwrap_or_default()
    }

    /// Returns all the vendor knows now.
    pub fn state(&self) -> StateView {
        self.shared.view()
    }

    /// Plans a fault, after those planned before.
    pub fn fault(&self, rule: FaultRule) {
        self.shared.add_fault(rule);
    }

    /// Drops the faults that nothing has met yet.
    pub fn clear_faults(&self) {
        self.shared.clear_faults();
    }

    /// Lets something happen outside the API.
    ///
    /// # Errors
    ///
    /// [`EventRefused`] when the event makes no sense now, such as an answer without a call; nothing changed then.
    pub fn event(&self, event: Event) -> Result<EventDone, EventRefused> {
        self.shared.event(event)
    }

    /// Returns the settings in force.
    pub fn settings(&self) -> Settings {
        self.shared.settings()
    }

    /// Changes the settings; see [`Settings`] for the few that need a [`SimulatorHandle::reset`].
    pub fn update(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.settings();
        change(&mut settings);
        self.shared.apply(settings);
    }

    /// Moves the vendor's clock ahead; what is due by then happens.
    pub fn advance(&self, by: Duration) {
        self.shared.advance(by);
    }

    /// Starts over: agents, calls, notes, sessions, faults, ledger and counters as after a start. The settings stay.
    pub fn reset(&self) {
        self.shared.reset();
    }
}

/// What requests, controls, the sender of reports and the handle share.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) clock: Clock,
    core: Mutex<Core>,
    wake: Notify,
}

impl Shared {
    pub(super) fn core(&self) -> MutexGuard<'_, Core> {
        // A panic in one test's request must not hide what the others did.
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the core once everything has happened that is due by now.
    fn advanced(&self) -> MutexGuard<'_, Core> {
        let mut core = self.core();
        core.world.advance(self.clock.now());
        core
    }

    fn event(&self, event: Event) -> Result<EventDone, EventRefused> {
        let done = self.core().world.happen(self.clock.now(), event);
        self.wake_the_sender();
        done
    }

    fn view(&self) -> StateView {
        let core = self.advanced();
        core.world.view(self.clock.now(), core.requests.clone())
    }

    pub(super) fn wake_the_sender(&self) {
        self.wake.notify_one();
    }

    pub(super) async fn woken(&self) {
        self.wake.notified().await;
    }

    /// Returns the reports to be sent; those of calls that ended while no address was set are never sent.
    pub(super) fn take_reports(&self) -> Vec<Report> {
        let mut core = self.advanced();
        let unsent = std::mem::take(&mut core.world.unsent);
        let push = core.world.settings.push.clone();
        let Some(url) = push.url else { return Vec::new() };
        let report = |call: String| {
            let body = wire::report(&core.world, core.world.call(&call)?, &core.zone);
            let json = serde_json::to_string(&body).ok()?;
            Some(Report { call, url: url.clone(), form: push.form, json })
        };
        unsent.into_iter().filter_map(report).collect()
    }

    pub(super) fn reported(&self, call: String, why: Option<String>) {
        self.core().world.pushes.push(PushView { call, accepted: why.is_none(), why });
    }

    /// How long nothing happens by itself; `None` also when no report could come of it.
    pub(super) fn until_next_due(&self) -> Option<Duration> {
        let core = self.core();
        core.world.settings.push.url.as_ref()?;
        let wait = core.world.next_due()?.duration_since(self.clock.now());
        // The clock counts whole milliseconds, so one more is sure to be past the moment.
        Some(Duration::try_from(wait).unwrap_or_default() + Duration::from_millis(1))
    }
}

impl Controlled for Shared {
    type Settings = Settings;
    type Event = Event;

    fn ledger_since(&self, after: u64) -> Vec<LedgerEntry> {
        self.advanced().world.ledger.since(after).to_vec()
    }

    fn outcomes(&self) -> Value {
        json!(self.advanced().world.notes)
    }

    fn state(&self) -> Value {
        json!(self.view())
    }

    fn faults(&self) -> Vec<FaultRule> {
        self.core().faults.rules().to_vec()
    }

    fn add_fault(&self, rule: FaultRule) {
        self.core().faults.add(rule);
    }

    fn clear_faults(&self) {
        self.core().faults.clear();
    }

    fn happen(&self, event: Event) -> Result<Value, String> {
        self.event(event).map(|done| json!(done)).map_err(|refused| refused.why)
    }

    fn settings(&self) -> Settings {
        self.core().world.settings.clone()
    }

    fn apply(&self, settings: Settings) {
        let mut core = self.advanced();
        core.zone = zone(&settings);
        core.world.settings = settings;
        drop(core);
        self.wake_the_sender();
    }

    fn advance(&self, by: Duration) {
        self.clock.advance(by);
        drop(self.advanced());
        self.wake_the_sender();
    }

    fn reset(&self) {
        let mut core = self.core();
        *core = Core::new(core.world.settings.clone(), &self.clock);
    }
}

/// The account, behind one lock.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) world: World,
    pub(crate) faults: FaultPlan,
    pub(crate) zone: TimeZone,
    requests: BTreeMap<String, u64>,
}

impl Core {
    fn new(settings: Settings, clock: &Clock) -> Self {
        Self {
            faults: FaultPlan::default(),
            zone: zone(&settings),
            requests: BTreeMap::new(),
            world: World::new(settings, clock.now()),
        }
    }

    /// Counts a request and tells which faults it meets.
    pub(crate) fn arrived(&mut self, method: &str) -> Met {
        *self.requests.entry(method.to_owned()).or_default() += 1;
        self.faults.take(method)
    }
}

/// A machine without a time zone database still gets times that are right somewhere.
fn zone(settings: &Settings) -> TimeZone {
    TimeZone::get(&settings.time_zone).unwrap_or(TimeZone::UTC)
}
