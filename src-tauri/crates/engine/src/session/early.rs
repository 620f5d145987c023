//! Outcomes told to the vendor while the line is still up.

use ringside_domain::{Call, CallId, Disposition, Draft, Early, Moment};
use ringside_ipc::StateTarget;
use ringside_store::Arrival;
use ringside_vendor::{
    BreakOrder, CallFacts, DispositionWindow, Reached, Request as VendorRequest, VendorError, VendorErrorKind,
};

use super::{
    Effect, Keep, Kept, Session,
    act::{Act, Goal},
    pending::PendingKind,
    ui_error,
};

/// Said while an outcome the vendor did not take waits for the end of its call.
const LATER: &str = "status-early-later";
/// Said while nobody can tell whether the vendor took it.
const UNSURE: &str = "status-early-unsure";

impl Session {
    /// Whether the vendor takes an outcome while the line is up.
    fn takes_early(&self) -> bool {
        match self.capabilities.disposition {
            Some(DispositionWindow::QueuedDuring | DispositionWindow::DuringAndAfter) => true,
            Some(DispositionWindow::AfterRelease) | None => false,
        }
    }

    /// Whether the vendor is being told the outcome of a call.
    pub(super) fn is_telling(&self, id: CallId) -> bool {
        self.is_pending(Some(id), &[PendingKind::Early])
    }

    /// Tells the vendor the outcome kept for a call that is up. A break that is to follow has to be asked for before,
    /// where the vendor wants that order.
    pub(super) fn tell_early(&mut self, id: CallId, now: Moment) -> Vec<Effect> {
        if !self.takes_early() || self.desk.get(id).is_none_or(|call| !call.state.is_live()) {
            return Vec::new();
        }
        let break_first = self.capabilities.breaks == Some(BreakOrder::BeforeDisposition);
        let follow = self.kept.get(&id).and_then(|kept| kept.follow.clone());
        match follow {
            Some(target @ StateTarget::NotReady { .. }) if break_first => {
                let mut effects = self.ask_state(None, &target, now);
                if self.is_pending(None, &[PendingKind::State]) {
                    self.early_held = Some(id);
                } else {
                    effects.extend(self.send_early(id, now));
                }
                effects
            }
            Some(_) | None => self.send_early(id, now),
        }
    }

    /// The break that had to be asked for first is settled, one way or the other.
    pub(super) fn release_early(&mut self, now: Moment) -> Vec<Effect> {
        self.early_held.take().map(|id| self.send_early(id, now)).unwrap_or_default()
    }

    fn send_early(&mut self, id: CallId, now: Moment) -> Vec<Effect> {
        let Some((kept, call)) = self.kept.get(&id).zip(self.desk.get(id)) else { return Vec::new() };
        let Some(vendor_call) = call.vendor_id.clone().filter(|_| call.state.is_live()) else {
            return Vec::new();
        };
        let disposition = kept.disposition.clone();
        if disposition.early == Early::Taken {
            return Vec::new();
        }
        let facts = CallFacts { number: call.number.clone(), queue: call.queue.clone(), live: true };
        let send = VendorRequest::Dispose { call: vendor_call, facts, disposition: disposition.clone() };
        let act = Act {
            kind: PendingKind::Early,
            call: Some(id),
            request: None,
            send: Some(send),
            goal: Goal::Taken,
        };
        // Should the program end before the answer, the vendor may have it.
        let told = if self.may_be_repeated() { Early::Taken } else { Early::Unsure };
        let early = if disposition.early == Early::No { told } else { disposition.early };
        let draft = Draft::of(&Disposition { early, ..disposition }, true);
        self.begin_after(act, Keep::Draft { call: id, draft }, now)
    }

    /// Whether an outcome the vendor may have counts as told, and not as a matter for a person: it is sent once more in any
    /// case, and a refused second one is the evidence.
    fn may_be_repeated(&self) -> bool {
        self.capabilities.disposition == Some(DispositionWindow::QueuedDuring)
    }

    /// The vendor took an outcome told while the line was up.
    pub(super) fn early_taken(&mut self, act: &Act, now: Moment) -> Vec<Effect> {
        let Some((id, told)) = told(act) else { return Vec::new() };
        let text = self.text("announce-taken-early");
        self.announce(text);
        self.holds(id, &told, now)
    }

    /// The vendor did not take it now; it is sent when the call ends. One that may have arrived counts as taken where
    /// a second one is refused.
    pub(super) fn early_failed(&mut self, act: &Act, error: &VendorError, now: Moment) -> Vec<Effect> {
        let Some((id, told)) = told(act) else { return Vec::new() };
        let shown = self.kept.get(&id).map(|kept| &kept.disposition);
        let shown = shown.is_some_and(|kept| kept.early == Early::Taken && same(kept, &told));
        if shown || (error.reached == Reached::Maybe && self.may_be_repeated()) {
            return self.holds(id, &told, now);
        }
        if error.reached == Reached::Maybe
            && let Some(kept) = self.kept.get_mut(&id)
            && kept.disposition.early == Early::No
            && same(&kept.disposition, &told)
        {
            // A second one would be counted too, should the call have been over when the first arrived.
            kept.disposition.early = Early::Unsure;
        }
        match error.kind {
            // The agent can still choose another one.
            VendorErrorKind::UnknownDisposition
            | VendorErrorKind::BreakReason
            | VendorErrorKind::NotOnCall
            | VendorErrorKind::InvalidRequest => {
                let shown = ui_error(error, self.vendor_name());
                self.raise_error(&shown, now);
            }
            VendorErrorKind::BadCredentials
            | VendorErrorKind::UnknownAgent
            | VendorErrorKind::SignedOut
            | VendorErrorKind::TakenOver { .. }
            | VendorErrorKind::NotAllowed
            | VendorErrorKind::NotSupported
            | VendorErrorKind::RateLimited
            | VendorErrorKind::Offline
            | VendorErrorKind::Tls
            | VendorErrorKind::TimedOut
            | VendorErrorKind::Interrupted
            | VendorErrorKind::NotTheApi
            | VendorErrorKind::NotUnderstood
            | VendorErrorKind::ServerFault
            | VendorErrorKind::Refused
            | VendorErrorKind::AlreadyDisposed
            | VendorErrorKind::OtherOutcome
            | VendorErrorKind::WrongState
            | VendorErrorKind::BadNumber
            | VendorErrorKind::AccountMode
            | VendorErrorKind::NoSuchCall => {
                let unsure = self.kept.get(&id).is_some_and(|kept| kept.disposition.early == Early::Unsure);
                let text = self.text(if unsure { UNSURE } else { LATER });
                self.raise_warning(text, now);
            }
        }
        let mut effects = self.keep_early(id);
        effects.extend(self.after_early(id, &told, now));
        effects
    }

    /// The vendor holds an outcome, or may: the one kept here, or one that was changed or taken back meanwhile.
    fn holds(&mut self, id: CallId, told: &Disposition, now: Moment) -> Vec<Effect> {
        let window = self.capabilities.disposition;
        if let Some(kept) = self.kept.get_mut(&id) {
            let outcome = &mut kept.disposition;
            let first = outcome.early == Early::No || window == Some(DispositionWindow::DuringAndAfter);
            outcome.early = if !same(outcome, told) {
                Early::Changed
            } else if first {
                Early::Taken
            } else {
                outcome.early
            };
        } else if let Some((draft, _)) = self.drafts.get_mut(&id) {
            let unchanged = content(draft).is_some_and(|draft| same(&draft, told));
            draft.early = if unchanged { Early::Taken } else { Early::Changed };
        }
        let mut effects = self.keep_early(id);
        effects.extend(self.after_early(id, told, now));
        effects
    }

    /// The vendor has answered. An outcome changed meanwhile is told too; one whose call has ended goes on its way.
    fn after_early(&mut self, id: CallId, told: &Disposition, now: Moment) -> Vec<Effect> {
        let Some(call) = self.desk.get(id) else { return Vec::new() };
        if !call.state.is_live() {
            return self.send_kept(id, now);
        }
        let changed = self.kept.get(&id).is_some_and(|kept| !same(&kept.disposition, told));
        if changed { self.send_early(id, now) } else { Vec::new() }
    }

    /// The vendor shows an outcome for a call: when it is the one kept here, it has arrived.
    pub(super) fn follow_shown_codes(&mut self) -> Vec<Effect> {
        let shown = |call: &&ringside_domain::Call| {
            self.kept.get(&call.id).is_some_and(|kept| {
                matches!(kept.disposition.early, Early::No | Early::Unsure)
                    && call.code.as_deref() == Some(kept.disposition.code.as_str())
            })
        };
        let shown: Vec<CallId> = self.desk.calls().iter().filter(shown).map(|call| call.id).collect();
        let mut effects = Vec::new();
        for id in shown {
            if let Some(kept) = self.kept.get_mut(&id) {
                kept.disposition.early = Early::Taken;
            }
            self.drop_notice(LATER);
            self.drop_notice(UNSURE);
            let text = self.text("announce-taken-early");
            self.announce(text);
            effects.extend(self.keep_early(id));
        }
        effects
    }

    /// What the vendor was told is on disk too: after a crash it decides how the outcome is settled.
    fn keep_early(&self, id: CallId) -> Vec<Effect> {
        let draft = match (self.kept.get(&id), self.drafts.get(&id)) {
            (Some(kept), _) => Draft::of(&kept.disposition, true),
            (None, Some((draft, _))) if self.desk.get(id).is_some() => draft.clone(),
            (None, Some(_) | None) => return Vec::new(),
        };
        vec![Effect::Keep { keep: Box::new(Keep::Draft { call: id, draft }), then: Kept::Nothing }]
    }

    /// What the vendor was told of a call's outcome, for what is entered now.
    pub(super) fn early_of(&self, id: CallId, entered: Option<&Disposition>) -> Early {
        let (early, before) = match (self.kept.get(&id), self.drafts.get(&id)) {
            (Some(kept), _) => (kept.disposition.early, Some(kept.disposition.clone())),
            (None, Some((draft, _))) => (draft.early, content(draft)),
            (None, None) => return Early::No,
        };
        let unchanged = before.zip(entered).is_some_and(|(before, entered)| same(&before, entered));
        match early {
            Early::Taken if unchanged => Early::Taken,
            Early::Unsure if unchanged => Early::Unsure,
            Early::Taken | Early::Unsure | Early::Changed => Early::Changed,
            Early::No => Early::No,
        }
    }

    /// A draft as entered, with what the vendor was told of its call's outcome.
    pub(super) fn marked(&self, id: CallId, draft: Draft) -> Draft {
        let early = self.early_of(id, content(&draft).as_ref());
        Draft { early, ..draft }
    }

    /// How far an outcome has come when it is saved. A call that its vendor never named and never will has no place
    /// there to file one under.
    pub(super) fn arrival(&self, call: &Call, early: Early) -> Arrival {
        if call.vendor_id.is_none() && self.capabilities.own_calls_only {
            return Arrival::StaysHere;
        }
        match self.capabilities.disposition {
            None => Arrival::StaysHere,
            Some(DispositionWindow::DuringAndAfter) if early == Early::Taken => Arrival::Taken,
            Some(DispositionWindow::DuringAndAfter) if early == Early::Unsure => Arrival::Unsure,
            Some(
                DispositionWindow::DuringAndAfter
                | DispositionWindow::QueuedDuring
                | DispositionWindow::AfterRelease,
            ) => Arrival::ToSend,
        }
    }
}

/// What an act told the vendor, and of which call.
fn told(act: &Act) -> Option<(CallId, Disposition)> {
    let Some(VendorRequest::Dispose { disposition, .. }) = &act.send else { return None };
    act.call.map(|id| (id, disposition.clone()))
}

/// The outcome a draft amounts to, complete or not; `None` without a code.
fn content(draft: &Draft) -> Option<Disposition> {
    Draft { saved: true, ..draft.clone() }.saved_outcome()
}

/// Whether the vendor would be told the same.
fn same(ours: &Disposition, theirs: &Disposition) -> bool {
    ours.code == theirs.code
        && ours.note == theirs.note
        && ours.callback == theirs.callback
        && ours.sales == theirs.sales
}
