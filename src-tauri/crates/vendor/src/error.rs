use std::{fmt, time::Duration};

use ringside_domain::VendorId;

/// Any error, boxed.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A vendor request that failed.
#[derive(Debug, thiserror::Error)]
#[error("{vendor} did not {operation}: {kind}{}", Detail(.detail.as_deref()))]
pub struct VendorError {
    /// Which vendor.
    pub vendor: VendorId,
    /// What was asked, in the words of [`RequestKind::name`](crate::RequestKind::name).
    pub operation: &'static str,
    /// What went wrong.
    pub kind: VendorErrorKind,
    /// Whether the vendor may have executed the request all the same.
    pub reached: Reached,
    /// When trying again makes sense.
    pub retry: Retry,
    /// The vendor's own code, verbatim, for support; only its own adapter matches on it.
    pub vendor_code: Option<Box<str>>,
    /// The vendor's own words or a hint for support. Never holds a secret, a number, a name or a URL.
    pub detail: Option<Box<str>>,
    /// The cause underneath.
    #[source]
    pub source: Option<BoxError>,
}

impl VendorError {
    /// An error with the `reached` and `retry` that are usual for its kind.
    #[must_use]
    pub fn new(vendor: VendorId, operation: &'static str, kind: VendorErrorKind) -> Self {
        Self {
            vendor,
            operation,
            kind,
            reached: kind.usual_reach(),
            retry: kind.usual_retry(),
            vendor_code: None,
            detail: None,
            source: None,
        }
    }

    /// The same, with another view of whether the vendor may have executed the request.
    #[must_use]
    pub fn with_reached(mut self, reached: Reached) -> Self {
        self.reached = reached;
        self
    }

    /// The same, with another time to try again.
    #[must_use]
    pub fn with_retry(mut self, retry: Retry) -> Self {
        self.retry = retry;
        self
    }

    /// The same, with the vendor's code.
    #[must_use]
    pub fn with_vendor_code(mut self, code: impl Into<Box<str>>) -> Self {
        self.vendor_code = Some(code.into());
        self
    }

    /// The same, with the vendor's words or a hint.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<Box<str>>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The same, with its cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }
}

struct Detail<'a>(Option<&'a str>);

impl fmt::Display for Detail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |detail| write!(f, " ({detail})"))
    }
}

/// What went wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum VendorErrorKind {
    /// Login or password is wrong.
    #[error("login or password was not accepted")]
    BadCredentials,
    /// The agent the profile names does not exist, or is not logged in at the vendor.
    #[error("the agent is unknown or not logged in there")]
    UnknownAgent,
    /// The session is over and could not be renewed.
    #[error("the session has ended")]
    SignedOut,
    /// A newer sign-in, not ours, has ended the session. Until somebody signs in from here again nothing more is sent: to
    /// go on alone would end the other one.
    #[error("a newer sign-in has the line")]
    TakenOver {
        /// The vendor says so itself; else it only follows from its answers.
        certain: bool,
    },
    /// The account may not do this.
    #[error("not allowed for this account")]
    NotAllowed,
    /// This account or vendor has no such function.
    #[error("not offered by this account")]
    NotSupported,
    /// Too many requests.
    #[error("too many requests")]
    RateLimited,
    /// The host could not be reached.
    #[error("the host could not be reached")]
    Offline,
    /// The connection is not trustworthy: certificate or protocol.
    #[error("no secure connection")]
    Tls,
    /// No answer within the time limit.
    #[error("no answer in time")]
    TimedOut,
    /// The connection broke before the whole answer was here.
    #[error("the connection broke before the answer was complete")]
    Interrupted,
    /// Something else than the vendor's interface answered: an HTML page, a redirect.
    #[error("something other than the telephony interface answered")]
    NotTheApi,
    /// The answer makes no sense: cut short, wrong types, missing members.
    #[error("the answer could not be understood")]
    NotUnderstood,
    /// The vendor's server failed.
    #[error("the server reported a fault of its own")]
    ServerFault,
    /// The vendor understood and refused.
    #[error("refused")]
    Refused,
    /// The call has its outcome already: ours from an earlier try, another's, or one set when the time was up.
    #[error("the call has an outcome already")]
    AlreadyDisposed,
    /// The call has an outcome already, and the vendor's own record of the call shows that it is not this one.
    #[error("the vendor's record of the call shows another outcome")]
    OtherOutcome,
    /// The vendor does not know this outcome.
    #[error("the outcome is not on the vendor's list")]
    UnknownDisposition,
    /// A break needs a reason, or the vendor does not know this one.
    #[error("the break reason is missing or unknown")]
    BreakReason,
    /// The agent was not on this call.
    #[error("the agent is not on this call")]
    NotOnCall,
    /// Not possible in the state agent or call are in.
    #[error("not possible in the present state")]
    WrongState,
    /// The vendor does not accept this number.
    #[error("the number is not accepted")]
    BadNumber,
    /// The account is set up for another way to sign in.
    #[error("the account is set to another way of signing in")]
    AccountMode,
    /// The call is not on the vendor's list, or its number now means another call.
    #[error("the call is no longer there")]
    NoSuchCall,
    /// What was asked cannot be sent: our own check said so.
    #[error("this cannot be sent")]
    InvalidRequest,
}

impl VendorErrorKind {
    const fn usual_reach(self) -> Reached {
        match self {
            Self::BadCredentials
            | Self::UnknownAgent
            | Self::SignedOut
            | Self::TakenOver { .. }
            | Self::NotAllowed
            | Self::NotSupported
            | Self::RateLimited
            | Self::Offline
            | Self::Tls
            | Self::Refused
            | Self::AlreadyDisposed
            | Self::OtherOutcome
            | Self::UnknownDisposition
            | Self::BreakReason
            | Self::NotOnCall
            | Self::WrongState
            | Self::BadNumber
            | Self::AccountMode
            | Self::NoSuchCall
            | Self::InvalidRequest => Reached::No,
            Self::TimedOut
            | Self::Interrupted
            | Self::NotTheApi
            | Self::NotUnderstood
            | Self::ServerFault => Reached::Maybe,
        }
    }

    const fn usual_retry(self) -> Retry {
        match self {
            Self::RateLimited
            | Self::Offline
            | Self::TimedOut
            | Self::Interrupted
            | Self::NotTheApi
            | Self::ServerFault => Retry::Backoff,
            Self::BadCredentials
            | Self::UnknownAgent
            | Self::SignedOut
            | Self::TakenOver { .. }
            | Self::NotAllowed
            | Self::NotSupported
            | Self::Tls
            | Self::NotUnderstood
            | Self::Refused
            | Self::AlreadyDisposed
            | Self::OtherOutcome
            | Self::UnknownDisposition
            | Self::BreakReason
            | Self::NotOnCall
            | Self::WrongState
            | Self::BadNumber
            | Self::AccountMode
            | Self::NoSuchCall
            | Self::InvalidRequest => Retry::Never,
        }
    }
}

/// Whether the vendor may have executed a request that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reached {
    /// Certainly not executed.
    No,
    /// Nobody can tell from here.
    Maybe,
}

/// When trying again makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// Not without a change.
    Never,
    /// After a growing pause.
    Backoff,
    /// After the wait the vendor named.
    After(Duration),
}
