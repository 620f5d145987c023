//! What became of every outcome, counted from what the vendor holds.

use std::collections::{BTreeMap, BTreeSet};

use ringside_ipc::OutboxWord;
use serde::Serialize;

use super::{
    agent::Agent,
    book::{Decision, Saved},
    vendors::{Held, held, tail},
};

/// The figures of one vendor, or of all.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Figures {
    /// Calls that were begun.
    pub calls: u64,
    /// Outcomes the bar said are on disk: each is one of the five that follow.
    pub dispositions: u64,
    /// At the vendor once as chosen, shown as delivered, and no person was asked.
    pub delivered: u64,
    /// Of these, known from the vendor's own evidence and not from its answer.
    pub delivered_by_evidence: u64,
    /// Shown as needing a person, or as kept on this computer because the vendor never named the call.
    pub needs_attention: u64,
    /// Acknowledged, and neither at the vendor as chosen nor shown as open.
    pub lost: u64,
    /// More than once at the vendor, or a call dialled more than once.
    pub doubled: u64,
    /// Neither settled nor shown to a person when everything had had its time.
    pub stuck: u64,
    /// Why a person was needed.
    pub why: BTreeMap<String, u64>,
    /// What was so before and after a person decided about those.
    pub decided: Decided,
    /// Asked to be saved and not acknowledged when the kill came: stored or not, and said so by what came back.
    pub unacknowledged: u64,
    /// Calls that came back after a restart owing an outcome, which was then given.
    pub came_back: u64,
    /// Requests the bar refused, by its code.
    pub refusals: BTreeMap<String, u64>,
    /// Faults that requests met on their way.
    pub faults: BTreeMap<String, u64>,
}

/// The outcomes that needed a person.
#[derive(Debug, Default, Clone, Serialize)]
pub struct Decided {
    /// Of them, those the vendor had once as chosen when the person looked.
    pub vendor_had: u64,
    /// Sent again, and at the vendor once then.
    pub sent_again: u64,
    /// Said to be done, and at the vendor once.
    pub marked_done: u64,
    /// Kept on this computer, and not at the vendor.
    pub kept: u64,
    /// Open still.
    pub open: u64,
}

impl Figures {
    /// Adds those of another lane.
    pub(super) fn add(&mut self, other: &Self) {
        self.calls += other.calls;
        self.dispositions += other.dispositions;
        self.delivered += other.delivered;
        self.delivered_by_evidence += other.delivered_by_evidence;
        self.needs_attention += other.needs_attention;
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.stuck += other.stuck;
        self.unacknowledged += other.unacknowledged;
        self.came_back += other.came_back;
        self.decided.vendor_had += other.decided.vendor_had;
        self.decided.sent_again += other.decided.sent_again;
        self.decided.marked_done += other.decided.marked_done;
        self.decided.kept += other.decided.kept;
        self.decided.open += other.decided.open;
        add_all(&mut self.why, &other.why);
        add_all(&mut self.refusals, &other.refusals);
        add_all(&mut self.faults, &other.faults);
    }
}

pub(super) fn add_all(into: &mut BTreeMap<String, u64>, other: &BTreeMap<String, u64>) {
    for (name, count) in other {
        *into.entry(name.clone()).or_default() += count;
    }
}

/// What an outcome came to before anybody decided anything at the end of a lane.
pub(super) struct Before {
    /// Outcomes the vendor had as chosen, by the bar's id of the call.
    had: BTreeSet<String>,
}

/// Looks at what the vendor has before a person decides about what is left.
pub(super) fn before(agent: &Agent) -> Before {
    let held = held(&agent.running);
    let had = |saved: &&Saved| at_vendor(agent, saved, &held) == Some(true);
    Before { had: acknowledged(agent).into_iter().filter(had).map(|saved| saved.call.clone()).collect() }
}

/// Each call's outcome that was acknowledged, once.
fn acknowledged(agent: &Agent) -> Vec<&Saved> {
    let mut calls = BTreeSet::new();
    agent.book.saved.iter().filter(|saved| saved.acknowledged && calls.insert(saved.call.as_str())).collect()
}

/// Whether the vendor has the outcome once as chosen; `None` when it has none.
fn at_vendor(agent: &Agent, saved: &Saved, held: &[Held]) -> Option<bool> {
    let number = tail(&agent.running.site.written(saved.place));
    let of_call: Vec<&Held> = held.iter().filter(|held| held.number == number).collect();
    match of_call.as_slice() {
        [] => None,
        [one] => Some(one.code == saved.code && one.note.as_ref().is_none_or(|note| *note == saved.note)),
        [_, ..] => Some(false),
    }
}

/// Counts one desk; each line says what is wrong with one outcome.
pub(super) fn count(agent: &Agent, before: &Before) -> (Figures, Vec<String>) {
    let book = &agent.book;
    let vendor = agent.running.site.id;
    let held = held(&agent.running);
    let mut figures = Figures {
        calls: book.next as u64,
        came_back: book.came_back.len() as u64,
        refusals: book.refusals.clone(),
        ..Figures::default()
    };
    let mut wrong = Vec::new();
    let outcomes = acknowledged(agent);
    let mut known: BTreeSet<&str> = outcomes.iter().map(|saved| saved.call.as_str()).collect();
    for saved in &book.saved {
        figures.unacknowledged += u64::from(!saved.acknowledged && known.insert(&saved.call));
    }
    let doubled = twice(held.iter().map(|held| held.number.clone()));
    for saved in outcomes {
        figures.dispositions += 1;
        let word = book.shown.get(&saved.call).copied();
        let there = at_vendor(agent, saved, &held);
        let (why, decision) = (book.attention.get(&saved.call), book.decisions.get(&saved.call));
        let complaint = || {
            let asked = asked_of(agent, &agent.running.site.written(saved.place));
            format!(
                "{vendor}: {saved:?}, shown as {word:?}, {why:?}, {decision:?}, at the vendor: {there:?}\n{asked}"
            )
        };
        if doubled.contains(&tail(&agent.running.site.written(saved.place))) {
            figures.doubled += 1;
            wrong.push(format!("doubled: {}", complaint()));
            continue;
        }
        if let Some(why) = book.attention.get(&saved.call) {
            figures.needs_attention += 1;
            *figures.why.entry(why.clone()).or_default() += 1;
            let decided = &mut figures.decided;
            decided.vendor_had += u64::from(before.had.contains(&saved.call));
            match (book.decisions.get(&saved.call), word, there) {
                (_, Some(OutboxWord::NeedsAttention), _) => decided.open += 1,
                (Some(Decision::SentAgain), Some(_), Some(true)) => decided.sent_again += 1,
                (Some(Decision::MarkedDone), Some(_), Some(true)) => decided.marked_done += 1,
                (Some(Decision::KeptAsNote), Some(OutboxWord::KeptAsNote), None) => decided.kept += 1,
                // The vendor has named the call meanwhile, or its list has shown the outcome.
                (None, Some(OutboxWord::Delivered | OutboxWord::DeliveredUnconfirmed), Some(true)) => {
                    decided.sent_again += 1;
                }
                (decision, ..) => {
                    figures.needs_attention -= 1;
                    figures.lost += 1;
                    wrong.push(format!("lost after {decision:?}: {}", complaint()));
                }
            }
            continue;
        }
        match (word, there) {
            (Some(OutboxWord::Delivered), Some(true)) => figures.delivered += 1,
            (Some(OutboxWord::DeliveredUnconfirmed), Some(true)) => {
                figures.delivered += 1;
                figures.delivered_by_evidence += 1;
            }
            (Some(OutboxWord::KeptAsNote), None) => {
                figures.needs_attention += 1;
                *figures.why.entry("kept here: the vendor never named the call".to_owned()).or_default() += 1;
                figures.decided.kept += 1;
            }
            (Some(OutboxWord::Queued | OutboxWord::Sending | OutboxWord::Unknown), _)
            | (None, Some(true)) => {
                figures.stuck += 1;
                wrong.push(format!("stuck: {}", complaint()));
            }
            _ => {
                figures.lost += 1;
                wrong.push(format!("lost: {}", complaint()));
            }
        }
    }
    let dialled = twice(agent.running.dialled().into_iter().map(|number| tail(&number)));
    for number in dialled {
        figures.doubled += 1;
        wrong.push(format!("doubled: {vendor}: more than one dial to {number}"));
    }
    for (name, times) in agent.proxy.met() {
        figures.faults.insert(name.to_owned(), times);
    }
    (figures, wrong)
}

/// What the vendor was asked about the call with a number.
fn asked_of(agent: &Agent, number: &str) -> String {
    let ledger = agent.running.tenant.ledger();
    let of_call =
        ledger.iter().filter(|entry| entry.phone.as_deref().is_some_and(|phone| tail(phone) == tail(number)));
    let lines = of_call.map(|entry| {
        let (at, origin, effect) = (entry.at, entry.origin, entry.effect);
        format!("    {at} {origin:?} {} {effect:?} {:?}", entry.method, entry.detail)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn twice(numbers: impl Iterator<Item = String>) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    numbers.filter(|number| !seen.insert(number.clone())).collect()
}
