//! The SQLite file that holds what no vendor has confirmed yet.
//!
//! One thread owns the connection; [`Store`] is a handle to it. Every method is one transaction, named for what it
//! means, and answers only once it is durable: a vendor's answer is never the first thing to hear of an outcome.
//! Numbers, names, notes and outcomes are sealed one by one with a key from the keychain.

mod callbacks;
mod calls;
mod error;
#[cfg(test)]
mod faults;
mod favourites;
mod file;
mod history;
mod log;
mod migrations;
mod outbox;
mod pages;
mod pops;
mod seal;
mod spans;
mod types;
mod values;
mod wrap_up;
mod writer;

pub use calls::PastCall;
pub use error::StoreError;
pub use pages::ConnectedPage;
pub use spans::{Doing, Span};
pub use types::{
    Arrival, AtEnd, Attention, CallbackContent, EntryState, Extension, NewConnect, OutboxEntry, OutcomeState,
    OwedCall, Payload, StoredCall, StoredCallback, TimelineEntry, Waits, WrapUpEnd,
};
pub use writer::Store;
