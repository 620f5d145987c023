//! Events from outside the API.

use jiff::Timestamp;
use ringside_simulator_kit::{EventRefused, Origin};

use super::{Call, CallState, Disposition, Refusal, World};
use crate::data::{self, Placed};
use crate::events::{Event, EventDone, ScreenPop};
use crate::settings::Settings;

impl From<Refusal> for EventRefused {
    fn from(refusal: Refusal) -> Self {
        Self::because(refusal.0)
    }
}

impl World {
    /// Lets `event` happen. Tokens are not the model's.
    pub(crate) fn happen(
        &mut self,
        settings: &Settings,
        now: Timestamp,
        event: Event,
    ) -> Result<EventDone, EventRefused> {
        self.advance(settings, now);
        let guid = match event {
            Event::AgentAnswersPhone { agent } => {
                let guid = self.pick(&agent, None, |call| call.state == CallState::AgentLeg)?;
                self.agent_leg_answered(settings, now, &guid);
                self.told_of_call(now, Origin::WebAgent, "agent_answers_phone", &guid);
                Some(guid)
            }
            Event::CustomerAnswers { agent, guid } => {
                let guid = self.pick(&agent, guid.as_deref(), |call| call.state == CallState::Ringing)?;
                self.customer_answers(settings, now, &guid);
                Some(guid)
            }
            Event::CustomerHangsUp { agent, guid } => {
                let guid = self.pick(&agent, guid.as_deref(), Call::is_up)?;
                self.customer_hangs_up(settings, now, &guid);
                Some(guid)
            }
            Event::InboundCall { agent, number, campaign, guid, data } => {
                if campaign.as_deref().is_some_and(|name| data::campaign_named(name).is_none()) {
                    return Err(Refusal("unknown campaign").into());
                }
                let shown = campaign.clone().unwrap_or_default();
                let guid = self.deliver(settings, now, &agent, &number, campaign, guid)?;
                self.told_of_call(now, Origin::System, "inbound_call", &guid);
                let pairs: Vec<String> = data.iter().map(|(name, value)| format!("{name}={value}")).collect();
                let screen_pop = ScreenPop {
                    guid: guid.clone(),
                    campaign: shown,
                    callerid: number,
                    form: "Ficha".to_owned(),
                    screen: "TRUE".to_owned(),
                    beep: "TRUE".to_owned(),
                    answer: "TRUE".to_owned(),
                    par_and_values: pairs.join(":"),
                };
                return Ok(EventDone { guid: Some(guid), screen_pop: Some(screen_pop) });
            }
            Event::AgentHangsUp { agent } => {
                let guid = self.pick(&agent, None, Call::is_up)?;
                self.finish(settings, now, &guid);
                self.told_of_call(now, Origin::WebAgent, "agent_hangs_up", &guid);
                Some(guid)
            }
            Event::AgentBreaks { agent, motive } => {
                self.take_break(now, &agent, &motive)?;
                self.happened(now, Origin::WebAgent, "agent_breaks", Some(&agent), None);
                None
            }
            Event::AgentUnbreaks { agent } => {
                self.end_break(now, &agent)?;
                self.happened(now, Origin::WebAgent, "agent_unbreaks", Some(&agent), None);
                None
            }
            Event::AgentDisposes { agent, guid, l1, l2, l3 } => {
                let guid = self.pick(&agent, guid.as_deref(), |_| true)?;
                self.disposes(settings, now, &guid, [l1, l2, l3])?;
                Some(guid)
            }
            Event::AgentLogsIn { agent } => {
                self.sign_in(settings, now, &agent)?;
                self.happened(now, Origin::WebAgent, "agent_logs_in", Some(&agent), None);
                None
            }
            Event::SupervisorLogsOut { agent } => {
                self.sign_off(now, &agent)?;
                self.happened(now, Origin::Supervisor, "supervisor_logs_out", Some(&agent), None);
                None
            }
            Event::ExpireTokens { .. } => None,
            Event::Restart => {
                let present: Vec<String> =
                    self.agents().filter(|agent| agent.signed_in).map(|agent| agent.user.clone()).collect();
                for agent in present {
                    self.sign_off(now, &agent)?;
                }
                self.happened(now, Origin::System, "restart", None, None);
                None
            }
        };
        Ok(EventDone { guid, screen_pop: None })
    }

    /// Returns the newest call that is meant, if it fits.
    fn pick(
        &self,
        agent: &str,
        guid: Option<&str>,
        fits: impl Fn(&Call) -> bool,
    ) -> Result<String, EventRefused> {
        let meant =
            |call: &&Call| call.agent == agent && guid.is_none_or(|guid| guid == call.guid) && fits(call);
        let found = self.calls.iter().rev().find(meant);
        found.map(|call| call.guid.clone()).ok_or(Refusal("no call that this could happen to").into())
    }

    /// The agent sets a disposition in the portal, where only leaves can be chosen.
    fn disposes(
        &mut self,
        settings: &Settings,
        now: Timestamp,
        guid: &str,
        levels: [String; 3],
    ) -> Result<(), EventRefused> {
        let call = self.call(guid).ok_or(Refusal("unknown call"))?;
        let campaign = call.campaign.clone().ok_or(Refusal("a direct call has no tree"))?;
        let (agent, callerid) = (call.agent.clone(), call.number.clone());
        if data::place(&campaign, levels.each_ref().map(String::as_str)) != Placed::Leaf {
            return Err(Refusal("not a leaf of the campaign's tree").into());
        }
        let [l1, l2, l3] = levels;
        let disposition = Disposition {
            at: now,
            by: Origin::WebAgent,
            campaign,
            agent,
            callerid,
            guid: guid.to_owned(),
            l1,
            l2,
            l3,
            d1: String::new(),
            d2: String::new(),
            comment: String::new(),
            schedule: String::new(),
            camptoreschedule: String::new(),
            tag: String::new(),
        };
        self.dispose(settings, disposition);
        self.told_of_call(now, Origin::WebAgent, "agent_disposes", guid);
        Ok(())
    }
}
