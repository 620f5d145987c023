//! From the text of a frame to what it asks for, and from what the bar says to a text: pure.

use std::borrow::Cow;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::wire::{HowDialled, Outcome, Request, Session};

/// The longest id of a request, in characters.
const LONGEST_ID: usize = 64;

/// What a page says first.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum First {
    /// It was let in before.
    Hello {
        /// As written.
        token: String,
    },
    /// It wants to be let in.
    Connect {},
}

impl First {
    /// Reads one; `None` when it is anything else.
    pub(crate) fn read(text: &str) -> Option<Self> {
        // A list of the same would be read as one too.
        let is_object = text.trim_ascii_start().starts_with('{');
        is_object.then(|| serde_json::from_str(text).ok()).flatten()
    }
}

/// A frame of a connected page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// A request.
    Request {
        /// The page's own name for it.
        id: String,
        /// What it asks for.
        request: Request,
    },
    /// It is a request as to its form, but none that is known. It is answered, and the connection goes on.
    Refused(Said<'static>),
}

/// What a page sent is no JSON object: it does not speak this language at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoObject;

impl Frame {
    /// Reads one.
    pub(crate) fn read(text: &str) -> Result<Self, NoObject> {
        let mut members: Map<String, Value> = serde_json::from_str(text).map_err(|_| NoObject)?;
        let id = match members.remove("id") {
            Some(Value::String(id)) if !id.is_empty() && id.chars().count() <= LONGEST_ID => id,
            _ => {
                let text = format!("a request has an `id`: a text of 1 to {LONGEST_ID} characters");
                return Ok(Self::Refused(Said::refused(None, "bad_request", text)));
            }
        };
        let Some(Value::String(what)) = members.remove("do") else {
            let text = "a request says what to `do`, as a text";
            return Ok(Self::Refused(Said::refused(Some(id), "bad_request", text)));
        };
        let request = match what.as_str() {
            "dial" => rest(members).map(Request::Dial),
            "outcomes" => rest(members).map(Request::Outcomes),
            "outcome" => rest(members).map(Request::Outcome),
            _ => {
                let text = "there are `dial`, `outcomes` and `outcome` to `do`";
                return Ok(Self::Refused(Said::refused(Some(id), "unknown_request", text)));
            }
        };
        Ok(match request {
            Ok(request) => Self::Request { id, request },
            Err(error) => Self::Refused(Said::refused(Some(id), "bad_request", error.to_string())),
        })
    }
}

fn rest<T: DeserializeOwned>(members: Map<String, Value>) -> serde_json::Result<T> {
    serde_json::from_value(Value::Object(members))
}

/// What the bar says.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum Said<'a> {
    /// The figures to compare.
    Code {
        /// Six.
        code: &'a str,
    },
    /// The page is let in.
    Connected {
        /// What it shows next time.
        token: &'a str,
    },
    /// What it sees.
    State {
        /// See [`crate::wire::State`].
        sessions: &'a [Session],
    },
    /// A request was carried out.
    Done {
        /// Which.
        id: String,
        /// For a number: what became of it.
        #[serde(skip_serializing_if = "Option::is_none")]
        how: Option<HowDialled>,
        /// For the outcomes: all there are.
        #[serde(skip_serializing_if = "Option::is_none")]
        outcomes: Option<Vec<Outcome>>,
    },
    /// A request was not, or the page is not let in.
    Refused {
        /// Which request, if one.
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<String>,
        /// For programs.
        why: Cow<'static, str>,
        /// For whoever develops the page.
        text: String,
    },
}

impl Said<'_> {
    /// A refusal.
    pub(crate) fn refused(
        id: Option<String>,
        why: impl Into<Cow<'static, str>>,
        text: impl Into<String>,
    ) -> Self {
        Said::Refused { id, why: why.into(), text: text.into() }
    }

    /// Its text.
    pub(crate) fn write(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }
}
