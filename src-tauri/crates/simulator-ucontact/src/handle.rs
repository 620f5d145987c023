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

use crate::events::{Event, EventDone, EventRefused};
use crate::model::{DialerRecord, Disposition, StateView, World};
use crate::service;
use crate::settings::Settings;
use crate::tokens::Tokens;

/// uContact as a local server.
#[derive(Debug)]
pub struct Simulator;

impl Simulator {
    /// Starts a tenant on the loopback interface, served by the current tokio runtime.
    ///
    /// # Errors
    ///
    /// [`SimulatorError::Listen`] when the port cannot be had.
    pub async fn start(settings: Settings) -> Result<SimulatorHandle, SimulatorError> {
        let port = settings.port;
        let clock = Clock::start();
        let core = Mutex::new(Core::new(settings, &clock));
        let shared = Arc::new(Shared { clock, core });
        let router = Router::new().fallback(service::serve).with_state(Arc::clone(&shared));
        let router = router.nest("/_sim", control(Arc::clone(&shared)));
        let server = Server::start(port, router).await?;
        Ok(SimulatorHandle { shared, server: Arc::new(server) })
    }
}

/// A running simulator. The last clone that is dropped ends it, in the background; [`SimulatorHandle::stop`] waits.
#[derive(Debug, Clone)]
pub struct SimulatorHandle {
    shared: Arc<Shared>,
    server: Arc<Server>,
}

impl SimulatorHandle {
    /// Returns the base URL for a profile: the host, without `/Integra/resources` and without a slash at its end.
    pub fn base_url(&self) -> String {
        self.root_url()
    }

    /// Returns the URL below which `/Integra/resources/…` and `/_sim/…` are found.
    pub fn root_url(&self) -> String {
        format!("http://{}", self.addr())
    }

    /// Returns where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.server.addr()
    }

    /// Ends the server, breaks its connections and returns once the port is free.
    pub async fn stop(&self) {
        self.server.stop().await;
    }

    /// Returns everything that acts and was asked for, in order; parameter `body` is the request's own text.
    pub fn ledger(&self) -> Vec<LedgerEntry> {
        self.shared.ledger_since(0)
    }

    /// Returns the dispositions the vendor holds, in the order they were set.
    pub fn dispositions(&self) -> Vec<Disposition> {
        self.shared.advanced().world.dispositions.clone()
    }

    /// Returns the callbacks and other records that dialers are to call, in the order they came.
    pub fn dialer_records(&self) -> Vec<DialerRecord> {
        self.shared.advanced().world.dialer_records.clone()
    }

    /// Returns how many requests to `method` have arrived: the last segment of its path in lower case.
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

    /// Starts over: agents, calls, tokens, faults, ledger and counters as after a start. The settings stay.
    pub fn reset(&self) {
        self.shared.reset();
    }
}

/// What requests, controls and the handle share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) clock: Clock,
    core: Mutex<Core>,
}

impl Shared {
    pub(crate) fn core(&self) -> MutexGuard<'_, Core> {
        // A panic in one test's request must not hide what the others did.
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the core once everything has happened that is due by now.
    fn advanced(&self) -> MutexGuard<'_, Core> {
        let mut core = self.core();
        let Core { world, settings, .. } = &mut *core;
        world.advance(settings, self.clock.now());
        core
    }

    fn event(&self, event: Event) -> Result<EventDone, EventRefused> {
        let mut core = self.core();
        let Core { world, settings, tokens, .. } = &mut *core;
        let done = world.happen(settings, self.clock.now(), event.clone())?;
        match event {
            Event::ExpireTokens { user } => tokens.expire(user.as_deref()),
            Event::Restart => tokens.expire(None),
            Event::SupervisorLogsOut { agent } => tokens.end_agent(&agent),
            _ => {}
        }
        Ok(done)
    }

    fn view(&self) -> StateView {
        let core = self.advanced();
        let now = self.clock.now();
        core.world.view(now, core.tokens.count(now), core.requests.clone())
    }
}

impl Controlled for Shared {
    type Settings = Settings;
    type Event = Event;

    fn ledger_since(&self, after: u64) -> Vec<LedgerEntry> {
        self.advanced().world.ledger.since(after).to_vec()
    }

    fn outcomes(&self) -> Value {
        json!(self.advanced().world.dispositions)
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
        self.core().settings.clone()
    }

    fn apply(&self, settings: Settings) {
        self.advanced().settings = settings;
    }

    fn advance(&self, by: Duration) {
        self.clock.advance(by);
        drop(self.advanced());
    }

    fn reset(&self) {
        let mut core = self.core();
        *core = Core::new(core.settings.clone(), &self.clock);
    }
}

/// The tenant, behind one lock.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) settings: Settings,
    pub(crate) world: World,
    pub(crate) tokens: Tokens,
    pub(crate) zone: TimeZone,
    faults: FaultPlan,
    requests: BTreeMap<String, u64>,
}

impl Core {
    fn new(settings: Settings, clock: &Clock) -> Self {
        Self {
            world: World::new(&settings, clock.now()),
            tokens: Tokens::new(settings.seed),
            // A machine without a time zone database still gets dates that are right.
            zone: TimeZone::get(&settings.time_zone).unwrap_or(TimeZone::UTC),
            faults: FaultPlan::default(),
            requests: BTreeMap::new(),
            settings,
        }
    }

    /// Counts a request and tells which faults it meets.
    pub(crate) fn arrived(&mut self, method: &str) -> Met {
        *self.requests.entry(method.to_owned()).or_default() += 1;
        self.faults.take(method)
    }
}
