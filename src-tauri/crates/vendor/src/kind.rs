use serde::{Deserialize, Serialize};

use crate::request::Request;

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
            Self::Mute { .. } => RequestKind::Mute,
            Self::Unmute { .. } => RequestKind::Unmute,
            Self::SendDigits { .. } => RequestKind::SendDigits,
            Self::Consult { .. } => RequestKind::Consult,
            Self::CompleteConference { .. } => RequestKind::CompleteConference,
            Self::Conference { .. } => RequestKind::Conference,
            Self::CallOver { .. } => RequestKind::CallOver,
            Self::SetWrapUp { .. } => RequestKind::SetWrapUp,
            Self::AddNote { .. } => RequestKind::AddNote,
            Self::SetCallData { .. } => RequestKind::SetCallData,
            Self::ClearCallData { .. } => RequestKind::ClearCallData,
            Self::BreakReasons => RequestKind::BreakReasons,
            Self::Directory { .. } => RequestKind::Directory,
            Self::Contact { .. } => RequestKind::Contact,
            Self::SaveContact { .. } => RequestKind::SaveContact,
            Self::BlockNumber { .. } => RequestKind::BlockNumber,
            Self::PastCalls { .. } => RequestKind::PastCalls,
            Self::Counters => RequestKind::Counters,
            Self::Notices => RequestKind::Notices,
            Self::Floor => RequestKind::Floor,
            Self::ScheduleCall(_) => RequestKind::ScheduleCall,
            Self::Monitor { .. } => RequestKind::Monitor,
            Self::StopMonitoring => RequestKind::StopMonitoring,
            Self::ForceState { .. } => RequestKind::ForceState,
            Self::RunCampaign { .. } => RequestKind::RunCampaign,
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
    Mute,
    Unmute,
    SendDigits,
    Consult,
    CompleteConference,
    Conference,
    CallOver,
    SetWrapUp,
    AddNote,
    SetCallData,
    ClearCallData,
    BreakReasons,
    Directory,
    Contact,
    SaveContact,
    BlockNumber,
    PastCalls,
    Counters,
    Notices,
    Floor,
    ScheduleCall,
    Monitor,
    StopMonitoring,
    ForceState,
    RunCampaign,
}

impl RequestKind {
    /// Whether it only reads, so that asking twice does no harm at any vendor.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(
            self,
            Self::Snapshot
                | Self::LeadPhones
                | Self::Campaigns
                | Self::Queues
                | Self::Colleagues
                | Self::Dispositions
                | Self::BreakReasons
                | Self::Directory
                | Self::Contact
                | Self::PastCalls
                | Self::Counters
                | Self::Notices
                | Self::Floor
        )
    }

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
            Self::Mute => "mute",
            Self::Unmute => "unmute",
            Self::SendDigits => "send digits",
            Self::Consult => "consult",
            Self::CompleteConference => "complete conference",
            Self::Conference => "conference",
            Self::CallOver => "call over",
            Self::SetWrapUp => "set wrap-up",
            Self::AddNote => "add note",
            Self::SetCallData => "set call data",
            Self::ClearCallData => "clear call data",
            Self::BreakReasons => "break reasons",
            Self::Directory => "directory",
            Self::Contact => "contact",
            Self::SaveContact => "save contact",
            Self::BlockNumber => "block number",
            Self::PastCalls => "past calls",
            Self::Counters => "counters",
            Self::Notices => "notices",
            Self::Floor => "floor",
            Self::ScheduleCall => "schedule call",
            Self::Monitor => "monitor",
            Self::StopMonitoring => "stop monitoring",
            Self::ForceState => "force state",
            Self::RunCampaign => "run campaign",
        }
    }
}
