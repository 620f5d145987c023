use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::settings::AgentSettings;

/// How many beats and notifications are kept.
const KEPT: usize = 200;

/// What an agent does, as `Agent/live` calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AgentState {
    /// Not logged in.
    Offline,
    /// Could take a call.
    Idle,
    /// A phone rings, the agent's or the customer's.
    Ringing,
    /// Both sides are connected.
    OnCall,
    /// After a call.
    WrapUp,
    /// On a break.
    Break,
}

impl AgentState {
    /// The word on the wire.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Idle => "idle",
            Self::Ringing => "ringing",
            Self::OnCall => "oncall",
            Self::WrapUp => "wrapup",
            Self::Break => "break",
        }
    }
}

/// One beat of `setWebPingTime`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Beat {
    /// When it came.
    pub at: Timestamp,
    /// `mic_perm` as it was sent.
    pub mic_perm: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Break {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) since: Timestamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WrapUp {
    pub(crate) since: Timestamp,
    pub(crate) until: Timestamp,
    pub(crate) call: String,
    pub(crate) number: String,
}

/// A notification.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    pub(crate) at: Timestamp,
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    pub(crate) call: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Agent {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) number: String,
    pub(crate) email: Option<String>,
    pub(crate) logged_in: bool,
    /// Whether unset or set with `setCad`, the vendor's word for something it does not explain.
    pub(crate) cad: bool,
    pub(crate) on_break: Option<Break>,
    pub(crate) wrap_up: Option<WrapUp>,
    pub(crate) beats: Vec<Beat>,
    pub(crate) tags: Vec<Tag>,
    /// What the agent did since when, oldest first; never empty.
    pub(crate) history: Vec<(Timestamp, AgentState)>,
}

impl Agent {
    pub(crate) fn new(settings: &AgentSettings, now: Timestamp) -> Self {
        let state = if settings.logged_in { AgentState::Idle } else { AgentState::Offline };
        Self {
            id: settings.id.clone(),
            name: settings.name.clone(),
            number: settings.number.clone(),
            email: None,
            logged_in: settings.logged_in,
            cad: false,
            on_break: None,
            wrap_up: None,
            beats: Vec::new(),
            tags: Vec::new(),
            history: vec![(now, state)],
        }
    }

    pub(crate) fn wrap_up_at(&self, now: Timestamp) -> Option<&WrapUp> {
        self.wrap_up.as_ref().filter(|wrap_up| wrap_up.until > now)
    }

    pub(crate) fn beats(&mut self, at: Timestamp, mic_perm: Value) {
        self.beats.push(Beat { at, mic_perm });
        let too_many = self.beats.len().saturating_sub(KEPT);
        self.beats.drain(..too_many);
    }

    pub(crate) fn is_told(&mut self, tag: Tag) {
        self.tags.push(tag);
        let too_many = self.tags.len().saturating_sub(KEPT);
        self.tags.drain(..too_many);
    }

    pub(crate) fn enters(&mut self, state: AgentState, now: Timestamp) {
        if self.history.last().is_none_or(|(_, last)| *last != state) {
            self.history.push((now, state));
        }
    }

    /// Since when the agent is in the present state.
    pub(crate) fn since(&self) -> Option<Timestamp> {
        self.history.last().map(|(since, _)| *since)
    }
}
