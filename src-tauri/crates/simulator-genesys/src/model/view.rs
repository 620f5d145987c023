use std::collections::BTreeMap;

use jiff::Timestamp;
use ringside_simulator_kit::Origin;
use serde::{Deserialize, Serialize};

use super::{CallState, CallType, RecordingState, World};

/// A disposition the vendor holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// `callUuid`.
    pub call: String,
    /// When that call began.
    pub started: Timestamp,
    /// The agent.
    pub user: String,
    /// When it was set.
    pub at: Timestamp,
    /// Who set it.
    pub by: Origin,
    /// The user data key.
    pub key: String,
    /// The disposition's `name`.
    pub disposition: String,
    /// The call was released: an `EventUserEvent` went to reporting, which counts every one.
    pub user_event: bool,
    /// The other party.
    pub phone: String,
}

/// An agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentView {
    /// `userName`.
    pub user: String,
    /// `userState.state`.
    pub state: String,
    /// `userState.displayName`.
    pub display_name: Option<String>,
    /// `userState.workMode`.
    pub work_mode: Option<String>,
    /// `userState.reason`.
    pub reason: Option<String>,
    /// The device is `Active`.
    pub device_active: bool,
    /// `doNotDisturb`.
    pub do_not_disturb: bool,
    /// `forwardTo`.
    pub forward_to: Option<String>,
    /// `supervisorMonitoringState.state`.
    pub monitoring: Option<String>,
    /// Multimedia channels the agent is on.
    pub channels: Vec<String>,
}

/// A call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CallView {
    /// `callUuid`.
    pub call: String,
    /// `connId`.
    pub connection: String,
    /// The agent.
    pub user: String,
    /// `state`.
    pub state: CallState,
    /// `callType`.
    pub call_type: CallType,
    /// The numbers of the others.
    pub parties: Vec<String>,
    /// `userData`.
    pub user_data: serde_json::Map<String, serde_json::Value>,
    /// `mute`.
    pub muted: bool,
    /// `recordingState`.
    pub recording: RecordingState,
    /// `callUuid` of the call a consultation is about.
    pub parent: Option<String>,
}

/// All there is to see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StateView {
    /// The vendor's clock.
    pub now: Timestamp,
    /// The agents, by name.
    pub agents: Vec<AgentView>,
    /// The calls, oldest first, released ones too.
    pub calls: Vec<CallView>,
    /// Good HTTP sessions.
    pub sessions: usize,
    /// Clients the push server knows.
    pub push_clients: usize,
    /// Connects that are held now.
    pub held_connects: usize,
    /// `EventUserEvent`s sent to reporting.
    pub user_events: usize,
    /// Lines of the ledger.
    pub ledger_entries: usize,
    /// Requests by method.
    pub requests: BTreeMap<String, u64>,
}

impl World {
    pub(crate) fn agent_views(&self) -> Vec<AgentView> {
        let view = |(user, agent): (&String, &super::Agent)| AgentView {
            user: user.clone(),
            state: agent.state.state.to_owned(),
            display_name: agent.state.display_name.clone(),
            work_mode: agent.state.work_mode.map(str::to_owned),
            reason: agent.state.reason.clone(),
            device_active: agent.is_active(),
            do_not_disturb: agent.do_not_disturb,
            forward_to: agent.forward_to.clone(),
            monitoring: agent.monitoring.as_ref().map(|monitoring| monitoring.state.clone()),
            channels: agent.channels.keys().cloned().collect(),
        };
        self.agents.iter().map(view).collect()
    }

    pub(crate) fn call_views(&self) -> Vec<CallView> {
        let view = |call: &super::Call| CallView {
            call: call.uuid.clone(),
            connection: call.conn_id.clone(),
            user: call.user.clone(),
            state: call.state,
            call_type: call.kind,
            parties: call.parties.clone(),
            user_data: call.user_data.clone(),
            muted: call.muted,
            recording: call.recording,
            parent: call.parent.clone(),
        };
        self.calls.iter().map(view).collect()
    }

    /// How many `EventUserEvent`s went to reporting.
    pub(crate) fn user_events(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.user_event).count()
    }
}
