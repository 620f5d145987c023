use serde::{Deserialize, Serialize};

use ringside_simulator_kit::Span;

/// The push endpoint: a Bayeux server by long polling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PushSettings {
    /// Milliseconds a connect is held.
    pub timeout_ms: u64,
    /// Milliseconds a client is to wait between two connects.
    pub interval_ms: u64,
    /// Milliseconds beyond the interval after which a silent client is forgotten.
    pub max_interval_ms: u64,
    /// A client id is good only together with its `BAYEUX_BROWSER` cookie.
    pub browser_cookie: bool,
    /// The error for a client id that is not known.
    pub unknown_client: UnknownClient,
    /// How many connects of one browser are held at once; the next is told that there are multiple clients.
    pub sessions_per_browser: u32,
    /// Milliseconds that one is told to wait; 0 tells it not to come back.
    pub multi_session_interval_ms: u64,
    /// Only connect answers carry events.
    pub connect_delivery_only: bool,
    /// Whether an event comes before or after the answer to its command.
    pub order: EventOrder,
    /// Milliseconds from a command to its event, when that comes after the answer.
    pub delay_ms: Span,
    /// Every event is sent twice.
    pub duplicate: bool,
    /// Events overtake one another: every second one is held up for the whole of `delay_ms.max`.
    pub reorder: bool,
    /// The channel on which a customer lookup answers.
    pub ucs_channel: String,
}

impl Default for PushSettings {
    fn default() -> Self {
        Self {
            timeout_ms: 30_000,
            interval_ms: 0,
            max_interval_ms: 10_000,
            browser_cookie: true,
            unknown_client: UnknownClient::default(),
            sessions_per_browser: 1,
            multi_session_interval_ms: 2_000,
            connect_delivery_only: false,
            order: EventOrder::default(),
            delay_ms: Span { min: 20, max: 200 },
            duplicate: false,
            reorder: false,
            ucs_channel: "/v2/me/contacts".to_owned(),
        }
    }
}

/// The error for a client id that is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownClient {
    /// CometD 3.1: `402::Unknown client`.
    #[default]
    Comet3,
    /// CometD 4: `402::session_unknown`.
    Comet4,
    /// faye: `401:<clientId>:Unknown client`.
    Faye,
}

/// Whether an event comes before or after the answer to its command.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventOrder {
    /// The answer is sent at once, the event later.
    #[default]
    AfterAnswer,
    /// The event is sent at once, the answer 19 ms later.
    BeforeAnswer,
}
