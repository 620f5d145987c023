use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{text::Text, view::DraftView};

/// The outcomes on their way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutboxView {
    /// How many go by themselves.
    pub on_the_way: u32,
    /// How many need a person.
    pub needs_attention: u32,
    /// How many the vendor has taken in this shift.
    pub done: u32,
    /// Those not done, oldest first, then the newest of those done.
    pub entries: Vec<OutboxEntryView>,
}

/// One outcome on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutboxEntryView {
    /// Its id.
    pub id: String,
    /// The call's id.
    pub call: String,
    /// Name or number.
    pub who: Option<String>,
    /// The number, as a person reads it.
    pub number: Option<String>,
    /// The label of the outcome.
    pub label: String,
    /// Where it stands.
    pub state: OutboxWord,
    /// Why it waits or needs a person.
    pub why: Option<Text>,
    /// When it was saved, in milliseconds since 1970.
    #[ts(type = "number")]
    pub saved_at_ms: i64,
    /// When it was settled, in milliseconds since 1970; none while it is open.
    #[ts(type = "number | null")]
    pub settled_at_ms: Option<i64>,
    /// Time until the next try, while it waits for one.
    #[ts(type = "number | null")]
    pub next_try_ms: Option<u64>,
    /// Whether sending it again makes sense.
    pub can_send_again: bool,
    /// Whether another code can be given.
    pub can_change: bool,
}

/// Where an outcome on its way stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutboxWord {
    /// Waits for its turn.
    Queued,
    /// Being sent.
    Sending,
    /// Sent, no answer came; the vendor is being asked.
    Unknown,
    /// A person has to decide.
    NeedsAttention,
    /// The vendor has it.
    Delivered,
    /// The vendor's list says so, no answer did.
    DeliveredUnconfirmed,
    /// The person says that the vendor has it.
    MarkedDone,
    /// Kept on this computer only.
    KeptAsNote,
}

/// A call that ended without an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwedView {
    /// The call's id.
    pub call: String,
    /// Name or number.
    pub who: Option<String>,
    /// The number, as a person reads it.
    pub number: Option<String>,
    /// The queue or campaign.
    pub queue: Option<String>,
    /// When it ended, in milliseconds since 1970.
    #[ts(type = "number")]
    pub ended_at_ms: i64,
    /// What was entered.
    pub draft: DraftView,
    /// Whether the vendor still takes an outcome for it, as far as is known.
    pub can_send: bool,
    /// Whether its wrap-up ended while the bar was away.
    pub ended_away: bool,
}
