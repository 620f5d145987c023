//! What is asked and told beside calls and states: people, contacts, figures, callbacks.

use ringside_domain::{AgentState, Callback, CampaignId, QueueId, Timestamp, UserId, VendorCallId};
use serde::{Deserialize, Serialize};

/// Where a call is passed or whom it consults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A number or extension, as the vendor's switch wants it dialled.
    Number(String),
    /// Another user.
    User(UserId),
    /// A queue.
    Queue(QueueId),
}

/// What a consultation is to end in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConsultAim {
    /// The third party takes the customer.
    Transfer,
    /// All parties talk.
    Conference,
}

/// Someone or something a call can be passed to, as the vendor's directory lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryEntry {
    /// What to pass to [`Target`].
    pub target: Target,
    /// The vendor's label.
    pub name: String,
    /// The number, where the directory tells.
    pub number: Option<String>,
    /// The colleague behind it, where it is one.
    pub user: Option<UserId>,
}

/// What our own records know of a call, for vendors that want it named beside the id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallFacts {
    /// The other party's number as the vendor last wrote it, else as it was dialled.
    pub number: Option<String>,
    /// The queue or campaign.
    pub queue: Option<String>,
    /// Whether the line is still up.
    pub live: bool,
}

/// A customer's record in the vendor's directory.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Labels and values in the vendor's order; both as the vendor writes them.
    pub fields: Vec<(String, String)>,
}

/// A call that is over, from the vendor's records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastCall {
    /// The vendor's name of it.
    pub id: Option<VendorCallId>,
    /// When, where the vendor's text could be read as a time.
    pub at: Option<Timestamp>,
    /// The other party's number.
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

/// Another agent as a supervisor may see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FloorAgent {
    /// The vendor's id.
    pub id: UserId,
    /// The vendor's label.
    pub name: String,
    /// What they are doing; `None` when the vendor's word means nothing to this profile.
    pub state: Option<AgentState>,
    /// The vendor's own word.
    pub word: String,
}

/// One figure the vendor counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counter {
    /// What it is counted for: a campaign, a queue; `None` for the agent.
    pub of: Option<String>,
    /// The vendor's label.
    pub name: String,
    /// The value as the vendor writes it.
    pub value: String,
}

/// A line of the vendor's own news for the agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What it says, as far as a text could be found in it.
    pub text: String,
    /// When, where the vendor tells.
    pub at: Option<Timestamp>,
}

/// A call to be made later, given to the vendor's dialler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduledCall {
    /// Whom to call.
    pub number: String,
    /// Further numbers to try.
    pub alternatives: Vec<String>,
    /// The dialling list it joins.
    pub campaign: CampaignId,
    /// When; `None` for as soon as possible.
    pub at: Option<Callback>,
    /// Whether this agent is to get it.
    pub for_me: bool,
    /// The customer's name, where the vendor takes one.
    pub name: Option<String>,
}

/// How a supervisor joins another agent's call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Monitor {
    /// Hears both, is heard by nobody.
    Listen,
    /// Is heard by the agent.
    Whisper,
    /// Is heard by both.
    Barge,
}

/// A state a supervisor can put another agent into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ForcedState {
    /// Signed out.
    SignedOut,
    /// Ready.
    Ready,
    /// Not ready.
    NotReady,
}
