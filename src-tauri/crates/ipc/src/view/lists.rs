use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::Text;

/// A campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CampaignView {
    /// The vendor's id.
    pub id: String,
    /// The vendor's label.
    pub name: String,
    /// What the vendor says of it.
    pub description: Option<String>,
    /// `null` when the vendor does not say.
    pub active: Option<bool>,
}

/// A queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QueueView {
    /// The vendor's id.
    pub id: String,
    /// The vendor's label.
    pub name: String,
    /// `null` when the vendor does not say.
    pub active: Option<bool>,
}

/// Another user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColleagueView {
    /// The vendor's id.
    pub id: String,
    /// The full name.
    pub name: String,
}

/// One number of a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeadPhoneView {
    /// The lead's id.
    pub lead: String,
    /// The id a call can be moved to; `null` when the vendor's list carries none.
    pub id: Option<String>,
    /// The number as a person reads it.
    pub number: String,
    /// The vendor's label of the kind of number.
    pub kind: Option<String>,
}

/// What would be dialled for what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NumberView {
    /// Whether it can be dialled.
    pub ok: bool,
    /// The number as a person reads it, such as `+44 20 7946 0123`.
    pub shown: Option<String>,
    /// The country it belongs to, such as `GB`.
    pub region: Option<String>,
    /// Why it cannot be dialled, or what to look at twice.
    pub note: Option<Text>,
}
