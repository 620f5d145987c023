//! What one desk has done and was told, across all runs of the program.

use std::collections::{BTreeMap, BTreeSet};

use ringside_ipc::{OutboxWord, SessionView};

/// An outcome that was asked to be saved.
#[derive(Debug, Clone)]
pub(super) struct Saved {
    /// The bar's id of the call.
    pub(super) call: String,
    pub(super) place: usize,
    pub(super) code: String,
    pub(super) note: String,
    /// Whether the bar answered that it is on disk.
    pub(super) acknowledged: bool,
}

/// What a person did about an outcome that needed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    SentAgain,
    MarkedDone,
    KeptAsNote,
}

/// One desk's memory.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// The place of the next call.
    pub(super) next: usize,
    /// Calls that were put on hold, drafted for, hung up by the customer, by their place.
    pub(super) held: BTreeSet<usize>,
    pub(super) drafted: BTreeSet<usize>,
    pub(super) given_up: BTreeSet<usize>,
    /// Outcomes with the request that saved them, since the last start.
    pub(super) asked: Vec<(u64, Saved)>,
    pub(super) saved: Vec<Saved>,
    /// Where each outcome stood when it was last seen.
    pub(super) shown: BTreeMap<String, OutboxWord>,
    /// Why each outcome that ever needed a person did, at first.
    pub(super) attention: BTreeMap<String, String>,
    pub(super) decisions: BTreeMap<String, Decision>,
    /// Requests the bar refused, by the code it gave.
    pub(super) refusals: BTreeMap<String, u64>,
    /// Calls that were on a card or in the list of owed ones after a restart and had no outcome.
    pub(super) came_back: BTreeSet<String>,
}

impl Book {
    /// How many calls have an outcome the bar acknowledged.
    pub(super) fn acknowledged(&self) -> usize {
        let all = self.saved.iter().chain(self.asked.iter().map(|(_, saved)| saved));
        let calls: BTreeSet<&str> =
            all.filter(|saved| saved.acknowledged).map(|saved| saved.call.as_str()).collect();
        calls.len()
    }

    /// Notes where each outcome stands; what earlier views showed stays where this one says nothing.
    pub(super) fn note(&mut self, view: &SessionView) {
        for entry in &view.outbox.entries {
            if entry.state == OutboxWord::NeedsAttention {
                let why = || entry.why.as_ref().map(|why| why.key.clone()).unwrap_or_default();
                self.attention.entry(entry.call.clone()).or_insert_with(why);
            }
            self.shown.insert(entry.call.clone(), entry.state);
        }
    }
}
