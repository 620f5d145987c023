//! The bridge to pages of the CRM: one socket on this computer's loopback interface, and one question that opens it.
//!
//! A page in the agent's own browser connects to a port of a small fixed range, and asks to be let in. The bar asks the agent,
//! while both show the same six figures; after a Yes the page sees the agent's state and calls, hands the bar numbers to dial and
//! sets outcomes. It can do nothing else. `docs.md` beside this crate is written for those who develop such a page.
//!
//! What a request may be is decided by one pure function from its head to a verdict, before anything else of it is read; who is
//! in, who waits and who has to go is one table under one lock; the rest moves bytes. Whoever embeds the bridge implements
//! [`Bar`] and keeps the [`Bridge`].

mod bar;
mod bridge;
mod check;
mod frame;
#[cfg(fuzzing)]
pub mod fuzz;
mod house;
mod http;
mod listen;
mod origin;
mod pace;
mod patience;
mod rooms;
mod talk;
#[cfg(test)]
mod tests;
mod token;
pub mod wire;

pub use bar::{Answer, Bar, NotKept, Question, Refusal};
pub use bridge::{Bridge, NotStarted, PORTS};
pub use origin::{NotAnOrigin, Origin};
pub use token::TokenHash;
