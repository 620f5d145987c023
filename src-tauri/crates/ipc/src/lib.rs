//! All that crosses between the core and whoever shows it: requests, replies, views, events and errors.
//!
//! The page, the headless host and the tray speak these types and no others. Which controls show and which work is
//! settled before a view leaves ([`Control`]); words leave as keys of the one catalogue ([`Text`]). The TypeScript
//! types in `ui/src/bindings` are made from this crate, and a test compares them.

mod bindings;
mod error;
mod event;
mod request;
mod text;
mod view;
mod window;

pub use bindings::typescript;
pub use error::{ErrorCode, UiAction, UiError};
pub use event::Event;
pub use request::{
    DraftInput, LegInput, ListKind, Password, ProfileInput, ProfileReply, ProfileRequest, SessionReply,
    SessionRequest, StateTarget, TestStep, TestStepName, Then,
};
pub use text::{Arg, Language, Text};
pub use view::{
    AgentView, AgentWord, AppView, AskedView, BreakTiming, CallView, CallWord, CallbackView, CampaignView,
    Certainty, CodeKindWord, CodeView, CodesView, ColleagueView, ConnectionView, ConnectionWord, Control,
    DeadlineView, DialKindWord, DialView, DraftView, EndedByWord, Face, FeaturesView, KeychainView,
    LeadPhoneView, Loading, NextView, NumberView, OutboxEntryView, OutboxView, OutboxWord, OwedView, Phase,
    ProfileView, QueueView, RecordingWord, RequiresView, SessionView, Slots, StateChoice, StatusLink,
    StatusView, ThemeWord, Tone,
};
pub use window::{WindowLayout, WindowReply, WindowRequest};
