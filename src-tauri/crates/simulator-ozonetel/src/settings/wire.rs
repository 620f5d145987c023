//! How answers and pushes are written.

use serde::{Deserialize, Serialize};

/// How answers are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WireSettings {
    /// The HTTP status of authentication failures.
    pub auth_failure_status: u16,
    /// The HTTP status of exceeded limits; 429 comes with `Retry-After`.
    pub limit_status: u16,
    /// `Content-Type` of JSON answers.
    pub content_type: String,
    /// What JSON answers are wrapped in.
    pub body_form: BodyForm,
    /// Where the disposition list stands.
    pub list_shape: ListShape,
    /// Which wording of the Disposition API.
    pub disposition_texts: DispositionTexts,
    /// Which authentication failures calls word in their own way.
    pub auth_texts: AuthTexts,
    /// Whether the toolbar's reply to `changeAgentState` is a JSON string or an object.
    pub state_reply: NestedReply,
    /// Which header brings the account's key to `CallControl_V4`.
    pub call_control_header: KeyHeader,
    /// The member that tells an agent's state in `agentDetails` and `getAgentLogins`.
    pub agent_state_key: String,
    /// The member that tells why an agent is paused; `None` leaves it out.
    pub pause_reason_key: Option<String>,
}

impl Default for WireSettings {
    fn default() -> Self {
        Self {
            auth_failure_status: 200,
            limit_status: 200,
            content_type: "application/json".to_owned(),
            body_form: BodyForm::default(),
            list_shape: ListShape::default(),
            disposition_texts: DispositionTexts::default(),
            auth_texts: AuthTexts::default(),
            state_reply: NestedReply::default(),
            call_control_header: KeyHeader::default(),
            agent_state_key: "State".to_owned(),
            pause_reason_key: Some("PauseReason".to_owned()),
        }
    }
}

/// What JSON answers are wrapped in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyForm {
    /// Nothing.
    #[default]
    Plain,
    /// A JSON string that holds the JSON.
    JsonString,
    /// Quotes around all, and every quote inside doubled, as a spreadsheet writes it.
    DoubledQuotes,
}

/// Where the disposition list stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListShape {
    /// Names below `details`.
    #[default]
    Details,
    /// Names below `message`.
    Message,
    /// Names below `data`.
    Data,
    /// Objects with a `name` below `details`.
    Objects,
}

/// Which wording of the Disposition API.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DispositionTexts {
    /// That of the current page.
    #[default]
    Current,
    /// That of the older versions, where they differ.
    Older,
}

/// Which authentication failures calls word in their own way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthTexts {
    /// Each call as its own page has it.
    #[default]
    Own,
    /// All calls below `/ca_apis/` as the Disposition API.
    Common,
}

/// How a reply inside a reply is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NestedReply {
    /// As a JSON string.
    #[default]
    Text,
    /// As an object.
    Object,
}

/// Which header brings the account's key to `CallControl_V4`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyHeader {
    /// `apiKey` or `api_key`.
    #[default]
    Either,
    /// `apiKey`.
    ApiKey,
    /// `api_key`, as the page spells it.
    Underscore,
}

/// What is pushed and how. Nothing ever goes to a target that is not on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PushSettings {
    /// The fields of a call event stand beside `eventType`; else below `data`.
    pub flat: bool,
    /// The member of an agent event that names the agent.
    pub agent_id_key: String,
    /// Agent events tell the reason of a pause.
    pub pause_reason: bool,
    /// Where the record of a call is posted once it is over; `None` is nowhere.
    pub callback_url: Option<String>,
    /// That record is sent at the end of the call; else when it has its disposition.
    pub callback_immediately: bool,
}

impl Default for PushSettings {
    fn default() -> Self {
        Self {
            flat: false,
            agent_id_key: "agentId".to_owned(),
            pause_reason: false,
            callback_url: None,
            callback_immediately: false,
        }
    }
}
