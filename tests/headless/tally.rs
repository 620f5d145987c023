//! What the kill campaign counts.

use std::{collections::BTreeMap, fmt};

use ringside_ipc::{OutboxWord, SessionView};
use ringside_simulator::{Effect, maxcontact::SimulatorHandle};

use crate::drive::tail;

/// An outcome the agent saved.
#[derive(Debug, Clone)]
pub(crate) struct Saved {
    /// The bar's id of the call.
    pub(crate) call: String,
    /// What makes the call's number one number.
    pub(crate) number: String,
    pub(crate) code: String,
    /// Whether the bar answered that it is on disk.
    pub(crate) acknowledged: bool,
}

/// The figures of a campaign.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tally {
    pub(crate) kills: u64,
    /// Kills between an outcome's request and the delivery of that outcome.
    pub(crate) kills_on_outcomes: u64,
    pub(crate) calls: u64,
    /// Outcomes the bar said are on disk.
    pub(crate) saved: u64,
    /// Of these, at the vendor exactly once, and the bar heard the vendor's yes.
    pub(crate) confirmed: u64,
    /// Of these, at the vendor exactly once, and the bar read that from the vendor's list.
    pub(crate) confirmed_by_list: u64,
    /// Of these, sent again because a person said so, and at the vendor exactly once.
    pub(crate) sent_again: u64,
    /// Of these, not at the vendor and shown as needing a person.
    pub(crate) needs_attention: u64,
    /// Of these, at the vendor exactly once, and shown as needing a person all the same.
    pub(crate) asked_needlessly: u64,
    /// Outcomes requested and not acknowledged when the kill came: they may be there or not.
    pub(crate) unacknowledged: u64,
    /// Calls that came back as owing an outcome, which was then given.
    pub(crate) owed: u64,
    /// How often a person was asked to decide.
    pub(crate) asked: u64,
    pub(crate) lost: Vec<String>,
    pub(crate) doubled: Vec<String>,
}

impl Tally {
    /// Adds another part of the campaign.
    pub(crate) fn add(&mut self, other: Self) {
        self.kills += other.kills;
        self.kills_on_outcomes += other.kills_on_outcomes;
        self.calls += other.calls;
        self.saved += other.saved;
        self.confirmed += other.confirmed;
        self.confirmed_by_list += other.confirmed_by_list;
        self.sent_again += other.sent_again;
        self.needs_attention += other.needs_attention;
        self.asked_needlessly += other.asked_needlessly;
        self.unacknowledged += other.unacknowledged;
        self.owed += other.owed;
        self.asked += other.asked;
        self.lost.extend(other.lost);
        self.doubled.extend(other.doubled);
    }

    /// Holds every outcome saved against what the vendor has and what the bar shows at the end.
    pub(crate) fn settle(
        &mut self,
        saved: &[Saved],
        shown: &BTreeMap<String, OutboxWord>,
        sent_again: &[String],
        sim: &SimulatorHandle,
    ) {
        let held = sim.dispositions();
        for saved in saved {
            if !saved.acknowledged {
                self.unacknowledged += 1;
                continue;
            }
            self.saved += 1;
            let codes: Vec<_> = held
                .iter()
                .filter(|held| tail(&held.phone) == saved.number)
                .map(|held| held.result_code.as_str())
                .collect();
            let word = shown.get(&saved.call).copied();
            match (codes.as_slice(), word) {
                ([code], Some(word)) if *code == saved.code => {
                    if sent_again.contains(&saved.call) {
                        self.sent_again += 1;
                    } else if word == OutboxWord::DeliveredUnconfirmed {
                        self.confirmed_by_list += 1;
                    } else if word == OutboxWord::Delivered {
                        self.confirmed += 1;
                    } else if word == OutboxWord::NeedsAttention {
                        self.asked_needlessly += 1;
                    } else {
                        self.lost.push(format!("{saved:?} is at the vendor and shown as {word:?}"));
                    }
                }
                ([], Some(OutboxWord::NeedsAttention)) => self.needs_attention += 1,
                (codes, word) => {
                    self.lost.push(format!("{saved:?}: the vendor has {codes:?}, shown: {word:?}"));
                }
            }
        }
        for (number, times) in numbers(held.iter().map(|held| held.phone.as_str())) {
            if times > 1 {
                self.doubled.push(format!("{times} outcomes for the call to {number}"));
            }
        }
        let ledger = sim.ledger();
        let dials = ledger.iter().filter(|entry| entry.method == "dial" && entry.effect == Effect::Executed);
        for (number, times) in numbers(dials.filter_map(|entry| entry.phone.as_deref())) {
            if times > 1 {
                self.doubled.push(format!("{times} dials to {number}"));
            }
        }
    }
}

fn numbers<'a>(phones: impl Iterator<Item = &'a str>) -> BTreeMap<String, u32> {
    let mut times = BTreeMap::new();
    for phone in phones {
        *times.entry(tail(phone)).or_default() += 1;
    }
    times
}

/// Where each outcome stands, as a view shows it; what earlier views showed stays where this one says nothing.
pub(crate) fn note(shown: &mut BTreeMap<String, OutboxWord>, view: &SessionView) {
    for entry in &view.outbox.entries {
        shown.insert(entry.call.clone(), entry.state);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = [
            ("kill -9", self.kills),
            ("  of these between saving an outcome and its delivery", self.kills_on_outcomes),
            ("calls begun", self.calls),
            ("outcomes saved (acknowledged by the bar)", self.saved),
            ("  at the vendor once, with its yes", self.confirmed),
            ("  at the vendor once, known from its list", self.confirmed_by_list),
            ("  at the vendor once, sent again by a person's decision", self.sent_again),
            ("  not at the vendor, shown as needing a person", self.needs_attention),
            ("  at the vendor once, shown as needing a person", self.asked_needlessly),
            ("outcomes cut off before they were acknowledged", self.unacknowledged),
            ("calls that came back owing an outcome", self.owed),
            ("times a person was asked to decide", self.asked),
            ("lost", self.lost.len() as u64),
            ("doubled", self.doubled.len() as u64),
        ];
        for (what, count) in rows {
            writeln!(f, "{what:<58}{count:>6}")?;
        }
        for line in self.lost.iter().chain(&self.doubled) {
            writeln!(f, "! {line}")?;
        }
        Ok(())
    }
}
