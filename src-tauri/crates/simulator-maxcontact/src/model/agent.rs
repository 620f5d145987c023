use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The states of an agent. No method of the vendor's API tells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentState {
    /// No session.
    LoggedOut,
    /// Logged in, takes no calls.
    NotReady,
    /// Waits for a call.
    Ready,
    /// A number is being called.
    Calling,
    /// On a call.
    Talking,
    /// A call has ended and waits for its result code.
    Wrapping,
    /// On break.
    OnBreak,
}

/// One agent.
#[derive(Debug, Clone)]
pub(crate) struct Agent {
    pub(crate) name: String,
    pub(crate) state: AgentState,
    pub(crate) since: Timestamp,
    pub(crate) campaign: i32,
    /// The kind of break that was asked for and has not begun.
    pub(crate) pending_break: Option<String>,
    /// The kind of break the agent is on.
    pub(crate) break_kind: Option<String>,
}

impl Agent {
    pub(super) fn new(name: String, state: AgentState, campaign: i32, now: Timestamp) -> Self {
        Self { name, state, since: now, campaign, pending_break: None, break_kind: None }
    }

    pub(super) fn enter(&mut self, state: AgentState, now: Timestamp) {
        if self.state != state {
            self.state = state;
            self.since = now;
        }
        if state != AgentState::OnBreak {
            self.break_kind = None;
        }
    }

    pub(super) fn begin_break(&mut self, kind: String, now: Timestamp) {
        self.pending_break = None;
        self.enter(AgentState::OnBreak, now);
        self.break_kind = Some(kind);
    }

    /// The state after the last call got its result code.
    pub(super) fn enter_next(&mut self, auto_ready: bool, now: Timestamp) {
        match self.pending_break.take() {
            Some(kind) => self.begin_break(kind, now),
            None if auto_ready => self.enter(AgentState::Ready, now),
            None => self.enter(AgentState::NotReady, now),
        }
    }
}
