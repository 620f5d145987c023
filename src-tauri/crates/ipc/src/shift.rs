//! What an agent's own shift came to: its calls and its figures. Neither leaves this computer unless it is written to a
//! file on request.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::view::CodeKindWord;

/// A call of the shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HistoryCallView {
    /// Our id.
    pub call: String,
    /// Whether the customer called; `null` when nobody says.
    pub inbound: Option<bool>,
    /// The number as a person reads it.
    pub number: Option<String>,
    /// The other party's name.
    pub name: Option<String>,
    /// The queue or campaign it came through.
    pub queue: Option<String>,
    /// When it began, in milliseconds since 1970.
    #[ts(type = "number")]
    pub started_ms: i64,
    /// When it ended; `null` while it is up.
    #[ts(type = "number | null")]
    pub ended_ms: Option<i64>,
    /// How long it was talked, as far as the bar saw it.
    #[ts(type = "number")]
    pub talk_ms: u64,
    /// Whether it was offered and is over without having been taken, as far as the bar saw it.
    pub missed: bool,
    /// What has become of its outcome.
    pub outcome: PastOutcomeWord,
    /// The label of the outcome saved.
    pub label: Option<String>,
}

/// What has become of the outcome of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PastOutcomeWord {
    /// None is owed, or not yet.
    None,
    /// It ended without one.
    Owed,
    /// One is saved.
    Saved,
    /// A person closed it without one.
    Dropped,
}

/// The figures of a shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShiftView {
    /// When it began, in milliseconds since 1970: after the last four hours in which nothing was done, a day ago at most.
    #[ts(type = "number")]
    pub since_ms: i64,
    /// Until when it is counted.
    #[ts(type = "number")]
    pub until_ms: i64,
    /// How many calls there were.
    pub calls: u32,
    /// What the time went to.
    pub times: TimesView,
    /// The same by the hours of the agent's own clock, oldest first, those without anything too.
    pub hours: Vec<HourView>,
    /// The outcomes saved, the most frequent first.
    pub outcomes: Vec<OutcomeCountView>,
    /// How many calls have ended and owe one.
    pub owed: u32,
    /// The breaks by the vendor's labels, the longest first.
    pub breaks: Vec<BreakTotalView>,
    /// How much time a shift has for breaks, where policy says so.
    #[ts(type = "number | null")]
    pub break_limit_ms: Option<u64>,
}

/// What time went to, in milliseconds. At each moment it is one of these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimesView {
    /// Waiting for a call.
    #[ts(type = "number")]
    pub ready_ms: u64,
    /// Taking no calls, without a reason.
    #[ts(type = "number")]
    pub not_ready_ms: u64,
    /// Taking no calls for a reason.
    #[ts(type = "number")]
    pub break_ms: u64,
    /// A call is offered or being dialled.
    #[ts(type = "number")]
    pub ringing_ms: u64,
    /// Talking.
    #[ts(type = "number")]
    pub talk_ms: u64,
    /// The customer waits.
    #[ts(type = "number")]
    pub hold_ms: u64,
    /// Finishing a call.
    #[ts(type = "number")]
    pub wrap_up_ms: u64,
}

/// One hour of a shift.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HourView {
    /// When it begins, in milliseconds since 1970.
    #[ts(type = "number")]
    pub start_ms: i64,
    /// How many calls began in it.
    pub calls: u32,
    /// What its time went to.
    pub times: TimesView,
}

/// How often an outcome was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutcomeCountView {
    /// The vendor's label.
    pub label: String,
    /// What it says of the call; `null` while the vendor's list of outcomes is not here.
    pub kind: Option<CodeKindWord>,
    /// How often.
    pub count: u32,
}

/// The time of one kind of break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BreakTotalView {
    /// The vendor's label.
    pub name: String,
    /// How many there were.
    pub count: u32,
    /// How long they lasted together.
    #[ts(type = "number")]
    pub total_ms: u64,
}

/// What of a shift is written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportWord {
    /// Its calls.
    History,
    /// Its figures, by hour.
    Shift,
    /// The callbacks nobody made within half an hour of the time that was agreed, of whatever shift.
    MissedCallbacks,
}
