//! The end of the time for wrap-up: the vendor's clock says when, policy says what follows.

use ringside_domain::{AtZero, Call, CallState, Disposition, Draft, Moment};
use ringside_ipc::Text;

use super::{Effect, Session};

/// How long before the end what policy wants is sent. At zero a vendor may have set an outcome of its own.
const AHEAD_MS: u64 = 2_000;

impl Session {
    /// What policy wants as the time for wrap-up runs out and the call still has no outcome, once for each end that the
    /// vendor names. Only what is complete goes on its way; else the call waits for the agent, and the bar says so.
    pub(crate) fn follow_wrap_up_end(&mut self, now: Moment) -> Vec<Effect> {
        let near = self.deadline(now).is_some_and(|deadline| deadline.left_ms <= AHEAD_MS);
        let Some((ends, _)) = self.wrap_up.filter(|_| near) else { return Vec::new() };
        if self.wrap_up_followed == Some(ends) {
            return Vec::new();
        }
        self.wrap_up_followed = Some(ends);
        let open = |call: &&Call| {
            call.state == CallState::WrapUp
                && !self.kept.contains_key(&call.id)
                && !self.is_telling(call.id)
                && !self.is_connecting(call.id)
        };
        let Some(call) = self.desk.calls().iter().find(open).cloned() else { return Vec::new() };
        let draft = self.drafts.get(&call.id).map(|(draft, _)| draft.clone()).unwrap_or_default();
        let Some((disposition, key)) = self.at_zero(&draft) else {
            self.raise_warning(Text::new("status-time-over-waits"), now);
            return Vec::new();
        };
        let label = disposition.label().to_owned();
        let early = self.early_of(call.id, Some(&disposition));
        let follow = self.follow.clone();
        self.saved_by_timer = Some(call.id);
        let effects = self.keep_outcome(None, call, Disposition { early, ..disposition }, follow, now);
        self.raise_warning(Text::new(key).with("outcome", label), now);
        effects
    }

    /// The outcome policy gives, and how it is said.
    fn at_zero(&self, draft: &Draft) -> Option<(Disposition, &'static str)> {
        let complete = |draft: &Draft| draft.complete(&self.codes.catalogue).ok();
        let typed = || complete(draft).map(|outcome| (outcome, "status-time-over-saved"));
        match self.profile.at_zero {
            AtZero::Wait => None,
            AtZero::SaveDraft => typed(),
            AtZero::Overrun => typed().or_else(|| {
                let named = Draft { code: Some(self.profile.overrun.clone()?), ..draft.clone() };
                complete(&named).map(|outcome| (outcome, "status-time-over-overrun"))
            }),
        }
    }
}
