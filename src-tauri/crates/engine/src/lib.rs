//! Sole owner of a session: requests in, views out.
//!
//! One task owns one signed-in profile. The [`session`] decides, purely; the driver carries out what it decides: it
//! keeps things on disk, sends requests to the vendor, polls, and publishes whole views with a growing revision.

mod clock;
mod driver;
mod journal;
mod poll;
mod session;
mod shift;

pub use clock::{Clock, Hands};
pub use driver::{Connector, DialGate, Engine, EngineParts, NotOpened, Opener};
pub use session::{Finishing, MayCall, PageToOpen, Profile, ui_error};
