use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::{AgentState, Beat, Call, CallKind, CallState, World};

/// All there is to see of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateView {
    /// The simulated time.
    pub now: Timestamp,
    /// By id.
    pub agents: Vec<AgentView>,
    /// Live and ended, oldest first.
    pub calls: Vec<CallView>,
    /// What `notesAdd` has stored.
    pub notes: Vec<Note>,
    /// Numbers in the directory.
    pub contacts: Vec<String>,
    /// The lines that are closed to a number.
    pub blacklist: BTreeMap<String, Vec<String>>,
    /// `groupId` and name.
    pub groups: BTreeMap<i64, String>,
    /// Reports that were sent.
    pub pushes: Vec<PushView>,
    /// How many sessions are good.
    pub sessions: usize,
    /// How many entries the ledger has.
    pub ledger_entries: usize,
    /// Requests by method.
    pub requests: BTreeMap<String, u64>,
}

/// One agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgentView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// What the agent does.
    pub state: AgentState,
    /// Since when.
    pub since: Option<Timestamp>,
    /// Name of the break the agent is on.
    pub on_break: Option<String>,
    /// When the wrap-up ends, if there is one.
    pub wrap_until: Option<Timestamp>,
    /// The call of the wrap-up.
    pub wrap_call_id: Option<String>,
    /// The customer's number of that call.
    pub wrap_number: Option<String>,
    /// The live call.
    pub on_call: Option<String>,
    /// The beats of `setWebPingTime`, oldest first.
    pub beats: Vec<Beat>,
}

/// One call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CallView {
    /// `callId`.
    pub id: String,
    /// How it came about.
    pub kind: CallKind,
    /// How far it has come.
    pub state: CallState,
    /// When it began.
    pub started: Timestamp,
    /// The agent whose phone rings or was answered.
    pub agent: Option<String>,
    /// The customer's number.
    pub customer: Option<String>,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// `callStatus`.
    pub status: Option<i64>,
    /// The outcome chosen in the panel.
    pub disposition: Option<String>,
    /// `fromRingTime` and `toRingTime` in force, in seconds.
    pub ring_times_s: (u64, u64),
}

/// A note on a caller and a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// When it was added.
    pub at: Timestamp,
    /// The agent, if the session was an agent's.
    pub user: Option<String>,
    /// `callId`.
    pub call: String,
    /// `callerNumber`.
    pub number: String,
    /// `content`.
    pub content: String,
}

/// A report that was sent, or should have been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PushView {
    /// The call it is about.
    pub call: String,
    /// Whether the other side answered `GODBLESSYOU`.
    pub accepted: bool,
    /// What went wrong, if it was not accepted.
    pub why: Option<String>,
}

impl World {
    pub(crate) fn view(&self, now: Timestamp, requests: BTreeMap<String, u64>) -> StateView {
        StateView {
            now,
            agents: self.agents.values().map(|agent| self.agent_view(agent, now)).collect(),
            calls: self.calls.iter().map(call_view).collect(),
            notes: self.notes.clone(),
            contacts: self.contacts.keys().cloned().collect(),
            blacklist: self.blacklist.clone(),
            groups: self.groups.iter().map(|group| (group.id, group.name.clone())).collect(),
            pushes: self.pushes.clone(),
            sessions: self.good_sessions(),
            ledger_entries: self.ledger.since(0).len(),
            requests,
        }
    }

    fn agent_view(&self, agent: &super::Agent, now: Timestamp) -> AgentView {
        let wrap_up = agent.wrap_up_at(now);
        AgentView {
            id: agent.id.clone(),
            name: agent.name.clone(),
            state: self.state_of(agent, now),
            since: agent.since(),
            on_break: agent.on_break.as_ref().map(|on_break| on_break.name.clone()),
            wrap_until: wrap_up.map(|wrap_up| wrap_up.until),
            wrap_call_id: wrap_up.map(|wrap_up| wrap_up.call.clone()),
            wrap_number: wrap_up.map(|wrap_up| wrap_up.number.clone()),
            on_call: self.live_call_of(&agent.id).map(|call| call.id.clone()),
            beats: agent.beats.clone(),
        }
    }
}

fn call_view(call: &Call) -> CallView {
    CallView {
        id: call.id.clone(),
        kind: call.kind,
        state: call.state,
        started: call.started,
        agent: call.agent().map(str::to_owned),
        customer: call.customer().map(str::to_owned),
        ended: call.ended,
        status: call.status,
        disposition: call.disposition.clone(),
        ring_times_s: (call.first.ring.as_secs(), call.second.ring.as_secs()),
    }
}
