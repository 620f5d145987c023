use std::collections::BTreeMap;

use ringside_simulator_kit::Span;
use serde::{Deserialize, Serialize};

/// How the simulated account behaves. Everything the vendor's text leaves open is a switch here.
///
/// Changes at run time act on the next request; `port`, `seed`, `account.ssid`, `agents`, `groups`, `auto.inbound_every_ms` and
/// `auto.break_every_ms` only with a start or a reset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Port on the loopback interface; 0 takes a free one.
    pub port: u16,
    /// Decides everything random: who calls, when people answer and hang up, who takes which break.
    pub seed: u64,
    /// IANA name of the zone of report times; one that this machine does not know is UTC.
    pub time_zone: String,
    /// The account all agents belong to.
    pub account: AccountSettings,
    /// The agents.
    pub agents: Vec<AgentSettings>,
    /// The groups, which are the vendor's queues.
    pub groups: Vec<GroupSettings>,
    /// How answers are written.
    pub wire: WireSettings,
    /// What is accepted, refused and done.
    pub rules: RuleSettings,
    /// What happens without anyone asking.
    pub auto: AutoSettings,
    /// Where finished calls are reported.
    pub push: PushSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            seed: 1,
            time_zone: "Asia/Kolkata".to_owned(),
            account: AccountSettings::default(),
            agents: crate::data::agents(),
            groups: crate::data::groups(),
            wire: WireSettings::default(),
            rules: RuleSettings::default(),
            auto: AutoSettings::default(),
            push: PushSettings::default(),
        }
    }
}

impl Settings {
    /// Settings for a demonstration: both legs answer, people talk and hang up, calls arrive, agents take breaks.
    pub fn demo() -> Self {
        Self { auto: AutoSettings::demo(), ..Self::default() }
    }
}

/// The account. Its secrets open nothing but this simulator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccountSettings {
    /// `userId`, and `user_id` of click-to-call.
    pub user_id: String,
    /// `token`, for all modules and for click-to-call.
    pub token: String,
    /// The `ssid` of a session that is no agent's.
    pub ssid: String,
}

impl Default for AccountSettings {
    fn default() -> Self {
        Self {
            user_id: "10000001".to_owned(),
            token: "account-token".to_owned(),
            ssid: "account-session".to_owned(),
        }
    }
}

/// One agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgentSettings {
    /// The agent's id; digits.
    pub id: String,
    /// Name shown in lists.
    pub name: String,
    /// The phone that rings.
    pub number: String,
    /// The `ssid` of the agent's session at the start.
    pub ssid: String,
    /// Whether the agent begins logged in.
    #[serde(default = "yes")]
    pub logged_in: bool,
}

fn yes() -> bool {
    true
}

/// One group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSettings {
    /// `groupId`.
    pub id: i64,
    /// Unique in the account.
    pub name: String,
    /// Ids of the agents in it.
    #[serde(default)]
    pub agents: Vec<String>,
}

/// How answers are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WireSettings {
    /// Names of an error's members.
    pub error_spelling: ErrorSpelling,
    /// How `agentOnBreak` says no.
    pub not_on_break: NoSpelling,
    /// What stands after the colon of `On break is : `.
    pub on_break_tail: String,
    /// How `checkAgentInWrapUp` says no.
    pub not_in_wrap_up: NoSpelling,
    /// HTTP status of an error.
    pub http_status: HttpStatus,
    /// Every number of a JSON answer becomes a string.
    pub numbers_as_strings: bool,
    /// `data.breakDetail` of an agent on a break.
    pub break_detail: BreakDetail,
    /// Unit of `wrapETime`.
    pub wrap_end: TimeUnit,
    /// What `currentDuration` counts.
    pub current_duration: CurrentDuration,
    /// Where click-to-call puts the id of the call.
    pub call_id: CallIdMember,
}

impl Default for WireSettings {
    fn default() -> Self {
        Self {
            error_spelling: ErrorSpelling::Wire,
            not_on_break: NoSpelling::Error,
            on_break_tail: "0".to_owned(),
            not_in_wrap_up: NoSpelling::Error,
            http_status: HttpStatus::Always200,
            numbers_as_strings: false,
            break_detail: BreakDetail::Filled,
            wrap_end: TimeUnit::Seconds,
            current_duration: CurrentDuration::Remaining,
            call_id: CallIdMember::CallId,
        }
    }
}

/// Names of an error's members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorSpelling {
    /// `status`, `message`, `code`, as recorded.
    Wire,
    /// `status`, `errCode`, `errMessage`, as in the parameter table.
    Table,
}

/// How a status call says that the status does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoSpelling {
    /// Error 1502 or 1504.
    Error,
    /// Success with a 0.
    SuccessZero,
}

/// HTTP status of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HttpStatus {
    /// 200 for everything the application answers.
    #[serde(rename = "always_200")]
    Always200,
    /// 401 for credentials, 500 for faults of the server, 400 for all other errors.
    ByCode,
}

/// `data.breakDetail` of an agent on a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreakDetail {
    /// `break_id`, `break_name` and `start_time`.
    Filled,
    /// `{}`.
    Empty,
    /// `null`.
    Null,
    /// The member is missing.
    Absent,
    /// The name of the break alone, as a string.
    Text,
}

/// Unit of a Unix time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Milliseconds.
    Milliseconds,
}

/// What `currentDuration` counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CurrentDuration {
    /// Seconds until the wrap-up ends, as described.
    Remaining,
    /// Seconds since it began, as the name says.
    Elapsed,
}

/// Where click-to-call puts the id of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CallIdMember {
    /// `callId`.
    #[serde(rename = "callId")]
    CallId,
    /// `call_id`.
    #[serde(rename = "call_id")]
    SnakeCase,
    /// `id`.
    #[serde(rename = "id")]
    Id,
    /// `data.callId`.
    #[serde(rename = "data.callId")]
    InData,
    /// Nowhere.
    #[serde(rename = "absent")]
    Absent,
}

/// What is accepted, refused and done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RuleSettings {
    /// A request with `ssid`, `userId` and `token` is refused with 1000; else its `ssid` counts.
    pub strict_auth: bool,
    /// The agent that `userId` and `token` mean in `agentProfile`; `None` answers 1501.
    pub token_agent: Option<String>,
    /// `setWebPingTime` takes `userId` and `token`; else 1503.
    pub ping_takes_token: bool,
    /// Name of the web-ping action.
    pub ping_action: String,
    /// `setWebPingTime` fails with 1506.
    pub ping_incompatible: bool,
    /// An agent whose beats have stopped for so many seconds is logged out; `None` is never.
    pub beats_time_out_s: Option<u64>,
    /// Seconds of wrap-up after a call in which both sides were connected; 0 is none.
    pub wrap_up_s: u32,
    /// Permissions of an agent's session.
    pub agent_permissions: Vec<String>,
    /// Permissions of the account's session and token.
    pub account_permissions: Vec<String>,
    /// The error code that every request to a method gets, by the method's name.
    pub forced_errors: BTreeMap<String, u16>,
}

impl Default for RuleSettings {
    fn default() -> Self {
        let all = ["VIEW_AGENTS", "ADD_EMPLOYEE", "EDIT_EMPLOYEES", "LIST_CALL_LOG", "AGENT_TO_AGENT_CALL"];
        let named = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        Self {
            strict_auth: false,
            token_agent: Some("13".to_owned()),
            ping_takes_token: false,
            ping_action: "setWebPingTime".to_owned(),
            ping_incompatible: false,
            beats_time_out_s: None,
            wrap_up_s: 30,
            agent_permissions: named(&["VIEW_AGENTS", "LIST_CALL_LOG", "AGENT_TO_AGENT_CALL"]),
            account_permissions: named(&all),
            forced_errors: BTreeMap::new(),
        }
    }
}

/// What happens without anyone asking. `None` is never.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AutoSettings {
    /// An agent whose phone rings answers.
    pub agent_answers_ms: Option<Span>,
    /// A customer whose phone rings answers.
    pub customer_answers_ms: Option<Span>,
    /// How many of a hundred customers let it ring.
    pub unanswered_percent: u8,
    /// A customer who talks hangs up.
    pub talk_ms: Option<Span>,
    /// A call arrives for the agent that is idle longest, if one is.
    pub inbound_every_ms: Option<Span>,
    /// An idle agent takes a break.
    pub break_every_ms: Option<Span>,
    /// How long such a break lasts.
    pub break_ms: Option<Span>,
}

impl AutoSettings {
    fn demo() -> Self {
        Self {
            agent_answers_ms: Some(Span { min: 1_500, max: 4_000 }),
            customer_answers_ms: Some(Span { min: 3_000, max: 9_000 }),
            unanswered_percent: 15,
            talk_ms: Some(Span { min: 30_000, max: 150_000 }),
            inbound_every_ms: Some(Span { min: 30_000, max: 80_000 }),
            break_every_ms: Some(Span { min: 120_000, max: 240_000 }),
            break_ms: Some(Span { min: 40_000, max: 90_000 }),
        }
    }
}

/// Where finished calls are reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PushSettings {
    /// An `http` URL of this machine; any other place is never called.
    pub url: Option<String>,
    /// How the report travels.
    pub form: PushForm,
}

impl Default for PushSettings {
    fn default() -> Self {
        Self { url: None, form: PushForm::Json }
    }
}

/// How a report travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PushForm {
    /// The JSON itself.
    Json,
    /// A form with one field, `push_report`, that holds the JSON.
    Form,
}
