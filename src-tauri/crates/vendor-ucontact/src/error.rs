use ringside_domain::VendorId;
use ringside_vendor::{Retry, VendorErrorKind};
use ringside_vendor_http::Failure;

/// The name of this vendor.
pub(crate) fn vendor_id() -> VendorId {
    VendorId::new("ucontact")
}

/// `0`: a no to something that was to be done. The vendor never says why.
pub(crate) fn refused() -> Failure {
    Failure::new(VendorErrorKind::Refused).code(Some(0)).detail("the vendor gives no reason")
}

/// `0` where something was to be read: worth another try.
pub(crate) fn nothing_read() -> Failure {
    refused().retry(Retry::Backoff)
}

/// `0` to a login.
pub(crate) fn login_refused() -> Failure {
    Failure::new(VendorErrorKind::BadCredentials)
        .code(Some(0))
        .detail("login refused; the vendor gives no reason: name, password, or no licence free")
}

/// An answer no document speaks of. It is not repeated: nobody knows what is in it.
pub(crate) fn unexpected(what: &'static str) -> Failure {
    Failure::new(VendorErrorKind::NotUnderstood).detail(what)
}

/// Our own check said no; nothing was sent.
pub(crate) fn invalid(why: &'static str) -> Failure {
    Failure::new(VendorErrorKind::InvalidRequest).detail(why)
}

/// Nothing was done because the supervisor's account could not be used. This says nothing of the agent's own session.
pub(crate) fn supervisor(failure: Failure) -> Failure {
    match failure.kind {
        VendorErrorKind::BadCredentials | VendorErrorKind::SignedOut => {
            Failure::new(VendorErrorKind::NotAllowed).detail("the supervisor account was not accepted")
        }
        _ => failure,
    }
}
