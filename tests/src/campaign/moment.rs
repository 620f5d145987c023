use ringside_ipc::{AgentWord, CallWord, OutboxWord, Phase, SessionView};

use super::book::Book;
use crate::headless::Seen;

/// What the bar was doing when the kill came, the more delicate the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Moment {
    Idle,
    Dialling,
    OnCall,
    WrapUp,
    /// An outcome was acknowledged and is on its way.
    OnItsWay,
    /// An outcome was asked to be saved and not acknowledged.
    Saving,
    Starting,
}

impl Moment {
    pub(super) const ALL: [Self; 7] = [
        Self::Starting,
        Self::Idle,
        Self::Dialling,
        Self::OnCall,
        Self::WrapUp,
        Self::Saving,
        Self::OnItsWay,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Starting => "starting",
            Self::Idle => "idle",
            Self::Dialling => "dialling",
            Self::OnCall => "on a call",
            Self::WrapUp => "wrap-up",
            Self::Saving => "between save and acknowledgement",
            Self::OnItsWay => "between save and delivery",
        }
    }

    /// What one desk was doing, by all the program had written when it ended.
    pub(super) fn of(view: Option<&SessionView>, seen: &Seen, book: &Book) -> Self {
        let Some(view) = view else { return Self::Starting };
        if book.asked.iter().any(|(id, _)| !seen.replies.contains_key(id)) {
            return Self::Saving;
        }
        if view.phase != Phase::SignedIn || view.agent.state == AgentWord::Checking {
            return Self::Starting;
        }
        let going =
            |word: OutboxWord| matches!(word, OutboxWord::Queued | OutboxWord::Sending | OutboxWord::Unknown);
        if view.outbox.entries.iter().any(|entry| going(entry.state)) {
            return Self::OnItsWay;
        }
        let stands = view.calls.iter().map(|call| match call.state {
            CallWord::Dialing | CallWord::Ringing => Self::Dialling,
            CallWord::Connected | CallWord::Held => Self::OnCall,
            CallWord::WrapUp | CallWord::Ended => Self::WrapUp,
        });
        stands.max().unwrap_or(Self::Idle)
    }
}
