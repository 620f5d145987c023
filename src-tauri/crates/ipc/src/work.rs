//! What can be asked and done beside calls, states and outcomes, and what comes back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::view::{AgentWord, CallbackView};

/// Where a call is passed, or whom it consults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum TargetInput {
    /// A number or extension as typed.
    Number(String),
    /// Another user, by the vendor's id.
    User(String),
    /// A queue, by the vendor's id.
    Queue(String),
}

/// What a consultation is to end in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsultAimWord {
    /// The third party takes the customer.
    Transfer,
    /// All talk.
    Conference,
}

/// Something to look up at the vendor. Nothing changes there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum Lookup {
    /// Whom a call can be passed to.
    Directory {
        /// Part of a name or number; empty for all.
        search: String,
    },
    /// What the vendor knows of a number.
    Contact {
        /// As typed.
        number: String,
    },
    /// Calls of the past.
    PastCalls {
        /// With one number, as typed; with all when it is absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        number: Option<String>,
    },
    /// What is counted for the agent or its campaigns.
    Counters,
    /// The vendor's own news for the agent.
    Notices,
    /// What the other agents are doing.
    Floor,
}

/// Something to change at the vendor beside calls and states. It is sent once and never repeated by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum Deed {
    /// Keep a note with a call and its number.
    AddNote {
        /// Ours.
        call: String,
        /// What it says.
        text: String,
    },
    /// Keep values with a live call, replacing those of the same name.
    SetCallData {
        /// Ours.
        call: String,
        /// Names and values.
        pairs: Vec<(String, String)>,
    },
    /// Drop a value kept with a live call; all without a name.
    ClearCallData {
        /// Ours.
        call: String,
        /// The name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        name: Option<String>,
    },
    /// Change how long the wrap-up still lasts; 0 ends it.
    SetWrapUp {
        /// Seconds from now.
        left_s: u32,
    },
    /// Create or change what the vendor knows of a number.
    SaveContact {
        /// As typed.
        number: String,
        /// By the vendor's names.
        fields: Vec<(String, String)>,
        /// Whether it is new there.
        new: bool,
    },
    /// Put a number on the do-not-call list, or take it off.
    BlockNumber {
        /// As typed.
        number: String,
        /// On or off.
        blocked: bool,
    },
    /// Give a call to the vendor's dialler.
    ScheduleCall {
        /// As typed.
        number: String,
        /// The vendor's id of the campaign.
        campaign: String,
        /// When; as soon as possible when it is absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        callback: Option<CallbackView>,
        /// Whether this agent is to get it.
        for_me: bool,
        /// The customer's name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        name: Option<String>,
    },
    /// Join another agent's calls.
    Monitor {
        /// The vendor's id.
        user: String,
        /// How.
        how: MonitorWord,
    },
    /// Leave them again.
    StopMonitoring,
    /// Change another agent's state.
    ForceState {
        /// The vendor's id.
        user: String,
        /// To what.
        state: ForcedWord,
    },
    /// Start or stop a campaign.
    RunCampaign {
        /// The vendor's id.
        campaign: String,
        /// Start or stop.
        run: bool,
    },
}

/// How a supervisor joins another agent's calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MonitorWord {
    /// Heard by nobody.
    Listen,
    /// Heard by the agent.
    Whisper,
    /// Heard by both.
    Barge,
}

/// A state a supervisor can put another agent into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ForcedWord {
    /// Signed out.
    SignedOut,
    /// Ready.
    Ready,
    /// Not ready.
    NotReady,
}

/// What a [`Lookup`] brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Found {
    /// Whom a call can be passed to.
    Directory {
        /// In the vendor's order.
        entries: Vec<DirectoryEntryView>,
    },
    /// What the vendor knows of a number.
    Contact {
        /// Labels and values as the vendor writes them; `null` when the number is not known there.
        fields: Option<Vec<(String, String)>>,
    },
    /// Calls of the past.
    PastCalls {
        /// In the vendor's order.
        calls: Vec<PastCallView>,
    },
    /// What is counted.
    Counters {
        /// In the vendor's order.
        counters: Vec<CounterView>,
    },
    /// The vendor's news.
    Notices {
        /// In the vendor's order.
        notices: Vec<NoticeView>,
    },
    /// The other agents.
    Floor {
        /// In the vendor's order.
        agents: Vec<FloorAgentView>,
    },
}

/// Someone or something a call can be passed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DirectoryEntryView {
    /// What to pass on.
    pub target: TargetInput,
    /// The vendor's label.
    pub name: String,
    /// The number as a person reads it.
    pub number: Option<String>,
    /// The vendor's id of the colleague behind it, as the floor names them; `null` where it is none.
    pub user: Option<String>,
}

/// A call that is over, from the vendor's records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PastCallView {
    /// When, in milliseconds since 1970.
    #[ts(type = "number | null")]
    pub at_ms: Option<i64>,
    /// The number as a person reads it.
    pub number: Option<String>,
    /// The outcome as the vendor has it.
    pub outcome: Option<String>,
    /// The note as the vendor has it.
    pub note: Option<String>,
    /// How long it lasted, in seconds.
    pub duration_s: Option<u32>,
    /// What else the vendor tells: label and value.
    pub more: Vec<(String, String)>,
}

/// One figure the vendor counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CounterView {
    /// What it is counted for; `null` for the agent.
    pub of: Option<String>,
    /// The vendor's label.
    pub name: String,
    /// The value as the vendor writes it.
    pub value: String,
}

/// A line of the vendor's news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoticeView {
    /// What it says.
    pub text: String,
    /// When, in milliseconds since 1970.
    #[ts(type = "number | null")]
    pub at_ms: Option<i64>,
}

/// Another agent as a supervisor may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FloorAgentView {
    /// The vendor's id.
    pub id: String,
    /// The vendor's label.
    pub name: String,
    /// `null` when the vendor's word means nothing to this profile.
    pub state: Option<AgentWord>,
    /// The vendor's own word.
    pub word: String,
}
