use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    shift::{ExportWord, HistoryCallView, ShiftView},
    text::Text,
    view::{
        CallbackEntryView, CallbackView, CampaignView, ColleagueView, DialKindWord, LeadPhoneView,
        NumberView, OutboxEntryView, QueueView, SnoozeWord, TimelineLine,
    },
    work::{ConsultAimWord, Deed, Found, Lookup, TargetInput},
};

/// What can be asked of one session. Answered with [`SessionReply::Done`] where nothing else is named; what comes of
/// it is seen in the views that follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum SessionRequest {
    /// Sign in; without a password the one from the keychain is used.
    SignIn {
        /// As typed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        password: Option<Password>,
        /// Keep it in the keychain.
        #[serde(default)]
        remember: bool,
    },
    /// Sign out. Refused while a call is up or something is unsent, unless insisted.
    SignOut {
        /// Go although something is unfinished; it stays on this computer.
        #[serde(default)]
        insist: bool,
    },
    /// Publish all views again.
    Refresh,
    /// Ask for an agent state now.
    SetState {
        /// Which.
        target: StateTarget,
    },
    /// Say what is to follow the call or wrap-up; `null` takes it back.
    SetNext {
        /// What follows.
        target: Option<StateTarget>,
    },
    /// Dial.
    Dial {
        /// As typed.
        number: String,
        /// The way to dial; the vendor's usual one when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        kind: Option<DialKindWord>,
        /// The lead it is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        lead: Option<String>,
    },
    /// Say what would be dialled → [`SessionReply::Number`].
    PreviewNumber {
        /// As typed so far.
        number: String,
    },
    /// Make a call the one the slots act on.
    SelectCall {
        /// Which.
        call: String,
    },
    /// Answer.
    Answer {
        /// Which.
        call: String,
    },
    /// Hang up.
    HangUp {
        /// Which.
        call: String,
    },
    /// Hold.
    Hold {
        /// Which.
        call: String,
    },
    /// Retrieve.
    Retrieve {
        /// Which.
        call: String,
    },
    /// Start recording, or go on.
    StartRecording {
        /// Which.
        call: String,
    },
    /// Stop recording.
    StopRecording {
        /// Which.
        call: String,
    },
    /// Switch the agent's microphone off.
    Mute {
        /// Ours.
        call: String,
    },
    /// Switch it on again.
    Unmute {
        /// Ours.
        call: String,
    },
    /// Send tones.
    SendDigits {
        /// Ours.
        call: String,
        /// `0`–`9`, `*` and `#`.
        digits: String,
    },
    /// Pass a call on unannounced.
    Transfer {
        /// Ours.
        call: String,
        /// To whom.
        to: TargetInput,
    },
    /// Call a third party while the customer waits.
    Consult {
        /// The customer's call, ours.
        call: String,
        /// Whom.
        to: TargetInput,
        /// What it is to end in.
        aim: ConsultAimWord,
    },
    /// Join all parties of a consultation.
    CompleteConference {
        /// The customer's call, ours.
        call: String,
    },
    /// Add a third party at once.
    Conference {
        /// Ours.
        call: String,
        /// Whom.
        to: TargetInput,
    },
    /// The agent says that a call is over whose end the vendor does not tell.
    CallOver {
        /// Ours.
        call: String,
    },
    /// Look something up at the vendor → [`SessionReply::Found`].
    LookUp {
        /// What.
        lookup: Lookup,
    },
    /// Change something at the vendor beside calls and states.
    Do {
        /// What.
        deed: Deed,
    },
    /// Complete a transfer.
    CompleteTransfer {
        /// Which.
        call: String,
    },
    /// Keep what is entered so far; answered once it is on disk.
    SaveDraft {
        /// Whose.
        call: String,
        /// All that is entered.
        draft: DraftInput,
    },
    /// Save the outcome; answered once it is on disk. While the line is up it is kept and sent when the call ends.
    SaveOutcome {
        /// Whose.
        call: String,
        /// The outcome.
        draft: DraftInput,
        /// What follows.
        then: Then,
    },
    /// Take back an outcome that is kept until the call ends.
    ReopenOutcome {
        /// Whose.
        call: String,
    },
    /// Connect two calls with each other and leave them.
    ConnectCalls {
        /// The first, with its outcome.
        first: LegInput,
        /// The second, with its outcome.
        second: LegInput,
    },
    /// Say which lead a call belongs to, where the vendor does not.
    SetLead {
        /// Which.
        call: String,
        /// The vendor's lead id.
        lead: String,
    },
    /// The numbers of a lead → [`SessionReply::LeadPhones`].
    LeadPhones {
        /// The vendor's lead id.
        lead: String,
    },
    /// Move a call to the lead that owns a number.
    ChangeLead {
        /// Which.
        call: String,
        /// The number's id, from the list.
        phone: String,
    },
    /// Create a lead for a call.
    CreateLead {
        /// Which.
        call: String,
        /// The lead's number, as typed.
        number: String,
    },
    /// A list of the vendor's → [`SessionReply::Campaigns`], [`SessionReply::Queues`] or [`SessionReply::Colleagues`].
    List {
        /// Which.
        list: ListKind,
    },
    /// Send an outcome again that needs attention.
    OutboxSendAgain {
        /// Which.
        entry: String,
    },
    /// Declare an outcome that needs attention as recorded at the vendor.
    OutboxMarkDone {
        /// Which.
        entry: String,
    },
    /// Give an outcome that needs attention another code, and send that.
    OutboxChange {
        /// Which.
        entry: String,
        /// The new outcome.
        draft: DraftInput,
    },
    /// Keep an outcome that needs attention, or one owed, on this computer only.
    OutboxKeepAsNote {
        /// Which.
        entry: String,
    },
    /// Close an owed call without an outcome for the vendor; its draft stays in the history here.
    DropOwed {
        /// Which.
        call: String,
    },
    /// Pin an outcome above the others, or take it from there. Nine can be pinned.
    PinOutcome {
        /// Its code.
        code: String,
        /// Whether it is to be pinned.
        pinned: bool,
    },
    /// Put off the end of the wrap-up by as much as policy gives. Where the vendor gives no more time, only what the bar
    /// does at the end waits.
    ExtendWrapUp,
    /// The calls to make at a time that was agreed → [`SessionReply::Callbacks`].
    Callbacks,
    /// A call was dialled for a callback: the outcome of that call settles it.
    CallbackDialled {
        /// Which callback.
        callback: String,
        /// The call.
        call: String,
    },
    /// Put off a callback: the bar says so again then.
    SnoozeCallback {
        /// Which.
        callback: String,
        /// For how long.
        by: SnoozeWord,
    },
    /// A callback is done.
    CallbackDone {
        /// Which.
        callback: String,
    },
    /// Ask the vendor now instead of at the next poll.
    CheckNow,
    /// Bring the bar and the vendor together: give up what hangs, look anew, and where the state is still not known and
    /// nothing is open ask for not ready. Answered at the end → [`SessionReply::Fixed`].
    FixState,
    /// What happened and who caused it → [`SessionReply::Timeline`].
    Timeline {
        /// From when on, in milliseconds since 1970.
        #[ts(type = "number")]
        since_ms: i64,
    },
    /// The newest outcomes that are done → [`SessionReply::OutcomesDone`].
    OutcomesDone,
    /// The calls of the shift → [`SessionReply::History`].
    History,
    /// The figures of the shift → [`SessionReply::Shift`].
    Shift,
    /// Write calls or figures of the shift to a file → [`SessionReply::Exported`].
    Export {
        /// Which of them.
        what: ExportWord,
        /// Into which folder, by its whole path; the downloads' when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        folder: Option<String>,
    },
    /// The status line was read.
    DismissStatus,
    /// Log the agent in at the vendor.
    LogIn {
        /// The campaign to work on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        campaign: Option<String>,
    },
    /// Log the agent out at the vendor.
    LogOut,
}

/// A password on its way from the form to the keychain. Reads as dots wherever it might be printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Password(String);

impl Password {
    /// The text itself, for whoever seals it away.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

impl From<&str> for Password {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// An agent state that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum StateTarget {
    /// Ready.
    Ready,
    /// Not ready.
    NotReady {
        /// The break reason's id; absent for none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        reason: Option<String>,
    },
}

/// What follows an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "then", rename_all = "snake_case")]
pub enum Then {
    /// Whatever the vendor does by itself, or what was asked for before.
    Stay,
    /// Ready.
    Ready,
    /// A break, or not ready without a reason.
    NotReady {
        /// The break reason's id; absent for none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        reason: Option<String>,
    },
}

/// An outcome as entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DraftInput {
    /// The code chosen.
    pub code: Option<String>,
    /// The note as typed.
    pub note: String,
    /// The callback as set.
    pub callback: Option<CallbackView>,
    /// The number of sales as entered.
    pub sales: Option<u32>,
}

/// One of two calls to connect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LegInput {
    /// Which.
    pub call: String,
    /// Its outcome.
    pub draft: DraftInput,
}

/// A list of the vendor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// Campaigns.
    Campaigns,
    /// Queues.
    Queues,
    /// Other users.
    Colleagues,
}

/// The answer to a [`SessionRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum SessionReply {
    /// Taken.
    Done,
    /// See [`SessionRequest::Dial`]: the card the call is shown on.
    Dialled {
        /// Our id of the call.
        call: String,
    },
    /// See [`SessionRequest::PreviewNumber`].
    Number {
        /// What would be dialled.
        number: NumberView,
    },
    /// See [`SessionRequest::LeadPhones`].
    LeadPhones {
        /// In the vendor's order.
        phones: Vec<LeadPhoneView>,
    },
    /// See [`SessionRequest::List`].
    Campaigns {
        /// In the vendor's order.
        campaigns: Vec<CampaignView>,
    },
    /// See [`SessionRequest::List`].
    Queues {
        /// In the vendor's order.
        queues: Vec<QueueView>,
    },
    /// See [`SessionRequest::List`].
    Colleagues {
        /// In the vendor's order.
        colleagues: Vec<ColleagueView>,
    },
    /// See [`SessionRequest::FixState`].
    Fixed {
        /// What was found and what was changed.
        text: Text,
    },
    /// See [`SessionRequest::Timeline`].
    Timeline {
        /// Oldest first.
        lines: Vec<TimelineLine>,
    },
    /// See [`SessionRequest::Callbacks`].
    Callbacks {
        /// The one the bar says first at the top.
        entries: Vec<CallbackEntryView>,
    },
    /// See [`SessionRequest::OutcomesDone`].
    OutcomesDone {
        /// Newest first, 500 at most.
        entries: Vec<OutboxEntryView>,
    },
    /// See [`SessionRequest::History`].
    History {
        /// When the shift began, in milliseconds since 1970.
        #[ts(type = "number")]
        since_ms: i64,
        /// Newest first.
        calls: Vec<HistoryCallView>,
    },
    /// See [`SessionRequest::Shift`].
    Shift {
        /// All of them.
        shift: ShiftView,
    },
    /// See [`SessionRequest::Export`].
    Exported {
        /// Where the file is.
        path: String,
    },
    /// See [`SessionRequest::LookUp`].
    Found {
        /// What was found.
        found: Found,
    },
}
