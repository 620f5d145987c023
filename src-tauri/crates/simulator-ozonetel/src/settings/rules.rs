//! What the account allows, limits and does by itself.

use ringside_simulator_kit::Span;
use serde::{Deserialize, Serialize};

/// Tokens of an account in token mode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TokenSettings {
    /// Seconds a token is good for.
    pub lifetime_s: u64,
    /// How many are given out in an hour; `None` is without end.
    pub per_hour: Option<u32>,
    /// A new token ends the ones before.
    pub newest_only: bool,
    /// The token tells in a claim `exp` when it ends.
    pub exp_claim: bool,
    /// What a request without a token hears.
    pub missing_message: String,
    /// What a request with the account's key hears in token mode.
    pub basic_call_message: String,
}

impl Default for TokenSettings {
    fn default() -> Self {
        Self {
            lifetime_s: 3_600,
            per_hour: Some(10),
            newest_only: true,
            exp_claim: true,
            missing_message: "Token Should Not be Null or Empty.".to_owned(),
            basic_call_message: "Api Key Should Not be Null or Empty.".to_owned(),
        }
    }
}

/// Where an agent goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterWrapUp {
    /// To the next call.
    #[default]
    Idle,
    /// On a pause without a reason.
    Paused,
}

/// What a second disposition during the same call does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueOverwrite {
    /// It takes the place of the first.
    #[default]
    Replace,
    /// It is refused.
    Reject,
}

/// What the telephony does and refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RuleSettings {
    /// Seconds between the end of a call and its automatic disposal; `None` is never.
    pub wrap_up_s: Option<u64>,
    /// Where the agent goes when that time is over.
    pub after_wrap_up: AfterWrapUp,
    /// Where an agent goes whose login names no state.
    pub after_login: AfterWrapUp,
    /// The agent wraps up a dial that nobody answered; else is idle at once.
    pub wrap_up_unanswered: bool,
    /// A call that was disposed by the clock can be disposed once more.
    pub late_dispose: bool,
    /// `action` of the Disposition API is `get` or `Set` to the letter.
    pub strict_action_case: bool,
    /// What a second disposition during the same call does.
    pub queue_overwrite: QueueOverwrite,
    /// A disposition during the call is checked in full when it comes; else only when the call ends, in silence.
    pub check_when_queued: bool,
    /// Queued dispositions get lost when the call ends.
    pub lose_queued: bool,
    /// A disposition with the callback option needs a callback time, well written and to come.
    pub check_callback_time: bool,
    /// Disposing with a pause reason the account does not have is refused; else it is taken as it is.
    pub check_pause_reason: bool,
    /// Calls are disposed of by their `monitor_ucid`, and their `ucid` is unknown.
    pub dispose_by_monitor_ucid: bool,
    /// `Ready` ends a wrap-up, with the call still to be disposed of.
    pub ready_from_acw: bool,
    /// A paused agent can pause with another reason.
    pub pause_from_pause: bool,
    /// Agents on the toolbar can only dial with `AgentManualDial`, virtual ones only with `PhoneManualDial`; state and
    /// call control are for virtual agents and calls of offline campaigns.
    pub offline_apart: bool,
}

impl Default for RuleSettings {
    fn default() -> Self {
        Self {
            wrap_up_s: Some(60),
            after_wrap_up: AfterWrapUp::Idle,
            after_login: AfterWrapUp::Idle,
            wrap_up_unanswered: true,
            late_dispose: false,
            strict_action_case: false,
            queue_overwrite: QueueOverwrite::Replace,
            check_when_queued: true,
            lose_queued: false,
            check_callback_time: true,
            check_pause_reason: true,
            dispose_by_monitor_ucid: false,
            ready_from_acw: false,
            pause_from_pause: true,
            offline_apart: false,
        }
    }
}

/// How often a call may be asked for, over the whole account. `None` is without end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitSettings {
    /// `agentDetails`, in a minute.
    pub agent_details: Option<u32>,
    /// `getAgentLogins`, in five minutes.
    pub agent_logins: Option<u32>,
    /// `summaryReport`, in a minute.
    pub summary_report: Option<u32>,
    /// The three `fetchCDR…` together, in a minute.
    pub call_records: Option<u32>,
    /// `AddCampaignData`, in a minute.
    pub add_campaign_data: Option<u32>,
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self {
            agent_details: Some(10),
            agent_logins: Some(1),
            summary_report: Some(5),
            call_records: Some(2),
            add_campaign_data: Some(100),
        }
    }
}

/// What happens without anyone asking. `None` is never.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AutoSettings {
    /// A dialled customer or conference partner answers; an offered call is answered on the agent's phone.
    pub answer_after_ms: Option<Span>,
    /// How many of a hundred dialled customers do not answer: their calls end by themselves after three times the span.
    pub unanswered_percent: u8,
    /// A connected customer hangs up.
    pub talk_ms: Option<Span>,
    /// A call arrives for the agent that is idle longest and takes such calls, if one is.
    pub inbound_every_ms: Option<Span>,
}

impl AutoSettings {
    pub(super) fn demo() -> Self {
        Self {
            answer_after_ms: Some(Span { min: 2_000, max: 6_000 }),
            unanswered_percent: 15,
            talk_ms: Some(Span { min: 40_000, max: 180_000 }),
            inbound_every_ms: Some(Span { min: 25_000, max: 70_000 }),
        }
    }
}
