use ringside_domain::{
    AgentState, BreakId, Campaign, CampaignId, Catalogue, Colleague, Disposition, LeadId, LeadPhone,
    LeadPhoneId, ObservedCall, Queue, Timestamp, UserId, VendorCallId,
};
use serde::{Deserialize, Serialize};

use crate::capabilities::DialKind;

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
    /// Pass a call to another user.
    Transfer {
        /// Which.
        call: VendorCallId,
        /// To whom.
        to: UserId,
    },
    /// Complete a transfer that was begun.
    CompleteTransfer {
        /// Which.
        call: VendorCallId,
    },
    /// Give a call its outcome.
    Dispose {
        /// Which.
        call: VendorCallId,
        /// The outcome.
        disposition: Disposition,
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
}

impl Request {
    /// What is asked, without its data.
    #[must_use]
    pub const fn kind(&self) -> RequestKind {
        match self {
            Self::SignIn => RequestKind::SignIn,
            Self::SignOut => RequestKind::SignOut,
            Self::LogIn { .. } => RequestKind::LogIn,
            Self::LogOut => RequestKind::LogOut,
            Self::Snapshot => RequestKind::Snapshot,
            Self::Ready => RequestKind::Ready,
            Self::NotReady { .. } => RequestKind::NotReady,
            Self::Dial(_) => RequestKind::Dial,
            Self::Answer { .. } => RequestKind::Answer,
            Self::HangUp { .. } => RequestKind::HangUp,
            Self::Hold { .. } => RequestKind::Hold,
            Self::Retrieve { .. } => RequestKind::Retrieve,
            Self::StartRecording { .. } => RequestKind::StartRecording,
            Self::StopRecording { .. } => RequestKind::StopRecording,
            Self::Transfer { .. } => RequestKind::Transfer,
            Self::CompleteTransfer { .. } => RequestKind::CompleteTransfer,
            Self::Dispose { .. } => RequestKind::Dispose,
            Self::ConnectCalls(_) => RequestKind::ConnectCalls,
            Self::LeadPhones { .. } => RequestKind::LeadPhones,
            Self::ChangeLead { .. } => RequestKind::ChangeLead,
            Self::CreateLead { .. } => RequestKind::CreateLead,
            Self::Campaigns => RequestKind::Campaigns,
            Self::Queues => RequestKind::Queues,
            Self::Colleagues => RequestKind::Colleagues,
            Self::Dispositions => RequestKind::Dispositions,
        }
    }
}

/// What is asked of a vendor, without its data: for logs, limits and pending marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is explained at the request of the same name")]
pub enum RequestKind {
    SignIn,
    SignOut,
    LogIn,
    LogOut,
    Snapshot,
    Ready,
    NotReady,
    Dial,
    Answer,
    HangUp,
    Hold,
    Retrieve,
    StartRecording,
    StopRecording,
    Transfer,
    CompleteTransfer,
    Dispose,
    ConnectCalls,
    LeadPhones,
    ChangeLead,
    CreateLead,
    Campaigns,
    Queues,
    Colleagues,
    Dispositions,
}

impl RequestKind {
    /// The words for it in a log line: "hold".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SignIn => "sign in",
            Self::SignOut => "sign out",
            Self::LogIn => "log in",
            Self::LogOut => "log out",
            Self::Snapshot => "snapshot",
            Self::Ready => "ready",
            Self::NotReady => "not ready",
            Self::Dial => "dial",
            Self::Answer => "answer",
            Self::HangUp => "hang up",
            Self::Hold => "hold",
            Self::Retrieve => "retrieve",
            Self::StartRecording => "start recording",
            Self::StopRecording => "stop recording",
            Self::Transfer => "transfer",
            Self::CompleteTransfer => "complete transfer",
            Self::Dispose => "dispose",
            Self::ConnectCalls => "connect calls",
            Self::LeadPhones => "lead phones",
            Self::ChangeLead => "change lead",
            Self::CreateLead => "create lead",
            Self::Campaigns => "campaigns",
            Self::Queues => "queues",
            Self::Colleagues => "colleagues",
            Self::Dispositions => "dispositions",
        }
    }
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentSnapshot {
    /// `None` where the vendor has no way to ask.
    pub agent: Option<AgentState>,
    /// All calls of this agent.
    pub calls: Vec<ObservedCall>,
    /// The vendor's clock as the answer carried it.
    pub server_time: Option<Timestamp>,
}
