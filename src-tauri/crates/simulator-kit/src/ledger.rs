use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Who caused an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A request on the vendor's API.
    Api,
    /// The agent, in the vendor's own application.
    WebAgent,
    /// The other end of the line.
    Customer,
    /// A supervisor.
    Supervisor,
    /// The vendor itself: its dialler, a timer, a restart.
    System,
}

/// What became of something that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It happened, whether or not the answer reached the client.
    Executed,
    /// The vendor said no and nothing changed.
    Refused,
    /// A fault, or a token the vendor does not accept, kept the request from being looked at.
    Prevented,
}

/// One line of the ledger: something that acts was asked for. Reads are only counted.
///
/// Ids are text because every vendor has its own kind; MaxContact's are decimal numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// Counts from 1 without gaps; survives a simulated restart of the vendor.
    pub seq: u64,
    /// The vendor's clock.
    pub at: Timestamp,
    /// Who caused it.
    pub origin: Origin,
    /// The vendor's own name of the method, in lower case, such as `dial`; for other origins that of the event.
    pub method: String,
    /// The agent it was for.
    pub user: Option<String>,
    /// The call it was for or, for a dial, the call it made.
    pub call: Option<String>,
    /// When that call started; with `call` it names a call even across restarts.
    pub call_started: Option<Timestamp>,
    /// The other party's number.
    pub phone: Option<String>,
    /// The lead of the call once the effect is done.
    pub lead: Option<String>,
    /// What the request said, by the vendor's parameter names.
    pub parameters: BTreeMap<String, String>,
    /// What became of it.
    pub effect: Effect,
    /// The vendor's sentence, where it refused.
    pub detail: Option<String>,
    /// The fault that met the request or its answer.
    pub fault: Option<String>,
}

impl LedgerEntry {
    /// Something that was done, without any particulars yet.
    pub fn done(at: Timestamp, origin: Origin, method: &str) -> Self {
        Self {
            seq: 0,
            at,
            origin,
            method: method.to_owned(),
            user: None,
            call: None,
            call_started: None,
            phone: None,
            lead: None,
            parameters: BTreeMap::new(),
            effect: Effect::Executed,
            detail: None,
            fault: None,
        }
    }
}

/// Everything that was asked of a simulated vendor, in order.
#[derive(Debug, Default)]
pub struct Ledger {
    entries: Vec<LedgerEntry>,
}

impl Ledger {
    /// Appends `entry`; its number is given here.
    pub fn record(&mut self, mut entry: LedgerEntry) {
        entry.seq = self.entries.last().map_or(1, |last| last.seq + 1);
        self.entries.push(entry);
    }

    /// Returns the entries with a number above `after`.
    pub fn since(&self, after: u64) -> &[LedgerEntry] {
        let start = usize::try_from(after).unwrap_or(usize::MAX).min(self.entries.len());
        &self.entries[start..]
    }
}
