//! What the vendor has said, as far as the session can have heard it.

use std::collections::{HashMap, HashSet};

use ringside_domain::{AgentState, CallState, Recording, VendorCallId};
use ringside_ipc::StateTarget;
use ringside_vendor::{AgentSnapshot, Reply, Request};

use super::world::World;

/// All the vendor has said that reached the session.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) agent: Vec<AgentState>,
    pub(super) calls: HashMap<VendorCallId, (Option<CallState>, Recording)>,
    /// The calls of the list taken last.
    pub(super) listed: HashSet<VendorCallId>,
    /// The calls the vendor said yes to when asked to answer them.
    pub(super) answered: HashSet<VendorCallId>,
    /// What the vendor said yes to during its call.
    pub(super) early: HashMap<VendorCallId, String>,
}

impl World {
    /// Notes what the vendor says with a yes; an `old` one says nothing of the state that holds now.
    pub(super) fn hear(&mut self, number: u64, request: &Request, reply: &Reply, old: bool) {
        match request {
            Request::Ready | Request::NotReady { .. } if old => {}
            Request::Ready if !self.ways.tells_agent => self.told.agent.push(AgentState::Ready),
            Request::NotReady { reason } if !self.ways.tells_agent => {
                let target = StateTarget::NotReady { reason: reason.as_ref().map(ToString::to_string) };
                self.told.agent.push(self.session.agent_state(&target));
            }
            Request::Answer { call } => {
                let up = self.session.desk.live().any(|card| card.vendor_id.as_ref() == Some(call));
                self.told.answered.extend(up.then(|| call.clone()));
            }
            Request::Dispose { call, disposition, .. } => {
                self.told.early.insert(call.clone(), disposition.code.clone());
            }
            _ => {}
        }
        if let Reply::Dialled(Some(seen)) = reply
            && self.session.acts.contains_key(&number)
        {
            self.told.calls.insert(seen.id.clone(), (seen.state, seen.recording));
        }
    }

    pub(super) fn hear_list(&mut self, list: &AgentSnapshot) {
        if list.agent.is_some() || list.calls.iter().any(|call| call.state.is_some()) {
            self.told.agent = list.agent.clone().into_iter().collect();
        } else {
            // It says nothing: what it said yes to still stands, what its calls said does not.
            self.told.agent.retain(|state| matches!(state, AgentState::Ready | AgentState::NotReady { .. }));
        }
        self.told.listed = list.calls.iter().map(|call| call.id.clone()).collect();
        for seen in &list.calls {
            let known = self.told.calls.get(&seen.id).and_then(|(state, _)| *state);
            let state = seen.state.or(known);
            self.told.calls.insert(seen.id.clone(), (state, seen.recording));
            if seen.state == Some(CallState::Ringing) {
                self.told.answered.remove(&seen.id);
            }
            let follows = match seen.state {
                Some(state) if state.is_live() => AgentState::Engaged,
                Some(_) => AgentState::AfterCallWork,
                None => continue,
            };
            self.told.agent.push(follows);
        }
    }
}
