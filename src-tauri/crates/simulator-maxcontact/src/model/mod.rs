//! The vendor's state: agents, calls, leads, outcomes. Pure; every entry takes the time, and whatever is due by then
//! happens first, so nothing here needs a task or a timer.

mod agent;
mod auto;
mod call;
mod command;
mod execute;
mod lead;
mod outcome;
mod outside;
mod transfer;
mod view;

use std::collections::BTreeMap;

use jiff::Timestamp;

pub use agent::AgentState;
pub use call::{CallKind, CallState};
pub use view::{AgentView, CallView, Disposition, StateView};

pub(super) use agent::Agent;
pub(super) use call::Call;
pub(super) use command::{Command, Connect};
pub(super) use execute::Refusal;
pub(super) use lead::{Lead, LeadBook};

use super::data;
use super::settings::{AutoSettings, RuleSettings, Settings, StartState};
use auto::Due;
use ringside_simulator_kit::{Ledger, Origin, Timers};

/// The first `CallID` after every start of the vendor.
const FIRST_CALL: i32 = 1_000;

/// All the vendor knows.
#[derive(Debug)]
pub(super) struct World {
    pub(super) rules: RuleSettings,
    pub(super) auto: AutoSettings,
    pub(super) agents: BTreeMap<i32, Agent>,
    pub(super) calls: BTreeMap<i32, Call>,
    pub(super) leads: LeadBook,
    pub(super) ledger: Ledger,
    pub(super) dispositions: Vec<Disposition>,
    next_call: i32,
    timers: Timers<Due>,
    rng: fastrand::Rng,
}

impl World {
    pub(super) fn new(settings: &Settings, now: Timestamp) -> Self {
        let agents = settings.users.iter().map(|user| {
            let state = match user.state {
                StartState::LoggedOut => AgentState::LoggedOut,
                StartState::NotReady => AgentState::NotReady,
                StartState::Ready => AgentState::Ready,
            };
            (user.id, Agent::new(user.name.clone(), state, user.campaign, now))
        });
        let mut world = Self {
            rules: settings.rules.clone(),
            auto: settings.auto.clone(),
            agents: agents.collect(),
            calls: BTreeMap::new(),
            leads: LeadBook::new(&data::LEADS),
            ledger: Ledger::default(),
            dispositions: Vec::new(),
            next_call: FIRST_CALL,
            timers: Timers::default(),
            rng: fastrand::Rng::with_seed(settings.seed),
        };
        world.schedule_inbound(now);
        world
    }

    /// The calls of `user`, oldest first.
    pub(super) fn calls_of(&self, user: i32) -> impl Iterator<Item = &Call> {
        self.calls.values().filter(move |call| call.user == user)
    }

    /// The calls `getcalls` shows.
    pub(super) fn listed_calls(&self, user: i32) -> impl Iterator<Item = &Call> {
        let hide_ended = self.rules.ended_calls_vanish;
        self.calls_of(user).filter(move |call| !(hide_ended && call.state == CallState::Ended))
    }

    /// Forgets all calls and counts them from the start again, as when the vendor's service starts anew.
    pub(super) fn restart(&mut self, now: Timestamp) {
        self.calls.clear();
        self.timers = Timers::default();
        self.next_call = FIRST_CALL;
        for agent in self.agents.values_mut() {
            if agent.state != AgentState::LoggedOut {
                agent.enter(AgentState::NotReady, now);
            }
            agent.pending_break = None;
        }
        self.happened(now, Origin::System, "restart", None, None);
        self.schedule_inbound(now);
    }
}
