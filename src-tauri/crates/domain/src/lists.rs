use serde::{Deserialize, Serialize};

use crate::ids::{BreakId, CampaignId, LeadId, LeadPhoneId, QueueId, UserId};

/// A reason an agent can give for not being ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreakReason {
    /// What the vendor is told.
    pub id: BreakId,
    /// What the agent reads; the vendor's own label, never translated.
    pub name: String,
    /// How long the break may last, when vendor or profile says so.
    pub limit_s: Option<u32>,
}

/// A campaign as far as a toolbar needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// The vendor's id.
    pub id: CampaignId,
    /// The vendor's label.
    pub name: String,
    /// What the vendor says of it beside its name.
    pub description: Option<String>,
    /// `None` when the vendor does not say.
    pub active: Option<bool>,
}

/// A queue as far as a toolbar needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// The vendor's id.
    pub id: QueueId,
    /// The vendor's label.
    pub name: String,
    /// `None` when the vendor does not say.
    pub active: Option<bool>,
}

/// Another user of the same contact centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// The vendor's id.
    pub id: UserId,
    /// The full name as the vendor spells it.
    pub name: String,
}

/// One phone number of a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadPhone {
    /// The lead the number belongs to.
    pub lead: LeadId,
    /// The id a call can be moved to; `None` when the vendor's list does not carry one.
    pub id: Option<LeadPhoneId>,
    /// The number as the vendor writes it.
    pub number: String,
    /// The vendor's label of the kind of number ("Mobile").
    pub kind: Option<String>,
}
