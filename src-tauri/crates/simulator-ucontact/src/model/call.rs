use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::auto::Due;
use super::{Refusal, World};
use crate::ids::uuid;
use crate::settings::Settings;

/// Where a call stands. Over the API only its begin is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// The agent's own phone rings; the customer is not called yet.
    AgentLeg,
    /// It rings at the customer's.
    Ringing,
    /// Both talk.
    Connected,
    /// Over.
    Ended,
}

/// How a call came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallKind {
    /// AgentCall or AgentCallwithData.
    ClickToCall,
    /// From outside.
    Inbound,
}

/// One call as the vendor sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Its id.
    pub guid: String,
    /// User name of the agent.
    pub agent: String,
    /// The campaign it counts for; `None` for a direct call.
    pub campaign: Option<String>,
    /// The other party's number.
    pub number: String,
    /// The number the other party sees, of a click to call.
    pub shown: Option<String>,
    /// `data` of AgentCallwithData.
    pub data: Option<String>,
    /// How it came about.
    pub kind: CallKind,
    /// Where it stands.
    pub state: CallState,
    /// When it began.
    pub started: Timestamp,
    /// When the customer picked up.
    pub answered: Option<Timestamp>,
    /// When it ended.
    pub ended: Option<Timestamp>,
}

impl Call {
    pub(crate) fn is_up(&self) -> bool {
        self.state != CallState::Ended
    }

    pub(super) fn end(&mut self, now: Timestamp) {
        self.state = CallState::Ended;
        self.ended = Some(now);
    }
}

/// What a click to call asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dial<'a> {
    pub(crate) agent: &'a str,
    pub(crate) campaign: &'a str,
    pub(crate) destination: &'a str,
    pub(crate) shown: &'a str,
    pub(crate) data: Option<&'a str>,
}

impl World {
    /// Rings the agent's phone and, once that is picked up, the customer's. Returns the call's id.
    pub(crate) fn dial(
        &mut self,
        settings: &Settings,
        now: Timestamp,
        dial: Dial<'_>,
    ) -> Result<String, Refusal> {
        let agent = self.present(dial.agent)?;
        if agent.on_break.is_some() && !settings.rules.call_on_break {
            return Err(Refusal("agent is on a break"));
        }
        if self.call_of(dial.agent).is_some() {
            return Err(Refusal("agent has a call"));
        }
        let call = Call {
            guid: uuid(&mut self.rng),
            agent: dial.agent.to_owned(),
            campaign: Some(dial.campaign.to_owned()),
            number: dial.destination.to_owned(),
            shown: Some(dial.shown.to_owned()),
            data: dial.data.map(str::to_owned),
            kind: CallKind::ClickToCall,
            state: CallState::AgentLeg,
            started: now,
            answered: None,
            ended: None,
        };
        let guid = self.begin(now, call);
        if settings.rules.agent_leg_answers {
            self.agent_leg_answered(settings, now, &guid);
        }
        Ok(guid)
    }

    /// A new call ends the wrap-up of the one before.
    fn begin(&mut self, now: Timestamp, call: Call) -> String {
        let guid = call.guid.clone();
        self.change(&call.agent, now, |agent| agent.wrap_up = None);
        self.calls.push(call);
        guid
    }

    /// Puts a call through to an agent's phone, connected at once.
    pub(super) fn deliver(
        &mut self,
        settings: &Settings,
        now: Timestamp,
        agent: &str,
        number: &str,
        campaign: Option<String>,
        guid: Option<String>,
    ) -> Result<String, Refusal> {
        let found = self.present(agent)?;
        if self.call_of(agent).is_some() {
            return Err(Refusal("agent has a call"));
        }
        if campaign.is_some() && (found.on_break.is_some() || found.wrap_up.is_some()) {
            return Err(Refusal("agent takes no campaign calls now"));
        }
        if guid.as_deref().is_some_and(|guid| self.call(guid).is_some()) {
            return Err(Refusal("a call has this guid already"));
        }
        let guid = guid.unwrap_or_else(|| uuid(&mut self.rng));
        let call = Call {
            guid,
            agent: agent.to_owned(),
            campaign,
            number: number.to_owned(),
            shown: None,
            data: None,
            kind: CallKind::Inbound,
            state: CallState::Ringing,
            started: now,
            answered: None,
            ended: None,
        };
        let guid = self.begin(now, call);
        self.connect(settings, now, &guid);
        Ok(guid)
    }

    fn call_mut(&mut self, guid: &str) -> Option<&mut Call> {
        self.calls.iter_mut().rev().find(|call| call.guid == guid)
    }

    /// The agent's phone is picked up; returns false when it does not ring.
    pub(super) fn agent_leg_answered(&mut self, settings: &Settings, now: Timestamp, guid: &str) -> bool {
        let Some(call) = self.call_mut(guid).filter(|call| call.state == CallState::AgentLeg) else {
            return false;
        };
        call.state = CallState::Ringing;
        self.schedule_answer(&settings.auto, now, guid);
        true
    }

    /// The customer picks up; returns false when it does not ring there.
    pub(super) fn connect(&mut self, settings: &Settings, now: Timestamp, guid: &str) -> bool {
        let Some(call) = self.call_mut(guid).filter(|call| call.state == CallState::Ringing) else {
            return false;
        };
        call.state = CallState::Connected;
        call.answered = Some(now);
        if let Some(span) = settings.auto.talk_ms {
            let talk = span.draw(&mut self.rng);
            self.timers.after(now, talk, Due::HangsUp { guid: guid.to_owned() });
        }
        true
    }

    /// Ends a call, whoever hung up; returns false when it is not up. After a campaign call the wrap-up begins, unless the
    /// disposition is there already.
    pub(super) fn finish(&mut self, settings: &Settings, now: Timestamp, guid: &str) -> bool {
        let Some(call) = self.call_mut(guid).filter(|call| call.is_up()) else { return false };
        call.end(now);
        let (agent, of_campaign) = (call.agent.clone(), call.campaign.is_some());
        let disposed = self.dispositions.iter().any(|disposition| disposition.guid == guid);
        let settled = disposed && settings.rules.disposition_ends_wrap_up;
        let wrap_up = (of_campaign && !settled).then(|| guid.to_owned());
        if let (Some(_), Some(ms)) = (&wrap_up, settings.rules.wrap_up_ms) {
            let wait = std::time::Duration::from_millis(ms);
            self.timers.after(now, wait, Due::WrapUpEnds { guid: guid.to_owned() });
        }
        self.change(&agent, now, |agent| agent.wrap_up = wrap_up);
        true
    }

    /// Ends the wrap-up of this call, if it is still being wrapped up.
    pub(super) fn wrapped_up(&mut self, now: Timestamp, guid: &str) {
        let agents = self.agents.values_mut();
        for agent in agents.filter(|agent| agent.wrap_up.as_deref() == Some(guid)) {
            (agent.wrap_up, agent.since) = (None, now);
        }
    }

    /// Hangs up whatever call the phone has now and returns it.
    pub(crate) fn hang_up(
        &mut self,
        settings: &Settings,
        now: Timestamp,
        extension: &str,
    ) -> Result<String, Refusal> {
        let agent = self.agent_at(extension).ok_or(Refusal("unknown phone"))?;
        let call = self.call_of(&agent.user).ok_or(Refusal("phone has no call"))?;
        let guid = call.guid.clone();
        self.finish(settings, now, &guid);
        Ok(guid)
    }
}
