//! Delivers stored dispositions: order, retries, and what needs a person.
//!
//! What becomes of an outcome is decided by a pure state machine; the worker carries the decision out. A decision is
//! durable before the next step is taken, so a crash anywhere leaves at worst an outcome whose fate the vendor is
//! asked for. Nothing is ever sent twice unless it is certain, or a person says, that the first did not arrive.

mod choices;
mod machine;
mod outbox;
mod worker;

pub use choices::Choices;
pub use outbox::{Deliver, Outbox};
