use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{bridge::BridgeView, language::Language, text::Text, view::KeysView};

/// Profiles, settings and keychain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AppView {
    /// Grows with every change.
    #[ts(type = "number")]
    pub revision: u64,
    /// All profiles, by name.
    pub profiles: Vec<ProfileView>,
    /// Profile files that could not be read, each with what is wrong and where.
    pub bad_profiles: Vec<Text>,
    /// What is wrong with the administrator's policy file, and where; the defaults are in force then.
    pub bad_policy: Option<Text>,
    /// Vendors a profile can be made for.
    pub vendors: Vec<VendorView>,
    /// Whether this is demo mode: simulated vendors, nothing kept.
    pub demo: bool,
    /// What became of the keychain.
    pub keychain: KeychainView,
    /// What another program asked to dial; it waits until the page has taken it.
    pub offered: Option<OfferedView>,
    /// The language in force; `null` follows the system.
    pub language: Option<Language>,
    /// Whether the administrator's policy set the language, so that nobody chooses another.
    pub language_fixed: bool,
    /// Light, dark or the system's.
    pub theme: ThemeWord,
    /// 100, 125, 150 or 200.
    pub text_percent: u16,
    /// How a call that rings is told.
    pub ring: RingSettingsView,
    /// The keys in force.
    pub keys: KeysView,
    /// Pages in the browser that use the bar.
    pub bridge: BridgeView,
}

/// How this user is told of a call that rings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RingSettingsView {
    /// How.
    pub mode: RingModeWord,
    /// Whether the administrator's policy set that, so that nobody chooses another.
    pub mode_fixed: bool,
    /// The device that plays the sound; `null` is the system's own choice.
    pub device: Option<String>,
    /// How loud, 0 to 100.
    pub volume_percent: u8,
    /// Whether the system's own notification comes as well.
    pub notification: bool,
    /// After how many seconds a call that is still said to ring is rung for no longer.
    pub at_most_s: u16,
}

/// How a call that rings is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RingModeWord {
    /// By a card in a window of its own, and by sound.
    #[default]
    Card,
    /// By the bar, the tray and sound.
    Badge,
    /// By the bar and the tray only.
    Silent,
}

/// One profile in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProfileView {
    /// Its id, which is the id of its session too.
    pub id: String,
    /// What the agent calls it.
    pub name: String,
    /// The vendor's id.
    pub vendor: String,
    /// The vendor's name.
    pub vendor_name: String,
    /// Who signs in, such as "Agent 42".
    pub agent: String,
    /// Whether its password is in the keychain.
    pub has_password: bool,
    /// After how many seconds its vendor takes back a call that nobody answers, where the profile says.
    pub rings_for_s: Option<u16>,
    /// Whether its second secret is, where the vendor has a use for one.
    pub has_second: bool,
}

/// A vendor, and what a profile for it asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VendorView {
    /// The vendor's id.
    pub id: String,
    /// The vendor's name.
    pub name: String,
    /// An address to start from, such as that of the vendor's own service.
    pub address: Option<String>,
    /// What the login is called there.
    pub login: Text,
    /// What the agent's id is called there; `null` when it has none.
    pub user_id: Option<Text>,
    /// What the password is called there.
    pub password: Text,
    /// What the second secret is called there; `null` when it has no use for one.
    pub second: Option<Text>,
}

/// A link that another program handed over to be dialled. Nothing is dialled by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum OfferedView {
    /// A number for the field.
    Number {
        /// Grows with every link.
        #[ts(type = "number")]
        id: u64,
        /// As in the link, in figures.
        number: String,
        /// The vendor's id of the lead it belongs to.
        lead: Option<String>,
        /// The session to dial with, where the link names one.
        session: Option<String>,
    },
    /// Nothing that can be dialled.
    Nothing {
        /// Grows with every link.
        #[ts(type = "number")]
        id: u64,
        /// Why.
        why: Text,
    },
}

/// Which program the system gives one kind of links that dial to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkOwnerView {
    /// What the links begin with, such as `tel`.
    pub scheme: String,
    /// The program's name; `null` when none has them, or the system does not tell.
    pub owner: Option<String>,
    /// Whether it is this one.
    pub ours: bool,
}

/// What became of the keychain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum KeychainView {
    /// It works.
    Available,
    /// Demo mode: nothing is kept.
    InMemory,
    /// It does not; passwords are kept for this session only.
    SessionOnly {
        /// Why.
        why: Text,
        /// What becomes of passwords, and of notes, numbers and names.
        data: Text,
    },
}

/// Which colours the bar wears.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ThemeWord {
    /// The system's.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}
