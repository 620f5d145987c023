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

pub use events::{Event, EventDone};
pub use handle::{Simulator, SimulatorHandle};
pub use model::{AgentView, CallState, CallType, CallView, Outcome, RecordingState, StateView};
pub use ringside_simulator_kit::{EventRefused, Span};
pub use settings::{
    AfterLogin, AuthSettings, AutoSettings, CsrfBody, CustomState, DispositionUrls, EventOrder, Generation,
    Network, NoAnswer, PushSettings, RefusalHttp, Role, RuleSettings, Settings, StartState, TroubleSettings,
    UnknownClient, UserSettings, WireSettings,
};

#[cfg(test)]
mod tests {
    use ringside_simulator_kit::documented;

    use super::*;

    const DOCS: &str = include_str!("docs.md");

    #[test]
    fn every_event_in_the_documentation_is_understood() {
        assert_eq!(documented::events::<Event>(DOCS).map(|events| events.len()), Ok(22));
    }

    #[test]
    fn the_settings_in_the_documentation_are_the_defaults() {
        let mut defaults = Settings::default();
        defaults.users.truncate(1);
        defaults.agent_states.truncate(1);
        assert_eq!(documented::settings(DOCS).unwrap(), serde_json::to_value(defaults).unwrap());
    }
}
