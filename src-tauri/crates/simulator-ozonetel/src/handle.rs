use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use ringside_simulator_kit::{
    Clock, Controlled, FaultPlan, FaultRule, LedgerEntry, Met, Server, SimulatorError, control,
};
use serde_json::{Value, json};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::events::{Event, EventDone, EventRefused};
use crate::limits::Limits;
use crate::model::{Outcome, Push, StateView, World};
use crate::service;
use crate::settings::Settings;
use crate::tokens::Tokens;
use crate::webhooks;

/// Ozonetel CloudAgent as a local server.
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
        let shared = Arc::new(Shared { clock, core, changed: Notify::new() });
        let router = Router::new().fallback(service::serve).with_state(Arc::clone(&shared));
        let router = router.nest("/_sim", control(Arc::clone(&shared)));
        let server = Server::start(port, router).await?;
        let pushing = Pushing(tokio::spawn(webhooks::run(Arc::clone(&shared))));
        Ok(SimulatorHandle { shared, running: Arc::new(Running { server, pushing }) })
    }
}

#[derive(Debug)]
struct Running {
    server: Server,
    pushing: Pushing,
}

/// Ends with the last handle.
#[derive(Debug)]
struct Pushing(JoinHandle<()>);

impl Drop for Pushing {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A running simulator. The last clone that is dropped ends it, in the background; [`SimulatorHandle::stop`] waits.
#[derive(Debug, Clone)]
pub struct SimulatorHandle {
    shared: Arc<Shared>,
    running: Arc<Running>,
}

impl SimulatorHandle {
    /// Returns the base URL for a profile, without a slash at its end; event subscriptions are found below it too.
    pub fn base_url(&self) -> String {
        self.root_url()
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
        self.running.pushing.0.abort();
        self.running.server.stop().await;
    }

    /// Returns everything that acts and was asked for, in order.
    pub fn ledger(&self) -> Vec<LedgerEntry> {
        self.shared.ledger_since(0)
    }

    /// Returns the dispositions the vendor holds, one per call, in the order they were saved.
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.shared.advanced().world.outcomes.clone()
    }

    /// Returns how many requests to `method`, such as `dispositionapiv2`, have arrived.
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
        self.shared.core().faults.clear();
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

    /// Moves the vendor's clock ahead; what is due by then happens and is pushed.
    pub fn advance(&self, by: Duration) {
        self.shared.advance(by);
    }

    /// Starts over: agents, calls, leads, tokens, subscriptions, limits, faults, ledger and counters as after a start. The
    /// settings stay.
    pub fn reset(&self) {
        self.shared.reset();
    }
}

/// What requests, controls, pushes and the handle share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) clock: Clock,
    /// Something may be due or to be pushed.
    pub(crate) changed: Notify,
    core: Mutex<Core>,
}

impl Shared {
    pub(crate) fn core(&self) -> MutexGuard<'_, Core> {
        // A panic in one test's request must not hide what the others did.
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the core once everything has happened that is due by now.
    pub(crate) fn advanced(&self) -> MutexGuard<'_, Core> {
        let mut core = self.core();
        core.world.advance(self.clock.now());
        if !core.world.outbound.is_empty() {
            self.changed.notify_one();
        }
        core
    }

    pub(crate) fn next_push(&self) -> Option<Push> {
        let mut core = self.core();
        core.world.advance(self.clock.now());
        core.world.outbound.pop_front()
    }

    pub(crate) fn pushed(&self, delivered: bool) {
        let mut core = self.core();
        let count = if delivered { &mut core.delivered } else { &mut core.undelivered };
        *count += 1;
    }

    /// How long until something happens that somebody may want to hear of.
    pub(crate) fn wait_for_due(&self) -> Option<Duration> {
        let core = self.core();
        let due = core.world.next_due().filter(|_| core.world.is_listened_to())?;
        Some(Duration::try_from(due.duration_since(self.clock.now())).unwrap_or_default())
    }

    fn event(&self, event: Event) -> Result<EventDone, EventRefused> {
        let now = self.clock.now();
        let mut core = self.core();
        match event {
            Event::ExpireToken => core.tokens.expire(now),
            Event::TokenGeneratedElsewhere => drop(core.new_token(now)),
            _ => {}
        }
        let done = core.world.happen(now, event);
        self.changed.notify_one();
        done
    }

    fn view(&self) -> StateView {
        let core = self.advanced();
        let now = self.clock.now();
        let mut view = core.world.view(now);
        view.token_is_good = core.tokens.is_good(now);
        (view.delivered, view.undelivered) = (core.delivered, core.undelivered);
        view.requests = core.requests.clone();
        view.near_misses = core.near_misses.clone();
        view
    }
}

impl Controlled for Shared {
    type Settings = Settings;
    type Event = Event;

    fn ledger_since(&self, after: u64) -> Vec<LedgerEntry> {
        self.advanced().world.ledger.since(after).to_vec()
    }

    fn outcomes(&self) -> Value {
        json!(self.advanced().world.outcomes)
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
        self.advanced().world.apply(settings);
        self.changed.notify_one();
    }

    fn advance(&self, by: Duration) {
        self.clock.advance(by);
        drop(self.advanced());
        self.changed.notify_one();
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
    pub(crate) tokens: Tokens,
    pub(crate) limits: Limits,
    pub(crate) near_misses: Vec<String>,
    faults: FaultPlan,
    requests: BTreeMap<String, u64>,
    delivered: u64,
    undelivered: u64,
}

impl Core {
    fn new(settings: Settings, clock: &Clock) -> Self {
        Self {
            tokens: Tokens::new(settings.seed),
            world: World::new(settings, clock.now()),
            limits: Limits::default(),
            near_misses: Vec::new(),
            faults: FaultPlan::default(),
            requests: BTreeMap::new(),
            delivered: 0,
            undelivered: 0,
        }
    }

    /// Counts a request and tells which faults it meets.
    pub(crate) fn arrived(&mut self, method: &str) -> Met {
        *self.requests.entry(method.to_owned()).or_default() += 1;
        self.faults.take(method)
    }

    pub(crate) fn new_token(&mut self, now: jiff::Timestamp) -> String {
        let Settings { token, user_name, .. } = &self.world.settings;
        self.tokens.issue(token, user_name, now)
    }
}
