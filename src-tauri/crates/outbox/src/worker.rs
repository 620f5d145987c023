use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use jiff::Timestamp;
use ringside_domain::{CallId, OutboxId, ProfileId, VendorCallId};
use ringside_store::{Attention, EntryState, OutboxEntry, Payload, Store, StoreError, Waits};
use ringside_vendor::{
    AgentSnapshot, CallFacts, ConnectCalls, ConnectedLeg, Reply, Request, Vendor, VendorError,
    VendorErrorKind, VendorExt,
};
use tokio::{
    sync::{oneshot, watch},
    task::{self, JoinSet},
    time::{Instant, sleep_until, timeout},
};

use crate::{
    machine::{Event, Given, Sight, Step, decide},
    outbox::{Clock, Deliver, Shared},
};

/// How many outcomes are sent at the same time: a vendor that hangs on one holds up few others.
const AT_ONCE: usize = 4;
/// How long to wait when the disk fails.
const DISK_LATER: Duration = Duration::from_secs(5);
/// How long a wait that was stored may be at most, whatever became of the wall clock since.
const LONGEST_WAIT: Duration = Duration::from_secs(3_600);
/// How long requests under way may take to end when the delivery is stopped.
const STOPPING: Duration = Duration::from_secs(2);

/// Carries out what the machine decides.
pub(crate) struct Worker {
    store: Store,
    profile: ProfileId,
    vendor: Arc<dyn Vendor>,
    now: Clock,
    jitter: Box<dyn FnMut() -> f64 + Send>,
    shortest_wrap_up: Duration,
    shared: Arc<Shared>,
    list: watch::Sender<Arc<[OutboxEntry]>>,
    requests: JoinSet<Answer>,
    /// Which entries a request under way is for.
    under_way: HashMap<task::Id, Vec<OutboxEntry>>,
    /// What was decided and could not be stored yet.
    unstored: HashMap<OutboxId, Step>,
    /// When a stored time comes on the clock that nobody sets back, by the stored time it was made from.
    due: HashMap<OutboxId, (Timestamp, Instant)>,
    /// Nothing is sent until somebody has signed in.
    held: bool,
}

enum Answer {
    Tried(Result<Reply, VendorError>),
    Looked(Result<AgentSnapshot, VendorError>),
}

impl Worker {
    pub(crate) fn new(
        deliver: Deliver,
        shared: Arc<Shared>,
        list: watch::Sender<Arc<[OutboxEntry]>>,
    ) -> Self {
        Self {
            store: deliver.store,
            profile: deliver.profile,
            vendor: deliver.vendor,
            now: Clock(deliver.now),
            jitter: deliver.jitter,
            shortest_wrap_up: deliver.shortest_wrap_up,
            shared,
            list,
            requests: JoinSet::new(),
            under_way: HashMap::new(),
            unstored: HashMap::new(),
            due: HashMap::new(),
            held: false,
        }
    }

    pub(crate) async fn run(mut self, mut stopped: oneshot::Receiver<()>) {
        let shared = Arc::clone(&self.shared);
        loop {
            let next = match self.turn().await {
                Ok(next) => next,
                Err(StoreError::Closed) => return,
                Err(error) => {
                    tracing::error!(%error, "outcomes on their way could not be read or stored");
                    Some(Instant::now() + DISK_LATER)
                }
            };
            tokio::select! {
                _ = &mut stopped => break,
                () = shared.news.notified() => {}
                Some(answer) = self.requests.join_next_with_id() => self.answered(answer).await,
                () = sleep_until(next.unwrap_or_else(Instant::now)), if next.is_some() => {}
            }
        }
        self.end().await;
    }

    /// Gives requests under way a short while, and leaves the rest to be asked about by the next delivery.
    async fn end(mut self) {
        let ended = timeout(STOPPING, async {
            while let Some(answer) = self.requests.join_next_with_id().await {
                self.answered(answer).await;
            }
        });
        if ended.await.is_err() {
            self.requests.shutdown().await;
        }
        if let Err(error) = self.store.recover(&self.profile, (self.now.0)()).await {
            tracing::error!(%error, "what was under way is settled at the next start only");
        }
    }

    /// Starts whatever is due; returns when the next thing is.
    async fn turn(&mut self) -> Result<Option<Instant>, StoreError> {
        for (id, step) in std::mem::take(&mut self.unstored) {
            self.carry_out(id, step).await;
        }
        let entries = self.store.entries(&self.profile).await?;
        let woken = self.shared.awake.swap(false, Ordering::AcqRel);
        let held = self.shared.hold.swap(false, Ordering::AcqRel);
        self.held |= held && !woken;
        let (due, mut next) = self.plan(&entries, woken);
        self.publish_list(entries);
        let mut to_look_at = Vec::new();
        for entry in due {
            match decide(&entry, &Event::Due, self.given()) {
                // Connecting has a meaning only now, and now nothing can be sent.
                Ok(Step::Send) if self.held => {
                    self.carry_out(entry.id, Step::Withdraw(Attention::NotSent)).await;
                }
                Ok(Step::Send) => self.send(entry).await?,
                Ok(Step::Look) => to_look_at.push(entry),
                Ok(step) => self.carry_out(entry.id, step).await,
                Err(refused) => tracing::error!(entry = %entry.id, ?refused, "nothing to do for an outcome"),
            }
        }
        self.look(to_look_at);
        if !self.unstored.is_empty() {
            let later = Instant::now() + DISK_LATER;
            next = Some(next.map_or(later, |next| next.min(later)));
        }
        Ok(next)
    }

    /// Which entries are due, oldest first, and when the first of the others is.
    fn plan(&mut self, entries: &[OutboxEntry], woken: bool) -> (Vec<OutboxEntry>, Option<Instant>) {
        self.held &= !woken;
        let now = Instant::now();
        let busy: HashSet<OutboxId> = self.under_way.values().flatten().map(|entry| entry.id).collect();
        let mut room = AT_ONCE.saturating_sub(self.under_way.len());
        let mut waiting_calls = HashSet::new();
        let (mut due, mut next) = (Vec::new(), None::<Instant>);
        for entry in entries.iter().filter(|entry| !entry.state.is_done()) {
            let Some(at) = self.due_at(entry, woken, now) else { continue };
            // Order is kept within a call: one that is not settled holds back the next for the same call.
            let mut first_for_its_calls = true;
            for call in calls_of(entry) {
                first_for_its_calls &= waiting_calls.insert(call);
            }
            if !first_for_its_calls || busy.contains(&entry.id) || self.unstored.contains_key(&entry.id) {
                continue;
            }
            if at > now {
                next = Some(next.map_or(at, |next| next.min(at)));
            } else if (!self.held || matches!(entry.payload, Some(Payload::Connect { .. }))) && room > 0 {
                room -= 1;
                due.push(entry.clone());
            }
        }
        self.due.retain(|id, _| entries.iter().any(|entry| entry.id == *id));
        (due, next)
    }

    /// When an entry is due on the runtime's clock; `None` while it waits for a person. One that is being sent is due
    /// for ever: it keeps its place in the order.
    fn due_at(&mut self, entry: &OutboxEntry, woken: bool, now: Instant) -> Option<Instant> {
        let stored = match &entry.state {
            EntryState::Queued { not_before: None, .. } | EntryState::Sending => return Some(now),
            EntryState::Queued {
                waits:
                    None
                    | Some(
                        Waits::Offline
                        | Waits::Tls
                        | Waits::ServerFault
                        | Waits::SignIn
                        | Waits::Elsewhere
                        | Waits::Account,
                    ),
                ..
            } if woken => {
                self.due.insert(entry.id, (stored_time(&entry.state)?, now));
                return Some(now);
            }
            EntryState::Queued { .. } | EntryState::Unknown { .. } => stored_time(&entry.state)?,
            EntryState::NeedsAttention { .. }
            | EntryState::Delivered { .. }
            | EntryState::MarkedDone { .. }
            | EntryState::KeptAsNote { .. }
            | EntryState::Withdrawn { .. } => return None,
        };
        if let Some((made_from, at)) = self.due.get(&entry.id)
            && *made_from == stored
        {
            return Some(*at);
        }
        let at = now + wait((self.now.0)(), stored);
        self.due.insert(entry.id, (stored, at));
        Some(at)
    }

    async fn send(&mut self, entry: OutboxEntry) -> Result<(), StoreError> {
        let Some(request) = request(&entry) else { return Ok(()) };
        let entry = match self.store.mark_sending(entry.id, (self.now.0)()).await {
            Ok(entry) => entry,
            // Somebody was quicker; the next look at the list shows what became of it.
            Err(StoreError::NotNow | StoreError::NotFound) => {
                self.shared.news.notify_one();
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        tracing::info!(entry = %entry.id, attempt = entry.attempts, "sending an outcome");
        self.shared.publish(entry.clone());
        let vendor = Arc::clone(&self.vendor);
        let handle = self.requests.spawn(async move { Answer::Tried(vendor.execute(request).await) });
        self.under_way.insert(handle.id(), vec![entry]);
        self.shared.news.notify_one();
        Ok(())
    }

    /// One look at the vendor's list settles all that wait for one.
    fn look(&mut self, entries: Vec<OutboxEntry>) {
        if entries.is_empty() {
            return;
        }
        let vendor = Arc::clone(&self.vendor);
        let handle = self.requests.spawn(async move { Answer::Looked(vendor.snapshot().await) });
        self.under_way.insert(handle.id(), entries);
    }

    async fn answered(&mut self, answer: Result<(task::Id, Answer), task::JoinError>) {
        let (id, answer) = match answer {
            Ok((id, answer)) => (id, Some(answer)),
            Err(error) => {
                tracing::error!(%error, "a request of the delivery ended by a fault");
                (error.id(), None)
            }
        };
        for entry in self.under_way.remove(&id).unwrap_or_default() {
            let event = match &answer {
                Some(Answer::Tried(Ok(Reply::Queued))) => Event::Held,
                Some(Answer::Tried(Ok(reply))) => {
                    Event::Taken { confirmed: !matches!(reply, Reply::Unconfirmed) }
                }
                Some(Answer::Tried(Err(error))) => {
                    tracing::warn!(entry = %entry.id, %error, "an outcome was not taken");
                    Event::Failed(error)
                }
                Some(Answer::Looked(Ok(snapshot))) => Event::Looked(sight(&entry, snapshot)),
                Some(Answer::Looked(Err(error))) => {
                    tracing::warn!(entry = %entry.id, %error, "the vendor could not be asked about an outcome");
                    self.held |= wants_sign_in(error);
                    Event::Looked(Sight::NotSeen)
                }
                None if entry.state == EntryState::Sending => Event::BrokeOff,
                None => Event::Looked(Sight::NotSeen),
            };
            match decide(&entry, &event, self.given()) {
                Ok(step) => self.carry_out(entry.id, step).await,
                Err(refused) => tracing::error!(entry = %entry.id, ?refused, "an answer without a question"),
            }
        }
    }

    async fn carry_out(&mut self, id: OutboxId, step: Step) {
        let (now, decided) = ((self.now.0)(), Instant::now());
        let stored = match step.clone() {
            // Asked for and answered in `turn`; there is nothing to store.
            Step::Send | Step::Look => return,
            Step::Delivered { confirmed } => self.store.mark_delivered(id, now, confirmed).await,
            Step::Unknown { next_look } => self.store.mark_unknown(id, now, next_look).await,
            Step::LookAgain { looks, next_look } => self.store.look_again(id, looks, next_look).await,
            Step::Requeue { not_before, waits } => {
                self.held |= matches!(waits, Waits::SignIn | Waits::Elsewhere | Waits::Account);
                self.store.requeue(id, now, not_before, waits).await
            }
            Step::Attention(why) => self.store.needs_attention(id, now, why).await,
            Step::Withdraw(why) => self.store.withdraw(id, now, why).await,
        };
        match stored {
            Ok(entry) => {
                // The wall clock may be set before it is read again.
                if let Some(until) = stored_time(&entry.state) {
                    self.due.insert(id, (until, decided + wait(now, until)));
                }
                tracing::info!(entry = %id, step = word(&step), "an outcome moved on");
                self.shared.publish(entry);
                self.shared.news.notify_one();
            }
            Err(error @ (StoreError::NotNow | StoreError::NotFound)) => {
                tracing::error!(entry = %id, %error, "an outcome was not where it was left");
            }
            Err(error) => {
                tracing::error!(entry = %id, %error, "what became of an outcome could not be stored yet");
                self.unstored.insert(id, step);
            }
        }
    }

    fn publish_list(&self, entries: Vec<OutboxEntry>) {
        self.list.send_if_modified(|list| {
            let changed = list[..] != entries[..];
            if changed {
                *list = entries.into();
            }
            changed
        });
    }

    fn given(&mut self) -> Given {
        Given {
            evidence: self.vendor.capabilities().disposition_evidence,
            shortest_wrap_up: self.shortest_wrap_up,
            now: (self.now.0)(),
            chance: (self.jitter)(),
        }
    }
}

fn wait(now: Timestamp, until: Timestamp) -> Duration {
    Duration::try_from(until.duration_since(now)).unwrap_or_default().min(LONGEST_WAIT)
}

const fn stored_time(state: &EntryState) -> Option<Timestamp> {
    match state {
        EntryState::Queued { not_before, .. } => *not_before,
        EntryState::Unknown { next_look, .. } => Some(*next_look),
        EntryState::Sending
        | EntryState::NeedsAttention { .. }
        | EntryState::Delivered { .. }
        | EntryState::MarkedDone { .. }
        | EntryState::KeptAsNote { .. }
        | EntryState::Withdrawn { .. } => None,
    }
}

fn calls_of(entry: &OutboxEntry) -> impl Iterator<Item = CallId> {
    let other = match &entry.payload {
        Some(Payload::Connect { other, .. }) => Some(*other),
        Some(Payload::Disposition(_)) | None => None,
    };
    std::iter::once(entry.call).chain(other)
}

/// What to send; `None` when the machine would not have let it come so far.
fn request(entry: &OutboxEntry) -> Option<Request> {
    let call = entry.vendor_call.clone()?;
    match entry.payload.clone()? {
        Payload::Disposition(disposition) => {
            let facts = CallFacts { number: entry.number.clone(), queue: entry.queue.clone(), live: false };
            Some(Request::Dispose { call, facts, disposition })
        }
        Payload::Connect { other_vendor_call, first, second, .. } => {
            Some(Request::ConnectCalls(ConnectCalls {
                first: ConnectedLeg { call, disposition: first },
                second: ConnectedLeg { call: other_vendor_call?, disposition: second },
            }))
        }
    }
}

fn sight(entry: &OutboxEntry, snapshot: &AgentSnapshot) -> Sight {
    let other = match &entry.payload {
        Some(Payload::Connect { other_vendor_call, .. }) => other_vendor_call.as_ref(),
        Some(Payload::Disposition(_)) | None => None,
    };
    let listed = |call: &VendorCallId| snapshot.calls.iter().any(|seen| seen.id == *call);
    if entry.vendor_call.iter().chain(other).any(listed) { Sight::Listed } else { Sight::Gone }
}

const fn wants_sign_in(error: &VendorError) -> bool {
    matches!(
        error.kind,
        VendorErrorKind::BadCredentials
            | VendorErrorKind::UnknownAgent
            | VendorErrorKind::SignedOut
            | VendorErrorKind::TakenOver { .. }
            | VendorErrorKind::AccountMode
    )
}

/// The step without its data, for the log.
const fn word(step: &Step) -> &'static str {
    match step {
        Step::Send => "send",
        Step::Look => "look",
        Step::Delivered { confirmed: true } => "delivered",
        Step::Delivered { confirmed: false } => "delivered, not confirmed",
        Step::Unknown { .. } => "unknown",
        Step::LookAgain { .. } => "look again",
        Step::Requeue { .. } => "requeued",
        Step::Attention(_) => "needs attention",
        Step::Withdraw(_) => "withdrawn",
    }
}
