//! DeepCall (Sarv): the HTTP API V2.0 with click-to-call and the push report, as a local server.
//!
//! What it serves, every control with its JSON, and what is our invention because the vendor's text is silent stands in
//! `docs.md` beside this file.

mod data;
mod errors;
mod events;
mod handle;
mod model;
mod push;
mod service;
mod settings;
mod wire;

pub use events::{Event, EventDone};
pub use handle::{Simulator, SimulatorHandle};
pub use model::{AgentState, AgentView, Beat, CallKind, CallState, CallView, Note, PushView, StateView};
pub use ringside_simulator_kit::{EventRefused, Span};
pub use settings::{
    AccountSettings, AgentSettings, AutoSettings, BreakDetail, CallIdMember, CurrentDuration, ErrorSpelling,
    GroupSettings, HttpStatus, NoSpelling, PushForm, PushSettings, RuleSettings, Settings, TimeUnit,
    WireSettings,
};

#[cfg(test)]
mod tests {
    use ringside_simulator_kit::documented;

    use super::*;

    const DOCS: &str = include_str!("docs.md");

    #[test]
    fn every_event_in_the_documentation_is_understood() {
        assert_eq!(documented::events::<Event>(DOCS).map(|events| events.len()), Ok(19));
    }

    #[test]
    fn the_settings_in_the_documentation_are_the_defaults() {
        let mut defaults = Settings::default();
        defaults.agents.truncate(1);
        defaults.groups.truncate(1);
        assert_eq!(documented::settings(DOCS).unwrap(), serde_json::to_value(defaults).unwrap());
    }
}
