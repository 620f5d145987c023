//! What happens by itself, once its time has come.

use std::time::Duration;

use jiff::Timestamp;
use ringside_simulator_kit::Origin;

use super::legs::{NewCall, status};
use super::{AgentState, Break, CallKind, Leg, Party, Target, World};
use crate::data;

/// Something that is due at some time.
#[derive(Debug, Clone)]
pub(super) enum Due {
    Answers { call: String, party: Party, place: usize },
    RingsOut { call: String, party: Party, place: usize },
    HangsUp { call: String },
    ReachesLimit { call: String },
    WrapUpEnds,
    BeatsStopped { user: String, last: Timestamp },
    Inbound,
    BreakBegins,
    BreakEnds { user: String, since: Timestamp },
}

impl World {
    /// Lets everything happen that is due by `now`, each at its own time.
    pub(crate) fn advance(&mut self, now: Timestamp) {
        while let Some((at, due)) = self.timers.take(now) {
            self.fire(at, due);
        }
    }

    /// When something is due next.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.timers.next_due()
    }

    fn fire(&mut self, at: Timestamp, due: Due) {
        match due {
            Due::Answers { call, party, place } => {
                if self.still_rings(&call, party, place) {
                    self.answered(at, &call, place);
                }
            }
            Due::RingsOut { call, party, place } => {
                if self.still_rings(&call, party, place) {
                    self.passes_on(at, &call, status::FIRST_UNANSWERED);
                }
            }
            Due::HangsUp { call } => self.hangs_up(at, &call, Party::Customer, None),
            Due::ReachesLimit { call } => self.ends(at, &call, status::BOTH_ANSWERED, None, None),
            Due::WrapUpEnds => self.settle(at),
            Due::BeatsStopped { user, last } => self.beats_stopped(at, &user, last),
            Due::Inbound => {
                self.call_arrives(at);
                self.schedule_inbound(at);
            }
            Due::BreakBegins => {
                self.someone_takes_a_break(at);
                self.schedule_break(at);
            }
            Due::BreakEnds { user, since } => {
                let same = |agent: &&mut super::Agent| {
                    agent.on_break.as_ref().is_some_and(|on_break| on_break.since == since)
                };
                if let Some(agent) = self.agents.get_mut(&user).filter(same) {
                    agent.on_break = None;
                    self.happened(at, Origin::WebAgent, "agent_ends_break", Some(&user), None);
                    self.settle(at);
                }
            }
        }
    }

    fn still_rings(&self, call: &str, party: Party, place: usize) -> bool {
        let leg = self.call(call).and_then(super::Call::ringing);
        leg.is_some_and(|leg| leg.party == party && leg.current == place)
    }

    pub(super) fn draw_percent(&mut self, percent: u8) -> bool {
        percent > 0 && self.rng.u8(0..100) < percent
    }

    pub(super) fn schedule_life(&mut self, now: Timestamp) {
        self.schedule_inbound(now);
        self.schedule_break(now);
    }

    fn schedule_inbound(&mut self, now: Timestamp) {
        let Some(span) = self.settings.auto.inbound_every_ms else { return };
        let wait = span.draw_again(&mut self.rng);
        self.timers.after(now, wait, Due::Inbound);
    }

    fn schedule_break(&mut self, now: Timestamp) {
        let Some(span) = self.settings.auto.break_every_ms else { return };
        let wait = span.draw_again(&mut self.rng);
        self.timers.after(now, wait, Due::BreakBegins);
    }

    /// The idle agents, the one that waits longest first.
    fn idle(&self, now: Timestamp) -> Vec<String> {
        let mut idle: Vec<_> = self
            .agents
            .values()
            .filter(|agent| self.state_of(agent, now) == AgentState::Idle)
            .map(|agent| (agent.since(), agent.id.clone()))
            .collect();
        idle.sort();
        idle.into_iter().map(|(_, id)| id).collect()
    }

    /// A customer calls; whoever waits longest gets the call, and without anyone it is lost.
    fn call_arrives(&mut self, now: Timestamp) {
        let Some(user) = self.idle(now).into_iter().next() else { return };
        let person = self.rng.usize(0..data::PEOPLE.len());
        self.deliver(now, &user, data::PEOPLE[person].number);
    }

    /// Lets an agent's phone ring for a customer who has called; returns the id of the call.
    pub(super) fn deliver(&mut self, now: Timestamp, user: &str, number: &str) -> String {
        let phone = self.agents.get(user).map(|agent| agent.number.clone()).unwrap_or_default();
        let first = Leg::new(Party::Customer, vec![Target { number: number.to_owned(), agent: None }]);
        let second = Leg::new(Party::Agent, vec![Target { number: phone, agent: Some(user.to_owned()) }]);
        let new = NewCall { kind: CallKind::Ibd, first, second, limit: None, asked: Vec::new() };
        let id = self.begin(now, new);
        self.happened(now, Origin::Customer, "inbound_call", Some(user), Some(&id));
        id
    }

    fn someone_takes_a_break(&mut self, now: Timestamp) {
        let idle = self.idle(now);
        if idle.is_empty() {
            return;
        }
        let user = idle[self.rng.usize(0..idle.len())].clone();
        let kind = &data::BREAKS[self.rng.usize(0..data::BREAKS.len())];
        if let Some(agent) = self.agents.get_mut(&user) {
            agent.on_break = Some(Break { id: kind.id.to_owned(), name: kind.name.to_owned(), since: now });
        }
        self.happened(now, Origin::WebAgent, "agent_begins_break", Some(&user), None);
        if let Some(span) = self.settings.auto.break_ms {
            let wait = span.draw(&mut self.rng);
            self.timers.after(now, wait, Due::BreakEnds { user, since: now });
        }
        self.settle(now);
    }

    /// Takes a beat of an agent's program.
    pub(crate) fn beat(&mut self, now: Timestamp, user: &str, mic_perm: serde_json::Value) {
        let Some(agent) = self.agents.get_mut(user) else { return };
        agent.beats(now, mic_perm);
        if let Some(seconds) = self.settings.rules.beats_time_out_s {
            let due = Due::BeatsStopped { user: user.to_owned(), last: now };
            self.timers.after(now, Duration::from_secs(seconds), due);
        }
    }

    fn beats_stopped(&mut self, now: Timestamp, user: &str, last: Timestamp) {
        let Some(agent) = self.agents.get_mut(user) else { return };
        let silent = agent.beats.last().is_some_and(|beat| beat.at == last);
        if silent && agent.logged_in {
            agent.logged_in = false;
            self.happened(now, Origin::System, "beats_stopped", Some(user), None);
            self.settle(now);
        }
    }
}
