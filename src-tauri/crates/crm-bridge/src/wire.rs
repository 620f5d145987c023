//! What pages send and are sent, as JSON: a public contract of its own, described for CRM developers in `docs.md`.
//!
//! What a page sends has no member that is not listed here; what it is sent may get more of them.

use serde::{Deserialize, Serialize};

/// What a connected page asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Request {
    /// Dial.
    Dial(Dial),
    /// List the outcomes.
    Outcomes(OutcomesOf),
    /// Save an outcome.
    Outcome(SetOutcome),
}

/// A number to dial: `{"do":"dial"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dial {
    /// As a person would type it, or as in a `tel:` link.
    pub number: String,
    /// The vendor's id of the lead it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    /// The session to dial in; the bar's choice when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
}

/// Whose outcomes are listed: `{"do":"outcomes"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomesOf {
    /// The session.
    pub session: String,
    /// One of its calls, where the outcomes depend on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
}

/// The outcome of a call: `{"do":"outcome"}`. What it leaves out stays as the agent has entered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetOutcome {
    /// The session.
    pub session: String,
    /// Which of its calls.
    pub call: String,
    /// One of the codes listed.
    pub code: String,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When to call back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback: Option<Callback>,
    /// How many sales.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sales: Option<u32>,
}

/// A time to call back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Callback {
    /// Milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// The IANA zone it was agreed in, such as `Europe/London`.
    pub zone: String,
}

/// What became of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowDialled {
    /// It is being dialled.
    Dialled,
    /// It stands in the bar, and the agent dials it.
    Filled,
}

/// One outcome to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The vendor's code.
    pub code: String,
    /// What the agent reads.
    pub label: String,
    /// The labels from the top of the tree to this outcome, its own last.
    pub path: Vec<String>,
    /// What must accompany it.
    pub needs: Vec<Need>,
}

/// What must accompany an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// A note.
    Note,
    /// A time to call back.
    Callback,
    /// A number of sales.
    Sales,
}

/// All a page sees of the bar. Times are moments and not durations, so that nothing changes while nothing happens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The profiles the agent uses, in the bar's order.
    pub sessions: Vec<Session>,
}

/// One profile's session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Its id, for requests.
    pub session: String,
    /// The vendor's name.
    pub vendor_name: String,
    /// Whether the agent is signed in.
    pub signed_in: bool,
    /// The agent's state last known.
    pub state: AgentState,
    /// How well it is known.
    pub certainty: Certainty,
    /// The reason for not being ready, in the vendor's words.
    pub reason: Option<String>,
    /// Since when the agent is in that state: milliseconds since 1970, UTC. `null` when nobody knows.
    pub since_ms: Option<i64>,
    /// The calls there are, in the order in which they appeared.
    pub calls: Vec<Call>,
}

/// The agent's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentState {
    /// Not signed in.
    SignedOut,
    /// The bar is asking the vendor.
    Checking,
    /// Can be offered calls.
    Ready,
    /// Offered nothing.
    NotReady,
    /// A call is offered.
    Offered,
    /// Dialling.
    Dialing,
    /// On a call.
    OnCall,
    /// After the call, before its outcome.
    WrapUp,
}

/// How far a state can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The vendor said so.
    Confirmed,
    /// Follows from what the vendor confirmed.
    Estimated,
    /// Nobody knows; it is what was last known.
    Unknown,
}

/// One call. It has no name, no note and no recording: those stay in the bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Its id, for requests.
    pub call: String,
    /// Who called whom; `null` when the vendor does not tell.
    pub direction: Option<Direction>,
    /// Where it stands.
    pub phase: CallPhase,
    /// The other party's number, with its country's where that is known.
    pub number: Option<String>,
    /// The vendor's id of the lead.
    pub lead: Option<String>,
    /// The campaign or queue.
    pub campaign: Option<String>,
    /// When it appeared: milliseconds since 1970, UTC.
    pub started_ms: Option<i64>,
    /// Whether it is over and has no outcome yet.
    pub outcome_owed: bool,
}

/// Who called whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The other party called.
    In,
    /// The agent, or the dialler for them, called.
    Out,
}

/// Where a call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallPhase {
    /// Nobody has answered yet.
    Dialing,
    /// Offered to the agent.
    Ringing,
    /// Both can talk.
    Connected,
    /// The other party waits.
    Held,
    /// Over, its outcome open.
    WrapUp,
    /// Over and done.
    Ended,
}
