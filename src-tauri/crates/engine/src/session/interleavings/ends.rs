//! How things come to their end: what is under way, the program, the shift.

use std::{collections::HashSet, sync::Arc};

use ringside_ipc::{SessionRequest, Then};
use ringside_vendor::VendorErrorKind;

use super::{
    disk::{Owes, Way},
    honest, rules,
    steps::Step,
    told::Told,
    world::{Checked, Sent, World, error, profile, save},
};
use crate::session::Session;

impl World {
    /// A request of the one who is signed in now, or was before, failed.
    pub(super) fn fail(&mut self, sent: &Sent, kind: VendorErrorKind) -> Checked {
        let error = error(kind);
        if !sent.outdated {
            let effects = self.session.see_taken_over(&error, self.now);
            self.carry_out(effects)?;
        }
        self.answer(&sent.ticket, Err(error))
    }

    pub(super) fn settle(&mut self) -> Checked {
        // What follows from an answer is settled too; nothing asks for ever.
        for _ in 0..50 {
            if self.sent.is_empty() {
                break;
            }
            self.carry_out_sent(0);
            self.arrive(0)?;
        }
        Ok(())
    }

    pub(super) fn restart(&mut self) {
        for sent in self.sent.drain(..) {
            if sent.answer.is_none() {
                self.late.push((sent.request, sent.card));
            }
        }
        // What a program that is gone had asked for, nobody knows to be the agent's doing.
        self.others_changed |= self.late.iter().any(|(request, _)| honest::asked_by(request).is_some());
        self.open.clear();
        self.told = Told::default();
        self.generation = 0;
        self.they_ended = None;
        self.before = None;
        self.held = false;
        self.session = Session::new(profile(), self.now);
        let (left, settling) = self.disk.left_behind(self.now);
        self.session.restore(left, settling, Vec::new(), self.now);
        self.session.signed_in(Arc::new(self.ways.capabilities()), self.now);
        self.learn();
    }

    /// Lets everything come to rest: the wire is good, the disk works, time passes.
    pub(super) fn rest(&mut self) -> Checked {
        self.late.clear();
        self.disk_fails = false;
        self.take(&Step::SignIn)?;
        for round in 0..12 {
            self.settle()?;
            self.now = self.now.plus_ms(if round == 6 { 6_000 } else { 1_000 });
            self.ticks()?;
            self.look()?;
            let queued = self.disk.entries.iter().filter(|entry| entry.way == Way::Queued).count();
            for _ in 0..queued {
                self.deliver(0, true)?;
            }
            rules::check(self)?;
        }
        rules::check_rest(self)
    }

    /// Ends every call and gives every outcome owed.
    pub(super) fn finish(&mut self) -> Checked {
        while !self.floor.calls.is_empty() {
            self.floor.leaves(0);
        }
        self.rest()?;
        let live: Vec<_> = self.session.desk.live().map(|call| call.id).collect();
        for call in live {
            self.ask(SessionRequest::CallOver { call: call.to_string() })?;
        }
        self.rest()?;
        let owing = self.disk.rows.values().filter(|row| row.owes == Owes::Outcome);
        let owing: HashSet<_> = owing
            .map(|row| row.call.id)
            .chain(self.session.desk.calls().iter().map(|call| call.id))
            .collect();
        for call in owing {
            self.ask(save(call.to_string(), "NI", Then::Stay))?;
        }
        self.rest()?;
        while self.disk.entries.iter().any(|entry| entry.way == Way::NeedsAttention) {
            self.decide(|entry| SessionRequest::OutboxMarkDone { entry })?;
        }
        self.rest()
    }
}
