use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use jiff::Timestamp;
use ringside_domain::{Disposition, OutboxId, ProfileId};
use ringside_store::{OutboxEntry, Store, StoreError};
use ringside_vendor::Vendor;
use tokio::{
    sync::{Notify, broadcast, oneshot, watch},
    task::JoinHandle,
};

use crate::worker::Worker;

/// How many changes a slow listener may lag behind before it has to look at the whole list instead.
const CHANGES: usize = 256;

/// What a delivery needs.
pub struct Deliver {
    /// Where outcomes are kept.
    pub store: Store,
    /// Whose outcomes.
    pub profile: ProfileId,
    /// Where they go.
    pub vendor: Arc<dyn Vendor>,
    /// The wall clock. Waiting itself is done on the runtime's clock.
    pub now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// The least time the account gives for wrap-up. What the vendor holds no longer than this after the end of a call
    /// is what it was told during the call, and not what it sets when the time is up.
    pub shortest_wrap_up: Duration,
    /// Chance from 0 to 1, so that a thousand bars do not come back at the same moment.
    pub jitter: Box<dyn FnMut() -> f64 + Send>,
}

/// The delivery of one profile's outcomes. Dropping it is [`stop`](Self::stop) without waiting for the end.
#[derive(Debug)]
pub struct Outbox {
    store: Store,
    now: Clock,
    shared: Arc<Shared>,
    entries: watch::Receiver<Arc<[OutboxEntry]>>,
    stop: oneshot::Sender<()>,
    worker: JoinHandle<()>,
}

#[derive(Clone)]
pub(crate) struct Clock(pub(crate) Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clock")
    }
}

/// What the handle and the worker tell each other.
#[derive(Debug)]
pub(crate) struct Shared {
    /// There is something to look at.
    pub(crate) news: Notify,
    /// Waiting for a better time is over.
    pub(crate) awake: AtomicBool,
    /// Nothing is to be sent until then.
    pub(crate) hold: AtomicBool,
    pub(crate) changes: broadcast::Sender<OutboxEntry>,
}

impl Shared {
    /// Tells everyone who listens that an entry has changed.
    pub(crate) fn publish(&self, entry: OutboxEntry) {
        // An error means that nobody listens.
        let _ = self.changes.send(entry);
    }
}

impl Outbox {
    /// Starts to deliver on the current runtime: first whatever an earlier delivery left unsettled.
    #[must_use]
    pub fn start(deliver: Deliver) -> Self {
        let (changes, _) = broadcast::channel(CHANGES);
        // Awake from the start: what failed in an earlier session gets its chance in this one.
        let (awake, hold) = (AtomicBool::new(true), AtomicBool::new(false));
        let shared = Arc::new(Shared { news: Notify::new(), awake, hold, changes });
        let (list, entries) = watch::channel(Arc::from(Vec::new()));
        let (stop, stopped) = oneshot::channel();
        let (store, now) = (deliver.store.clone(), Clock(Arc::clone(&deliver.now)));
        let worker = Worker::new(deliver, Arc::clone(&shared), list);
        Self { store, now, shared, entries, stop, worker: tokio::spawn(worker.run(stopped)) }
    }

    /// Says that something new was stored. Cheap; many at once are one.
    pub fn poke(&self) {
        self.shared.news.notify_one();
    }

    /// Says that the time is better now: the agent has signed in again, the network is back, a person pressed "check
    /// now". Outcomes that wait are tried at once, except where the vendor asked for fewer requests.
    ///
    /// After a refused sign-in nothing at all is sent before this, so that a wrong password is never hammered.
    pub fn wake(&self) {
        self.shared.awake.store(true, Ordering::Release);
        self.poke();
    }

    /// Says that nothing more may be sent, nor the vendor asked, before [`wake`](Self::wake): what is under way ends.
    pub fn hold(&self) {
        self.shared.awake.store(false, Ordering::Release);
        self.shared.hold.store(true, Ordering::Release);
        self.poke();
    }

    /// Follows the list: all outcomes that are not done, oldest first, then the newest of those that are.
    #[must_use]
    pub fn entries(&self) -> watch::Receiver<Arc<[OutboxEntry]>> {
        self.entries.clone()
    }

    /// Follows single changes from now on: each entry as it stands after one.
    #[must_use]
    pub fn changes(&self) -> broadcast::Receiver<OutboxEntry> {
        self.shared.changes.subscribe()
    }

    /// A person wants an outcome sent again.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it does not need attention.
    pub async fn send_again(&self, id: OutboxId) -> Result<OutboxEntry, StoreError> {
        let entry = self.store.send_again(id).await;
        self.decided(entry)
    }

    /// A person knows that the vendor has an outcome.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it does not need attention.
    pub async fn mark_done(&self, id: OutboxId) -> Result<OutboxEntry, StoreError> {
        let entry = self.store.mark_done(id, (self.now.0)()).await;
        self.decided(entry)
    }

    /// A person gives another outcome, which is then sent.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when the old one does not need attention, or two calls were to be connected.
    pub async fn change(&self, id: OutboxId, disposition: Disposition) -> Result<OutboxEntry, StoreError> {
        let entry = self.store.change_disposition(id, &disposition, (self.now.0)()).await;
        self.decided(entry)
    }

    /// A person keeps an outcome on this computer only.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotNow`] when it does not need attention.
    pub async fn keep_as_note(&self, id: OutboxId) -> Result<OutboxEntry, StoreError> {
        let entry = self.store.keep_as_note(id, (self.now.0)()).await;
        self.decided(entry)
    }

    /// Stops to deliver. What is under way gets a short while to end; what does not is asked about at the next start.
    pub async fn stop(self) {
        // An error means that the worker has ended already.
        let _ = self.stop.send(());
        if let Err(error) = self.worker.await {
            tracing::error!(%error, "the delivery of outcomes ended by a fault");
        }
    }

    fn decided(&self, entry: Result<OutboxEntry, StoreError>) -> Result<OutboxEntry, StoreError> {
        let entry = entry?;
        self.shared.publish(entry.clone());
        self.poke();
        Ok(entry)
    }
}
