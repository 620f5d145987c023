use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::Text;

/// One call, one card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallView {
    /// Our id.
    pub id: String,
    /// `true` inbound, `false` outbound, `null` when the vendor does not tell.
    pub inbound: Option<bool>,
    /// The number as a person reads it.
    pub number: Option<String>,
    /// The other party's name.
    pub name: Option<String>,
    /// The queue or campaign.
    pub queue: Option<String>,
    /// The lead's id.
    pub lead: Option<String>,
    /// Where the call stands.
    pub state: CallWord,
    /// Time in this state.
    #[ts(type = "number")]
    pub state_ms: u64,
    /// Length of the call; stands still once it is over.
    #[ts(type = "number")]
    pub elapsed_ms: u64,
    /// Whether it is recorded.
    pub recording: RecordingWord,
    /// Since when that is so.
    #[ts(type = "number")]
    pub recording_ms: u64,
    /// Whether the slots act on it.
    pub active: bool,
    /// Who ended it, once it is over.
    pub ended_by: Option<EndedByWord>,
    /// The vendor tells no state for it; what is shown follows from our own commands.
    pub estimated: bool,
    /// The vendor no longer lists it; it may take no outcome.
    pub gone: bool,
    /// What is entered so far.
    pub draft: DraftView,
    /// The label of an outcome kept here until the call ends.
    pub kept: Option<String>,
    /// Whether the vendor has taken the kept outcome for the end of the call.
    pub kept_taken: bool,
    /// Whether the microphone is off; `null` when nobody tells.
    pub muted: Option<bool>,
    /// Whether it is a consultation for another call.
    pub consultation: bool,
    /// Whether the agent can say that it is over, because the vendor does not.
    pub can_be_over: bool,
    /// The code the vendor shows for it.
    pub vendor_code: Option<String>,
}

/// Where a call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallWord {
    /// We call, nobody has answered.
    Dialing,
    /// Offered to the agent.
    Ringing,
    /// Both can talk.
    Connected,
    /// The customer waits.
    Held,
    /// Over, its outcome open.
    WrapUp,
    /// Over and done.
    Ended,
}

/// Whether a call is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecordingWord {
    /// It is.
    On,
    /// It is not.
    Off,
    /// The vendor does not say.
    Unknown,
}

/// Who ended a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EndedByWord {
    /// The agent here.
    Me,
    /// Anyone else.
    Other,
}

/// What is entered so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftView {
    /// The code chosen.
    pub code: Option<String>,
    /// The note as typed.
    pub note: String,
    /// The callback as set.
    pub callback: Option<CallbackView>,
    /// The number of sales as entered.
    pub sales: Option<u32>,
    /// Whether it came from disk after a restart.
    pub restored: bool,
}

/// A time to call back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallbackView {
    /// Milliseconds since 1970, UTC.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// The IANA zone it was agreed in.
    pub zone: String,
}

/// The outcomes one profile's agent can choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodesView {
    /// Whose.
    pub session: String,
    /// Grows with every change.
    #[ts(type = "number")]
    pub revision: u64,
    /// Whether the list is here.
    pub loading: Loading,
    /// In the vendor's order. Trees come as their leaves.
    pub codes: Vec<CodeView>,
    /// The codes used last in this shift, newest first.
    pub recents: Vec<String>,
    /// The codes the agent has pinned, by their digits. A code keeps its digit while it is pinned, and another code that
    /// had it has none.
    pub pinned: Vec<String>,
    /// Whether the vendor takes a note; if not it is kept on this computer.
    pub sends_note: bool,
    /// Whether the vendor takes a callback time.
    pub sends_callback: bool,
    /// Whether the vendor takes a number of sales.
    pub sends_sales: bool,
    /// What becomes of an outcome at this vendor.
    pub form: OutcomeForm,
}

/// How far a list has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Loading {
    /// Asked for.
    Pending,
    /// Here.
    Done,
    /// Not here; what there is stays usable.
    Failed {
        /// What happened and what to do.
        text: Text,
    },
}

/// One outcome to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodeView {
    /// The vendor's code.
    pub code: String,
    /// The labels from the top of the tree to this code, its own last.
    pub path: Vec<String>,
    /// What it says about the call.
    pub kind: CodeKindWord,
    /// The digit that picks it, the same all shift: its own among the first nine, or that of its pin.
    pub digit: Option<u8>,
    /// What must accompany it.
    pub requires: RequiresView,
    /// The number of sales to start from.
    pub default_sales: Option<u32>,
}

/// What a code says about the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CodeKindWord {
    /// A success such as a sale.
    Success,
    /// The customer is to be called back.
    Callback,
    /// The lead will be tried again.
    CallAgain,
    /// The call was passed on.
    Transfer,
    /// None of these.
    Other,
}

/// What must accompany a code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RequiresView {
    /// A note.
    pub note: bool,
    /// A time to call back.
    pub callback: bool,
    /// A number of sales.
    pub sales: bool,
}

/// What becomes of an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeForm {
    /// The vendor takes it.
    Code,
    /// The vendor keeps no outcomes; it gets a note, and the outcome stays here.
    Note,
    /// The vendor keeps no outcomes; it stays here.
    Here,
}
