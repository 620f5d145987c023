use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The states of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// The number is being called.
    Dialling,
    /// It rings at the other end.
    Ringing,
    /// Both can talk.
    Connected,
    /// The customer hears music.
    Held,
    /// Hung up, waits for its result code.
    Ended,
}

/// How a call came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallKind {
    /// The agent dialled it.
    OutboundManual,
    /// The dialler did.
    OutboundDialler,
    /// A customer called.
    Inbound,
    /// The second leg of a transfer.
    TransferLeg,
}

/// One call.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) id: i32,
    pub(crate) user: i32,
    pub(crate) started: Timestamp,
    pub(crate) state: CallState,
    pub(crate) kind: CallKind,
    pub(crate) recording: bool,
    pub(crate) phone: String,
    pub(crate) name: Option<String>,
    pub(crate) name2: Option<String>,
    pub(crate) lead: Option<i64>,
    /// The user a transfer leg leads to.
    pub(crate) target: Option<i32>,
}

impl Call {
    /// Whether a line is in use.
    pub(crate) fn is_up(&self) -> bool {
        match self.state {
            CallState::Dialling | CallState::Ringing | CallState::Connected | CallState::Held => true,
            CallState::Ended => false,
        }
    }

    /// Whether the other end has answered and not hung up.
    pub(crate) fn is_answered(&self) -> bool {
        matches!(self.state, CallState::Connected | CallState::Held)
    }
}
