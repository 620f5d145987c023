//! The computer slept, or is in another network: what was known is shown as unknown until the vendor has told it anew,
//! and what changed meanwhile is said.

use ringside_domain::{AgentState, CallId, CallState, Certainty, Moment};
use ringside_ipc::{Phase, StateTarget, Text, Tone};

use super::{Effect, Happened, Line, Session, pending::PendingKind};

/// Why nothing that was known is certain any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// The computer goes to sleep, or slept.
    Sleep,
    /// The computer is in other networks.
    Network,
}

const GAPS: [Gap; 2] = [Gap::Sleep, Gap::Network];

impl Gap {
    const fn key(self) -> &'static str {
        match self {
            Self::Sleep => "status-slept",
            Self::Network => "status-other-network",
        }
    }

    const fn happened(self) -> Happened {
        match self {
            Self::Sleep => Happened::Sleep,
            Self::Network => Happened::OtherNetwork,
        }
    }
}

/// What was shown when it was last certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    /// `None` when the agent's state was not certain then either.
    agent: Option<AgentState>,
    calls: Vec<(CallId, CallState)>,
}

impl Session {
    /// The computer is about to sleep, and policy has no agent left ready for calls that nobody would hear. With a call up
    /// nothing is asked: its vendor would not take it, or end the call's wrap-up with it.
    pub(crate) fn before_sleep(&mut self, now: Moment) -> Vec<Effect> {
        let ready = self.agent.state == AgentState::Ready && self.agent.certainty != Certainty::Unknown;
        let free = self.phase == Phase::SignedIn && self.desk.calls().is_empty() && !self.asks_state();
        let can = self.profile.not_ready_before_sleep && self.capabilities.not_ready;
        if !(ready && free && can) {
            return Vec::new();
        }
        self.note(&Happened::ForSleep, None, now);
        self.ask_state(None, &StateTarget::NotReady { reason: None }, now)
    }

    /// Whether the vendor has been asked for another state and has not answered yet.
    pub(crate) fn asks_state(&self) -> bool {
        self.is_pending(None, &[PendingKind::State])
    }

    /// From now on nothing shown is certain, and the line counts as down until the vendor has answered. Returns what was
    /// certain until now; `None` where nobody is signed in.
    pub(crate) fn lose_touch(&mut self, gap: Gap, now: Moment) -> Option<Shown> {
        if !matches!(self.phase, Phase::SignedIn | Phase::NeedsPassword) {
            return None;
        }
        let shown = self.shown();
        // Sleep is told of twice: when it comes and when it is over.
        if self.line != Line::Offline || !self.checking {
            self.note(&gap.happened(), None, now);
        }
        if self.line != Line::Offline {
            self.line = Line::Offline;
            self.line_since = now;
        }
        // After a gap one failure is enough to say that there is no connection.
        self.failures = self.failures.max(1);
        self.checking = true;
        self.out_of_touch = Some(now);
        self.lose_sight(now);
        let text = self.text(gap.key());
        self.raise_danger(text, now);
        self.announce(Text::new("announce-checking"));
        self.bump();
        Some(shown)
    }

    /// The vendor does not answer after the gap either: what is said then of the line says more.
    pub(crate) fn still_out_of_touch(&mut self) {
        for gap in GAPS {
            self.drop_notice(gap.key());
        }
    }

    /// The vendor has told what holds now: says so where that is something else than was shown before the gap.
    pub(crate) fn in_touch_again(&mut self, before: &Shown, now: Moment) {
        self.still_out_of_touch();
        let after = self.shown();
        let agent_moved = match (&before.agent, &after.agent) {
            (Some(before), Some(after)) => before != after,
            (None, _) | (_, None) => false,
        };
        // What the vendor's list did to the cards may have been said in better words.
        let said = self.notice.as_ref().is_some_and(|notice| notice.tone != Tone::Rest);
        if (agent_moved || before.calls != after.calls) && !said {
            let text = self.text("status-corrected");
            self.raise_warning(text, now);
        }
    }

    fn shown(&self) -> Shown {
        // What was asked for may hold, or what held before: neither is a surprise.
        let known = self.agent.certainty != Certainty::Unknown && self.agent.asked.is_none();
        Shown {
            agent: known.then(|| self.agent.state.clone()),
            calls: self.desk.calls().iter().map(|call| (call.id, call.state)).collect(),
        }
    }
}
