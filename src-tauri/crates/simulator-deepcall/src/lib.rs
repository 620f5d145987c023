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

pub use events::{Event, EventDone, EventRefused};
pub use handle::{Simulator, SimulatorHandle};
pub use model::{AgentState, AgentView, Beat, CallKind, CallState, CallView, Note, PushView, StateView};
pub use settings::{
    AccountSettings, AgentSettings, AutoSettings, BreakDetail, CallIdMember, CurrentDuration, ErrorSpelling,
    GroupSettings, HttpStatus, NoSpelling, PushForm, PushSettings, RuleSettings, Settings, Span, TimeUnit,
    WireSettings,
};

#[cfg(test)]
mod tests {
    use super::*;

    const DOCS: &str = include_str!("docs.md");

    #[test]
    fn every_event_in_the_documentation_is_understood() {
        let lines: Vec<&str> = DOCS.lines().filter(|line| line.starts_with("{\"event\"")).collect();
        assert_eq!(lines.len(), 19);
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
        defaults.agents.truncate(1);
        defaults.groups.truncate(1);
        assert_eq!(shown, defaults);
    }
}
