use serde::{Deserialize, Serialize};

use crate::{
    ids::{CallId, LeadId, VendorCallId},
    time::Moment,
};

/// Who started the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// The customer called.
    Inbound,
    /// The agent or the dialler called.
    Outbound,
}

/// Where a call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CallState {
    /// We call, nobody has answered.
    Dialing,
    /// A call is offered to the agent.
    Ringing,
    /// Both parties can talk.
    Connected,
    /// The customer waits.
    Held,
    /// Released, its outcome still open.
    WrapUp,
    /// Nothing left to do at the bar.
    Ended,
}

impl CallState {
    /// Whether the line is up: something to hang up.
    #[must_use]
    pub const fn is_live(self) -> bool {
        match self {
            Self::Dialing | Self::Ringing | Self::Connected | Self::Held => true,
            Self::WrapUp | Self::Ended => false,
        }
    }

    /// Whether somebody has answered and the call is not over.
    #[must_use]
    pub const fn is_answered(self) -> bool {
        match self {
            Self::Connected | Self::Held => true,
            Self::Dialing | Self::Ringing | Self::WrapUp | Self::Ended => false,
        }
    }

    /// The state after `event`.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the event has no meaning here; the caller then asks the vendor for a snapshot.
    pub const fn apply(self, event: CallEvent) -> Result<Self, Refused> {
        let refused = Err(Refused { state: self, event });
        match self {
            Self::Dialing => match event {
                CallEvent::Answered => Ok(Self::Connected),
                // An attempt nobody answered still owes its "no answer".
                CallEvent::NotAnswered | CallEvent::Released(_) => Ok(Self::WrapUp),
                CallEvent::Disposed => Ok(Self::Ended),
                CallEvent::Held | CallEvent::Retrieved => refused,
            },
            Self::Ringing => match event {
                CallEvent::Answered => Ok(Self::Connected),
                // Ring-no-answer: the vendor takes the call back, so nothing is left to wrap up.
                CallEvent::NotAnswered | CallEvent::Released(_) => Ok(Self::Ended),
                CallEvent::Held | CallEvent::Retrieved | CallEvent::Disposed => refused,
            },
            Self::Connected => match event {
                CallEvent::Held => Ok(Self::Held),
                CallEvent::Released(_) => Ok(Self::WrapUp),
                CallEvent::Disposed => Ok(Self::Ended),
                CallEvent::Answered | CallEvent::NotAnswered | CallEvent::Retrieved => refused,
            },
            Self::Held => match event {
                CallEvent::Retrieved => Ok(Self::Connected),
                CallEvent::Released(_) => Ok(Self::WrapUp),
                CallEvent::Disposed => Ok(Self::Ended),
                CallEvent::Answered | CallEvent::NotAnswered | CallEvent::Held => refused,
            },
            Self::WrapUp => match event {
                CallEvent::Disposed => Ok(Self::Ended),
                CallEvent::Answered
                | CallEvent::NotAnswered
                | CallEvent::Held
                | CallEvent::Retrieved
                | CallEvent::Released(_) => refused,
            },
            Self::Ended => match event {
                CallEvent::Answered
                | CallEvent::NotAnswered
                | CallEvent::Held
                | CallEvent::Retrieved
                | CallEvent::Released(_)
                | CallEvent::Disposed => refused,
            },
        }
    }
}

/// Who ended a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EndedBy {
    /// The agent, at this bar.
    Me,
    /// Anyone else: the customer, the network, a supervisor, another program. Few vendors tell which.
    Other,
}

/// One change of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CallEvent {
    /// Somebody picked up.
    Answered,
    /// Nobody picked up.
    NotAnswered,
    /// The customer waits.
    Held,
    /// The customer is back.
    Retrieved,
    /// The line is down.
    Released(EndedBy),
    /// The outcome is stored here, or was given elsewhere.
    Disposed,
}

/// An event that has no meaning in a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{event:?} has no meaning for a call that is {state:?}")]
pub struct Refused {
    /// The state the call was in.
    pub state: CallState,
    /// What was to happen to it.
    pub event: CallEvent,
}

/// Whether a call is being recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Recording {
    /// The vendor says it records.
    On,
    /// The vendor says it does not.
    Off,
    /// The vendor does not say, or says it in a code nobody has explained to us.
    Unknown,
}

/// Something that can be done to a call, for vendors that say of each call what they allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CallAction {
    /// Pick it up.
    Answer,
    /// End it.
    HangUp,
    /// Let the customer wait.
    Hold,
    /// Take the customer back.
    Retrieve,
    /// Switch the agent's microphone off.
    Mute,
    /// Switch it on again.
    Unmute,
    /// Record, or go on recording.
    StartRecording,
    /// Stop or interrupt recording.
    StopRecording,
    /// Pass it on unannounced.
    Transfer,
    /// Call a third party while the customer waits.
    Consult,
    /// Pass it to the third party.
    CompleteTransfer,
    /// Join all parties.
    CompleteConference,
    /// Add a third party at once.
    Conference,
    /// Send tones.
    SendDigits,
}

/// One call as the vendor lists it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservedCall {
    /// Unique at this vendor, across its restarts too.
    pub id: VendorCallId,
    /// When it began, by the vendor's clock.
    pub started: Option<jiff::Timestamp>,
    /// `None` when the vendor's code means nothing to this profile.
    pub state: Option<CallState>,
    /// `None` when the vendor does not tell.
    pub direction: Option<Direction>,
    /// The other party's number as the vendor writes it.
    pub number: Option<String>,
    /// The other party's name.
    pub name: Option<String>,
    /// The queue or campaign it came through.
    pub queue: Option<String>,
    /// The lead it belongs to.
    pub lead: Option<LeadId>,
    /// Whether it is being recorded.
    pub recording: Recording,
    /// Whether the agent's microphone is off; `None` when the vendor does not tell.
    pub muted: Option<bool>,
    /// All the vendor allows on it now; `None` when it does not say.
    pub allowed: Option<Vec<CallAction>>,
    /// The call this one was made for, when it is a consultation.
    pub consults_for: Option<VendorCallId>,
    /// The code the vendor holds for it already, where it shows one.
    pub code: Option<String>,
}

impl ObservedCall {
    /// A call of which nothing is known but its id.
    #[must_use]
    pub const fn new(id: VendorCallId) -> Self {
        Self {
            id,
            started: None,
            state: None,
            direction: None,
            number: None,
            name: None,
            queue: None,
            lead: None,
            recording: Recording::Unknown,
            muted: None,
            allowed: None,
            consults_for: None,
            code: None,
        }
    }
}

/// What a snapshot did to a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Observation {
    /// Nothing.
    Same,
    /// One event's worth of change: it happened between two looks.
    Moved(CallEvent),
    /// A change no single event explains; the snapshot wins all the same.
    Corrected,
}

/// One call at the bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Ours.
    pub id: CallId,
    /// Theirs; `None` until the vendor has answered our dial.
    pub vendor_id: Option<VendorCallId>,
    /// Who called whom.
    pub direction: Option<Direction>,
    /// The other party's number.
    pub number: Option<String>,
    /// The other party's name.
    pub name: Option<String>,
    /// The queue or campaign it came through.
    pub queue: Option<String>,
    /// The lead it belongs to.
    pub lead: Option<LeadId>,
    /// Where it stands.
    pub state: CallState,
    /// Since when it stands there.
    pub since: Moment,
    /// When it began.
    pub started: Moment,
    /// When somebody answered.
    pub answered: Option<Moment>,
    /// When the line went down.
    pub released: Option<Moment>,
    /// Who took the line down.
    pub ended_by: Option<EndedBy>,
    /// Whether it is recorded, and since when that is so.
    pub recording: (Recording, Moment),
    /// Whether the agent's microphone is off, where that is known.
    pub muted: Option<bool>,
    /// All the vendor allows on it now; `None` when it does not say.
    pub allowed: Option<Vec<CallAction>>,
    /// The vendor's id of the call this one consults for.
    pub consults_for: Option<VendorCallId>,
    /// The code the vendor shows for it.
    pub code: Option<String>,
    /// Whether the state was ever told by the vendor, or only follows from our own commands.
    pub estimated: bool,
    /// Whether the vendor listed it when last asked. Once it does not, it may take no outcome any more.
    pub listed: bool,
}

impl Call {
    /// A call we have just asked the vendor to make.
    #[must_use]
    pub fn dialing(id: CallId, number: String, lead: Option<LeadId>, now: Moment) -> Self {
        Self {
            id,
            vendor_id: None,
            direction: Some(Direction::Outbound),
            number: Some(number),
            name: None,
            queue: None,
            lead,
            state: CallState::Dialing,
            since: now,
            started: now,
            answered: None,
            released: None,
            ended_by: None,
            recording: (Recording::Unknown, now),
            muted: None,
            allowed: None,
            consults_for: None,
            code: None,
            estimated: true,
            listed: false,
        }
    }

    /// A call first seen on the vendor's list.
    #[must_use]
    pub fn first_seen(id: CallId, seen: &ObservedCall, now: Moment) -> Self {
        let started = seen.started.map_or(now, |at| now.at_wall(at));
        // A listed call whose code means nothing to us is taken as connected: the one state that hides no button.
        let state = seen.state.unwrap_or(CallState::Connected);
        let mut call = Self {
            id,
            vendor_id: Some(seen.id.clone()),
            direction: seen.direction,
            number: None,
            name: None,
            queue: None,
            lead: None,
            state,
            since: if state.is_live() { started } else { now },
            started,
            answered: state.is_answered().then_some(started),
            released: (!state.is_live()).then_some(now),
            ended_by: (!state.is_live()).then_some(EndedBy::Other),
            recording: (seen.recording, now),
            muted: None,
            allowed: None,
            consults_for: None,
            code: None,
            estimated: seen.state.is_none(),
            listed: true,
        };
        call.take_details(seen, now);
        call
    }

    /// Applies one event.
    ///
    /// # Errors
    ///
    /// [`Refused`] when the event has no meaning here; nothing has changed then.
    pub fn apply(&mut self, event: CallEvent, now: Moment) -> Result<(), Refused> {
        let taken = self.state == CallState::Ringing && self.answered.is_some();
        let next = match event {
            // Its answering was taken and nobody has seen it ring since: it was a call, and owes its outcome.
            CallEvent::Released(_) if taken => CallState::WrapUp,
            event => self.state.apply(event)?,
        };
        self.enter(next, now);
        if let CallEvent::Released(by) = event {
            self.ended_by = Some(by);
        }
        Ok(())
    }

    /// Takes over what the vendor lists for this call. The snapshot wins; a state it does not tell stays as it is.
    pub fn observe(&mut self, seen: &ObservedCall, now: Moment) -> Observation {
        self.take_details(seen, now);
        let Some(state) = seen.state else { return Observation::Same };
        self.estimated = false;
        if state == CallState::Ringing {
            self.answered = None;
        }
        if state == self.state {
            return Observation::Same;
        }
        let observation = event_between(self.state, state).map_or(Observation::Corrected, Observation::Moved);
        if !state.is_live() && self.state.is_live() {
            self.ended_by.get_or_insert(EndedBy::Other);
        }
        self.enter(state, now);
        observation
    }

    fn enter(&mut self, next: CallState, now: Moment) {
        if next.is_answered() {
            self.answered.get_or_insert(now);
        }
        if next.is_live() {
            // A list that missed it ended it too soon.
            (self.released, self.ended_by) = (None, None);
        } else {
            self.released.get_or_insert(now);
        }
        if next != self.state {
            self.state = next;
            self.since = now;
        }
    }

    fn take_details(&mut self, seen: &ObservedCall, now: Moment) {
        fn keep<T: Clone>(mine: &mut Option<T>, theirs: &Option<T>) {
            if let Some(value) = theirs {
                *mine = Some(value.clone());
            }
        }
        self.listed = true;
        keep(&mut self.number, &seen.number);
        keep(&mut self.name, &seen.name);
        keep(&mut self.queue, &seen.queue);
        keep(&mut self.lead, &seen.lead);
        keep(&mut self.direction, &seen.direction);
        keep(&mut self.consults_for, &seen.consults_for);
        self.muted = seen.muted;
        self.allowed.clone_from(&seen.allowed);
        self.code.clone_from(&seen.code);
        if self.vendor_id.is_none() {
            self.vendor_id = Some(seen.id.clone());
            if let Some(at) = seen.started {
                self.started = now.at_wall(at);
            }
        }
        if self.recording.0 != seen.recording {
            self.recording = (seen.recording, now);
        }
    }
}

/// The one event that leads from a state to another, where there is one.
fn event_between(from: CallState, to: CallState) -> Option<CallEvent> {
    const EVENTS: [CallEvent; 5] = [
        CallEvent::Answered,
        CallEvent::Held,
        CallEvent::Retrieved,
        CallEvent::Released(EndedBy::Other),
        CallEvent::Disposed,
    ];
    EVENTS.into_iter().find(|event| from.apply(*event) == Ok(to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_goes_through_a_whole_life() {
        let events = [
            CallEvent::Answered,
            CallEvent::Held,
            CallEvent::Retrieved,
            CallEvent::Released(EndedBy::Me),
            CallEvent::Disposed,
        ];
        let mut state = CallState::Dialing;
        for event in events {
            state = state.apply(event).expect("legal");
        }
        assert_eq!(state, CallState::Ended);
    }

    #[test]
    fn an_offered_call_nobody_took_owes_nothing_but_a_dialled_one_does() {
        assert_eq!(CallState::Ringing.apply(CallEvent::NotAnswered), Ok(CallState::Ended));
        assert_eq!(CallState::Dialing.apply(CallEvent::NotAnswered), Ok(CallState::WrapUp));
    }

    #[test]
    fn nothing_happens_to_a_call_that_has_ended() {
        assert!(CallState::Ended.apply(CallEvent::Answered).is_err());
        assert!(CallState::Ended.apply(CallEvent::Disposed).is_err());
    }
}
