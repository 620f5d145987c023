use ringside_domain::{CallId, Moment};

/// An act whose outcome is open: it marks its control, and a second press does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pending {
    /// The act's number.
    pub(crate) act: u64,
    pub(crate) kind: PendingKind,
    pub(crate) call: Option<CallId>,
    pub(crate) since: Moment,
    /// Since when the vendor has taken it, while its effect is still to be seen.
    pub(crate) taken: Option<Moment>,
}

/// What is asked for, as far as controls tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PendingKind {
    State,
    Dial,
    Answer,
    HangUp,
    Hold,
    Retrieve,
    StartRecording,
    StopRecording,
    Transfer,
    Connect,
    Lead,
    Log,
    Mute,
    Unmute,
    Digits,
    /// An outcome told while the line is up.
    Early,
    /// Something done at the vendor beside calls and states.
    Deed,
}

impl PendingKind {
    /// Whether two acts cannot be under way for the same call at once because they use the same control.
    pub(crate) fn same_control(self, other: Self) -> bool {
        fn group(kind: PendingKind) -> u8 {
            match kind {
                PendingKind::State | PendingKind::Log => 0,
                PendingKind::Dial | PendingKind::Answer => 1,
                PendingKind::HangUp => 2,
                PendingKind::Hold | PendingKind::Retrieve => 3,
                PendingKind::StartRecording | PendingKind::StopRecording => 4,
                PendingKind::Transfer | PendingKind::Connect => 5,
                PendingKind::Lead => 6,
                PendingKind::Mute | PendingKind::Unmute => 7,
                PendingKind::Digits => 8,
                PendingKind::Early => 9,
                PendingKind::Deed => 10,
            }
        }
        group(self) == group(other)
    }
}

/// How long the effect of an act the vendor has taken may stay unseen before the bar says so.
pub(crate) const UNSEEN_LIMIT_MS: u64 = 5_000;
