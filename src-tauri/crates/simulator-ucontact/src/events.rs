use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Something that happens at the vendor without a request: a customer, the agent in the vendor's portal or at the phone, a
/// supervisor, the service itself.
///
/// Where `guid` is `None`, the newest call is meant that the event fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    /// The agent picks up the phone that a click to call rings; then it rings at the customer's.
    AgentAnswersPhone {
        /// User name.
        agent: String,
    },
    /// The customer picks up.
    CustomerAnswers {
        /// User name.
        agent: String,
        /// The call.
        #[serde(default)]
        guid: Option<String>,
    },
    /// The customer hangs up, or gives up ringing.
    CustomerHangsUp {
        /// User name.
        agent: String,
        /// The call.
        #[serde(default)]
        guid: Option<String>,
    },
    /// A call is put through to the agent's phone, connected at once. The portal would show the answer's `screen_pop`.
    InboundCall {
        /// User name.
        agent: String,
        /// The caller's number.
        number: String,
        /// Its campaign. Without one it is a direct call, which a break or a wrap-up does not keep away.
        #[serde(default)]
        campaign: Option<String>,
        /// Its id, so that a documented one can be played; without it one is drawn.
        #[serde(default)]
        guid: Option<String>,
        /// Data for the form, by name.
        #[serde(default)]
        data: BTreeMap<String, String>,
    },
    /// The agent hangs up at the phone.
    AgentHangsUp {
        /// User name.
        agent: String,
    },
    /// The agent takes a break in the portal.
    AgentBreaks {
        /// User name.
        agent: String,
        /// Name of the break.
        motive: String,
    },
    /// The agent ends the break there.
    AgentUnbreaks {
        /// User name.
        agent: String,
    },
    /// The agent sets the disposition there.
    AgentDisposes {
        /// User name.
        agent: String,
        /// The call; the newest of the agent without it.
        #[serde(default)]
        guid: Option<String>,
        /// Level 1.
        l1: String,
        /// Level 2.
        #[serde(default)]
        l2: String,
        /// Level 3.
        #[serde(default)]
        l3: String,
    },
    /// The agent signs in through the portal.
    AgentLogsIn {
        /// User name.
        agent: String,
    },
    /// A supervisor ends the agent's session; calls and agent tokens end with it.
    SupervisorLogsOut {
        /// User name.
        agent: String,
    },
    /// Tokens are no longer good.
    ExpireTokens {
        /// Whose; everyone's without it.
        #[serde(default)]
        user: Option<String>,
    },
    /// The vendor's service starts anew: calls ended, agents signed out, tokens gone; what was stored stays.
    Restart,
}

/// An event that happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventDone {
    /// The call it happened to, or that it made.
    pub guid: Option<String>,
    /// What the vendor's portal hands to the campaign's form when a call arrives.
    pub screen_pop: Option<ScreenPop>,
}

/// The object the vendor's portal calls `CTI`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ScreenPop {
    /// The call's id.
    pub guid: String,
    /// With its marker; empty for a direct call.
    pub campaign: String,
    /// The caller's number.
    pub callerid: String,
    /// Name of the form.
    pub form: String,
    /// `TRUE` or `FALSE`.
    pub screen: String,
    /// `TRUE` or `FALSE`.
    pub beep: String,
    /// `TRUE` or `FALSE`.
    pub answer: String,
    /// `k1=v1:k2=v2`, without any way to write a colon.
    pub par_and_values: String,
}
