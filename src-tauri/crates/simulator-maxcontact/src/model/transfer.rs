//! The nine methods that are known by name only. What they do here is a guess along the vendor's description of the states.

use jiff::Timestamp;

use super::execute::Executed;
use super::{AgentState, CallKind, CallState, Command, Refusal, World};
use crate::data::CAMPAIGNS;
use ringside_simulator_kit::Origin;

impl World {
    pub(super) fn execute_unverified(
        &mut self,
        now: Timestamp,
        origin: Origin,
        user: i32,
        command: &Command,
    ) -> Executed {
        match command {
            Command::LogIn { campaign } => self.log_in(now, user, *campaign)?,
            Command::LogOut => self.idle(user, AgentState::LoggedOut, now)?,
            Command::GoNotReady => self.idle(user, AgentState::NotReady, now)?,
            Command::RequestBreak { kind } => self.request_break(now, user, kind)?,
            Command::DialExt { phone } => {
                self.may_dial(user)?;
                let call = self.begin_call(now, user, CallKind::TransferLeg, phone, None);
                self.settle(user, now);
                return Ok(Some(call));
            }
            Command::DialPreview { lead } => {
                let previewed = match lead {
                    Some(id) => self.leads.get(*id),
                    None => self.leads.nth(0),
                };
                return self.dial_lead(now, user, previewed.map(|lead| lead.id));
            }
            Command::ShotgunDial { lead } => return self.dial_lead(now, user, Some(*lead)),
            Command::TransferToUser { call, target } => return self.consult(now, user, *call, *target),
            Command::CompleteTransfer { call, code } => {
                self.complete(now, origin, user, *call, code.as_deref().unwrap_or("HKT"))?;
            }
            _ => {}
        }
        Ok(None)
    }

    fn log_in(&mut self, now: Timestamp, user: i32, campaign: Option<i32>) -> Result<(), Refusal> {
        let known = |id: i32| CAMPAIGNS.iter().any(|campaign| campaign.id == id && campaign.active);
        if campaign.is_some_and(|id| !known(id)) {
            return Err(Refusal::WrongState("No such campaign."));
        }
        let agent = self.agents.get_mut(&user).ok_or(Refusal::UnknownUser)?;
        if agent.state != AgentState::LoggedOut {
            return Err(Refusal::WrongState("User is logged in already."));
        }
        agent.campaign = campaign.unwrap_or(agent.campaign);
        agent.enter(AgentState::NotReady, now);
        Ok(())
    }

    fn idle(&mut self, user: i32, state: AgentState, now: Timestamp) -> Result<(), Refusal> {
        let agent = self.agents.get_mut(&user).ok_or(Refusal::UnknownUser)?;
        match agent.state {
            AgentState::Calling | AgentState::Talking | AgentState::Wrapping => {
                Err(Refusal::WrongState("User is on a call."))
            }
            AgentState::LoggedOut | AgentState::NotReady | AgentState::Ready | AgentState::OnBreak => {
                agent.enter(state, now);
                agent.pending_break = None;
                Ok(())
            }
        }
    }

    fn request_break(&mut self, now: Timestamp, user: i32, kind: &str) -> Result<(), Refusal> {
        let agent = self.agents.get_mut(&user).ok_or(Refusal::UnknownUser)?;
        match agent.state {
            AgentState::LoggedOut => return Err(Refusal::LoggedOut),
            AgentState::NotReady | AgentState::OnBreak => agent.begin_break(kind.to_owned(), now),
            AgentState::Calling | AgentState::Talking | AgentState::Wrapping => {
                agent.pending_break = Some(kind.to_owned());
            }
            AgentState::Ready => {
                agent.pending_break = Some(kind.to_owned());
                self.schedule_break(now, user);
            }
        }
        Ok(())
    }

    fn dial_lead(&mut self, now: Timestamp, user: i32, lead: Option<i64>) -> Executed {
        let lead = lead.and_then(|id| self.leads.get(id)).ok_or(Refusal::UnknownLead)?;
        let phone = lead.phones.first().map(|phone| phone.number.clone()).ok_or(Refusal::UnknownLead)?;
        let id = lead.id;
        self.dial(now, user, &phone, Some(id))
    }

    /// Holds the call and calls the other agent.
    fn consult(&mut self, now: Timestamp, user: i32, call: i32, target: i32) -> Executed {
        let colleague = self.agents.get(&target).ok_or(Refusal::UnknownUser)?;
        if target == user || colleague.state == AgentState::LoggedOut {
            return Err(Refusal::WrongState("That user cannot take the call."));
        }
        let name = colleague.name.clone();
        if !self.own(user, call)?.is_answered() {
            return Err(Refusal::WrongState("Call is not connected."));
        }
        if self.calls_of(user).count() > 1 {
            return Err(Refusal::WrongState("User has two calls already."));
        }
        self.own(user, call)?.state = CallState::Held;
        let leg = self.begin_call(now, user, CallKind::TransferLeg, &target.to_string(), None);
        if let Some(leg) = self.calls.get_mut(&leg) {
            (leg.name, leg.target) = (Some(name), Some(target));
        }
        self.settle(user, now);
        Ok(Some(leg))
    }

    /// Gives the held call to the agent at the other end of the transfer leg.
    fn complete(
        &mut self,
        now: Timestamp,
        origin: Origin,
        user: i32,
        call: i32,
        code: &str,
    ) -> Result<(), Refusal> {
        let customer = self.own(user, call)?.clone();
        self.check_code(code, true)?;
        let leg = self.calls_of(user).find(|leg| leg.target.is_some() && leg.is_answered());
        let Some((leg, target)) = leg.and_then(|leg| leg.target.map(|target| (leg.id, target))) else {
            return Err(Refusal::WrongState("No answered transfer."));
        };
        if !customer.is_answered() {
            return Err(Refusal::WrongState("Call is not connected."));
        }
        self.calls.remove(&leg);
        self.put_away(now, origin, call, code, None, None);
        self.after_disposal(now, user);
        self.deliver(now, target, &customer.phone, customer.name, customer.name2, customer.lead);
        Ok(())
    }
}
