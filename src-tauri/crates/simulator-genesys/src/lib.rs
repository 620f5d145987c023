//! Genesys Web Services 8.5: the REST API with its push endpoint, as a local server.
//!
//! What it serves, every control with its JSON, and what is our invention because the vendor's text is silent stands in
//! `docs.md` beside this file.

mod bayeux;
mod data;
mod events;
mod handle;
mod model;
mod service;
mod settings;
mod wire;

pub use events::{Event, EventDone, EventRefused};
pub use handle::{Simulator, SimulatorHandle};
pub use model::{AgentView, CallState, CallType, CallView, Outcome, RecordingState, StateView};
pub use settings::{
    AfterLogin, AuthSettings, AutoSettings, CsrfBody, CustomState, DispositionUrls, EventOrder, Generation,
    Network, NoAnswer, PushSettings, RefusalHttp, Role, RuleSettings, Settings, Span, StartState,
    TroubleSettings, UnknownClient, UserSettings, WireSettings,
};
