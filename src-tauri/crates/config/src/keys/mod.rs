//! The keys of the bar: what each does, what a user or an administrator made of them, and which are in force.

mod action;
mod map;
mod press;

pub use action::KeyAction;
pub use map::{KeyChoice, KeyChoices, KeyInForce, KeyMap};
pub use press::{Held, Key, KeyProblem, Press};
