use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::Text;

/// An examination of one profile's way to its vendor, as far as it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExaminedView {
    /// Which profile.
    pub profile: String,
    /// Grows with every examination; what comes of an older one is not shown any more.
    #[ts(type = "number")]
    pub run: u64,
    /// What was found, in the order in which it was looked for.
    pub findings: Vec<FindingView>,
    /// What is being looked at; `null` between two checks and once it is over.
    pub current: Option<CheckWord>,
    /// Whether nothing follows.
    pub over: bool,
    /// Whether it was ended before its end.
    pub stopped: bool,
}

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingView {
    /// Which check.
    pub check: CheckWord,
    /// How it is.
    pub verdict: VerdictWord,
    /// What was seen.
    pub text: Text,
    /// What to do about it; `null` where there is nothing to do.
    pub next: Option<Text>,
    /// How long it took.
    #[ts(type = "number")]
    pub took_ms: u64,
}

/// What is looked at, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckWord {
    /// The data folder and its disk.
    Disk,
    /// Where passwords are kept.
    Keychain,
    /// The proxy in force.
    Proxy,
    /// The address of the host's name.
    Name,
    /// A connection to it.
    Connection,
    /// Its certificate.
    Certificate,
    /// An answer, and how long it takes.
    Answer,
    /// This computer's clock against the vendor's.
    Clock,
    /// Signing in.
    SignIn,
    /// What the agent is doing, and the outcomes to choose from.
    Lists,
    /// Whether changes arrive by themselves, where the vendor pushes them.
    Push,
    /// The broker that others follow this agent by.
    Broker,
}

impl CheckWord {
    /// All checks, in their order.
    pub const ALL: [Self; 12] = [
        Self::Disk,
        Self::Keychain,
        Self::Proxy,
        Self::Name,
        Self::Connection,
        Self::Certificate,
        Self::Answer,
        Self::Clock,
        Self::SignIn,
        Self::Lists,
        Self::Push,
        Self::Broker,
    ];
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VerdictWord {
    /// As it should be.
    Good,
    /// It works, and something about it is worth a look.
    Doubtful,
    /// It does not work.
    Bad,
    /// Not looked at, for the reason given.
    Skipped,
}
