//! CloudAgent's answers as they stand on the wire: three envelopes, JSON in strings, plain text.

mod body;
mod record;
mod said;

pub(crate) use body::WireError;
pub(crate) use record::Record;
pub(crate) use said::{Said, Verdict};

#[cfg(test)]
mod tests;
