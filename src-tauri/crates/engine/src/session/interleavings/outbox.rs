//! The store and the outbox as the session sees them: what is kept, what is read back, and each try to deliver.

use ringside_domain::CallId;
use ringside_ipc::{ErrorCode, OwedView, SessionRequest, UiError};
use ringside_vendor::{CallFacts, ConnectCalls, ConnectedLeg, Request, VendorErrorKind};

use super::{
    disk::{Owes, Way},
    world::{Checked, World},
};
use crate::session::{ConnectOutcome, Keep, OutboxSummary, draft_view};

impl World {
    pub(super) fn decide(&mut self, request: impl FnOnce(String) -> SessionRequest) -> Checked {
        let attention = self.disk.entries.iter().find(|entry| entry.way == Way::NeedsAttention);
        let Some((id, call)) = attention.map(|entry| (entry.id, entry.call)) else { return Ok(()) };
        self.ask(request(id.to_string()))?;
        let entry = self.disk.entries.iter().find(|entry| entry.id == id).cloned();
        let Some(entry) = entry else { return Ok(()) };
        match (entry.way, entry.other) {
            (Way::Delivered, None) => self.delivered(call),
            (Way::Here, None) => {
                self.session.stays_here(call);
                Ok(())
            }
            (Way::Delivered, Some((other, _))) => {
                // A person's word: whatever else is on its way for these calls is theirs to know.
                self.promised.retain(|promised, _| *promised != call && *promised != other);
                self.disk.connected(id);
                self.connect_settled([call, other], ConnectOutcome::Done)
            }
            (Way::Here, Some((other, _))) => {
                let drafts = self.disk.withdrawn(id);
                let error = Box::new(UiError::new(ErrorCode::Refused));
                self.connect_settled([call, other], ConnectOutcome::NotDone { drafts, error })
            }
            (Way::Queued | Way::NeedsAttention, _) => Ok(()),
        }
    }

    fn connect_settled(&mut self, calls: [CallId; 2], outcome: ConnectOutcome) -> Checked {
        self.learn();
        let effects = self.session.connect_settled(calls, outcome, self.now);
        self.carry_out(effects)
    }

    pub(super) fn keep(&mut self, keep: Keep) -> Result<(), ()> {
        if std::mem::take(&mut self.disk_fails) {
            self.disk_failed = true;
            return Err(());
        }
        let name = format!("{keep:?}");
        let result = self.disk.keep(keep);
        if result.is_err() {
            self.refused.push(name);
        }
        for (from, into) in std::mem::take(&mut self.disk.merged) {
            if let Some(code) = self.promised.remove(&from) {
                self.promised.insert(into, code);
            }
        }
        result
    }

    /// What the driver reads of the outbox and of what is owed.
    pub(super) fn learn(&mut self) {
        let count = |ways: &[Way]| {
            let of = self.disk.entries.iter().filter(|entry| ways.contains(&entry.way)).count();
            u32::try_from(of).unwrap_or(u32::MAX)
        };
        let summary = OutboxSummary {
            on_the_way: count(&[Way::Queued]),
            needs_attention: count(&[Way::NeedsAttention]),
            done: count(&[Way::Delivered]),
            ..OutboxSummary::default()
        };
        let owing = self.disk.rows.values().filter(|row| row.owes == Owes::Outcome);
        let owed = owing.clone().map(|row| OwedView {
            call: row.call.id.to_string(),
            who: None,
            number: None,
            queue: None,
            ended_at_ms: 0,
            draft: draft_view(&self.disk.drafts.get(&row.call.id).cloned().unwrap_or_default(), true),
            can_send: row.call.vendor_id.is_some(),
            ended_away: false,
        });
        let owed = owed.collect();
        let calls = owing.map(|row| (row.call.id, row.call.clone())).collect();
        self.session.learn_outbox(summary, owed, calls);
    }

    /// One try of the outbox.
    pub(super) fn deliver(&mut self, nth: usize, taken: bool) -> Checked {
        if self.held {
            return Ok(());
        }
        let queued: Vec<_> =
            self.disk.entries.iter().filter(|entry| entry.way == Way::Queued).cloned().collect();
        let Some(entry) = queued.get(nth % queued.len().max(1)) else { return Ok(()) };
        let vendor_call = |call: &CallId| self.disk.rows.get(call)?.call.vendor_id.clone();
        if let Some((other, outcome)) = &entry.other {
            let outcome = match (vendor_call(&entry.call), vendor_call(other)) {
                (Some(first), Some(second)) if taken => {
                    let first = ConnectedLeg { call: first, disposition: entry.disposition.clone() };
                    let second = ConnectedLeg { call: second, disposition: outcome.clone() };
                    let request = Request::ConnectCalls(ConnectCalls { first, second });
                    // This vendor always connects what it is asked to.
                    let _ = self.floor.carry_out(&request, None);
                    self.disk.connected(entry.id);
                    self.promised.insert(entry.call, entry.disposition.code.clone());
                    self.promised.insert(*other, outcome.code.clone());
                    ConnectOutcome::Done
                }
                // Nobody can tell: a person decides.
                (Some(_), Some(_)) if self.disk.entries.len().is_multiple_of(2) => {
                    self.disk.entries.iter_mut().filter(|known| known.id == entry.id).for_each(|entry| {
                        entry.way = Way::NeedsAttention;
                    });
                    ConnectOutcome::Open { error: Box::new(UiError::new(ErrorCode::Interrupted)) }
                }
                _ => {
                    let drafts = self.disk.withdrawn(entry.id);
                    let error = Box::new(UiError::new(ErrorCode::Refused));
                    ConnectOutcome::NotDone { drafts, error }
                }
            };
            self.learn();
            return self.connect_settled([entry.call, *other], outcome);
        }
        let answer = match vendor_call(&entry.call).filter(|_| taken) {
            Some(call) => {
                let facts = CallFacts { number: None, queue: None, live: false };
                let request = Request::Dispose { call, facts, disposition: entry.disposition.clone() };
                self.floor.carry_out(&request, None)
            }
            None => Err(VendorErrorKind::Refused),
        };
        let way = match answer {
            Ok(_) | Err(VendorErrorKind::AlreadyDisposed) => Way::Delivered,
            Err(_) => Way::NeedsAttention,
        };
        let (id, call) = (entry.id, entry.call);
        if let Some(entry) = self.disk.entries.iter_mut().find(|entry| entry.id == id) {
            entry.way = way;
        }
        self.learn();
        if way == Way::Delivered { self.delivered(call) } else { Ok(()) }
    }

    pub(super) fn delivered(&mut self, call: CallId) -> Checked {
        self.learn();
        let effects = self.session.delivered(call, self.now);
        self.carry_out(effects)
    }
}
