use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Choice;

/// How far a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// One end is still to answer.
    Calling,
    /// Both ends talk.
    Answered,
    /// Over, for the agent at least.
    Disconnected,
}

/// How a call came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallKind {
    /// Dialled.
    Manual,
    /// From a customer.
    Inbound,
}

/// Who ended a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HangupBy {
    /// The agent, or a request for the agent.
    Agent,
    /// The customer.
    Customer,
    /// A time limit.
    System,
}

impl HangupBy {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Agent => "AgentHangup",
            Self::Customer => "UserHangup",
            Self::System => "SystemHangup",
        }
    }
}

/// A third party on a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leg {
    pub(crate) number: String,
    pub(crate) answered: bool,
}

/// What became of the disposition of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DispositionState {
    Open,
    /// To be applied at the end of the call; with the agent the request named.
    Queued(String, Choice),
    Saved,
    /// By the clock.
    AutoSaved,
}

/// One call.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) ucid: String,
    /// Another than `ucid` only where the call was passed on.
    pub(crate) monitor_ucid: String,
    pub(crate) agent: String,
    pub(crate) kind: CallKind,
    pub(crate) number: String,
    pub(crate) did: String,
    pub(crate) campaign: String,
    pub(crate) skill: String,
    pub(crate) uui: String,
    pub(crate) offline: bool,
    /// The longest talk.
    pub(crate) limit_s: Option<u64>,
    pub(crate) state: CallState,
    pub(crate) held: bool,
    pub(crate) muted: bool,
    pub(crate) recording: bool,
    pub(crate) legs: Vec<Leg>,
    /// The customer stayed with a third party.
    pub(crate) handed_over: bool,
    pub(crate) started: Timestamp,
    pub(crate) answered: Option<Timestamp>,
    pub(crate) ended: Option<Timestamp>,
    pub(crate) hangup_by: Option<HangupBy>,
    pub(crate) wrap_up_ends: Option<Timestamp>,
    pub(crate) disposition: DispositionState,
}

impl Call {
    pub(crate) fn is_up(&self) -> bool {
        self.state != CallState::Disconnected
    }

    /// `Answered` or `NotAnswered`.
    pub(crate) fn status(&self) -> &'static str {
        if self.answered.is_some() { "Answered" } else { "NotAnswered" }
    }

    /// The kind as reports write it.
    pub(crate) fn type_word(&self) -> &'static str {
        match self.kind {
            CallKind::Manual => "Manual",
            CallKind::Inbound => "Inbound",
        }
    }
}
