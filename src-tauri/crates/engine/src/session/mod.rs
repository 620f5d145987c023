//! What one session knows and decides: pure, fed by the driver with requests, answers and snapshots, and answering
//! with effects. It reads no clock, makes no ids of its own and does no I/O.

mod act;
mod agent;
mod answer;
mod asking;
mod callbacks;
mod early;
mod elsewhere;
mod error;
mod fix;
#[cfg(test)]
mod interleavings;
mod lists;
mod machine;
mod observe;
mod outcome;
mod pending;
mod pins;
mod request;
mod screen_pop;
mod slots;
mod spans;
mod start;
mod status;
mod timeline;
mod view;
mod work;
mod wrap_up;

use std::{
    collections::{BTreeMap, HashMap, HashSet, VecDeque},
    sync::Arc,
    time::Duration,
};

use ringside_domain::{
    Agent, AgentState, AtZero, BreakReason, Call, CallId, Catalogue, Desk, Disposition, Draft, ExtendWrapUp,
    LeadId, Moment, OutboxId, PopEvent, ProfileId, Requirements, ScreenPop, Timestamp, VendorCallId,
};
use ringside_ipc::{OutboxEntryView, OwedView, Phase, SessionReply, StateTarget, Text, UiError};
use ringside_numbers::Region;
use ringside_store::{Arrival, Extension, WrapUpEnd};
use ringside_vendor::{Capabilities, Request as VendorRequest};

use asking::Asking;
pub use asking::MayCall;
use elsewhere::Elsewhere;
pub use error::ui_error;
pub(crate) use machine::{Gap, Shown};
pub(crate) use outcome::ConnectOutcome;
use pending::Pending;
pub use screen_pop::PageToOpen;
pub(crate) use spans::Spans;
pub(crate) use start::LeftCall;
use status::Notice;
pub(crate) use timeline::{Decided, Happened, TimelineLine};
pub(crate) use view::draft_view;

/// So many of the last things said stay in the view: far more than happen between two of them.
const ANNOUNCEMENTS_KEPT: usize = 5;

/// What a session is told about its profile.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The profile's id, which is the session's too.
    pub id: ProfileId,
    /// What the agent calls it.
    pub name: String,
    /// The vendor's name for people.
    pub vendor_name: String,
    /// The country for numbers typed without a prefix.
    pub region: Region,
    /// The breaks that can be asked for, where the vendor takes any and does not list them itself.
    pub breaks: Vec<BreakReason>,
    /// The outcomes, where the vendor does not list them; where it does, labels and requirements that come on top of
    /// its list, by code.
    pub outcomes: Catalogue,
    /// What this account demands beside a code, by code; it comes on top of what the vendor says.
    pub requirements: HashMap<String, Requirements>,
    /// What happens when the time for wrap-up is over.
    pub at_zero: AtZero,
    /// The code of the outcome named for that case.
    pub overrun: Option<String>,
    /// The least time this account gives for wrap-up.
    pub shortest_wrap_up: Duration,
    /// What finishing a call and showing it elsewhere go by.
    pub finishing: Finishing,
    /// How much time a shift has for breaks, where policy says so.
    pub break_limit: Option<Duration>,
    /// Whether a ready agent is made not ready before the computer sleeps.
    pub not_ready_before_sleep: bool,
}

/// What finishing a call and showing it elsewhere go by.
#[derive(Debug, Clone, Default)]
pub struct Finishing {
    /// Whether and how the end of a wrap-up may be put off.
    pub extend: Option<ExtendWrapUp>,
    /// The pages opened for calls, each with whether policy allows it.
    pub pops: Vec<(ScreenPop, bool)>,
    /// The login of whoever signs in, for those pages.
    pub login: String,
    /// The agent's id at the vendor, for those pages.
    pub user_id: String,
}

/// A request of whoever shows the session, by a number of the driver's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct RequestId(pub(crate) u64);

/// What an answer belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ticket {
    /// The list of calls. Stale when anything was asked or answered since it was sent.
    Poll { generation: u64 },
    /// An act on a call or on the agent's state.
    Act { number: u64 },
    /// The outcomes to choose from.
    Codes,
    /// The reasons for not being ready.
    Breaks,
    /// A list somebody asked for.
    List { request: RequestId },
}

/// Something to be kept on disk, in one transaction each.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Keep {
    /// A call was dialled or has appeared.
    Begin(Call),
    /// The vendor has named our dialled call, or its details have changed.
    Update(Call),
    /// The line is down and no outcome is there yet.
    EndOwing(Call),
    /// Nothing is owed for it: an offered call taken back, a dial that never happened.
    EndWithout(Call),
    /// When the wrap-up of a call ends, as far as anybody says.
    WrapUp { call: CallId, end: Option<WrapUpEnd> },
    /// What is entered so far.
    Draft { call: CallId, draft: Draft },
    /// The outcome, in the transaction that ends the call; it is on its way from there.
    Outcome { call: Call, disposition: Disposition, arrival: Arrival },
    /// Two calls are to be connected, each getting its outcome: on its way from there.
    Connect { first: (CallId, Disposition), second: (CallId, Disposition) },
    /// How the end of a wrap-up was put off.
    Extension { call: CallId, extension: Extension },
    /// A page is opened for an event of a call.
    ScreenPop { call: CallId, event: PopEvent },
    /// An outcome is pinned at a digit, or no longer.
    Pin { code: String, place: Option<u8> },
    /// A call was dialled for a callback.
    CallbackDialled { callback: CallId, by: CallId },
    /// A callback is put off.
    CallbackSnoozed { callback: CallId, until: Timestamp },
    /// A callback is done.
    CallbackDone { callback: CallId },
    /// An owed call is closed without an outcome for the vendor.
    DropOwed { call: CallId },
    /// What a person decided about an outcome that needs attention.
    Decide { entry: OutboxId, decision: Decision },
}

/// What a person decided about an outcome that needs attention.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Decision {
    SendAgain,
    MarkDone,
    Change(Disposition),
    KeepAsNote,
}

/// What the driver is to do. Effects are carried out in order.
#[derive(Debug, PartialEq)]
pub(crate) enum Effect {
    /// Keep this; answer the request when it is on disk, or with a storage error.
    Keep { keep: Box<Keep>, then: Kept },
    /// Send this to the vendor.
    Send { ticket: Ticket, request: Box<VendorRequest> },
    /// Answer a request.
    Reply { request: RequestId, reply: Box<Result<SessionReply, UiError>> },
    /// Look at the vendor's list now.
    PollNow,
    /// Something new is in the outbox.
    PokeOutbox,
    /// What waits for the network or for a person may be tried again.
    WakeOutbox,
    /// Nothing in the outbox is sent before it is woken.
    HoldOutbox,
    /// Open a page in the agent's browser.
    Open(Box<PageToOpen>),
}

/// What follows once something is on disk.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kept {
    Nothing,
    /// Answer with `Done`.
    Answer(RequestId),
    /// Open the page: that it is opened is on disk.
    Page(Box<PageToOpen>),
    /// Pin an outcome at a digit, or no longer.
    Pinned {
        request: RequestId,
        code: String,
        place: Option<u8>,
    },
    /// Send an act that waited for it.
    Act {
        number: u64,
    },
    /// The outcome of this call is stored: take the card away.
    OutcomeStored {
        call: CallId,
        request: Option<RequestId>,
        arrival: Arrival,
        /// The outcome kept for it until now: it stays so where the disk takes no other.
        before: Option<Box<KeptOutcome>>,
    },
    /// The outcome of this call waits on disk for its end.
    OutcomeWaits {
        call: CallId,
        request: RequestId,
        outcome: Box<KeptOutcome>,
    },
    /// The outcome of this call is a draft again.
    Reopened {
        call: CallId,
        request: RequestId,
    },
    /// This call owes nothing any more.
    Dropped {
        call: CallId,
        request: RequestId,
    },
    /// Connecting two calls is on its way.
    Connecting {
        first: CallId,
        second: CallId,
        request: RequestId,
    },
}

/// An outcome chosen while the line is up.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct KeptOutcome {
    pub(crate) disposition: Disposition,
    pub(crate) follow: Option<StateTarget>,
}

/// How the vendor's host answers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Line {
    Idle,
    Online,
    Unsteady,
    Offline,
}

/// A session's whole memory.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) profile: Profile,
    pub(crate) capabilities: Arc<Capabilities>,
    pub(crate) phase: Phase,
    /// The newer sign-in that has the line, in that phase.
    elsewhere: Option<Elsewhere>,
    pub(crate) agent: Agent,
    /// Whether anything has told the agent's state since sign-in.
    pub(crate) state_told: bool,
    /// Whether a call on the desk is why the agent is busy.
    busy_here: bool,
    /// Since when the agent is in a state that came with the end of a call and is not said yet: some vendors go on to wrap-up
    /// right after.
    unsaid: Option<Moment>,
    /// Whether the first snapshot since sign-in or reconnect is still to come.
    pub(crate) checking: bool,
    pub(crate) desk: Desk,
    pub(crate) pending: Vec<Pending>,
    acts: HashMap<u64, act::Act>,
    next_act: u64,
    /// Grows with everything sent or answered that a list under way cannot know of.
    generation: u64,
    pub(crate) follow: Option<StateTarget>,
    /// What is to be asked for once the outcome of a call is at the vendor.
    after_delivery: HashMap<CallId, StateTarget>,
    pub(crate) drafts: HashMap<CallId, (Draft, bool)>,
    pub(crate) kept: HashMap<CallId, KeptOutcome>,
    pub(crate) connecting: Option<Connecting>,
    /// An outcome on disk waits for the break asked for before it.
    pub(crate) poke_held: bool,
    /// An outcome told during its call waits for the break asked for before it.
    early_held: Option<CallId>,
    wrap_up: wrap_up::WrapUp,
    /// The call whose outcome policy gave.
    saved_by_timer: Option<CallId>,
    pub(crate) codes: Codes,
    /// The reasons for not being ready: the vendor's where it lists them, else the profile's.
    pub(crate) breaks: Vec<BreakReason>,
    pub(crate) leads: HashMap<CallId, LeadId>,
    pub(crate) recents: VecDeque<String>,
    pub(crate) outbox: OutboxSummary,
    pub(crate) owed: Vec<OwedView>,
    callbacks: callbacks::Callbacks,
    pops: screen_pop::Pops,
    pub(crate) line: Line,
    pub(crate) line_since: Moment,
    pub(crate) failures: u32,
    pub(crate) news: Option<Moment>,
    pub(crate) notice: Option<Notice>,
    pub(crate) dead_until: Option<Moment>,
    /// The newest last; the last of them is the `announcement_number`-th.
    pub(crate) announcements: Vec<Text>,
    pub(crate) announcement_number: u64,
    /// Calls of earlier runs that owe an outcome and are on no card.
    pub(crate) owed_calls: HashMap<CallId, Call>,
    /// The calls dialled or answered at this bar.
    mine: HashSet<CallId>,
    /// The agent was logged in or out at the vendor from here, and what came of it is still to be seen.
    logged_here: bool,
    /// What happened and is still to be kept.
    timeline: Vec<TimelineLine>,
    /// What was said last of each outcome that is not settled.
    noted: HashMap<OutboxId, Happened>,
    fixing: Option<fix::Fixing>,
    /// Something asked for has not come for too long.
    hangs: bool,
    /// The look under way was due anyway: what it finds, the vendor's pushes should have told.
    pub(crate) unannounced: bool,
    /// The newest answer is older than it should be.
    old_news: bool,
    /// When the computer's doings last left open how things are: a yes to what was asked before then is old.
    out_of_touch: Option<Moment>,
    /// A state whose asking got no answer, or that had not come when another was asked for: if it comes, it was asked for here.
    unanswered: Option<AgentState>,
    /// The number that somebody is asked about before it is dialled.
    asking: Asking,
}

/// The outcomes to choose from.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    pub(crate) catalogue: Catalogue,
    pub(crate) revision: u64,
    pub(crate) failed: Option<Text>,
    pub(crate) here: bool,
    pub(crate) recents: VecDeque<String>,
    /// The codes the agent has pinned, by their digits.
    pub(crate) pinned: BTreeMap<u8, String>,
}

/// The outcomes on their way, as the driver reads them from the store.
#[derive(Debug, Default, Clone, PartialEq)]
pub(crate) struct OutboxSummary {
    pub(crate) entries: Vec<OutboxEntryView>,
    pub(crate) on_the_way: u32,
    pub(crate) needs_attention: u32,
    pub(crate) done: u32,
    /// The calls whose outcomes are on their way, as the vendor names them.
    pub(crate) calls_on_the_way: Vec<VendorCallId>,
    /// Those whose outcomes need a person.
    pub(crate) calls_needing_attention: Vec<VendorCallId>,
}

/// Two calls being connected.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Connecting {
    pub(crate) first: CallId,
    pub(crate) second: CallId,
    /// Who asked; `None` once answered.
    pub(crate) request: Option<RequestId>,
    /// The act that marks the control.
    pub(crate) act: u64,
}

impl Session {
    pub(crate) fn vendor_name(&self) -> &str {
        &self.profile.vendor_name
    }

    pub(crate) fn text(&self, key: &str) -> Text {
        Text::new(key).with("vendor", self.profile.vendor_name.as_str())
    }

    pub(crate) fn announce(&mut self, text: Text) {
        if self.announcements.len() == ANNOUNCEMENTS_KEPT {
            self.announcements.remove(0);
        }
        self.announcements.push(text);
        self.announcement_number += 1;
    }

    /// Anything asked or answered makes a list under way stale.
    fn bump(&mut self) {
        self.generation += 1;
    }

    fn reply(request: RequestId, reply: Result<SessionReply, UiError>) -> Effect {
        Effect::Reply { request, reply: Box::new(reply) }
    }

    fn done(request: RequestId) -> Effect {
        Self::reply(request, Ok(SessionReply::Done))
    }
}
