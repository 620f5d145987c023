//! MaxContact's answers as it sends them: one envelope, XML or JSON, read into the same types.
//!
//! Both formats are read lazily, member by member, from the text of the answer. Nothing is built for members nobody
//! asks for, so an answer of several megabytes costs its own text and little more.

mod date;
mod entities;
mod envelope;
mod json;
mod value;
mod xml;

pub(crate) use date::instant;
pub(crate) use entities::{Call, Campaign, LeadPhone, Queue, Reading, ResultCode, User};
pub(crate) use envelope::{Body, TokenAnswer};

/// Why an answer could not be read. Names members, never what was in them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum WireError {
    /// The text is no JSON, no XML, or cut short.
    #[error("the answer is not complete {0}")]
    Malformed(&'static str),
    /// A web page.
    #[error("the answer is a web page")]
    Html,
    /// Neither JSON nor XML.
    #[error("the answer is neither JSON nor XML")]
    UnknownFormat,
    /// A member that has to be there is not.
    #[error("the answer lacks {0}")]
    Missing(&'static str),
    /// A member is there and holds something else than it should.
    #[error("{0} in the answer is not {1}")]
    WrongType(&'static str, &'static str),
}

/// Reads all entities in the envelope of an answer.
pub(crate) fn entities_of<T: entities::Entity>(body: &Body, how: &Reading<'_>) -> Result<Vec<T>, WireError> {
    entities::list(&body.envelope()?.data, how)
}

#[cfg(test)]
mod tests;
