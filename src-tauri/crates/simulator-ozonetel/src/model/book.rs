//! What is written down in the ledger.

use jiff::Timestamp;
use ringside_simulator_kit::{LedgerEntry, Origin};

use super::World;

impl World {
    /// An entry about `agent` and `call`, where known, that was executed.
    pub(crate) fn entry(
        &self,
        now: Timestamp,
        origin: Origin,
        method: &str,
        agent: Option<&str>,
        ucid: Option<&str>,
    ) -> LedgerEntry {
        let call = ucid.and_then(|ucid| self.calls.get(ucid));
        LedgerEntry {
            user: agent.map(str::to_owned),
            call: ucid.map(str::to_owned),
            call_started: call.map(|call| call.started),
            phone: call.map(|call| call.number.clone()),
            ..LedgerEntry::done(now, origin, method)
        }
    }

    /// Writes down something that happened without a request.
    pub(super) fn happened(
        &mut self,
        now: Timestamp,
        origin: Origin,
        what: &str,
        agent: Option<&str>,
        ucid: Option<&str>,
    ) {
        let entry = self.entry(now, origin, what, agent, ucid);
        self.ledger.record(entry);
    }

    /// The same, for a call and its agent.
    pub(super) fn happened_to(&mut self, now: Timestamp, origin: Origin, what: &str, ucid: &str) {
        let agent = self.calls.get(ucid).map(|call| call.agent.clone());
        self.happened(now, origin, what, agent.as_deref(), Some(ucid));
    }
}
