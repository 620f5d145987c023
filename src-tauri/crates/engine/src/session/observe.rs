use ringside_domain::{Call, CallEvent, CallId, CallState, Cause, DeskChange, EndedBy, Moment, ObservedCall};
use ringside_ipc::{Phase, Text};
use ringside_vendor::{AgentSnapshot, VendorError, VendorErrorKind};

use super::{
    Effect, Keep, Kept, Line, Session,
    act::{Act, Goal},
    agent::Seen,
    pending::PendingKind,
    timeline::{Happened, call_arg},
    ui_error,
};

/// For how long the hang-up slot is dead after the other side has hung up.
const DEAD_SLOT_MS: i64 = 800;

/// How exactly a vendor's clock is known: it tells whole seconds.
const DATE_NOISE_MS: u64 = 1_500;

/// From how many failures in a row the line counts as down.
const OFFLINE_AFTER: u32 = 2;

impl Session {
    /// Takes over a snapshot: it wins over all that was shown before.
    pub(crate) fn observed(
        &mut self,
        generation: u64,
        snapshot: &AgentSnapshot,
        now: Moment,
        new_id: impl FnMut() -> CallId,
    ) -> Vec<Effect> {
        let was_down = self.failures > 0;
        self.line_up(now);
        let mut effects: Vec<Effect> = was_down.then_some(Effect::WakeOutbox).into_iter().collect();
        if generation != self.generation {
            // Something was asked or answered meanwhile; this list may be older than that.
            effects.push(Effect::PollNow);
            return effects;
        }
        let listed = self.with_own_calls(snapshot.calls.clone());
        effects.extend(self.name_dialled_call(&listed, now));
        let first = std::mem::take(&mut self.checking);
        let shown: Vec<_> = self.desk.live().map(|call| (call.id, call.state)).collect();
        let mut left = self.left_over();
        let changes = self.desk.reconcile(&listed, now, new_id);
        for change in &changes {
            effects.extend(self.follow_change(change, first, now));
        }
        if self.unannounced && !first {
            self.say_what_was_missed(&shown, now);
        }
        self.see_wrap_up(snapshot.agent.as_ref());
        if first {
            self.shelve_old_calls(now);
        }
        effects.extend(self.follow_shown_codes());
        // One that has just changed has gone on its way with that, or is up again.
        let changed = |id: &CallId| changes.iter().any(|change| change.call() == Some(*id));
        left.retain(|id| !changed(id));
        effects.extend(left.into_iter().flat_map(|id| self.send_kept(id, now)));
        self.clear_reached(now);
        let timed_out = self.wrap_up_ran_out(now);
        effects.extend(self.learn_wrap_up(snapshot.wrap_up_ends, now));
        self.derive_agent(snapshot, &listed, Seen { first, timed_out }, now);
        self.mine.retain(|id| self.desk.get(*id).is_some());
        effects.extend(self.fix_seen(now));
        effects
    }

    /// Whether the time for a wrap-up is over by the vendor's clock, while its outcome is open.
    fn wrap_up_ran_out(&self, now: Moment) -> bool {
        let over = self.vendor_ends_in_ms(now).is_some_and(|left_ms| left_ms <= DATE_NOISE_MS);
        let open = |call: &Call| !call.state.is_live() && !self.kept.contains_key(&call.id);
        over && self.desk.calls().iter().any(open)
    }

    /// A vendor that lists no calls says nothing of one that is missing: it stays as it is until its outcome is saved.
    fn with_own_calls(&self, mut listed: Vec<ObservedCall>) -> Vec<ObservedCall> {
        if self.capabilities.own_calls_only {
            let as_it_is = |call: &Call| {
                let seen = ObservedCall::new(call.vendor_id.clone()?);
                Some(ObservedCall {
                    recording: call.recording.0,
                    muted: call.muted,
                    allowed: call.allowed.clone(),
                    code: call.code.clone(),
                    ..seen
                })
            };
            let known: Vec<_> = self.desk.calls().iter().filter_map(as_it_is).collect();
            let missing = known.into_iter().filter(|call| listed.iter().all(|seen| seen.id != call.id));
            let missing: Vec<_> = missing.collect();
            listed.extend(missing);
        }
        listed
    }

    /// A poll that brought nothing.
    pub(crate) fn poll_failed(&mut self, error: &VendorError, now: Moment) -> Vec<Effect> {
        match error.kind {
            VendorErrorKind::SignedOut | VendorErrorKind::BadCredentials => self.session_ended(now),
            // What follows from it has followed.
            VendorErrorKind::TakenOver { .. } => {}
            VendorErrorKind::UnknownAgent
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
            | VendorErrorKind::UnknownDisposition
            | VendorErrorKind::BreakReason
            | VendorErrorKind::NotOnCall
            | VendorErrorKind::WrongState
            | VendorErrorKind::BadNumber
            | VendorErrorKind::AccountMode
            | VendorErrorKind::NoSuchCall
            | VendorErrorKind::InvalidRequest => self.line_fails(error, now),
        }
        self.fix_looked_in_vain(now)
    }

    fn line_fails(&mut self, error: &VendorError, now: Moment) {
        self.failures = self.failures.saturating_add(1);
        let line = if self.failures >= OFFLINE_AFTER { Line::Offline } else { Line::Unsteady };
        if self.line != line {
            if line == Line::Offline {
                self.announce(Text::new("announce-offline"));
                self.note(&Happened::LineDown, None, now);
                self.lose_sight(now);
            }
            if self.line != Line::Unsteady || line != Line::Offline {
                self.line_since = now;
            }
            self.line = line;
        }
        match error.kind {
            // These do not pass by waiting: the person has to read them.
            VendorErrorKind::UnknownAgent
            | VendorErrorKind::NotAllowed
            | VendorErrorKind::Tls
            | VendorErrorKind::NotTheApi
            | VendorErrorKind::NotUnderstood
            | VendorErrorKind::Refused
            | VendorErrorKind::AlreadyDisposed
            | VendorErrorKind::OtherOutcome
            | VendorErrorKind::UnknownDisposition
            | VendorErrorKind::BreakReason
            | VendorErrorKind::NotOnCall
            | VendorErrorKind::WrongState
            | VendorErrorKind::BadNumber
            | VendorErrorKind::AccountMode => {
                let shown = ui_error(error, self.vendor_name());
                self.raise_error(&shown, now);
            }
            VendorErrorKind::BadCredentials
            | VendorErrorKind::SignedOut
            | VendorErrorKind::TakenOver { .. }
            | VendorErrorKind::NotSupported
            | VendorErrorKind::RateLimited
            | VendorErrorKind::Offline
            | VendorErrorKind::TimedOut
            | VendorErrorKind::Interrupted
            | VendorErrorKind::ServerFault
            | VendorErrorKind::NoSuchCall
            | VendorErrorKind::InvalidRequest => {}
        }
    }

    /// Who asks is no longer good. What came to that before the agent chose where to go on waits for the choice.
    pub(crate) fn session_ended(&mut self, now: Moment) {
        if self.phase == Phase::SignedIn {
            self.phase = Phase::NeedsPassword;
            self.note(&Happened::PasswordAsked, Some(&Cause::Vendor), now);
            self.lose_sight(now);
            self.announce(Text::new("announce-needs-password"));
        }
    }

    pub(super) fn line_up(&mut self, now: Moment) {
        let was_down = self.line == Line::Offline;
        if self.line != Line::Online {
            self.line = Line::Online;
            self.line_since = now;
        }
        if was_down {
            self.announce(Text::new("announce-online"));
            self.note(&Happened::LineUp, None, now);
            self.checking = true;
        }
        if self.failures > 0 {
            self.failures = 0;
            self.drop_error_notice();
        }
        self.news = Some(now);
    }

    /// Our dialled call on the vendor's list, when no answer has named it: the newest one to the number we dialled.
    fn name_dialled_call(&mut self, listed: &[ObservedCall], now: Moment) -> Vec<Effect> {
        let waiting = self.desk.calls().iter().find(|call| call.vendor_id.is_none() && call.state.is_live());
        let Some(waiting) = waiting.cloned() else { return Vec::new() };
        if self.awaits_dial() {
            return Vec::new();
        }
        let known = |seen: &ObservedCall| {
            self.desk.is_settling(&seen.id)
                || self.desk.calls().iter().any(|call| call.vendor_id.as_ref() == Some(&seen.id))
        };
        let same = |seen: &&ObservedCall| !known(seen) && same_number(&waiting.number, &seen.number);
        let Some(seen) = listed.iter().rev().find(same).cloned() else {
            if self.capabilities.own_calls_only || !self.dial_answer_lost(waiting.id) {
                // The list cannot tell, or not yet.
                return Vec::new();
            }
            // Nobody is being called: the dial never happened.
            return self.let_go(waiting.id);
        };
        self.desk.identify(waiting.id, &seen, now);
        self.keep_update(waiting.id)
    }

    /// Calls of an earlier run that the vendor has let go wait in the list of owed ones, not on a card.
    fn shelve_old_calls(&mut self, now: Moment) {
        let gone = |call: &&Call| {
            let here = self.kept.contains_key(&call.id) || !self.owed_calls.contains_key(&call.id);
            call.state == CallState::WrapUp
                && !call.listed
                && !here
                && !self.may_wrap_up(call.id, now)
                && call.released.is_some_and(|at| at != now)
        };
        let old: Vec<_> = self.desk.calls().iter().filter(gone).map(|call| call.id).collect();
        for id in old {
            if let Some(call) = self.desk.clear(id) {
                // Should a later list have it after all, it is shown again.
                call.vendor_id.iter().for_each(|missing| self.desk.unsettle(missing));
                self.owed_calls.insert(id, call);
            }
        }
    }

    /// A call that waited among the owed ones and is listed after all: what was entered for it goes with it.
    fn take_over_owed(&mut self, call: &Call) {
        let owed = self.owed_calls.values().find(|owed| owed.vendor_id == call.vendor_id);
        let Some(old) = owed.map(|owed| owed.id).filter(|old| self.desk.get(*old).is_none()) else { return };
        self.owed_calls.remove(&old);
        if let Some(draft) = self.drafts.remove(&old) {
            self.drafts.insert(call.id, draft);
        }
        if let Some(lead) = self.leads.remove(&old) {
            self.leads.insert(call.id, lead);
        }
    }

    /// Takes a call off the desk for which nothing is owed.
    pub(super) fn let_go(&mut self, id: CallId) -> Vec<Effect> {
        self.drafts.remove(&id);
        self.leads.remove(&id);
        let call = self.desk.clear(id);
        if let Some(missing) =
            call.as_ref().filter(|call| !call.listed).and_then(|call| call.vendor_id.clone())
        {
            // Should a later list have it after all, it is shown again.
            self.desk.unsettle(&missing);
        }
        call.map(|call| Effect::Keep { keep: Box::new(Keep::EndWithout(call)), then: Kept::Nothing })
            .into_iter()
            .collect()
    }

    pub(super) fn keep_update(&self, id: CallId) -> Vec<Effect> {
        let call = self.desk.get(id).cloned();
        call.map(|call| Effect::Keep { keep: Box::new(Keep::Update(call)), then: Kept::Nothing })
            .into_iter()
            .collect()
    }

    fn follow_change(&mut self, change: &DeskChange, first: bool, now: Moment) -> Vec<Effect> {
        match change {
            DeskChange::Appeared(id) => {
                let Some(call) = self.desk.get(*id).cloned() else { return Vec::new() };
                self.take_over_owed(&call);
                self.note(&Happened::CallAppeared(*id), Some(&Cause::Vendor), now);
                let who = call.name.clone().or_else(|| call.number.clone()).unwrap_or_default();
                match call.state {
                    CallState::Ringing => self.announce(Text::new("announce-ringing").with("who", who)),
                    CallState::Dialing | CallState::Connected | CallState::Held => {
                        self.announce(Text::new("announce-connected").with("who", who));
                    }
                    CallState::WrapUp | CallState::Ended => self.announce(Text::new("announce-wrap-up")),
                }
                let mut effects =
                    vec![Effect::Keep { keep: Box::new(Keep::Begin(call.clone())), then: Kept::Nothing }];
                if call.state == CallState::WrapUp {
                    effects.push(Effect::Keep { keep: Box::new(Keep::EndOwing(call)), then: Kept::Nothing });
                }
                effects
            }
            DeskChange::Moved(id, event) => self.follow_event(*id, *event, now),
            DeskChange::Corrected(id, from) => {
                let Some(state) = self.desk.get(*id).map(|call| call.state) else { return Vec::new() };
                self.note(&Happened::CallCorrected(*id, *from, state), None, now);
                if !first {
                    self.say_corrected(*from, state, now);
                }
                let over = !state.is_live();
                if over { self.line_down(*id, EndedBy::Other, now) } else { self.keep_update(*id) }
            }
            DeskChange::Vanished(id) => {
                let unknown_yet = self.desk.get(*id).is_some_and(|call| call.released == Some(now));
                if unknown_yet {
                    self.line_down(*id, EndedBy::Other, now)
                } else {
                    if !self.kept.contains_key(id) {
                        let text = self.text("status-call-gone");
                        self.raise_warning(text, now);
                    }
                    Vec::new()
                }
            }
            DeskChange::Settled(_) => Vec::new(),
        }
    }

    /// Where the vendor pushes what happens, a call that has ended without a word was shown wrongly until now.
    fn say_what_was_missed(&mut self, shown: &[(CallId, CallState)], now: Moment) {
        let ended = |(id, from): &(CallId, CallState)| {
            let call = self.desk.get(*id).filter(|call| !call.state.is_live())?;
            Some((*from, call.state))
        };
        if let Some((from, to)) = shown.iter().find_map(ended) {
            self.say_corrected(from, to, now);
        }
    }

    /// A call did not stand where the bar showed it.
    fn say_corrected(&mut self, from: CallState, to: CallState, now: Moment) {
        let text = self.text("status-call-corrected").with("from", call_arg(from)).with("to", call_arg(to));
        self.raise_warning(text, now);
    }

    fn cause_of_move(&self, id: CallId, kind: PendingKind) -> Cause {
        if self.is_pending(Some(id), &[kind]) { Cause::Me } else { Cause::Elsewhere }
    }

    fn follow_event(&mut self, id: CallId, event: CallEvent, now: Moment) -> Vec<Effect> {
        match event {
            CallEvent::Answered => {
                let call = self.desk.get(id);
                let who = call.and_then(|call| call.name.clone().or_else(|| call.number.clone()));
                self.announce(Text::new("announce-connected").with("who", who.unwrap_or_default()));
                let here = self.is_pending(Some(id), &[PendingKind::Answer]);
                self.note(&Happened::CallAnswered(id), here.then_some(&Cause::Me), now);
                self.keep_update(id)
            }
            CallEvent::Held => {
                self.announce(Text::new("announce-held"));
                let cause = self.cause_of_move(id, PendingKind::Hold);
                self.note(&Happened::CallHeld(id), Some(&cause), now);
                Vec::new()
            }
            CallEvent::Retrieved => {
                self.announce(Text::new("announce-retrieved"));
                let cause = self.cause_of_move(id, PendingKind::Retrieve);
                self.note(&Happened::CallRetrieved(id), Some(&cause), now);
                Vec::new()
            }
            CallEvent::NotAnswered | CallEvent::Released(_) => {
                let mine = self.is_pending(Some(id), &[PendingKind::HangUp]);
                self.line_down(id, if mine { EndedBy::Me } else { EndedBy::Other }, now)
            }
            CallEvent::Disposed => self.line_down(id, EndedBy::Other, now),
        }
    }

    /// The line of a call went down. An outcome kept for it goes on its way; without one it owes one.
    pub(super) fn line_down(&mut self, id: CallId, by: EndedBy, now: Moment) -> Vec<Effect> {
        let Some(call) = self.desk.get(id).cloned() else { return Vec::new() };
        let mine = by == EndedBy::Me || self.is_pending(Some(id), &[PendingKind::HangUp]);
        let by_whom = if mine { EndedBy::Me } else { EndedBy::Other };
        if mine {
            self.desk.ended_by_me(id);
        }
        self.note(&Happened::CallEnded(id, by_whom), None, now);
        // Talking to a third party is part of the customer's call: that one has the outcome.
        let consultation = call.consults_for.is_some() && !self.kept.contains_key(&id);
        if !mine {
            self.dead_until = Some(now.plus_ms(DEAD_SLOT_MS));
        }
        if consultation {
            return self.let_go(id);
        }
        if mine {
            self.announce(Text::new("announce-wrap-up"));
        } else {
            self.announce(Text::new("announce-they-hung-up"));
            if !self.kept.contains_key(&id) {
                let text = Text::new("status-they-hung-up");
                self.raise_hint(text, now);
            }
        }
        if call.state == CallState::Ended && !self.kept.contains_key(&id) {
            // An offered call that was taken back, or one the vendor calls done: nothing is owed here.
            return self.let_go(id);
        }
        if self.is_connecting(id) {
            // Connecting takes both lines from the agent; the outbox says whether the outcomes went along.
            return Vec::new();
        }
        if self.kept.contains_key(&id) {
            return self.send_kept(id, now);
        }
        vec![Effect::Keep { keep: Box::new(Keep::EndOwing(call)), then: Kept::Nothing }]
    }

    /// For calls whose states the vendor does not tell: what our command was taken for is taken as done.
    pub(super) fn follow_estimate(&mut self, act: &Act, now: Moment) -> Vec<Effect> {
        let estimated = act.call.and_then(|id| self.desk.get(id)).filter(|call| call.estimated);
        let Some(call) = estimated.cloned() else { return Vec::new() };
        let id = call.id;
        // Nobody told that it was answered, but only an answered call can be held.
        if act.goal == Goal::Call(CallState::Held) && call.state == CallState::Dialing {
            let _ = self.desk.apply(id, CallEvent::Answered, now);
        }
        let event = match &act.goal {
            Goal::Released => CallEvent::Released(EndedBy::Me),
            Goal::Call(CallState::Held) => CallEvent::Held,
            Goal::Call(CallState::Connected) if call.state == CallState::Held => CallEvent::Retrieved,
            Goal::Call(CallState::Connected) => CallEvent::Answered,
            Goal::Call(CallState::Dialing | CallState::Ringing | CallState::WrapUp | CallState::Ended)
            | Goal::Recording(_)
            | Goal::Muted(_)
            | Goal::Dialled
            | Goal::Agent(_)
            | Goal::Outbox
            | Goal::Taken
            | Goal::Extended(_) => return Vec::new(),
        };
        match self.desk.apply(id, event, now) {
            Ok(_) => self.follow_event(id, event, now),
            Err(_) => Vec::new(),
        }
    }
}

/// Whether two spellings mean the same number: their last nine digits agree, or all of the shorter one.
fn same_number(ours: &Option<String>, theirs: &Option<String>) -> bool {
    let tail = |text: &Option<String>| -> String {
        let digits: Vec<char> =
            text.iter().flat_map(|text| text.chars()).filter(char::is_ascii_digit).collect();
        digits.iter().rev().take(9).collect()
    };
    let (ours, theirs) = (tail(ours), tail(theirs));
    let shared = ours.len().min(theirs.len());
    shared >= 3 && ours[..shared] == theirs[..shared]
}
