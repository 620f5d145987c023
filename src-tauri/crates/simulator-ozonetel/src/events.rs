use serde::{Deserialize, Serialize};

use crate::settings::AgentMode;

/// Something that happens at the vendor without a request: a customer, the agent on the phone or in the vendor's own
/// toolbar, a supervisor, the service itself.
///
/// Where `ucid` is `None`, the agent's newest call is meant that the event fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The customer picks up.
    CustomerAnswers {
        /// The agent.
        agent: String,
        /// The call.
        #[serde(default)]
        ucid: Option<String>,
    },
    /// The customer hangs up, or gives up.
    CustomerHangsUp {
        /// The agent.
        agent: String,
        /// The call.
        #[serde(default)]
        ucid: Option<String>,
    },
    /// The third party that was dialled picks up.
    ConferenceAnswers {
        /// The agent.
        agent: String,
        /// The call.
        #[serde(default)]
        ucid: Option<String>,
    },
    /// The third party that was dialled last leaves.
    ConferenceHangsUp {
        /// The agent.
        agent: String,
        /// The call.
        #[serde(default)]
        ucid: Option<String>,
    },
    /// A call is put through to an idle agent whose mode takes it; the agent's phone rings.
    InboundCall {
        /// The agent.
        agent: String,
        /// The caller's number.
        number: String,
        /// The number that was called; without it that of the last campaign.
        #[serde(default)]
        did: Option<String>,
        /// Another id for the whole conversation, as after a transfer.
        #[serde(default)]
        monitor_ucid: Option<String>,
    },
    /// The agent picks up the phone.
    AgentAnswers {
        /// The agent.
        agent: String,
        /// The call.
        #[serde(default)]
        ucid: Option<String>,
    },
    /// The agent hangs up the phone, or does not take the call.
    AgentHangsUp {
        /// The agent.
        agent: String,
        /// The call.
        #[serde(default)]
        ucid: Option<String>,
    },
    /// The agent holds or retrieves in the vendor's toolbar.
    AgentHolds {
        /// The agent.
        agent: String,
        /// Hold; else retrieve.
        on: bool,
    },
    /// The agent disposes of the call there.
    AgentDisposes {
        /// The agent.
        agent: String,
        /// The call.
        #[serde(default)]
        ucid: Option<String>,
        /// The disposition.
        disposition: String,
        /// The notes.
        #[serde(default)]
        comments: Option<String>,
    },
    /// The agent logs in, ready.
    AgentLogsIn {
        /// The agent.
        agent: String,
        /// The mode; without it the agent's own.
        #[serde(default)]
        mode: Option<AgentMode>,
        /// On the vendor's toolbar; else virtually.
        #[serde(default)]
        toolbar: bool,
    },
    /// The agent logs out there.
    AgentLogsOut {
        /// The agent.
        agent: String,
    },
    /// The agent goes ready there, out of a wrap-up too.
    AgentReady {
        /// The agent.
        agent: String,
    },
    /// The agent pauses there, out of a wrap-up too.
    AgentPauses {
        /// The agent.
        agent: String,
        /// Why.
        reason: String,
    },
    /// A supervisor ends the agent's session; a call that is up ends with it.
    SupervisorLogsOut {
        /// The agent.
        agent: String,
    },
    /// The token runs out before its time.
    ExpireToken,
    /// Somebody else generates a token, which ends ours.
    TokenGeneratedElsewhere,
    /// The vendor's service starts anew: calls gone, agents logged out; token and subscriptions stay.
    Restart,
}

/// An event that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDone {
    /// The call it happened to, or that it made.
    pub ucid: Option<String>,
}
