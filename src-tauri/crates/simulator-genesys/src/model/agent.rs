use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::data;
use crate::settings::{CustomState, Role, StartState, UserSettings};

/// `userState`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UserState {
    pub(crate) state: &'static str,
    pub(crate) id: Option<String>,
    pub(crate) display_name: Option<String>,
    pub(crate) work_mode: Option<&'static str>,
    pub(crate) reason: Option<String>,
}

impl UserState {
    /// Just logged in: neither id nor label.
    pub(super) fn logged_in() -> Self {
        Self { state: "LoggedIn", id: None, display_name: None, work_mode: None, reason: None }
    }

    /// The state `operation` leads to.
    pub(super) fn of(operation: &str, custom: &[CustomState]) -> Option<Self> {
        let system = data::SYSTEM_STATES.iter().find(|state| state.0 == operation);
        if let Some((_, label, state, work_mode, id)) = system {
            return Some(Self {
                state,
                id: Some((*id).to_owned()),
                display_name: Some((*label).to_owned()),
                work_mode: *work_mode,
                reason: None,
            });
        }
        let custom = custom.iter().find(|state| state.operation_name == operation)?;
        Some(Self {
            state: "NotReady",
            id: Some(custom.id.clone()),
            display_name: Some(custom.display_name.clone()),
            work_mode: None,
            reason: Some(custom.reason.clone()),
        })
    }

    pub(crate) fn is_logged_out(&self) -> bool {
        self.state == "LoggedOut"
    }

    pub(crate) fn is_wrap_up(&self) -> bool {
        self.work_mode == Some("AfterCallWork")
    }
}

/// `supervisorMonitoringState`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Monitoring {
    pub(crate) state: String,
    pub(crate) mode: String,
    pub(crate) scope: String,
    pub(crate) target_uri: String,
    /// The agent it is about.
    pub(crate) target: String,
}

/// An agent with the one device.
#[derive(Debug, Clone)]
pub(crate) struct Agent {
    pub(crate) settings: UserSettings,
    pub(crate) state: UserState,
    /// The phone is registered at the switch.
    pub(crate) registered: bool,
    pub(crate) do_not_disturb: bool,
    pub(crate) forward_to: Option<String>,
    /// Channels besides voice.
    pub(crate) channels: BTreeMap<String, UserState>,
    pub(crate) monitoring: Option<Monitoring>,
    pub(crate) since: Timestamp,
    /// Grows with every change of state, so that a timer set before can tell.
    pub(super) changes: u64,
    /// When the last event planned so far is due; the next is not due before.
    pub(super) last_event: Timestamp,
}

impl Agent {
    pub(super) fn new(settings: UserSettings, now: Timestamp) -> Self {
        let operation = match settings.start {
            StartState::LoggedOut => "Offline",
            StartState::NotReady => "NotReady",
            StartState::Ready => "Ready",
        };
        Self {
            state: UserState::of(operation, &[]).unwrap_or_else(UserState::logged_in),
            settings,
            registered: true,
            do_not_disturb: false,
            forward_to: None,
            channels: BTreeMap::new(),
            monitoring: None,
            since: now,
            changes: 0,
            last_event: now,
        }
    }

    pub(super) fn enter(&mut self, state: UserState, now: Timestamp) {
        self.state = state;
        self.since = now;
        self.changes += 1;
    }

    /// Whether the device is `Active`.
    pub(crate) fn is_active(&self) -> bool {
        self.registered && !self.state.is_logged_out()
    }

    /// Whether the agent has the feature.
    pub(crate) fn may(&self, feature: &str) -> bool {
        self.features().any(|id| id == feature)
    }

    pub(crate) fn features(&self) -> impl Iterator<Item = &'static str> {
        let granted = data::FEATURES.iter().filter(|(role, _)| *role <= self.settings.role);
        granted.map(|(_, id)| *id).filter(|id| !self.settings.without_features.iter().any(|gone| gone == id))
    }

    pub(crate) fn device_capabilities(&self) -> Vec<&'static str> {
        let mut list = vec![
            if self.do_not_disturb { "DoNotDisturbOff" } else { "DoNotDisturbOn" },
            if self.forward_to.is_some() { "ForwardCallsOff" } else { "ForwardCallsOn" },
        ];
        if self.settings.role >= Role::Supervisor {
            list.extend(["ListenIn", "Coach", "BargeIn"]);
            if self.monitoring.is_some() {
                list.push("CancelSupervisorMonitoring");
            }
        }
        list
    }
}
