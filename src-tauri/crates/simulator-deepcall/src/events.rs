use serde::{Deserialize, Serialize};

/// Something that happens at the vendor without a request: on a phone, in the vendor's own panel, in the service itself.
///
/// Where `call` is `None`, the newest call is meant that the event fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A customer calls the account's line; it rings at the agent, who has to be idle.
    InboundCall {
        /// The agent.
        user: String,
        /// The caller's number.
        number: String,
    },
    /// The agent's phone rings and is picked up.
    AgentAnswers {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
    },
    /// The customer's phone rings and is picked up.
    CustomerAnswers {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
    },
    /// The agent hangs up on the phone, or does not take the call.
    AgentHangsUp {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
        /// Seconds of wrap-up; without it, what the rules say.
        #[serde(default)]
        wrap_up_s: Option<u32>,
    },
    /// The customer hangs up, or does not take the call.
    CustomerHangsUp {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
        /// Seconds of wrap-up; without it, what the rules say.
        #[serde(default)]
        wrap_up_s: Option<u32>,
    },
    /// The number that rings cannot be reached.
    NumberFails {
        /// The agent.
        user: String,
        /// The call.
        #[serde(default)]
        call: Option<String>,
    },
    /// The agent takes a break in the panel.
    AgentBeginsBreak {
        /// The agent.
        user: String,
        /// Name of the break.
        kind: String,
    },
    /// A supervisor sends the agent on a break.
    SupervisorBeginsBreak {
        /// The agent.
        user: String,
        /// Name of the break.
        kind: String,
    },
    /// The break ends in the panel.
    AgentEndsBreak {
        /// The agent.
        user: String,
    },
    /// The agent ends the wrap-up in the panel before its time.
    AgentEndsWrapUp {
        /// The agent.
        user: String,
    },
    /// The agent chooses an outcome in the panel; it shows in the report alone.
    AgentDisposes {
        /// The agent.
        user: String,
        /// The call; it may have ended.
        #[serde(default)]
        call: Option<String>,
        /// The outcome.
        disposition: String,
        /// When to call back, as the report shows it.
        #[serde(default)]
        call_back: Option<String>,
    },
    /// The agent logs in there; the answer holds a new `ssid`, and older ones are no longer good.
    AgentLogsIn {
        /// The agent.
        user: String,
    },
    /// The agent logs out there; the session ends.
    AgentLogsOut {
        /// The agent.
        user: String,
    },
    /// A supervisor logs the agent out; the session ends.
    SupervisorLogsOut {
        /// The agent.
        user: String,
    },
    /// A notification for the agent, as `tags` shows it.
    Notification {
        /// The agent.
        user: String,
        /// What it says.
        text: String,
    },
    /// The agent's session is no longer good; without an agent, no session is.
    ExpireSession {
        /// The agent.
        #[serde(default)]
        user: Option<String>,
    },
    /// The account's token is no longer good.
    ExpireToken,
    /// Sessions and token of the start are good again.
    RenewCredentials,
    /// The service starts anew: live calls are gone without a report; sessions stay good.
    Restart,
}

/// An event that happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDone {
    /// The call it happened to, or that it made.
    pub call: Option<String>,
    /// The session it began.
    pub ssid: Option<String>,
}
