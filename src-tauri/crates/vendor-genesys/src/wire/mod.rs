//! The vendor's JSON, exactly, and no more of it than is used.
//!
//! Reading is tolerant on purpose: two generations of messages are in the field, figures come as text, and what is empty
//! or unavailable may be absent. What names a thing must be there.

mod call;
mod device;
mod envelope;
mod event;
mod lists;
mod operation;
mod value;

pub(crate) use call::{Call, WireState};
pub(crate) use device::{AgentStateDefinition, Device, StateWord, UserState, WorkMode};
pub(crate) use envelope::{Envelope, Partial};
pub(crate) use event::{Event, read as read_event};
pub(crate) use lists::{Contact, Group, User, disposition};
pub(crate) use operation::{
    AddRecord, AfterCallWork, DeleteUserDataPair, Destination, Dial, Monitoring, Named, RescheduleRecord,
    SendDtmf, SetCallDisposition, StartContactCenterSession, SwapCalls, ToDestination, UpdateUserData,
};
pub(crate) use value::{members, text};

/// An answer or event that lacks what it cannot lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is missing or of a wrong type")]
pub(crate) struct Malformed(pub(crate) &'static str);

#[cfg(test)]
mod tests;
