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

pub use events::{Event, EventDone, ScreenPop};
pub use handle::{Simulator, SimulatorHandle};
pub use model::{Activity, AgentView, Call, CallKind, CallState, DialerRecord, Disposition, StateView};
pub use ringside_simulator_kit::{EventRefused, Span};
pub use settings::{
    AutoSettings, ContentTypes, DialerSettings, DispositionSettings, FormQuery, LoginEndsIn, Quotes,
    RepeatedGuid, Role, RuleSettings, ServiceSettings, Settings, TokenRefusal, TokenSettings, TreeCheck,
    UserLoginShape, UserSettings, UserTokenShape, WireSettings,
};

#[cfg(test)]
mod tests {
    use ringside_simulator_kit::documented;

    use super::*;

    const DOCS: &str = include_str!("docs.md");

    #[test]
    fn every_event_in_the_documentation_is_understood() {
        assert_eq!(documented::events::<Event>(DOCS).map(|events| events.len()), Ok(12));
    }

    #[test]
    fn the_settings_in_the_documentation_are_the_defaults() {
        let mut defaults = Settings::default();
        defaults.users.truncate(1);
        assert_eq!(documented::settings(DOCS).unwrap(), serde_json::to_value(defaults).unwrap());
    }
}
