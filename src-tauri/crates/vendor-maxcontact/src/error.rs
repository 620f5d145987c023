use ringside_domain::VendorId;
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::Failure;

use crate::wire::WireError;

/// The name of this vendor.
pub(crate) fn vendor_id() -> VendorId {
    VendorId::new("maxcontact")
}

/// `Success: false`.
pub(crate) fn refused(code: Option<i64>, words: Option<&str>, secret: &str) -> Failure {
    Failure::new(VendorErrorKind::Refused).code(code).words(words, secret)
}

impl From<WireError> for Failure {
    fn from(error: WireError) -> Self {
        let kind = match error {
            WireError::Html => VendorErrorKind::NotTheApi,
            WireError::Malformed(_)
            | WireError::UnknownFormat
            | WireError::Missing(_)
            | WireError::WrongType(..) => VendorErrorKind::NotUnderstood,
        };
        Self::new(kind).detail(error.to_string()).source(error)
    }
}
