//! What a command is, and the vendor's words for no.

use serde_json::{Map, Value};

/// The resource a command is posted to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    Me,
    Channel(String),
    Device(String),
    DeviceCalls(String),
    Call(String),
    UserChannel {
        user: String,
        channel: String,
    },
    Ucs,
    Campaign(String),
    Records,
    Record(String),
    /// New dispositions of a group; its operation is `CreateDisposition`, which no body names.
    Dispositions(String),
    /// One disposition of a group; its operation is `DeleteDisposition`, which no body names.
    Disposition {
        group: String,
        id: String,
    },
}

/// An operation and what was said with it.
#[derive(Debug, Clone)]
pub(crate) struct Command {
    pub(crate) operation: String,
    pub(crate) target: Target,
    pub(crate) body: Map<String, Value>,
}

/// An accepted command.
#[derive(Debug, Clone, Default)]
pub(crate) struct Done {
    /// Members of the answer beside, or instead of, `"statusCode":0`.
    pub(crate) answer: Map<String, Value>,
    /// The call it was about.
    pub(crate) call: Option<String>,
    /// The HTTP session is over.
    pub(crate) ends_session: bool,
}

impl Done {
    pub(super) fn about(call: &str) -> Self {
        Self { call: Some(call.to_owned()), ..Self::default() }
    }
}

/// A command the vendor said no to; nothing changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// `statusCode`.
    pub(crate) code: u8,
    /// The HTTP status, where it is documented.
    pub(crate) http: Option<u16>,
    /// `statusMessage`.
    pub(crate) message: String,
}

impl Refusal {
    fn new(code: u8, message: impl Into<String>) -> Self {
        Self { code, http: None, message: message.into() }
    }

    pub(crate) fn missing(name: &str) -> Self {
        Self::new(1, format!("Required parameter '{name}' is missing."))
    }

    pub(crate) fn unknown_operation(operation: &str) -> Self {
        Self::new(1, format!("Operation '{operation}' is not known here."))
    }

    pub(crate) fn state(message: &str) -> Self {
        Self::new(2, message)
    }

    pub(crate) fn feature(feature: &str) -> Self {
        Self::new(5, format!("The feature '{feature}' is required."))
    }

    pub(crate) fn not_permitted() -> Self {
        Self::new(5, "The user has no permission for this.")
    }

    pub(crate) fn unknown(what: &str) -> Self {
        Self::new(6, format!("{what} not found."))
    }

    pub(crate) fn range(name: &str) -> Self {
        Self::new(10, format!("The value of '{name}' is out of range."))
    }

    pub(crate) fn exists(what: &str) -> Self {
        Self::new(18, format!("{what} already exists."))
    }

    pub(crate) fn backend(message: impl Into<String>) -> Self {
        Self { http: Some(500), ..Self::new(4, message) }
    }

    pub(crate) fn unavailable() -> Self {
        Self { http: Some(503), ..Self::new(4, "Voice service is not available at this time") }
    }

    pub(crate) fn access_denied() -> Self {
        Self { http: Some(403), ..Self::new(20, "Access denied") }
    }
}

/// What was said with an operation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Args<'a>(pub(super) &'a Map<String, Value>);

impl<'a> Args<'a> {
    pub(super) fn text(self, name: &str) -> Result<&'a str, Refusal> {
        let text = self.0.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        text.ok_or_else(|| Refusal::missing(name))
    }

    pub(super) fn maybe(self, name: &str) -> Option<&'a str> {
        self.0.get(name).and_then(Value::as_str)
    }

    pub(super) fn number(self, name: &str) -> Result<i64, Refusal> {
        self.0.get(name).and_then(Value::as_i64).ok_or_else(|| Refusal::missing(name))
    }

    /// `destination.phoneNumber`.
    pub(super) fn destination(self) -> Result<&'a str, Refusal> {
        let number = self.0.get("destination").and_then(|destination| destination.get("phoneNumber"));
        let number = number.and_then(Value::as_str).filter(|number| !number.is_empty());
        number.ok_or_else(|| Refusal::missing("destination"))
    }

    pub(super) fn user_data(self) -> Result<&'a Map<String, Value>, Refusal> {
        self.0.get("userData").and_then(Value::as_object).ok_or_else(|| Refusal::missing("userData"))
    }

    pub(super) fn maybe_user_data(self) -> Map<String, Value> {
        self.user_data().cloned().unwrap_or_default()
    }

    /// The last segment of a URI: its host and what comes before mean nothing here.
    pub(super) fn last_segment(self, name: &str) -> Option<&'a str> {
        self.maybe(name).and_then(|uri| uri.trim_end_matches('/').rsplit('/').next())
    }
}
