use std::collections::BTreeMap;

use ringside_simulator_kit::Span;
use serde::{Deserialize, Serialize};

/// What the telephony does and refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RuleSettings {
    /// How many agents may be signed in at once; `None` is any number.
    pub licences: Option<usize>,
    /// The state AgentLogin ends in.
    pub login_ends_in: LoginEndsIn,
    /// `interface` must be `SIP/` and the agent's extension; else it is not looked at.
    pub interface: bool,
    /// `motive` must be a break that is set up; else it only must not be empty.
    pub known_motive: bool,
    /// AgentUnBreak must name the break the agent is on.
    pub unbreak_motive: bool,
    /// An agent token serves only requests for its own agent.
    pub own_agent_only: bool,
    /// The agent's phone picks up a click to call by itself; else it rings on.
    pub agent_leg_answers: bool,
    /// Calls can be made on a break.
    pub call_on_break: bool,
    /// Milliseconds of wrap-up after a campaign call; `None` is until the disposition.
    pub wrap_up_ms: Option<u64>,
    /// A disposition ends the wrap-up of its call.
    pub disposition_ends_wrap_up: bool,
    /// getcontactlist asks for a token.
    pub contact_list_token: bool,
    /// Requests must say that their body is a form.
    pub content_type: bool,
}

impl Default for RuleSettings {
    fn default() -> Self {
        Self {
            licences: None,
            login_ends_in: LoginEndsIn::default(),
            interface: true,
            known_motive: true,
            unbreak_motive: false,
            own_agent_only: false,
            agent_leg_answers: true,
            call_on_break: true,
            wrap_up_ms: Some(60_000),
            disposition_ends_wrap_up: true,
            contact_list_token: true,
            content_type: true,
        }
    }
}

/// The state AgentLogin ends in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LoginEndsIn {
    /// Ready for calls.
    #[default]
    Ready,
    /// On this break.
    Break(String),
}

/// What DispositionCall looks at, in this order. No check is documented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DispositionSettings {
    /// The body must be declared a form.
    pub content_type: bool,
    /// `campaign`, `agent`, `callerid`, `guid` and `l1` must not be empty.
    pub required: bool,
    /// All 13 keys must be there; else an absent one only counts as a client's defect.
    pub all_keys: bool,
    /// The campaign must exist, marker included.
    pub campaign: bool,
    /// The agent must exist.
    pub agent: bool,
    /// A call with this `guid` must have been.
    pub guid: bool,
    /// `l1`, `l2`, `l3` must be in the campaign's tree.
    pub tree: TreeCheck,
    /// `schedule` must be `YYYY-MM-DD HH:MM:SS`.
    pub schedule: bool,
    /// `camptoreschedule` must exist.
    pub camptoreschedule: bool,
    /// `schedule` must lie ahead, by the tenant's clock.
    pub future_schedule: bool,
    /// `schedule` needs a `camptoreschedule`.
    pub schedule_needs_campaign: bool,
    /// The call must have ended.
    pub ended_calls_only: bool,
    /// What a second disposition of a call does.
    pub repeated_guid: RepeatedGuid,
}

impl Default for DispositionSettings {
    fn default() -> Self {
        Self {
            content_type: true,
            required: true,
            all_keys: false,
            campaign: true,
            agent: true,
            guid: true,
            tree: TreeCheck::default(),
            schedule: true,
            camptoreschedule: true,
            future_schedule: false,
            schedule_needs_campaign: false,
            ended_calls_only: false,
            repeated_guid: RepeatedGuid::default(),
        }
    }
}

/// How far `l1`, `l2` and `l3` are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TreeCheck {
    /// Not at all.
    Off,
    /// They must be a path from the top; one that ends above a leaf only counts as a client's defect.
    #[default]
    Path,
    /// They must end at a leaf.
    Leaf,
}

/// What a second disposition of a call does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatedGuid {
    /// Stands beside the first.
    #[default]
    Append,
    /// Takes the place of those before.
    Replace,
    /// Fails.
    Refuse,
}

/// What DialerTask and ScheduleDialerCall look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DialerSettings {
    /// Every key of DialerTask must be there, as documented.
    pub all_keys: bool,
    /// The campaign must exist.
    pub campaign: bool,
    /// `calldate` must be `YYYY-MM-DD HH:MM:SS`.
    pub calldate: bool,
}

impl Default for DialerSettings {
    fn default() -> Self {
        Self { all_keys: true, campaign: true, calldate: true }
    }
}

/// A query with its answer; no SQL is ever run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormQuery {
    /// The text; runs of white space count as one blank.
    pub query: String,
    /// The `dsn` it is asked with; a request with none is answered too.
    #[serde(default)]
    pub dsn: String,
    /// The rows: columns and their text.
    pub rows: Vec<BTreeMap<String, String>>,
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
}

impl AutoSettings {
    pub(super) fn demo() -> Self {
        Self {
            answer_after_ms: Some(Span { min: 2_000, max: 6_000 }),
            unanswered_percent: 15,
            talk_ms: Some(Span { min: 40_000, max: 180_000 }),
        }
    }
}
