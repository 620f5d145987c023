use ringside_vendor_http::Place;
use secrecy::SecretString;
use serde::Deserialize;

use super::{ConfigError, base_url, options::NumberFormat};

/// The longest time a leg may ring, by the vendor's documents, in seconds.
const LONGEST_RING_S: u32 = 50;

/// The profile's `[options.click_to_call]`: how calls are placed. Without it none are.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClickToCall {
    /// Which of the two interfaces.
    #[serde(default)]
    pub version: ClickVersion,
    /// Its host, such as `https://s-ct3.sarv.com` (v2) or `https://v4-api.deepcall.com` (v3). Never taken from the
    /// profile's `base_url`.
    pub base_url: String,
    /// The account's number; without it the profile's `user.login`.
    #[serde(default)]
    pub user_id: String,
    /// The agent's telephone, in digits as the vendor wants them; with `from_type` the id of an agent or group, for an
    /// agent by default the profile's `user.user_id`.
    #[serde(default)]
    pub agent_number: String,
    /// What `agent_number` is; v2 only.
    #[serde(default)]
    pub from_type: FromType,
    /// Who is called first; v3 only, since v2 always calls the agent first.
    #[serde(default)]
    pub call_first: CallFirst,
    /// The caller id shown to the customer; v3 only.
    pub customer_cli: Option<String>,
    /// The caller id shown to the agent; v3 only.
    pub agent_cli: Option<String>,
    /// One caller id instead of the other two; v3 only.
    pub from_cli: Option<String>,
    /// How long the agent's telephone rings, in seconds, at most 50; v2 only.
    pub from_ring_time_s: Option<u32>,
    /// How long the customer's telephone rings, in seconds, at most 50; v2 only.
    pub to_ring_time_s: Option<u32>,
    /// How long they may talk, in seconds; v2 only.
    pub time_limit_s: Option<u32>,
    /// Whether the call is ended then; v2 only.
    pub time_limit_hangup: Option<bool>,
    /// How the customer's number is written.
    #[serde(default)]
    pub number_format: NumberFormat,
    /// The HTTP verb.
    #[serde(default)]
    pub verb: ClickVerb,
}

/// The generations of click-to-call.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClickVersion {
    /// `/v2/clickToCall/para`, with a page of its own.
    #[default]
    V2,
    /// `/api/v3/clickToCall/para`, known from the field alone.
    V3,
}

/// What the first leg of a v2 call is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromType {
    /// A telephone.
    #[default]
    Number,
    /// An agent by id.
    Agent,
    /// A group by id.
    Group,
}

/// Whom a v3 call rings first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallFirst {
    /// The agent.
    #[default]
    Agent,
    /// The customer.
    Customer,
}

/// The verb of a click-to-call request; the documents say POST, some integrators use GET.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum ClickVerb {
    /// As documented, with an empty body.
    #[default]
    Post,
    /// As seen in the field.
    Get,
}

/// Click-to-call, checked.
pub(crate) struct Click {
    pub(crate) place: Place,
    pub(crate) token: SecretString,
    pub(crate) user_id: String,
    pub(crate) first_leg: String,
    pub(crate) options: ClickToCall,
}

impl Click {
    pub(super) fn new(
        options: ClickToCall,
        token: SecretString,
        login: &str,
        agent_id: &str,
    ) -> Result<Self, ConfigError> {
        let key = |name: &str| format!("options.click_to_call.{name}");
        let wrong = |name: &str, why: &str| Err(ConfigError::key(key(name), why));
        let place = base_url::read(&key("base_url"), &options.base_url)?;
        let user_id = or_else(&options.user_id, login);
        if user_id.is_empty() {
            return wrong("user_id", "the account's number is needed");
        }
        let first_leg = match options.from_type {
            FromType::Agent => or_else(&options.agent_number, agent_id),
            FromType::Number | FromType::Group => options.agent_number.trim().to_owned(),
        };
        if first_leg.is_empty() || !first_leg.bytes().all(|byte| byte.is_ascii_digit()) {
            return wrong("agent_number", "digits are needed, and nothing else");
        }
        for (name, seconds) in
            [("from_ring_time_s", options.from_ring_time_s), ("to_ring_time_s", options.to_ring_time_s)]
        {
            if seconds.is_some_and(|seconds| seconds == 0 || seconds > LONGEST_RING_S) {
                return wrong(name, "a telephone rings for 1 to 50 seconds");
            }
        }
        let two_clis = options.customer_cli.is_some() || options.agent_cli.is_some();
        let of_v2 = options.from_type != FromType::Number
            || options.from_ring_time_s.is_some()
            || options.to_ring_time_s.is_some()
            || options.time_limit_s.is_some()
            || options.time_limit_hangup.is_some();
        let of_v3 = two_clis || options.from_cli.is_some() || options.call_first != CallFirst::Agent;
        match options.version {
            ClickVersion::V2 if of_v3 => {
                return wrong("version", "caller ids and call_first are there in v3 only");
            }
            ClickVersion::V3 if of_v2 => {
                return wrong("version", "from_type, ring times and time limits are there in v2 only");
            }
            ClickVersion::V2 | ClickVersion::V3 => {}
        }
        if options.from_cli.is_some() && two_clis {
            return wrong("from_cli", "this stands in place of customer_cli and agent_cli");
        }
        Ok(Self { place, token, user_id, first_leg, options })
    }
}

fn or_else(text: &str, other: &str) -> String {
    let text = text.trim();
    if text.is_empty() { other.trim() } else { text }.to_owned()
}
