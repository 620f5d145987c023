use std::time::Duration;

use ringside_domain::VendorId;
use ringside_vendor::{Reached, Retry, VendorError, VendorErrorKind};
use ringside_vendor_http::Failure;

use crate::wire::Malformed;

/// The name of this vendor.
pub(crate) fn vendor_id() -> VendorId {
    VendorId::new("genesys")
}

/// What a request is about, for codes whose meaning hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// A call, named in the path.
    Call,
    /// An agent state of the site's own.
    Break,
    /// The number a call is to go to.
    Number,
    /// Anything else.
    Other,
}

/// A `statusCode` other than 0. The vendor promises that an error changed nothing; what it does not promise that of
/// (7 and 9) may have been executed.
///
/// Source: docs: ReturnValues.
pub(crate) fn refused(code: i64, words: Option<&str>, about: About, secret: &str) -> Failure {
    let not_registered = words.is_some_and(|words| words.contains("is not registered"));
    let kind = match code {
        1 | 10 if about == About::Number => VendorErrorKind::BadNumber,
        2 | 19 => VendorErrorKind::WrongState,
        3 | 5 => VendorErrorKind::NotAllowed,
        4 if not_registered => VendorErrorKind::WrongState,
        4 | 9 | 12 => VendorErrorKind::ServerFault,
        6 => match about {
            About::Call => VendorErrorKind::NoSuchCall,
            About::Break => VendorErrorKind::BreakReason,
            About::Number => VendorErrorKind::BadNumber,
            About::Other => VendorErrorKind::Refused,
        },
        8 => VendorErrorKind::AccountMode,
        20 => VendorErrorKind::SignedOut,
        // 1, 7, 10, 11, 13 to 18, and whatever a later version adds.
        _ => VendorErrorKind::Refused,
    };
    let failure = Failure::new(kind).code(Some(code));
    let failure = match code {
        4 if not_registered => failure.detail("the phone is not registered"),
        8 => failure.detail("a new password has to be set at the vendor"),
        _ => failure.words(words.map(without_quotes).as_deref(), secret),
    };
    match code {
        7 | 9 => failure.perhaps_reached().retry(Retry::Never),
        _ => failure.not_reached(),
    }
}

/// The vendor quotes device numbers, too short for the general rule that hides numbers.
fn without_quotes(words: &str) -> String {
    let mut parts = words.split('\'');
    let mut text = parts.next().unwrap_or_default().to_owned();
    while let Some(_quoted) = parts.next() {
        text.push('…');
        text.push_str(parts.next().unwrap_or_default());
    }
    text
}

/// Our own check said no.
pub(crate) fn invalid(why: impl Into<Box<str>>) -> Failure {
    Failure::new(VendorErrorKind::InvalidRequest).detail(why)
}

/// Whether what failed may have been executed all the same.
pub(crate) fn perhaps_done(failure: &Failure) -> bool {
    usual(failure).reached == Reached::Maybe
}

/// The wait the vendor named.
pub(crate) fn wait(failure: &Failure) -> Option<Duration> {
    match usual(failure).retry {
        Retry::After(wait) => Some(wait),
        Retry::Never | Retry::Backoff => None,
    }
}

/// Whether it may pass by waiting.
pub(crate) fn is_passing(failure: &Failure) -> bool {
    usual(failure).retry != Retry::Never
}

/// The failure with what is usual for its kind filled in.
fn usual(failure: &Failure) -> VendorError {
    failure.clone().during(vendor_id(), "")
}

impl From<Malformed> for Failure {
    fn from(error: Malformed) -> Self {
        Self::new(VendorErrorKind::NotUnderstood).detail(error.to_string()).source(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_code_says_what_happened_and_whether_it_was_done() {
        use VendorErrorKind::*;
        let rows = [
            (1, Refused, Reached::No, Retry::Never),
            (2, WrongState, Reached::No, Retry::Never),
            (3, NotAllowed, Reached::No, Retry::Never),
            (4, ServerFault, Reached::No, Retry::Backoff),
            (5, NotAllowed, Reached::No, Retry::Never),
            (6, NoSuchCall, Reached::No, Retry::Never),
            (7, Refused, Reached::Maybe, Retry::Never),
            (8, AccountMode, Reached::No, Retry::Never),
            (9, ServerFault, Reached::Maybe, Retry::Never),
            (10, Refused, Reached::No, Retry::Never),
            (11, Refused, Reached::No, Retry::Never),
            (12, ServerFault, Reached::No, Retry::Backoff),
            (13, Refused, Reached::No, Retry::Never),
            (14, Refused, Reached::No, Retry::Never),
            (15, Refused, Reached::No, Retry::Never),
            (16, Refused, Reached::No, Retry::Never),
            (17, Refused, Reached::No, Retry::Never),
            (18, Refused, Reached::No, Retry::Never),
            (19, WrongState, Reached::No, Retry::Never),
            (20, SignedOut, Reached::No, Retry::Never),
            (99, Refused, Reached::No, Retry::Never),
        ];
        for (code, kind, reached, retry) in rows {
            let error = refused(code, Some("words"), About::Call, "").during(vendor_id(), "hold");
            assert_eq!((error.kind, error.reached, error.retry), (kind, reached, retry), "{code}");
            assert_eq!(error.vendor_code.as_deref(), Some(code.to_string().as_str()));
        }
    }

    #[test]
    fn what_is_not_found_depends_on_what_was_asked_about() {
        let kind = |about| refused(6, None, about, "").kind;
        assert_eq!(kind(About::Break), VendorErrorKind::BreakReason);
        assert_eq!(kind(About::Number), VendorErrorKind::BadNumber);
        assert_eq!(kind(About::Other), VendorErrorKind::Refused);
    }

    #[test]
    fn a_phone_that_is_not_registered_is_told_without_its_number() {
        let said = "Device '5001' is not registered.";
        let error = refused(4, Some(said), About::Other, "").during(vendor_id(), "ready");
        assert_eq!((error.kind, error.reached), (VendorErrorKind::WrongState, Reached::No));
        assert_eq!(error.detail.as_deref(), Some("the phone is not registered"));
        let error = refused(2, Some("Device '5001' cannot"), About::Other, "").during(vendor_id(), "ready");
        assert_eq!(error.detail.as_deref(), Some("Device … cannot"));
    }
}
