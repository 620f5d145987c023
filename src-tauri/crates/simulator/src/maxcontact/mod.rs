//! MaxContact: the Telephony Data Services API with its token service, as a local server.
//!
//! What it serves, every control with its JSON, and what is our invention because the vendor's text is silent stands in
//! `docs.md` beside this file.

mod control;
mod data;
mod enumerations;
mod events;
mod handle;
mod model;
mod service;
mod settings;
mod tokens;
mod wire;

pub use enumerations::{CallStates, CallStatuses, Enumerations, RecordingStates, ResponseCodes};
pub use events::{Event, EventDone, EventRefused};
pub use handle::{Simulator, SimulatorHandle};
pub use model::{AgentState, AgentView, CallKind, CallState, CallView, Disposition, StateView};
pub use settings::{
    AutoSettings, CampaignsShape, CommandData, EnvelopeOrder, ExpiredAnswer, LoginRefusal, Nulls,
    RuleSettings, Settings, Span, StartState, TokenSettings, UserSettings, WireSettings, XmlDates,
};
