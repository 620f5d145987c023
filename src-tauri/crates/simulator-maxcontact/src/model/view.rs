use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AgentState, CallKind, CallState, World};
use ringside_simulator_kit::Origin;

/// An outcome the vendor holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposition {
    /// `CallID`, unique only together with `started`.
    pub call: i32,
    /// When the call started.
    pub started: Timestamp,
    /// The agent.
    pub user: i32,
    /// When the outcome was set.
    pub at: Timestamp,
    /// Who set it.
    pub by: Origin,
    /// `Code` of the result code.
    pub result_code: String,
    /// The other party's number.
    pub phone: String,
    /// The lead of the call at that moment.
    pub lead: Option<i64>,
    /// Only `connectcalls` can carry notes.
    pub notes: Option<String>,
    /// Only `connectcalls` can carry a number of sales.
    pub sales: Option<i32>,
}

/// One agent as the vendor sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentView {
    /// `UserID`.
    pub user: i32,
    /// Full name.
    pub name: String,
    /// The state.
    pub state: AgentState,
    /// Since when.
    pub since: Timestamp,
    /// The campaign.
    pub campaign: i32,
    /// Break that was asked for and has not begun.
    pub pending_break: Option<String>,
    /// Break the agent is on.
    pub break_kind: Option<String>,
}

/// One call as the vendor sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallView {
    /// `CallID`.
    pub call: i32,
    /// The agent.
    pub user: i32,
    /// When it started.
    pub started: Timestamp,
    /// The state.
    pub state: CallState,
    /// How it came about.
    pub kind: CallKind,
    /// Whether it is being recorded.
    pub recording: bool,
    /// The other party's number.
    pub phone: String,
    /// The lead.
    pub lead: Option<i64>,
}

/// All the vendor knows at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateView {
    /// The vendor's clock.
    pub now: Timestamp,
    /// The agents by id.
    pub agents: Vec<AgentView>,
    /// The calls by id, ended ones included.
    pub calls: Vec<CallView>,
    /// The `CallID` of the next call.
    pub next_call: i32,
    /// Tokens that are good.
    pub tokens: usize,
    /// Requests that arrived, by method; `token` is the token service.
    pub requests: BTreeMap<String, u64>,
    /// Entries in the ledger.
    pub ledger_entries: usize,
}

impl World {
    pub(crate) fn view(&self, now: Timestamp, tokens: usize, requests: BTreeMap<String, u64>) -> StateView {
        let agents = self.agents.iter().map(|(user, agent)| AgentView {
            user: *user,
            name: agent.name.clone(),
            state: agent.state,
            since: agent.since,
            campaign: agent.campaign,
            pending_break: agent.pending_break.clone(),
            break_kind: agent.break_kind.clone(),
        });
        let calls = self.calls.values().map(|call| CallView {
            call: call.id,
            user: call.user,
            started: call.started,
            state: call.state,
            kind: call.kind,
            recording: call.recording,
            phone: call.phone.clone(),
            lead: call.lead,
        });
        StateView {
            now,
            agents: agents.collect(),
            calls: calls.collect(),
            next_call: self.next_call,
            tokens,
            requests,
            ledger_entries: self.ledger.since(0).len(),
        }
    }
}
