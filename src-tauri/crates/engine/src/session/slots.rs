use ringside_domain::{Call, CallAction, CallState, Moment, Recording, VendorCallId};
use ringside_ipc::{Control, Face, Slots, Text};

use super::{Session, elsewhere::why_elsewhere, pending::PendingKind, request::maybe_answered};

impl Session {
    /// The eight slots: what the account can do decides which show, the state of things which work.
    pub(crate) fn slots(&self, now: Moment) -> Slots {
        // Each but the outcome, which is kept here, is a request to the vendor.
        let sends = |control| if self.is_elsewhere() { waits_for_choice(control) } else { control };
        Slots {
            dial: sends(self.dial_slot()),
            hang_up: sends(self.hang_up_slot(now)),
            hold: sends(self.hold_slot()),
            mute: sends(self.mute_slot()),
            record: sends(self.record_slot()),
            transfer: sends(self.transfer_slot()),
            keypad: sends(self.keypad_slot()),
            outcome: self.outcome_slot(),
        }
    }

    /// Why no call can be dialled now; `None` when one can.
    pub(crate) fn why_no_dial(&self) -> Option<Text> {
        if !self.in_session() {
            return Some(Text::new("why-sign-in"));
        }
        if self.checking {
            return Some(self.text("why-checking"));
        }
        let open = |call: &Call| call.state.is_live() && call.state != CallState::Held;
        if self.desk.calls().iter().any(open) {
            return Some(Text::new("why-retrieve-first"));
        }
        if self.desk.calls().iter().any(|call| call.state == CallState::WrapUp) {
            return Some(Text::new("why-outcome-first"));
        }
        self.capabilities.outcome_before_dial.then(|| self.why_outcome_open()).flatten()
    }

    /// Why the vendor still waits for the outcome of a call that is done here; `None` when it waits for none.
    fn why_outcome_open(&self) -> Option<Text> {
        // A call it lists no more keeps nobody waiting, whatever becomes of its outcome.
        let waits = |calls: &[VendorCallId]| calls.iter().any(|call| self.desk.is_settling(call));
        if waits(&self.outbox.calls_on_the_way) {
            return Some(self.text("why-outcome-on-its-way"));
        }
        waits(&self.outbox.calls_needing_attention).then(|| self.text("why-outcome-needs-you"))
    }

    fn dial_slot(&self) -> Control {
        let ringing = self.desk.active().filter(|call| call.state == CallState::Ringing);
        if let Some(call) = ringing {
            let pending = self.is_pending(Some(call.id), &[PendingKind::Answer]);
            let why = (!self.capabilities.answer)
                .then(|| self.text("why-no-answer"))
                .or_else(|| self.why_not_allowed(call, CallAction::Answer));
            return control(self.capabilities.answer, Face::Answer, pending, why);
        }
        let pending = self.is_asking() || self.pending.iter().any(|mark| mark.kind == PendingKind::Dial);
        if self.in_session() && self.capabilities.dial.is_empty() {
            return absent(Face::Dial, self.text("why-no-dial"));
        }
        control(true, Face::Dial, pending, self.why_no_dial())
    }

    fn hang_up_slot(&self, now: Moment) -> Control {
        let face = match self.desk.active() {
            Some(call) if call.state == CallState::Ringing => Face::Decline,
            Some(_) | None => Face::HangUp,
        };
        if self.in_session() && !self.capabilities.hang_up {
            if !self.capabilities.own_calls_only {
                return absent(face, self.text("why-no-hang-up"));
            }
            // The line is taken down elsewhere; here it can only be said.
            let over = self.desk.active().filter(|call| self.can_be_over(call));
            let why = over.is_none().then(|| self.text("why-no-hang-up"));
            let pending = over.is_some_and(|call| self.is_pending(Some(call.id), &[PendingKind::HangUp]));
            return control(over.is_some(), Face::CallOver, pending, why);
        }
        let live = self.desk.active().filter(|call| call.state.is_live());
        let why = match live {
            Some(call) => self.why_not_allowed(call, CallAction::HangUp),
            None => self.why_no_call(),
        };
        let pending = live.is_some_and(|call| self.is_pending(Some(call.id), &[PendingKind::HangUp]));
        let dead_ms = self.dead_until.map_or(0, |until| now.elapsed_ms(until));
        Control { dead_ms, ..control(true, face, pending, why) }
    }

    fn hold_slot(&self) -> Control {
        let held = self.desk.active().is_some_and(|call| call.state == CallState::Held);
        let face = if held { Face::Retrieve } else { Face::Hold };
        if self.in_session() && !self.capabilities.hold {
            return absent(face, self.text("why-no-hold"));
        }
        let action = if held { CallAction::Retrieve } else { CallAction::Hold };
        self.answered_only(face, action, &[PendingKind::Hold, PendingKind::Retrieve])
    }

    fn mute_slot(&self) -> Control {
        let muted = self.desk.active().is_some_and(|call| call.muted == Some(true));
        let face = if muted { Face::Unmute } else { Face::Mute };
        if self.in_session() && !self.capabilities.mute {
            return absent(face, self.text("why-no-mute"));
        }
        let action = if muted { CallAction::Unmute } else { CallAction::Mute };
        self.answered_only(face, action, &[PendingKind::Mute, PendingKind::Unmute])
    }

    fn record_slot(&self) -> Control {
        let off = self.desk.active().is_some_and(|call| call.recording.0 == Recording::Off);
        let face = if off { Face::StartRecording } else { Face::StopRecording };
        if self.in_session() && !self.capabilities.record {
            return absent(face, self.text("why-no-record"));
        }
        let action = if off { CallAction::StartRecording } else { CallAction::StopRecording };
        self.answered_only(face, action, &[PendingKind::StartRecording, PendingKind::StopRecording])
    }

    fn transfer_slot(&self) -> Control {
        let can = &self.capabilities;
        let passes = can.transfer || can.conference || !can.consult.is_empty();
        let answered = self.desk.calls().iter().filter(|call| call.state.is_answered()).count();
        let two = can.connect_calls && answered >= 2;
        let face = if two || !passes { Face::Connect } else { Face::Transfer };
        if self.in_session() && !can.connect_calls && !passes {
            return absent(face, self.text("why-no-transfer"));
        }
        let ways = [
            CallAction::Transfer,
            CallAction::Consult,
            CallAction::Conference,
            CallAction::CompleteTransfer,
            CallAction::CompleteConference,
        ];
        let open = |call: &Call| ways.into_iter().find(|way| self.why_not_allowed(call, *way).is_none());
        let way = self.desk.active().and_then(open).unwrap_or(CallAction::Transfer);
        let mut control = self.answered_only(face, way, &[PendingKind::Transfer]);
        control.pending |= self.is_pending(None, &[PendingKind::Connect]);
        if control.why.is_none() && face == Face::Connect && !two {
            control.enabled = false;
            control.why = Some(Text::new("why-second-call"));
        }
        control
    }

    fn keypad_slot(&self) -> Control {
        if self.in_session() && self.capabilities.dial.is_empty() && !self.capabilities.dtmf {
            return absent(Face::Keypad, self.text("why-no-keypad"));
        }
        control(true, Face::Keypad, false, (!self.in_session()).then(|| Text::new("why-sign-in")))
    }

    fn outcome_slot(&self) -> Control {
        let Some(call) = self.desk.active() else {
            return control(true, Face::Outcome, false, self.why_no_call());
        };
        let face = match call.state {
            CallState::WrapUp | CallState::Ended if self.is_telling(call.id) => Face::OutcomePicked,
            CallState::WrapUp | CallState::Ended => Face::OutcomeDue,
            CallState::Dialing | CallState::Ringing | CallState::Connected | CallState::Held => {
                if self.kept.contains_key(&call.id) { Face::OutcomePicked } else { Face::Outcome }
            }
        };
        let why = (call.state == CallState::Ringing).then(|| Text::new("why-answered-first"));
        control(true, face, false, why)
    }

    /// A slot that works on an answered call only.
    fn answered_only(&self, face: Face, action: CallAction, kinds: &[PendingKind]) -> Control {
        let Some(call) = self.desk.active().filter(|call| call.state.is_live()) else {
            return control(true, face, false, self.why_no_call());
        };
        let answered = call.state.is_answered() || maybe_answered(call);
        let why = (!answered)
            .then(|| Text::new("why-answered-first"))
            .or_else(|| self.why_not_allowed(call, action));
        control(true, face, self.is_pending(Some(call.id), kinds), why)
    }

    /// Why the vendor does not allow something on a call now, where it says so of each call.
    fn why_not_allowed(&self, call: &Call, action: CallAction) -> Option<Text> {
        let allowed = call.allowed.as_ref()?;
        (!allowed.contains(&action)).then(|| self.text("why-not-allowed-now"))
    }

    /// Whether the agent may say that a call is over: nobody else does.
    pub(super) fn can_be_over(&self, call: &Call) -> bool {
        let dialled = !self.is_pending(Some(call.id), &[PendingKind::Dial]);
        self.capabilities.own_calls_only && call.state.is_live() && call.estimated && dialled
    }

    fn why_no_call(&self) -> Option<Text> {
        Some(Text::new(if self.in_session() { "why-no-call" } else { "why-sign-in" }))
    }
}

fn control(shown: bool, face: Face, pending: bool, why: Option<Text>) -> Control {
    Control { shown, enabled: shown && why.is_none() && !pending, face, pending, why, dead_ms: 0 }
}

/// The same while the agent has not chosen where to go on. What the account cannot do stays absent.
fn waits_for_choice(control: Control) -> Control {
    if !control.shown {
        return control;
    }
    Control { enabled: false, why: Some(why_elsewhere()), ..control }
}

fn absent(face: Face, why: Text) -> Control {
    Control { shown: false, enabled: false, face, pending: false, why: Some(why), dead_ms: 0 }
}
