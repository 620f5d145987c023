use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    examined::ExaminedView,
    in_force::InForceView,
    language::LanguageWord,
    pops::{PageInput, PopWord, ScreenPopView},
    request::Password,
    support::BundleFileView,
    text::Text,
    training::{TrainingRequest, TrainingView},
    view::{KeyRefusedView, LinkOwnerView, RingModeWord, ThemeWord},
};

/// What can be asked beside what belongs to one session: profiles, settings, support.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ProfileRequest {
    /// Publish the app's view again.
    Refresh,
    /// Try a profile without saving it → [`ProfileReply::Tested`]. Only reads are sent.
    Test {
        /// As entered.
        profile: ProfileInput,
        /// As typed.
        password: Password,
    },
    /// Save a profile → [`ProfileReply::Saved`].
    Save {
        /// As entered.
        profile: ProfileInput,
    },
    /// Delete a profile and its password.
    Delete {
        /// Which.
        profile: String,
    },
    /// Read a profile for editing → [`ProfileReply::Profile`].
    Get {
        /// Which.
        profile: String,
    },
    /// Keep a profile's second secret, where its vendor has a use for one; an empty one forgets it. It counts from the
    /// next sign-in on.
    KeepSecond {
        /// Which.
        profile: String,
        /// As typed.
        secret: Password,
    },
    /// Change how the bar looks and speaks; what is absent stays.
    SetAppearance {
        /// One of ours, or the system's. Refused where policy set it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        language: Option<LanguageWord>,
        /// Light, dark or the system's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        theme: Option<ThemeWord>,
        /// 100, 125, 150 or 200.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        text_percent: Option<u16>,
    },
    /// Change how a call that rings is told; what is absent stays.
    SetRing {
        /// How. Refused where policy set it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        mode: Option<RingModeWord>,
        /// The device that plays the sound; empty for the system's own choice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        device: Option<String>,
        /// How loud, 0 to 100.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        volume_percent: Option<u8>,
        /// Whether the system's own notification comes as well.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        notification: Option<bool>,
    },
    /// Use these keys instead of the usual ones → [`ProfileReply::Keys`]. What is not named goes back to its usual key.
    /// Nothing is saved as long as one of them cannot be.
    SetKeys {
        /// A key by the name of what it does; an empty one for none.
        keys: BTreeMap<String, String>,
    },
    /// Say which programs get links that dial → [`ProfileReply::LinkOwners`].
    LinkOwners,
    /// Make this program the one that gets them → [`ProfileReply::LinkOwners`].
    TakeLinks,
    /// Dial what the agent has selected in another program. What comes of it is the same as with a link.
    OpenSelected {
        /// The text.
        text: String,
    },
    /// Another program asks to dial. What comes of it is in the app's view, or is a call, as policy has it.
    OpenLink {
        /// The link as it came.
        link: String,
    },
    /// The page has taken what another program asked to dial.
    LinkTaken {
        /// Which: a newer one stays.
        #[ts(type = "number")]
        id: u64,
    },
    /// Look at a profile's way to its vendor, step by step → [`ProfileReply::Examined`] at its end; each step is published
    /// as it is made. One that is under way is stopped.
    Examine {
        /// Which.
        profile: String,
    },
    /// The same for a profile that is not saved, with the password typed. One that is saved already is told by its id,
    /// a new one by the id it would get.
    ExamineNew {
        /// As entered.
        profile: ProfileInput,
        /// As typed; the one that is kept where this is empty.
        password: Password,
    },
    /// Stop the examination under way.
    StopExamining,
    /// What a trainer asks for → [`ProfileReply::Training`]. Demo mode only; elsewhere it is refused.
    Train {
        /// What.
        request: TrainingRequest,
    },
    /// Say which value of each key of policy and settings is in force, and who set it → [`ProfileReply::InForce`].
    InForce,
    /// The pages a profile opens for calls → [`ProfileReply::ScreenPops`].
    ScreenPops {
        /// Which.
        profile: String,
    },
    /// Open one of those pages in the browser with made-up values.
    TryScreenPop {
        /// Which profile.
        profile: String,
        /// For which event.
        event: PopWord,
    },
    /// Let pages of the browser ask to use the bar, or let none. Refused where policy set it.
    SetBridge {
        /// Whether they may.
        on: bool,
    },
    /// Answer the page that asks to be connected.
    AnswerPage {
        /// Which question: one that has gone is not answered.
        #[ts(type = "number")]
        id: u64,
        /// Whether it is connected.
        yes: bool,
    },
    /// Take a page's connection away. It has to ask again.
    DisconnectPage {
        /// Its address, as in its view.
        page: String,
    },
    /// Show all that a support bundle would hold → [`ProfileReply::Bundle`].
    PreviewBundle,
    /// Write the support bundle → [`ProfileReply::BundleSaved`].
    WriteBundle {
        /// The one shown; without one, what is there now is gathered and written unseen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional, type = "number")]
        bundle: Option<u64>,
        /// Into which folder, by its whole path; the downloads' when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        folder: Option<String>,
    },
}

/// A profile as entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProfileInput {
    /// The profile to change; `null` makes a new one.
    pub id: Option<String>,
    /// What the agent calls it.
    pub name: String,
    /// The vendor, such as `maxcontact`.
    pub vendor: String,
    /// Full base URL.
    pub base_url: String,
    /// The login of the account that signs in.
    pub login: String,
    /// The agent's id at the vendor.
    pub user_id: String,
    /// The country for numbers typed without a prefix, such as `GB`.
    pub region: String,
    /// The pages opened for calls, all of them; those the profile has stay when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pages: Option<Vec<PageInput>>,
}

/// The answer to a [`ProfileRequest`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ProfileReply {
    /// Taken.
    Done,
    /// See [`ProfileRequest::Test`].
    Tested {
        /// What was tried, in order; nothing after the first that failed.
        steps: Vec<TestStep>,
        /// Whether all went well.
        ok: bool,
    },
    /// See [`ProfileRequest::Save`].
    Saved {
        /// The profile's id.
        profile: String,
    },
    /// See [`ProfileRequest::Get`].
    Profile {
        /// As it stands in its file.
        profile: ProfileInput,
    },
    /// See [`ProfileRequest::LinkOwners`].
    LinkOwners {
        /// One for each kind of links.
        links: Vec<LinkOwnerView>,
        /// Why this program cannot be made the one that gets them; `null` where it can.
        cannot: Option<Text>,
    },
    /// See [`ProfileRequest::SetKeys`].
    Keys {
        /// What is wrong with them; nothing when they are saved.
        refused: Vec<KeyRefusedView>,
    },
    /// See [`ProfileRequest::Examine`].
    Examined {
        /// All of it.
        view: ExaminedView,
    },
    /// See [`ProfileRequest::Train`].
    Training {
        /// All of it.
        view: TrainingView,
    },
    /// See [`ProfileRequest::InForce`].
    InForce {
        /// Every key.
        keys: Vec<InForceView>,
        /// The policy file's path, whether it is there or not.
        policy_file: String,
        /// Whether it is there.
        policy_there: bool,
        /// The path of the file with the user's settings.
        settings_file: String,
        /// What is wrong with either file, and where; the defaults are in force in its place.
        problems: Vec<Text>,
    },
    /// See [`ProfileRequest::ScreenPops`].
    ScreenPops {
        /// In the order of a call.
        pages: Vec<ScreenPopView>,
    },
    /// See [`ProfileRequest::PreviewBundle`].
    Bundle {
        /// What to call it by when it is to be written.
        #[ts(type = "number")]
        bundle: u64,
        /// All its files.
        files: Vec<BundleFileView>,
        /// Where it goes when no other folder is named; `null` where the system names none.
        folder: Option<String>,
    },
    /// See [`ProfileRequest::WriteBundle`].
    BundleSaved {
        /// The whole path of the archive.
        path: String,
        /// How large it is.
        #[ts(type = "number")]
        size_bytes: u64,
    },
}

/// One line of a connection test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TestStep {
    /// What was tried.
    pub step: TestStepName,
    /// Whether it went well.
    pub ok: bool,
    /// What was seen, or what went wrong and what to do.
    pub text: Text,
}

/// What a connection test tries, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TestStepName {
    /// The fields of the profile.
    Profile,
    /// Name, connection, certificate and sign-in.
    SignIn,
    /// The agent's calls can be read.
    Agent,
    /// The outcomes can be read.
    Outcomes,
}
