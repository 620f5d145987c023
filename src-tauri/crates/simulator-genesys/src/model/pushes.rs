//! Events: what is told, and when.

use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};

use super::timers::Due;
use super::{CallState, World};
use crate::settings::EventOrder;
use crate::wire;

/// An event for the push clients of one agent.
#[derive(Debug, Clone)]
pub(crate) struct Push {
    /// `None` is everybody.
    pub(crate) user: Option<String>,
    pub(crate) channel: String,
    pub(crate) data: Value,
}

impl World {
    /// Plans an event about the call as it is now.
    pub(super) fn call_event(&mut self, now: Timestamp, uuid: &str, notification: &str) {
        let Some(call) = self.call(uuid).cloned() else { return };
        let Some(agent) = self.agents.get(&call.user) else { return };
        let mut data = json!({
            "messageType": "CallStateChangeMessage",
            "notificationType": notification,
            "phoneNumber": agent.settings.phone_number,
            "call": wire::call(self, &call, now),
        });
        if let Some(extensions) = self.extensions(&call.uuid) {
            data["extensions"] = extensions;
        }
        self.push(now, Some(&call.user), "/v2/me/calls", data);
    }

    fn extensions(&self, uuid: &str) -> Option<Value> {
        let call = self.call(uuid)?;
        let mut extensions = json!({ "BusinessCall": 1 });
        match call.state {
            CallState::Ringing => {
                if let Some(no_answer) = self.settings.rules.no_answer {
                    extensions["NO_ANSWER_TIMEOUT"] = no_answer.timeout_s.into();
                    extensions["NO_ANSWER_ACTION"] =
                        if no_answer.not_ready { "notready" } else { "none" }.into();
                    extensions["NO_ANSWER_OVERFLOW"] = "recall".into();
                }
                extensions["OriginationDN"] = call.parties.first().cloned().into();
                extensions["OriginationDN_location"] = "SIP_Switch".into();
            }
            CallState::Established if self.settings.rules.wrap_up_s > 0 => {
                extensions["WrapUpTime"] = self.settings.rules.wrap_up_s.into();
            }
            CallState::Established | CallState::Dialing => {}
            CallState::Held | CallState::Released => return None,
        }
        Some(extensions)
    }

    /// Plans an event about the agent's device as it is now.
    pub(super) fn device_event(&mut self, now: Timestamp, user: &str) {
        let Some(agent) = self.agents.get(user) else { return };
        let device = wire::device(self, agent);
        let data = json!({ "messageType": "DeviceStateChangeMessage", "devices": [device] });
        self.push(now, Some(user), "/v2/me/devices", data);
    }

    pub(super) fn channel_event(&mut self, now: Timestamp, user: &str, channel: &str) {
        let Some(state) = self.agents.get(user).and_then(|agent| agent.channels.get(channel)) else { return };
        let state = wire::user_state(self, state);
        let data = json!({
            "messageType": "ChannelStateChangeMessageV2",
            "channels": [{ "channel": channel, "userState": state }],
        });
        self.push(now, Some(user), "/v2/me/channels", data);
    }

    /// Plans the failure that has no text.
    pub(super) fn error_event(&mut self, now: Timestamp, user: &str) {
        let Some(agent) = self.agents.get(user) else { return };
        let path = format!("/devices/{}", agent.settings.device_id);
        let data = json!({
            "messageType": "ErrorMessage",
            "deviceUri": format!("{}{path}", self.uri_base()),
            "devicePath": path,
        });
        self.push(now, Some(user), "/v2/me/devices", data);
    }

    /// Tells everybody that the voice service came or went.
    pub(crate) fn service_event(&mut self, now: Timestamp) {
        let data = json!({ "messageType": "ServiceStateChangeMessage", "services": wire::services(self) });
        self.push(now, None, "/notifications/services", data);
    }

    /// Plans an event. One agent's events keep their order unless they are to overtake one another.
    pub(crate) fn push(&mut self, now: Timestamp, user: Option<&str>, channel: &str, mut data: Value) {
        let settings = self.settings.push.clone();
        if self.settings.wire.metrics && data.is_object() {
            data["metrics"] = json!({ "eventProcessing": {
                "nodeProcessingTimeNanos": 1_250_000,
                "serverGenerationTimestamp": now.as_millisecond(),
                "serverProcessingTimeTotalMs": 2,
            }});
        }
        self.pushes_planned += 1;
        let wait = match settings.order {
            EventOrder::BeforeAnswer => Duration::ZERO,
            EventOrder::AfterAnswer if settings.reorder => {
                Duration::from_millis(if self.pushes_planned % 2 == 1 {
                    settings.delay_ms.max
                } else {
                    settings.delay_ms.min
                })
            }
            EventOrder::AfterAnswer => settings.delay_ms.draw(&mut self.rng),
        };
        let mut at = now.checked_add(wait).unwrap_or(now);
        if let Some(agent) = user.and_then(|user| self.agents.get_mut(user))
            && !settings.reorder
        {
            at = at.max(agent.last_event);
            agent.last_event = at;
        }
        let push = Push { user: user.map(str::to_owned), channel: channel.to_owned(), data };
        if settings.duplicate {
            self.timers.at(at, Due::Emit(push.clone()));
        }
        self.timers.at(at, Due::Emit(push));
    }
}
