//! Driving the built `ringside-headless` from outside, as a script would: lines in, lines out, and a kill at any time.
//!
//! A [`Place`] is what outlives the program: its folders and its profile. A [`Bar`] is one run of it. Nothing here
//! sleeps: what is waited for is a condition on [`Seen`], with one time limit over all.

mod bar;
mod desk;
mod lines;
mod place;
mod program;

pub use bar::{Bar, LIMIT};
pub use desk::Desk;
pub use lines::{Replied, Seen};
pub use place::{PASSWORD, Place, SESSION, USER, profile};
pub use program::{Build, program};
