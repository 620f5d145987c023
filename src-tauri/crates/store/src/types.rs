use jiff::Timestamp;
use ringside_domain::{CallId, Direction, Disposition, Draft, LeadId, OutboxId, ProfileId, VendorCallId};
use serde::{Deserialize, Serialize};

/// A call as the data file knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCall {
    /// Ours.
    pub id: CallId,
    /// The session it belongs to.
    pub profile: ProfileId,
    /// Theirs; `None` until the vendor has named it.
    pub vendor_call: Option<VendorCallId>,
    /// Who called whom.
    pub direction: Option<Direction>,
    /// The other party's number; `None` too when it is sealed with a key that is not here.
    pub number: Option<String>,
    /// The other party's name, on the same terms.
    pub name: Option<String>,
    /// The queue or campaign it came through.
    pub queue: Option<String>,
    /// The lead it belongs to.
    pub lead: Option<LeadId>,
    /// When it began.
    pub started: Timestamp,
    /// When it ended; `None` while it is up.
    pub ended: Option<Timestamp>,
    /// What has become of its outcome.
    pub outcome: OutcomeState,
}

/// What has become of a call's outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutcomeState {
    /// None is owed, or not yet.
    None,
    /// The call ended without one.
    Owed,
    /// It is stored and on its way, or has arrived.
    Saved,
    /// A person closed the call without one.
    Dropped,
}

/// A call that ended without an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedCall {
    /// The call.
    pub call: StoredCall,
    /// What was entered so far.
    pub draft: Option<Draft>,
}

/// The end of the time for wrap-up, as the vendor named it last for one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrapUpEnd {
    /// Since when the end was known, by the vendor's clock.
    pub known: Timestamp,
    /// The end, by the vendor's clock.
    pub ends: Timestamp,
    /// What became of the policy for the end.
    pub policy: AtEnd,
}

/// What became of the policy for the end of a wrap-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AtEnd {
    /// It has not had its say.
    Due,
    /// It had its say.
    Done,
    /// The end passed while the bar was away, and the vendor had let the call go: a person decides.
    Away,
}

/// How an agent put off the end of a wrap-up at this bar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extension {
    /// How often.
    pub times: u32,
    /// By how much in all, beside what the vendor says of the end.
    pub extra_ms: u64,
}

/// A call to make at a time that was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCallback {
    /// The call in which it was agreed; it names the callback too.
    pub call: CallId,
    /// The time that was agreed.
    pub at: Timestamp,
    /// When to be reminded: then, or later where the agent put it off.
    pub remind: Timestamp,
    /// When a call was dialled for it; what becomes of that call is still open.
    pub called: Option<Timestamp>,
    /// Whom to call and what about; `None` when it is sealed with a key that is not here.
    pub content: Option<CallbackContent>,
}

/// Whom to call back, and what about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallbackContent {
    /// The number.
    pub number: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The queue or campaign of the call in which it was agreed.
    pub queue: Option<String>,
    /// The lead that call belonged to.
    pub lead: Option<String>,
    /// The label of its outcome.
    pub outcome: String,
    /// The note of its outcome.
    pub note: Option<String>,
    /// The IANA zone in which the time was agreed.
    pub zone: String,
}

/// How far an outcome has come when it is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arrival {
    /// It is still to be sent.
    ToSend,
    /// The vendor took it while the line was up, and that is final.
    Taken,
    /// The vendor was told it while the line was up and no answer came: a person decides.
    Unsure,
    /// The vendor keeps no outcomes: it stays here.
    StaysHere,
}

/// Two calls to connect, with what is recorded for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewConnect {
    /// The first of the two and its outcome.
    pub first: (CallId, Disposition),
    /// The second and its outcome.
    pub second: (CallId, Disposition),
    /// When it was asked for.
    pub now: Timestamp,
}

/// What is to be told to the vendor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Payload {
    /// The outcome of one call.
    Disposition(Disposition),
    /// Two calls are to be connected with each other, each getting its outcome.
    Connect {
        /// The second call; the entry's own is the first.
        other: CallId,
        /// The second call as the vendor names it.
        other_vendor_call: Option<VendorCallId>,
        /// The first call's outcome.
        first: Disposition,
        /// The second call's outcome.
        second: Disposition,
    },
}

/// One outcome on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEntry {
    /// Its id; sorting by it is sorting by age.
    pub id: OutboxId,
    /// The session it belongs to.
    pub profile: ProfileId,
    /// Which call.
    pub call: CallId,
    /// The call as the vendor names it; `None` while it has not.
    pub vendor_call: Option<VendorCallId>,
    /// The other party's name or number.
    pub who: Option<String>,
    /// The other party's number.
    pub number: Option<String>,
    /// The queue or campaign the call came through.
    pub queue: Option<String>,
    /// What is to be told; `None` when it is sealed with a key that is not here.
    pub payload: Option<Payload>,
    /// When the call ended, as far as it is known.
    pub ended: Option<Timestamp>,
    /// When it was saved.
    pub created: Timestamp,
    /// How many tries were begun.
    pub attempts: u32,
    /// Whether one of them may have reached the vendor without an answer coming back.
    pub may_have_reached: bool,
    /// Where it stands.
    pub state: EntryState,
}

/// Where an outcome on its way stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryState {
    /// Waits for its turn.
    Queued {
        /// Not to be sent before; `None` means now.
        not_before: Option<Timestamp>,
        /// What the last try failed at, if there was one.
        waits: Option<Waits>,
    },
    /// A try is under way.
    Sending,
    /// A try may have reached the vendor; the vendor is being asked.
    Unknown {
        /// How often it was asked so far.
        looks: u32,
        /// When it is asked next.
        next_look: Timestamp,
    },
    /// The vendor has it.
    Delivered {
        /// Since when we know.
        at: Timestamp,
        /// Whether the vendor said yes. Otherwise its list says so.
        confirmed: bool,
    },
    /// A person knows that the vendor has it.
    MarkedDone {
        /// When they said so.
        at: Timestamp,
    },
    /// A person has to decide.
    NeedsAttention {
        /// Why.
        why: Attention,
    },
    /// A person decided that it stays on this computer only.
    KeptAsNote {
        /// When.
        at: Timestamp,
    },
    /// It did not happen and will not be tried again; only connecting two calls ends so. What it carried is the
    /// draft of each call again.
    Withdrawn {
        /// When.
        at: Timestamp,
        /// Why it did not happen.
        why: Attention,
    },
}

impl EntryState {
    /// Whether nothing more will happen to it.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        match self {
            Self::Queued { .. } | Self::Sending | Self::Unknown { .. } | Self::NeedsAttention { .. } => false,
            Self::Delivered { .. }
            | Self::MarkedDone { .. }
            | Self::KeptAsNote { .. }
            | Self::Withdrawn { .. } => true,
        }
    }
}

/// What a queued outcome waits for after a try that certainly did not reach the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Waits {
    /// The host cannot be reached.
    Offline,
    /// There is no trustworthy connection.
    Tls,
    /// The vendor asked for fewer requests.
    RateLimited,
    /// The vendor's server has a fault.
    ServerFault,
    /// The agent has to sign in.
    SignIn,
    /// Somebody signed in elsewhere; the agent has to choose where to go on.
    Elsewhere,
    /// The vendor does not know the agent, or the account is set to another way of signing in.
    Account,
    /// The vendor holds it for the end of a call that is over here.
    CallEnd,
}

/// Why a person has to decide.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attention {
    /// The vendor refused it.
    Refused {
        /// The vendor's own code, verbatim.
        vendor_code: Option<String>,
    },
    /// The account may not do this.
    NotAllowed,
    /// The account has no such function.
    NotSupported,
    /// The call was gone before anything was sent: its outcome was given elsewhere, or the vendor restarted.
    NoSuchCall,
    /// It cannot be sent as it is.
    InvalidRequest,
    /// It could not be sent in the only moment in which it had a meaning.
    NotSent,
    /// No answer came, and the vendor still lists the call: it seems not to have arrived.
    StillListed,
    /// No answer came, and the vendor has no way to tell.
    CannotTell,
    /// The vendor never named the call.
    NoVendorCall,
    /// It is sealed with a key that is not here.
    Unreadable,
    /// The call had an outcome before ours came: another's, or one the vendor set when the time was up.
    AlreadyDisposed,
    /// The vendor does not know this outcome.
    UnknownDisposition,
    /// The break that was to follow needs a reason the vendor knows.
    BreakReason,
    /// The vendor says that the agent was not on this call.
    NotOnCall,
}

/// One line of the timeline. Numbers, names and notes have no place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEntry {
    /// When.
    pub at: Timestamp,
    /// In which session.
    pub profile: ProfileId,
    /// Who or what caused it, in the writer's own form; empty where that has no meaning.
    pub cause: String,
    /// What happened, in the writer's own form.
    pub what: String,
}
