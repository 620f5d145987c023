//! Whether a number may be called, where somebody has to be asked first.

use ringside_domain::Moment;
use ringside_ipc::{ErrorCode, SessionRequest, Text, UiError};

use super::{Effect, RequestId, Session, lists};

/// How long after she was told that nobody could be asked the agent may say "all the same".
const ALL_THE_SAME_MS: u64 = 60_000;

/// What somebody says of a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MayCall {
    /// It may be called.
    Yes,
    /// It may not.
    No {
        /// Why, for the agent.
        why: Text,
    },
    /// The agent decides: dialled once more, it is dialled.
    HerDecision {
        /// What she is told.
        why: Text,
    },
}

/// The number that is being asked about, and the one that is the agent's decision.
#[derive(Debug, Default)]
pub(crate) struct Asking {
    now: bool,
    hers: Option<(String, Moment)>,
}

impl Session {
    /// The number to ask about before this is carried out. `None` where it dials nothing, could not be dialled now, or was
    /// left to the agent a moment ago.
    pub(crate) fn number_to_ask(&mut self, request: &SessionRequest, now: Moment) -> Option<String> {
        let SessionRequest::Dial { number, kind, .. } = request else { return None };
        let kind = kind.map(lists::dial_kind).or_else(|| self.capabilities.dial.first().copied())?;
        // The vendor chooses what a preview dials.
        if kind == ringside_vendor::DialKind::Preview || self.why_no_dial().is_some() {
            return None;
        }
        let number = ringside_numbers::parse(number, self.profile.region).ok()?.as_str().to_owned();
        let hers = self
            .asking
            .hers
            .take()
            .is_some_and(|(told, since)| told == number && since.elapsed_ms(now) <= ALL_THE_SAME_MS);
        (!hers).then_some(number)
    }

    /// Whether somebody is being asked about a number.
    pub(crate) const fn is_asking(&self) -> bool {
        self.asking.now
    }

    /// Somebody is asked from now on.
    pub(crate) fn asks(&mut self) {
        self.asking.now = true;
    }

    /// Nobody is asked any more, and nothing is left to the agent.
    pub(crate) fn asks_no_more(&mut self) {
        self.asking = Asking::default();
    }

    /// The answer is there: `None` where the number may be dialled now, else what follows.
    pub(crate) fn was_asked(
        &mut self,
        request: RequestId,
        number: String,
        answer: MayCall,
        now: Moment,
    ) -> Option<Vec<Effect>> {
        self.asking.now = false;
        let why = match answer {
            MayCall::Yes => return None,
            MayCall::No { why } => why,
            MayCall::HerDecision { why } => {
                self.asking.hers = Some((number, now));
                why
            }
        };
        let error = UiError::with_text(ErrorCode::NotNow, why);
        self.raise_error(&error, now);
        Some(vec![Self::reply(request, Err(error))])
    }
}
