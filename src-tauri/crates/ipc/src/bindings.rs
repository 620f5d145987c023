use std::fmt::Write as _;

use ts_rs::{Config, TS};

use crate::{error, event, examined, language, profile, request, support, text, view, window, work};

/// The TypeScript types of everything that crosses, as one file.
#[must_use]
pub fn typescript() -> String {
    let mut file = String::from(
        "// Made from the Rust crate `ringside-ipc` by `cargo xtask bindings`. Not edited by hand.\n",
    );
    let config = Config::default();
    macro_rules! declare {
        ($($type:ty),+ $(,)?) => {$(
            // Writing to a String cannot fail.
            let _ = write!(file, "\n{}export {}\n", <$type as TS>::docs().unwrap_or_default(), <$type as TS>::decl(&config));
        )+};
    }
    declare!(
        text::Text,
        text::Arg,
        language::Language,
        language::LanguageWord,
        error::UiError,
        error::ErrorCode,
        error::UiAction,
        event::Event,
        request::SessionRequest,
        request::SessionReply,
        profile::ProfileRequest,
        profile::ProfileReply,
        profile::ProfileInput,
        profile::TestStep,
        profile::TestStepName,
        support::BundleFileView,
        examined::ExaminedView,
        examined::FindingView,
        examined::CheckWord,
        examined::VerdictWord,
        request::StateTarget,
        request::Then,
        request::DraftInput,
        request::LegInput,
        request::ListKind,
        request::Password,
        work::TargetInput,
        work::ConsultAimWord,
        work::Lookup,
        work::Deed,
        work::MonitorWord,
        work::ForcedWord,
        work::Found,
        work::DirectoryEntryView,
        work::PastCallView,
        work::CounterView,
        work::NoticeView,
        work::FloorAgentView,
        view::TimelineLine,
        view::Unfinished,
        view::AppView,
        view::ProfileView,
        view::VendorView,
        view::KeychainView,
        view::OfferedView,
        view::ThemeWord,
        view::SessionView,
        view::Phase,
        view::AgentView,
        view::AgentWord,
        view::Certainty,
        view::AskedView,
        view::BreakTiming,
        view::DeadlineView,
        view::NextView,
        view::StateChoice,
        view::CallView,
        view::CallWord,
        view::RecordingWord,
        view::EndedByWord,
        view::DraftView,
        view::CallbackView,
        view::CodesView,
        view::Loading,
        view::OutcomeForm,
        view::CodeView,
        view::CodeKindWord,
        view::RequiresView,
        view::Slots,
        view::Control,
        view::Face,
        view::DialView,
        view::DialKindWord,
        view::FeaturesView,
        view::OutboxView,
        view::OutboxEntryView,
        view::OutboxWord,
        view::OwedView,
        view::ConnectionView,
        view::ConnectionWord,
        view::StatusView,
        view::StatusLink,
        view::Tone,
        view::CampaignView,
        view::QueueView,
        view::ColleagueView,
        view::LeadPhoneView,
        view::NumberView,
        window::WindowRequest,
        window::WindowLayout,
        window::WindowReply,
    );
    file
}
