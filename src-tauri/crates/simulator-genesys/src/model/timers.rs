//! What happens by itself, once its time has come.

use std::time::Duration;

use jiff::Timestamp;
use ringside_simulator_kit::Origin;

use super::{CallState, CallType, Push, UserState, World};
use crate::data;
use crate::settings::AfterLogin;

/// Something that is due at some time.
#[derive(Debug, Clone)]
pub(super) enum Due {
    Emit(Push),
    FarAnswers { call: String },
    FarLeaves { call: String },
    NotAnswered { call: String },
    LoggedIn { user: String, changes: u64 },
    WrapUpEnds { user: String, changes: u64 },
    Inbound,
}

impl World {
    /// Lets everything happen that is due by `now`, each at its own time.
    pub(crate) fn advance(&mut self, now: Timestamp) {
        while let Some((at, due)) = self.timers.take(now) {
            self.fire(at, due);
        }
    }

    /// When the next thing is due.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.timers.next_due()
    }

    fn fire(&mut self, at: Timestamp, due: Due) {
        match due {
            Due::Emit(push) => self.emitted.push(push),
            Due::FarAnswers { call } => {
                self.far_answers(at, &call);
            }
            Due::FarLeaves { call } => {
                self.far_leaves(at, &call);
            }
            Due::NotAnswered { call } => self.not_answered(at, &call),
            Due::LoggedIn { user, changes } => {
                let operation = match self.settings.rules.after_login {
                    AfterLogin::Nothing => return,
                    AfterLogin::Ready => "Ready",
                    AfterLogin::NotReady => "NotReady",
                };
                if self.agents.get(&user).is_some_and(|agent| agent.changes == changes) {
                    self.enter(at, &user, operation);
                }
            }
            Due::WrapUpEnds { user, changes } => {
                if self.agents.get(&user).is_some_and(|agent| agent.changes == changes) {
                    self.enter(at, &user, "Ready");
                }
            }
            Due::Inbound => {
                self.schedule_inbound(at);
                self.call_arrives(at);
            }
        }
    }

    pub(super) fn schedule_inbound(&mut self, now: Timestamp) {
        let Some(span) = self.settings.auto.inbound_every_ms else { return };
        let wait = span.draw_again(&mut self.rng);
        self.timers.after(now, wait, Due::Inbound);
    }

    /// Plans what the other side of a dialled call does, when it does anything by itself.
    pub(super) fn schedule_far_side(&mut self, now: Timestamp, call: &str) {
        let Some(span) = self.settings.auto.answer_after_ms else { return };
        let wait = span.draw(&mut self.rng);
        let call = call.to_owned();
        if self.rng.u8(0..100) < self.settings.auto.unanswered_percent {
            self.timers.after(now, wait.saturating_mul(3), Due::FarLeaves { call });
        } else {
            self.timers.after(now, wait, Due::FarAnswers { call });
        }
    }

    pub(super) fn schedule_talk(&mut self, now: Timestamp, call: &str) {
        let Some(span) = self.settings.auto.talk_ms else { return };
        let talk = span.draw(&mut self.rng);
        self.timers.after(now, talk, Due::FarLeaves { call: call.to_owned() });
    }

    /// The other side picks up; returns false when there is nothing to answer.
    pub(super) fn far_answers(&mut self, now: Timestamp, call: &str) -> bool {
        let dialing = self.live(call).filter(|call| call.state == CallState::Dialing);
        let Some(user) = dialing.map(|call| call.user.clone()) else { return false };
        self.happened(now, Origin::Customer, "customer_answers", Some(&user), Some(call));
        self.establish(now, call);
        self.schedule_talk(now, call);
        true
    }

    /// The other side leaves; returns false when it is not there any more.
    pub(super) fn far_leaves(&mut self, now: Timestamp, call: &str) -> bool {
        let Some(found) = self.live(call) else { return false };
        let (user, conference) = (found.user.clone(), found.is_conference());
        self.happened(now, Origin::Customer, "customer_hangs_up", Some(&user), Some(call));
        if conference {
            self.change_call(call, |call| {
                call.parties.remove(0);
            });
            self.call_event(now, call, "ParticipantsUpdated");
        } else {
            self.release(now, call);
        }
        true
    }

    fn not_answered(&mut self, now: Timestamp, call: &str) {
        let ringing = self.live(call).filter(|call| call.state == CallState::Ringing);
        let Some(user) = ringing.map(|call| call.user.clone()) else { return };
        self.happened(now, Origin::System, "not_answered", Some(&user), Some(call));
        self.release(now, call);
        if self.settings.rules.no_answer.is_some_and(|no_answer| no_answer.not_ready) {
            self.enter(now, &user, "NotReady");
        }
    }

    /// A customer calls; the agent Ready longest gets the call, and without anyone it is lost.
    fn call_arrives(&mut self, now: Timestamp) {
        let free = self.agents.iter().filter(|(user, agent)| {
            agent.state.state == "Ready" && agent.is_active() && self.live_calls(user).next().is_none()
        });
        let Some(user) = free.min_by_key(|(_, agent)| agent.since).map(|(user, _)| user.clone()) else {
            return;
        };
        let (name, number) = data::CUSTOMERS[self.rng.usize(0..data::CUSTOMERS.len())];
        let known = [("LastName".to_owned(), name.into())].into_iter().collect();
        self.ring(now, &user, number, CallType::Inbound, known);
    }

    /// Puts the agent into the wrap-up that follows a business call.
    pub(super) fn start_wrap_up(&mut self, now: Timestamp, user: &str, wait: Duration) {
        self.enter(now, user, "AfterCallWork");
        if let Some(agent) = self.agents.get(user) {
            let due = Due::WrapUpEnds { user: user.to_owned(), changes: agent.changes };
            self.timers.after(now, wait, due);
        }
    }

    /// The switch's own state after a login.
    pub(super) fn schedule_after_login(&mut self, now: Timestamp, user: &str) {
        let Some(agent) = self.agents.get(user) else { return };
        let due = Due::LoggedIn { user: user.to_owned(), changes: agent.changes };
        self.timers.after(now, Duration::from_millis(self.settings.rules.after_login_ms), due);
    }

    /// Takes a state by its operation and tells it; `false` when there is no such state.
    pub(super) fn enter(&mut self, now: Timestamp, user: &str, operation: &str) -> bool {
        let Some(state) = UserState::of(operation, &self.settings.agent_states) else { return false };
        if let Some(agent) = self.agents.get_mut(user) {
            agent.enter(state, now);
        }
        self.device_event(now, user);
        true
    }
}
