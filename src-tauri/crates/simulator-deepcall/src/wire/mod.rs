//! The bytes of an answer.

mod envelope;
mod headers;
mod node;
mod report;

pub(crate) use envelope::{data, error, success, written};
pub(crate) use headers::{cannot, preflight};
pub(crate) use node::Node;
pub(crate) use report::{clock_time, report, row};
