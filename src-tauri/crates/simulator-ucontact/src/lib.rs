//! uContact, classic generation: the services below `/Integra/resources`, as a local server.
//!
//! What it serves, every control with its JSON, and what is our invention because the vendor's text is silent stands in
//! `docs.md` beside this file.

mod data;
mod events;
mod form;
mod handle;
mod ids;
mod model;
mod service;
mod settings;
mod tokens;

pub use events::{Event, EventDone, EventRefused, ScreenPop};
pub use handle::{Simulator, SimulatorHandle};
pub use model::{Activity, AgentView, Call, CallKind, CallState, DialerRecord, Disposition, StateView};
pub use settings::{
    AutoSettings, ContentTypes, DialerSettings, DispositionSettings, FormQuery, LoginEndsIn, Quotes,
    RepeatedGuid, Role, RuleSettings, ServiceSettings, Settings, Span, TokenRefusal, TokenSettings,
    TreeCheck, UserLoginShape, UserSettings, UserTokenShape, WireSettings,
};

#[cfg(test)]
mod tests {
    use super::*;

    const DOCS: &str = include_str!("docs.md");

    #[test]
    fn every_event_in_the_documentation_is_understood() {
        let lines: Vec<&str> = DOCS.lines().filter(|line| line.starts_with("{\"event\"")).collect();
        assert_eq!(lines.len(), 12);
        for line in lines {
            serde_json::from_str::<Event>(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        }
    }

    #[test]
    fn the_settings_in_the_documentation_are_the_defaults() {
        let start = DOCS.find("{\"port\"").unwrap();
        let block = &DOCS[start..];
        let block = &block[..block.find("```").unwrap()];
        let shown: Settings = serde_json::from_str(block).unwrap();
        let mut defaults = Settings::default();
        defaults.users.truncate(1);
        assert_eq!(shown, defaults);
        let all: serde_json::Value = serde_json::from_str(block).unwrap();
        assert_eq!(all, serde_json::to_value(defaults).unwrap(), "a setting is not shown");
    }
}
