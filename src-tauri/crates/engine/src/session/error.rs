use ringside_ipc::{ErrorCode, UiError};
use ringside_vendor::{Reached, VendorError, VendorErrorKind};

/// A vendor's error in words a person understands.
#[must_use]
pub fn ui_error(error: &VendorError, vendor_name: &str) -> UiError {
    let code = match error.kind {
        VendorErrorKind::BadCredentials => ErrorCode::BadCredentials,
        VendorErrorKind::UnknownAgent => ErrorCode::UnknownAgent,
        VendorErrorKind::SignedOut => ErrorCode::SignedOut,
        VendorErrorKind::TakenOver { .. } => ErrorCode::NotNow,
        VendorErrorKind::NotAllowed => ErrorCode::NotAllowed,
        VendorErrorKind::NotSupported => ErrorCode::NotSupported,
        VendorErrorKind::RateLimited => ErrorCode::RateLimited,
        VendorErrorKind::Offline => ErrorCode::Offline,
        VendorErrorKind::Tls => ErrorCode::Tls,
        VendorErrorKind::TimedOut => ErrorCode::TimedOut,
        VendorErrorKind::Interrupted => ErrorCode::Interrupted,
        VendorErrorKind::NotTheApi => ErrorCode::NotTheApi,
        VendorErrorKind::NotUnderstood => ErrorCode::NotUnderstood,
        VendorErrorKind::ServerFault => ErrorCode::ServerFault,
        VendorErrorKind::Refused
        | VendorErrorKind::AlreadyDisposed
        | VendorErrorKind::OtherOutcome
        | VendorErrorKind::UnknownDisposition
        | VendorErrorKind::BreakReason
        | VendorErrorKind::NotOnCall
        | VendorErrorKind::WrongState
        | VendorErrorKind::BadNumber => ErrorCode::Refused,
        VendorErrorKind::AccountMode => ErrorCode::BadProfile,
        VendorErrorKind::NoSuchCall => ErrorCode::NoSuchCall,
        VendorErrorKind::InvalidRequest => ErrorCode::BadRequest,
    };
    let with = |key: &str| UiError::with_text(code, ringside_ipc::Text::new(key));
    let shown = match (&error.detail, error.kind) {
        (Some(detail), VendorErrorKind::Refused) => UiError::with_text(
            code,
            ringside_ipc::Text::new("error-refused-detail").with("detail", &**detail),
        ),
        (Some(detail), VendorErrorKind::InvalidRequest) => UiError::new(code).with("detail", &**detail),
        (None, VendorErrorKind::InvalidRequest) => UiError::new(ErrorCode::NotNow),
        // The interface or the server failed before anything could happen: say so, it is the calmer news.
        (
            _,
            VendorErrorKind::NotTheApi
            | VendorErrorKind::ServerFault
            | VendorErrorKind::NotUnderstood
            | VendorErrorKind::TimedOut
            | VendorErrorKind::Interrupted,
        ) if error.reached == Reached::No => {
            UiError::with_text(code, ringside_ipc::Text::new(format!("error-{}-nothing-sent", code.key())))
        }
        (_, VendorErrorKind::TakenOver { .. }) => with("why-elsewhere"),
        (_, VendorErrorKind::AlreadyDisposed | VendorErrorKind::OtherOutcome) => {
            with("error-already-disposed")
        }
        (_, VendorErrorKind::UnknownDisposition) => with("error-unknown-disposition"),
        (_, VendorErrorKind::BreakReason) => with("error-break-reason"),
        (_, VendorErrorKind::NotOnCall) => with("error-not-on-call"),
        (_, VendorErrorKind::WrongState) => with("error-wrong-state"),
        (_, VendorErrorKind::BadNumber) => with("error-number-refused"),
        (_, VendorErrorKind::AccountMode) => with("error-account-mode"),
        _ => UiError::new(code),
    };
    shown.with("vendor", vendor_name)
}
