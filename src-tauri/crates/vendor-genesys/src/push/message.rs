use std::time::Duration;

use serde_json::Value;

use crate::wire::text;

/// One Bayeux message from the server.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Message {
    pub(super) channel: String,
    pub(super) id: Option<String>,
    pub(super) successful: Option<bool>,
    /// The number an error text begins with: `402::Unknown client`.
    pub(super) error_code: Option<u16>,
    pub(super) client_id: Option<String>,
    pub(super) advice: Option<Advice>,
    pub(super) connection_types: Option<Vec<String>>,
    pub(super) data: Value,
}

impl Message {
    /// `None` for what names no channel.
    pub(super) fn read(message: &Value) -> Option<Self> {
        let error = text(message, "error");
        let types = message.get("supportedConnectionTypes").and_then(Value::as_array);
        Some(Self {
            channel: text(message, "channel")?,
            id: text(message, "id"),
            successful: message.get("successful").and_then(Value::as_bool),
            error_code: error.and_then(|error| error.split(':').next()?.trim().parse().ok()),
            client_id: text(message, "clientId"),
            advice: message.get("advice").filter(|advice| advice.is_object()).map(Advice::read),
            connection_types: types
                .map(|types| types.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
            data: message.get("data").cloned().unwrap_or_default(),
        })
    }

    pub(super) fn is_meta(&self) -> bool {
        self.channel.starts_with("/meta/")
    }
}

/// What the server wants the client to do next. Each replaces the one before, whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Advice {
    pub(super) reconnect: Reconnect,
    /// How long to wait before it; `None` for not at all.
    pub(super) interval: Option<Duration>,
    /// How long the server holds a connect.
    pub(super) timeout: Duration,
    /// Another session of the same browser was seen, and the poll will not be held.
    pub(super) multiple_clients: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reconnect {
    Retry,
    Handshake,
    None,
}

/// Nothing sane is longer, and no clock overflows.
const LONGEST: u64 = 3_600_000;

impl Default for Advice {
    fn default() -> Self {
        Self {
            reconnect: Reconnect::Retry,
            interval: Some(Duration::ZERO),
            timeout: Duration::from_secs(30),
            multiple_clients: false,
        }
    }
}

impl Advice {
    fn read(advice: &Value) -> Self {
        let usual = Self::default();
        let millis = |name| advice.get(name).and_then(Value::as_f64);
        // A float becomes the nearest whole number there is; not-a-number becomes zero.
        let whole = |ms: f64| Duration::from_millis((ms as u64).min(LONGEST));
        Self {
            reconnect: match text(advice, "reconnect").as_deref() {
                Some("handshake") => Reconnect::Handshake,
                Some("none") => Reconnect::None,
                _ => Reconnect::Retry,
            },
            interval: millis("interval").map_or(usual.interval, |ms| (ms >= 0.0).then(|| whole(ms))),
            timeout: millis("timeout").filter(|ms| *ms >= 0.0).map_or(usual.timeout, whole),
            multiple_clients: advice.get("multiple-clients").and_then(Value::as_bool).unwrap_or_default(),
        }
    }
}
