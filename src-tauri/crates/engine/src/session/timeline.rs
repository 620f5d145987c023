//! What happened in a shift, line by line, for whoever asks who changed what. No line holds a number, a name or a note.

use ringside_domain::{AgentState, CallId, CallState, Cause, EndedBy, Moment};
use ringside_ipc::Text;
use ringside_store::{EntryState, OutboxEntry};

use super::{Decision, Session};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Happened {
    SignedIn,
    SignedOut,
    /// Nothing was said of it to the vendor.
    SignedOutHere,
    PasswordAsked,
    LineDown,
    LineUp,
    /// Policy has a ready agent made not ready before the computer sleeps.
    ForSleep,
    /// The computer goes to sleep, or slept.
    Sleep,
    OtherNetwork,
    /// A newer sign-in ended the one here.
    TakenOver {
        certain: bool,
    },
    StateAsked(AgentState),
    StateRefused(AgentState),
    /// Asked for, and nobody knows what came of it.
    StateUnanswered(AgentState),
    State(AgentState),
    /// It follows from what was done; the vendor has not said so.
    StateEstimated(AgentState),
    StateUnknown,
    StateCorrected {
        from: AgentState,
        to: AgentState,
    },
    CallDialled(CallId),
    CallAppeared(CallId),
    CallAnswered(CallId),
    CallHeld(CallId),
    CallRetrieved(CallId),
    CallEnded(CallId, EndedBy),
    CallCorrected(CallId, CallState, CallState),
    OutcomeSaved(CallId),
    OutcomeKept(CallId),
    OutcomeWaits(CallId),
    OutcomeDelivered(CallId),
    OutcomeUnknown(CallId),
    OutcomeNeedsYou(CallId),
    OutcomeHere(CallId),
    OutcomeWithdrawn(CallId),
    Decided(Decided),
    FixBegun,
    /// So many actions that had hung were given up.
    FixGivenUp(usize),
    FixEnded(Text),
}

/// What a person decided about an outcome that needs attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decided {
    SendAgain,
    MarkDone,
    Change,
    KeepAsNote,
}

impl From<&Decision> for Decided {
    fn from(decision: &Decision) -> Self {
        match decision {
            Decision::SendAgain => Self::SendAgain,
            Decision::MarkDone => Self::MarkDone,
            Decision::Change(_) => Self::Change,
            Decision::KeepAsNote => Self::KeepAsNote,
        }
    }
}

/// One line of the timeline, still to be kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TimelineLine {
    pub(crate) at: Moment,
    pub(crate) cause: Option<Text>,
    pub(crate) what: Text,
}

impl Session {
    /// Notes that something happened. `None` where asking who caused it has no meaning.
    pub(crate) fn note(&mut self, what: &Happened, cause: Option<&Cause>, now: Moment) {
        let cause = cause.map(|cause| match cause {
            // A person's name has no place in the timeline.
            Cause::Supervisor(_) => self.cause_text(&Cause::Supervisor(None)),
            Cause::Me | Cause::Vendor | Cause::Elsewhere | Cause::Timer | Cause::Reconnect => {
                self.cause_text(cause)
            }
        });
        let line = TimelineLine { at: now, cause, what: self.line_text(what) };
        self.timeline.push(line);
    }

    /// Notes where an outcome stands, once for each step of its way. Trying again is no step.
    pub(crate) fn note_outcome(&mut self, entry: &OutboxEntry, now: Moment) {
        let call = entry.call;
        let (what, cause) = match &entry.state {
            EntryState::Sending | EntryState::Queued { waits: None, .. } => return,
            // It stands there as the person's decision.
            EntryState::MarkedDone { .. } => {
                self.noted.remove(&entry.id);
                return;
            }
            EntryState::Queued { waits: Some(_), .. } => (Happened::OutcomeWaits(call), None),
            EntryState::Unknown { .. } => (Happened::OutcomeUnknown(call), None),
            EntryState::NeedsAttention { .. } => (Happened::OutcomeNeedsYou(call), Some(Cause::Vendor)),
            EntryState::Delivered { .. } => (Happened::OutcomeDelivered(call), None),
            EntryState::KeptAsNote { .. } => (Happened::OutcomeHere(call), Some(Cause::Me)),
            EntryState::Withdrawn { .. } => (Happened::OutcomeWithdrawn(call), None),
        };
        let settled = match &entry.state {
            EntryState::Delivered { .. } | EntryState::KeptAsNote { .. } | EntryState::Withdrawn { .. } => {
                true
            }
            EntryState::Queued { .. }
            | EntryState::Sending
            | EntryState::Unknown { .. }
            | EntryState::MarkedDone { .. }
            | EntryState::NeedsAttention { .. } => false,
        };
        let before = self.noted.insert(entry.id, what.clone());
        if before.as_ref() != Some(&what) {
            self.note(&what, cause.as_ref(), now);
        }
        if settled {
            self.noted.remove(&entry.id);
        }
    }

    /// The lines to keep since this was asked last.
    pub(crate) fn take_timeline(&mut self) -> Vec<TimelineLine> {
        std::mem::take(&mut self.timeline)
    }

    fn line_text(&self, what: &Happened) -> Text {
        let state = |key: &str, state: &AgentState| self.text(key).with("state", state_arg(state));
        let call = |key: &str, call: &CallId| self.text(key).with("call", short(*call));
        match what {
            Happened::SignedIn => self.text("happened-signed-in"),
            Happened::SignedOut => self.text("happened-signed-out"),
            Happened::SignedOutHere => self.text("happened-signed-out-here"),
            Happened::PasswordAsked => self.text("happened-password-asked"),
            Happened::LineDown => self.text("happened-line-down"),
            Happened::LineUp => self.text("happened-line-up"),
            Happened::TakenOver { certain: true } => self.text("happened-taken-over"),
            Happened::TakenOver { certain: false } => self.text("happened-taken-over-it-seems"),
            Happened::ForSleep => Text::new("happened-for-sleep"),
            Happened::Sleep => Text::new("happened-sleep"),
            Happened::OtherNetwork => Text::new("happened-other-network"),
            Happened::StateAsked(target) => state("happened-state-asked", target),
            Happened::StateRefused(target) => state("happened-state-refused", target),
            Happened::StateUnanswered(target) => state("happened-state-unanswered", target),
            Happened::State(now_in) => state("happened-state", now_in),
            Happened::StateEstimated(now_in) => state("happened-state-estimated", now_in),
            Happened::StateUnknown => self.text("happened-state-unknown"),
            Happened::StateCorrected { from, to } => corrected(self, from, to),
            Happened::CallDialled(id) => call("happened-call-dialled", id),
            Happened::CallAppeared(id) => call("happened-call-appeared", id),
            Happened::CallAnswered(id) => call("happened-call-answered", id),
            Happened::CallHeld(id) => call("happened-call-held", id),
            Happened::CallRetrieved(id) => call("happened-call-retrieved", id),
            Happened::CallEnded(id, EndedBy::Me) => call("happened-call-ended-by-you", id),
            Happened::CallEnded(id, EndedBy::Other) => call("happened-call-ended", id),
            Happened::CallCorrected(id, from, to) => {
                call("happened-call-corrected", id).with("from", call_arg(*from)).with("to", call_arg(*to))
            }
            Happened::OutcomeSaved(id) => call("happened-outcome-saved", id),
            Happened::OutcomeKept(id) => call("happened-outcome-kept", id),
            Happened::OutcomeWaits(id) => call("happened-outcome-waits", id),
            Happened::OutcomeDelivered(id) => call("happened-outcome-delivered", id),
            Happened::OutcomeUnknown(id) => call("happened-outcome-unknown", id),
            Happened::OutcomeNeedsYou(id) => call("happened-outcome-needs-you", id),
            Happened::OutcomeHere(id) => call("happened-outcome-here", id),
            Happened::OutcomeWithdrawn(id) => call("happened-outcome-withdrawn", id),
            Happened::Decided(Decided::SendAgain) => Text::new("happened-decided-send-again"),
            Happened::Decided(Decided::MarkDone) => self.text("happened-decided-mark-done"),
            Happened::Decided(Decided::Change) => Text::new("happened-decided-change"),
            Happened::Decided(Decided::KeepAsNote) => Text::new("happened-decided-keep-as-note"),
            Happened::FixBegun => self.text("happened-fix-begun"),
            Happened::FixGivenUp(count) => {
                let count = i64::try_from(*count).unwrap_or(i64::MAX);
                self.text("happened-fix-given-up").with("count", count)
            }
            Happened::FixEnded(text) => text.clone(),
        }
    }
}

/// "State corrected", from what to what.
pub(super) fn corrected(session: &Session, from: &AgentState, to: &AgentState) -> Text {
    session.text("status-state-corrected").with("from", state_arg(from)).with("to", state_arg(to))
}

/// A state as the catalogue chooses its word by; a break by the vendor's own label.
pub(super) fn state_arg(state: &AgentState) -> &str {
    match state {
        AgentState::SignedOut => "signed-out",
        AgentState::Ready => "ready",
        AgentState::NotReady { reason: None } => "not-ready",
        AgentState::NotReady { reason: Some(reason) } => &reason.name,
        AgentState::Engaged => "on-call",
        AgentState::AfterCallWork => "wrap-up",
    }
}

/// A call's state as the catalogue chooses its word by.
pub(super) const fn call_arg(state: CallState) -> &'static str {
    match state {
        CallState::Dialing => "dialing",
        CallState::Ringing => "ringing",
        CallState::Connected => "connected",
        CallState::Held => "held",
        CallState::WrapUp | CallState::Ended => "over",
    }
}

/// What tells a call from the others of a shift in a few letters.
fn short(call: CallId) -> String {
    let text = call.to_string();
    text.get(text.len().saturating_sub(4)..).unwrap_or_default().to_owned()
}
