//! What the vendor tells its subscribers.

use jiff::Timestamp;

use super::{AgentState, CallKind, World};
use crate::wire::{Json, object, text};

/// Where events go; an empty address is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Subscription {
    pub(crate) call_url: String,
    pub(crate) agent_url: String,
}

/// One thing to be posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Push {
    pub(crate) url: String,
    pub(crate) content_type: &'static str,
    pub(crate) body: String,
}

impl Push {
    fn json(url: String, body: &Json) -> Self {
        Self { url, content_type: "application/json", body: body.to_string() }
    }
}

impl World {
    /// Whether anybody listens.
    pub(crate) fn is_listened_to(&self) -> bool {
        let Subscription { call_url, agent_url } = &self.subscription;
        !call_url.is_empty() || !agent_url.is_empty() || self.settings.push.callback_url.is_some()
    }

    pub(super) fn push_call(&mut self, now: Timestamp, ucid: &str, action: &str) {
        let url = self.subscription.call_url.clone();
        let Some(call) = self.calls.get(ucid).filter(|_| !url.is_empty()) else { return };
        // The vendor's own page writes the word both ways.
        let kind = match (call.kind, action) {
            (CallKind::Manual, _) => "Manual",
            (CallKind::Inbound, "Calling") => "InBound",
            (CallKind::Inbound, _) => "Inbound",
        };
        let agent = self.agents.get(&call.agent);
        let number = agent.map(|agent| agent.number.as_str()).unwrap_or_default();
        let time = self.local(now);
        let fields = vec![
            ("action", text(action)),
            ("call_type", text(kind)),
            ("ucid", text(&call.ucid)),
            ("monitor_ucid", text(&call.monitor_ucid)),
            ("agent_id", text(&call.agent)),
            ("skill", text(&call.skill)),
            ("caller_id", text(&call.number)),
            ("did", text(&call.did)),
            ("agent_number", text(number)),
            ("event_time", text(&time)),
        ];
        self.outbound.push_back(Push::json(url, &self.event("Call", &time, fields)));
    }

    pub(super) fn push_agent(&mut self, now: Timestamp, agent: &str, action: &str) {
        let url = self.subscription.agent_url.clone();
        let Some(agent) = self.agents.get(agent).filter(|_| !url.is_empty()) else { return };
        let time = self.local(now);
        let key = self.settings.push.agent_id_key.as_str();
        let mut fields = vec![
            ("action", text(action)),
            (key, text(&agent.of.id)),
            ("agentName", text(&agent.of.name)),
            ("agentMode", text(agent.mode.word())),
            ("phoneNumber", text(&agent.number)),
            ("skill", text(&agent.of.skill)),
            ("event_time", text(&time)),
        ];
        if self.settings.push.pause_reason
            && agent.state == AgentState::Paused
            && let Some(reason) = &agent.reason
        {
            fields.push(("pauseReason", text(reason)));
        }
        self.outbound.push_back(Push::json(url, &self.event("Agent", &time, fields)));
    }

    fn event(&self, kind: &str, time: &str, fields: Vec<(&str, Json)>) -> Json {
        let mut members = vec![
            ("eventType", text(kind)),
            ("eventTime", text(time)),
            ("username", text(&self.settings.user_name)),
        ];
        if self.settings.push.flat {
            members.extend(fields);
        } else {
            members.push(("data", object(fields)));
        }
        object(members)
    }

    /// Posts the record of a call that is over.
    pub(super) fn push_record(&mut self, now: Timestamp, ucid: &str) {
        let Some(url) = self.settings.push.callback_url.clone() else { return };
        let Some(call) = self.calls.get(ucid) else { return };
        let data = self.post_call_record(now, call).to_string();
        let body = url::form_urlencoded::Serializer::new(String::new()).append_pair("data", &data).finish();
        self.outbound.push_back(Push { url, content_type: "application/x-www-form-urlencoded", body });
    }
}
