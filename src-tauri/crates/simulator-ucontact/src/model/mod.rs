//! The vendor's state: agents, calls, dispositions, dialer records. Pure; every entry takes the time, and whatever is due
//! by then happens first, so nothing here needs a task or a timer.

mod agent;
mod auto;
mod call;
mod outside;
mod records;
mod status;
mod view;

use std::collections::BTreeMap;

use jiff::Timestamp;
use ringside_simulator_kit::{Ledger, LedgerEntry, Origin, Timers};

pub use agent::Activity;
pub use call::{Call, CallKind, CallState};
pub use records::{DialerRecord, Disposition};
pub use view::{AgentView, StateView};

pub(crate) use agent::Agent;
pub(crate) use call::Dial;
pub(crate) use status::CampaignStatus;

use crate::settings::Settings;
use auto::Due;

/// Why something was not done. The vendor never tells; the ledger does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal(pub(crate) &'static str);

/// All the vendor knows.
#[derive(Debug)]
pub(crate) struct World {
    agents: BTreeMap<String, Agent>,
    /// In the order they began, ended ones included.
    calls: Vec<Call>,
    pub(crate) dispositions: Vec<Disposition>,
    pub(crate) dialer_records: Vec<DialerRecord>,
    pub(crate) ledger: Ledger,
    timers: Timers<Due>,
    rng: fastrand::Rng,
}

impl World {
    pub(crate) fn new(settings: &Settings, now: Timestamp) -> Self {
        let agents = settings.users.iter().filter_map(|user| {
            let extension = user.extension.clone()?;
            let mut agent = Agent::new(user, extension, now);
            agent.signed_in = user.signed_in;
            Some((user.user.clone(), agent))
        });
        Self {
            agents: agents.collect(),
            calls: Vec::new(),
            dispositions: Vec::new(),
            dialer_records: Vec::new(),
            ledger: Ledger::default(),
            timers: Timers::default(),
            rng: fastrand::Rng::with_seed(settings.seed),
        }
    }

    pub(crate) fn agent(&self, user: &str) -> Option<&Agent> {
        self.agents.get(user)
    }

    pub(crate) fn agents(&self) -> impl Iterator<Item = &Agent> {
        self.agents.values()
    }

    /// The agent with this extension.
    pub(crate) fn agent_at(&self, extension: &str) -> Option<&Agent> {
        self.agents.values().find(|agent| agent.extension == extension)
    }

    pub(crate) fn call(&self, guid: &str) -> Option<&Call> {
        self.calls.iter().rev().find(|call| call.guid == guid)
    }

    /// The call an agent's phone has now.
    pub(crate) fn call_of(&self, agent: &str) -> Option<&Call> {
        self.calls.iter().rev().find(|call| call.agent == agent && call.is_up())
    }

    /// Writes an effect that nobody asked for over the API into the ledger.
    fn happened(
        &mut self,
        now: Timestamp,
        origin: Origin,
        method: &str,
        agent: Option<&str>,
        guid: Option<&str>,
    ) {
        let call = guid.and_then(|guid| self.call(guid));
        let entry = LedgerEntry {
            user: agent.map(str::to_owned),
            call: guid.map(str::to_owned),
            call_started: call.map(|call| call.started),
            phone: call.map(|call| call.number.clone()),
            ..LedgerEntry::done(now, origin, method)
        };
        self.ledger.record(entry);
    }
}
