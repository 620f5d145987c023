use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::Text;

/// The eight slots, in their order. Which show is a matter of capability, which work a matter of state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Slots {
    /// F1: dial, or answer.
    pub dial: Control,
    /// F2: hang up, or decline.
    pub hang_up: Control,
    /// F3: hold, or retrieve.
    pub hold: Control,
    /// F4: mute.
    pub mute: Control,
    /// F5: stop or start recording.
    pub record: Control,
    /// F6: transfer, or connect two calls.
    pub transfer: Control,
    /// F7: the dial pad.
    pub keypad: Control,
    /// F8: outcome.
    pub outcome: Control,
}

/// One slot, settled: the page only draws it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Control {
    /// Whether this account can do it at all; if not a dot stands in the slot.
    pub shown: bool,
    /// Whether it works now.
    pub enabled: bool,
    /// What it does now.
    pub face: Face,
    /// Whether it is asked for and the answer is open.
    pub pending: bool,
    /// Why it does not work, or is absent.
    pub why: Option<Text>,
    /// For how long a click does nothing because the slot has just changed its meaning.
    #[ts(type = "number")]
    pub dead_ms: u64,
}

/// What a slot does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// Dial.
    Dial,
    /// Answer the offered call.
    Answer,
    /// Hang up.
    HangUp,
    /// Decline the offered call.
    Decline,
    /// The agent says that the call is over.
    CallOver,
    /// Hold.
    Hold,
    /// Retrieve: the call is held.
    Retrieve,
    /// Mute.
    Mute,
    /// Unmute: the agent is muted.
    Unmute,
    /// Stop recording: it is on.
    StopRecording,
    /// Start recording: it is off.
    StartRecording,
    /// Transfer.
    Transfer,
    /// Connect the two calls.
    Connect,
    /// Open the dial pad.
    Keypad,
    /// Choose the outcome.
    Outcome,
    /// The outcome is chosen and kept until the call ends.
    OutcomePicked,
    /// The outcome is due.
    OutcomeDue,
}
