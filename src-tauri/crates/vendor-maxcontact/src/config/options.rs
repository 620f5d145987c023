use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use jiff::tz::TimeZone;
use ringside_domain::{CallState, Direction, Recording};
use ringside_numbers::Region;
use ringside_vendor::AfterDisposition;
use serde::Deserialize;

use super::{ConfigError, Templates, UnverifiedMethods};

/// The profile's `[options]` for MaxContact. All have defaults; the crate's `docs.md` explains each.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MaxContactOptions {
    /// What each `CallState` means. Empty until someone has learned it: the vendor does not document the values.
    pub call_state: BTreeMap<String, CallStateWord>,
    /// What each `CallStatus` says about who called whom.
    pub call_status: BTreeMap<String, DirectionWord>,
    /// What each `RecordingState` means.
    pub recording_state: BTreeMap<String, RecordingWord>,
    /// The IANA zone of XML dates that name none.
    pub time_zone: String,
    /// How long a token is taken to live when the token service does not say, in seconds.
    pub token_lifetime_s: u32,
    /// How numbers are written in a dial.
    pub number_format: NumberFormat,
    /// The country from which `number_format = "national"` dials: two letters, ISO 3166.
    pub region: String,
    /// The member of a lead phone that holds the id `changelead` wants.
    pub lead_phone_id_field: String,
    /// Whether a call that was hung up stays on the call list until it has its outcome.
    pub ended_calls_listed: bool,
    /// What the vendor does with the agent after a disposition.
    pub after_disposition: AfterDisposition,
    /// The format to ask for. Both are understood whatever is asked for.
    pub response_format: ResponseFormat,
    /// How old the last list of calls may be to vouch for a call that is acted on, in milliseconds.
    pub fresh_for_ms: u32,
    /// A PEM file with further certificates to trust: a company's own root.
    pub extra_ca_file: Option<PathBuf>,
    /// The methods of document version 1.8 that are known by name only.
    pub unverified: UnverifiedMethods,
}

impl Default for MaxContactOptions {
    fn default() -> Self {
        Self {
            call_state: BTreeMap::new(),
            call_status: BTreeMap::new(),
            recording_state: BTreeMap::new(),
            time_zone: "Europe/London".to_owned(),
            token_lifetime_s: 15 * 60,
            number_format: NumberFormat::National,
            region: "GB".to_owned(),
            lead_phone_id_field: "RecordTypeId".to_owned(),
            ended_calls_listed: true,
            after_disposition: AfterDisposition::Unknown,
            response_format: ResponseFormat::Json,
            fresh_for_ms: 2_000,
            extra_ca_file: None,
            unverified: UnverifiedMethods::default(),
        }
    }
}

/// What a `CallState` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallStateWord {
    /// Dialling, nobody has answered.
    Dialing,
    /// Offered to the agent, or ringing at the customer's.
    Ringing,
    /// Both can talk.
    Connected,
    /// On hold.
    Held,
    /// Hung up, waiting for its outcome.
    WrapUp,
    /// Over, nothing left to do.
    Ended,
}

/// What a `CallStatus` says about who called whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DirectionWord {
    /// The customer called.
    Inbound,
    /// The agent or the dialler called.
    Outbound,
}

/// What a `RecordingState` means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordingWord {
    /// Being recorded.
    On,
    /// Not being recorded.
    Off,
}

/// How numbers are written in a dial. Always digits alone: a `+` in a path may be refused before MaxContact sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum NumberFormat {
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

/// The format asked for in `Accept` and `Content-Type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResponseFormat {
    /// `application/json`.
    #[serde(alias = "auto")]
    Json,
    /// `application/xml`.
    Xml,
}

/// Options, checked and in the form the adapter uses.
pub(crate) struct Settled {
    pub(crate) call_state: BTreeMap<String, CallState>,
    pub(crate) call_status: BTreeMap<String, Direction>,
    pub(crate) recording_state: BTreeMap<String, Recording>,
    pub(crate) zone: TimeZone,
    pub(crate) token_lifetime: Duration,
    pub(crate) number_format: NumberFormat,
    pub(crate) region: Region,
    pub(crate) lead_phone_id_field: String,
    pub(crate) ended_calls_listed: bool,
    pub(crate) after_disposition: AfterDisposition,
    pub(crate) response_format: ResponseFormat,
    pub(crate) fresh_for: Duration,
    pub(crate) unverified: Templates,
}

impl Settled {
    pub(crate) fn new(options: MaxContactOptions) -> Result<Self, ConfigError> {
        let zone = TimeZone::get(&options.time_zone).map_err(|_| {
            ConfigError::key("options.time_zone", "an IANA time zone is needed, such as Europe/London")
        })?;
        let region = Region::new(options.region.trim()).map_err(|_| {
            ConfigError::key("options.region", "a country is needed in two letters, such as GB")
        })?;
        if options.token_lifetime_s < 30 {
            return Err(ConfigError::key("options.token_lifetime_s", "30 seconds is the least"));
        }
        if options.lead_phone_id_field.trim().is_empty() {
            return Err(ConfigError::key("options.lead_phone_id_field", "the name of a member is needed"));
        }
        Ok(Self {
            call_state: table(options.call_state, "options.call_state", |word| match word {
                CallStateWord::Dialing => CallState::Dialing,
                CallStateWord::Ringing => CallState::Ringing,
                CallStateWord::Connected => CallState::Connected,
                CallStateWord::Held => CallState::Held,
                CallStateWord::WrapUp => CallState::WrapUp,
                CallStateWord::Ended => CallState::Ended,
            })?,
            call_status: table(options.call_status, "options.call_status", |word| match word {
                DirectionWord::Inbound => Direction::Inbound,
                DirectionWord::Outbound => Direction::Outbound,
            })?,
            recording_state: table(options.recording_state, "options.recording_state", |word| match word {
                RecordingWord::On => Recording::On,
                RecordingWord::Off => Recording::Off,
            })?,
            zone,
            token_lifetime: Duration::from_secs(options.token_lifetime_s.into()),
            number_format: options.number_format,
            region,
            lead_phone_id_field: options.lead_phone_id_field.trim().to_owned(),
            ended_calls_listed: options.ended_calls_listed,
            after_disposition: options.after_disposition,
            response_format: options.response_format,
            fresh_for: Duration::from_millis(options.fresh_for_ms.into()),
            unverified: Templates::new(options.unverified)?,
        })
    }
}

/// An enumeration's table; its keys are the vendor's numbers, or its names where XML carries those.
fn table<W, T>(
    words: BTreeMap<String, W>,
    key: &str,
    ours: fn(W) -> T,
) -> Result<BTreeMap<String, T>, ConfigError> {
    let mut table = BTreeMap::new();
    for (code, word) in words {
        let code = code.trim();
        if code.is_empty() {
            return Err(ConfigError::key(key, "a code is empty"));
        }
        table.insert(code.to_owned(), ours(word));
    }
    Ok(table)
}
