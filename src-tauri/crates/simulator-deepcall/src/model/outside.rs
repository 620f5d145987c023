//! Events from outside the API.

use jiff::Timestamp;
use ringside_simulator_kit::{EventRefused, Origin};

use super::agent::Tag;
use super::legs::status;
use super::{Agent, AgentState, Break, Call, CallState, Party, World, number};
use crate::data;
use crate::events::{Event, EventDone};

type Happened = Result<EventDone, EventRefused>;

impl World {
    /// Lets `event` happen.
    pub(crate) fn happen(&mut self, now: Timestamp, event: Event) -> Happened {
        self.advance(now);
        let done = match event {
            Event::InboundCall { user, number } => self.customer_calls(now, &user, &number),
            Event::AgentAnswers { user, call } => self.picks_up(now, &user, call.as_deref(), Party::Agent),
            Event::CustomerAnswers { user, call } => {
                self.picks_up(now, &user, call.as_deref(), Party::Customer)
            }
            Event::AgentHangsUp { user, call, wrap_up_s } => {
                let call = self.pick(&user, call.as_deref(), Call::is_live)?;
                self.hangs_up(now, &call, Party::Agent, wrap_up_s);
                Ok(with_call(call))
            }
            Event::CustomerHangsUp { user, call, wrap_up_s } => {
                let call = self.pick(&user, call.as_deref(), Call::is_live)?;
                self.hangs_up(now, &call, Party::Customer, wrap_up_s);
                Ok(with_call(call))
            }
            Event::NumberFails { user, call } => {
                let call = self.pick(&user, call.as_deref(), |call| call.ringing().is_some())?;
                let first = self.call(&call).is_some_and(|call| call.state == CallState::FirstLegRinging);
                let status = if first { status::FIRST_FAILED } else { status::SECOND_FAILED };
                self.ends(now, &call, status, None, None);
                Ok(with_call(call))
            }
            Event::AgentBeginsBreak { user, kind } => self.break_begins(now, &user, &kind, Origin::WebAgent),
            Event::SupervisorBeginsBreak { user, kind } => {
                self.break_begins(now, &user, &kind, Origin::Supervisor)
            }
            Event::AgentEndsBreak { user } => {
                let ended = self.agent(&user)?.on_break.take();
                ended.ok_or_else(|| EventRefused::because("The agent is not on a break."))?;
                self.told(now, Origin::WebAgent, "agent_ends_break", &user)
            }
            Event::AgentEndsWrapUp { user } => {
                let agent = self.agent(&user)?;
                if agent.wrap_up_at(now).is_none() {
                    return Err(EventRefused::because("The agent is not in wrap-up."));
                }
                agent.wrap_up = None;
                self.told(now, Origin::WebAgent, "agent_ends_wrap_up", &user)
            }
            Event::AgentDisposes { user, call, disposition, call_back } => {
                let id = self.pick(&user, call.as_deref(), |_| true)?;
                if let Some(call) = self.call_mut(&id) {
                    (call.disposition, call.call_back) = (Some(disposition), call_back);
                }
                self.happened(now, Origin::WebAgent, "agent_disposes", Some(&user), Some(&id));
                Ok(with_call(id))
            }
            Event::AgentLogsIn { user } => {
                self.agent(&user)?.logged_in = true;
                let ssid = Some(self.begin_session(&user));
                self.told(now, Origin::WebAgent, "agent_logs_in", &user)?;
                Ok(EventDone { call: None, ssid })
            }
            Event::AgentLogsOut { user } => self.leaves(now, &user, Origin::WebAgent, "agent_logs_out"),
            Event::SupervisorLogsOut { user } => {
                self.leaves(now, &user, Origin::Supervisor, "supervisor_logs_out")
            }
            Event::Notification { user, text } => {
                self.agent(&user)?.is_told(Tag { at: now, kind: "notice", text, call: None });
                Ok(EventDone::default())
            }
            Event::ExpireSession { user: Some(user) } => {
                self.agent(&user)?;
                self.end_sessions_of(&user);
                Ok(EventDone::default())
            }
            Event::ExpireSession { user: None } => {
                self.end_all_sessions();
                Ok(EventDone::default())
            }
            Event::ExpireToken => {
                self.end_token();
                Ok(EventDone::default())
            }
            Event::RenewCredentials => {
                self.renew_credentials();
                Ok(EventDone::default())
            }
            Event::Restart => {
                self.restart(now);
                Ok(EventDone::default())
            }
        };
        self.settle(now);
        done
    }

    fn agent(&mut self, user: &str) -> Result<&mut Agent, EventRefused> {
        self.agents.get_mut(user).ok_or_else(|| EventRefused::because("Unknown agent."))
    }

    fn told(&mut self, now: Timestamp, origin: Origin, method: &str, user: &str) -> Happened {
        self.happened(now, origin, method, Some(user), None);
        Ok(EventDone::default())
    }

    /// Returns the call that is meant, if it fits.
    fn pick(
        &self,
        user: &str,
        call: Option<&str>,
        fits: impl Fn(&Call) -> bool,
    ) -> Result<String, EventRefused> {
        let meant = |candidate: &&Call| {
            candidate.involves(user) && call.is_none_or(|id| id == candidate.id) && fits(candidate)
        };
        let found = self.calls.iter().rev().find(meant).map(|call| call.id.clone());
        found.ok_or_else(|| EventRefused::because("No call that this could happen to."))
    }

    fn customer_calls(&mut self, now: Timestamp, user: &str, caller: &str) -> Happened {
        let caller = number(caller).ok_or_else(|| EventRefused::because("Not a phone number."))?;
        let agent = self.agents.get(user).ok_or_else(|| EventRefused::because("Unknown agent."))?;
        if self.state_of(agent, now) != AgentState::Idle {
            return Err(EventRefused::because("The agent is not idle."));
        }
        Ok(with_call(self.deliver(now, user, &caller)))
    }

    fn picks_up(&mut self, now: Timestamp, user: &str, call: Option<&str>, party: Party) -> Happened {
        let rings = |call: &Call| call.ringing().is_some_and(|leg| leg.party == party);
        let id = self.pick(user, call, rings)?;
        let leg = self.call(&id).and_then(Call::ringing);
        let own = leg.filter(|_| party == Party::Agent).and_then(|leg| leg.place_of(user));
        let place = own.or(leg.map(|leg| leg.current)).unwrap_or_default();
        self.answered(now, &id, place);
        Ok(with_call(id))
    }

    fn break_begins(&mut self, now: Timestamp, user: &str, kind: &str, origin: Origin) -> Happened {
        let known = data::BREAKS.iter().find(|known| known.name.eq_ignore_ascii_case(kind));
        let known = known.ok_or_else(|| EventRefused::because("Unknown break."))?;
        let agent = self.agent(user)?;
        if !agent.logged_in {
            return Err(EventRefused::because("The agent is not logged in."));
        }
        agent.on_break = Some(Break { id: known.id.to_owned(), name: known.name.to_owned(), since: now });
        let method =
            if origin == Origin::Supervisor { "supervisor_begins_break" } else { "agent_begins_break" };
        self.told(now, origin, method, user)
    }

    fn leaves(&mut self, now: Timestamp, user: &str, origin: Origin, method: &str) -> Happened {
        let agent = self.agent(user)?;
        agent.logged_in = false;
        (agent.on_break, agent.wrap_up) = (None, None);
        self.end_sessions_of(user);
        self.told(now, origin, method, user)
    }
}

fn with_call(call: String) -> EventDone {
    EventDone { call: Some(call), ssid: None }
}
