use std::{path::PathBuf, time::Duration};

use jiff::tz::TimeZone;
use reqwest::header::HeaderName;
use ringside_numbers::Region;
use serde::Deserialize;

use super::ConfigError;

/// The profile's `[options]` for CloudAgent. All have defaults; the crate's `docs.md` explains each.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OzonetelOptions {
    /// The account's admin setting "API Authentication".
    pub auth: Auth,
    /// How the call records are asked for, where it is not as `auth` says.
    pub reports_auth: Option<Auth>,
    /// The header that carries the account key.
    pub api_key_header: String,
    /// The IANA zone in which the account writes all its times.
    pub time_zone: String,
    /// The country dialled from: two letters, ISO 3166.
    pub region: String,
    /// How numbers are written in a dial and in a conference.
    pub number_format: NumberFormat,
    /// The number calls go out with: digits with the country code, no plus. Outcomes and call control need it.
    pub did: Option<String>,
    /// The campaign that places the agent's calls.
    pub campaign: Option<String>,
    /// Further campaigns whose state can be read and to which calls can be given.
    pub campaigns: Vec<String>,
    /// The skill of a skill-wise dial.
    pub skill: Option<String>,
    /// Which of the vendor's dials is used.
    pub dial: DialWay,
    /// The longest a call of `dial = "phone"` may last, in seconds.
    pub call_limit_s: Option<u32>,
    /// Whether a dial of `dial = "phone"` is given up when the agent is busy.
    pub check_status: bool,
    /// The agent's phone name at the vendor. Call control needs it.
    pub agent_phone_name: Option<String>,
    /// The agent's phone number as the vendor has it. Hanging up and logging in need it.
    pub agent_phone_number: Option<String>,
    /// The mode to log in with.
    pub login_mode: Option<LoginMode>,
    /// The state to log in with, in the vendor's word.
    pub login_state: Option<String>,
    /// The form field that carries `login_mode`.
    pub login_mode_field: String,
    /// The form field that carries `login_state`.
    pub login_state_field: String,
    /// The pause reason for being not ready without a reason.
    pub pause_reason: Option<String>,
    /// Whether outcomes carry `autoRelease`.
    pub auto_release: bool,
    /// Whether the list of outcomes is asked for with all parameters the vendor marks as mandatory.
    pub list_in_full: bool,
    /// Whether the call record is looked at when a call turns out to have an outcome already.
    pub check_records: bool,
    /// How often the agent's state may be asked for, in seconds; without it, it is not asked for.
    pub status_every_s: Option<u32>,
    /// The member that holds an agent's state in the vendor's lists of agents.
    pub state_field: Option<String>,
    /// Whether call control always carries a number, or only where it has a use for one.
    pub conference_number_always: bool,
    /// Whether other agents' states can be read and campaigns started and stopped.
    pub supervisor: bool,
    /// The verb of the summary report.
    pub summary_verb: SummaryVerb,
    /// What the account's roles do not allow.
    pub not_offered: Vec<Ability>,
    /// A PEM file with further certificates to trust: a company's own root.
    pub extra_ca_file: Option<PathBuf>,
}

impl Default for OzonetelOptions {
    fn default() -> Self {
        Self {
            auth: Auth::Basic,
            reports_auth: None,
            api_key_header: "apiKey".to_owned(),
            time_zone: "Asia/Kolkata".to_owned(),
            region: "IN".to_owned(),
            number_format: NumberFormat::Auto,
            did: None,
            campaign: None,
            campaigns: Vec::new(),
            skill: None,
            dial: DialWay::Agent,
            call_limit_s: None,
            check_status: true,
            agent_phone_name: None,
            agent_phone_number: None,
            login_mode: None,
            login_state: None,
            login_mode_field: "mode".to_owned(),
            login_state_field: "state".to_owned(),
            pause_reason: None,
            auto_release: false,
            list_in_full: false,
            check_records: true,
            status_every_s: None,
            state_field: None,
            conference_number_always: true,
            supervisor: false,
            summary_verb: SummaryVerb::Post,
            not_offered: Vec::new(),
            extra_ca_file: None,
        }
    }
}

/// The account's admin setting "API Authentication".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Auth {
    /// `BASIC_AUTH`: the account key in a header of each request.
    Basic,
    /// `TOKEN_AUTH`: a token that lives for an hour, got with the account key.
    Token,
}

/// Which of the vendor's dials is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DialWay {
    /// `AgentManualDial` with the agent and `campaign`; the agent is logged in at the vendor's own toolbar.
    Agent,
    /// `AgentManualDial` with `skill` and `did`: any agent of the skill.
    Skill,
    /// `PhoneManualDial` with `agent_phone_name` and `did`; the agent is not logged in.
    Phone,
}

/// How numbers are written in a dial and in a conference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberFormat {
    /// `national` from India, `e164` from elsewhere.
    Auto,
    /// As one would dial it from `region`: `09900000002`.
    National,
    /// `+919900000002`.
    E164,
    /// `919900000002`.
    E164Digits,
}

/// The mode an agent logs in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the vendor's own words, which it does not explain")]
pub enum LoginMode {
    Inbound,
    Manual,
    Preview,
    Progressive,
    Blended,
    Chat,
}

impl LoginMode {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::Manual => "manual",
            Self::Preview => "preview",
            Self::Progressive => "progressive",
            Self::Blended => "blended",
            Self::Chat => "chat",
        }
    }
}

/// The verb of the summary report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum SummaryVerb {
    /// As the documented page.
    Post,
    /// As the other reports.
    Get,
}

/// What an account's roles may deny.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the capability of the same name")]
pub enum Ability {
    Dial,
    HangUp,
    Hold,
    Mute,
    Record,
    Conference,
    Ready,
    Breaks,
    PastCalls,
    Counters,
    ScheduleCall,
    Floor,
    RunCampaign,
}

/// Options, checked and in the form the adapter uses.
pub(crate) struct Settled {
    pub(crate) auth: Auth,
    pub(crate) reports_auth: Auth,
    pub(crate) api_key_header: HeaderName,
    pub(crate) zone: TimeZone,
    pub(crate) region: Region,
    pub(crate) number_format: NumberFormat,
    pub(crate) did: Option<String>,
    pub(crate) campaign: Option<String>,
    /// All campaigns, the one that dials first.
    pub(crate) campaigns: Vec<String>,
    pub(crate) skill: Option<String>,
    pub(crate) dial: DialWay,
    pub(crate) call_limit_s: Option<u32>,
    pub(crate) check_status: bool,
    pub(crate) phone_name: Option<String>,
    pub(crate) phone_number: Option<String>,
    pub(crate) login_mode: Option<LoginMode>,
    pub(crate) login_state: Option<String>,
    pub(crate) login_mode_field: String,
    pub(crate) login_state_field: String,
    pub(crate) pause_reason: Option<String>,
    pub(crate) auto_release: bool,
    pub(crate) list_in_full: bool,
    pub(crate) check_records: bool,
    pub(crate) status_every: Option<Duration>,
    pub(crate) state_field: Option<String>,
    pub(crate) conference_number_always: bool,
    pub(crate) supervisor: bool,
    pub(crate) summary_verb: SummaryVerb,
    pub(crate) not_offered: Vec<Ability>,
}

/// The vendor answers ten questions a minute for a whole account.
const LEAST_STATUS_EVERY_S: u32 = 6;

impl Settled {
    pub(crate) fn new(options: OzonetelOptions) -> Result<Self, ConfigError> {
        let zone = TimeZone::get(&options.time_zone).map_err(|_| {
            ConfigError::key("options.time_zone", "an IANA time zone is needed, such as Asia/Kolkata")
        })?;
        let region = Region::new(options.region.trim()).map_err(|_| {
            ConfigError::key("options.region", "a country is needed in two letters, such as IN")
        })?;
        let api_key_header = options
            .api_key_header
            .trim()
            .parse()
            .map_err(|_| ConfigError::key("options.api_key_header", "the name of a header is needed"))?;
        let did = text(options.did, "options.did")?;
        if did.as_ref().is_some_and(|did| !did.bytes().all(|byte| byte.is_ascii_digit())) {
            return Err(ConfigError::key("options.did", "digits with the country code are needed, no plus"));
        }
        if options.status_every_s.is_some_and(|every| every < LEAST_STATUS_EVERY_S) {
            return Err(ConfigError::key("options.status_every_s", "6 seconds is the least"));
        }
        let field = |key: &str, name: String| {
            text(Some(name), key)?.ok_or_else(|| ConfigError::key(key, "the name of a form field is needed"))
        };
        let campaign = text(options.campaign, "options.campaign")?;
        let mut campaigns: Vec<String> = campaign.iter().cloned().collect();
        for name in options.campaigns {
            let name = text(Some(name), "options.campaigns")?
                .ok_or_else(|| ConfigError::key("options.campaigns", "a name is empty"))?;
            if !campaigns.contains(&name) {
                campaigns.push(name);
            }
        }
        Ok(Self {
            auth: options.auth,
            reports_auth: options.reports_auth.unwrap_or(options.auth),
            api_key_header,
            zone,
            region,
            number_format: options.number_format,
            did,
            campaign,
            campaigns,
            skill: text(options.skill, "options.skill")?,
            dial: options.dial,
            call_limit_s: options.call_limit_s,
            check_status: options.check_status,
            phone_name: text(options.agent_phone_name, "options.agent_phone_name")?,
            phone_number: text(options.agent_phone_number, "options.agent_phone_number")?,
            login_mode: options.login_mode,
            login_state: text(options.login_state, "options.login_state")?,
            login_mode_field: field("options.login_mode_field", options.login_mode_field)?,
            login_state_field: field("options.login_state_field", options.login_state_field)?,
            pause_reason: text(options.pause_reason, "options.pause_reason")?,
            auto_release: options.auto_release,
            list_in_full: options.list_in_full,
            check_records: options.check_records,
            status_every: options.status_every_s.map(|every| Duration::from_secs(every.into())),
            state_field: text(options.state_field, "options.state_field")?,
            conference_number_always: options.conference_number_always,
            supervisor: options.supervisor,
            summary_verb: options.summary_verb,
            not_offered: options.not_offered,
        })
    }

    pub(crate) fn offers(&self, ability: Ability) -> bool {
        !self.not_offered.contains(&ability)
    }
}

/// A text without blanks around it; `None` where nothing is left.
fn text(text: Option<String>, key: &str) -> Result<Option<String>, ConfigError> {
    let text = text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    if text.as_ref().is_some_and(|text| text.chars().any(char::is_control)) {
        return Err(ConfigError::key(key, "one line of text is needed"));
    }
    Ok(text)
}
