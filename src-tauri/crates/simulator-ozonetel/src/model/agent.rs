use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::World;
use crate::settings::{AgentMode, AgentSettings};

/// What an agent does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentState {
    /// No session.
    LoggedOut,
    /// May get calls.
    Idle,
    /// On a pause.
    Paused,
    /// A call is being put through.
    Calling,
    /// On a call.
    Busy,
    /// Wraps up.
    Acw,
}

impl AgentState {
    /// The vendor's word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::LoggedOut => "LOGOUT",
            Self::Idle => "IDLE",
            Self::Paused => "PAUSED",
            Self::Calling => "CALLING",
            Self::Busy => "BUSY",
            Self::Acw => "ACW",
        }
    }
}

/// One agent.
#[derive(Debug, Clone)]
pub(crate) struct Agent {
    /// Who it is.
    pub(crate) of: AgentSettings,
    pub(crate) state: AgentState,
    pub(crate) reason: Option<String>,
    pub(crate) mode: AgentMode,
    /// Logged in on the vendor's toolbar; else virtually.
    pub(crate) toolbar: bool,
    /// The number calls are routed to.
    pub(crate) number: String,
    pub(crate) since: Timestamp,
    spent_ms: BTreeMap<AgentState, i64>,
}

impl Agent {
    pub(super) fn new(of: AgentSettings, state: AgentState, reason: Option<String>, now: Timestamp) -> Self {
        Self {
            state,
            reason,
            mode: of.mode,
            toolbar: of.toolbar && state != AgentState::LoggedOut,
            number: of.number.clone(),
            since: now,
            spent_ms: BTreeMap::new(),
            of,
        }
    }

    pub(crate) fn is_logged_in(&self) -> bool {
        self.state != AgentState::LoggedOut
    }

    /// Whether the agent was ever logged in.
    pub(crate) fn has_worked(&self) -> bool {
        self.is_logged_in() || self.spent_ms.keys().any(|state| *state != AgentState::LoggedOut)
    }

    /// Seconds spent in `state` so far.
    pub(crate) fn spent_s(&self, state: AgentState, now: Timestamp) -> i64 {
        let running = if self.state == state { ms_between(self.since, now) } else { 0 };
        (self.spent_ms.get(&state).copied().unwrap_or_default() + running) / 1_000
    }
}

fn ms_between(from: Timestamp, to: Timestamp) -> i64 {
    to.as_millisecond().saturating_sub(from.as_millisecond())
}

impl World {
    /// Moves an agent on and tells the subscriber `action`; nothing happens when the agent is there already.
    pub(super) fn enter(
        &mut self,
        now: Timestamp,
        agent: &str,
        state: AgentState,
        reason: Option<String>,
        action: &'static str,
    ) {
        let Some(found) = self.agents.get_mut(agent) else { return };
        if found.state == state && found.reason == reason {
            return;
        }
        *found.spent_ms.entry(found.state).or_default() += ms_between(found.since, now);
        (found.state, found.reason, found.since) = (state, reason, now);
        if state == AgentState::LoggedOut {
            found.toolbar = false;
        }
        self.push_agent(now, agent, action);
    }
}
