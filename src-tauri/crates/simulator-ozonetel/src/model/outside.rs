//! Events from outside the API.

use jiff::Timestamp;
use ringside_simulator_kit::{EventRefused, Origin};

use super::{Agent, AgentState, Call, CallState, Choice, Disposing, HangupBy, Target, World};
use crate::events::{Event, EventDone};
use crate::settings::AgentMode;

impl World {
    /// Lets `event` happen.
    pub(crate) fn happen(&mut self, now: Timestamp, event: Event) -> Result<EventDone, EventRefused> {
        self.advance(now);
        let ucid = match event {
            Event::CustomerAnswers { agent, ucid } => {
                let ucid = self.pick(&agent, ucid.as_deref(), |call| call.state == CallState::Calling)?;
                self.answered(now, Origin::Customer, "customer_answers", &ucid);
                Some(ucid)
            }
            Event::CustomerHangsUp { agent, ucid } => {
                let ucid = self.pick(&agent, ucid.as_deref(), Call::is_up)?;
                self.left(now, HangupBy::Customer, &ucid);
                Some(ucid)
            }
            Event::ConferenceAnswers { agent, ucid } => {
                let waiting = |call: &Call| call.is_up() && call.legs.iter().any(|leg| !leg.answered);
                let ucid = self.pick(&agent, ucid.as_deref(), waiting)?;
                self.partner_answers(now, &ucid);
                Some(ucid)
            }
            Event::ConferenceHangsUp { agent, ucid } => {
                let ucid =
                    self.pick(&agent, ucid.as_deref(), |call| call.is_up() && !call.legs.is_empty())?;
                if let Some(call) = self.calls.get_mut(&ucid) {
                    call.legs.pop();
                }
                self.happened_to(now, Origin::Customer, "conference_hangs_up", &ucid);
                Some(ucid)
            }
            Event::InboundCall { agent, number, did, monitor_ucid } => {
                if !self.agents.get(&agent).is_some_and(Agent::can_be_offered_calls) {
                    return Err(EventRefused::because("The agent takes no call now."));
                }
                let last = self.settings.campaigns.last().map(|campaign| campaign.did.clone());
                let did = did.or(last).unwrap_or_default();
                Some(self.offer(now, &agent, &number, &did, monitor_ucid))
            }
            Event::AgentAnswers { agent, ucid } => {
                let ucid = self.pick(&agent, ucid.as_deref(), |call| call.state == CallState::Calling)?;
                self.answered(now, Origin::WebAgent, "agent_answers", &ucid);
                Some(ucid)
            }
            Event::AgentHangsUp { agent, ucid } => {
                let ucid = self.pick(&agent, ucid.as_deref(), Call::is_up)?;
                self.left(now, HangupBy::Agent, &ucid);
                Some(ucid)
            }
            Event::AgentHolds { agent, on } => {
                let ucid = self.pick(&agent, None, |call| call.state == CallState::Answered)?;
                if let Some(call) = self.calls.get_mut(&ucid) {
                    call.held = on;
                }
                self.happened_to(now, Origin::WebAgent, "agent_holds", &ucid);
                Some(ucid)
            }
            Event::AgentDisposes { agent, ucid, disposition, comments } => {
                Some(self.agent_disposes(now, &agent, ucid.as_deref(), disposition, comments)?)
            }
            Event::AgentLogsIn { agent, mode, toolbar } => {
                self.agent_logs_in(now, &agent, mode, toolbar)?;
                None
            }
            Event::AgentLogsOut { agent } => {
                self.session_ends(now, &agent, Origin::WebAgent, "agent_logs_out")?;
                None
            }
            Event::SupervisorLogsOut { agent } => {
                self.session_ends(now, &agent, Origin::Supervisor, "supervisor_logs_out")?;
                None
            }
            Event::AgentReady { agent } => {
                self.agent_moves(now, &agent, AgentState::Idle, None)?;
                None
            }
            Event::AgentPauses { agent, reason } => {
                self.agent_moves(now, &agent, AgentState::Paused, Some(reason))?;
                None
            }
            Event::Restart => {
                self.restart(now);
                None
            }
            // Tokens are not the model's.
            Event::ExpireToken | Event::TokenGeneratedElsewhere => None,
        };
        Ok(EventDone { ucid })
    }

    /// Returns the newest call that is meant and fits.
    fn pick(
        &self,
        agent: &str,
        ucid: Option<&str>,
        fits: impl Fn(&Call) -> bool,
    ) -> Result<String, EventRefused> {
        let meant = |call: &&Call| ucid.is_none_or(|ucid| ucid == call.ucid) && fits(call);
        let found = self.calls_of(agent).filter(meant).last().map(|call| call.ucid.clone());
        found.ok_or_else(|| EventRefused::because("No call that this could happen to."))
    }

    fn agent_disposes(
        &mut self,
        now: Timestamp,
        agent: &str,
        ucid: Option<&str>,
        disposition: String,
        comments: Option<String>,
    ) -> Result<String, EventRefused> {
        let ucid = self.pick(agent, ucid, |_| true)?;
        let call = self.calls.get(&ucid);
        let did = call.map(|call| call.did.clone()).unwrap_or_default();
        let meant = call.map(|call| self.request_id(call)).unwrap_or_default();
        let choice = Choice { disposition, comments, ..Choice::default() };
        let request = Disposing { agent, ucid: &meant, did: &did, choice, rewrites: false };
        self.dispose(now, Origin::WebAgent, &request)
            .map_err(|why| EventRefused::because(&format!("The call cannot be disposed: {why:?}.")))?;
        self.happened_to(now, Origin::WebAgent, "agent_disposes", &ucid);
        Ok(ucid)
    }

    fn agent_logs_in(
        &mut self,
        now: Timestamp,
        agent: &str,
        mode: Option<AgentMode>,
        toolbar: bool,
    ) -> Result<(), EventRefused> {
        self.log_in(now, agent, None, mode, Some(Target::Ready), toolbar)
            .map_err(|why| EventRefused::because(&format!("The agent cannot log in: {why:?}.")))?;
        self.happened(now, Origin::WebAgent, "agent_logs_in", Some(agent), None);
        Ok(())
    }

    fn session_ends(
        &mut self,
        now: Timestamp,
        agent: &str,
        who: Origin,
        what: &str,
    ) -> Result<(), EventRefused> {
        self.log_out(now, agent)
            .map_err(|why| EventRefused::because(&format!("The agent cannot log out: {why:?}.")))?;
        self.happened(now, who, what, Some(agent), None);
        Ok(())
    }

    /// The toolbar lets an agent leave a wrap-up, but not a call.
    fn agent_moves(
        &mut self,
        now: Timestamp,
        agent: &str,
        state: AgentState,
        reason: Option<String>,
    ) -> Result<(), EventRefused> {
        let from = self.agents.get(agent).map(|agent| agent.state);
        if !matches!(from, Some(AgentState::Idle | AgentState::Paused | AgentState::Acw)) {
            return Err(EventRefused::because("The agent is logged out or on a call."));
        }
        let (action, what) = match state {
            AgentState::Paused => ("pause", "agent_pauses"),
            _ => ("release", "agent_ready"),
        };
        self.enter(now, agent, state, reason, action);
        self.happened(now, Origin::WebAgent, what, Some(agent), None);
        Ok(())
    }
}
