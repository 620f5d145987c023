//! What is known of the agent: devices and calls as answers and events have told them.
//!
//! Events carry whole objects, so the last one wins. Nothing is told twice, so after any gap the model is in doubt until
//! the whole has been read again; what arrives while it is being read is applied on top of it.

mod known;
mod state;

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use ringside_domain::VendorCallId;
use tokio::{sync::watch, time::Instant};

pub(crate) use known::{KnownCall, parts};
use state::State;

use crate::wire::{Call, Device, Event, UserState};

/// How long an accepted command may take to show.
const SHOWS_WITHIN: Duration = Duration::from_secs(10);
/// How long the model is taken for the truth although nothing casts doubt on it.
const TRUSTED_FOR: Duration = Duration::from_secs(300);

/// Something an accepted command is to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expected {
    /// The call of this id.
    Call(String),
    /// A call not known yet.
    NewCall,
    /// The agent's own device.
    Agent,
}

/// What was read at one moment.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) devices: Vec<Device>,
    pub(crate) calls: Vec<Call>,
}

/// The agent's state, as last told.
#[derive(Debug, Clone, Default)]
pub(crate) struct Agent {
    pub(crate) device: Option<Device>,
    /// When it was seen to change.
    pub(crate) since: Option<Timestamp>,
    /// When the wrap-up it is in ends.
    pub(crate) wrap_up_ends: Option<Timestamp>,
}

/// The model, shared by the push task and all requests.
pub(crate) struct Model {
    state: Mutex<State>,
    changes: watch::Sender<u64>,
}

impl Model {
    pub(crate) fn new() -> Self {
        Self { state: Mutex::new(State::default()), changes: watch::Sender::new(0) }
    }

    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    /// Tells that a snapshot would show something new.
    pub(crate) fn bump(&self) {
        self.changes.send_modify(|count| *count += 1);
    }

    /// Forgets the agent, for a new sign-in.
    pub(crate) fn clear(&self) {
        *self.lock() = State::default();
    }

    /// Takes in what was pushed at `now` by the vendor's clock.
    pub(crate) fn apply(&self, event: Event, now: Timestamp) {
        self.lock().apply(event, now);
        self.bump();
    }

    /// The whole is about to be asked for.
    pub(crate) fn begin_reading(&self) {
        self.lock().begin_reading();
    }

    /// The whole was read, or could not be. What was pushed since it was asked for is applied on top.
    pub(crate) fn end_reading(&self, reading: Option<Reading>, now: Timestamp) {
        let read = reading.is_some();
        self.lock().end_reading(reading, now);
        if read {
            self.bump();
        }
    }

    /// Something may have been missed: the next snapshot asks.
    pub(crate) fn doubt(&self) {
        self.lock().doubt();
    }

    /// Whether the whole has to be asked for before a snapshot can be answered.
    pub(crate) fn is_in_doubt(&self) -> bool {
        let state = self.lock();
        let now = Instant::now();
        state.is_doubted()
            || state.read_at.is_none_or(|at| now.duration_since(at) > TRUSTED_FOR)
            || state.expected.iter().any(|(_, until)| now >= *until)
    }

    /// A command is about to be sent whose effect is to show soon. Said before it is sent: the push may be the faster.
    pub(crate) fn expect(&self, what: Expected) {
        self.lock().expected.push((what, Instant::now() + SHOWS_WITHIN));
    }

    /// Whether a command about the agent has been sent whose effect has yet to show: until then the state known is the
    /// one before it.
    pub(crate) fn awaits_agent(&self) -> bool {
        self.lock().expected.iter().any(|(expected, _)| *expected == Expected::Agent)
    }

    /// The command was refused, so nothing is to show.
    pub(crate) fn expect_no_more(&self, what: &Expected) {
        let mut state = self.lock();
        if let Some(at) = state.expected.iter().position(|(expected, _)| expected == what) {
            state.expected.remove(at);
        }
    }

    /// All calls that are up or still want their outcome, in the order in which they appeared.
    pub(crate) fn calls(&self) -> Vec<KnownCall> {
        self.lock().calls.clone()
    }

    pub(crate) fn call(&self, id: &VendorCallId) -> Option<KnownCall> {
        self.lock().calls.iter().find(|call| &call.vendor_id == id).cloned()
    }

    /// A consultation for a call.
    pub(crate) fn consultation(&self, customer: &VendorCallId) -> Option<KnownCall> {
        let state = self.lock();
        state
            .calls
            .iter()
            .rev()
            .find(|call| call.is_live() && call.consults_for.as_ref() == Some(customer))
            .cloned()
    }

    pub(crate) fn agent(&self) -> Agent {
        self.lock().agent()
    }

    pub(crate) fn user_state(&self) -> Option<UserState> {
        self.agent().device.and_then(|device| device.user_state)
    }

    /// The id of the device calls are made on.
    pub(crate) fn device_id(&self) -> Option<String> {
        self.agent().device.map(|device| device.id)
    }

    /// Nothing more is to be said of a call that has ended.
    pub(crate) fn forget(&self, id: &VendorCallId) {
        self.lock().calls.retain(|call| call.is_live() || &call.vendor_id != id);
    }

    /// The wrap-up was asked to last so long from `now` on.
    pub(crate) fn set_wrap_up(&self, left: Duration, now: Timestamp) {
        let ends = (!left.is_zero()).then(|| now.checked_add(left).ok()).flatten();
        self.lock().set_wrap_up(ends);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Each change is applied whole or, after a panic elsewhere, read anew.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
