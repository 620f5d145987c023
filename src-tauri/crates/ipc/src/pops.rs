//! Pages opened in the agent's browser for calls.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// When a page is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PopWord {
    /// A call is offered.
    Ring,
    /// A call is answered.
    Answer,
    /// A call is over.
    WrapUp,
}

/// A page of a profile as entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PageInput {
    /// When it is opened.
    pub event: PopWord,
    /// Its address, with variables in braces; an empty one is no page.
    pub url: String,
}

/// A page of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScreenPopView {
    /// When it is opened.
    pub event: PopWord,
    /// Its address as the profile has it, with variables in braces.
    pub template: String,
    /// The same with made-up values, as it would be opened.
    pub example: String,
    /// Whether policy allows its host and scheme.
    pub allowed: bool,
}
