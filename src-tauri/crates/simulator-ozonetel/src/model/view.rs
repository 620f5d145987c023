use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::call::DispositionState;
use super::{AgentState, CallKind, CallState, HangupBy, World};
use crate::settings::AgentMode;

/// One agent as the vendor sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgentView {
    /// The id.
    pub agent: String,
    /// Full name.
    pub name: String,
    /// The state.
    pub state: AgentState,
    /// Why the agent is paused.
    pub reason: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// The mode.
    pub mode: AgentMode,
    /// Logged in on the vendor's toolbar.
    pub toolbar: bool,
    /// The number calls are routed to.
    pub number: String,
}

/// What became of the disposition of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DispositionView {
    /// None yet.
    Open,
    /// To be applied at the end of the call.
    Queued,
    /// Chosen by somebody.
    Saved,
    /// By the clock.
    AutoSaved,
}

/// One call as the vendor sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallView {
    /// The id.
    pub ucid: String,
    /// The id of the whole conversation.
    pub monitor_ucid: String,
    /// The agent.
    pub agent: String,
    /// How it came about.
    pub kind: CallKind,
    /// The other party's number.
    pub number: String,
    /// The number it shows.
    pub did: String,
    /// The campaign.
    pub campaign: String,
    /// What the dialling application added.
    pub uui: String,
    /// The state.
    pub state: CallState,
    /// The customer is on hold.
    pub held: bool,
    /// The agent is mute.
    pub muted: bool,
    /// It is being recorded.
    pub recording: bool,
    /// Numbers of third parties.
    pub conference: Vec<String>,
    /// The customer stayed with a third party when the agent left.
    pub handed_over: bool,
    /// When it started.
    pub started: Timestamp,
    /// Who ended it.
    pub hangup_by: Option<HangupBy>,
    /// When it is disposed by itself.
    pub wrap_up_ends: Option<Timestamp>,
    /// What became of its disposition.
    pub disposition: DispositionView,
}

/// All the vendor knows at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateView {
    /// The vendor's clock.
    pub now: Timestamp,
    /// The agents by id.
    pub agents: Vec<AgentView>,
    /// The calls, oldest first, ended ones included.
    pub calls: Vec<CallView>,
    /// Leads that were added, as campaign and number.
    pub leads: Vec<(String, String)>,
    /// Whether the token given out last is still good.
    pub token_is_good: bool,
    /// Where call events go.
    pub call_events_url: String,
    /// Where agent events go.
    pub agent_events_url: String,
    /// Pushes that reached their target.
    pub delivered: u64,
    /// Pushes that did not, or were not meant for this machine.
    pub undelivered: u64,
    /// Requests that arrived, by method.
    pub requests: BTreeMap<String, u64>,
    /// Paths that were asked for and differ only in case from one that is served.
    pub near_misses: Vec<String>,
    /// Entries in the ledger.
    pub ledger_entries: usize,
}

impl World {
    /// What the model adds to the view; the rest is left empty.
    pub(crate) fn view(&self, now: Timestamp) -> StateView {
        let agents = self.agents.values().map(|agent| AgentView {
            agent: agent.of.id.clone(),
            name: agent.of.name.clone(),
            state: agent.state,
            reason: agent.reason.clone(),
            since: agent.since,
            mode: agent.mode,
            toolbar: agent.toolbar,
            number: agent.number.clone(),
        });
        let calls = self.calls.values().map(|call| CallView {
            ucid: call.ucid.clone(),
            monitor_ucid: call.monitor_ucid.clone(),
            agent: call.agent.clone(),
            kind: call.kind,
            number: call.number.clone(),
            did: call.did.clone(),
            campaign: call.campaign.clone(),
            uui: call.uui.clone(),
            state: call.state,
            held: call.held,
            muted: call.muted,
            recording: call.recording,
            conference: call.legs.iter().map(|leg| leg.number.clone()).collect(),
            handed_over: call.handed_over,
            started: call.started,
            hangup_by: call.hangup_by,
            wrap_up_ends: call.wrap_up_ends,
            disposition: match call.disposition {
                DispositionState::Open => DispositionView::Open,
                DispositionState::Queued(..) => DispositionView::Queued,
                DispositionState::Saved => DispositionView::Saved,
                DispositionState::AutoSaved => DispositionView::AutoSaved,
            },
        });
        StateView {
            now,
            agents: agents.collect(),
            calls: calls.collect(),
            leads: self.leads.iter().map(|lead| (lead.campaign.clone(), lead.number.clone())).collect(),
            token_is_good: false,
            call_events_url: self.subscription.call_url.clone(),
            agent_events_url: self.subscription.agent_url.clone(),
            delivered: 0,
            undelivered: 0,
            requests: BTreeMap::new(),
            near_misses: Vec::new(),
            ledger_entries: self.ledger.since(0).len(),
        }
    }
}
