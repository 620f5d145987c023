use ringside_domain::VendorId;
use ringside_vendor::{Reached, Retry, VendorErrorKind};
use ringside_vendor_http::Failure;

use crate::{
    config::Auth,
    wire::{Said, WireError},
};

/// The name of this vendor.
pub(crate) fn vendor_id() -> VendorId {
    VendorId::new("ozonetel")
}

/// Something our own check refused.
pub(crate) fn invalid(why: impl Into<Box<str>>) -> Failure {
    Failure::new(VendorErrorKind::InvalidRequest).detail(why)
}

/// Something this configuration does not have.
pub(crate) fn not_supported() -> Failure {
    Failure::new(VendorErrorKind::NotSupported)
}

/// How a documented text is recognised, folded to lower case and without its last dot.
enum Text {
    Is(&'static str),
    Starts(&'static str),
    Has(&'static str),
}

/// What each documented text means, first match first.
const MEANINGS: &[(Text, VendorErrorKind)] = {
    use Text::{Has, Is, Starts};
    use VendorErrorKind as Kind;
    &[
        (Is("api key should not be null or empty"), Kind::AccountMode),
        (Is("invalid user details"), Kind::BadCredentials),
        (Is("username should not be null or empty"), Kind::BadCredentials),
        (Is("username is null"), Kind::BadCredentials),
        (Is("invalid username or apikey"), Kind::BadCredentials),
        (Is("username or apikey is invalid"), Kind::BadCredentials),
        (Is("user_name or api_key is invalid"), Kind::BadCredentials),
        (Is("missing username or apikey"), Kind::BadCredentials),
        (Is("apikey should not be empty"), Kind::BadCredentials),
        (Is("username should not be empty"), Kind::BadCredentials),
        (Is("please provide username"), Kind::BadCredentials),
        (Is("please provide proper user credentials"), Kind::BadCredentials),
        (Is("authentication failed"), Kind::BadCredentials),
        (Is("authentication fails"), Kind::BadCredentials),
        (Is("invalid authentication"), Kind::BadCredentials),
        (Is("no user found"), Kind::BadCredentials),
        (Is("unauthorized"), Kind::BadCredentials),
        (Is("this call is already disposed"), Kind::AlreadyDisposed),
        (Is("agent is not on this call"), Kind::NotOnCall),
        (Has("invalid ucid"), Kind::NoSuchCall),
        (Is("ucid is invalid"), Kind::NoSuchCall),
        (Is("ucid should not be empty"), Kind::NoSuchCall),
        (Is("call not found"), Kind::NoSuchCall),
        (Is("invalid disposition"), Kind::UnknownDisposition),
        (Is("empty disposition code"), Kind::UnknownDisposition),
        (Starts("provide pause reason"), Kind::BreakReason),
        (Is("pausereason is invalid"), Kind::BreakReason),
        (Is("invalid agent"), Kind::UnknownAgent),
        (Is("agentid is invalid"), Kind::UnknownAgent),
        (Has("is not logged in"), Kind::UnknownAgent),
        (Starts("invalid action"), Kind::Refused),
        (Starts("action should"), Kind::Refused),
        (Starts("the state should be"), Kind::Refused),
        (Is("all parameters are mandatory"), Kind::Refused),
        (Has("you cant change to pause state"), Kind::WrongState),
        (Is("agent is not available"), Kind::WrongState),
        (Is("online agent logged in with same phone number"), Kind::WrongState),
        (Is("agent has already logged in"), Kind::WrongState),
        (Has("logged in with the number"), Kind::WrongState),
        (Is("please pass valid conference number"), Kind::BadNumber),
        (Is("phone number is empty!"), Kind::BadNumber),
        (Is("phonenumber added is a dnd number"), Kind::BadNumber),
        (Is("max limit exceeded"), Kind::RateLimited),
        (Starts("only 1 hit will be allowed"), Kind::RateLimited),
    ]
};

/// The texts that say that a token will not do, which proves that nothing was executed.
const TOKEN: [&str; 3] = ["token expired", "invalid token", "token should not be null or empty"];

/// What is wrong, by the vendor's own words. `None` for words nobody has documented.
pub(crate) fn kind_of(text: &str, auth: Auth) -> Option<VendorErrorKind> {
    let text = fold(text);
    if TOKEN.contains(&text.as_str()) {
        return Some(match auth {
            // An account set to tokens, asked with its key.
            Auth::Basic => VendorErrorKind::AccountMode,
            Auth::Token => VendorErrorKind::SignedOut,
        });
    }
    if auth == Auth::Token && text == "missing username or apikey" {
        // A report that takes the key only, asked with a token.
        return Some(VendorErrorKind::AccountMode);
    }
    let means = |known: &Text| match known {
        Text::Is(words) => text == *words,
        Text::Starts(words) => text.starts_with(words),
        Text::Has(words) => text.contains(words),
    };
    MEANINGS.iter().find(|(known, _)| means(known)).map(|(_, kind)| *kind)
}

/// Lower case, without blanks around it and dots at its end.
pub(crate) fn fold(text: &str) -> String {
    text.trim().trim_end_matches(['.', ' ']).to_lowercase()
}

/// An answer in words that are no success.
pub(crate) fn refused(said: &Said, auth: Auth, secret: &str) -> Failure {
    let text = said.text();
    let kind = text.as_deref().and_then(|text| kind_of(text, auth)).unwrap_or(VendorErrorKind::Refused);
    Failure::new(kind).words(text.as_deref(), secret)
}

/// Whether the vendor may have executed what failed so.
pub(crate) fn may_have_reached(failure: &Failure) -> bool {
    failure.clone().during(vendor_id(), "").reached == Reached::Maybe
}

/// The vendor's words in a failure, as far as they can be shown.
pub(crate) fn words_of(failure: &Failure) -> Option<Box<str>> {
    failure.clone().during(vendor_id(), "").detail
}

/// A limit of the vendor's that has been used up for so long.
pub(crate) fn used_up(wait: std::time::Duration) -> Failure {
    Failure::new(VendorErrorKind::RateLimited)
        .retry(Retry::After(wait))
        .detail("the vendor's limit for the whole account is used up")
}

impl From<WireError> for Failure {
    fn from(error: WireError) -> Self {
        Self::new(VendorErrorKind::NotUnderstood).detail(error.to_string()).source(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_text_means_the_token_or_the_accounts_setting() {
        for text in ["Token Expired", "Invalid Token", "Token Should Not be Null or Empty."] {
            assert_eq!(kind_of(text, Auth::Token), Some(VendorErrorKind::SignedOut), "{text}");
            assert_eq!(kind_of(text, Auth::Basic), Some(VendorErrorKind::AccountMode), "{text}");
        }
    }

    #[test]
    fn words_nobody_documented_mean_nothing() {
        assert_eq!(kind_of("Invalid callBackTime", Auth::Basic), None);
        assert_eq!(kind_of("", Auth::Basic), None);
    }
}
