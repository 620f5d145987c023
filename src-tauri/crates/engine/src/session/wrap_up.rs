//! The end of the time for wrap-up: the vendor's clock says when, policy says what follows. What is known of it is on disk,
//! so that it outlives the program.

use std::{collections::HashMap, time::Duration};

use ringside_domain::{AgentState, AtZero, Call, CallId, CallState, Disposition, Draft, Moment, Timestamp};
use ringside_ipc::{DeadlineView, ExtendView, Loading, Text};
use ringside_store::{AtEnd, Extension, WrapUpEnd};
use ringside_vendor::Request as VendorRequest;

use super::{
    Effect, Keep, Kept, RequestId, Session,
    act::{Act, Goal},
    pending::PendingKind,
};

/// How long before the end what policy wants is sent. At zero a vendor may have set an outcome of its own.
const AHEAD_MS: u64 = 2_000;

/// How exactly an end is known: vendors tell whole seconds, and some only how many are left.
const NOISE_MS: u64 = 1_500;

/// What is known of the end of the wrap-up.
#[derive(Debug, Default)]
pub(crate) struct WrapUp {
    /// When it ends by the vendor's clock, and since when that is known.
    end: Option<(Timestamp, Moment)>,
    /// The end for which policy has had its say.
    followed: Option<Timestamp>,
    /// What is on disk, and of which call.
    kept: Option<(CallId, WrapUpEnd)>,
    /// What an earlier run left due, the earliest first, until the first look shows what of it still counts.
    left: Vec<(CallId, WrapUpEnd)>,
    /// The call whose end an earlier run heard of, while the vendor names no other.
    from_before: Option<CallId>,
    /// The end passed while the bar was away.
    late: bool,
    /// The vendor says that the agent is in wrap-up. Some list no call that has ended.
    on: bool,
    /// How ends were put off from here.
    extensions: HashMap<CallId, Extension>,
}

impl Session {
    /// How long the wrap-up still lasts: as long as the vendor says, and what was put off here beside that.
    pub(super) fn deadline(&self, now: Moment) -> Option<DeadlineView> {
        let extra_ms = self.extension().map_or(0, |extension| extension.extra_ms);
        self.deadline_after(extra_ms, now)
    }

    /// In how many milliseconds the vendor ends the wrap-up.
    pub(super) fn vendor_ends_in_ms(&self, now: Moment) -> Option<u64> {
        self.deadline_after(0, now).map(|deadline| deadline.left_ms)
    }

    fn deadline_after(&self, extra_ms: u64, now: Moment) -> Option<DeadlineView> {
        let (ends, known) = self.wrap_up.end?;
        let total = ends.as_millisecond().saturating_sub(known.wall.as_millisecond());
        let total_ms = u64::try_from(total).unwrap_or(0).saturating_add(extra_ms);
        // Counted down on the clock nobody sets: from what was left when the end became known.
        Some(DeadlineView { left_ms: total_ms.saturating_sub(known.elapsed_ms(now)), total_ms })
    }

    /// Takes over what the last run left on disk. What is left of a wrap-up is shown at once; policy waits for the first
    /// look at the vendor.
    pub(crate) fn restore_wrap_ups(&mut self, left: Vec<(CallId, WrapUpEnd)>, now: Moment) {
        let (due, settled): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|(_, end)| end.policy == AtEnd::Due);
        let newest = due.last().map(|(_, end)| *end).filter(|end| end.ends > now.wall);
        self.wrap_up = WrapUp {
            end: newest.map(|end| (end.ends, now.at_wall(end.known))),
            followed: settled.last().map(|(_, end)| end.ends),
            left: due,
            extensions: std::mem::take(&mut self.wrap_up.extensions),
            ..WrapUp::default()
        };
    }

    /// Takes over whether the vendor says that the agent is in wrap-up.
    pub(super) fn see_wrap_up(&mut self, agent: Option<&AgentState>) {
        self.wrap_up.on = agent == Some(&AgentState::AfterCallWork);
    }

    /// Whether the wrap-up that is on may be that of this call, which an earlier run left and no list names. With its end
    /// passed, it may as well be another call's.
    pub(super) fn may_wrap_up(&self, call: CallId, now: Moment) -> bool {
        let newest = self.wrap_up.left.last();
        self.wrap_up.on && newest.is_some_and(|(id, end)| *id == call && end.ends > now.wall)
    }

    /// Follows what the vendor says of the end. Where it says nothing, the end an earlier run heard of holds for as long
    /// as the vendor lists its call or says that wrap-up is on.
    pub(super) fn learn_wrap_up(&mut self, told: Option<Timestamp>, now: Moment) -> Vec<Effect> {
        let mut effects = self.settle_left_wrap_ups(now);
        let before = self.wrap_up.end;
        let still_open = self.wrap_up.from_before.filter(|call| told.is_none() && self.is_open(*call));
        let put_off = self.extension().is_some_and(|extension| extension.extra_ms > 0);
        self.wrap_up.from_before = still_open;
        self.wrap_up.end = match told {
            Some(ends) => before.filter(|(known, _)| same_end(*known, ends)).or(Some((ends, now))),
            None => before.filter(|_| still_open.is_some() || put_off),
        };
        self.wrap_up.late &= self.wrap_up.end == before;
        effects.extend(self.keep_wrap_up());
        effects
    }

    /// The first look has shown which calls the vendor still lists, and its clock: an end that passed with its call let go
    /// leaves the outcome to a person.
    fn settle_left_wrap_ups(&mut self, now: Moment) -> Vec<Effect> {
        let left = std::mem::take(&mut self.wrap_up.left);
        if left.is_empty() {
            return Vec::new();
        }
        self.wrap_up.end = None;
        let (mut effects, mut let_go) = (Vec::new(), false);
        for (call, end) in left {
            let passed = end.ends <= now.wall;
            if self.is_open(call) {
                self.wrap_up.end = Some((end.ends, now.at_wall(end.known)));
                self.wrap_up.from_before = Some(call);
                self.wrap_up.late = passed;
                self.wrap_up.kept = Some((call, end));
                continue;
            }
            let owed = passed && self.owed_calls.contains_key(&call);
            let_go |= owed;
            effects.push(keep(call, owed.then_some(WrapUpEnd { policy: AtEnd::Away, ..end })));
        }
        if let_go {
            let text = self.text("status-time-over-away-owed");
            self.raise_owed(text, now);
        }
        effects
    }

    /// Brings the disk up to what is known, where that is news.
    fn keep_wrap_up(&mut self) -> Vec<Effect> {
        let WrapUp { end, followed, kept: before, late, .. } = &self.wrap_up;
        let policy = |ends| match followed {
            Some(followed) if same_end(*followed, ends) && *late => AtEnd::Away,
            Some(followed) if same_end(*followed, ends) => AtEnd::Done,
            Some(_) | None => AtEnd::Due,
        };
        let end = end.map(|(ends, known)| WrapUpEnd { known: known.wall, ends, policy: policy(ends) });
        let (kept, before) = (self.wrapping_up().map(|call| call.id).zip(end), *before);
        if kept == before {
            return Vec::new();
        }
        self.wrap_up.kept = kept;
        // The vendor ended it ahead of time, or the time is another call's now.
        let obsolete = before.filter(|(call, end)| {
            let waits = self.desk.get(*call).is_some_and(|call| self.has_no_outcome(call));
            waits && end.policy == AtEnd::Due && kept.is_none_or(|(other, _)| other != *call)
        });
        let obsolete = obsolete.map(|(call, _)| keep(call, None));
        obsolete.into_iter().chain(kept.map(|(call, end)| keep(call, Some(end)))).collect()
    }

    /// In how many milliseconds policy has its say; `None` when it has had it, or has to wait for something else than time.
    pub(super) fn wrap_up_due_in_ms(&self, now: Moment) -> Option<u64> {
        let ends = self.wrap_up.end?.0;
        let had_its_say = self.wrap_up.followed.is_some_and(|followed| same_end(followed, ends));
        // Without the codes nobody can tell whether what was entered is complete.
        let waits = !self.wrap_up.left.is_empty() || self.codes_loading() == Loading::Pending;
        let left_ms = self.deadline(now)?.left_ms.saturating_sub(AHEAD_MS);
        (!had_its_say && !waits).then_some(left_ms)
    }

    /// What policy wants as the time for wrap-up runs out and the call still has no outcome, once for each end that the
    /// vendor names, restarts included. Only what is complete goes on its way; else the call waits for the agent, and the
    /// bar says so.
    pub(crate) fn follow_wrap_up_end(&mut self, now: Moment) -> Vec<Effect> {
        let Some((ends, _)) = self.wrap_up.end.filter(|_| self.wrap_up_due_in_ms(now) == Some(0)) else {
            return Vec::new();
        };
        self.wrap_up.followed = Some(ends);
        let Some(call) = self.wrapping_up().cloned() else { return Vec::new() };
        let draft = self.drafts.get(&call.id).map(|(draft, _)| draft.clone()).unwrap_or_default();
        let said =
            |[in_time, late]: [&'static str; 2]| Text::new(if self.wrap_up.late { late } else { in_time });
        let Some((disposition, words)) = self.at_zero(&draft) else {
            let text = said(["status-time-over-waits", "status-time-over-away-waits"]);
            self.raise_warning(text, now);
            return self.keep_wrap_up();
        };
        let text = said(words).with("outcome", disposition.label());
        let early = self.early_of(call.id, Some(&disposition));
        let follow = self.follow.clone();
        self.saved_by_timer = Some(call.id);
        let effects = self.keep_outcome(None, call, Disposition { early, ..disposition }, follow, now);
        self.raise_warning(text, now);
        effects
    }

    /// Takes over how the last run put off the ends of wrap-ups.
    pub(crate) fn restore_extensions(&mut self, extensions: Vec<(CallId, Extension)>) {
        self.wrap_up.extensions = extensions.into_iter().collect();
    }

    /// How the end of the wrap-up that is on was put off.
    fn extension(&self) -> Option<Extension> {
        self.wrapping_up().and_then(|call| self.wrap_up.extensions.get(&call.id)).copied()
    }

    /// What an agent can still put off.
    pub(super) fn extend_view(&self) -> Option<ExtendView> {
        let rule = self.profile.finishing.extend?;
        let ends = self.wrap_up.end?.0;
        self.wrapping_up()?;
        // Where nothing is left to be done at the end, there is nothing here that could wait.
        let over = self.wrap_up.followed.is_some_and(|followed| same_end(followed, ends));
        if !self.capabilities.set_wrap_up && (over || self.profile.at_zero == AtZero::Wait) {
            return None;
        }
        let left = rule.times.saturating_sub(self.extension().unwrap_or_default().times);
        let at_vendor = self.capabilities.set_wrap_up;
        (left > 0).then_some(ExtendView { seconds: rule.seconds, left, at_vendor })
    }

    /// Puts off the end: at the vendor where it gives more time, else what the bar does at the end.
    pub(super) fn extend_wrap_up(&mut self, request: RequestId, now: Moment) -> Vec<Effect> {
        let (Some(extend), Some(call), Some(deadline)) =
            (self.extend_view(), self.wrapping_up().map(|call| call.id), self.deadline(now))
        else {
            return Self::not_now(request, Text::new("why-no-more-time"));
        };
        let more_ms = u64::from(extend.seconds) * 1_000;
        if extend.at_vendor {
            let left = Duration::from_millis(deadline.left_ms.saturating_add(more_ms));
            let send = Some(VendorRequest::SetWrapUp { left });
            let goal = Goal::Extended(call);
            return self
                .begin(Act { kind: PendingKind::Deed, call: None, request: Some(request), send, goal }, now);
        }
        let mut effects = self.extended(call, more_ms);
        effects.push(Self::done(request));
        let text = self.text("status-extended-here").with("seconds", i64::from(extend.seconds));
        self.raise_warning(text, now);
        effects
    }

    /// The end of a call's wrap-up is put off once more.
    pub(super) fn extended(&mut self, call: CallId, more_ms: u64) -> Vec<Effect> {
        let extension = self.wrap_up.extensions.entry(call).or_default();
        extension.times += 1;
        extension.extra_ms = extension.extra_ms.saturating_add(more_ms);
        let extension = *extension;
        self.announce(Text::new("announce-extended"));
        vec![Effect::Keep { keep: Box::new(Keep::Extension { call, extension }), then: Kept::Nothing }]
    }

    /// The outcome policy gives, and how it is said: in time, or late.
    fn at_zero(&self, draft: &Draft) -> Option<(Disposition, [&'static str; 2])> {
        let complete = |draft: &Draft| draft.complete(&self.codes.catalogue).ok();
        let saved = ["status-time-over-saved", "status-time-over-away-saved"];
        let typed = || complete(draft).map(|outcome| (outcome, saved));
        match self.profile.at_zero {
            AtZero::Wait => None,
            AtZero::SaveDraft => typed(),
            AtZero::Overrun => typed().or_else(|| {
                let named = Draft { code: Some(self.profile.overrun.clone()?), ..draft.clone() };
                let overrun = ["status-time-over-overrun", "status-time-over-away-overrun"];
                complete(&named).map(|outcome| (outcome, overrun))
            }),
        }
    }

    /// The call whose wrap-up is on: one the vendor lists before one it does not.
    fn wrapping_up(&self) -> Option<&Call> {
        if let Some(call) = self.wrap_up.from_before {
            return self.desk.get(call).filter(|call| self.has_no_outcome(call));
        }
        let open = |call: &&Call| self.has_no_outcome(call);
        let listed = self.desk.calls().iter().filter(open).find(|call| call.listed);
        listed.or_else(|| self.desk.calls().iter().find(open))
    }

    /// Whether a call is in wrap-up here, without an outcome on its way anywhere.
    fn has_no_outcome(&self, call: &Call) -> bool {
        call.state == CallState::WrapUp
            && !self.kept.contains_key(&call.id)
            && !self.is_telling(call.id)
            && !self.is_connecting(call.id)
    }

    /// Whether a call without an outcome is in wrap-up for the vendor too.
    fn is_open(&self, call: CallId) -> bool {
        let there = |call: &Call| call.listed || self.wrap_up.on;
        self.desk.get(call).is_some_and(|call| there(call) && self.has_no_outcome(call))
    }
}

fn keep(call: CallId, end: Option<WrapUpEnd>) -> Effect {
    Effect::Keep { keep: Box::new(Keep::WrapUp { call, end }), then: Kept::Nothing }
}

/// Whether two readings mean the same end.
fn same_end(one: Timestamp, other: Timestamp) -> bool {
    one.as_millisecond().abs_diff(other.as_millisecond()) <= NOISE_MS
}
