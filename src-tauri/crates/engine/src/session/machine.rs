//! The computer slept, or is in another network: what was known is shown as unknown until the vendor has told it anew,
//! and what changed meanwhile is said.

use ringside_domain::{AgentState, CallId, CallState, Certainty, Moment};
use ringside_ipc::{Phase, Text, Tone};

use super::{Happened, Line, Session};

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
    /// `None` when the agent's state was not known then either.
    agent: Option<AgentState>,
    calls: Vec<(CallId, CallState)>,
}

impl Session {
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
            self.announce(Text::new("announce-corrected"));
        }
    }

    fn shown(&self) -> Shown {
        let known = self.agent.certainty != Certainty::Unknown;
        Shown {
            agent: known.then(|| self.agent.state.clone()),
            calls: self.desk.calls().iter().map(|call| (call.id, call.state)).collect(),
        }
    }
}
