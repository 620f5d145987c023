use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{language::Language, text::Text};

/// A request that could not be carried out, in words a person understands: what happened, what became of the work,
/// what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct UiError {
    /// What the page may act on.
    pub code: ErrorCode,
    /// The sentence in English, for the headless host and for logs. Holds no secret, number, name or URL.
    pub message: String,
    /// The same sentence for the page to render in the agent's language.
    pub text: Text,
    /// The one next step that helps, where there is one.
    pub action: Option<UiAction>,
}

impl UiError {
    /// An error whose sentence is the catalogue's `error-<code>`.
    #[must_use]
    pub fn new(code: ErrorCode) -> Self {
        Self::with_text(code, Text::new(format!("error-{}", code.key())))
    }

    /// An error with a sentence of its own.
    #[must_use]
    pub fn with_text(code: ErrorCode, text: Text) -> Self {
        Self { code, message: text.render(Language::English), text, action: code.usual_action() }
    }

    /// The same with a variable set in its sentence.
    #[must_use]
    pub fn with(self, name: &str, value: impl Into<crate::text::Arg>) -> Self {
        let text = self.text.with(name, value);
        Self { message: text.render(Language::English), text, ..self }
    }

    /// The same with another next step.
    #[must_use]
    pub fn with_action(self, action: Option<UiAction>) -> Self {
        Self { action, ..self }
    }
}

/// What the page may act on. A code exists once somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// Login or password is wrong.
    BadCredentials,
    /// The vendor does not know the agent, or has not logged her in.
    UnknownAgent,
    /// The vendor's session is over; the password is needed.
    SignedOut,
    /// The account may not do this.
    NotAllowed,
    /// The vendor does not offer this.
    NotSupported,
    /// Too many requests; it goes on by itself.
    RateLimited,
    /// The vendor's host cannot be reached.
    Offline,
    /// The connection is not trustworthy.
    Tls,
    /// No answer in time; it may have happened.
    TimedOut,
    /// The connection broke; it may have happened.
    Interrupted,
    /// Something else than the vendor answered, such as a web page.
    NotTheApi,
    /// The vendor's answer makes no sense.
    NotUnderstood,
    /// The vendor's server failed.
    ServerFault,
    /// The vendor refused and said why.
    Refused,
    /// The call is no longer there.
    NoSuchCall,
    /// What was asked has no meaning now.
    NotNow,
    /// The number cannot be dialled.
    BadNumber,
    /// The outcome is not complete.
    Incomplete,
    /// A field of a profile is wrong.
    BadProfile,
    /// There is no such profile, session, call or entry.
    NotFound,
    /// Our own disk failed; nothing was sent.
    Storage,
    /// Something is up or unsent; insist to go on.
    Unfinished,
    /// A request that cannot be read.
    BadRequest,
}

impl ErrorCode {
    /// All codes, for checks of the catalogue.
    pub const ALL: [Self; 23] = [
        Self::BadCredentials,
        Self::UnknownAgent,
        Self::SignedOut,
        Self::NotAllowed,
        Self::NotSupported,
        Self::RateLimited,
        Self::Offline,
        Self::Tls,
        Self::TimedOut,
        Self::Interrupted,
        Self::NotTheApi,
        Self::NotUnderstood,
        Self::ServerFault,
        Self::Refused,
        Self::NoSuchCall,
        Self::NotNow,
        Self::BadNumber,
        Self::Incomplete,
        Self::BadProfile,
        Self::NotFound,
        Self::Storage,
        Self::Unfinished,
        Self::BadRequest,
    ];

    /// The code as it stands in JSON and, after `error-`, in the catalogue.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::BadCredentials => "bad-credentials",
            Self::UnknownAgent => "unknown-agent",
            Self::SignedOut => "signed-out",
            Self::NotAllowed => "not-allowed",
            Self::NotSupported => "not-supported",
            Self::RateLimited => "rate-limited",
            Self::Offline => "offline",
            Self::Tls => "tls",
            Self::TimedOut => "timed-out",
            Self::Interrupted => "interrupted",
            Self::NotTheApi => "not-the-api",
            Self::NotUnderstood => "not-understood",
            Self::ServerFault => "server-fault",
            Self::Refused => "refused",
            Self::NoSuchCall => "no-such-call",
            Self::NotNow => "not-now",
            Self::BadNumber => "bad-number",
            Self::Incomplete => "incomplete",
            Self::BadProfile => "bad-profile",
            Self::NotFound => "not-found",
            Self::Storage => "storage",
            Self::Unfinished => "unfinished",
            Self::BadRequest => "bad-request",
        }
    }

    const fn usual_action(self) -> Option<UiAction> {
        match self {
            Self::BadCredentials | Self::SignedOut => Some(UiAction::EnterPassword),
            Self::UnknownAgent | Self::Tls | Self::NotTheApi | Self::BadProfile => {
                Some(UiAction::EditProfile)
            }
            Self::Offline | Self::ServerFault | Self::RateLimited => Some(UiAction::CheckAgain),
            Self::TimedOut | Self::Interrupted | Self::NotUnderstood => Some(UiAction::LookAtCall),
            Self::Incomplete => Some(UiAction::FinishOutcome),
            Self::Unfinished => Some(UiAction::ShowOutbox),
            Self::NotAllowed
            | Self::NotSupported
            | Self::Refused
            | Self::NoSuchCall
            | Self::NotNow
            | Self::BadNumber
            | Self::NotFound
            | Self::Storage
            | Self::BadRequest => None,
        }
    }
}

/// The one next step an error offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UiAction {
    /// Ask for the password, in place.
    EnterPassword,
    /// Open the profile.
    EditProfile,
    /// Ask the vendor again now.
    CheckAgain,
    /// Look at the call: its true state follows with the next snapshot.
    LookAtCall,
    /// Open the outcome and fill in what is missing.
    FinishOutcome,
    /// Open the outcomes on their way.
    ShowOutbox,
}
