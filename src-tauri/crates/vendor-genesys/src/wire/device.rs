use serde_json::Value;

use super::value::{id, text, words};

/// A device, the same object in answers and events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Device {
    pub(crate) id: String,
    /// `deviceState` is `Inactive`: the phone is not registered or the place was taken away.
    pub(crate) inactive: bool,
    pub(crate) user_state: Option<UserState>,
    /// The channels it serves; builds that do not say serve voice.
    pub(crate) channels: Option<Vec<String>>,
    /// As the server wrote it, to be handed back where an operation wants it and never to be followed.
    pub(crate) uri: Option<String>,
}

impl Device {
    /// `None` without an id.
    pub(crate) fn read(device: &Value) -> Option<Self> {
        Some(Self {
            id: id(device)?,
            inactive: text(device, "deviceState").is_some_and(|state| state.eq_ignore_ascii_case("inactive")),
            user_state: device.get("userState").filter(|state| state.is_object()).map(UserState::read),
            channels: words(device, "channels"),
            uri: text(device, "uri"),
        })
    }
}

/// `userState`. `LoggedIn` has neither id nor label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UserState {
    /// `None` for a word nobody has documented.
    pub(crate) state: Option<StateWord>,
    pub(crate) id: Option<String>,
    pub(crate) display_name: Option<String>,
    pub(crate) work_mode: Option<WorkMode>,
    pub(crate) reason: Option<String>,
}

/// `state`, of a user or of a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StateWord {
    LoggedOut,
    LoggedIn,
    Ready,
    NotReady,
}

/// `workMode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WorkMode {
    AfterCallWork,
    AuxWork,
}

impl UserState {
    pub(crate) fn read(state: &Value) -> Self {
        Self {
            state: word(state),
            id: text(state, "id"),
            display_name: text(state, "displayName"),
            work_mode: mode(state),
            // One old sample writes `reasonCode`.
            reason: text(state, "reason").or_else(|| text(state, "reasonCode")),
        }
    }

    pub(crate) fn is_wrap_up(&self) -> bool {
        self.state == Some(StateWord::NotReady) && self.work_mode == Some(WorkMode::AfterCallWork)
    }
}

/// `Logout` in the settings is `LoggedOut` in a user's state.
fn word(object: &Value) -> Option<StateWord> {
    match text(object, "state")?.to_ascii_lowercase().as_str() {
        "loggedout" | "logout" => Some(StateWord::LoggedOut),
        "loggedin" | "login" => Some(StateWord::LoggedIn),
        "ready" => Some(StateWord::Ready),
        "notready" => Some(StateWord::NotReady),
        _ => None,
    }
}

fn mode(object: &Value) -> Option<WorkMode> {
    match text(object, "workMode")?.to_ascii_lowercase().as_str() {
        "aftercallwork" => Some(WorkMode::AfterCallWork),
        "auxwork" => Some(WorkMode::AuxWork),
        _ => None,
    }
}

/// One element of `settings/agent-states`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AgentStateDefinition {
    pub(crate) id: Option<String>,
    pub(crate) operation: String,
    pub(crate) display_name: Option<String>,
    pub(crate) state: Option<StateWord>,
    pub(crate) work_mode: Option<WorkMode>,
    pub(crate) reason: Option<String>,
}

impl AgentStateDefinition {
    /// `None` without an `operationName`: it could not be asked for.
    pub(crate) fn read(state: &Value) -> Option<Self> {
        Some(Self {
            id: text(state, "id"),
            operation: text(state, "operationName")?,
            display_name: text(state, "displayName"),
            state: word(state),
            work_mode: mode(state),
            reason: text(state, "reason").or_else(|| text(state, "reasonCode")),
        })
    }
}
