use std::time::Duration;

use ringside_domain::{
    AgentState, BreakId, BreakReason, Campaign, CampaignId, Catalogue, Colleague, Disposition, LeadId,
    LeadPhone, LeadPhoneId, ObservedCall, Queue, Timestamp, UserId, VendorCallId,
};
use serde::{Deserialize, Serialize};

use crate::{
    capabilities::DialKind,
    work::{
        CallFacts, ConsultAim, Contact, Counter, DirectoryEntry, FloorAgent, ForcedState, Monitor, Notice,
        PastCall, ScheduledCall, Target,
    },
};

/// All that can be asked of a vendor. Each variant names the [`Reply`] it is answered with; without one it is
/// [`Reply::Done`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Prove the credentials and open a session → [`Reply::SignedIn`].
    SignIn,
    /// Close the session; where the vendor knows no such thing, only forget it.
    SignOut,
    /// Log the agent in at the vendor.
    LogIn {
        /// The campaign to work on, where the vendor wants one.
        campaign: Option<CampaignId>,
    },
    /// Log the agent out at the vendor.
    LogOut,
    /// All the vendor knows of this agent → [`Reply::Snapshot`].
    Snapshot,
    /// Make the agent ready.
    Ready,
    /// Make the agent not ready, with or without a reason.
    NotReady {
        /// The break asked for.
        reason: Option<BreakId>,
    },
    /// Place a call → [`Reply::Dialled`].
    Dial(Dial),
    /// Answer an offered call.
    Answer {
        /// Which.
        call: VendorCallId,
    },
    /// End a call.
    HangUp {
        /// Which.
        call: VendorCallId,
    },
    /// Let the customer wait.
    Hold {
        /// Which.
        call: VendorCallId,
    },
    /// Take the customer back.
    Retrieve {
        /// Which.
        call: VendorCallId,
    },
    /// Record, or go on recording.
    StartRecording {
        /// Which.
        call: VendorCallId,
    },
    /// Stop recording.
    StopRecording {
        /// Which.
        call: VendorCallId,
    },
    /// Switch the agent's microphone off.
    Mute {
        /// On which call.
        call: VendorCallId,
    },
    /// Switch the agent's microphone on again.
    Unmute {
        /// On which call.
        call: VendorCallId,
    },
    /// Send tones.
    SendDigits {
        /// Into which call.
        call: VendorCallId,
        /// `0`–`9`, `*` and `#`.
        digits: String,
    },
    /// Pass a call on unannounced.
    Transfer {
        /// Which.
        call: VendorCallId,
        /// To whom.
        to: Target,
    },
    /// Call a third party while the customer waits.
    Consult {
        /// For which call.
        call: VendorCallId,
        /// Whom.
        to: Target,
        /// What it is to end in.
        aim: ConsultAim,
    },
    /// Complete a transfer that was begun by a consultation.
    CompleteTransfer {
        /// The customer's call.
        call: VendorCallId,
    },
    /// Join all parties of a consultation.
    CompleteConference {
        /// The customer's call.
        call: VendorCallId,
    },
    /// Add a third party at once.
    Conference {
        /// To which call.
        call: VendorCallId,
        /// Whom.
        to: Target,
    },
    /// The agent says that a call is over whose end the vendor does not tell. Nothing is sent anywhere; the adapter
    /// only stops listing it as live.
    CallOver {
        /// Which.
        call: VendorCallId,
    },
    /// Give a call its outcome → [`Reply::Done`] once the vendor holds it, [`Reply::Queued`] when it holds it for the
    /// end of the call, [`Reply::Unconfirmed`] when it took it and will never show it.
    Dispose {
        /// Which.
        call: VendorCallId,
        /// What our own records know of it.
        facts: CallFacts,
        /// The outcome.
        disposition: Disposition,
    },
    /// Change how long the wrap-up still lasts; zero ends it.
    SetWrapUp {
        /// From now.
        left: Duration,
    },
    /// Keep a note with a number and, where there is one, a call.
    AddNote {
        /// With which call.
        call: Option<VendorCallId>,
        /// With which number.
        number: String,
        /// What it says.
        text: String,
    },
    /// Keep values with a call, replacing those of the same name.
    SetCallData {
        /// Which.
        call: VendorCallId,
        /// Names and values.
        pairs: Vec<(String, String)>,
    },
    /// Drop values kept with a call; all of them when no name is given.
    ClearCallData {
        /// Which.
        call: VendorCallId,
        /// The name.
        name: Option<String>,
    },
    /// Connect two calls with each other and leave them; gives both their outcome.
    ConnectCalls(ConnectCalls),
    /// The numbers of a lead → [`Reply::LeadPhones`].
    LeadPhones {
        /// Whose.
        lead: LeadId,
    },
    /// Move a call to the lead that owns a number.
    ChangeLead {
        /// Which.
        call: VendorCallId,
        /// The number of the lead it belongs to.
        phone: LeadPhoneId,
    },
    /// Create a lead with a number and give it the call.
    CreateLead {
        /// Which.
        call: VendorCallId,
        /// The new lead's number.
        number: String,
    },
    /// All campaigns → [`Reply::Campaigns`].
    Campaigns,
    /// All queues → [`Reply::Queues`].
    Queues,
    /// All other users → [`Reply::Colleagues`].
    Colleagues,
    /// The outcomes an agent may choose from → [`Reply::Dispositions`].
    Dispositions,
    /// The reasons for not being ready → [`Reply::BreakReasons`].
    BreakReasons,
    /// Whom a call can be passed to → [`Reply::Directory`].
    Directory {
        /// Part of a name or number; empty for all.
        search: String,
    },
    /// What the vendor knows of a number → [`Reply::Contact`].
    Contact {
        /// Whose.
        number: String,
    },
    /// Create or change what the vendor knows of a number.
    SaveContact {
        /// Whose.
        number: String,
        /// The fields by the vendor's names.
        fields: Vec<(String, String)>,
        /// Whether it is new.
        new: bool,
    },
    /// Put a number on the do-not-call list, or take it off.
    BlockNumber {
        /// Which.
        number: String,
        /// On or off.
        blocked: bool,
    },
    /// Calls of the past, with one number or all → [`Reply::PastCalls`].
    PastCalls {
        /// With whom.
        number: Option<String>,
    },
    /// What is counted for this agent or its campaigns → [`Reply::Counters`].
    Counters,
    /// The vendor's news for this agent → [`Reply::Notices`].
    Notices,
    /// What the other agents are doing → [`Reply::Floor`].
    Floor,
    /// Let the vendor's dialler make a call later.
    ScheduleCall(ScheduledCall),
    /// Join another agent's calls.
    Monitor {
        /// Whose.
        user: UserId,
        /// How.
        how: Monitor,
    },
    /// Leave them again.
    StopMonitoring,
    /// Change another agent's state.
    ForceState {
        /// Whose.
        user: UserId,
        /// To what.
        state: ForcedState,
    },
    /// Start or stop a campaign.
    RunCampaign {
        /// Which.
        campaign: CampaignId,
        /// Start or stop.
        run: bool,
    },
}

/// A call to place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dial {
    /// How.
    pub kind: DialKind,
    /// The number or extension: E.164 where it could be parsed, else the digits as typed. Empty for a preview.
    pub number: String,
    /// The lead it is for; without one the vendor may pick or create one by itself.
    pub lead: Option<LeadId>,
}

/// Two calls to connect, with what is recorded for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectCalls {
    /// The first of the two.
    pub first: ConnectedLeg,
    /// The second.
    pub second: ConnectedLeg,
}

/// One of two calls to connect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectedLeg {
    /// Which.
    pub call: VendorCallId,
    /// Its outcome.
    pub disposition: Disposition,
}

/// A vendor's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Taken; there is nothing more to say.
    Done,
    /// See [`Request::SignIn`].
    SignedIn(SignedIn),
    /// See [`Request::Snapshot`].
    Snapshot(AgentSnapshot),
    /// See [`Request::Dial`]; `None` when the vendor took the dial and did not name the call.
    Dialled(Option<ObservedCall>),
    /// See [`Request::LeadPhones`].
    LeadPhones(Vec<LeadPhone>),
    /// See [`Request::Campaigns`].
    Campaigns(Vec<Campaign>),
    /// See [`Request::Queues`].
    Queues(Vec<Queue>),
    /// See [`Request::Colleagues`].
    Colleagues(Vec<Colleague>),
    /// See [`Request::Dispositions`].
    Dispositions(Catalogue),
    /// Taken, and to be carried out when the call ends. See [`Request::Dispose`].
    Queued,
    /// Taken, and nothing of it will ever be seen. See [`Request::Dispose`].
    Unconfirmed,
    /// See [`Request::BreakReasons`].
    BreakReasons(Vec<BreakReason>),
    /// See [`Request::Directory`].
    Directory(Vec<DirectoryEntry>),
    /// See [`Request::Contact`]; `None` when the number is not known there.
    Contact(Option<Contact>),
    /// See [`Request::PastCalls`].
    PastCalls(Vec<PastCall>),
    /// See [`Request::Counters`].
    Counters(Vec<Counter>),
    /// See [`Request::Notices`].
    Notices(Vec<Notice>),
    /// See [`Request::Floor`].
    Floor(Vec<FloorAgent>),
}

impl Reply {
    pub(crate) const fn name(&self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::SignedIn(_) => "signed in",
            Self::Snapshot(_) => "snapshot",
            Self::Dialled(_) => "dialled",
            Self::LeadPhones(_) => "lead phones",
            Self::Campaigns(_) => "campaigns",
            Self::Queues(_) => "queues",
            Self::Colleagues(_) => "colleagues",
            Self::Dispositions(_) => "dispositions",
            Self::Queued => "queued",
            Self::Unconfirmed => "unconfirmed",
            Self::BreakReasons(_) => "break reasons",
            Self::Directory(_) => "directory",
            Self::Contact(_) => "contact",
            Self::PastCalls(_) => "past calls",
            Self::Counters(_) => "counters",
            Self::Notices(_) => "notices",
            Self::Floor(_) => "floor",
        }
    }
}

/// What a vendor tells about a fresh session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignedIn {
    /// The agent's name as the vendor has it, where it tells.
    pub agent_name: Option<String>,
}

/// All a vendor knows of one agent at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgentSnapshot {
    /// `None` where the vendor has no way to ask, or has just said nothing that settles it.
    pub agent: Option<AgentState>,
    /// The vendor was not asked for the agent's state although it can be: too many have asked, or something that
    /// changes the state was under way. What was known before is not contradicted.
    pub not_asked: bool,
    /// Since when, where the vendor tells.
    pub since: Option<Timestamp>,
    /// When the wrap-up ends by the vendor's clock, while there is one and the vendor tells.
    pub wrap_up_ends: Option<Timestamp>,
    /// All calls of this agent; where [`Capabilities::own_calls_only`](crate::Capabilities::own_calls_only), those this
    /// adapter dialled or was shown.
    pub calls: Vec<ObservedCall>,
    /// The vendor's clock as the answer carried it.
    pub server_time: Option<Timestamp>,
}
