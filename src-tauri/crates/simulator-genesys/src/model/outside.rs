//! Events from outside the API.

use jiff::Timestamp;
use ringside_simulator_kit::{EventRefused, Origin};
use serde_json::{Map, Value, json};

use super::{Call, CallState, CallType, Command, Target, World};
use crate::events::{Event, EventDone};

impl World {
    /// Lets `event` happen, as far as agents and calls are concerned.
    pub(crate) fn happen(&mut self, now: Timestamp, event: Event) -> Result<EventDone, EventRefused> {
        self.advance(now);
        let call = match event {
            Event::CustomerAnswers { user, call } => {
                let call = self.pick(&user, call.as_deref(), |call| call.state == CallState::Dialing)?;
                self.far_answers(now, &call);
                Some(call)
            }
            Event::CustomerHangsUp { user, call } => {
                let call = self.pick(&user, call.as_deref(), Call::is_live)?;
                self.far_leaves(now, &call);
                Some(call)
            }
            Event::InboundCall { user, number, user_data, internal } => {
                let kind = if internal { CallType::Internal } else { CallType::Inbound };
                Some(self.inbound(now, &user, &number, kind, user_data)?)
            }
            Event::AgentTakesState { user, operation } => {
                self.act(now, &user, &operation, Target::Channel("voice".to_owned()), json!({}))?
            }
            Event::AgentAnswers { user, call } => {
                let call = self.pick(&user, call.as_deref(), |call| call.state == CallState::Ringing)?;
                self.happened(now, Origin::WebAgent, "answer", Some(&user), Some(&call));
                self.establish(now, &call);
                self.schedule_talk(now, &call);
                Some(call)
            }
            Event::AgentHolds { user, call } => {
                let call = self.pick(&user, call.as_deref(), |call| call.state == CallState::Established)?;
                self.act(now, &user, "Hold", Target::Call(call), json!({}))?
            }
            Event::AgentRetrieves { user, call } => {
                let call = self.pick(&user, call.as_deref(), |call| call.state == CallState::Held)?;
                self.act(now, &user, "Retrieve", Target::Call(call), json!({}))?
            }
            Event::AgentHangsUp { user, call } => {
                let call = self.pick(&user, call.as_deref(), |call| {
                    call.is_live() && call.state != CallState::Ringing
                })?;
                self.act(now, &user, "Hangup", Target::Call(call), json!({}))?
            }
            Event::AgentDisposes { user, call, disposition } => {
                let call = self.pick(&user, call.as_deref(), |_| true)?;
                let uri = format!("{}/calls/{call}", self.uri_base());
                let body = json!({ "callUri": uri, "callUuid": call, "disposition": disposition });
                self.act(now, &user, "SetCallDisposition", Target::Call(call), body)?
            }
            Event::AgentLogsIn { user } => {
                let body = json!({ "channels": ["voice"] });
                self.act(now, &user, "StartContactCenterSession", Target::Me, body)?
            }
            Event::SupervisorLogsOut { user } => {
                self.known(&user)?;
                self.happened(now, Origin::Supervisor, "offline", Some(&user), None);
                self.enter(now, &user, "Offline");
                None
            }
            Event::DataAttached { user, call, user_data } => {
                let call = self.pick(&user, call.as_deref(), Call::is_live)?;
                self.happened(now, Origin::System, "data_attached", Some(&user), Some(&call));
                self.change_call(&call, |call| call.user_data.extend(user_data));
                self.call_event(now, &call, "AttachedDataChanged");
                Some(call)
            }
            Event::PartyLeaves { user, number } => {
                let fits = |call: &Call| call.is_conference() && call.parties.contains(&number);
                let uuid = self.pick(&user, None, fits)?;
                self.happened(now, Origin::Customer, "party_leaves", Some(&user), Some(&uuid));
                if let Some(call) = self.live(&uuid).cloned() {
                    self.remove_party(now, &call, &number)
                        .map_err(|refusal| EventRefused::because(&refusal.message))?;
                }
                Some(uuid)
            }
            Event::PhoneUnregisters { user } => self.register(now, &user, false)?,
            Event::PhoneRegisters { user } => self.register(now, &user, true)?,
            Event::ErrorMessage { user } => {
                self.known(&user)?;
                self.error_event(now, &user);
                None
            }
            Event::UnknownNotification { user, call, notification_type } => {
                let call = self.pick(&user, call.as_deref(), |_| true)?;
                self.call_event(now, &call, &notification_type);
                Some(call)
            }
            Event::Push { user, channel, data } => {
                self.known(&user)?;
                self.push(now, Some(&user), &channel, data);
                None
            }
            // Sessions and push clients are not the model's.
            Event::SessionsExpire { user }
            | Event::PushSessionsLost { user }
            | Event::LongPollsCut { user } => {
                user.map(|user| self.known(&user)).transpose()?;
                None
            }
            Event::Restart => {
                self.happened(now, Origin::System, "restart", None, None);
                None
            }
        };
        Ok(EventDone { call })
    }

    fn known(&self, user: &str) -> Result<(), EventRefused> {
        if self.agents.contains_key(user) {
            Ok(())
        } else {
            Err(EventRefused::because("There is no such user."))
        }
    }

    fn act(
        &mut self,
        now: Timestamp,
        user: &str,
        operation: &str,
        target: Target,
        body: Value,
    ) -> Result<Option<String>, EventRefused> {
        self.known(user)?;
        let Value::Object(body) = body else { return Ok(None) };
        let command = Command { operation: operation.to_owned(), target, body };
        let done = self.run(now, Origin::WebAgent, user, &command, None);
        done.map(|done| done.call).map_err(|refusal| EventRefused::because(&refusal.message))
    }

    /// Returns the call that is meant, if it fits.
    fn pick(
        &self,
        user: &str,
        call: Option<&str>,
        fits: impl Fn(&Call) -> bool,
    ) -> Result<String, EventRefused> {
        self.known(user)?;
        let meant =
            |other: &&Call| other.user == user && call.is_none_or(|id| other.is_named(id)) && fits(other);
        let found = self.calls.iter().rev().find(meant);
        found
            .map(|call| call.uuid.clone())
            .ok_or_else(|| EventRefused::because("There is no call that this could happen to."))
    }

    fn inbound(
        &mut self,
        now: Timestamp,
        user: &str,
        number: &str,
        kind: CallType,
        user_data: Map<String, Value>,
    ) -> Result<String, EventRefused> {
        self.known(user)?;
        let free = self
            .agents
            .get(user)
            .is_some_and(|agent| agent.is_active() && !agent.do_not_disturb && agent.forward_to.is_none());
        if !free {
            return Err(EventRefused::because("The device takes no calls."));
        }
        Ok(self.ring(now, user, number, kind, user_data))
    }

    fn register(
        &mut self,
        now: Timestamp,
        user: &str,
        registered: bool,
    ) -> Result<Option<String>, EventRefused> {
        let method = if registered { "phone_registers" } else { "phone_unregisters" };
        let Some(agent) = self.agents.get_mut(user) else {
            return Err(EventRefused::because("There is no such user."));
        };
        agent.registered = registered;
        self.happened(now, Origin::System, method, Some(user), None);
        self.device_event(now, user);
        Ok(None)
    }
}
