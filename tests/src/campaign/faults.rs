//! What the network does to one request.

use std::time::Duration;

/// What a request is for, as far as faults care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// It tells the vendor an outcome.
    Outcome,
    /// It places a call.
    Dial,
    /// Anything else.
    Other,
}

/// Something that goes wrong between the bar and the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Fault {
    /// The connection is reset and for a while nobody listens.
    Refuse(Duration),
    /// The connection is reset before the vendor has seen the request.
    ResetBefore,
    /// It is reset after the vendor has answered, before the bar has.
    ResetAfter,
    /// The request is on its way for so long, and arrives even if the bar has gone.
    Delay(Duration),
    /// The answer is.
    DelayAnswer(Duration),
    /// Half of the answer comes.
    Truncate,
    /// 500, with or without the vendor having seen the request.
    ServerError {
        /// Whether it has.
        seen: bool,
    },
    /// 429 with `Retry-After`, in seconds; the vendor has not seen the request.
    TooMany(u32),
}

impl Fault {
    /// The name of each in the report.
    pub(super) const NAMES: [&'static str; 9] = [
        "refused",
        "reset before",
        "reset after",
        "delay",
        "delayed answer",
        "truncated",
        "500 unseen",
        "500 after the effect",
        "429",
    ];

    /// One of them, the likelier ones more often. A request that is not for an outcome or a dial meets no long wait, so
    /// that lanes do not stand still.
    pub(super) fn any(kind: Kind, chance: &mut fastrand::Rng) -> Self {
        let ms = |chance: &mut fastrand::Rng, most: u64| Duration::from_millis(chance.u64(1..most));
        match chance.u8(0..40) {
            0..3 => Self::Refuse(ms(chance, 1_500)),
            3..9 => Self::ResetBefore,
            9..17 => Self::ResetAfter,
            // Longer than the bar waits for an answer: it arrives when the bar has long given up.
            17 if kind == Kind::Outcome => Self::Delay(Duration::from_millis(9_000 + chance.u64(0..1_500))),
            17..23 => Self::Delay(ms(chance, 700)),
            23..29 => Self::DelayAnswer(ms(chance, 700)),
            29..32 => Self::Truncate,
            32..34 => Self::ServerError { seen: false },
            34..37 => Self::ServerError { seen: true },
            _ => Self::TooMany(1),
        }
    }

    /// What it is called in the report.
    #[must_use]
    pub(super) fn name(&self) -> &'static str {
        let [refused, before, after, delay, answer, truncated, unseen, seen, many] = Self::NAMES;
        match self {
            Self::Refuse(_) => refused,
            Self::ResetBefore => before,
            Self::ResetAfter => after,
            Self::Delay(_) => delay,
            Self::DelayAnswer(_) => answer,
            Self::Truncate => truncated,
            Self::ServerError { seen: false } => unseen,
            Self::ServerError { seen: true } => seen,
            Self::TooMany(_) => many,
        }
    }
}
