//! Somebody signed in elsewhere, and the vendor gives the line to the newest sign-in. To go on here would end the other
//! one, and it would come back: so nothing is asked of the vendor and nothing is changed until the agent has chosen.

use ringside_domain::{Cause, Moment, VendorId};
use ringside_ipc::{
    ElsewhereView, OutboxEntryView, OutboxWord, Phase, SessionRequest, StatusLink, StatusView, Text, Tone,
};
use ringside_vendor::{VendorError, VendorErrorKind};

use super::{Effect, Session, timeline::Happened};

/// The sign-in that has the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Elsewhere {
    /// When this bar noticed.
    pub(super) noticed: Moment,
    /// Whether the vendor said so itself.
    pub(super) certain: bool,
}

impl Session {
    /// Whether nothing may be asked of the vendor.
    pub(crate) fn is_elsewhere(&self) -> bool {
        self.phase == Phase::Elsewhere
    }

    /// Whether somebody is signed in as far as cards, drafts and outcomes go.
    pub(super) fn in_session(&self) -> bool {
        matches!(self.phase, Phase::SignedIn | Phase::NeedsPassword | Phase::Elsewhere)
    }

    /// Whether what a request of this sign-in failed by is a newer one, and all that follows from that.
    pub(crate) fn see_taken_over(&mut self, error: &VendorError, now: Moment) -> Vec<Effect> {
        match error.kind {
            VendorErrorKind::TakenOver { certain } => self.taken_over(certain, now),
            _ => Vec::new(),
        }
    }

    /// A newer sign-in has ended the one here: what is shown is no longer certain, and the choice is the agent's. Where the
    /// password is asked for already, giving it is that choice.
    pub(crate) fn taken_over(&mut self, certain: bool, now: Moment) -> Vec<Effect> {
        if self.phase != Phase::SignedIn {
            return Vec::new();
        }
        self.phase = Phase::Elsewhere;
        self.elsewhere = Some(Elsewhere { noticed: now, certain });
        self.note(&Happened::TakenOver { certain }, Some(&Cause::Elsewhere), now);
        // A yes to what was asked before, should it come later, is old too.
        self.out_of_touch = Some(now);
        self.lose_sight(now);
        self.bump();
        let text = self.elsewhere_text();
        let mut effects = self.fix_ends(&text, now);
        self.announce(Text::new("announce-elsewhere").with("certain", yes(certain)));
        effects.push(Effect::HoldOutbox);
        effects
    }

    /// What any request to the vendor is answered with now, without being sent; `None` when it may be sent.
    pub(crate) fn why_not_sent(&self, vendor: VendorId, operation: &'static str) -> Option<VendorError> {
        let certain = self.elsewhere?.certain;
        Some(VendorError::new(vendor, operation, VendorErrorKind::TakenOver { certain }))
    }

    /// Whether a request is one to the vendor, or may become one.
    pub(super) fn must_wait_for_choice(&self, request: &SessionRequest) -> bool {
        self.is_elsewhere() && !stays_here(request)
    }

    pub(super) fn elsewhere_view(&self) -> Option<ElsewhereView> {
        let Elsewhere { noticed, certain } = self.elsewhere?;
        Some(ElsewhereView { noticed_ms: noticed.wall.as_millisecond(), certain })
    }

    pub(super) fn elsewhere_status(&self) -> StatusView {
        StatusView { tone: Tone::Warn, text: self.elsewhere_text(), link: Some(StatusLink::ChooseWhere) }
    }

    /// The outcomes on their way; none of them is, before the choice.
    pub(super) fn entries_view(&self) -> Vec<OutboxEntryView> {
        let mut entries = self.outbox.entries.clone();
        let waiting =
            entries.iter_mut().filter(|entry| self.is_elsewhere() && entry.state == OutboxWord::Queued);
        for entry in waiting {
            entry.why = Some(why_elsewhere());
            entry.next_try_ms = None;
        }
        entries
    }

    fn elsewhere_text(&self) -> Text {
        let certain = self.elsewhere.is_some_and(|elsewhere| elsewhere.certain);
        Text::new("status-elsewhere").with("certain", yes(certain))
    }
}

/// Whether a request is about this computer alone. What it leaves for the vendor waits on disk.
const fn stays_here(request: &SessionRequest) -> bool {
    matches!(
        request,
        SessionRequest::SaveOutcome { .. }
            | SessionRequest::ReopenOutcome { .. }
            | SessionRequest::SetLead { .. }
            | SessionRequest::DropOwed { .. }
            | SessionRequest::OutboxSendAgain { .. }
            | SessionRequest::OutboxMarkDone { .. }
            | SessionRequest::OutboxChange { .. }
            | SessionRequest::OutboxKeepAsNote { .. }
            | SessionRequest::PinOutcome { .. }
            | SessionRequest::SetNext { .. }
            | SessionRequest::Callbacks
            | SessionRequest::SnoozeCallback { .. }
            | SessionRequest::CallbackDone { .. }
    )
}

/// How the catalogue tells what is known from what only seems so.
const fn yes(certain: bool) -> &'static str {
    if certain { "yes" } else { "no" }
}

/// Why nothing goes out until the agent has chosen.
pub(super) fn why_elsewhere() -> Text {
    Text::new("why-elsewhere")
}
