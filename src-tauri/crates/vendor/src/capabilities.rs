use serde::{Deserialize, Serialize};

use crate::work::ConsultAim;

/// What one vendor account can do. Everything is off until its adapter says otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capabilities {
    /// The agent's state can be read. Where it cannot, the bar shows what follows from the calls and marks it so.
    pub reads_agent_state: bool,
    /// The vendor's yes to a change of state names the state reached. Where it does not, the state is an estimate.
    pub yes_is_the_state: bool,
    /// The agent can be logged in and out at the vendor from here.
    pub log_in: bool,
    /// The agent can be made ready.
    pub ready: bool,
    /// The agent can be made not ready without a reason.
    pub not_ready: bool,
    /// Breaks can be asked for, and when that has to happen.
    pub breaks: Option<BreakOrder>,
    /// The ways to dial, the usual one first; empty when the vendor takes no dial.
    pub dial: Vec<DialKind>,
    /// No call is dialled while an earlier one waits for its outcome at the vendor.
    pub outcome_before_dial: bool,
    /// A dial may name the lead it is for.
    pub dial_lead: bool,
    /// An offered call can be answered from here.
    pub answer: bool,
    /// A call can be ended.
    pub hang_up: bool,
    /// A call can be held and retrieved.
    pub hold: bool,
    /// The agent's microphone can be muted at the vendor.
    pub mute: bool,
    /// Recording can be stopped and started again.
    pub record: bool,
    /// Tones can be sent.
    pub dtmf: bool,
    /// A call can be passed on unannounced.
    pub transfer: bool,
    /// A third party can be consulted while the customer waits, and what that can end in.
    pub consult: Vec<ConsultAim>,
    /// A transfer begun can be completed.
    pub complete_transfer: bool,
    /// A third party can be added at once.
    pub conference: bool,
    /// Whom a call can be passed to can be searched.
    pub directory: bool,
    /// The vendor lists no calls: a snapshot knows only those dialled from here, and may not tell their end.
    pub own_calls_only: bool,
    /// Changes are pushed, so that looking for them is a safety net only.
    pub push: bool,
    /// The vendor tells when a wrap-up ends.
    pub wrap_up_clock: bool,
    /// The length of a wrap-up can be changed.
    pub set_wrap_up: bool,
    /// Two calls can be connected with each other, the agent leaving.
    pub connect_calls: bool,
    /// When a disposition is taken; `None` when the vendor keeps none and ours stay local.
    pub disposition: Option<DispositionWindow>,
    /// In what form it is taken.
    pub disposition_form: DispositionForm,
    /// The vendor lists the dispositions; else they come from the profile.
    pub lists_dispositions: bool,
    /// The vendor lists the reasons for breaks; else they come from the profile.
    pub lists_breaks: bool,
    /// What a disposition may carry beside its code.
    pub disposition_fields: DispositionFields,
    /// How a disposition whose answer got lost can be settled.
    pub disposition_evidence: Evidence,
    /// What the vendor does with the agent after a disposition.
    pub after_disposition: AfterDisposition,
    /// Campaigns can be listed.
    pub campaigns: bool,
    /// Queues can be listed.
    pub queues: bool,
    /// Other users can be listed.
    pub colleagues: bool,
    /// A lead's numbers can be listed.
    pub lead_phones: bool,
    /// A call can be moved to another lead's number.
    pub change_lead: bool,
    /// A lead can be created for a call.
    pub create_lead: bool,
    /// Notes can be kept with a number and a call.
    pub notes: bool,
    /// Values can be kept with a live call.
    pub call_data: bool,
    /// What the vendor knows of a number can be read.
    pub contacts: bool,
    /// It can be written.
    pub save_contact: bool,
    /// Numbers can be put on the do-not-call list.
    pub block_number: bool,
    /// Past calls can be listed.
    pub past_calls: bool,
    /// The agent's or its campaigns' figures can be read.
    pub counters: bool,
    /// The vendor's news for the agent can be read.
    pub notices: bool,
    /// Other agents' states can be read.
    pub floor: bool,
    /// Calls can be given to the vendor's dialler for later.
    pub schedule_call: bool,
    /// Other agents' calls can be joined.
    pub monitor: bool,
    /// Other agents' states can be changed.
    pub force_state: bool,
    /// Campaigns can be started and stopped.
    pub run_campaign: bool,
}

/// The ways to place a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DialKind {
    /// A number, dialled for the agent.
    Manual,
    /// An internal extension.
    Extension,
    /// The record shown in preview.
    Preview,
    /// Several numbers at once, the first that answers wins.
    Shotgun,
}

/// When a break has to be asked for so that it follows a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreakOrder {
    /// At any time.
    AnyTime,
    /// Before the disposition is sent; after it, the next call may come first.
    BeforeDisposition,
}

/// When a vendor takes a disposition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DispositionWindow {
    /// During the call, without ending it, and in wrap-up. What was taken during the call is final.
    DuringAndAfter,
    /// During the call it is held for the end of the call, which is certain only once it is sent again after it; in
    /// wrap-up at once.
    QueuedDuring,
    /// In wrap-up. Sent during the call it would end the call, so it waits here until the line is down.
    AfterRelease,
}

/// In what form a vendor takes an outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DispositionForm {
    /// As an outcome of its own.
    #[default]
    Code,
    /// As a note: the vendor keeps no outcomes, so ours is kept here and told there in words.
    Note,
}

/// What a vendor takes beside the code. The rest stays in our own journal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DispositionFields {
    /// A note.
    pub note: bool,
    /// A time to call back.
    pub callback: bool,
    /// A number of sales.
    pub sales: bool,
}

/// What a vendor shows of a disposition it has taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Nothing: only a person can tell.
    #[default]
    None,
    /// A call with an outcome leaves the list of calls; one without stays on it.
    LeavesCallList,
    /// A second outcome is refused as [`AlreadyDisposed`](crate::VendorErrorKind::AlreadyDisposed), so the same one may
    /// be sent again without harm.
    RefusesSecond,
}

/// What state a vendor puts the agent into once the outcome is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AfterDisposition {
    /// Nobody has told us.
    #[default]
    Unknown,
    /// Ready, at once.
    Ready,
    /// Not ready.
    NotReady,
}
