//! What the store keeps and refuses, in memory.

use std::collections::BTreeMap;

use ringside_domain::{Call, CallId, CallState, Disposition, Draft, Moment, OutboxId, VendorCallId};
use ringside_store::Arrival;

use crate::session::{Decision, Keep, LeftCall};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owes {
    /// Nothing is said yet.
    Open,
    Outcome,
    Nothing,
}

#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) call: Call,
    pub(super) ended: bool,
    pub(super) owes: Owes,
    /// It ended without owing anything, by the session's own word.
    pub(super) let_go: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Queued,
    Delivered,
    NeedsAttention,
    /// Kept here, or came to nothing.
    Here,
}

#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) id: OutboxId,
    pub(super) call: CallId,
    pub(super) disposition: Disposition,
    /// The other call and its outcome, where the two are to be connected.
    pub(super) other: Option<(CallId, Disposition)>,
    pub(super) way: Way,
}

#[derive(Debug, Default)]
pub(super) struct Disk {
    pub(super) rows: BTreeMap<CallId, Row>,
    pub(super) drafts: BTreeMap<CallId, Draft>,
    pub(super) entries: Vec<Entry>,
    /// Two rows that turned out to be one call: the first is now the second.
    pub(super) merged: Vec<(CallId, CallId)>,
    made: u128,
}

impl Disk {
    pub(super) fn keep(&mut self, keep: Keep) -> Result<(), ()> {
        match keep {
            Keep::Begin(call) | Keep::Update(call) => self.begin(call),
            Keep::EndOwing(call) => {
                let row = self.rows.get_mut(&call.id).ok_or(())?;
                row.ended = true;
                if row.owes == Owes::Open {
                    row.owes = Owes::Outcome;
                }
                Ok(())
            }
            Keep::EndWithout(call) => {
                let row = self.rows.get_mut(&call.id).ok_or(())?;
                row.ended = true;
                row.let_go = true;
                Ok(())
            }
            // No interleaving has a vendor that names the end of a wrap-up.
            Keep::WrapUp { .. } => Ok(()),
            // Nor has any a profile that opens pages, or an agent who does anything with these.
            Keep::Extension { .. }
            | Keep::ScreenPop { .. }
            | Keep::Pin { .. }
            | Keep::CallbackDialled { .. }
            | Keep::CallbackSnoozed { .. }
            | Keep::CallbackDone { .. } => Ok(()),
            Keep::Draft { call, draft } => {
                self.rows.get(&call).ok_or(())?;
                self.drafts.insert(call, draft);
                Ok(())
            }
            Keep::Outcome { call, disposition, arrival } => {
                let way = match arrival {
                    Arrival::ToSend => Way::Queued,
                    Arrival::Taken => Way::Delivered,
                    Arrival::Unsure => Way::NeedsAttention,
                    Arrival::StaysHere => Way::Here,
                };
                self.save(call.id)?;
                self.enter(call.id, disposition, None, way);
                self.drafts.remove(&call.id);
                Ok(())
            }
            Keep::Connect { first, second } => {
                if [first.0, second.0].iter().any(|call| self.is_saved(*call)) {
                    return Err(());
                }
                self.enter(first.0, first.1, Some(second), Way::Queued);
                Ok(())
            }
            Keep::DropOwed { call } => {
                if self.is_saved(call) {
                    return Err(());
                }
                let row = self.rows.get_mut(&call).ok_or(())?;
                (row.ended, row.owes) = (true, Owes::Nothing);
                Ok(())
            }
            Keep::Decide { entry, decision } => {
                let attention = |known: &&mut Entry| known.id == entry && known.way == Way::NeedsAttention;
                let entry = self.entries.iter_mut().find(attention).ok_or(())?;
                if entry.other.is_some() && decision == Decision::KeepAsNote {
                    let id = entry.id;
                    self.withdrawn(id);
                    return Ok(());
                }
                match decision {
                    Decision::SendAgain => entry.way = Way::Queued,
                    Decision::MarkDone => entry.way = Way::Delivered,
                    Decision::KeepAsNote => entry.way = Way::Here,
                    Decision::Change(disposition) => {
                        entry.disposition = disposition;
                        entry.way = Way::Queued;
                    }
                }
                Ok(())
            }
        }
    }

    fn begin(&mut self, call: Call) -> Result<(), ()> {
        let id = call.id;
        let same = |row: &&Row| {
            row.call.id != id && row.call.vendor_id.is_some() && row.call.vendor_id == call.vendor_id
        };
        let other = self.rows.values().find(same).map(|row| row.call.id);
        let row = self.rows.entry(id).or_insert_with(|| Row {
            call: call.clone(),
            ended: false,
            owes: Owes::Open,
            let_go: false,
        });
        row.call = call;
        if let Some(other) = other.and_then(|other| self.rows.remove(&other)) {
            let from = other.call.id;
            if let (Some(draft), false) = (self.drafts.remove(&from), self.drafts.contains_key(&id)) {
                self.drafts.insert(id, draft);
            }
            for entry in self.entries.iter_mut().filter(|entry| entry.call == from) {
                entry.call = id;
            }
            let saved = self.is_saved(id);
            if let Some(row) = self.rows.get_mut(&id) {
                row.ended |= other.ended;
                if saved {
                    row.owes = Owes::Nothing;
                } else if other.owes != Owes::Open {
                    row.owes = other.owes;
                }
            }
            self.merged.push((from, id));
        }
        Ok(())
    }

    /// Whether a call has its outcome.
    pub(super) fn is_saved(&self, call: CallId) -> bool {
        self.entries.iter().any(|entry| {
            let both = entry.call == call || entry.other.as_ref().is_some_and(|(other, _)| *other == call);
            if entry.other.is_some() { both && entry.way == Way::Delivered } else { both }
        })
    }

    fn save(&mut self, call: CallId) -> Result<(), ()> {
        if self.is_saved(call) {
            return Err(());
        }
        let row = self.rows.get_mut(&call).ok_or(())?;
        (row.ended, row.owes) = (true, Owes::Nothing);
        Ok(())
    }

    fn enter(
        &mut self,
        call: CallId,
        disposition: Disposition,
        other: Option<(CallId, Disposition)>,
        way: Way,
    ) {
        self.made += 1;
        let id = OutboxId(uuid::Uuid::from_u128(self.made));
        self.entries.push(Entry { id, call, disposition, other, way });
    }

    /// Two calls were connected, and have their outcomes.
    pub(super) fn connected(&mut self, id: OutboxId) {
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) else { return };
        entry.way = Way::Delivered;
        let calls = std::iter::once(entry.call).chain(entry.other.as_ref().map(|(other, _)| *other));
        for call in calls.collect::<Vec<_>>() {
            self.drafts.remove(&call);
            if let Some(row) = self.rows.get_mut(&call) {
                (row.ended, row.owes) = (true, Owes::Nothing);
            }
        }
    }

    /// Two calls were not connected; returns the drafts given back.
    pub(super) fn withdrawn(&mut self, id: OutboxId) -> Vec<(CallId, Draft)> {
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.id == id) else { return Vec::new() };
        entry.way = Way::Here;
        let first = (entry.call, entry.disposition.clone());
        let pair = std::iter::once(first).chain(entry.other.clone());
        let drafts: Vec<_> = pair.map(|(call, outcome)| (call, Draft::of(&outcome, false))).collect();
        for (call, draft) in &drafts {
            let kept = self.drafts.get(call).is_some_and(|draft| draft.saved);
            if !kept && !self.is_saved(*call) {
                self.drafts.insert(*call, draft.clone());
            }
        }
        drafts
    }

    /// What a start finds.
    pub(super) fn left_behind(&mut self, now: Moment) -> (Vec<LeftCall>, Vec<VendorCallId>) {
        let never_sent: Vec<_> = self
            .entries
            .iter()
            .filter(|entry| entry.other.is_some() && entry.way == Way::Queued)
            .map(|entry| entry.id)
            .collect();
        for id in never_sent {
            self.withdrawn(id);
        }
        let left = |row: &Row| row.owes == Owes::Outcome || !row.ended;
        let rebuilt = |row: &Row| {
            let state = if row.ended { CallState::WrapUp } else { CallState::Connected };
            let call = Call {
                state,
                released: row.ended.then_some(row.call.started),
                recording: (ringside_domain::Recording::Unknown, now),
                muted: None,
                consults_for: None,
                code: None,
                estimated: true,
                listed: false,
                ..row.call.clone()
            };
            LeftCall { call, draft: self.drafts.get(&row.call.id).cloned() }
        };
        let calls = self.rows.values().filter(|row| left(row)).map(rebuilt).collect();
        let settling = self.entries.iter().filter(|entry| entry.other.is_none() || entry.way != Way::Here);
        let settling = settling.filter_map(|entry| self.rows.get(&entry.call)?.call.vendor_id.clone());
        (calls, settling.collect())
    }
}
