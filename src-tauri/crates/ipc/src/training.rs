use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::Text;

/// What a trainer asks for. Demo mode only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "train", rename_all = "snake_case", deny_unknown_fields)]
pub enum TrainingRequest {
    /// Say what there is and what goes on.
    Look,
    /// Begin a shift by a script; the one before ends.
    Begin {
        /// Whose shift, by the id of the session.
        session: String,
        /// Which script.
        script: String,
    },
    /// Let this many calls come in an hour from now on, script or none.
    Arrivals {
        /// At which session.
        session: String,
        /// 0 to 240.
        calls_per_hour: u16,
    },
    /// Let something happen now.
    Happen {
        /// At which session.
        session: String,
        /// What.
        what: HappeningWord,
    },
    /// End the shift: nothing comes by script any more, and the vendor is as it should be.
    End,
}

/// What a trainer sees.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TrainingView {
    /// All scripts.
    pub scripts: Vec<ShiftScriptView>,
    /// Scripts of the trainer's own that cannot be read, with what is wrong and where.
    pub bad: Vec<Text>,
    /// The session the shift is for; `null` while none goes on.
    pub session: Option<String>,
    /// The script; `null` while calls come by the rate alone.
    pub script: Option<String>,
    /// How many calls come in an hour.
    pub calls_per_hour: u16,
    /// How the vendor is.
    pub vendor: VendorHealthWord,
    /// What happened last, newest first.
    pub lines: Vec<HappenedView>,
}

/// One script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShiftScriptView {
    /// What to begin it by.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it is for.
    pub about: Text,
    /// How many calls come in an hour.
    pub calls_per_hour: u16,
    /// How many things happen besides.
    pub steps: u16,
}

/// Something that happened, or could not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HappenedView {
    /// When, in milliseconds since 1970.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// What.
    pub what: HappeningWord,
    /// Whether it made sense then: nobody hangs up where there is no call.
    pub done: bool,
}

/// How the simulated vendor is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VendorHealthWord {
    /// As it should be.
    #[default]
    Well,
    /// Slow.
    Slow,
    /// It does not answer.
    Down,
}

/// Something that can happen although no agent asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HappeningWord {
    /// A customer calls.
    CallArrives,
    /// The other side hangs up, or gives up while it rings.
    CallerHangsUp,
    /// The call ends at the agent's own phone.
    CallDrops,
    /// The number dialled is engaged.
    LineBusy,
    /// Another program, or a supervisor, changes the agent's state.
    StateChanges,
    /// A supervisor logs the agent out.
    LoggedOut,
    /// The vendor's session is over.
    SessionEnds,
    /// The vendor restarts and has forgotten who was signed in.
    VendorRestarts,
    /// The vendor takes four seconds for every answer.
    VendorSlow,
    /// The vendor does not answer at all.
    VendorDown,
    /// The vendor is as it should be again.
    VendorWell,
}
