//! The vendor's JSON, exactly as far as its documents tell and tolerant beyond.

mod agent;
mod envelope;
mod json;
mod rows;
mod time;

pub(crate) use agent::{OnBreak, WrapUp};
pub(crate) use envelope::{Said, read};
pub(crate) use json::{Json, Members};
pub(crate) use rows::{is_secret, place, rows, take, take_text};
pub(crate) use time::instant;

/// Why an answer makes no sense. Holds nothing of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WireError {
    /// There is no body.
    #[error("the answer is empty")]
    Empty,
    /// Not JSON, or cut short.
    #[error("the answer is no complete JSON")]
    Malformed,
    /// A member that decides what the answer means is absent.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A member has a type or value nothing can be made of.
    #[error("{0} has an unexpected form")]
    Odd(&'static str),
}

#[cfg(test)]
mod tests;
