use serde::{Deserialize, Serialize};

/// Something that happens at the vendor without a request: a customer, the agent in the vendor's own application, a
/// supervisor, the service itself.
///
/// Where `call` is `None`, the newest call is meant that the event fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It rings at the customer's.
    CustomerRings {
        /// The agent.
        user: i32,
        /// The call.
        #[serde(default)]
        call: Option<i32>,
    },
    /// The customer picks up.
    CustomerAnswers {
        /// The agent.
        user: i32,
        /// The call.
        #[serde(default)]
        call: Option<i32>,
    },
    /// The customer hangs up, or gives up ringing.
    CustomerHangsUp {
        /// The agent.
        user: i32,
        /// The call.
        #[serde(default)]
        call: Option<i32>,
    },
    /// A call is put through to a Ready agent, connected at once.
    InboundCall {
        /// The agent.
        user: i32,
        /// The caller's number.
        number: String,
        /// `CustomerName`; without it, that of the newest lead with the number.
        #[serde(default)]
        name: Option<String>,
        /// `CustomerName2`.
        #[serde(default)]
        name2: Option<String>,
    },
    /// The agent goes Ready in the vendor's application.
    AgentReady {
        /// The agent.
        user: i32,
    },
    /// The agent goes Not Ready there.
    AgentNotReady {
        /// The agent.
        user: i32,
    },
    /// The agent asks for a break there.
    AgentRequestsBreak {
        /// The agent.
        user: i32,
        /// The kind of break.
        kind: String,
    },
    /// The agent holds there.
    AgentHolds {
        /// The agent.
        user: i32,
        /// The call.
        #[serde(default)]
        call: Option<i32>,
    },
    /// The agent retrieves there.
    AgentRetrieves {
        /// The agent.
        user: i32,
        /// The call.
        #[serde(default)]
        call: Option<i32>,
    },
    /// The agent presses the record button there.
    AgentTogglesRecording {
        /// The agent.
        user: i32,
        /// The call.
        #[serde(default)]
        call: Option<i32>,
    },
    /// The agent hangs up there.
    AgentHangsUp {
        /// The agent.
        user: i32,
        /// The call.
        #[serde(default)]
        call: Option<i32>,
    },
    /// The agent sets the outcome there.
    AgentDisposes {
        /// The agent.
        user: i32,
        /// The call.
        #[serde(default)]
        call: Option<i32>,
        /// `Code` of the result code.
        result_code: String,
    },
    /// The agent logs in there.
    AgentLogsIn {
        /// The agent.
        user: i32,
    },
    /// A supervisor ends the agent's session; its calls are gone with it.
    SupervisorLogsOut {
        /// The agent.
        user: i32,
    },
    /// The vendor's service starts anew: calls gone, `CallID` from 1000, agents Not Ready; tokens stay good.
    Restart,
    /// No token is good any more.
    ExpireTokens,
}

/// An event that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDone {
    /// The call it happened to, or that it made.
    pub call: Option<i32>,
}
