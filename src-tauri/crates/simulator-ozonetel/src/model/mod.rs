//! The vendor's state: agents, calls, dispositions, leads. Every entry takes the time, and whatever is due by then happens
//! first, so nothing here needs a task or a timer.

mod agent;
mod auto;
mod book;
mod call;
mod campaign;
mod control;
mod dial;
mod dispose;
mod outside;
mod push;
mod record;
mod session;
mod view;

use std::collections::{BTreeMap, VecDeque};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ringside_simulator_kit::{Ledger, Origin, Timers, zone};

pub use agent::AgentState;
pub use call::{CallKind, CallState, HangupBy};
pub use dispose::Outcome;
pub use view::{AgentView, CallView, DispositionView, StateView};

pub(crate) use agent::Agent;
pub(crate) use call::Call;
pub(crate) use campaign::{Added, NewLead};
pub(crate) use control::{ControlRefused, Controlling};
pub(crate) use dial::{AgentDial, DialRefused, PhoneDial, PhoneRefused, SkillDial};
pub(crate) use dispose::{Callback, Choice, DisposeRefused, Disposed, Disposing, moment};
pub(crate) use push::{Push, Subscription};
pub(crate) use session::{LoginRefused, StateRefused, Target};

use crate::settings::{Settings, StartState};
use auto::Due;

/// All the vendor knows.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) settings: Settings,
    pub(crate) zone: TimeZone,
    pub(crate) agents: BTreeMap<String, Agent>,
    /// By `ucid`, whose order is that of time.
    pub(crate) calls: BTreeMap<String, Call>,
    pub(crate) ledger: Ledger,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) subscription: Subscription,
    pub(crate) outbound: VecDeque<Push>,
    leads: Vec<NewLead>,
    calls_made: u32,
    toolbar_replies: u32,
    timers: Timers<Due>,
    rng: fastrand::Rng,
}

impl World {
    pub(crate) fn new(settings: Settings, now: Timestamp) -> Self {
        let agents = settings.agents.iter().map(|agent| {
            let (state, reason) = match agent.state {
                StartState::LoggedOut => (AgentState::LoggedOut, None),
                StartState::Idle => (AgentState::Idle, None),
                StartState::Paused => (AgentState::Paused, settings.pause_reasons.first().cloned()),
            };
            (agent.id.clone(), Agent::new(agent.clone(), state, reason, now))
        });
        let mut world = Self {
            agents: agents.collect(),
            zone: zone(&settings.time_zone),
            calls: BTreeMap::new(),
            ledger: Ledger::default(),
            outcomes: Vec::new(),
            subscription: Subscription::default(),
            outbound: VecDeque::new(),
            leads: Vec::new(),
            calls_made: 0,
            // The first reply of the documented sample says 22.
            toolbar_replies: 21,
            timers: Timers::default(),
            rng: fastrand::Rng::with_seed(settings.seed),
            settings,
        };
        world.schedule_inbound(now);
        world
    }

    /// Goes on under other settings.
    pub(crate) fn apply(&mut self, settings: Settings) {
        self.zone = zone(&settings.time_zone);
        self.settings = settings;
    }

    /// The calls of `agent`, oldest first.
    pub(crate) fn calls_of(&self, agent: &str) -> impl Iterator<Item = &Call> {
        self.calls.values().filter(move |call| call.agent == agent)
    }

    /// The call that keeps `agent` busy.
    pub(crate) fn current_call(&self, agent: &str) -> Option<&Call> {
        self.calls_of(agent).filter(|call| call.is_up()).last()
    }

    pub(crate) fn agent_with_phone(&self, phone_name: &str) -> Option<&Agent> {
        self.agents.values().find(|agent| agent.of.phone_name == phone_name)
    }

    /// The account's clock as most of the vendor's answers write it.
    pub(crate) fn local(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// Forgets all calls, as when the vendor's service starts anew; agents are logged out, subscriptions stay.
    fn restart(&mut self, now: Timestamp) {
        self.calls.clear();
        self.timers = Timers::default();
        self.happened(now, Origin::System, "restart", None, None);
        let agents: Vec<String> = self.agents.keys().cloned().collect();
        for agent in agents {
            self.enter(now, &agent, AgentState::LoggedOut, None, "logout");
        }
        self.schedule_inbound(now);
    }
}
