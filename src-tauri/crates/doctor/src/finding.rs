use std::{mem, time::Instant};

use ringside_ipc::{CheckWord, FindingView, Text, VerdictWord};

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    verdict: VerdictWord,
    text: Text,
    next: Option<Text>,
}

impl Finding {
    /// It is as it should be.
    #[must_use]
    pub fn good(text: Text) -> Self {
        Self { verdict: VerdictWord::Good, text, next: None }
    }

    /// It works, and something about it is worth a look.
    #[must_use]
    pub fn doubtful(text: Text, next: &str) -> Self {
        Self { verdict: VerdictWord::Doubtful, text, next: Some(Text::new(next)) }
    }

    /// It does not work, and this is to be done about it.
    #[must_use]
    pub fn bad(text: Text, next: &str) -> Self {
        Self { verdict: VerdictWord::Bad, text, next: Some(Text::new(next)) }
    }

    /// It does not work, and the sentence says what to do.
    #[must_use]
    pub fn refused(text: Text) -> Self {
        Self { verdict: VerdictWord::Bad, text, next: None }
    }

    /// It was not looked at.
    #[must_use]
    pub fn skipped(text: Text) -> Self {
        Self { verdict: VerdictWord::Skipped, text, next: None }
    }

    /// How it is.
    #[must_use]
    pub const fn verdict(&self) -> VerdictWord {
        self.verdict
    }
}

/// Hears all that was found, and what is being looked at.
type Tell = dyn FnMut(&[FindingView], Option<CheckWord>) + Send;

/// What was found so far; each step is told as it begins and as it ends.
pub struct Findings {
    found: Vec<FindingView>,
    current: Option<(CheckWord, Instant)>,
    tell: Box<Tell>,
}

impl Findings {
    /// Nothing yet. `tell` hears all that was found, and what is being looked at.
    #[must_use]
    pub fn new(tell: impl FnMut(&[FindingView], Option<CheckWord>) + Send + 'static) -> Self {
        Self { found: Vec::new(), current: None, tell: Box::new(tell) }
    }

    /// A check begins.
    pub fn begin(&mut self, check: CheckWord) {
        self.current = Some((check, Instant::now()));
        (self.tell)(&self.found, Some(check));
    }

    /// The check that was begun last is over.
    pub fn end(&mut self, finding: Finding) {
        let Some((check, since)) = mem::take(&mut self.current) else { return };
        let took_ms = u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
        let Finding { verdict, text, next } = finding;
        self.found.push(FindingView { check, verdict, text, next, took_ms });
        (self.tell)(&self.found, None);
    }

    /// Skips what is left up to and with this check, all for one reason.
    pub fn skip_until(&mut self, last: CheckWord, why: &str) {
        let place = |check: CheckWord| CheckWord::ALL.iter().position(|one| *one == check);
        let from = self.found.last().map_or(0, |found| place(found.check).map_or(0, |at| at + 1));
        let until = place(last).map_or(0, |at| at + 1);
        for check in CheckWord::ALL.get(from..until).unwrap_or_default() {
            self.begin(*check);
            self.end(Finding::skipped(Text::new(why)));
        }
    }
}
