//! The vendor's state: agents, calls, notes, directory. Pure; every entry takes the time, and whatever is due by then
//! happens first, so nothing here needs a task or a timer.

mod agent;
mod auto;
mod call;
mod directory;
mod legs;
mod outside;
mod sessions;
mod view;

use std::collections::BTreeMap;

use jiff::Timestamp;
use ringside_simulator_kit::{Ledger, LedgerEntry, Origin, Timers};

pub use agent::{AgentState, Beat};
pub use call::{CallKind, CallState};
pub use view::{AgentView, CallView, Note, PushView, StateView};

pub(crate) use agent::{Agent, Break};
pub(crate) use call::{Call, Leg, Party, Target};
pub(crate) use directory::{Contact, number};
pub(crate) use legs::NewCall;
pub(crate) use sessions::Who;

use crate::settings::Settings;
use auto::Due;

/// A group, which is the vendor's queue.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) status: i64,
    pub(crate) agents: Vec<String>,
}

/// A request for an export of the call list.
#[derive(Debug, Clone)]
pub(crate) struct Export {
    pub(crate) id: i64,
    pub(crate) title: String,
}

/// All the vendor knows.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) settings: Settings,
    pub(crate) agents: BTreeMap<String, Agent>,
    pub(crate) groups: Vec<Group>,
    /// Live and ended, oldest first.
    pub(crate) calls: Vec<Call>,
    pub(crate) contacts: BTreeMap<String, Contact>,
    /// The lines a number may not call.
    pub(crate) blacklist: BTreeMap<String, Vec<String>>,
    pub(crate) notes: Vec<Note>,
    pub(crate) exports: Vec<Export>,
    pub(crate) ledger: Ledger,
    pub(crate) pushes: Vec<PushView>,
    /// Ids of ended calls whose report is still to be sent.
    pub(crate) unsent: Vec<String>,
    sessions: BTreeMap<String, Who>,
    token_is_good: bool,
    begun_sessions: u32,
    next_call: u32,
    timers: Timers<Due>,
    rng: fastrand::Rng,
}

impl World {
    pub(crate) fn new(settings: Settings, now: Timestamp) -> Self {
        let agents = settings.agents.iter().map(|agent| (agent.id.clone(), Agent::new(agent, now)));
        let groups = settings.groups.iter().map(|group| Group {
            id: group.id,
            name: group.name.clone(),
            status: 1,
            agents: group.agents.clone(),
        });
        let mut world = Self {
            agents: agents.collect(),
            groups: groups.collect(),
            calls: Vec::new(),
            contacts: directory::start(),
            blacklist: BTreeMap::new(),
            notes: Vec::new(),
            exports: Vec::new(),
            ledger: Ledger::default(),
            pushes: Vec::new(),
            unsent: Vec::new(),
            sessions: BTreeMap::new(),
            token_is_good: true,
            begun_sessions: 0,
            next_call: 1_234,
            timers: Timers::default(),
            rng: fastrand::Rng::with_seed(settings.seed),
            settings,
        };
        world.renew_credentials();
        world.schedule_life(now);
        world
    }

    /// Returns the agent whose phone has this number.
    pub(crate) fn agent_with(&self, number: &str) -> Option<&Agent> {
        self.agents.values().find(|agent| agent.number == number)
    }

    pub(crate) fn call(&self, id: &str) -> Option<&Call> {
        self.calls.iter().find(|call| call.id == id)
    }

    fn call_mut(&mut self, id: &str) -> Option<&mut Call> {
        self.calls.iter_mut().find(|call| call.id == id)
    }

    /// The live call an agent takes part in.
    pub(crate) fn live_call_of(&self, user: &str) -> Option<&Call> {
        self.calls.iter().rev().find(|call| call.is_live() && call.involves(user))
    }

    /// Whether a number is in the directory or on a call.
    pub(crate) fn knows(&self, number: &str) -> bool {
        self.contacts.contains_key(number) || self.calls.iter().any(|call| call.customer() == Some(number))
    }

    pub(crate) fn state_of(&self, agent: &Agent, now: Timestamp) -> AgentState {
        let live = self.live_call_of(&agent.id).map(|call| call.state);
        match live {
            _ if !agent.logged_in => AgentState::Offline,
            Some(CallState::Bridged) => AgentState::OnCall,
            Some(_) => AgentState::Ringing,
            None if agent.wrap_up_at(now).is_some() => AgentState::WrapUp,
            None if agent.on_break.is_some() => AgentState::Break,
            None => AgentState::Idle,
        }
    }

    /// Writes into each agent's history what has changed.
    fn settle(&mut self, now: Timestamp) {
        let states: Vec<AgentState> = self.agents.values().map(|agent| self.state_of(agent, now)).collect();
        for (agent, state) in self.agents.values_mut().zip(states) {
            agent.enters(state, now);
        }
    }

    /// Forgets the live calls, as when the service starts anew.
    fn restart(&mut self, now: Timestamp) {
        self.calls.retain(|call| !call.is_live());
        self.happened(now, Origin::System, "restart", None, None);
        self.settle(now);
    }

    /// Records an effect that no request asked for.
    fn happened(
        &mut self,
        now: Timestamp,
        origin: Origin,
        method: &str,
        user: Option<&str>,
        call: Option<&str>,
    ) {
        let found = call.and_then(|id| self.call(id));
        let entry = LedgerEntry {
            user: user.map(str::to_owned),
            call: call.map(str::to_owned),
            call_started: found.map(|call| call.started),
            phone: found.and_then(Call::customer).map(str::to_owned),
            ..LedgerEntry::done(now, origin, method)
        };
        self.ledger.record(entry);
    }
}
