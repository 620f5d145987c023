use std::time::Duration;

use ringside_simulator::Fault;

/// How long the vendor asks to wait. Longer than the layers wait of their own accord.
pub(crate) const NAMED_WAIT: Duration = Duration::from_secs(6);

/// A kind of bad answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Bad {
    Unauthorized,
    Forbidden,
    NotFound,
    TooMany,
    ServerError,
    Empty,
    Truncated,
    ContentType,
    WrongTypes,
    UnknownWords,
    ExtraMembers,
    Redirect,
    SlowDrip,
    CutShort,
    ResetBefore,
    ResetAfter,
}

impl Bad {
    pub(crate) const ALL: [Self; 16] = [
        Self::Unauthorized,
        Self::Forbidden,
        Self::NotFound,
        Self::TooMany,
        Self::ServerError,
        Self::Empty,
        Self::Truncated,
        Self::ContentType,
        Self::WrongTypes,
        Self::UnknownWords,
        Self::ExtraMembers,
        Self::Redirect,
        Self::SlowDrip,
        Self::CutShort,
        Self::ResetBefore,
        Self::ResetAfter,
    ];

    /// What a reader of the page sees.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Unauthorized => "401 with a page",
            Self::Forbidden => "403 with a page",
            Self::NotFound => "404 with a page",
            Self::TooMany => "429 with `Retry-After`",
            Self::ServerError => "500 with a page",
            Self::Empty => "200 without a body",
            Self::Truncated => "body cut short, HTTP complete",
            Self::ContentType => "wrong content type",
            Self::WrongTypes => "wrong types",
            Self::UnknownWords => "unknown words and codes",
            Self::ExtraMembers => "extra members",
            Self::Redirect => "redirect",
            Self::SlowDrip => "body drips without end",
            Self::CutShort => "connection lost within the body",
            Self::ResetBefore => "connection lost before the effect",
            Self::ResetAfter => "connection lost after the effect",
        }
    }

    /// As the simulators do it. `codes` are the members that hold one of a few words or codes.
    pub(crate) fn fault(self, codes: &[&str]) -> Fault {
        match self {
            Self::Unauthorized => Fault::Status { status: 401 },
            Self::Forbidden => Fault::Status { status: 403 },
            Self::NotFound => Fault::Status { status: 404 },
            Self::TooMany => Fault::TooManyRequests { retry_after_s: 6 },
            Self::ServerError => Fault::HtmlError,
            Self::Empty => Fault::EmptyBody,
            Self::Truncated => Fault::TruncatedBody,
            Self::ContentType => Fault::WrongContentType { content_type: "text/html; charset=utf-8".into() },
            Self::WrongTypes => Fault::WrongTypes,
            Self::UnknownWords => {
                Fault::UnknownWords { members: codes.iter().map(|&name| name.to_owned()).collect() }
            }
            Self::ExtraMembers => Fault::ExtraMembers,
            Self::Redirect => Fault::Redirect,
            Self::SlowDrip => Fault::SlowDrip { bytes: 1, every_ms: 600_000 },
            Self::CutShort => Fault::HalfBody,
            Self::ResetBefore => Fault::DropBefore,
            Self::ResetAfter => Fault::DropAfter,
        }
    }
}
