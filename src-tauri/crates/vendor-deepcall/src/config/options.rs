use std::{collections::BTreeMap, path::PathBuf};

use jiff::tz::TimeZone;
use ringside_domain::AgentState;
use ringside_numbers::Region;
use serde::Deserialize;

use super::{ConfigError, click::ClickToCall};
use crate::wire::Json;

/// The profile's `[options]` for DeepCall. All have defaults; the crate's `docs.md` explains each.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeepCallOptions {
    /// What proves who is asking.
    pub auth: Auth,
    /// Whether presence beats are sent. Without it: with a session they are, with a token they are not, because the
    /// vendor speaks of sessions only.
    pub web_ping: Option<bool>,
    /// The last part of the beat's path.
    pub web_ping_action: String,
    /// How `mic_perm` is written.
    pub mic_perm_format: MicPermFormat,
    /// What the beat says of the agent's microphone.
    pub microphone: Microphone,
    /// How numbers are written in notes and look-ups.
    pub number_format: NumberFormat,
    /// The country of numbers without a country code: two letters, ISO 3166.
    pub region: String,
    /// The IANA zone of times that name none, and of callbacks in notes.
    pub time_zone: String,
    /// Whether outcomes are told to the vendor as notes.
    pub outcome_as_note: bool,
    /// Where a contact is looked up.
    pub contact_source: ContactSource,
    /// Where the list of colleagues comes from.
    pub people_source: PeopleSource,
    /// Whether `forward` is sent with the list of groups, which spares the check of a permission.
    pub group_forward: bool,
    /// The numbers called in from which a blocked caller is kept away; without any, no number can be blocked.
    pub block_dids: Vec<String>,
    /// Whether other agents' states may be read: for supervisors' sessions.
    pub floor: bool,
    /// What each state word of the floor means. Empty until someone has learned it: the vendor does not document them.
    pub live_states: BTreeMap<String, LiveState>,
    /// Whether the account's own figures are read beside the agent's.
    pub account_counters: bool,
    /// The `ref` of the request for news, which changes its window of time.
    pub notices_ref: Option<String>,
    /// A PEM file with further certificates to trust: a company's own root.
    pub extra_ca_file: Option<PathBuf>,
    /// How calls are placed.
    pub click_to_call: Option<ClickToCall>,
}

impl Default for DeepCallOptions {
    fn default() -> Self {
        Self {
            auth: Auth::Session,
            web_ping: None,
            web_ping_action: "setWebPingTime".to_owned(),
            mic_perm_format: MicPermFormat::Integer,
            microphone: Microphone::Granted,
            number_format: NumberFormat::E164Digits,
            region: "IN".to_owned(),
            time_zone: "Asia/Kolkata".to_owned(),
            outcome_as_note: true,
            contact_source: ContactSource::DirectorySearch,
            people_source: PeopleSource::Agent,
            group_forward: false,
            block_dids: Vec::new(),
            floor: false,
            live_states: BTreeMap::new(),
            account_counters: false,
            notices_ref: None,
            extra_ca_file: None,
            click_to_call: None,
        }
    }
}

/// What proves who is asking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Auth {
    /// The session id of the agent's login to the vendor's panel.
    #[default]
    Session,
    /// The account's number and token.
    Token,
}

/// How `mic_perm` is written. The vendor does not document it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MicPermFormat {
    /// `1` or `0`.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// `"granted"`, `"denied"` or `"prompt"`.
    Word,
}

/// What the beat says of the agent's microphone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Microphone {
    /// It may be used.
    Granted,
    /// It may not.
    Denied,
    /// Nobody has been asked.
    Prompt,
}

/// How numbers are written, always in digits alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum NumberFormat {
    /// Country code and number: `919800000001`.
    #[default]
    #[serde(rename = "e164-digits")]
    E164Digits,
    /// As one would dial it from `region`: `09800000001`.
    #[serde(rename = "national")]
    National,
    /// The last ten digits of a number of `region`, others with their country code: `9800000001`.
    #[serde(rename = "ten-digits")]
    TenDigits,
}

/// Where a contact is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactSource {
    /// `Directory/search`.
    DirectorySearch,
    /// `Directory/getInfo`.
    DirectoryInfo,
    /// `agentDashboard/contactInfo`.
    Dashboard,
}

/// Where the list of colleagues comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeopleSource {
    /// `Agent/list`.
    Agent,
    /// `Employee/list`.
    Employee,
}

/// What a state word of the floor means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiveState {
    /// Not signed in at the vendor.
    SignedOut,
    /// Can be offered calls.
    Ready,
    /// Signed in, offered nothing.
    NotReady,
    /// Dialling, ringing or on a call.
    Engaged,
    /// After a call.
    AfterCallWork,
}

impl From<LiveState> for AgentState {
    fn from(state: LiveState) -> Self {
        match state {
            LiveState::SignedOut => Self::SignedOut,
            LiveState::Ready => Self::Ready,
            LiveState::NotReady => Self::NotReady { reason: None },
            LiveState::Engaged => Self::Engaged,
            LiveState::AfterCallWork => Self::AfterCallWork,
        }
    }
}

/// Options, checked and in the form the adapter uses.
pub(crate) struct Settled {
    pub(crate) auth: Auth,
    /// The beat's action and its `mic_perm`, where beats are sent.
    pub(crate) web_ping: Option<(String, Json)>,
    pub(crate) number_format: NumberFormat,
    pub(crate) region: Region,
    pub(crate) zone: TimeZone,
    pub(crate) zone_name: String,
    pub(crate) outcome_as_note: bool,
    pub(crate) contact_source: ContactSource,
    pub(crate) people_source: PeopleSource,
    pub(crate) group_forward: bool,
    pub(crate) block_dids: Vec<String>,
    pub(crate) floor: bool,
    /// By word in lower case.
    pub(crate) live_states: BTreeMap<String, LiveState>,
    pub(crate) account_counters: bool,
    pub(crate) notices_ref: Option<String>,
}

impl Settled {
    pub(crate) fn new(options: DeepCallOptions) -> Result<(Self, Option<ClickToCall>), ConfigError> {
        let zone_name = options.time_zone.trim().to_owned();
        let zone = TimeZone::get(&zone_name).map_err(|_| {
            ConfigError::key("options.time_zone", "a zone of the IANA list is needed, such as Asia/Kolkata")
        })?;
        let region = Region::new(options.region.trim())
            .map_err(|error| ConfigError::key("options.region", error.to_string()))?;
        let action = options.web_ping_action.trim();
        if action.is_empty() || !action.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(ConfigError::key("options.web_ping_action", "the name of an action is needed"));
        }
        let mut block_dids = Vec::new();
        for did in &options.block_dids {
            let did = did.trim();
            if did.is_empty() || !did.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(ConfigError::key("options.block_dids", "numbers in digits alone are needed"));
            }
            block_dids.push(did.to_owned());
        }
        let mut live_states = BTreeMap::new();
        for (word, state) in options.live_states {
            let word = word.trim().to_lowercase();
            if word.is_empty() || live_states.insert(word, state).is_some() {
                return Err(ConfigError::key("options.live_states", "a word is empty or there twice"));
            }
        }
        let pings = options.web_ping.unwrap_or(options.auth == Auth::Session);
        let mic_perm = mic_perm(options.mic_perm_format, options.microphone);
        let settled = Self {
            auth: options.auth,
            web_ping: pings.then(|| (action.to_owned(), mic_perm)),
            number_format: options.number_format,
            region,
            zone,
            zone_name,
            outcome_as_note: options.outcome_as_note,
            contact_source: options.contact_source,
            people_source: options.people_source,
            group_forward: options.group_forward,
            block_dids,
            floor: options.floor,
            live_states,
            account_counters: options.account_counters,
            notices_ref: options.notices_ref,
        };
        Ok((settled, options.click_to_call))
    }
}

fn mic_perm(format: MicPermFormat, microphone: Microphone) -> Json {
    let granted = microphone == Microphone::Granted;
    match (format, microphone) {
        (MicPermFormat::Integer, _) => Json::Number(u8::from(granted).into()),
        (MicPermFormat::Boolean, _) => Json::Bool(granted),
        (MicPermFormat::Word, Microphone::Granted) => "granted".into(),
        (MicPermFormat::Word, Microphone::Denied) => "denied".into(),
        (MicPermFormat::Word, Microphone::Prompt) => "prompt".into(),
    }
}
