//! Folders, profiles, settings and policy on disk.
//!
//! Everything is a TOML file a person may edit. A bad file is named with line, column and key, and never stands in the
//! way of the good ones; a save is whole or not at all. `docs.md` beside this crate explains every key.

mod address;
mod dispositions;
mod do_not_call;
mod file;
mod folders;
#[cfg(fuzzing)]
pub mod fuzz;
mod in_force;
mod key;
mod keys;
mod pages;
mod policy;
mod problem;
mod profile;
mod profiles;
mod ring;
mod screen_pop;
mod script;
mod settings;

pub use dispositions::{DispositionEntry, KindWord, NeedWord};
pub use do_not_call::{AnswerSeconds, DoNotCall, Unreachable, WhomToAsk};
pub use file::FileError;
pub use folders::{Folders, NoHome};
pub use in_force::{InForce, PolicyFile, SetBy, in_force};
pub use key::KeyPath;
pub use keys::{Held, Key, KeyAction, KeyChoice, KeyChoices, KeyInForce, KeyMap, KeyProblem, Press};
pub use pages::{PageBridge, PageOrigin};
pub use policy::{BadPolicy, DialLinks, HistoryDays, Policy, WithoutKeychain};
pub use problem::{FieldProblem, FileProblem, Problem};
pub use profile::{
    BreakReasonEntry, Profile, ProfileFile, RequirementsEntry, SHORTEST_WRAP_UP_S, UserEntry, VENDORS,
};
pub use profiles::{BadProfile, Profiles, SaveError};
pub use ring::{RingAtMost, RingMode, RingPolicy, RingSettings, VolumePercent};
pub use screen_pop::{ExtendPolicy, ExtendSeconds, ExtendTimes, PopWord, ScreenPopEntry, ScreenPopPolicy};
pub use script::{BadScript, CallsPerHour, Happening, Percent, ShiftScript, ShiftStep, TalkSeconds};
pub use settings::{Language, Settings, TextPercent, Theme};
