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
pub(in crate::maxcontact) struct Call {
    pub(in crate::maxcontact) id: i32,
    pub(in crate::maxcontact) user: i32,
    pub(in crate::maxcontact) started: Timestamp,
    pub(in crate::maxcontact) state: CallState,
    pub(in crate::maxcontact) kind: CallKind,
    pub(in crate::maxcontact) recording: bool,
    pub(in crate::maxcontact) phone: String,
    pub(in crate::maxcontact) name: Option<String>,
    pub(in crate::maxcontact) name2: Option<String>,
    pub(in crate::maxcontact) lead: Option<i64>,
    /// The user a transfer leg leads to.
    pub(in crate::maxcontact) target: Option<i32>,
}

impl Call {
    /// Whether a line is in use.
    pub(in crate::maxcontact) fn is_up(&self) -> bool {
        match self.state {
            CallState::Dialling | CallState::Ringing | CallState::Connected | CallState::Held => true,
            CallState::Ended => false,
        }
    }

    /// Whether the other end has answered and not hung up.
    pub(in crate::maxcontact) fn is_answered(&self) -> bool {
        matches!(self.state, CallState::Connected | CallState::Held)
    }
}
