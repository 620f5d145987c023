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

pub use events::{Event, EventDone};
pub use handle::{Simulator, SimulatorHandle};
pub use model::{
    AgentState, AgentView, CallKind, CallState, CallView, DispositionView, HangupBy, Outcome, StateView,
};
pub use ringside_simulator_kit::{EventRefused, Span};
pub use settings::{
    AfterWrapUp, AgentMode, AgentSettings, AuthMode, AuthTexts, AutoSettings, BodyForm, CampaignSettings,
    DispositionSettings, DispositionTexts, KeyHeader, LimitSettings, ListShape, NestedReply, PushSettings,
    QueueOverwrite, Region, RuleSettings, Settings, StartState, TokenSettings, WireSettings,
};

#[cfg(test)]
mod tests {
    use ringside_simulator_kit::documented;

    use super::*;

    const DOCS: &str = include_str!("docs.md");

    #[test]
    fn every_event_in_the_documentation_is_understood() {
        assert_eq!(documented::events::<Event>(DOCS).map(|events| events.len()), Ok(17));
    }

    #[test]
    fn the_settings_in_the_documentation_are_the_defaults() {
        let mut defaults = Settings::default();
        defaults.agents.truncate(1);
        defaults.campaigns.truncate(1);
        defaults.dispositions.truncate(1);
        assert_eq!(documented::settings(DOCS).unwrap(), serde_json::to_value(defaults).unwrap());
    }
}
