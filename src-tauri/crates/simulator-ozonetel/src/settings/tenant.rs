//! Who and what is in the account.

use serde::{Deserialize, Serialize};

/// The admin setting "API Authentication".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuthMode {
    /// Every request carries the account's key.
    #[default]
    #[serde(rename = "BASIC_AUTH")]
    Basic,
    /// Every request carries a token.
    #[serde(rename = "TOKEN_AUTH")]
    Token,
}

/// Which telephone numbers a conference takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// `0` and ten digits.
    #[default]
    India,
    /// `+`, country code and number.
    International,
}

/// The state an agent begins in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartState {
    /// No session.
    #[default]
    LoggedOut,
    /// May get calls.
    Idle,
    /// On a pause.
    Paused,
}

/// What kinds of calls an agent takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgentMode {
    /// Calls that come in.
    Inbound,
    /// Calls the agent makes.
    Manual,
    /// Calls offered to be made.
    Preview,
    /// Calls a dialler makes.
    Progressive,
    /// Both directions.
    #[default]
    Blended,
    /// No calls.
    Chat,
}

impl AgentMode {
    /// Reads the word of the login, in any case.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Inbound, Self::Manual, Self::Preview, Self::Progressive, Self::Blended, Self::Chat]
            .into_iter()
            .find(|mode| mode.word().eq_ignore_ascii_case(word))
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Inbound => "Inbound",
            Self::Manual => "Manual",
            Self::Preview => "Preview",
            Self::Progressive => "Progressive",
            Self::Blended => "Blended",
            Self::Chat => "Chat",
        }
    }

    /// Whether the agent can make calls by hand.
    pub(crate) fn dials(self) -> bool {
        matches!(self, Self::Manual | Self::Blended)
    }

    /// Whether calls that come in, or are made by skill, go to the agent.
    pub(crate) fn takes(self) -> bool {
        matches!(self, Self::Inbound | Self::Blended)
    }
}

/// One agent of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgentSettings {
    /// The id in every request.
    pub id: String,
    /// Full name.
    pub name: String,
    /// The agent's own password, for logging in.
    pub password: String,
    /// The name of the agent's phone.
    pub phone_name: String,
    /// The agent's number; a login can bring another.
    pub number: String,
    /// The skill of the calls the agent takes.
    pub skill: String,
    /// Where the agent begins.
    #[serde(default)]
    pub state: StartState,
    /// The mode of an agent that begins logged in, and of a login that names none.
    #[serde(default)]
    pub mode: AgentMode,
    /// Whether an agent that begins logged in is so on the vendor's toolbar; else by a virtual login.
    #[serde(default)]
    pub toolbar: bool,
}

/// One campaign with its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CampaignSettings {
    /// `CampaignID`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The number its calls show.
    pub did: String,
    /// Whether its calls are made without agents logged in on the toolbar.
    pub offline: bool,
    /// `Position`, such as `READY` or `COMPLETED`.
    pub position: String,
}

/// One disposition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DispositionSettings {
    /// What requests say.
    pub name: String,
    /// Whether its callback option is on.
    #[serde(default)]
    pub callback: bool,
}

pub(super) fn agents() -> Vec<AgentSettings> {
    let agent = |id: &str, name: &str, number: &str, state, mode| AgentSettings {
        id: id.to_owned(),
        name: name.to_owned(),
        password: "secret".to_owned(),
        phone_name: format!("{id}_phone"),
        number: number.to_owned(),
        skill: "General".to_owned(),
        state,
        mode,
        toolbar: false,
    };
    vec![
        agent("a101", "Ana Ejemplo", "+919900000001", StartState::LoggedOut, AgentMode::Blended),
        agent("a102", "Sam Sample", "+919900000012", StartState::Idle, AgentMode::Manual),
        agent("a103", "Luz Prueba", "+919900000013", StartState::Paused, AgentMode::Blended),
        agent("a104", "Nils Testmann", "+919900000014", StartState::LoggedOut, AgentMode::Inbound),
    ]
}

pub(super) fn campaigns() -> Vec<CampaignSettings> {
    let campaign = |id: &str, name: &str, did: &str, offline| CampaignSettings {
        id: id.to_owned(),
        name: name.to_owned(),
        did: did.to_owned(),
        offline,
        position: "READY".to_owned(),
    };
    vec![
        campaign("256", "Sales_Manual", "914071327663", false),
        campaign("257", "Support_Offline", "914071327664", true),
        campaign("258", "Renewals_Progressive", "914071327665", false),
        campaign("259", "General_Inbound", "914071327666", false),
    ]
}

pub(super) fn dispositions() -> Vec<DispositionSettings> {
    [
        ("Sale", false),
        ("Callback", true),
        ("Not Interested", false),
        ("No Answer", false),
        ("Wrong Number", false),
        ("Follow Up", true),
    ]
    .map(|(name, callback)| DispositionSettings { name: name.to_owned(), callback })
    .to_vec()
}
