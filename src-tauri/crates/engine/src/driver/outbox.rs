use std::{sync::Arc, time::Duration};

use ringside_domain::ProfileId;
use ringside_ipc::{ErrorCode, SessionReply, UiError};
use ringside_outbox::{Deliver, Outbox};
use ringside_store::{EntryState, OutboxEntry, Payload, Store, Waits};
use ringside_vendor::Vendor;
use tokio::sync::{broadcast, watch};

use super::Driver;
use crate::{
    clock::Clock,
    journal,
    session::{ConnectOutcome, Effect, RequestId},
};

/// How many of those done the outbox lists.
const LISTED_DONE: u32 = 50;

/// The outbox of a session with its two streams.
pub(super) struct Watched {
    pub(super) outbox: Outbox,
    entries: watch::Receiver<Arc<[OutboxEntry]>>,
    changes: broadcast::Receiver<OutboxEntry>,
}

/// What the outbox has to tell.
pub(super) enum Change {
    /// One outcome moved on.
    Entry(Box<OutboxEntry>),
    /// The list as a whole is another.
    List,
}

impl Watched {
    pub(super) fn start(
        store: &Store,
        profile: &ProfileId,
        vendor: Arc<dyn Vendor>,
        shortest_wrap_up: Duration,
        clock: &Clock,
    ) -> Self {
        let clock = clock.clone();
        let outbox = Outbox::start(Deliver {
            store: store.clone(),
            profile: profile.clone(),
            vendor,
            now: Arc::new(move || clock.now().wall),
            shortest_wrap_up,
            jitter: Box::new(fastrand::f64),
        });
        Self { entries: outbox.entries(), changes: outbox.changes(), outbox }
    }

    /// The next change; waits for ever where there is no outbox.
    pub(super) async fn next(watched: &mut Option<Self>) -> Option<Change> {
        let Some(watched) = watched else { return std::future::pending().await };
        tokio::select! {
            change = watched.changes.recv() => match change {
                Ok(entry) => Some(Change::Entry(Box::new(entry))),
                // Too many at once: the list holds what was missed.
                Err(broadcast::error::RecvError::Lagged(_)) => Some(Change::List),
                Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
            },
            changed = watched.entries.changed() => match changed {
                Ok(()) => Some(Change::List),
                Err(_) => std::future::pending().await,
            },
        }
    }
}

impl Driver {
    pub(super) async fn take_outbox(&mut self, change: Change) {
        self.reload_outcomes().await;
        if let Change::Entry(entry) = change {
            self.session.note_outcome(&entry, self.now());
            let effects = self.follow_entry(&entry);
            self.carry_out(effects).await;
        }
    }

    /// Reads what is on its way and what is owed. Both change in one transaction and show in one view: an outcome is
    /// never out of sight between its card and the list.
    pub(super) async fn reload_outcomes(&mut self) {
        let now = self.now();
        match self.store.callbacks(&self.profile).await {
            Ok(callbacks) => self.session.learn_callbacks(callbacks),
            Err(error) => tracing::error!(%error, "could not read the calls to make"),
        }
        let profile = &self.session.profile;
        let entries = self.store.entries(&self.profile).await;
        let owed = journal::owed(&self.store, &self.profile, profile.region, now).await;
        let (entries, (owed, calls)) = match (entries, owed) {
            (Ok(entries), Ok(owed)) => (entries, owed),
            (Err(error), _) | (_, Err(error)) => {
                tracing::error!(%error, "could not read the outcomes on their way and those owed");
                return;
            }
        };
        let midnight = start_of_day(now);
        let mut summary = journal::summary(&entries, profile, midnight, now);
        if summary.done >= LISTED_DONE {
            // The list holds the newest of those done; the shift has had more.
            summary.done = self.store.delivered_since(&self.profile, midnight).await.unwrap_or(summary.done);
        }
        self.session.learn_outbox(summary, owed, calls);
    }

    /// Reads the outcomes that are done for whoever asks, beside the loop.
    pub(super) fn show_done(&mut self, request: RequestId) {
        let Some(waiting) = self.waiting.remove(&request) else { return };
        let (store, profile, now) = (self.store.clone(), self.profile.clone(), self.now());
        let (vendor_name, region) = (self.session.profile.vendor_name.clone(), self.session.profile.region);
        tokio::spawn(async move {
            let read = journal::done(&store, &profile, &vendor_name, region, now).await;
            let reply = read.map(|entries| SessionReply::OutcomesDone { entries }).map_err(|error| {
                tracing::error!(%error, "could not read the outcomes that are done");
                UiError::new(ErrorCode::Storage)
            });
            // Whoever asked may have gone.
            let _ = waiting.send(reply);
        });
    }

    fn follow_entry(&mut self, entry: &OutboxEntry) -> Vec<Effect> {
        let now = self.now();
        let connects = match &entry.payload {
            Some(Payload::Connect { other, .. }) => Some([entry.call, *other]),
            Some(Payload::Disposition(_)) | None => None,
        };
        let vendor_name = self.session.profile.vendor_name.clone();
        let Some(calls) = connects else {
            return match &entry.state {
                EntryState::Delivered { .. } | EntryState::MarkedDone { .. } => {
                    self.session.delivered(entry.call, now)
                }
                EntryState::KeptAsNote { .. } => {
                    self.session.stays_here(entry.call);
                    Vec::new()
                }
                // Where nothing is asked of the vendor at rest, its delivery is what finds out.
                EntryState::Queued { waits: Some(Waits::SignIn), .. } => {
                    self.session.session_ended(now);
                    Vec::new()
                }
                EntryState::Queued { waits: Some(Waits::Elsewhere), .. } => {
                    self.session.taken_over(false, now)
                }
                EntryState::Withdrawn { .. }
                | EntryState::NeedsAttention { .. }
                | EntryState::Queued { .. }
                | EntryState::Sending
                | EntryState::Unknown { .. } => Vec::new(),
            };
        };
        let outcome = match &entry.state {
            EntryState::Delivered { .. } | EntryState::MarkedDone { .. } => ConnectOutcome::Done,
            EntryState::Withdrawn { why, .. } => {
                let error = Box::new(journal::attention_error(why, &vendor_name));
                ConnectOutcome::NotDone { drafts: journal::drafts_of(entry), error }
            }
            EntryState::NeedsAttention { why } => {
                ConnectOutcome::Open { error: Box::new(journal::attention_error(why, &vendor_name)) }
            }
            EntryState::Queued { .. }
            | EntryState::Sending
            | EntryState::Unknown { .. }
            | EntryState::KeptAsNote { .. } => return Vec::new(),
        };
        self.session.connect_settled(calls, outcome, now)
    }
}

/// Midnight before `now` on the agent's own clock, which is where a shift's figures begin.
fn start_of_day(now: ringside_domain::Moment) -> ringside_domain::Timestamp {
    let local = now.wall.to_zoned(jiff::tz::TimeZone::system());
    local.start_of_day().map_or(now.wall, |midnight| midnight.timestamp())
}
