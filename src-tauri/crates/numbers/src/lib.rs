//! Phone numbers as people type them and vendors send them: read, shown, and spelled the way they are dialled.
//!
//! The numbering plans come from `rlibphonenumber`; no other crate needs to know it. They are read on first use, once,
//! which takes a few milliseconds.

mod link;
mod number;
mod region;
mod typed;

pub use link::{DialLink, LinkProblem};
pub use number::{Extension, FullNumber, Number, NumberProblem, parse};
pub use region::{Region, UnknownRegion};

/// A number from a vendor as a person reads it: grouped, with its country code. What is no number is shown as given, such
/// as `anonymous`, and so is what only letters make one, such as the name `1800 Flowers`.
#[must_use]
pub fn for_person(raw: &str, region: Region) -> String {
    let number = match typed::read(raw) {
        Ok(typed) if !typed.spelled => number::dialled(typed, region),
        Ok(_) => Err(NumberProblem::NotANumber),
        Err(problem) => Err(problem),
    };
    match number {
        Ok(number) => match number.rest() {
            Some(rest) => format!("{} x{rest}", number.shown()),
            None => number.shown(),
        },
        Err(_) => raw.trim().to_owned(),
    }
}
