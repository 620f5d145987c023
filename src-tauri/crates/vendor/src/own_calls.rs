use std::sync::{Mutex, MutexGuard, PoisonError};

use ringside_domain::{CallState, Direction, ObservedCall, Recording, Timestamp, VendorCallId};

use crate::request::Request;

/// The calls an adapter knows of itself, for vendors that list none.
///
/// A call that is up has no state in the list, because nobody tells one: the engine estimates it from what was asked for.
#[derive(Debug, Default)]
pub struct OwnCalls {
    calls: Mutex<Vec<ObservedCall>>,
}

impl OwnCalls {
    /// Takes in a call that was dialled; the entry as it will be listed.
    pub fn dialled(
        &self,
        id: VendorCallId,
        number: String,
        queue: Option<String>,
        at: Option<Timestamp>,
    ) -> ObservedCall {
        let call = ObservedCall {
            started: at,
            direction: Some(Direction::Outbound),
            number: Some(number),
            queue,
            ..ObservedCall::new(id)
        };
        self.show(call.clone());
        call
    }

    /// Takes in what the vendor shows of one call, in place of what was known of it.
    pub fn show(&self, call: ObservedCall) {
        let mut calls = self.lock();
        match calls.iter_mut().find(|known| known.id == call.id) {
            Some(known) => *known = call,
            None => calls.push(call),
        }
    }

    /// Notes what a request means for its call once the vendor has taken it.
    pub fn done(&self, request: &Request) {
        match request {
            Request::HangUp { call } | Request::CallOver { call } => self.over(call),
            Request::StartRecording { call } => self.change(call, |call| call.recording = Recording::On),
            Request::StopRecording { call } => self.change(call, |call| call.recording = Recording::Off),
            Request::Mute { call } => self.change(call, |call| call.muted = Some(true)),
            Request::Unmute { call } => self.change(call, |call| call.muted = Some(false)),
            Request::Transfer { call, .. } | Request::CompleteTransfer { call } => self.over(call),
            Request::Dispose { call, facts, .. } if !facts.live => self.forget(call),
            _ => {}
        }
    }

    /// The line of a call is down.
    pub fn over(&self, id: &VendorCallId) {
        self.change(id, |call| call.state = Some(CallState::WrapUp));
    }

    /// Nothing more is to be said of a call.
    pub fn forget(&self, id: &VendorCallId) {
        self.lock().retain(|call| &call.id != id);
    }

    /// All calls, in the order in which they came to be known.
    #[must_use]
    pub fn list(&self) -> Vec<ObservedCall> {
        self.lock().clone()
    }

    /// What is known of one call.
    #[must_use]
    pub fn get(&self, id: &VendorCallId) -> Option<ObservedCall> {
        self.lock().iter().find(|call| &call.id == id).cloned()
    }

    fn change(&self, id: &VendorCallId, change: impl FnOnce(&mut ObservedCall)) {
        if let Some(call) = self.lock().iter_mut().find(|call| &call.id == id) {
            change(call);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<ObservedCall>> {
        // Every change is one assignment, so a panic elsewhere leaves nothing half done.
        self.calls.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_lives_until_it_is_over_and_is_listed_until_it_has_its_outcome() {
        let own = OwnCalls::default();
        let id = VendorCallId::new("901");
        own.dialled(id.clone(), "07700900123".into(), Some("Sales".into()), None);
        own.done(&Request::StopRecording { call: id.clone() });
        let seen = own.get(&id).expect("listed");
        assert_eq!((seen.state, seen.recording), (None, Recording::Off));

        own.done(&Request::HangUp { call: id.clone() });
        assert_eq!(own.list()[0].state, Some(CallState::WrapUp));
        own.forget(&id);
        assert!(own.list().is_empty());
    }

    #[test]
    fn a_call_nobody_knows_changes_nothing() {
        let own = OwnCalls::default();
        own.done(&Request::HangUp { call: VendorCallId::new("1") });
        assert!(own.list().is_empty());
    }
}
