//! Whole views, each with a revision that only grows. Times are milliseconds as they stood when the view was
//! published; whoever shows them goes on counting on a monotonic clock of its own.

mod agent;
mod app;
mod call;
mod callbacks;
mod keys;
mod lists;
mod outbox;
mod session;
mod slots;
mod timeline;
mod unfinished;

pub use agent::{
    AgentView, AgentWord, AskedView, BreakTiming, Certainty, DeadlineView, NextView, StateChoice,
};
pub use app::{
    AppView, KeychainView, LinkOwnerView, OfferedView, ProfileView, RingModeWord, RingSettingsView,
    ThemeWord, VendorView,
};
pub use call::{
    CallView, CallWord, CallbackView, CodeKindWord, CodeView, CodesView, DraftView, EndedByWord, Loading,
    OutcomeForm, RecordingWord, RequiresView,
};
pub use callbacks::{CallbackEntryView, CallbackWord, CallbacksView, ExtendView, SnoozeWord};
pub use keys::{KeyRefusedView, KeyView, KeysView};
pub use lists::{CampaignView, ColleagueView, LeadPhoneView, NumberView, QueueView};
pub use outbox::{OutboxEntryView, OutboxView, OutboxWord, OwedView};
pub use session::{
    ConnectionView, ConnectionWord, DialKindWord, DialView, ElsewhereView, FeaturesView, Phase, SessionView,
    StatusLink, StatusView, Tone,
};
pub use slots::{Control, Face, Slots};
pub use timeline::TimelineLine;
pub use unfinished::Unfinished;
