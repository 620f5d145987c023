//! Ozonetel CloudAgent: the CCaaS API with its event pushes, as a local server.
//!
//! What it serves, every control with its JSON, and what is our invention because the vendor's text is silent stands in
//! `docs.md` beside this file.

mod events;
mod handle;
mod limits;
mod model;
mod service;
mod settings;
mod tokens;
mod webhooks;
mod wire;

pub use events::{Event, EventDone, EventRefused};
pub use handle::{Simulator, SimulatorHandle};
pub use model::{
    AgentState, AgentView, CallKind, CallState, CallView, DispositionView, HangupBy, Outcome, StateView,
};
pub use settings::{
    AfterWrapUp, AgentMode, AgentSettings, AuthMode, AuthTexts, AutoSettings, BodyForm, CampaignSettings,
    DispositionSettings, DispositionTexts, KeyHeader, LimitSettings, ListShape, NestedReply, PushSettings,
    QueueOverwrite, Region, RuleSettings, Settings, Span, StartState, TokenSettings, WireSettings,
};

#[cfg(test)]
mod tests {
    use super::*;

    const DOCS: &str = include_str!("docs.md");

    #[test]
    fn every_event_in_the_documentation_is_understood() {
        let lines: Vec<&str> = DOCS.lines().filter(|line| line.starts_with("{\"event\"")).collect();
        assert_eq!(lines.len(), 17);
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
        defaults.campaigns.truncate(1);
        defaults.dispositions.truncate(1);
        assert_eq!(shown, defaults);
    }
}
