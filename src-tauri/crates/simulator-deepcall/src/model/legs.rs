//! How a call walks through its states.

use std::time::Duration;

use jiff::Timestamp;
use ringside_simulator_kit::Origin;

use super::agent::{Tag, WrapUp};
use super::auto::Due;
use super::{Call, CallKind, CallState, Leg, Party, World};

/// `callStatus` values.
pub(super) mod status {
    pub(in crate::model) const BOTH_ANSWERED: i64 = 3;
    pub(in crate::model) const SECOND_UNANSWERED: i64 = 6;
    pub(in crate::model) const FIRST_UNANSWERED: i64 = 7;
    pub(in crate::model) const FIRST_ANSWERED: i64 = 10;
    pub(in crate::model) const REJECTED: i64 = 11;
    pub(in crate::model) const FIRST_FAILED: i64 = 13;
    pub(in crate::model) const SECOND_FAILED: i64 = 14;
    pub(in crate::model) const FIRST_BUSY: i64 = 17;
}

/// A call that is asked for.
#[derive(Debug)]
pub(crate) struct NewCall {
    pub(crate) kind: CallKind,
    pub(crate) first: Leg,
    pub(crate) second: Leg,
    pub(crate) limit: Option<Duration>,
    pub(crate) asked: Vec<(String, String)>,
}

impl World {
    /// Lets the first leg ring, or the second when a customer has called; returns the id of the call.
    pub(crate) fn begin(&mut self, now: Timestamp, mut new: NewCall) -> String {
        let mut state = CallState::FirstLegRinging;
        if new.kind == CallKind::Ibd {
            state = CallState::SecondLegRinging;
            (new.first.rang_at, new.first.answered_at) = (Some(now), Some(now));
        }
        let id = format!("{}.{}", now.as_second(), self.next_call);
        self.next_call += 1;
        self.calls.push(Call {
            id: id.clone(),
            kind: new.kind,
            state,
            started: now,
            first: new.first,
            second: new.second,
            limit: new.limit,
            ended: None,
            status: None,
            hung_up_by: None,
            disposition: None,
            call_back: None,
            asked: new.asked,
        });
        self.rings(now, &id);
        self.settle(now);
        id
    }

    /// Lets the current target of the current leg ring, or the next one if its agent is busy.
    fn rings(&mut self, now: Timestamp, id: &str) {
        let Some(leg) = self.call(id).and_then(Call::ringing) else { return };
        let (place, party, ring) = (leg.current, leg.party, leg.ring);
        let agent = leg.target().and_then(|target| target.agent.clone()).filter(|_| !leg.all_at_once);
        let busy = agent.is_some_and(|agent| {
            self.calls.iter().any(|call| call.id != id && call.is_live() && call.involves(&agent))
        });
        if busy {
            return self.passes_on(now, id, status::FIRST_BUSY);
        }
        if let Some(leg) = self.ringing_leg(id) {
            leg.rang_at = Some(now);
        }
        let answer = match party {
            Party::Agent => self.settings.auto.agent_answers_ms,
            Party::Customer => self.settings.auto.customer_answers_ms,
        };
        let ignored = party == Party::Customer && self.draw_percent(self.settings.auto.unanswered_percent);
        if let Some(span) = answer.filter(|_| !ignored) {
            let wait = span.draw(&mut self.rng);
            self.timers.after(now, wait, Due::Answers { call: id.to_owned(), party, place });
        }
        self.timers.after(now, ring, Due::RingsOut { call: id.to_owned(), party, place });
    }

    fn ringing_leg(&mut self, id: &str) -> Option<&mut Leg> {
        let call = self.call_mut(id)?;
        match call.state {
            CallState::FirstLegRinging => Some(&mut call.first),
            CallState::SecondLegRinging => Some(&mut call.second),
            CallState::Bridged | CallState::Ended => None,
        }
    }

    /// Nobody took the current target: the next one rings, or the call ends; `first` is its status if no leg was answered.
    pub(super) fn passes_on(&mut self, now: Timestamp, id: &str, first: i64) {
        let Some(leg) = self.ringing_leg(id) else { return };
        if !leg.all_at_once && leg.current + 1 < leg.targets.len() {
            leg.current += 1;
            self.rings(now, id);
            self.settle(now);
        } else {
            let is_first = self.call(id).is_some_and(|call| call.state == CallState::FirstLegRinging);
            self.ends(now, id, if is_first { first } else { status::SECOND_UNANSWERED }, None, None);
        }
    }

    /// The phone that rings is picked up, at `place` among the leg's targets.
    pub(super) fn answered(&mut self, now: Timestamp, id: &str, place: usize) {
        let Some(leg) = self.ringing_leg(id) else { return };
        leg.current = place;
        leg.answered_at = Some(now);
        let (origin, method) = match leg.party {
            Party::Agent => (Origin::WebAgent, "agent_answers"),
            Party::Customer => (Origin::Customer, "customer_answers"),
        };
        let Some(call) = self.call_mut(id) else { return };
        let (agent, limit) = (call.agent().map(str::to_owned), call.limit);
        if call.state == CallState::FirstLegRinging {
            call.state = CallState::SecondLegRinging;
            self.happened(now, origin, method, agent.as_deref(), Some(id));
            self.rings(now, id);
        } else {
            call.state = CallState::Bridged;
            self.happened(now, origin, method, agent.as_deref(), Some(id));
            if let Some(span) = self.settings.auto.talk_ms {
                let wait = span.draw(&mut self.rng);
                self.timers.after(now, wait, Due::HangsUp { call: id.to_owned() });
            }
            if let Some(limit) = limit {
                self.timers.after(now, limit, Due::ReachesLimit { call: id.to_owned() });
            }
        }
        self.settle(now);
    }

    /// One side hangs up, or does not take the call.
    pub(super) fn hangs_up(&mut self, now: Timestamp, id: &str, by: Party, wrap_up_s: Option<u32>) {
        let Some(call) = self.call(id) else { return };
        let rings_there = call.ringing().is_some_and(|leg| leg.party == by);
        let status = match call.state {
            CallState::Bridged => status::BOTH_ANSWERED,
            CallState::FirstLegRinging if rings_there => status::REJECTED,
            CallState::FirstLegRinging => status::FIRST_UNANSWERED,
            CallState::SecondLegRinging if rings_there => status::SECOND_UNANSWERED,
            CallState::SecondLegRinging => status::FIRST_ANSWERED,
            CallState::Ended => return,
        };
        self.ends(now, id, status, Some(by), wrap_up_s);
    }

    /// Ends a call: the agent who talked gets a wrap-up, and a report is due.
    pub(super) fn ends(
        &mut self,
        now: Timestamp,
        id: &str,
        status: i64,
        by: Option<Party>,
        wrap_up_s: Option<u32>,
    ) {
        let Some(call) = self.call_mut(id).filter(|call| call.is_live()) else { return };
        call.state = CallState::Ended;
        (call.ended, call.status, call.hung_up_by) = (Some(now), Some(status), by);
        let (talked, number) = (call.bridged_at().is_some(), call.customer().unwrap_or_default().to_owned());
        let agent = call.agent().map(str::to_owned);
        let (origin, method) = match by {
            Some(Party::Agent) => (Origin::WebAgent, "agent_hangs_up"),
            Some(Party::Customer) => (Origin::Customer, "customer_hangs_up"),
            None => (Origin::System, "call_ends"),
        };
        self.happened(now, origin, method, agent.as_deref(), Some(id));
        let seconds = wrap_up_s.unwrap_or(self.settings.rules.wrap_up_s);
        let until = now.checked_add(Duration::from_secs(seconds.into()));
        if let Some(agent) = agent.and_then(|agent| self.agents.get_mut(&agent)) {
            let (kind, text) = if talked { ("call", "Call ended") } else { ("missed", "Call not connected") };
            agent.is_told(Tag { at: now, kind, text: text.to_owned(), call: Some(id.to_owned()) });
            if let Ok(until) = until
                && talked
                && seconds > 0
            {
                agent.wrap_up = Some(WrapUp { since: now, until, call: id.to_owned(), number });
                self.timers.at(until, Due::WrapUpEnds);
            }
        }
        self.unsent.push(id.to_owned());
        self.settle(now);
    }
}
