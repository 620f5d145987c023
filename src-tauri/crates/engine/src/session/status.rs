use ringside_domain::Moment;
use ringside_ipc::{Phase, StatusLink, StatusView, Text, Tone, UiAction, UiError};

use super::{Line, Session, pending::PendingKind};

/// Something to say in the status line until it is read, overtaken or no longer so.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    pub(crate) tone: Tone,
    pub(crate) text: Text,
    pub(crate) link: Option<StatusLink>,
    pub(crate) since: Moment,
    /// Whether it goes away by itself once it is old.
    pub(crate) passing: bool,
}

/// How old the newest answer of a vendor that is asked time and again may be before its age is shown.
pub(super) const OLD_NEWS_MS: u64 = 30_000;

/// How long a passing notice stays.
const PASSING_MS: u64 = 12_000;

impl Session {
    pub(super) fn raise_error(&mut self, error: &UiError, now: Moment) {
        let link = match error.action {
            Some(UiAction::EnterPassword) => StatusLink::EnterPassword,
            Some(UiAction::CheckAgain | UiAction::LookAtCall) => StatusLink::CheckAgain,
            Some(UiAction::FinishOutcome) => StatusLink::FinishOutcome,
            Some(UiAction::ShowOutbox) => StatusLink::ShowOutbox,
            Some(UiAction::EditProfile) | None => StatusLink::Dismiss,
        };
        self.notice = Some(Notice {
            tone: Tone::Warn,
            text: error.text.clone(),
            link: Some(link),
            since: now,
            passing: false,
        });
    }

    /// A warning nobody asked for: whoever does not see the line hears it.
    pub(super) fn raise_warning(&mut self, text: Text, now: Moment) {
        self.announce(text.clone());
        self.notice = Some(Notice {
            tone: Tone::Warn,
            text,
            link: Some(StatusLink::Dismiss),
            since: now,
            passing: false,
        });
    }

    /// Something about calls that owe their outcomes, with the way to them.
    pub(super) fn raise_owed(&mut self, text: Text, now: Moment) {
        let link = Some(StatusLink::ShowOwed);
        self.announce(text.clone());
        self.notice = Some(Notice { tone: Tone::Warn, text, link, since: now, passing: false });
    }

    pub(super) fn raise_danger(&mut self, text: Text, now: Moment) {
        self.notice = Some(Notice {
            tone: Tone::Danger,
            text,
            link: Some(StatusLink::Dismiss),
            since: now,
            passing: false,
        });
    }

    /// Something worth a calm word that needs nothing of anybody. It never covers a warning.
    pub(super) fn raise_hint(&mut self, text: Text, now: Moment) {
        if self.notice.as_ref().is_none_or(|notice| notice.tone == Tone::Rest) {
            self.notice = Some(Notice { tone: Tone::Rest, text, link: None, since: now, passing: true });
        }
    }

    pub(super) fn drop_hint(&mut self) {
        if self.notice.as_ref().is_some_and(|notice| notice.tone == Tone::Rest) {
            self.notice = None;
        }
    }

    /// Something that was said is no longer so.
    pub(super) fn drop_notice(&mut self, key: &str) {
        if self.notice.as_ref().is_some_and(|notice| notice.text.key == key) {
            self.notice = None;
        }
    }

    /// Requests go through again: what was said about failing ones is no longer so.
    pub(super) fn drop_error_notice(&mut self) {
        if self.notice.as_ref().is_some_and(|notice| notice.text.key.starts_with("error-")) {
            self.notice = None;
        }
    }

    /// Drops notices that have grown old; returns whether anything changed.
    pub(crate) fn age(&mut self, now: Moment) -> bool {
        let before = self.pending.len();
        self.clear_reached(now);
        let old = self
            .notice
            .as_ref()
            .is_some_and(|notice| notice.passing && notice.since.elapsed_ms(now) > PASSING_MS);
        if old {
            self.notice = None;
        }
        let dead_over = self.dead_until.is_some_and(|until| until.mono_ms <= now.mono_ms);
        if dead_over {
            self.dead_until = None;
        }
        old || dead_over || self.pending.len() != before
    }

    /// The one calm place: the worst first, then what is asked for, then how things are.
    pub(crate) fn status(&self) -> StatusView {
        let view = |tone, text, link| StatusView { tone, text, link };
        match self.phase {
            Phase::SignedOut => {
                return match &self.notice {
                    Some(notice) => view(notice.tone, notice.text.clone(), notice.link),
                    None => view(Tone::Rest, Text::new("status-signed-out"), None),
                };
            }
            Phase::SigningIn => return view(Tone::Pending, self.text("status-signing-in"), None),
            Phase::NeedsPassword => {
                return view(Tone::Warn, self.text("status-needs-password"), Some(StatusLink::EnterPassword));
            }
            Phase::Elsewhere => return self.elsewhere_status(),
            Phase::SignedIn => {}
        }
        if let Some(notice) = self.notice.as_ref().filter(|notice| notice.tone == Tone::Danger) {
            return view(notice.tone, notice.text.clone(), notice.link);
        }
        if self.line == Line::Offline {
            return view(Tone::Danger, self.text("status-offline"), Some(StatusLink::CheckAgain));
        }
        if self.fixing.is_some() {
            return view(Tone::Pending, self.text("status-fixing"), None);
        }
        if let Some(notice) = self.notice.as_ref().filter(|notice| notice.tone == Tone::Warn) {
            return view(notice.tone, notice.text.clone(), notice.link);
        }
        if self.outbox.needs_attention > 0 {
            let text = Text::new("status-attention").with("count", i64::from(self.outbox.needs_attention));
            return view(Tone::Danger, text, Some(StatusLink::ShowOutbox));
        }
        if self.hangs {
            return view(Tone::Warn, self.text("status-hangs"), Some(StatusLink::FixState));
        }
        if let Some(mark) = self.pending.last() {
            return view(Tone::Pending, self.text(asked_key(mark.kind, self.agent.asked.as_ref())), None);
        }
        if let Some(call) = self.desk.active().filter(|call| call.state.is_answered())
            && call.recording.0 == ringside_domain::Recording::Off
            && self.capabilities.record
        {
            return view(Tone::Warn, Text::new("status-recording-off"), None);
        }
        if let Some(notice) = &self.notice {
            return view(notice.tone, notice.text.clone(), notice.link);
        }
        if self.old_news {
            return view(Tone::Warn, self.text("status-old"), Some(StatusLink::FixState));
        }
        if self.line == Line::Unsteady {
            return view(Tone::Warn, self.text("status-unsteady"), Some(StatusLink::CheckAgain));
        }
        if self.codes.failed.is_some() {
            return view(Tone::Warn, self.text("status-codes-failed"), Some(StatusLink::CheckAgain));
        }
        if let Some(text) = self.callbacks_due() {
            return view(Tone::Warn, text, Some(StatusLink::ShowCallbacks));
        }
        let on_desk = |id: &str| self.desk.calls().iter().any(|call| call.id.to_string() == id);
        let owed = self.owed.iter().filter(|owed| !on_desk(&owed.call)).count();
        if owed > 0 {
            let count = i64::try_from(owed).unwrap_or(i64::MAX);
            return view(
                Tone::Warn,
                Text::new("status-owed").with("count", count),
                Some(StatusLink::ShowOwed),
            );
        }
        if self.can_be_fixed() {
            return view(Tone::Rest, self.text("status-state-unknown"), Some(StatusLink::FixState));
        }
        let key = if self.capabilities.reads_agent_state { "status-rest" } else { "status-rest-estimated" };
        view(Tone::Rest, self.text(key), None)
    }
}

fn asked_key(kind: PendingKind, asked: Option<&ringside_domain::Asked>) -> &'static str {
    match kind {
        PendingKind::State => match asked.map(|asked| &asked.target) {
            Some(ringside_domain::AgentState::NotReady { .. }) => "status-asked-not-ready",
            Some(_) | None => "status-asked-ready",
        },
        PendingKind::Dial => "status-asked-dial",
        PendingKind::Answer => "status-asked-answer",
        PendingKind::HangUp => "status-asked-hang-up",
        PendingKind::Hold => "status-asked-hold",
        PendingKind::Retrieve => "status-asked-retrieve",
        PendingKind::StartRecording => "status-asked-start-recording",
        PendingKind::StopRecording => "status-asked-stop-recording",
        PendingKind::Transfer => "status-asked-transfer",
        PendingKind::Connect => "status-asked-connect",
        PendingKind::Lead => "status-asked-lead",
        PendingKind::Log => "status-asked-log-in",
        PendingKind::Mute | PendingKind::Unmute => "status-asked-mute",
        PendingKind::Digits => "status-asked-digits",
        PendingKind::Early => "status-asked-early",
        PendingKind::Deed => "status-asked-deed",
    }
}
