//! Logging in and out, ready and pause.

use jiff::Timestamp;

use super::control::same_number;
use super::{Agent, AgentState, HangupBy, World};
use crate::settings::{AfterWrapUp, AgentMode};

/// Why a login or logout is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LoginRefused {
    UnknownAgent,
    LoggedIn,
    LoggedOut,
    /// By the agent with this id.
    NumberTaken(String),
}

/// What `changeAgentState` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    Ready,
    Pause(&'a str),
}

/// Why it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StateRefused {
    PauseReason,
    LoggedOut,
    /// The agent is in this state, in which this cannot be asked for.
    From(AgentState),
}

impl World {
    /// Logs an agent in; `target` is the state asked for with it.
    pub(crate) fn log_in(
        &mut self,
        now: Timestamp,
        agent: &str,
        number: Option<&str>,
        mode: Option<AgentMode>,
        target: Option<Target<'_>>,
        toolbar: bool,
    ) -> Result<(), LoginRefused> {
        let found = self.agents.get(agent).ok_or(LoginRefused::UnknownAgent)?;
        if found.is_logged_in() {
            return Err(LoginRefused::LoggedIn);
        }
        let number = number.unwrap_or(&found.of.number).to_owned();
        let mode = mode.unwrap_or(found.of.mode);
        let has_it = |other: &&Agent| other.is_logged_in() && same_number(&other.number, &number);
        if let Some(other) = self.agents.values().find(has_it) {
            return Err(LoginRefused::NumberTaken(other.of.id.clone()));
        }
        if let Some(found) = self.agents.get_mut(agent) {
            (found.number, found.mode, found.toolbar) = (number, mode, toolbar);
        }
        self.push_agent(now, agent, "login");
        let default = match self.settings.rules.after_login {
            AfterWrapUp::Idle => Target::Ready,
            AfterWrapUp::Paused => Target::Pause(""),
        };
        match target.unwrap_or(default) {
            Target::Ready => self.enter(now, agent, AgentState::Idle, None, "IDLE"),
            Target::Pause(reason) => {
                let reason = Some(reason).filter(|reason| !reason.is_empty()).map(str::to_owned);
                self.enter(now, agent, AgentState::Paused, reason, "AUX");
            }
        }
        Ok(())
    }

    /// Logs an agent out; a call that is up ends, and its disposition stays open.
    pub(crate) fn log_out(&mut self, now: Timestamp, agent: &str) -> Result<(), LoginRefused> {
        let found = self.agents.get(agent).ok_or(LoginRefused::UnknownAgent)?;
        if !found.is_logged_in() {
            return Err(LoginRefused::LoggedOut);
        }
        if let Some(ucid) = self.current_call(agent).map(|call| call.ucid.clone()) {
            self.disconnect(now, HangupBy::Agent, &ucid);
        }
        self.enter(now, agent, AgentState::LoggedOut, None, "logout");
        Ok(())
    }

    /// Moves an agent between ready and pause.
    pub(crate) fn change_state(
        &mut self,
        now: Timestamp,
        agent: &str,
        target: Target<'_>,
    ) -> Result<(), StateRefused> {
        if let Target::Pause(reason) = target
            && !self.settings.has_reason(reason)
        {
            return Err(StateRefused::PauseReason);
        }
        let rules = &self.settings.rules;
        let found = self.agents.get(agent).filter(|agent| !(agent.toolbar && rules.offline_apart));
        let state = found.map_or(AgentState::LoggedOut, |agent| agent.state);
        let allowed = match (state, target) {
            (AgentState::LoggedOut, _) => return Err(StateRefused::LoggedOut),
            (AgentState::Idle, _) | (AgentState::Paused, Target::Ready) => true,
            (AgentState::Paused, Target::Pause(_)) => rules.pause_from_pause,
            (AgentState::Acw, Target::Ready) => rules.ready_from_acw,
            (AgentState::Calling | AgentState::Busy | AgentState::Acw, _) => false,
        };
        if !allowed {
            return Err(StateRefused::From(state));
        }
        match target {
            Target::Ready => self.enter(now, agent, AgentState::Idle, None, "release"),
            Target::Pause(reason) => {
                self.enter(now, agent, AgentState::Paused, Some(reason.to_owned()), "pause");
            }
        }
        Ok(())
    }

    /// The number of the next reply in the toolbar's own words.
    pub(crate) fn next_toolbar_reply(&mut self) -> u32 {
        self.toolbar_replies += 1;
        self.toolbar_replies
    }
}
