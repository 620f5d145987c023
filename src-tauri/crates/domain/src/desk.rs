use serde::{Deserialize, Serialize};

use crate::{
    call::{Call, CallEvent, CallState, EndedBy, Observation, ObservedCall, Refused},
    ids::{CallId, VendorCallId},
    time::Moment,
};

/// All calls at one agent's bar: each is its own card, and none is ever written over another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// In the order in which they appeared.
    calls: Vec<Call>,
    /// The call the slots act on.
    active: Option<CallId>,
    /// Calls that are done here while the vendor still lists them, so that its list does not bring them back.
    settled: Vec<VendorCallId>,
}

/// What a snapshot or an event did to the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskChange {
    /// A call we had not heard of.
    Appeared(CallId),
    /// One event's worth of change.
    Moved(CallId, CallEvent),
    /// The snapshot contradicted the state that was shown, and won.
    Corrected(CallId, CallState),
    /// The vendor no longer lists the call.
    Vanished(CallId),
    /// A call that was done here has left the vendor's list too.
    Settled(VendorCallId),
}

impl DeskChange {
    /// The call on the desk that changed; `None` for one that is on it no more.
    #[must_use]
    pub const fn call(&self) -> Option<CallId> {
        match self {
            Self::Appeared(id) | Self::Moved(id, _) | Self::Corrected(id, _) | Self::Vanished(id) => {
                Some(*id)
            }
            Self::Settled(_) => None,
        }
    }
}

impl Desk {
    /// All calls, in the order in which they appeared.
    #[must_use]
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// The call of that id.
    #[must_use]
    pub fn get(&self, id: CallId) -> Option<&Call> {
        self.calls.iter().find(|call| call.id == id)
    }

    /// The call the slots act on.
    #[must_use]
    pub fn active(&self) -> Option<&Call> {
        self.active.and_then(|id| self.get(id))
    }

    /// The calls whose line is up.
    pub fn live(&self) -> impl Iterator<Item = &Call> {
        self.calls.iter().filter(|call| call.state.is_live())
    }

    /// Puts a call on the desk. It becomes the active one only when no answered call is.
    pub fn add(&mut self, call: Call) {
        let keep = self.active().is_some_and(|active| active.state.is_answered());
        if !keep {
            self.active = Some(call.id);
        }
        self.calls.push(call);
    }

    /// Makes a call the one the slots act on; returns whether it is on the desk.
    pub fn select(&mut self, id: CallId) -> bool {
        let known = self.get(id).is_some();
        if known {
            self.active = Some(id);
        }
        known
    }

    /// Applies one event to one call.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the event has no meaning for it. An unknown call is `Ok(false)`.
    pub fn apply(&mut self, id: CallId, event: CallEvent, now: Moment) -> Result<bool, Refused> {
        let Some(call) = self.calls.iter_mut().find(|call| call.id == id) else { return Ok(false) };
        call.apply(event, now)?;
        Ok(true)
    }

    /// Notes that the vendor took the answering of an offered call. Its list shows what came of it.
    pub fn answer_taken(&mut self, id: CallId, now: Moment) {
        if let Some(call) = self.calls.iter_mut().find(|call| call.id == id) {
            call.answered.get_or_insert(now);
        }
    }

    /// Notes that it was the agent who took the line of a call down. A list tells only that it is down.
    pub fn ended_by_me(&mut self, id: CallId) {
        if let Some(call) = self.calls.iter_mut().find(|call| call.id == id && !call.state.is_live()) {
            call.ended_by = Some(EndedBy::Me);
        }
    }

    /// Ties our dialled call to the vendor's; returns whether it is on the desk and that one is nobody else's: a call the
    /// vendor names a second time keeps its card.
    pub fn identify(&mut self, id: CallId, seen: &ObservedCall, now: Moment) -> bool {
        let taken = |call: &Call| call.id != id && call.vendor_id.as_ref() == Some(&seen.id);
        if self.calls.iter().any(taken) {
            return false;
        }
        let Some(call) = self.calls.iter_mut().find(|call| call.id == id) else { return false };
        call.vendor_id = Some(seen.id.clone());
        if let Some(at) = seen.started {
            call.started = now.at_wall(at);
        }
        call.observe(seen, now);
        true
    }

    /// Takes a call off the desk because its outcome is stored or nothing is owed for it.
    ///
    /// While the vendor still lists it, its list does not bring it back.
    pub fn clear(&mut self, id: CallId) -> Option<Call> {
        let place = self.calls.iter().position(|call| call.id == id)?;
        let call = self.calls.remove(place);
        if let Some(vendor_id) = &call.vendor_id
            && !self.settled.contains(vendor_id)
        {
            self.settled.push(vendor_id.clone());
        }
        self.pick_active();
        Some(call)
    }

    /// Remembers a call as done here although it is not on the desk: after a restart, from the outbox.
    pub fn settle(&mut self, vendor_id: VendorCallId) {
        if !self.settled.contains(&vendor_id) {
            self.settled.push(vendor_id);
        }
    }

    /// Brings a call back that the vendor turned out not to have finished.
    pub fn unsettle(&mut self, vendor_id: &VendorCallId) {
        self.settled.retain(|id| id != vendor_id);
    }

    /// Makes the desk match all the vendor lists. Calls are matched by the vendor's id alone.
    ///
    /// A dialled call the vendor has not named yet is left alone: the list may be older than our dial.
    pub fn reconcile(
        &mut self,
        listed: &[ObservedCall],
        now: Moment,
        mut new_id: impl FnMut() -> CallId,
    ) -> Vec<DeskChange> {
        let mut changes = Vec::new();
        for seen in listed {
            if self.settled.contains(&seen.id) {
                continue;
            }
            if let Some(call) = self.calls.iter_mut().find(|call| call.vendor_id.as_ref() == Some(&seen.id)) {
                let shown = call.state;
                match call.observe(seen, now) {
                    Observation::Same => {}
                    Observation::Moved(event) => changes.push(DeskChange::Moved(call.id, event)),
                    Observation::Corrected => changes.push(DeskChange::Corrected(call.id, shown)),
                }
            } else {
                let call = Call::first_seen(new_id(), seen, now);
                changes.push(DeskChange::Appeared(call.id));
                self.add(call);
            }
        }
        let is_listed = |id: &VendorCallId| listed.iter().any(|seen| &seen.id == id);
        for call in &mut self.calls {
            let gone = call.vendor_id.as_ref().is_some_and(|id| !is_listed(id));
            if !gone {
                continue;
            }
            if call.state.is_live() {
                let released = call.apply(CallEvent::Released(EndedBy::Other), now);
                debug_assert!(released.is_ok(), "every live call can be released");
            } else if !call.listed {
                continue;
            }
            call.listed = false;
            changes.push(DeskChange::Vanished(call.id));
        }
        self.settled.retain(|id| {
            let keep = is_listed(id);
            if !keep {
                changes.push(DeskChange::Settled(id.clone()));
            }
            keep
        });
        self.pick_active();
        changes
    }

    /// Whether the vendor still lists a call that is done here.
    #[must_use]
    pub fn is_settling(&self, vendor_id: &VendorCallId) -> bool {
        self.settled.contains(vendor_id)
    }

    fn pick_active(&mut self) {
        if self.active().is_none() {
            let best = self.live().next().or_else(|| self.calls.first());
            self.active = best.map(|call| call.id);
        }
    }
}
