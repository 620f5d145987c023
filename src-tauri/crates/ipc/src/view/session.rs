use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    text::Text,
    view::{
        AgentView, CallView, CallbacksView, NextView, OutboxView, OwedView, Slots, StateChoice, Unfinished,
    },
};

/// One profile's session, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionView {
    /// Its id, which is its profile's.
    pub session: String,
    /// Grows with every change.
    #[ts(type = "number")]
    pub revision: u64,
    /// What the agent calls the profile.
    pub name: String,
    /// The vendor's name.
    pub vendor_name: String,
    /// How far signing in has come.
    pub phase: Phase,
    /// The sign-in elsewhere that the agent has to choose about; `null` but in that phase.
    pub elsewhere: Option<ElsewhereView>,
    /// The state chip.
    pub agent: AgentView,
    /// The next chip.
    pub next: NextView,
    /// The states that can be asked for; empty when the vendor takes none.
    pub choices: Vec<StateChoice>,
    /// All calls, in the order in which they appeared.
    pub calls: Vec<CallView>,
    /// The eight slots.
    pub slots: Slots,
    /// The dial field.
    pub dial: DialView,
    /// What else this account offers.
    pub features: FeaturesView,
    /// The outcomes on their way.
    pub outbox: OutboxView,
    /// Calls that ended without an outcome.
    pub owed: Vec<OwedView>,
    /// Calls to make at a time that was agreed.
    pub callbacks: CallbacksView,
    /// What signing out or ending the program would leave behind.
    pub unfinished: Unfinished,
    /// The connection badge.
    pub connection: ConnectionView,
    /// The status line.
    pub status: StatusView,
    /// What a screen reader says, the newest last: several things may happen between two views.
    pub announcements: Vec<Text>,
    /// The number of the last of them. It grows with each, so that nothing is left out or said twice but what happened twice.
    #[ts(type = "number")]
    pub announcement_number: u64,
}

/// How far signing in has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Not signed in.
    SignedOut,
    /// On the way.
    SigningIn,
    /// Signed in.
    SignedIn,
    /// Signed in as far as calls go, but the vendor wants the password again.
    NeedsPassword,
    /// Somebody signed in elsewhere and has the line. Nothing is asked of the vendor until the agent has chosen: signing in
    /// goes on here and ends the other, signing out goes on there and tells the vendor nothing.
    Elsewhere,
}

/// A sign-in elsewhere that has ended the one here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ElsewhereView {
    /// When this bar noticed, in milliseconds since 1970.
    #[ts(type = "number")]
    pub noticed_ms: i64,
    /// Whether the vendor said so itself. Else it only follows from its answers.
    pub certain: bool,
}

/// The dial field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DialView {
    /// The ways to dial, the usual one first.
    pub kinds: Vec<DialKindWord>,
    /// Whether a lead can be named.
    pub takes_lead: bool,
    /// The country for numbers typed without a prefix.
    pub region: String,
    /// The numbers dialled last, newest first, as a person reads them.
    pub recents: Vec<String>,
}

/// The ways to dial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DialKindWord {
    /// A number.
    Manual,
    /// An internal extension.
    Extension,
    /// The record shown in preview.
    Preview,
    /// Several numbers at once.
    Shotgun,
}

/// What an account offers beside the slots.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent feature")]
pub struct FeaturesView {
    /// Campaigns can be listed.
    pub campaigns: bool,
    /// Queues can be listed.
    pub queues: bool,
    /// Other users can be listed.
    pub colleagues: bool,
    /// A lead's numbers can be listed.
    pub lead_phones: bool,
    /// A call can be moved to another lead.
    pub change_lead: bool,
    /// A lead can be created for a call.
    pub create_lead: bool,
    /// Two calls can be connected.
    pub connect_calls: bool,
    /// The agent can be logged in and out at the vendor.
    pub log_in: bool,
    /// A third party can be consulted before a transfer.
    pub consult_transfer: bool,
    /// A third party can be consulted before a conference.
    pub consult_conference: bool,
    /// A third party can be added at once.
    pub conference: bool,
    /// A call can be passed on unannounced.
    pub blind_transfer: bool,
    /// Whom a call can be passed to can be searched.
    pub directory: bool,
    /// Notes can be kept with a call.
    pub notes: bool,
    /// Values can be kept with a live call.
    pub call_data: bool,
    /// The length of a wrap-up can be changed.
    pub set_wrap_up: bool,
    /// What the vendor knows of a number can be read.
    pub contacts: bool,
    /// It can be written.
    pub save_contact: bool,
    /// Numbers can be put on the do-not-call list.
    pub block_number: bool,
    /// Past calls can be listed.
    pub past_calls: bool,
    /// Figures can be read.
    pub counters: bool,
    /// The vendor's news can be read.
    pub notices: bool,
    /// Other agents' states can be read.
    pub floor: bool,
    /// Calls can be given to the vendor's dialler.
    pub schedule_call: bool,
    /// Other agents' calls can be joined.
    pub monitor: bool,
    /// Other agents' states can be changed.
    pub force_state: bool,
    /// Campaigns can be started and stopped.
    pub run_campaign: bool,
}

/// The connection badge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConnectionView {
    /// How it is.
    pub state: ConnectionWord,
    /// Since when.
    #[ts(type = "number")]
    pub elapsed_ms: u64,
    /// Age of the newest answer; `null` before the first.
    #[ts(type = "number | null")]
    pub news_age_ms: Option<u64>,
    /// Whether that answer is older than it should be: what is shown may no longer be so.
    pub old: bool,
}

/// How a connection is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionWord {
    /// Not tried.
    Idle,
    /// The vendor answers.
    Online,
    /// Some requests failed.
    Unsteady,
    /// None gets through.
    Offline,
    /// Nothing is asked: somebody signed in elsewhere has the line.
    Elsewhere,
}

/// The status line: the one calm place for what there is to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatusView {
    /// How loud.
    pub tone: Tone,
    /// What happened, what became of the work, one next step.
    pub text: Text,
    /// The one link.
    pub link: Option<StatusLink>,
}

/// How loud the status line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// At rest.
    Rest,
    /// Something is asked for.
    Pending,
    /// Works on, or wants a look.
    Warn,
    /// Something is lost or stops.
    Danger,
}

/// Where the status line's link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StatusLink {
    /// Ask the vendor now.
    CheckAgain,
    /// Bring the bar and the vendor together.
    FixState,
    /// Ask for the password in place.
    EnterPassword,
    /// Choose where to go on: here, or where somebody signed in.
    ChooseWhere,
    /// The outcomes on their way.
    ShowOutbox,
    /// The calls that owe an outcome.
    ShowOwed,
    /// The calls to make at a time that was agreed.
    ShowCallbacks,
    /// Read and done.
    Dismiss,
    /// The outcome panel.
    FinishOutcome,
}
