use std::time::Duration;

use jiff::Timestamp;
use ringside_domain::VendorId;
use ringside_vendor::{Retry, VendorErrorKind};
use ringside_vendor_http::Failure;

use crate::wire::WireError;

/// The name of this vendor.
pub(crate) fn vendor_id() -> VendorId {
    VendorId::new("deepcall")
}

/// The parts of the vendor's interface. Codes from 1501 on mean something else in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Module {
    AgentProfile,
    AgentDashboard,
    Agent,
    Employee,
    Group,
    Directory,
    CallReport,
    OverallCount,
    ClickToCall,
}

impl Module {
    /// As the path spells it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AgentProfile => "agentProfile",
            Self::AgentDashboard => "agentDashboard",
            Self::Agent => "Agent",
            Self::Employee => "Employee",
            Self::Group => "Group",
            Self::Directory => "Directory",
            Self::CallReport => "CallReport",
            Self::OverallCount => "overallCount",
            Self::ClickToCall => "clickToCall",
        }
    }
}

/// A request that failed, with what the watch over break and wrap-up has to know of it.
#[derive(Debug, Clone)]
pub(crate) struct Fault {
    /// Boxed, because results carry it everywhere.
    pub(crate) failure: Box<Failure>,
    /// The vendor's code, where it gave one.
    pub(crate) code: Option<i64>,
    /// The wait the vendor named.
    pub(crate) wait: Option<Duration>,
    /// The vendor's clock, where an answer came.
    pub(crate) server_time: Option<Timestamp>,
    /// Nothing more is to be asked until the next sign-in.
    pub(crate) stops: bool,
    /// The same request may do after a moment.
    pub(crate) busy: bool,
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Self {
            failure: Box::new(failure),
            code: None,
            wait: None,
            server_time: None,
            stops: false,
            busy: false,
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        *fault.failure
    }
}

impl From<WireError> for Failure {
    fn from(error: WireError) -> Self {
        Self::new(VendorErrorKind::NotUnderstood).detail(error.to_string()).source(error)
    }
}

/// The code that says that the agent is not on break.
pub(crate) const NOT_ON_BREAK: i64 = 1502;
/// The code that says that the agent is not in wrap-up.
pub(crate) const NOT_IN_WRAP_UP: i64 = 1504;
/// The code that says that there is nothing to list.
pub(crate) const NO_DATA: i64 = 1012;

/// What a refusal means, by module and code, never by its words.
pub(crate) fn refused(module: Module, code: Option<i64>, words: Option<&str>, secret: &str) -> Fault {
    use Module::{Agent, AgentDashboard, AgentProfile, ClickToCall, Employee};
    let failure = |kind| Failure::new(kind).code(code).words(words, secret);
    let mut fault = Fault::from(failure(VendorErrorKind::Refused));
    fault.code = code;
    let Some(code) = code else { return fault };
    let (failure, stops) = match (module, code) {
        // This token is not what the session hangs on.
        (ClickToCall, 1014 | 1020) => (failure(VendorErrorKind::NotAllowed), false),
        (_, 1014 | 1020) => (failure(VendorErrorKind::SignedOut), true),
        (ClickToCall, 1039) => (failure(VendorErrorKind::NotAllowed), false),
        (_, 1039) => (failure(VendorErrorKind::NotAllowed), true),
        (_, 1003 | 1043) => (failure(VendorErrorKind::UnknownAgent), false),
        (_, 1005) => (failure(VendorErrorKind::BadNumber), false),
        (_, 1009 | 1010 | 1032) => (failure(VendorErrorKind::ServerFault), false),
        (_, 1015) => (failure(VendorErrorKind::NotAllowed), false),
        // Another agent's session: the agent has to give their own.
        (AgentProfile, 1501) => (failure(VendorErrorKind::BadCredentials), true),
        (AgentProfile, 1503) => (failure(VendorErrorKind::SignedOut), true),
        // A damaged record at the vendor's, which lasts until they repair it.
        (AgentProfile, 1506) => (failure(VendorErrorKind::ServerFault).retry(Retry::Never), false),
        (Agent | Employee, 1501) => {
            fault.busy = true;
            (failure(VendorErrorKind::RateLimited).retry(Retry::Never), false)
        }
        // "Agent dashboard error" does not say whether the note was kept.
        (AgentDashboard, 1501) => (failure(VendorErrorKind::ServerFault).retry(Retry::Never), false),
        _ => return fault,
    };
    *fault.failure = failure;
    fault.stops = stops;
    fault
}

#[cfg(test)]
mod tests;
