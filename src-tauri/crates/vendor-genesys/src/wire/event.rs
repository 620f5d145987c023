use serde_json::Value;

use super::{
    Call, Device, UserState,
    value::{integer, text},
};

/// What a push message tells.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Event {
    /// The whole call as it is now, whatever changed about it.
    Call {
        call: Box<Call>,
        /// `extensions.WrapUpTime`: how many seconds of wrap-up the switch will give.
        wrap_up_s: Option<i64>,
        /// `metrics.eventProcessing.serverGenerationTimestamp`, in milliseconds; not every build sends it.
        stamp: Option<i64>,
    },
    /// The devices that changed, each whole.
    Devices(Vec<Device>),
    /// The agent's state on the voice channel.
    Voice(UserState),
    /// The outbound server has dealt with a request of this `referenceId`.
    Outbound { reference: String },
    /// Something was not done, and the message does not say what.
    Fault,
    /// A message of a known kind that cannot be read: what it told is missing now.
    Unreadable,
}

/// Reads the `data` of a message. `None` for all that means nothing here.
pub(crate) fn read(data: &Value) -> Option<Event> {
    let kind = text(data, "messageType");
    match kind.as_deref() {
        Some("CallStateChangeMessage") => Some(call(data)),
        Some("DeviceStateChangeMessage") => Some(devices(data)),
        Some("ErrorMessage") => Some(Event::Fault),
        Some("ChannelStateChangeMessageV2") => voice(data),
        Some("OutboundRecordMessage") => {
            text(data, "referenceId").map(|reference| Event::Outbound { reference })
        }
        _ => None,
    }
}

fn call(data: &Value) -> Event {
    let Some(call) = data.get("call").and_then(Call::read) else { return Event::Unreadable };
    let stamp = data
        .get("metrics")
        .and_then(|metrics| metrics.get("eventProcessing"))
        .and_then(|processing| integer(processing, "serverGenerationTimestamp"));
    let wrap_up_s = data.get("extensions").and_then(|extensions| integer(extensions, "WrapUpTime"));
    Event::Call { call: Box::new(call), wrap_up_s, stamp }
}

fn devices(data: &Value) -> Event {
    let devices = data.get("devices").and_then(Value::as_array);
    let devices = devices.and_then(|list| list.iter().map(Device::read).collect::<Option<Vec<_>>>());
    devices.map_or(Event::Unreadable, Event::Devices)
}

fn voice(data: &Value) -> Option<Event> {
    let channels = data.get("channels")?.as_array()?;
    let voice = channels.iter().find(|channel| {
        text(channel, "channel").is_some_and(|name| name.eq_ignore_ascii_case(crate::config::VOICE))
    })?;
    voice.get("userState").map(|state| Event::Voice(UserState::read(state)))
}
