use std::path::PathBuf;

use ringside_numbers::Region;
use serde::Deserialize;

use super::ConfigError;

/// The profile's `[options]` for Genesys. All have defaults; the crate's `docs.md` explains each.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GenesysOptions {
    /// The place to log in on; the agent's default place without it.
    pub place: Option<String>,
    /// The agent login to use.
    pub login_code: Option<String>,
    /// The queue to log in to.
    pub queue: Option<String>,
    /// The device to use when the place has several, such as `/devices/<id>`.
    pub device_path: Option<String>,
    /// The channels to log in on; `voice` must be among them.
    pub channels: Vec<String>,
    /// The user-data key of outcomes; the server's own without it.
    pub disposition_key: Option<String>,
    /// The name of the root group outcomes are taken from; the default group, else all, without it.
    pub disposition_group: Option<String>,
    /// The user-data key of notes; without it none are kept at the vendor.
    pub note_key: Option<String>,
    /// The path of the push endpoint below `base_url`.
    pub push_path: String,
    /// How user name and password are turned into bytes.
    pub credential_encoding: CredentialEncoding,
    /// How numbers are written in a dial.
    pub number_format: NumberFormat,
    /// The country dialled from: two letters, ISO 3166.
    pub region: String,
    /// The switch's `location` of a dial or transfer.
    pub location: Option<String>,
    /// The number shown to whom is dialled.
    pub outbound_caller_id: Option<String>,
    /// How a ringing call is refused; without it, it cannot be.
    pub reject: Option<RejectWith>,
    /// Whether stopping a recording only pauses it.
    pub pause_recording: bool,
    /// Whether the agent can be logged out and in again within a session.
    pub offline_state: bool,
    /// Whether a supervisor may read other agents' states.
    pub floor: bool,
    /// Whether a supervisor may set other states than signed out.
    pub force_any_state: bool,
    /// The outbound server, where calls can be given to it.
    pub outbound: Option<OutboundOptions>,
    /// A PEM file with further certificates to trust: a company's own root.
    pub extra_ca_file: Option<PathBuf>,
}

impl Default for GenesysOptions {
    fn default() -> Self {
        Self {
            place: None,
            login_code: None,
            queue: None,
            device_path: None,
            channels: vec![VOICE.to_owned()],
            disposition_key: None,
            disposition_group: None,
            note_key: None,
            push_path: "/api/v2/notifications".to_owned(),
            credential_encoding: CredentialEncoding::Utf8,
            number_format: NumberFormat::Unchanged,
            region: "GB".to_owned(),
            location: None,
            outbound_caller_id: None,
            reject: None,
            pause_recording: false,
            offline_state: false,
            floor: false,
            force_any_state: false,
            outbound: None,
            extra_ca_file: None,
        }
    }
}

/// The one channel that carries telephony.
pub(crate) const VOICE: &str = "voice";

/// How user name and password are turned into bytes before Base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum CredentialEncoding {
    /// UTF-8.
    #[serde(rename = "utf-8")]
    Utf8,
    /// ISO-8859-1.
    #[serde(rename = "iso-8859-1")]
    Latin1,
}

/// How numbers are written in a dial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum NumberFormat {
    /// As they come: with a `+` where they are international.
    #[serde(rename = "unchanged")]
    Unchanged,
    /// As one would dial it from `region`: `07700900123`, abroad `0033…`.
    #[serde(rename = "national")]
    National,
    /// `00`, country code, number: `00447700900123`.
    #[serde(rename = "00-international")]
    International,
    /// Country code and number: `447700900123`.
    #[serde(rename = "e164-digits")]
    E164Digits,
}

/// The operation that refuses a ringing call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RejectWith {
    /// `ClearCall`, which releases the call for all parties.
    ClearCall,
    /// `Reject`.
    Reject,
}

/// What the outbound server wants with every record.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutboundOptions {
    /// The id of the outbound server's application.
    pub application_id: i64,
    /// The list new records go to; without it, none can be added.
    #[serde(default)]
    pub calling_list: Option<String>,
    /// The time zone of new records, as the outbound server names it.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// What kind of number a new record holds.
    #[serde(default = "home_phone")]
    pub phone_type: String,
}

fn home_phone() -> String {
    "HomePhone".to_owned()
}

/// `phoneType`, as the outbound server knows it.
const PHONE_TYPES: [&str; 12] = [
    "NoContactType",
    "HomePhone",
    "DirectBusinessPhone",
    "BusinessWithExt",
    "Mobile",
    "VacationPhone",
    "Pager",
    "Modem",
    "VoiceMail",
    "PinPager",
    "EmailAddress",
    "InstantMessaging",
];

/// Options, checked and in the form the adapter uses.
pub(crate) struct Settled {
    pub(crate) place: Option<String>,
    pub(crate) login_code: Option<String>,
    pub(crate) queue: Option<String>,
    pub(crate) device_path: Option<String>,
    pub(crate) channels: Vec<String>,
    pub(crate) disposition_key: Option<String>,
    pub(crate) disposition_group: Option<String>,
    pub(crate) note_key: Option<String>,
    pub(crate) push_path: String,
    pub(crate) credential_encoding: CredentialEncoding,
    pub(crate) number_format: NumberFormat,
    pub(crate) region: Region,
    pub(crate) location: Option<String>,
    pub(crate) outbound_caller_id: Option<String>,
    pub(crate) reject: Option<RejectWith>,
    pub(crate) pause_recording: bool,
    pub(crate) offline_state: bool,
    pub(crate) floor: bool,
    pub(crate) force_any_state: bool,
    pub(crate) outbound: Option<OutboundOptions>,
}

impl Settled {
    pub(crate) fn new(options: GenesysOptions) -> Result<Self, ConfigError> {
        let region = Region::new(options.region.trim()).map_err(|_| {
            ConfigError::key("options.region", "a country is needed in two letters, such as GB")
        })?;
        if !options.channels.iter().any(|channel| channel == VOICE) {
            return Err(ConfigError::key("options.channels", "voice must be among the channels"));
        }
        let push_path = options.push_path.trim();
        if !push_path.starts_with('/') || push_path.contains(['?', '#']) || push_path.contains("//") {
            return Err(ConfigError::key(
                "options.push_path",
                "a path is needed, such as /api/v2/notifications",
            ));
        }
        if let Some(path) = &options.device_path
            && !path.trim().starts_with("/devices/")
        {
            return Err(ConfigError::key("options.device_path", "it has the form /devices/<id>"));
        }
        if let Some(outbound) = &options.outbound {
            if !PHONE_TYPES.contains(&outbound.phone_type.as_str()) {
                return Err(ConfigError::key(
                    "options.outbound.phone_type",
                    format!("one of {} is needed", PHONE_TYPES.join(", ")),
                ));
            }
            if outbound.calling_list.is_some() != outbound.time_zone.is_some() {
                return Err(ConfigError::key(
                    "options.outbound",
                    "calling_list and time_zone are needed together",
                ));
            }
        }
        Ok(Self {
            place: filled("options.place", options.place)?,
            login_code: filled("options.login_code", options.login_code)?,
            queue: filled("options.queue", options.queue)?,
            device_path: filled("options.device_path", options.device_path)?,
            channels: options.channels,
            disposition_key: filled("options.disposition_key", options.disposition_key)?,
            disposition_group: filled("options.disposition_group", options.disposition_group)?,
            note_key: filled("options.note_key", options.note_key)?,
            push_path: push_path.to_owned(),
            credential_encoding: options.credential_encoding,
            number_format: options.number_format,
            region,
            location: filled("options.location", options.location)?,
            outbound_caller_id: filled("options.outbound_caller_id", options.outbound_caller_id)?,
            reject: options.reject,
            pause_recording: options.pause_recording,
            offline_state: options.offline_state,
            floor: options.floor,
            force_any_state: options.force_any_state,
            outbound: options.outbound,
        })
    }
}

fn filled(key: &str, value: Option<String>) -> Result<Option<String>, ConfigError> {
    match value {
        Some(text) if text.trim().is_empty() => Err(ConfigError::key(key, "leave it out rather than empty")),
        value => Ok(value.map(|text| text.trim().to_owned())),
    }
}
