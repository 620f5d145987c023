use std::{
    env,
    ffi::OsString,
    fmt, io,
    path::{Path, PathBuf},
};

use ringside_domain::AtZero;
use serde::{Deserialize, Serialize, Serializer};

use crate::{
    do_not_call::DoNotCall,
    file,
    keys::KeyChoices,
    pages::{PageBridge, PageOrigin},
    problem::{FileProblem, Problem, from_toml},
    ring::RingPolicy,
    screen_pop::{ExtendPolicy, ScreenPopPolicy},
    settings::Language,
};

/// The variable that names another policy file.
const VARIABLE: &str = "RINGSIDE_POLICY_FILE";

/// What an administrator has decided for every user of this computer.
///
/// It steers honest users. Whoever runs the bar can also start it with another file, so it is no barrier against them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, expecting = "a table")]
pub struct Policy {
    /// What happens while the keychain gives no key to encrypt with.
    pub without_keychain: WithoutKeychain,
    /// What happens when the time for wrap-up is over.
    #[serde(deserialize_with = "at_zero", serialize_with = "at_zero_word")]
    pub wrap_up_at_zero: AtZero,
    /// How long what is settled stays.
    pub history_days: HistoryDays,
    /// How long the breaks of a shift may last together; `None` sets no limit.
    pub break_day_minutes: Option<BreakMinutes>,
    /// Whether a ready agent without a call is made not ready before the computer sleeps.
    pub not_ready_before_sleep: bool,
    /// What becomes of the links by which other programs ask to dial, and of the numbers that pages hand over.
    pub dial_links: DialLinks,
    /// Whether pages of the agent's browser may use the bar.
    pub page_bridge: PageBridge,
    /// The only ones that may ask; any may while this is empty.
    pub page_bridge_origins: Vec<PageOrigin>,
    /// Who is asked before a number is dialled.
    pub do_not_call: DoNotCall,
    /// The language of every bar; `None` leaves it to its user.
    pub language: Option<Language>,
    /// Calls that ring.
    pub ring: RingPolicy,
    /// Keys nobody changes.
    pub keys: KeyChoices,
    /// Whether and how the end of a wrap-up may be put off.
    pub extend_wrap_up: ExtendPolicy,
    /// Which pages may be opened for calls.
    pub screen_pop: ScreenPopPolicy,
}

/// What becomes of `tel:` and other links by which other programs ask to dial.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DialLinks {
    /// The number is put into the field, and dialled when the agent says so.
    #[default]
    Fill,
    /// A whole number is dialled at once where it is clear at which vendor, and put into the field where not.
    Dial,
    /// Nothing, which is said.
    Off,
}

/// What happens while the keychain gives no key to encrypt with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithoutKeychain {
    /// What is personal is kept unencrypted, in a file that only its user can read, and encrypted once there is a key.
    #[default]
    KeepPlain,
    /// Nobody signs in, so that nothing personal comes to be kept.
    Refuse,
}

/// For how many days what is settled stays: 1 to 365.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct HistoryDays(u16);

impl HistoryDays {
    /// The number of days.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl Default for HistoryDays {
    fn default() -> Self {
        Self(30)
    }
}

impl TryFrom<i64> for HistoryDays {
    type Error = &'static str;

    fn try_from(days: i64) -> Result<Self, Self::Error> {
        let days = u16::try_from(days).ok().filter(|days| (1..=365).contains(days));
        days.map(Self).ok_or("expected a number from 1 to 365")
    }
}

/// How many minutes the breaks of a shift may last together: 1 to 720.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct BreakMinutes(u16);

impl BreakMinutes {
    /// The number of minutes.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl TryFrom<i64> for BreakMinutes {
    type Error = &'static str;

    fn try_from(minutes: i64) -> Result<Self, Self::Error> {
        let minutes = u16::try_from(minutes).ok().filter(|minutes| (1..=720).contains(minutes));
        minutes.map(Self).ok_or("expected a number from 1 to 720")
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum AtZeroWord {
    Wait,
    SaveDraft,
    Overrun,
}

fn at_zero<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<AtZero, D::Error> {
    Ok(match AtZeroWord::deserialize(deserializer)? {
        AtZeroWord::Wait => AtZero::Wait,
        AtZeroWord::SaveDraft => AtZero::SaveDraft,
        AtZeroWord::Overrun => AtZero::Overrun,
    })
}

fn at_zero_word<S: Serializer>(at_zero: &AtZero, serializer: S) -> Result<S::Ok, S::Error> {
    match at_zero {
        AtZero::Wait => AtZeroWord::Wait,
        AtZero::SaveDraft => AtZeroWord::SaveDraft,
        AtZero::Overrun => AtZeroWord::Overrun,
    }
    .serialize(serializer)
}

/// A policy file that cannot be used; the defaults are in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPolicy {
    /// The file.
    pub path: PathBuf,
    /// What is wrong, and where.
    pub problem: FileProblem,
}

impl fmt::Display for BadPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.problem)
    }
}

impl Policy {
    /// Reads the platform's policy file, or the one `RINGSIDE_POLICY_FILE` names; an empty variable is as good as none.
    /// Without a file the defaults are in force. With a bad one too, as with a named one that is not there, and what is
    /// wrong comes beside them.
    #[must_use]
    pub fn load() -> (Self, Option<BadPolicy>) {
        Self::from_variables(|name| env::var_os(name))
    }

    /// Reads this policy file, which must be there.
    #[must_use]
    pub fn load_from(path: &Path) -> (Self, Option<BadPolicy>) {
        let missing = || FileProblem::whole(Problem::Unreadable(io::ErrorKind::NotFound));
        let text = file::read(path).and_then(|text| text.ok_or_else(missing));
        Self::parsed(path, text)
    }

    fn from_variables(variable: impl Fn(&str) -> Option<OsString>) -> (Self, Option<BadPolicy>) {
        if let Some(named) = named(&variable) {
            return Self::load_from(&named);
        }
        let path = usual(variable);
        Self::parsed(&path, file::read(&path).map(Option::unwrap_or_default))
    }

    /// The file that [`Policy::load`] reads, whether it is there or not.
    #[must_use]
    pub fn file() -> PathBuf {
        let variable = |name: &str| env::var_os(name);
        named(variable).unwrap_or_else(|| usual(variable))
    }

    fn parsed(path: &Path, text: Result<String, FileProblem>) -> (Self, Option<BadPolicy>) {
        match text.and_then(|text| from_toml(&text)) {
            Ok(policy) => (policy, None),
            Err(problem) => (Self::default(), Some(BadPolicy { path: path.to_owned(), problem })),
        }
    }
}

/// The file named instead of the usual one.
fn named(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    variable(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Where an administrator puts the file on this system.
fn usual(variable: impl Fn(&str) -> Option<OsString>) -> PathBuf {
    if cfg!(windows) {
        let data = variable("ProgramData").filter(|value| !value.is_empty());
        let data = data.map_or_else(|| PathBuf::from(r"C:\ProgramData"), PathBuf::from);
        data.join("Ringside").join("policy.toml")
    } else if cfg!(target_os = "macos") {
        PathBuf::from("/Library/Application Support/Ringside/policy.toml")
    } else {
        PathBuf::from("/etc/ringside/policy.toml")
    }
}

#[cfg(test)]
mod tests;
