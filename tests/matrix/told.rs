use std::{fmt, time::Duration};

use ringside_vendor::{Reached, Retry, VendorError, VendorErrorKind};

use crate::bad::NAMED_WAIT;

/// What the adapter's caller is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Told {
    /// It worked, as if nothing were wrong.
    Works,
    /// It worked; what could not be read is missing.
    Less,
    /// It failed.
    Fails { kind: VendorErrorKind, reached: Reached, again: Again },
}

/// When trying again makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Again {
    Never,
    Later,
    /// After the wait the vendor named.
    Named,
    /// After a wait the adapter chose.
    Paced,
}

impl Told {
    pub(crate) fn of(error: &VendorError) -> Self {
        // Time has passed since the answer; what is left is still longer than the layers would have waited.
        let named = Duration::from_secs(5)..=NAMED_WAIT;
        let again = match error.retry {
            Retry::Never => Again::Never,
            Retry::Backoff => Again::Later,
            Retry::After(wait) if named.contains(&wait) => Again::Named,
            Retry::After(_) => Again::Paced,
        };
        Self::Fails { kind: error.kind, reached: error.reached, again }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Works => write!(f, "works"),
            Self::Less => write!(f, "works, knows less"),
            Self::Fails { kind, reached, again } => {
                let done = match reached {
                    Reached::No => "not done",
                    Reached::Maybe => "perhaps done",
                };
                let again = match again {
                    Again::Never => "not again",
                    Again::Later => "later",
                    Again::Named => "after the wait",
                    Again::Paced => "at its own pace",
                };
                write!(f, "{}; {done}; {again}", short(*kind))
            }
        }
    }
}

/// The kind in as few words as a table has room for.
fn short(kind: VendorErrorKind) -> String {
    match kind {
        VendorErrorKind::BadCredentials => "credentials".to_owned(),
        VendorErrorKind::SignedOut => "signed out".to_owned(),
        VendorErrorKind::TakenOver { .. } => "taken over".to_owned(),
        VendorErrorKind::NotAllowed => "not allowed".to_owned(),
        VendorErrorKind::RateLimited => "rate limited".to_owned(),
        VendorErrorKind::TimedOut => "timed out".to_owned(),
        VendorErrorKind::Interrupted => "interrupted".to_owned(),
        VendorErrorKind::NotTheApi => "not the interface".to_owned(),
        VendorErrorKind::NotUnderstood => "not understood".to_owned(),
        VendorErrorKind::ServerFault => "server fault".to_owned(),
        other => other.to_string(),
    }
}
