use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;

use crate::clock::Clock;
use crate::faults::FaultPlan;
use crate::{EventRefused, FaultRule, LedgerEntry, Met, Simulated};

/// What requests, controls, the vendor's own task and the handle share.
#[derive(Debug)]
pub struct Shared<S> {
    clock: Clock,
    base_url: String,
    core: Mutex<S>,
    traffic: Mutex<Traffic>,
    changed: watch::Sender<()>,
}

/// The changes since it was asked for.
#[derive(Debug)]
pub struct Changes(watch::Receiver<()>);

impl Changes {
    /// Waits for a change not waited for yet, at most as long as `wait` says.
    pub async fn next(&mut self, wait: Option<Duration>) {
        // It cannot fail: whoever waits holds the other end.
        let changed = self.0.changed();
        match wait {
            Some(wait) => drop(tokio::time::timeout(wait, changed).await),
            None => drop(changed.await),
        }
    }
}

/// The requests that arrived and what the next ones meet.
#[derive(Debug, Default)]
struct Traffic {
    faults: FaultPlan,
    requests: BTreeMap<String, u64>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic in one test's request must not hide what the others did.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<S: Simulated> Shared<S> {
    pub(crate) fn new(settings: S::Settings, base_url: String) -> Self {
        let clock = Clock::start();
        let core = Mutex::new(S::new(settings, &base_url, clock.now()));
        Self { clock, base_url, core, traffic: Mutex::default(), changed: watch::Sender::new(()) }
    }

    /// The vendor's time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Returns the account as it was left.
    pub fn core(&self) -> MutexGuard<'_, S> {
        lock(&self.core)
    }

    /// Returns the account once everything has happened that is due by now.
    pub fn advanced(&self) -> MutexGuard<'_, S> {
        let mut core = self.core();
        if core.advance(self.now()) {
            self.tell_changed();
        }
        core
    }

    /// Counts a request to `method`, tells which faults it meets and lets it wait as they say.
    pub async fn arrived(&self, method: &str) -> Met {
        let met = {
            let mut traffic = lock(&self.traffic);
            *traffic.requests.entry(method.to_owned()).or_default() += 1;
            traffic.faults.take(method)
        };
        if met.wait_ms > 0 {
            tokio::time::sleep(Duration::from_millis(met.wait_ms)).await;
        }
        met
    }

    /// Lets the caller wait for changes from now on.
    pub fn changes(&self) -> Changes {
        Changes(self.changed.subscribe())
    }

    /// Lets whoever waits for changes look again.
    pub fn tell_changed(&self) {
        self.changed.send_replace(());
    }

    pub(crate) fn base_url(&self) -> &str {
        &self.base_url
    }

    pub(crate) fn requests(&self, method: &str) -> u64 {
        lock(&self.traffic).requests.get(method).copied().unwrap_or_default()
    }

    pub(crate) fn ledger_since(&self, after: u64) -> Vec<LedgerEntry> {
        self.advanced().ledger().since(after).to_vec()
    }

    pub(crate) fn outcomes(&self) -> Vec<S::Outcome> {
        self.advanced().outcomes().to_vec()
    }

    pub(crate) fn view(&self) -> S::View {
        let mut core = self.advanced();
        let requests = lock(&self.traffic).requests.clone();
        core.view(requests, self.now())
    }

    pub(crate) fn faults(&self) -> Vec<FaultRule> {
        lock(&self.traffic).faults.rules().to_vec()
    }

    pub(crate) fn add_fault(&self, rule: FaultRule) {
        lock(&self.traffic).faults.add(rule);
    }

    pub(crate) fn clear_faults(&self) {
        lock(&self.traffic).faults.clear();
    }

    pub(crate) fn happen(&self, event: S::Event) -> Result<S::Done, EventRefused> {
        let done = self.core().happen(event, self.now());
        self.tell_changed();
        done
    }

    pub(crate) fn settings(&self) -> S::Settings {
        self.core().settings().clone()
    }

    pub(crate) fn apply(&self, settings: S::Settings) {
        self.advanced().apply(settings, self.now());
        self.tell_changed();
    }

    pub(crate) fn advance(&self, by: Duration) {
        {
            let mut core = self.core();
            self.clock.advance(by);
            core.clock_moved(by);
        }
        drop(self.advanced());
        self.tell_changed();
    }

    pub(crate) fn reset(&self) {
        {
            let mut core = self.core();
            *core = S::new(core.settings().clone(), &self.base_url, self.now());
            *lock(&self.traffic) = Traffic::default();
        }
        self.tell_changed();
    }
}
