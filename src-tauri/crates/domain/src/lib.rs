//! The words of the trade as types, and the agent and call state machines.
//!
//! Everything here is pure: no I/O, no clock, no randomness. Time comes in as a [`Moment`], identifiers are made
//! by the caller, and a state machine answers with its next state or a [`Refused`].

mod agent;
mod call;
mod desk;
mod disposition;
mod ids;
mod lists;
mod policy;
mod screen_pop;
mod time;

pub use agent::{Agent, AgentState, Asked, Cause, Certainty, Reason};
pub use call::{
    Call, CallAction, CallEvent, CallState, Direction, EndedBy, Observation, ObservedCall, Recording, Refused,
};
pub use desk::{Desk, DeskChange};
pub use disposition::{
    Callback, Catalogue, CodeKind, Disposition, DispositionCode, Draft, Early, Missing, Requirements,
};
pub use ids::{
    BreakId, CallId, CampaignId, LeadId, LeadPhoneId, OutboxId, ProfileId, QueueId, UserId, VendorCallId,
    VendorId,
};
pub use lists::{BreakReason, Campaign, Colleague, LeadPhone, Queue};
pub use policy::{AtZero, ExtendWrapUp};
pub use screen_pop::{BadTemplate, PopEvent, ScreenPop, Template, Variable};
pub use time::Moment;

pub use jiff::Timestamp;
