use std::collections::BTreeSet;

use serde_json::Value;

use super::value::{id, integer, last_segment, text, truth, words};

/// A call, of either generation of messages.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Call {
    /// Today the same as `uuid`; the connection id in old builds. Calls are told apart by it alone.
    pub(crate) id: String,
    /// `callUuid`: what an outcome is given to. The id where it is absent.
    pub(crate) uuid: String,
    /// `None` for a word nobody has documented.
    pub(crate) state: Option<WireState>,
    /// The id at the end of `deviceUri`.
    pub(crate) device: Option<String>,
    /// The numbers of the other parties.
    pub(crate) participants: Vec<String>,
    pub(crate) dnis: Option<String>,
    pub(crate) ani: Option<String>,
    pub(crate) call_type: Option<String>,
    /// The operations allowed now, a set: their order varies. `None` when the call does not say.
    pub(crate) capabilities: Option<BTreeSet<String>>,
    pub(crate) user_data: serde_json::Map<String, Value>,
    /// Whole seconds, sent as text.
    pub(crate) duration_s: Option<i64>,
    pub(crate) muted: Option<bool>,
    pub(crate) recording_state: Option<String>,
    /// The id of the call this one consults for.
    pub(crate) parent: Option<String>,
    /// A call that was delivered to a supervisor.
    pub(crate) monitoring: bool,
    /// As the server wrote it, to be handed back where an operation wants it and never to be followed.
    pub(crate) uri: Option<String>,
}

/// `state`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WireState {
    Ringing,
    Dialing,
    Established,
    Held,
    Released,
}

impl Call {
    /// `None` without an id.
    pub(crate) fn read(call: &Value) -> Option<Self> {
        let id = id(call)?;
        let uri_id = |name| text(call, name).as_deref().and_then(last_segment).map(str::to_owned);
        let state = match text(call, "state").as_deref() {
            Some("Ringing") => Some(WireState::Ringing),
            Some("Dialing") => Some(WireState::Dialing),
            Some("Established") => Some(WireState::Established),
            Some("Held") => Some(WireState::Held),
            Some("Released") => Some(WireState::Released),
            _ => None,
        };
        Some(Self {
            uuid: text(call, "callUuid")
                .filter(|uuid| super::value::is_id(uuid))
                .unwrap_or_else(|| id.clone()),
            state,
            device: uri_id("deviceUri"),
            participants: participants(call),
            dnis: text(call, "dnis"),
            ani: text(call, "ani"),
            call_type: text(call, "callType"),
            capabilities: words(call, "capabilities").map(|words| words.into_iter().collect()),
            user_data: call.get("userData").and_then(Value::as_object).cloned().unwrap_or_default(),
            duration_s: integer(call, "duration"),
            muted: truth(call, "mute"),
            recording_state: text(call, "recordingState"),
            parent: uri_id("parentCallUri").or_else(|| uri_id("parentCallPath")),
            monitoring: truth(call, "monitoring").unwrap_or_default(),
            uri: text(call, "uri"),
            id,
        })
    }

    /// A value of the user data, text or figure.
    pub(crate) fn datum(&self, key: &str) -> Option<String> {
        match self.user_data.get(key)? {
            Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// Whether an operation is allowed; a call that does not say leaves it to the server.
    pub(crate) fn can(&self, operation: &str) -> bool {
        self.capabilities.as_ref().is_none_or(|capabilities| capabilities.contains(operation))
    }

    /// Whether an operation is named as allowed.
    pub(crate) fn offers(&self, operation: &str) -> bool {
        self.capabilities.as_ref().is_some_and(|capabilities| capabilities.contains(operation))
    }
}

/// New: a list of objects. Old: a list of numbers, with the objects in a list of their own.
fn participants(call: &Value) -> Vec<String> {
    let numbers = |name| -> Vec<String> {
        let list = call.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(number).collect()
    };
    let plain = numbers("participants");
    if plain.is_empty() { numbers("participantsInfo") } else { plain }
}

fn number(participant: &Value) -> Option<String> {
    match participant {
        Value::String(number) => Some(number.trim().to_owned()).filter(|number| !number.is_empty()),
        Value::Object(_) => ["e164Number", "phoneNumber", "digits", "formattedPhoneNumber"]
            .into_iter()
            .find_map(|name| text(participant, name)),
        _ => None,
    }
}
