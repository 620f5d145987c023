//! Events from outside the API.

use jiff::Timestamp;

use super::{AgentState, Call, CallState, Command, World};
use crate::events::{Event, EventDone};
use ringside_simulator_kit::{EventRefused, Origin};

impl World {
    /// Lets `event` happen.
    pub(crate) fn happen(&mut self, now: Timestamp, event: Event) -> Result<EventDone, EventRefused> {
        self.advance(now);
        let done = match event {
            Event::CustomerRings { user, call } => {
                let call = self.pick(user, call, |call| call.state == CallState::Dialling)?;
                if let Some(call) = self.calls.get_mut(&call) {
                    call.state = CallState::Ringing;
                }
                Some(call)
            }
            Event::CustomerAnswers { user, call } => {
                let call = self.pick(user, call, |call| call.is_up() && !call.is_answered())?;
                self.answered(now, call);
                Some(call)
            }
            Event::CustomerHangsUp { user, call } => {
                let call = self.pick(user, call, Call::is_up)?;
                self.left(now, call);
                Some(call)
            }
            Event::InboundCall { user, number, name, name2 } => {
                Some(self.inbound(now, user, &number, name, name2)?)
            }
            Event::AgentReady { user } => self.act(now, user, &Command::GoReady)?,
            Event::AgentNotReady { user } => self.act(now, user, &Command::GoNotReady)?,
            Event::AgentRequestsBreak { user, kind } => {
                self.act(now, user, &Command::RequestBreak { kind })?
            }
            Event::AgentHolds { user, call } => {
                let call = self.pick(user, call, |call| call.state == CallState::Connected)?;
                self.act(now, user, &Command::Hold { call })?
            }
            Event::AgentRetrieves { user, call } => {
                let call = self.pick(user, call, |call| call.state == CallState::Held)?;
                self.act(now, user, &Command::Retrieve { call })?
            }
            Event::AgentTogglesRecording { user, call } => {
                let call = self.pick(user, call, Call::is_answered)?;
                let on = self.calls.get(&call).is_some_and(|call| call.recording);
                let command = if on { Command::StopRecord { call } } else { Command::StartRecord { call } };
                self.act(now, user, &command)?
            }
            Event::AgentHangsUp { user, call } => {
                let call = self.pick(user, call, Call::is_up)?;
                self.act(now, user, &Command::Hangup { call })?
            }
            Event::AgentDisposes { user, call, result_code } => {
                let call = self.pick(user, call, |_| true)?;
                self.act(now, user, &Command::Dispose { call, code: result_code })?
            }
            Event::AgentLogsIn { user } => self.act(now, user, &Command::LogIn { campaign: None })?,
            Event::SupervisorLogsOut { user } => {
                let agent =
                    self.agents.get_mut(&user).ok_or_else(|| EventRefused::because("Unknown user."))?;
                agent.enter(AgentState::LoggedOut, now);
                agent.pending_break = None;
                self.calls.retain(|_, call| call.user != user);
                self.happened(now, Origin::Supervisor, "supervisor_logs_out", Some(user), None);
                None
            }
            Event::Restart => {
                self.restart(now);
                None
            }
            // Tokens are not the model's.
            Event::ExpireTokens => None,
        };
        Ok(EventDone { call: done })
    }

    fn act(&mut self, now: Timestamp, user: i32, command: &Command) -> Result<Option<i32>, EventRefused> {
        let done = self.run(now, Origin::WebAgent, user, command, None);
        done.map(|made| made.or(command.call()))
            .map_err(|refusal| EventRefused::because(&refusal.to_string()))
    }

    /// Returns the call that is meant, if it fits.
    fn pick(&self, user: i32, call: Option<i32>, fits: impl Fn(&Call) -> bool) -> Result<i32, EventRefused> {
        let meant = |candidate: &&Call| call.is_none_or(|id| id == candidate.id) && fits(candidate);
        self.calls_of(user)
            .filter(meant)
            .last()
            .map(|call| call.id)
            .ok_or_else(|| EventRefused::because("No call that this could happen to."))
    }

    fn inbound(
        &mut self,
        now: Timestamp,
        user: i32,
        number: &str,
        name: Option<String>,
        name2: Option<String>,
    ) -> Result<i32, EventRefused> {
        let ready = self.agents.get(&user).is_some_and(|agent| agent.state == AgentState::Ready);
        if !ready {
            return Err(EventRefused::because("User is not ready."));
        }
        let lead = self.leads.newest_with(number).cloned();
        let id = lead.as_ref().map(|lead| lead.id);
        let (name, name2) = match (name, lead) {
            (None, Some(lead)) => (lead.name, name2.or(lead.name2)),
            (name, _) => (name, name2),
        };
        Ok(self.deliver(now, user, number, name, name2, id))
    }
}
