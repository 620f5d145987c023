use std::{error::Error, fmt, sync::Arc, time::Duration};

use reqwest::StatusCode;
use ringside_domain::VendorId;
use ringside_vendor::{Reached, Retry, VendorError, VendorErrorKind};

/// What went wrong, before it is known which operation it will be told of. One failed renewal of a session is told to
/// all that waited for it, hence the clone.
#[derive(Debug, Clone)]
pub struct Failure {
    /// What went wrong.
    pub kind: VendorErrorKind,
    reached: Option<Reached>,
    retry: Option<Retry>,
    code: Option<Box<str>>,
    detail: Option<Box<str>>,
    source: Option<Cause>,
}

impl Failure {
    /// A failure with what is usual for its kind.
    #[must_use]
    pub fn new(kind: VendorErrorKind) -> Self {
        Self { kind, reached: None, retry: None, code: None, detail: None, source: None }
    }

    /// The same, with a hint for support. It must hold no secret, number, name or address.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<Box<str>>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The same, with the vendor's own code.
    #[must_use]
    pub fn code(mut self, code: Option<impl fmt::Display>) -> Self {
        self.code = code.map(|code| code.to_string().into());
        self
    }

    /// The same, with another time to try again.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.retry = Some(retry);
        self
    }

    /// The same, with its cause.
    #[must_use]
    pub fn source(mut self, source: impl Error + Send + Sync + 'static) -> Self {
        self.source = Some(Cause(Arc::new(source)));
        self
    }

    /// Certainly not executed, whatever the kind says.
    #[must_use]
    pub fn not_reached(mut self) -> Self {
        self.reached = Some(Reached::No);
        self
    }

    /// The vendor may have executed it, whatever the kind says.
    #[must_use]
    pub fn perhaps_reached(mut self) -> Self {
        self.reached = Some(Reached::Maybe);
        self
    }

    /// The error as an adapter's callers see it.
    #[must_use]
    pub fn during(self, vendor: VendorId, operation: &'static str) -> VendorError {
        let mut error = VendorError::new(vendor, operation, self.kind);
        error.reached = self.reached.unwrap_or(error.reached);
        error.retry = self.retry.unwrap_or(error.retry);
        error.vendor_code = self.code;
        error.detail = self.detail;
        error.source = self.source.map(|cause| Box::new(cause) as _);
        error
    }

    /// A request that found no answer. The URL is dropped: it holds numbers and notes.
    pub fn transport(error: reqwest::Error) -> Self {
        let error = error.without_url();
        let failure = if is_tls(&error) {
            Self::new(VendorErrorKind::Tls)
        } else if error.is_connect() {
            Self::new(VendorErrorKind::Offline)
        } else if error.is_timeout() {
            Self::new(VendorErrorKind::TimedOut)
        } else if error.is_builder() {
            Self::new(VendorErrorKind::InvalidRequest)
        } else {
            Self::new(VendorErrorKind::Interrupted)
        };
        failure.source(error)
    }

    /// An answer whose status says that it is none. 401 and 403 are the adapter's business, not this function's.
    pub fn status(status: StatusCode, retry_after: Option<Duration>) -> Self {
        let failure = match status.as_u16() {
            429 => Self::new(VendorErrorKind::RateLimited),
            300..=399 => Self::new(VendorErrorKind::NotTheApi),
            // Nobody knows what a gateway had already passed on when it lost patience.
            408 => Self::new(VendorErrorKind::TimedOut),
            // No such path, or not yet: what was asked was not done.
            404 | 405 => Self::new(VendorErrorKind::NotTheApi).not_reached(),
            400..=499 => Self::new(VendorErrorKind::NotTheApi).not_reached().retry(Retry::Never),
            500..=599 => Self::new(VendorErrorKind::ServerFault),
            _ => Self::new(VendorErrorKind::NotTheApi),
        };
        let failure = failure.detail(format!("HTTP status {}", status.as_u16()));
        retry_after.map_or(failure.clone(), |wait| failure.retry(Retry::After(wait)))
    }

    /// The same, with the vendor's own words, made fit to be shown: one line, not long, without numbers, addresses or
    /// `secret`.
    #[must_use]
    pub fn words(self, words: Option<&str>, secret: &str) -> Self {
        match words.map(|words| tidy(words, secret)) {
            Some(words) if !words.is_empty() => self.detail(words),
            _ => self,
        }
    }
}

/// A cause that several errors can share.
#[derive(Debug, Clone)]
struct Cause(Arc<dyn Error + Send + Sync>);

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

/// Whether TLS failed, anywhere down the chain of causes. What an I/O error wraps is not in its chain by itself.
fn is_tls(error: &(dyn Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<rustls::Error>() {
            return true;
        }
        cause = match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        };
    }
    false
}

/// The vendor's own words, fit to be shown: one line, not long, without numbers, addresses or the token.
fn tidy(detail: &str, secret: &str) -> String {
    const LONGEST: usize = 160;
    // First of all, or what they stand in would be seen only once they are gone.
    let detail: String = detail.chars().filter(|c| !matches!(c, '<' | '>')).collect();
    let mut words = Vec::new();
    for word in detail.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        let hidden = word.contains("://")
            || (!secret.is_empty() && word.contains(secret))
            || word.chars().filter(char::is_ascii_digit).count() >= 5;
        words.push(if hidden { "…" } else { word });
    }
    let mut text = words.join(" ");
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vendor() -> VendorId {
        VendorId::new("acme")
    }

    #[test]
    fn the_vendors_words_are_shown_without_numbers_addresses_or_the_token() {
        let said =
            "Call 1001 to\r\n 07700900123 failed <b>now</b>, see https://acme.maxcontact.com/x (AbCdEf)";
        let error = Failure::new(VendorErrorKind::Refused)
            .code(Some(4))
            .words(Some(said), "AbCdEf")
            .during(vendor(), "hold");
        assert_eq!(error.detail.as_deref(), Some("Call 1001 to … failed bnow/b, see … …"));
        assert_eq!(error.vendor_code.as_deref(), Some("4"));
        assert_eq!((error.reached, error.retry), (Reached::No, Retry::Never));
    }

    #[test]
    fn marks_in_the_midst_hide_nothing() {
        for said in ["AbC<b>DeF", "077<00>900", "https:<//acme.example"] {
            let error =
                Failure::new(VendorErrorKind::Refused).words(Some(said), "AbCbDeF").during(vendor(), "hold");
            assert_eq!(error.detail.as_deref(), Some("…"), "{said}");
        }
    }

    #[test]
    fn long_words_of_the_vendor_are_cut() {
        let error = Failure::new(VendorErrorKind::Refused)
            .words(Some(&"é ".repeat(300)), "")
            .during(vendor(), "hold");
        assert_eq!(error.detail.map(|detail| detail.chars().count()), Some(161));
    }

    #[test]
    fn a_wait_the_vendor_names_is_passed_on() {
        let wait = Duration::from_secs(7);
        let error = Failure::status(StatusCode::TOO_MANY_REQUESTS, Some(wait)).during(vendor(), "snapshot");
        assert_eq!((error.kind, error.retry), (VendorErrorKind::RateLimited, Retry::After(wait)));
        let error = Failure::status(StatusCode::SERVICE_UNAVAILABLE, None).during(vendor(), "dispose");
        assert_eq!((error.reached, error.retry), (Reached::Maybe, Retry::Backoff));
        let error = Failure::status(StatusCode::NOT_FOUND, None).during(vendor(), "dispose");
        assert_eq!(error.reached, Reached::No);
    }
}
