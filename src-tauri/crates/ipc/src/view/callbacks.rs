use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The calls to make at a time that was agreed, as figures. Their list is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallbacksView {
    /// Those that are not done.
    pub open: u32,
    /// Those whose time has come, the missed among them.
    pub due: u32,
    /// Those not made half an hour after the time that was agreed.
    pub missed: u32,
    /// Whether the vendor is told of such times too, so that its dialler may make the calls.
    pub at_vendor: bool,
    /// Grows with every change of the list.
    #[ts(type = "number")]
    pub revision: u64,
}

/// A call to make at a time that was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CallbackEntryView {
    /// Its id: that of the call in which the time was agreed.
    pub callback: String,
    /// Where it stands.
    pub state: CallbackWord,
    /// The name.
    pub name: Option<String>,
    /// The number as a person reads it; `null` when it cannot be read here.
    pub number: Option<String>,
    /// The lead it belongs to.
    pub lead: Option<String>,
    /// The queue or campaign of the call in which it was agreed.
    pub queue: Option<String>,
    /// The label of that call's outcome.
    pub outcome: String,
    /// The note of that call's outcome.
    pub note: Option<String>,
    /// The time that was agreed, in milliseconds since 1970.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// The IANA zone it was agreed in.
    pub zone: String,
    /// When the bar says so: then, or later where it was put off.
    #[ts(type = "number")]
    pub remind_ms: i64,
    /// When it was dialled.
    #[ts(type = "number | null")]
    pub called_ms: Option<i64>,
}

/// Where a callback stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallbackWord {
    /// Not made half an hour after the time that was agreed.
    Missed,
    /// Its time has come.
    Due,
    /// Its time is still to come, or it was put off.
    ToCome,
    /// Dialled; the outcome of that call settles it.
    Called,
}

/// For how long a callback is put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SnoozeWord {
    /// Five minutes.
    #[serde(rename = "minutes_5")]
    Minutes5,
    /// A quarter of an hour.
    #[serde(rename = "minutes_15")]
    Minutes15,
    /// An hour.
    #[serde(rename = "minutes_60")]
    Minutes60,
    /// Until tomorrow, at the time of day that was agreed.
    Tomorrow,
}

/// How the agent can put off the end of the wrap-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExtendView {
    /// By how many seconds.
    pub seconds: u32,
    /// How often still.
    pub left: u32,
    /// Whether the vendor gives the time; else only what the bar does at the end waits for so long.
    pub at_vendor: bool,
}
