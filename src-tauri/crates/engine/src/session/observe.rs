use ringside_domain::{
    AgentState, CallEvent, CallId, CallState, Cause, Certainty, DeskChange, Early, EndedBy, Moment,
    ObservedCall, Reason,
};
use ringside_ipc::{Phase, StateTarget, Text};
use ringside_vendor::{AfterDisposition, AgentSnapshot, BreakOrder, VendorError, VendorErrorKind};

use super::{
    Effect, Keep, Kept, Line, Session,
    act::{Act, Goal},
    pending::PendingKind,
    ui_error,
};

/// For how long the hang-up slot is dead after the other side has hung up.
const DEAD_SLOT_MS: i64 = 800;

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
        let changes = self.desk.reconcile(&listed, now, new_id);
        for change in &changes {
            effects.extend(self.follow_change(change, first, now));
        }
        if first {
            self.shelve_old_calls(now);
        }
        effects.extend(self.follow_shown_codes());
        self.clear_reached(now);
        self.wrap_up = snapshot.wrap_up_ends.map(|ends| match self.wrap_up {
            Some((known, since)) if known == ends => (known, since),
            Some(_) | None => (ends, now),
        });
        self.derive_agent(snapshot, &listed, first, now);
        effects
    }

    /// A vendor that lists no calls says nothing of one that is missing: it stays as it is until its outcome is saved.
    fn with_own_calls(&self, mut listed: Vec<ObservedCall>) -> Vec<ObservedCall> {
        if self.capabilities.own_calls_only {
            let missing = self.desk.calls().iter().filter_map(|call| call.vendor_id.clone());
            let missing: Vec<_> = missing.filter(|id| listed.iter().all(|seen| seen.id != *id)).collect();
            listed.extend(missing.into_iter().map(ObservedCall::new));
        }
        listed
    }

    /// A poll that brought nothing.
    pub(crate) fn poll_failed(&mut self, error: &VendorError, now: Moment) -> Vec<Effect> {
        match error.kind {
            VendorErrorKind::SignedOut | VendorErrorKind::BadCredentials => self.session_ended(now),
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
            | VendorErrorKind::UnknownDisposition
            | VendorErrorKind::BreakReason
            | VendorErrorKind::NotOnCall
            | VendorErrorKind::WrongState
            | VendorErrorKind::BadNumber
            | VendorErrorKind::AccountMode
            | VendorErrorKind::NoSuchCall
            | VendorErrorKind::InvalidRequest => self.line_fails(error, now),
        }
        Vec::new()
    }

    fn line_fails(&mut self, error: &VendorError, now: Moment) {
        self.failures = self.failures.saturating_add(1);
        let line = if self.failures >= OFFLINE_AFTER { Line::Offline } else { Line::Unsteady };
        if self.line != line {
            if line == Line::Offline {
                self.announce(Text::new("announce-offline"));
                self.agent.lose_sight(now);
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

    pub(super) fn session_ended(&mut self, now: Moment) {
        if self.phase != Phase::NeedsPassword {
            self.phase = Phase::NeedsPassword;
            self.agent.lose_sight(now);
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
            self.checking = true;
        }
        if self.failures > 0 {
            self.failures = 0;
            self.drop_error_notice();
        }
        self.news = Some(now);
    }

    /// Our dialled call on the vendor's list, when its answer never came: the newest one to the number we dialled.
    fn name_dialled_call(&mut self, listed: &[ObservedCall], now: Moment) -> Vec<Effect> {
        let waiting = self.desk.calls().iter().find(|call| call.vendor_id.is_none() && call.state.is_live());
        let Some(waiting) = waiting.cloned() else { return Vec::new() };
        if self.is_pending(Some(waiting.id), &[PendingKind::Dial]) && !self.dial_answer_lost(waiting.id) {
            return Vec::new();
        }
        let known = |seen: &ObservedCall| {
            self.desk.is_settling(&seen.id)
                || self.desk.calls().iter().any(|call| call.vendor_id.as_ref() == Some(&seen.id))
        };
        let same = |seen: &&ObservedCall| !known(seen) && same_number(&waiting.number, &seen.number);
        let Some(seen) = listed.iter().rev().find(same).cloned() else {
            // Nobody is being called: the dial never happened.
            self.desk.clear(waiting.id);
            return vec![Effect::Keep { keep: Box::new(Keep::EndWithout(waiting)), then: Kept::Nothing }];
        };
        self.desk.identify(waiting.id, &seen, now);
        self.keep_update(waiting.id)
    }

    /// Calls of an earlier run that the vendor has let go wait in the list of owed ones, not on a card.
    fn shelve_old_calls(&mut self, now: Moment) {
        let gone = |call: &&ringside_domain::Call| {
            call.state == CallState::WrapUp && !call.listed && call.released.is_some_and(|at| at != now)
        };
        let old: Vec<_> = self.desk.calls().iter().filter(gone).map(|call| call.id).collect();
        for id in old {
            if let Some(call) = self.desk.clear(id) {
                self.owed_calls.insert(id, call);
            }
        }
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
            DeskChange::Corrected(id) => {
                let over = self.desk.get(*id).is_some_and(|call| !call.state.is_live());
                if !first {
                    let text = self.text("status-corrected");
                    self.raise_warning(text, now);
                    self.announce(Text::new("announce-corrected"));
                }
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

    fn follow_event(&mut self, id: CallId, event: CallEvent, now: Moment) -> Vec<Effect> {
        match event {
            CallEvent::Answered => {
                let call = self.desk.get(id);
                let who = call.and_then(|call| call.name.clone().or_else(|| call.number.clone()));
                self.announce(Text::new("announce-connected").with("who", who.unwrap_or_default()));
                self.keep_update(id)
            }
            CallEvent::Held => {
                self.announce(Text::new("announce-held"));
                Vec::new()
            }
            CallEvent::Retrieved => {
                self.announce(Text::new("announce-retrieved"));
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
        if mine {
            self.announce(Text::new("announce-wrap-up"));
        } else {
            self.dead_until = Some(now.plus_ms(DEAD_SLOT_MS));
            self.announce(Text::new("announce-they-hung-up"));
            if !self.kept.contains_key(&id) {
                let text = Text::new("status-they-hung-up");
                self.raise_hint(text, now);
            }
        }
        if call.state == CallState::Ended {
            // An offered call that was taken back, or one the vendor calls done: nothing is owed here.
            self.desk.clear(id);
            return vec![Effect::Keep { keep: Box::new(Keep::EndWithout(call)), then: Kept::Nothing }];
        }
        if self.connecting.as_ref().is_some_and(|pair| pair.first == id || pair.second == id) {
            // Connecting takes both lines from the agent; the outbox says whether the outcomes went along.
            return Vec::new();
        }
        if let Some(kept) = self.kept.get(&id) {
            let (disposition, follow) = (kept.disposition.clone(), kept.follow.clone());
            let arrival = self.arrival(disposition.early);
            // One told during the call had its break asked for then.
            let told = disposition.early != Early::No;
            let mut effects = if told { Vec::new() } else { self.ask_break_first(follow.as_ref(), now) };
            effects.push(Effect::Keep {
                keep: Box::new(Keep::Outcome { call, disposition, arrival }),
                then: Kept::OutcomeStored { call: id, request: None, arrival },
            });
            return effects;
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
            | Goal::Taken => return Vec::new(),
        };
        match self.desk.apply(id, event, now) {
            Ok(_) => self.follow_event(id, event, now),
            Err(_) => Vec::new(),
        }
    }

    /// What the vendor said yes to when asked for an agent state.
    pub(super) fn state_taken(&mut self, target: &StateTarget, now: Moment) {
        if self.capabilities.reads_agent_state {
            // The next snapshot tells; until then it is asked for.
            return;
        }
        let state = self.agent_state(target);
        let busy = matches!(self.agent.state, AgentState::Engaged | AgentState::AfterCallWork);
        match target {
            // A break asked for before the outcome follows it.
            StateTarget::NotReady { .. } if busy => self.follow = Some(target.clone()),
            StateTarget::Ready | StateTarget::NotReady { .. } => {
                self.say_state(&state);
                self.state_told = true;
                // A break may be granted only after a while, and this vendor does not tell when.
                let waits = self.capabilities.breaks == Some(BreakOrder::BeforeDisposition)
                    && matches!(target, StateTarget::NotReady { reason: Some(_) });
                let certainty = if waits || !self.capabilities.yes_is_the_state {
                    Certainty::Estimated
                } else {
                    Certainty::Confirmed
                };
                self.agent.learn(state, certainty, Cause::Me, now);
                self.agent.withdraw();
            }
        }
    }

    pub(super) fn agent_state(&self, target: &StateTarget) -> AgentState {
        match target {
            StateTarget::Ready => AgentState::Ready,
            StateTarget::NotReady { reason } => {
                let known = reason.as_deref();
                let found = self.breaks.iter().find(|known_break| Some(known_break.id.as_str()) == known);
                AgentState::NotReady {
                    reason: found.map(|found| Reason {
                        id: found.id.clone(),
                        name: found.name.clone(),
                        limit_s: found.limit_s,
                    }),
                }
            }
        }
    }

    fn say_state(&mut self, state: &AgentState) {
        match state {
            AgentState::Ready => self.announce(Text::new("announce-ready")),
            AgentState::NotReady { reason: Some(reason) } => {
                let name = reason.name.clone();
                self.announce(Text::new("announce-not-ready-reason").with("reason", name));
            }
            AgentState::NotReady { reason: None } => self.announce(Text::new("announce-not-ready")),
            AgentState::SignedOut | AgentState::Engaged | AgentState::AfterCallWork => {}
        }
    }

    /// The agent's state: what the vendor says, else what follows from its list of calls.
    ///
    /// A call that is up makes the agent engaged whatever else is said: few vendors call that a state of its own.
    fn derive_agent(&mut self, snapshot: &AgentSnapshot, calls: &[ObservedCall], first: bool, now: Moment) {
        let cause = if first { Cause::Reconnect } else { Cause::Vendor };
        let up = self.desk.live().next().is_some();
        if let Some(state) = snapshot.agent.clone().filter(|_| !up) {
            let known_since = snapshot.since.map(|at| now.at_wall(at));
            if self.agent.learn(state.clone(), Certainty::Confirmed, cause, now) && !first {
                self.say_state(&state);
            }
            self.state_told = true;
            if let Some(since) = known_since {
                self.agent.since = since;
            }
            return;
        }
        let listed = |seen: &ObservedCall| {
            let on_desk = self.desk.calls().iter().find(|call| call.vendor_id.as_ref() == Some(&seen.id));
            (seen.state.or(on_desk.map(|call| call.state)), seen.state.is_none())
        };
        let states: Vec<_> = calls.iter().map(listed).collect();
        let live = states.iter().find(|(state, _)| state.is_some_and(CallState::is_live));
        let over = states.iter().find(|(state, _)| state.is_some_and(|state| !state.is_live()));
        let waiting_here = self.desk.calls().iter().any(|call| call.state == CallState::WrapUp);
        let certainty = |estimated: bool| if estimated { Certainty::Estimated } else { Certainty::Confirmed };
        if let Some((_, estimated)) = live {
            self.agent.learn(AgentState::Engaged, certainty(*estimated), cause, now);
        } else if let Some((_, estimated)) = over {
            self.agent.learn(AgentState::AfterCallWork, certainty(*estimated), cause, now);
        } else if waiting_here {
            self.agent.learn(AgentState::AfterCallWork, Certainty::Estimated, cause, now);
        } else {
            self.rest(first, now);
        }
    }

    /// No call is left. What the vendor does with the agent then is a matter of the account.
    fn rest(&mut self, first: bool, now: Moment) {
        if self.capabilities.reads_agent_state {
            // It was asked and said nothing that settles it: what was known is no longer certain.
            self.agent.lose_sight(now);
            return;
        }
        let was_busy = matches!(self.agent.state, AgentState::Engaged | AgentState::AfterCallWork);
        if first && !was_busy && self.agent.certainty == Certainty::Unknown && self.state_told {
            // Nothing has contradicted the state known before the line went down, and nothing confirmed it.
            self.agent.learn(self.agent.state.clone(), Certainty::Estimated, Cause::Reconnect, now);
            return;
        }
        if !was_busy {
            return;
        }
        self.state_told = self.capabilities.after_disposition != AfterDisposition::Unknown;
        let next = match self.capabilities.after_disposition {
            AfterDisposition::Ready => Some(AgentState::Ready),
            AfterDisposition::NotReady => Some(AgentState::NotReady { reason: None }),
            AfterDisposition::Unknown => None,
        };
        let follow = self.follow.take();
        let state = match (follow, next) {
            (Some(target @ StateTarget::NotReady { .. }), _) => self.agent_state(&target),
            (_, Some(state)) => state,
            (_, None) => {
                self.agent.learn(
                    AgentState::NotReady { reason: None },
                    Certainty::Unknown,
                    Cause::Vendor,
                    now,
                );
                return;
            }
        };
        self.say_state(&state);
        self.agent.learn(state, Certainty::Estimated, Cause::Vendor, now);
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
