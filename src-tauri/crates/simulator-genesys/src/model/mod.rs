//! The vendor's state: agents, calls, outcomes. Pure; every entry takes the time, and whatever is due by then happens
//! first, so nothing here needs a task. An effect is there at once; its event is planned for later.

mod agent;
mod call;
mod command;
mod conduct;
mod consult;
mod device;
mod outbound;
mod outside;
mod pushes;
mod session;
mod supervise;
mod telephony;
mod timers;
mod userdata;
mod view;

use std::collections::BTreeMap;

use jiff::Timestamp;
use ringside_simulator_kit::{Ledger, Timers};

pub(crate) use agent::{Agent, Monitoring, UserState};
pub(crate) use call::{Around, Call};
pub use call::{CallState, CallType, RecordingState};
pub(crate) use command::{Command, Refusal, Target};
pub(crate) use pushes::Push;
pub use view::{AgentView, CallView, Outcome, StateView};

use crate::data::{self, Group};
use crate::settings::Settings;
use timers::Due;

/// All the vendor knows.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) settings: Settings,
    /// Where the API is reached, without the slash at its end.
    pub(crate) base: String,
    pub(crate) agents: BTreeMap<String, Agent>,
    pub(crate) calls: Vec<Call>,
    pub(crate) groups: Vec<Group>,
    pub(crate) ledger: Ledger,
    pub(crate) outcomes: Vec<Outcome>,
    /// Events whose time has come and that nobody has delivered yet.
    pub(crate) emitted: Vec<Push>,
    timers: Timers<Due>,
    rng: fastrand::Rng,
    calls_made: u64,
    references: u64,
    pushes_planned: u64,
    /// The record each agent previews, by user.
    previews: BTreeMap<String, u64>,
}

impl World {
    pub(crate) fn new(settings: Settings, base: String, now: Timestamp) -> Self {
        let agents =
            settings.users.iter().map(|user| (user.user_name.clone(), Agent::new(user.clone(), now)));
        let mut world = Self {
            base,
            agents: agents.collect(),
            calls: Vec::new(),
            groups: data::groups(),
            ledger: Ledger::default(),
            outcomes: Vec::new(),
            emitted: Vec::new(),
            timers: Timers::default(),
            rng: fastrand::Rng::with_seed(settings.seed),
            calls_made: 0,
            references: 122,
            pushes_planned: 0,
            previews: BTreeMap::new(),
            settings,
        };
        world.schedule_inbound(now);
        world
    }

    /// What every `uri` begins with.
    pub(crate) fn uri_base(&self) -> &str {
        self.settings.wire.external_url.as_deref().unwrap_or(&self.base)
    }

    /// The agent's calls that are not released, oldest first.
    pub(crate) fn live_calls(&self, user: &str) -> impl Iterator<Item = &Call> {
        self.calls.iter().filter(move |call| call.user == user && call.is_live())
    }

    pub(crate) fn live(&self, uuid: &str) -> Option<&Call> {
        self.calls.iter().find(|call| call.uuid == uuid && call.is_live())
    }

    pub(super) fn call(&self, uuid: &str) -> Option<&Call> {
        self.calls.iter().find(|call| call.uuid == uuid)
    }

    pub(super) fn change_call(&mut self, uuid: &str, change: impl FnOnce(&mut Call)) {
        if let Some(call) = self.calls.iter_mut().find(|call| call.uuid == uuid) {
            change(call);
        }
    }

    /// The agent with this device.
    pub(crate) fn agent_of_device(&self, device: &str) -> Option<&Agent> {
        self.agents.values().find(|agent| agent.settings.device_id == device)
    }

    /// The agent with this `id`.
    pub(crate) fn agent_of_id(&self, id: &str) -> Option<&Agent> {
        self.agents.values().find(|agent| agent.settings.id == id)
    }

    /// What the agent can do with the call now.
    pub(crate) fn around(&self, call: &Call) -> Around {
        let agent = self.agents.get(&call.user);
        let others =
            |state| self.live_calls(&call.user).any(|other| other.uuid != call.uuid && other.state == state);
        let rules = &self.settings.rules;
        Around {
            private: agent.is_none_or(|agent| agent.settings.network == crate::settings::Network::Private),
            consulting: self.consult_of(&call.uuid).is_some(),
            other_held: others(CallState::Held),
            other_established: others(CallState::Established),
            mute: rules.mute,
            recording: rules.recording,
            clear_call: rules.clear_call,
            reject: rules.reject,
        }
    }

    pub(crate) fn capabilities(&self, call: &Call) -> Vec<&'static str> {
        call.capabilities(self.around(call))
    }

    /// The capabilities in the order of this one message.
    pub(crate) fn ordered_capabilities(&self, call: &Call, now: Timestamp) -> Vec<&'static str> {
        let mut list = self.capabilities(call);
        if self.settings.wire.shuffle_capabilities {
            let moment = now.as_millisecond().unsigned_abs().wrapping_add(self.pushes_planned);
            fastrand::Rng::with_seed(self.settings.seed.wrapping_add(moment)).shuffle(&mut list);
        }
        list
    }

    /// The newest live consultation about this call.
    pub(crate) fn consult_of(&self, uuid: &str) -> Option<&Call> {
        self.calls.iter().rev().find(|call| call.is_live() && call.parent.as_deref() == Some(uuid))
    }
}
