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

#[cfg(test)]
mod tests {
    use super::*;

    const DOCS: &str = include_str!("docs.md");

    #[test]
    fn every_event_in_the_documentation_is_understood() {
        let lines: Vec<&str> = DOCS.lines().filter(|line| line.starts_with("{\"event\"")).collect();
        assert_eq!(lines.len(), 22);
        for line in lines {
            serde_json::from_str::<Event>(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        }
    }

    #[test]
    fn the_settings_in_the_documentation_are_the_defaults() {
        let start = DOCS.find("{\"port\"").unwrap();
        let block = &DOCS[start..];
        let shown: Settings = serde_json::from_str(&block[..block.find("```").unwrap()]).unwrap();
        let mut defaults = Settings::default();
        defaults.users.truncate(1);
        defaults.agent_states.truncate(1);
        assert_eq!(shown, defaults);
    }
}
