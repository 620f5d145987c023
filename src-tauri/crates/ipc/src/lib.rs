//! All that crosses between the core and whoever shows it: requests, replies, views, events and errors.
//!
//! The page, the headless host and the tray speak these types and no others. Which controls show and which work is
//! settled before a view leaves ([`Control`]); words leave as keys of the one catalogue ([`Text`]). The TypeScript
//! types in `ui/src/bindings` are made from this crate, and a test compares them.

mod bindings;
mod bridge;
mod error;
mod event;
mod examined;
mod folder;
mod in_force;
mod language;
mod pops;
mod profile;
mod request;
mod ring;
mod shift;
mod support;
mod text;
mod training;
mod view;
mod window;
mod work;

pub use bindings::typescript;
pub use bridge::{BridgeView, PageNumbersWord, PageQuestionView, PageView};
pub use error::{ErrorCode, UiAction, UiError};
pub use event::Event;
pub use examined::{CheckWord, ExaminedView, FindingView, VerdictWord};
pub use folder::{FolderReply, FolderRequest};
pub use in_force::{InForceView, SetByWord};
pub use language::{Language, LanguageWord};
pub use pops::{PageInput, PopWord, ScreenPopView};
pub use profile::{ProfileInput, ProfileReply, ProfileRequest, TestStep, TestStepName};
pub use request::{
    DraftInput, LegInput, ListKind, Password, SessionReply, SessionRequest, StateTarget, Then,
};
pub use ring::{RingButton, RingCall, RingCard, RingCardRequest, RingReply, RingRequest, RingView};
pub use shift::{
    BreakTotalView, ExportWord, HistoryCallView, HourView, OutcomeCountView, PastOutcomeWord, ShiftView,
    TimesView,
};
pub use support::BundleFileView;
pub use text::{Arg, Text};
pub use training::{
    HappenedView, HappeningWord, ShiftScriptView, TrainingRequest, TrainingView, VendorHealthWord,
};
pub use view::{
    AgentView, AgentWord, AppView, AskedView, BreakTiming, CallView, CallWord, CallbackEntryView,
    CallbackView, CallbackWord, CallbacksView, CampaignView, Certainty, CodeKindWord, CodeView, CodesView,
    ColleagueView, ConnectionView, ConnectionWord, Control, DeadlineView, DialKindWord, DialView, DraftView,
    ElsewhereView, EndedByWord, ExtendView, Face, FeaturesView, KeyRefusedView, KeyView, KeychainView,
    KeysView, LeadPhoneView, LinkOwnerView, Loading, NextView, NumberView, OfferedView, OutboxEntryView,
    OutboxView, OutboxWord, OutcomeForm, OwedView, Phase, ProfileView, QueueView, RecordingWord,
    RequiresView, RingModeWord, RingSettingsView, SessionView, Slots, SnoozeWord, StateChoice, StatusLink,
    StatusView, ThemeWord, TimelineLine, Tone, Unfinished, VendorView,
};
pub use window::{EdgeWord, WindowLayout, WindowReply, WindowRequest};
pub use work::{
    ConsultAimWord, CounterView, Deed, DirectoryEntryView, FloorAgentView, ForcedWord, Found, Lookup,
    MonitorWord, NoticeView, PastCallView, TargetInput,
};
