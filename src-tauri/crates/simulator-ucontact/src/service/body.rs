//! Bodies, byte by byte.

use axum::http::StatusCode;
use ringside_simulator_kit::{Answer, Fault, damage_json};
use serde::Serialize;
use serde_json::Value;

use crate::settings::{ContentTypes, Quotes, WireSettings};

/// Members that identify things; what goes missing when a fault names none.
const IDENTITIES: [&str; 5] = ["md5secret", "callerid", "accountcode", "membername", "campaign"];

/// A body before the settings for quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Body {
    /// A JSON string of one word.
    Quoted(String),
    /// A word or number without quotes.
    Bare(String),
    /// An object or array.
    Json(String),
    /// Exactly this.
    Exact(String),
}

impl Body {
    pub(super) fn quoted(word: &str) -> Self {
        Self::Quoted(word.to_owned())
    }

    pub(super) fn bare(word: &str) -> Self {
        Self::Bare(word.to_owned())
    }

    pub(super) fn json(value: &impl Serialize) -> Self {
        // Only maps with keys that are no text can fail, and none is written here.
        Self::Json(serde_json::to_string(value).unwrap_or_default())
    }

    fn text(self, quotes: Quotes) -> String {
        let (word, documented) = match self {
            Self::Json(text) | Self::Exact(text) => return text,
            Self::Quoted(word) => (word, Quotes::Always),
            Self::Bare(word) => (word, Quotes::Never),
        };
        match if quotes == Quotes::Documented { documented } else { quotes } {
            Quotes::Always => Value::from(word).to_string(),
            Quotes::Single => format!("'{word}'"),
            Quotes::Never | Quotes::Documented => word,
        }
    }

    /// Writes the answer, its meaning damaged as `fault` says.
    pub(super) fn answer(self, wire: &WireSettings, fault: Option<&Fault>) -> Answer {
        let mut text = self.text(wire.quotes);
        if let Some(fault) = fault.filter(|fault| fault.changes_meaning()) {
            let mut value = serde_json::from_str(&text).unwrap_or(Value::String(text));
            damage_json(&mut value, fault, &IDENTITIES);
            text = value.to_string();
        }
        let content_type = match wire.content_types {
            ContentTypes::ByBody if text.starts_with(['"', '[', '{']) => "application/json",
            ContentTypes::Json => "application/json",
            ContentTypes::ByBody | ContentTypes::Text => "text/plain",
            ContentTypes::Html => "text/html",
        };
        if wire.trailing_newline {
            text.push('\n');
        }
        Answer::new(StatusCode::OK, content_type, text.into_bytes())
    }
}
