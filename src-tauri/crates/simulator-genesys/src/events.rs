use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Something that happens at the vendor without a request: a customer, the agent at the phone or in the vendor's own
/// desktop, a supervisor, the server itself.
///
/// `user` is a `userName`. Where `call` (a `callUuid`) is `None`, the newest call is meant that the event fits; where a
/// `user` may be left out, all are meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The other side of a dialled or consultation call answers.
    CustomerAnswers {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
    },
    /// The other side hangs up or gives up; in a conference the first party leaves.
    CustomerHangsUp {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
    },
    /// A call rings at a logged-in agent.
    InboundCall {
        /// The agent.
        user: String,
        /// The caller's number.
        number: String,
        /// What is attached to the call.
        #[serde(default)]
        user_data: Map<String, Value>,
        /// From a phone of the contact centre itself: `callType` is `Internal`.
        #[serde(default)]
        internal: bool,
    },
    /// The agent takes an agent state elsewhere, by its `operationName`.
    AgentTakesState {
        /// The agent.
        user: String,
        /// `Ready`, `NotReady`, …, or a custom state.
        operation: String,
    },
    /// The agent picks up the phone.
    AgentAnswers {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
    },
    /// The agent holds elsewhere.
    AgentHolds {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
    },
    /// The agent retrieves elsewhere.
    AgentRetrieves {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
    },
    /// The agent hangs up elsewhere.
    AgentHangsUp {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
    },
    /// The agent sets the disposition elsewhere.
    AgentDisposes {
        /// The agent.
        user: String,
        /// The call, which may be released.
        #[serde(default)]
        call: Option<String>,
        /// `name` of the disposition.
        disposition: String,
    },
    /// The agent logs in elsewhere.
    AgentLogsIn {
        /// The agent.
        user: String,
    },
    /// A supervisor logs the agent out.
    SupervisorLogsOut {
        /// The agent.
        user: String,
    },
    /// Somebody attaches data to a call.
    DataAttached {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
        /// The pairs.
        user_data: Map<String, Value>,
    },
    /// A party leaves a conference.
    PartyLeaves {
        /// The agent.
        user: String,
        /// Its number.
        number: String,
    },
    /// The agent's phone is no longer registered.
    PhoneUnregisters {
        /// The agent.
        user: String,
    },
    /// The agent's phone is registered again.
    PhoneRegisters {
        /// The agent.
        user: String,
    },
    /// HTTP sessions end.
    SessionsExpire {
        /// Whose.
        #[serde(default)]
        user: Option<String>,
    },
    /// The push server forgets its clients; connects it holds break.
    PushSessionsLost {
        /// Whose.
        #[serde(default)]
        user: Option<String>,
    },
    /// Connects that are held break; the push server knows its clients still.
    LongPollsCut {
        /// Whose.
        #[serde(default)]
        user: Option<String>,
    },
    /// An `ErrorMessage` without a text.
    ErrorMessage {
        /// The agent.
        user: String,
    },
    /// A `CallStateChangeMessage` with another `notificationType`; the call is as it was.
    UnknownNotification {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
        /// The `notificationType`.
        notification_type: String,
    },
    /// An event with this `data`.
    Push {
        /// The agent.
        user: String,
        /// The channel.
        channel: String,
        /// The `data`.
        data: Value,
    },
    /// The server starts anew: sessions and push clients are gone, calls and agents are the switch's and stay.
    Restart,
}

/// An event that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDone {
    /// `callUuid` of the call it happened to, or that it made.
    pub call: Option<String>,
}
