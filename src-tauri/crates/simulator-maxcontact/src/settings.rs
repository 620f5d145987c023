use ringside_simulator_kit::Span;
use serde::{Deserialize, Serialize};

use super::Enumerations;

/// How the simulated tenant behaves. Everything the vendor's text leaves open is a switch here.
///
/// Changes at run time act on the next request; `port`, `seed`, `users`, `time_zone` and `auto.inbound_every_ms` only with
/// a start or a reset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Port on the loopback interface; 0 takes a free one.
    pub port: u16,
    /// Decides everything random: names of namespaces, tokens, who calls, when customers answer and hang up.
    pub seed: u64,
    /// The API account.
    pub login: String,
    /// Its password. Not a secret: it opens nothing but this simulator.
    pub password: String,
    /// The agents that can be controlled.
    pub users: Vec<UserSettings>,
    /// IANA name of the tenant's zone, for dates; one that this machine does not know is UTC.
    pub time_zone: String,
    /// The token service.
    pub token: TokenSettings,
    /// How answers are written.
    pub wire: WireSettings,
    /// What the telephony does and refuses.
    pub rules: RuleSettings,
    /// What happens without anyone asking.
    pub auto: AutoSettings,
    /// The undocumented integers.
    pub enumerations: Enumerations,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            seed: 1,
            login: "toolbar-api".to_owned(),
            password: "secret".to_owned(),
            users: super::data::users(),
            time_zone: "Europe/London".to_owned(),
            token: TokenSettings::default(),
            wire: WireSettings::default(),
            rules: RuleSettings::default(),
            auto: AutoSettings::default(),
            enumerations: Enumerations::default(),
        }
    }
}

impl Settings {
    /// Settings for a demonstration: customers answer, talk and hang up, and calls arrive.
    pub fn demo() -> Self {
        Self { auto: AutoSettings::demo(), ..Self::default() }
    }
}

/// One agent of the tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserSettings {
    /// `ID`, the `UserID` of every path.
    pub id: i32,
    /// `FullName`.
    pub name: String,
    /// Where the agent begins.
    #[serde(default)]
    pub state: StartState,
    /// The campaign a logged-in agent works on.
    #[serde(default = "first_campaign")]
    pub campaign: i32,
}

fn first_campaign() -> i32 {
    1
}

/// The state an agent begins in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartState {
    /// No session.
    LoggedOut,
    /// Logged in, takes no calls.
    #[default]
    NotReady,
    /// Waits for a call.
    Ready,
}

/// The token service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TokenSettings {
    /// Seconds a token is good for.
    pub lifetime_s: u64,
    /// Name of the member that tells when the token expires; `None` leaves it out.
    pub expiry_member: Option<String>,
    /// What a request with an expired, unknown or missing token gets.
    pub expired_answer: ExpiredAnswer,
    /// What a wrong login or password gets.
    pub refusal: LoginRefusal,
    /// Takes `Basic base64(login:password)` as well as the bare Base64 of the password.
    pub accept_basic: bool,
    /// A new token ends the ones before.
    pub newest_only: bool,
}

impl Default for TokenSettings {
    fn default() -> Self {
        Self {
            lifetime_s: 900,
            expiry_member: Some("TokenExpiry".to_owned()),
            expired_answer: ExpiredAnswer::default(),
            refusal: LoginRefusal::default(),
            accept_basic: false,
            newest_only: false,
        }
    }
}

/// The forms of "your token is no longer good".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExpiredAnswer {
    /// 401.
    #[default]
    Unauthorized,
    /// 403.
    Forbidden,
    /// 302 to `/login`.
    Redirect,
    /// 200 with the login page.
    HtmlPage,
    /// 200 with `Success` false.
    Envelope,
}

/// The forms of "wrong login or password".
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoginRefusal {
    /// 401.
    #[default]
    Unauthorized,
    /// 200 with a null `TokenKey`.
    NullToken,
    /// 200 with the telephony envelope and `Success` false.
    Envelope,
}

/// How answers are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WireSettings {
    /// Ignores `Accept` and `Content-Type` and answers XML.
    pub always_xml: bool,
    /// Puts `__type` first in JSON objects of `Data`.
    pub json_type: bool,
    /// Wraps the JSON envelope in `{"<method>Result": …}`.
    pub wrapped_json: bool,
    /// How "no value" is written.
    pub nulls: Nulls,
    /// `Data` of methods that return nothing.
    pub command_data: CommandData,
    /// Order of the envelope's members.
    pub envelope_order: EnvelopeOrder,
    /// Name of the XML root.
    pub root_element: String,
    /// How XML dates tell their zone.
    pub xml_dates: XmlDates,
    /// Writes members of enumerations by name in XML, such as `Connected`.
    pub xml_enum_names: bool,
    /// Sets a cookie of the server's own on every answer.
    pub affinity_cookie: bool,
    /// Writes `Leads` twice in every campaign.
    pub duplicate_leads: bool,
    /// What `campaigns` puts into `Data`.
    pub campaigns_shape: CampaignsShape,
    /// Blows every `campaigns` answer up to at least this many bytes.
    pub campaigns_bytes: Option<usize>,
    /// `leadphones` returns one object where the lead has several phones.
    pub single_lead_phone: bool,
}

impl Default for WireSettings {
    fn default() -> Self {
        Self {
            always_xml: false,
            json_type: false,
            wrapped_json: false,
            nulls: Nulls::default(),
            command_data: CommandData::default(),
            envelope_order: EnvelopeOrder::default(),
            root_element: "CallActionResponse".to_owned(),
            xml_dates: XmlDates::default(),
            xml_enum_names: false,
            affinity_cookie: true,
            duplicate_leads: true,
            campaigns_shape: CampaignsShape::default(),
            campaigns_bytes: None,
            single_lead_phone: false,
        }
    }
}

/// How "no value" is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nulls {
    /// `null` and `i:nil="true"`.
    #[default]
    Explicit,
    /// The member is missing.
    Absent,
}

/// `Data` of methods that return nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommandData {
    /// No value, written as [`Nulls`] says.
    #[default]
    Null,
    /// The member is missing.
    Absent,
    /// The scalar `true`.
    True,
}

/// Order of the envelope's members.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnvelopeOrder {
    /// `Data`, `ResponseCode`, `ResponseDetail`, `Success`.
    #[default]
    Ordinal,
    /// `Success`, `Data`, `ResponseCode`, `ResponseDetail`.
    Listed,
}

/// How XML dates tell their zone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum XmlDates {
    /// Local time with its offset.
    #[default]
    Offset,
    /// `Z`.
    Utc,
    /// Local time without a word about it.
    NoZone,
}

/// What `campaigns` puts into `Data`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CampaignsShape {
    /// An array.
    #[default]
    List,
    /// The first campaign alone.
    Single,
    /// An array of `Key` and `Value`.
    KeyValue,
    /// In JSON an object with the ids as names; XML writes `Key` and `Value`.
    Map,
}

/// What the telephony does and refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RuleSettings {
    /// Milliseconds between a break request of a ready agent and the break.
    pub break_delay_ms: u64,
    /// After the result code the agent is Ready; else Not Ready.
    pub auto_ready: bool,
    /// A hung-up call leaves `getcalls` at once; it can still be disposed of.
    pub ended_calls_vanish: bool,
    /// A second call needs the first on hold.
    pub second_call_needs_hold: bool,
    /// `startrecord` and `stoprecord` are allowed.
    pub recording_permitted: bool,
    /// Recording starts when a call connects.
    pub auto_record: bool,
    /// Result codes that are listed but refused, as a plan of another list would make them.
    pub refused_result_codes: Vec<String>,
    /// Serves the nine methods that are known by name only.
    pub unverified_methods: bool,
    /// `getcalls` answers with an empty list for a logged-out agent; else it refuses.
    pub list_calls_when_logged_out: bool,
}

impl Default for RuleSettings {
    fn default() -> Self {
        Self {
            break_delay_ms: 5_000,
            auto_ready: true,
            ended_calls_vanish: false,
            second_call_needs_hold: true,
            recording_permitted: true,
            auto_record: true,
            refused_result_codes: Vec::new(),
            unverified_methods: false,
            list_calls_when_logged_out: false,
        }
    }
}

/// What happens without anyone asking. `None` is never.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AutoSettings {
    /// A dialled customer answers.
    pub answer_after_ms: Option<Span>,
    /// How many of a hundred dialled customers do not answer: their calls end by themselves after three times the span.
    pub unanswered_percent: u8,
    /// A connected customer hangs up.
    pub talk_ms: Option<Span>,
    /// A call arrives for the agent that is Ready longest, if one is.
    pub inbound_every_ms: Option<Span>,
}

impl AutoSettings {
    fn demo() -> Self {
        Self {
            answer_after_ms: Some(Span { min: 2_000, max: 6_000 }),
            unanswered_percent: 15,
            talk_ms: Some(Span { min: 40_000, max: 180_000 }),
            inbound_every_ms: Some(Span { min: 25_000, max: 70_000 }),
        }
    }
}
