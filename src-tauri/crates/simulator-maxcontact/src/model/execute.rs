use jiff::Timestamp;

use super::{AgentState, Call, CallKind, CallState, Command, World};
use crate::enumerations::ResponseCodes;
use ringside_simulator_kit::{Effect, LedgerEntry, Origin};

/// Why the vendor says no. The sentences are invented, as the vendor documents none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("Unknown user.")]
    UnknownUser,
    #[error("User is not logged in.")]
    LoggedOut,
    #[error("Call not found.")]
    UnknownCall,
    #[error("{0}")]
    WrongState(&'static str),
    #[error("Unknown result code.")]
    UnknownResultCode,
    #[error("Result code is not in the plan of this list.")]
    ResultCodeNotInPlan,
    #[error("Lead not found.")]
    UnknownLead,
    #[error("Not permitted.")]
    NotPermitted,
}

impl Refusal {
    pub(crate) fn code(self, codes: &ResponseCodes) -> i32 {
        match self {
            Self::UnknownUser => codes.unknown_user,
            Self::LoggedOut => codes.user_not_logged_in,
            Self::UnknownCall => codes.unknown_call,
            Self::WrongState(_) => codes.wrong_state,
            Self::UnknownResultCode | Self::ResultCodeNotInPlan => codes.unknown_result_code,
            Self::UnknownLead => codes.unknown_lead,
            Self::NotPermitted => codes.not_permitted,
        }
    }
}

/// What came of a command: the call it made, if it made one.
pub(super) type Executed = Result<Option<i32>, Refusal>;

impl World {
    /// Carries `command` out or refuses it, and writes that down; `fault` is what will meet the answer.
    pub(crate) fn run(
        &mut self,
        now: Timestamp,
        origin: Origin,
        user: i32,
        command: &Command,
        fault: Option<&str>,
    ) -> Executed {
        self.advance(now);
        let before = command.call().and_then(|id| self.calls.get(&id)).cloned();
        let done = self.execute(now, origin, user, command);
        let subject = match done {
            Ok(Some(made)) => Some(made),
            _ => command.call(),
        };
        let after = subject.and_then(|id| self.calls.get(&id)).cloned();
        let subject = after.or(before).filter(|call| call.user == user);
        let mut entry = entry(now, origin, command.name(), Some(user), subject.as_ref());
        entry.call = entry.call.or(command.call().map(|id| id.to_string()));
        entry.parameters = command.parameters();
        entry.fault = fault.map(str::to_owned);
        if let Err(refusal) = done {
            entry.effect = Effect::Refused;
            entry.detail = Some(refusal.to_string());
        }
        self.ledger.record(entry);
        done
    }

    /// Writes down that a command arrived and was not looked at.
    pub(crate) fn prevent(&mut self, now: Timestamp, user: i32, command: &Command, why: &str) {
        self.advance(now);
        let subject = command.call().and_then(|id| self.calls.get(&id)).filter(|call| call.user == user);
        let mut entry = entry(now, Origin::Api, command.name(), Some(user), subject);
        entry.call = command.call().map(|id| id.to_string());
        entry.parameters = command.parameters();
        entry.effect = Effect::Prevented;
        entry.fault = Some(why.to_owned());
        self.ledger.record(entry);
    }

    /// Writes down something that happened to a call without a command.
    pub(super) fn happened(
        &mut self,
        now: Timestamp,
        origin: Origin,
        what: &str,
        user: Option<i32>,
        call: Option<i32>,
    ) {
        let call = call.and_then(|id| self.calls.get(&id));
        let entry = entry(now, origin, what, user, call);
        self.ledger.record(entry);
    }

    fn execute(&mut self, now: Timestamp, origin: Origin, user: i32, command: &Command) -> Executed {
        let agent = self.agents.get_mut(&user).ok_or(Refusal::UnknownUser)?;
        if agent.state == AgentState::LoggedOut && !matches!(command, Command::LogIn { .. }) {
            return Err(Refusal::LoggedOut);
        }
        match command {
            Command::GoReady => match agent.state {
                AgentState::NotReady | AgentState::OnBreak | AgentState::Ready => {
                    agent.enter(AgentState::Ready, now);
                }
                _ => return Err(Refusal::WrongState("User is on a call.")),
            },
            Command::Dial { phone, lead } => return self.dial(now, user, phone, *lead),
            Command::Hangup { call } => self.hang_up(now, user, *call)?,
            Command::Dispose { call, code } => self.dispose(now, origin, user, *call, code)?,
            Command::Hold { call } => {
                self.switch(user, *call, CallState::Connected, CallState::Held, "Call is not connected.")?;
            }
            Command::Retrieve { call } => self.retrieve(user, *call)?,
            Command::StopRecord { call } => self.record(user, *call, false)?,
            Command::StartRecord { call } => self.record(user, *call, true)?,
            Command::ChangeLead { call, lead_phone } => {
                let lead = self.leads.owner_of(*lead_phone).ok_or(Refusal::UnknownLead)?.id;
                self.assign(user, *call, lead)?;
            }
            Command::CreateNewLead { call, phone } => {
                self.own(user, *call)?;
                let lead = self.leads.add(None, None, &[("New", phone)]);
                self.assign(user, *call, lead)?;
            }
            Command::ConnectCalls(connect) => self.connect(now, origin, user, connect)?,
            Command::LogIn { .. }
            | Command::LogOut
            | Command::GoNotReady
            | Command::RequestBreak { .. }
            | Command::DialExt { .. }
            | Command::DialPreview { .. }
            | Command::ShotgunDial { .. }
            | Command::TransferToUser { .. }
            | Command::CompleteTransfer { .. } => return self.execute_unverified(now, origin, user, command),
        }
        Ok(None)
    }

    /// Returns the call if it is one of `user`'s.
    pub(super) fn own(&mut self, user: i32, call: i32) -> Result<&mut Call, Refusal> {
        self.calls.get_mut(&call).filter(|call| call.user == user).ok_or(Refusal::UnknownCall)
    }

    pub(super) fn dial(&mut self, now: Timestamp, user: i32, phone: &str, lead: Option<i64>) -> Executed {
        if lead.is_some_and(|id| self.leads.get(id).is_none()) {
            return Err(Refusal::UnknownLead);
        }
        self.may_dial(user)?;
        let known = lead.or_else(|| self.leads.newest_with(phone).map(|lead| lead.id));
        let lead = known.unwrap_or_else(|| self.leads.add(None, None, &[("New", phone)]));
        let call = self.begin_call(now, user, CallKind::OutboundManual, phone, Some(lead));
        self.settle(user, now);
        Ok(Some(call))
    }

    pub(super) fn may_dial(&self, user: i32) -> Result<(), Refusal> {
        let agent = self.agents.get(&user).ok_or(Refusal::UnknownUser)?;
        match agent.state {
            AgentState::LoggedOut => Err(Refusal::LoggedOut),
            AgentState::NotReady | AgentState::Ready => Ok(()),
            AgentState::OnBreak => Err(Refusal::WrongState("User is on a break.")),
            AgentState::Wrapping => Err(Refusal::WrongState("A call waits for its result code.")),
            AgentState::Calling | AgentState::Talking => {
                let mut calls = self.calls_of(user);
                let first = calls.next();
                if calls.next().is_some() {
                    Err(Refusal::WrongState("User has two calls already."))
                } else if self.rules.second_call_needs_hold
                    && first.is_some_and(|call| call.state != CallState::Held)
                {
                    Err(Refusal::WrongState("The first call is not on hold."))
                } else {
                    Ok(())
                }
            }
        }
    }

    /// Makes a call that is being dialled and returns its id.
    pub(super) fn begin_call(
        &mut self,
        now: Timestamp,
        user: i32,
        kind: CallKind,
        phone: &str,
        lead: Option<i64>,
    ) -> i32 {
        let id = self.next_call;
        self.next_call += 1;
        let (name, name2) = lead
            .and_then(|id| self.leads.get(id))
            .map(|lead| (lead.name.clone(), lead.name2.clone()))
            .unwrap_or_default();
        let phone = phone.to_owned();
        let state = CallState::Dialling;
        let call = Call {
            id,
            user,
            started: now,
            state,
            kind,
            recording: false,
            phone,
            name,
            name2,
            lead,
            target: None,
        };
        self.calls.insert(id, call);
        if kind != CallKind::Inbound {
            self.schedule_answer(now, id);
        }
        id
    }

    /// Brings the agent's state in line with the calls; without any it stays.
    pub(super) fn settle(&mut self, user: i32, now: Timestamp) {
        let (mut any, mut up, mut answered) = (false, false, false);
        for call in self.calls_of(user) {
            any = true;
            up |= call.is_up();
            answered |= call.is_answered();
        }
        let state = match (any, up, answered) {
            (false, ..) => return,
            (true, false, _) => AgentState::Wrapping,
            (true, true, false) => AgentState::Calling,
            (true, true, true) => AgentState::Talking,
        };
        if let Some(agent) = self.agents.get_mut(&user) {
            agent.enter(state, now);
        }
    }

    pub(super) fn hang_up(&mut self, now: Timestamp, user: i32, call: i32) -> Result<(), Refusal> {
        let call = self.own(user, call)?;
        if !call.is_up() {
            return Err(Refusal::WrongState("Call has ended already."));
        }
        call.state = CallState::Ended;
        call.recording = false;
        self.settle(user, now);
        Ok(())
    }

    pub(super) fn switch(
        &mut self,
        user: i32,
        call: i32,
        from: CallState,
        to: CallState,
        otherwise: &'static str,
    ) -> Result<(), Refusal> {
        let call = self.own(user, call)?;
        if call.state != from {
            return Err(Refusal::WrongState(otherwise));
        }
        call.state = to;
        Ok(())
    }

    fn retrieve(&mut self, user: i32, call: i32) -> Result<(), Refusal> {
        self.own(user, call)?;
        let busy = |other: &Call| other.id != call && other.is_up() && other.state != CallState::Held;
        if self.rules.second_call_needs_hold && self.calls_of(user).any(busy) {
            return Err(Refusal::WrongState("The other call is not on hold."));
        }
        self.switch(user, call, CallState::Held, CallState::Connected, "Call is not on hold.")
    }

    fn record(&mut self, user: i32, call: i32, on: bool) -> Result<(), Refusal> {
        let permitted = self.rules.recording_permitted;
        let call = self.own(user, call)?;
        if !permitted {
            return Err(Refusal::NotPermitted);
        }
        if !call.is_answered() {
            return Err(Refusal::WrongState("Call is not connected."));
        }
        call.recording = on;
        Ok(())
    }

    fn assign(&mut self, user: i32, call: i32, lead: i64) -> Result<(), Refusal> {
        let (name, name2) = match self.leads.get(lead) {
            Some(lead) => (lead.name.clone(), lead.name2.clone()),
            None => return Err(Refusal::UnknownLead),
        };
        let call = self.own(user, call)?;
        (call.lead, call.name, call.name2) = (Some(lead), name, name2);
        Ok(())
    }
}

fn entry(
    now: Timestamp,
    origin: Origin,
    method: &str,
    user: Option<i32>,
    call: Option<&Call>,
) -> LedgerEntry {
    LedgerEntry {
        user: user.map(|id| id.to_string()),
        call: call.map(|call| call.id.to_string()),
        call_started: call.map(|call| call.started),
        phone: call.map(|call| call.phone.clone()),
        lead: call.and_then(|call| call.lead).map(|id| id.to_string()),
        ..LedgerEntry::done(now, origin, method)
    }
}
