//! MaxContact: the Telephony Data Services API with its token service, as a local server.
//!
//! What it serves, every control with its JSON, and what is our invention because the vendor's text is silent stands in
//! `docs.md` beside this file.

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
pub use events::{Event, EventDone};
pub use handle::{Simulator, SimulatorHandle};
pub use model::{AgentState, AgentView, CallKind, CallState, CallView, Disposition, StateView};
pub use ringside_simulator_kit::{EventRefused, Span};
pub use settings::{
    AutoSettings, CampaignsShape, CommandData, EnvelopeOrder, ExpiredAnswer, LoginRefusal, Nulls,
    RuleSettings, Settings, StartState, TokenSettings, UserSettings, WireSettings, XmlDates,
};

#[cfg(test)]
mod tests {
    use ringside_simulator_kit::documented;

    use super::*;

    const DOCS: &str = include_str!("docs.md");

    #[test]
    fn every_event_in_the_documentation_is_understood() {
        assert_eq!(documented::events::<Event>(DOCS).map(|events| events.len()), Ok(16));
    }

    #[test]
    fn the_settings_in_the_documentation_are_the_defaults() {
        let mut defaults = Settings::default();
        defaults.users.truncate(1);
        assert_eq!(documented::settings(DOCS).unwrap(), serde_json::to_value(defaults).unwrap());
    }
}
