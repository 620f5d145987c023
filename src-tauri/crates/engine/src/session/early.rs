//! Outcomes told to the vendor while the line is still up.

use ringside_domain::{CallId, Draft, Early, Moment};
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

impl Session {
    /// Whether the vendor takes an outcome while the line is up.
    pub(super) fn takes_early(&self) -> bool {
        match self.capabilities.disposition {
            Some(DispositionWindow::QueuedDuring | DispositionWindow::DuringAndAfter) => true,
            Some(DispositionWindow::AfterRelease) | None => false,
        }
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
        let facts = CallFacts { number: call.number.clone(), queue: call.queue.clone(), live: true };
        let disposition = kept.disposition.clone();
        let send = VendorRequest::Dispose { call: vendor_call, facts, disposition };
        let act = Act {
            kind: PendingKind::Early,
            call: Some(id),
            request: None,
            send: Some(send),
            goal: Goal::Taken,
        };
        self.begin(act, now)
    }

    /// The vendor has the outcome kept for a call that is up.
    pub(super) fn early_taken(&mut self, id: CallId) -> Vec<Effect> {
        let final_at_once = self.capabilities.disposition == Some(DispositionWindow::DuringAndAfter);
        let Some(kept) = self.kept.get_mut(&id) else { return Vec::new() };
        if kept.disposition.early == Early::No || final_at_once {
            kept.disposition.early = Early::Taken;
        }
        let text = self.text("announce-taken-early");
        self.announce(text);
        self.keep_early(id)
    }

    /// The vendor did not take it now; it is sent when the call ends. One that may have arrived counts as taken where
    /// a second one is refused.
    pub(super) fn early_failed(&mut self, id: CallId, error: &VendorError, now: Moment) -> Vec<Effect> {
        let queued = self.capabilities.disposition == Some(DispositionWindow::QueuedDuring);
        if error.reached == Reached::Maybe && queued {
            return self.early_taken(id);
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
            _ => {
                let text = self.text("status-early-later");
                self.raise_warning(text, now);
            }
        }
        Vec::new()
    }

    /// The vendor shows an outcome for a call: when it is the one kept here, it has arrived.
    pub(super) fn follow_shown_codes(&mut self) -> Vec<Effect> {
        let shown: Vec<CallId> = self
            .desk
            .calls()
            .iter()
            .filter(|call| {
                self.kept.get(&call.id).is_some_and(|kept| {
                    kept.disposition.early == Early::No
                        && call.code.as_deref() == Some(kept.disposition.code.as_str())
                })
            })
            .map(|call| call.id)
            .collect();
        shown.into_iter().flat_map(|id| self.early_taken(id)).collect()
    }

    /// What the vendor was told is on disk too: after a crash it decides how the outcome is settled.
    fn keep_early(&self, id: CallId) -> Vec<Effect> {
        let Some(kept) = self.kept.get(&id) else { return Vec::new() };
        let draft = Draft::of(&kept.disposition, true);
        vec![Effect::Keep { keep: Box::new(Keep::Draft { call: id, draft }), then: Kept::Nothing }]
    }

    /// How far an outcome has come when it is saved.
    pub(super) fn arrival(&self, early: Early) -> Arrival {
        match self.capabilities.disposition {
            None => Arrival::StaysHere,
            Some(DispositionWindow::DuringAndAfter) if early != Early::No => Arrival::Taken,
            Some(
                DispositionWindow::DuringAndAfter
                | DispositionWindow::QueuedDuring
                | DispositionWindow::AfterRelease,
            ) => Arrival::ToSend,
        }
    }
}
