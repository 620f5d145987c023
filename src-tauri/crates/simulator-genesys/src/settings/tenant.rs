use serde::{Deserialize, Serialize};

/// One agent of the tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserSettings {
    /// `userName`, the name to sign in with.
    pub user_name: String,
    /// The password. Not a secret: it opens nothing but this simulator.
    pub password: String,
    /// `firstName`.
    pub first_name: String,
    /// `lastName`.
    pub last_name: String,
    /// `id` of the user, 32 hex digits.
    pub id: String,
    /// `id` of the device.
    pub device_id: String,
    /// `phoneNumber` of the device.
    pub phone_number: String,
    /// `telephonyNetwork` of the device.
    #[serde(default)]
    pub network: Network,
    /// What the agent may do.
    #[serde(default)]
    pub role: Role,
    /// Where the agent begins.
    #[serde(default)]
    pub start: StartState,
    /// Ids of features taken away.
    #[serde(default)]
    pub without_features: Vec<String>,
}

/// `telephonyNetwork` of a device.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Network {
    /// Calls are answered by command.
    #[default]
    Private,
    /// Calls are answered at the phone only.
    Public,
}

/// What a user may do; each may do what those before may.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// `ROLE_AGENT`.
    #[default]
    Agent,
    /// `ROLE_SUPERVISOR` too.
    Supervisor,
    /// `ROLE_ADMIN` too.
    Admin,
}

/// The state an agent begins in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartState {
    /// No contact centre session.
    #[default]
    LoggedOut,
    /// Logged in, takes no calls.
    NotReady,
    /// Waits for a call.
    Ready,
}

/// An agent state the administrator added; its `state` is `NotReady`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustomState {
    /// `id`.
    pub id: String,
    /// `operationName`.
    pub operation_name: String,
    /// `displayName`.
    pub display_name: String,
    /// `reason`.
    pub reason: String,
}
