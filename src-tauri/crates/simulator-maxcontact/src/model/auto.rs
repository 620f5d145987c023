//! What happens by itself, once its time has come.

use std::time::Duration;

use jiff::Timestamp;

use super::{AgentState, CallKind, CallState, World};
use ringside_simulator_kit::Origin;

/// Something that is due at some time. A call is named with its start, as ids come back after a restart.
#[derive(Debug, Clone, Copy)]
pub(super) enum Due {
    Rings { call: i32, started: Timestamp },
    Answers { call: i32, started: Timestamp },
    GivesUp { call: i32, started: Timestamp },
    HangsUp { call: i32, started: Timestamp },
    Break { user: i32 },
    Inbound,
}

impl World {
    /// Lets everything happen that is due by `now`, each at its own time.
    pub(crate) fn advance(&mut self, now: Timestamp) {
        while let Some((at, due)) = self.timers.take(now) {
            self.fire(at, due);
        }
    }

    fn fire(&mut self, at: Timestamp, due: Due) {
        match due {
            Due::Rings { call, started } => {
                if let Some(call) = self.calls.get_mut(&call).filter(|call| call.started == started)
                    && call.state == CallState::Dialling
                {
                    call.state = CallState::Ringing;
                }
            }
            Due::Answers { call, started } => {
                if self.same(call, started) {
                    self.answered(at, call);
                }
            }
            Due::GivesUp { call, started } | Due::HangsUp { call, started } => {
                if self.same(call, started) {
                    self.left(at, call);
                }
            }
            Due::Break { user } => {
                if let Some(agent) = self.agents.get_mut(&user)
                    && agent.state == AgentState::Ready
                    && let Some(kind) = agent.pending_break.take()
                {
                    agent.begin_break(kind, at);
                }
            }
            Due::Inbound => {
                self.call_arrives(at);
                self.schedule_inbound(at);
            }
        }
    }

    fn same(&self, call: i32, started: Timestamp) -> bool {
        self.calls.get(&call).is_some_and(|call| call.started == started)
    }

    pub(super) fn schedule_answer(&mut self, now: Timestamp, call: i32) {
        let Some(span) = self.auto.answer_after_ms else { return };
        let wait = span.draw(&mut self.rng);
        self.timers.after(now, wait / 3, Due::Rings { call, started: now });
        if self.rng.u8(0..100) < self.auto.unanswered_percent {
            self.timers.after(now, wait.saturating_mul(3), Due::GivesUp { call, started: now });
        } else {
            self.timers.after(now, wait, Due::Answers { call, started: now });
        }
    }

    pub(super) fn schedule_break(&mut self, now: Timestamp, user: i32) {
        let wait = Duration::from_millis(self.rules.break_delay_ms);
        self.timers.after(now, wait, Due::Break { user });
    }

    pub(super) fn schedule_inbound(&mut self, now: Timestamp) {
        let Some(span) = self.auto.inbound_every_ms else { return };
        let wait = span.draw_again(&mut self.rng);
        self.timers.after(now, wait, Due::Inbound);
    }

    /// Connects a call that is being dialled; returns false when there is nothing to answer.
    pub(super) fn answered(&mut self, now: Timestamp, call: i32) -> bool {
        let record = self.rules.auto_record;
        let Some(found) = self.calls.get_mut(&call) else { return false };
        if !matches!(found.state, CallState::Dialling | CallState::Ringing) {
            return false;
        }
        found.state = CallState::Connected;
        found.recording = record;
        let (user, started) = (found.user, found.started);
        self.happened(now, Origin::Customer, "customer_answers", Some(user), Some(call));
        self.settle(user, now);
        if let Some(span) = self.auto.talk_ms {
            let talk = span.draw(&mut self.rng);
            self.timers.after(now, talk, Due::HangsUp { call, started });
        }
        true
    }

    /// Ends a call from the other side; returns false when it is not up.
    pub(super) fn left(&mut self, now: Timestamp, call: i32) -> bool {
        let Some(found) = self.calls.get_mut(&call).filter(|call| call.is_up()) else { return false };
        found.state = CallState::Ended;
        found.recording = false;
        let user = found.user;
        self.happened(now, Origin::Customer, "customer_hangs_up", Some(user), Some(call));
        self.settle(user, now);
        true
    }

    /// A customer calls; whoever is Ready longest gets the call, and without anyone it is lost.
    fn call_arrives(&mut self, now: Timestamp) {
        let waiting = self.agents.iter().filter(|(_, agent)| agent.state == AgentState::Ready);
        let Some(user) = waiting.min_by_key(|(_, agent)| agent.since).map(|(id, _)| *id) else { return };
        let caller = self.rng.usize(0..self.leads.count().max(1));
        let lead = self.leads.nth(caller).cloned();
        let phone = lead.as_ref().and_then(|lead| lead.phones.first()).map(|phone| phone.number.clone());
        let Some((lead, phone)) = lead.zip(phone) else { return };
        self.deliver(now, user, &phone, lead.name, lead.name2, Some(lead.id));
    }

    /// Puts a connected inbound call on the agent, as on a line that is always open.
    pub(super) fn deliver(
        &mut self,
        now: Timestamp,
        user: i32,
        phone: &str,
        name: Option<String>,
        name2: Option<String>,
        lead: Option<i64>,
    ) -> i32 {
        let call = self.begin_call(now, user, CallKind::Inbound, phone, lead);
        if let Some(call) = self.calls.get_mut(&call) {
            (call.name, call.name2) = (name, name2);
        }
        self.happened(now, Origin::System, "inbound_call", Some(user), Some(call));
        self.answered(now, call);
        call
    }
}
