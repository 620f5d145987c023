use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{text::Text, view::ExtendView};

/// The state chip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AgentView {
    /// The state last known.
    pub state: AgentWord,
    /// The reason for not being ready: the vendor's own label.
    pub reason: Option<String>,
    /// How well the state is known.
    pub certainty: Certainty,
    /// Time in this state; while unknown, the age of what was last known.
    #[ts(type = "number")]
    pub elapsed_ms: u64,
    /// What was asked for and is not confirmed.
    pub asked: Option<AskedView>,
    /// Who or what changed the state last, as a sentence.
    pub cause: Option<Text>,
    /// The break's limit, while on one that has a limit.
    pub limit: Option<BreakTiming>,
    /// When the vendor ends the wrap-up by itself, while it does.
    pub deadline: Option<DeadlineView>,
    /// How the agent can put that off; `null` while nobody may.
    pub extend: Option<ExtendView>,
    /// Whether the state is unknown or something asked for hangs, so that bringing bar and vendor together may help.
    pub can_fix: bool,
}

/// An agent state as a word. `Offered` and `Dialing` are the on-call states the chip tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AgentWord {
    /// Not signed in.
    SignedOut,
    /// Asking the vendor: after sign-in, a restart or a lost connection.
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

/// How far what is shown can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The vendor said so.
    Confirmed,
    /// Follows from what the vendor confirmed; it offers no way to ask.
    Estimated,
    /// Nobody knows.
    Unknown,
}

/// A state asked for and not confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AskedView {
    /// Which.
    pub state: AgentWord,
    /// With which reason.
    pub reason: Option<String>,
    /// Since when.
    #[ts(type = "number")]
    pub elapsed_ms: u64,
}

/// How long a break may last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BreakTiming {
    /// The limit in milliseconds; the time in state says how much is used.
    #[ts(type = "number")]
    pub limit_ms: u64,
}

/// A deadline on the vendor's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeadlineView {
    /// What is left.
    #[ts(type = "number")]
    pub left_ms: u64,
    /// What there was in all.
    #[ts(type = "number")]
    pub total_ms: u64,
}

/// The next chip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextView {
    /// Whether the chip shows: only while a call or wrap-up is on and there is something to choose.
    pub shown: bool,
    /// What follows, if something was chosen.
    pub target: Option<StateChoice>,
    /// Whether the vendor has been asked for it already, or the bar holds it until the right moment.
    pub at_vendor: bool,
    /// What there is to say about the order of things, such as a break that has to be asked for before the outcome.
    pub hint: Option<Text>,
}

/// A state in the list of states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StateChoice {
    /// `ready` or `not_ready`.
    pub state: AgentWord,
    /// The break reason's id; `null` for none.
    pub reason: Option<String>,
    /// The vendor's own label of the reason; `null` for none.
    pub name: Option<String>,
    /// The limit, when there is one.
    #[ts(type = "number | null")]
    pub limit_ms: Option<u64>,
    /// Whether it can be asked for now.
    pub enabled: bool,
    /// Why not.
    pub why: Option<Text>,
}
