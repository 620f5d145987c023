use std::{fmt, str::FromStr, sync::Arc};

use url::{Host, Url};

/// The longest origin there can be: `https://`, a name of 253 letters, a port.
const LONGEST: usize = 8 + 253 + 6;

/// Where a page comes from: `http` or `https`, a host and, unless it is the scheme's own, a port – written as browsers write
/// it, and compared letter for letter.
///
/// There is one way to write each: lower case, names beyond ASCII as `xn--…`, addresses in their shortest form, no port where
/// the scheme has it, nothing behind it. What is written otherwise is no origin, so that two that look alike are never
/// taken for one. Shown, it is what it is compared by.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin(Arc<str>);

/// Why a text is no origin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAnOrigin {
    /// It has no scheme a page of the CRM could have, no host, or cannot be read at all.
    #[error("a page's origin is http:// or https:// and a host, such as https://crm.shop.example")]
    NotAPage,
    /// It means an origin, but browsers write it otherwise.
    #[error("browsers write it as {0}")]
    WrittenOtherwise(String),
    /// The host has a star in it.
    #[error("an origin is one host; a star stands for none")]
    Star,
    /// The host ends with a dot or has an empty part: another site to a browser, the same to the eye.
    #[error("a host has no dot at its end and no empty part")]
    StrayDot,
}

impl Origin {
    /// Returns it as a browser writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = NotAnOrigin;

    fn from_str(text: &str) -> Result<Self, NotAnOrigin> {
        if text.len() > LONGEST {
            return Err(NotAnOrigin::NotAPage);
        }
        let url = Url::parse(text).map_err(|_| NotAnOrigin::NotAPage)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(NotAnOrigin::NotAPage);
        }
        if let Some(Host::Domain(name)) = url.host() {
            if name.contains('*') {
                return Err(NotAnOrigin::Star);
            }
            if name.split('.').any(str::is_empty) {
                return Err(NotAnOrigin::StrayDot);
            }
        }
        let written = url.origin().ascii_serialization();
        if written != text {
            return Err(NotAnOrigin::WrittenOtherwise(written));
        }
        Ok(Self(written.into()))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Origin({})", self.0)
    }
}
