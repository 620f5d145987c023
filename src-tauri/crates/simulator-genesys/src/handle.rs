use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use jiff::Timestamp;
use ringside_simulator_kit::{
    Clock, Controlled, FaultPlan, FaultRule, LedgerEntry, Met, Server, SimulatorError, control,
};
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::bayeux::Bayeux;
use crate::events::{Event, EventDone, EventRefused};
use crate::model::{Outcome, StateView, World};
use crate::service::{self, Sessions};
use crate::settings::Settings;

/// Genesys Web Services as a local server.
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
        let core = Mutex::new(Core::new(settings, String::new(), &clock));
        let shared = Arc::new(Shared { clock, core, changed: Notify::new() });
        let router = Router::new().fallback(service::serve).with_state(Arc::clone(&shared));
        let router = router.nest("/_sim", control(Arc::clone(&shared)));
        let server = Server::start(port, router).await?;
        shared.core().world.base = format!("http://{}{}", server.addr(), service::BASE);
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
    /// Returns the base URL for a profile: that of the API, without a slash at its end.
    pub fn base_url(&self) -> String {
        format!("{}{}", self.root_url(), service::BASE)
    }

    /// Returns the URL below which `/_sim/…` is found.
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

    /// Returns everything that acts and was asked for, in order.
    pub fn ledger(&self) -> Vec<LedgerEntry> {
        self.shared.ledger_since(0)
    }

    /// Returns the dispositions the vendor holds, in the order they were set.
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.shared.settled().world.outcomes.clone()
    }

    /// Returns how many `EventUserEvent`s went to reporting: one for every disposition of a released call.
    pub fn user_events(&self) -> usize {
        self.shared.settled().world.user_events()
    }

    /// Returns how many requests to `method` have arrived: an operation in lower case, the last fixed segment of a path
    /// that is read, or `handshake`, `connect`, `subscribe`, `unsubscribe`, `disconnect`.
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

    /// Moves the vendor's clock ahead; what is due by then happens, and connects whose time is up are answered.
    pub fn advance(&self, by: Duration) {
        self.shared.advance(by);
    }

    /// Starts over: agents, calls, sessions, push clients, faults, ledger and counters as after a start. The settings stay.
    pub fn reset(&self) {
        self.shared.reset();
    }
}

/// What requests, controls and the handle share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) clock: Clock,
    core: Mutex<Core>,
    /// Wakes the connects that are held, so that they look again.
    pub(crate) changed: Notify,
}

impl Shared {
    pub(crate) fn core(&self) -> MutexGuard<'_, Core> {
        // A panic in one test's request must not hide what the others did.
        self.core.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the core once everything has happened that is due by now.
    fn settled(&self) -> MutexGuard<'_, Core> {
        let mut core = self.core();
        if core.settle(self.clock.now()) {
            self.changed.notify_waiters();
        }
        core
    }

    fn event(&self, event: Event) -> Result<EventDone, EventRefused> {
        let now = self.clock.now();
        let done = {
            let mut core = self.core();
            let for_server = event.clone();
            let done = core.world.happen(now, event);
            if done.is_ok() {
                core.happened(&for_server, now);
            }
            core.settle(now);
            done
        };
        self.changed.notify_waiters();
        done
    }

    fn view(&self) -> StateView {
        let now = self.clock.now();
        let mut core = self.settled();
        let core = &mut *core;
        StateView {
            now,
            agents: core.world.agent_views(),
            calls: core.world.call_views(),
            sessions: core.sessions.count(&core.world.settings, now),
            push_clients: core.bayeux.clients(&core.world.settings, now),
            held_connects: core.bayeux.held_connects(),
            user_events: core.world.user_events(),
            ledger_entries: core.world.ledger.since(0).len(),
            requests: core.requests.clone(),
        }
    }
}

impl Controlled for Shared {
    type Settings = Settings;
    type Event = Event;

    fn ledger_since(&self, after: u64) -> Vec<LedgerEntry> {
        self.settled().world.ledger.since(after).to_vec()
    }

    fn outcomes(&self) -> Value {
        json!(self.settled().world.outcomes)
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
        {
            let mut core = self.settled();
            let changed = core.world.settings.trouble.voice_down != settings.trouble.voice_down;
            core.world.settings = settings;
            if changed {
                core.world.service_event(self.clock.now());
            }
        }
        self.changed.notify_waiters();
    }

    fn advance(&self, by: Duration) {
        {
            let mut core = self.core();
            self.clock.advance(by);
            core.bayeux.moved(by);
        }
        drop(self.settled());
        self.changed.notify_waiters();
    }

    fn reset(&self) {
        {
            let mut core = self.core();
            *core = Core::new(core.world.settings.clone(), core.world.base.clone(), &self.clock);
        }
        self.changed.notify_waiters();
    }
}

/// The tenant, behind one lock.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) world: World,
    pub(crate) sessions: Sessions,
    pub(crate) bayeux: Bayeux,
    faults: FaultPlan,
    requests: BTreeMap<String, u64>,
}

impl Core {
    fn new(settings: Settings, base: String, clock: &Clock) -> Self {
        Self {
            sessions: Sessions::new(settings.seed),
            bayeux: Bayeux::new(settings.seed),
            world: World::new(settings, base, clock.now()),
            faults: FaultPlan::default(),
            requests: BTreeMap::new(),
        }
    }

    /// Counts a request and tells which faults it meets.
    pub(crate) fn arrived(&mut self, method: &str) -> Met {
        *self.requests.entry(method.to_owned()).or_default() += 1;
        self.faults.take(method)
    }

    /// Lets everything happen that is due by now; returns whether an event was delivered.
    pub(crate) fn settle(&mut self, now: Timestamp) -> bool {
        self.world.advance(now);
        let emitted = std::mem::take(&mut self.world.emitted);
        for push in &emitted {
            self.bayeux.deliver(push);
        }
        !emitted.is_empty()
    }

    /// What an event means for sessions and push clients.
    fn happened(&mut self, event: &Event, now: Timestamp) {
        match event {
            Event::SessionsExpire { user } => self.sessions.expire(user.as_deref()),
            Event::PushSessionsLost { user } => self.bayeux.lose(user.as_deref()),
            Event::LongPollsCut { user } => self.bayeux.cut(user.as_deref(), now),
            Event::Restart => {
                self.sessions.expire(None);
                self.bayeux.lose(None);
            }
            _ => {}
        }
    }
}
