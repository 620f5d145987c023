use ringside_domain::{
    Call, CallId, CallState, Callback, Cause, Disposition, Draft, Early, LeadId, Missing, Moment, Timestamp,
};
use ringside_ipc::{
    CallbackView, DraftInput, ErrorCode, LegInput, SessionReply, StateTarget, Text, Then, UiError,
};
use ringside_store::Arrival;
use ringside_vendor::BreakOrder;

use super::{
    Connecting, Effect, Happened, Keep, Kept, KeptOutcome, RequestId, Session,
    act::{Act, Goal},
    pending::PendingKind,
};

impl Session {
    /// Keeps what is entered so far.
    pub(super) fn save_draft(&mut self, request: RequestId, call: CallId, input: &DraftInput) -> Vec<Effect> {
        let known =
            self.desk.get(call).is_some() || self.owed.iter().any(|owed| owed.call == call.to_string());
        if !known {
            return vec![Self::reply(request, Err(UiError::new(ErrorCode::NotFound)))];
        }
        if self.kept.contains_key(&call) {
            // The outcome saved meanwhile is the later word, and stays saved on disk.
            return vec![Self::done(request)];
        }
        let draft = match draft_of(input) {
            Ok(draft) => self.marked(call, draft),
            Err(error) => return vec![Self::reply(request, Err(*error))],
        };
        self.drafts.insert(call, (draft.clone(), false));
        vec![Effect::Keep { keep: Box::new(Keep::Draft { call, draft }), then: Kept::Answer(request) }]
    }

    /// Saves an outcome: in the transaction that ends the call, or beside the call while its line is up.
    pub(super) fn save_outcome(
        &mut self,
        request: RequestId,
        id: CallId,
        input: &DraftInput,
        then: &Then,
        now: Moment,
    ) -> Vec<Effect> {
        let disposition = match self.complete(input) {
            Ok(disposition) => Disposition { early: self.early_of(id, Some(&disposition)), ..disposition },
            Err(error) => {
                let mut effects = self.keep_incomplete(id, input);
                effects.push(Self::reply(request, Err(*error)));
                return effects;
            }
        };
        let follow = match then {
            Then::Stay => self.follow.clone(),
            Then::Ready => Some(StateTarget::Ready),
            Then::NotReady { reason } => Some(StateTarget::NotReady { reason: reason.clone() }),
        };
        let Some(call) = self.desk.get(id).cloned() else {
            return self.save_owed(request, id, disposition);
        };
        if self.is_connecting(id) {
            // It goes along with the connecting, and once is enough.
            return Self::not_now(request, self.text("why-pending"));
        }
        self.remember_code(&disposition.code);
        if call.state.is_live() || self.is_telling(id) {
            if call.state == CallState::Ringing {
                return Self::not_now(request, Text::new("why-answered-first"));
            }
            let may_come_to_nothing =
                !self.capabilities.own_calls_only || self.is_pending(Some(id), &[PendingKind::Dial]);
            if call.vendor_id.is_none() && may_come_to_nothing {
                return Self::not_now(request, self.text("why-checking"));
            }
            let draft = Draft::of(&disposition, true);
            let outcome = Box::new(KeptOutcome { disposition, follow });
            return vec![Effect::Keep {
                keep: Box::new(Keep::Draft { call: id, draft }),
                then: Kept::OutcomeWaits { call: id, request, outcome },
            }];
        }
        self.keep_outcome(Some(request), call, disposition, follow, now)
    }

    /// Puts the outcome of a call that is over on disk, and from there on its way.
    pub(super) fn keep_outcome(
        &mut self,
        request: Option<RequestId>,
        call: Call,
        disposition: Disposition,
        follow: Option<StateTarget>,
        now: Moment,
    ) -> Vec<Effect> {
        let (id, arrival) = (call.id, self.arrival(&call, disposition.early));
        let kept = KeptOutcome { disposition: disposition.clone(), follow };
        let follow = kept.follow.clone();
        let before = self.kept.insert(id, kept).map(Box::new);
        let mut effects = self.ask_break_first(follow.as_ref(), now);
        effects.push(Effect::Keep {
            keep: Box::new(Keep::Outcome { call, disposition, arrival }),
            then: Kept::OutcomeStored { call: id, request, arrival, before },
        });
        effects
    }

    /// What was typed is kept although it is no outcome yet: the refusal says so. One kept until its call ends stays.
    fn keep_incomplete(&mut self, call: CallId, input: &DraftInput) -> Vec<Effect> {
        let known = self.desk.get(call).is_some() || self.owed_calls.contains_key(&call);
        match draft_of(input) {
            Ok(draft) if known && !self.kept.contains_key(&call) => {
                let draft = self.marked(call, draft);
                self.drafts.insert(call, (draft.clone(), false));
                vec![Effect::Keep { keep: Box::new(Keep::Draft { call, draft }), then: Kept::Nothing }]
            }
            Ok(_) | Err(_) => Vec::new(),
        }
    }

    /// The outcome of a call that is no longer on the desk.
    fn save_owed(&mut self, request: RequestId, id: CallId, disposition: Disposition) -> Vec<Effect> {
        self.remember_code(&disposition.code);
        let Some(call) = self.owed_calls.get(&id).cloned() else {
            return vec![Self::reply(request, Err(UiError::new(ErrorCode::NotFound)))];
        };
        let arrival = self.arrival(&call, disposition.early);
        vec![Effect::Keep {
            keep: Box::new(Keep::Outcome { call, disposition, arrival }),
            then: Kept::OutcomeStored { call: id, request: Some(request), arrival, before: None },
        }]
    }

    /// Some vendors want a break asked for before the outcome, or the next call comes first.
    pub(super) fn ask_break_first(&mut self, follow: Option<&StateTarget>, now: Moment) -> Vec<Effect> {
        let before = self.capabilities.breaks == Some(BreakOrder::BeforeDisposition);
        match follow {
            Some(target @ StateTarget::NotReady { .. }) if before => {
                let target = target.clone();
                self.ask_state(None, &target, now)
            }
            Some(_) | None => Vec::new(),
        }
    }

    /// The outcome is on disk and on its way: the card is done.
    pub(super) fn outcome_stored(
        &mut self,
        id: CallId,
        request: Option<RequestId>,
        arrival: Arrival,
        now: Moment,
    ) -> Vec<Effect> {
        let kept = self.kept.remove(&id);
        if let Some(follow) = kept.and_then(|kept| kept.follow) {
            self.after_delivery.insert(id, follow);
        }
        self.desk.clear(id);
        self.drafts.remove(&id);
        self.owed_calls.remove(&id);
        self.leads.remove(&id);
        let cause = if self.saved_by_timer.take_if(|saved| *saved == id).is_some() {
            Cause::Timer
        } else {
            Cause::Me
        };
        self.note(&Happened::OutcomeSaved(id), Some(&cause), now);
        self.announce(Text::new("announce-saved"));
        self.drop_hint();
        self.drop_notice("status-extended-here");
        let mut effects: Vec<Effect> = request.map(Self::done).into_iter().collect();
        // A break asked for just now has to reach the vendor before the outcome does.
        self.poke_held = self.asks_break_first();
        // What was to follow does not wait for a person's decision.
        if arrival != Arrival::ToSend {
            effects.extend(self.delivered(id, now));
        } else if !self.poke_held {
            effects.push(Effect::PokeOutbox);
        }
        effects
    }

    fn asks_break_first(&self) -> bool {
        self.capabilities.breaks == Some(BreakOrder::BeforeDisposition)
            && self.is_pending(None, &[PendingKind::State])
    }

    /// The outcome is on disk and waits for the call to end. It may have ended while it was written.
    pub(super) fn outcome_kept(
        &mut self,
        id: CallId,
        request: RequestId,
        outcome: KeptOutcome,
        now: Moment,
    ) -> Vec<Effect> {
        self.kept.insert(id, outcome);
        self.note(&Happened::OutcomeKept(id), Some(&Cause::Me), now);
        self.announce(Text::new("announce-kept"));
        self.raise_hint(Text::new("status-kept"), now);
        let mut effects = vec![Self::done(request)];
        if self.desk.get(id).is_some_and(|call| !call.state.is_live()) {
            effects.extend(self.send_kept(id, now));
        } else {
            effects.extend(self.tell_early(id, now));
        }
        effects
    }

    /// The line of a call is down whose outcome is kept here: it goes on its way. One that is being told just now waits
    /// for the answer, which decides how it goes; connecting takes the line down too, and may bring another outcome.
    pub(super) fn send_kept(&mut self, id: CallId, now: Moment) -> Vec<Effect> {
        if self.is_telling(id) || self.is_connecting(id) {
            return Vec::new();
        }
        let Some((kept, call)) = self.kept.get(&id).cloned().zip(self.desk.get(id).cloned()) else {
            return Vec::new();
        };
        let KeptOutcome { disposition, follow } = kept;
        let arrival = self.arrival(&call, disposition.early);
        // One told during the call had its break asked for then.
        let told = disposition.early != Early::No;
        let mut effects = if told { Vec::new() } else { self.ask_break_first(follow.as_ref(), now) };
        effects.push(Effect::Keep {
            keep: Box::new(Keep::Outcome { call, disposition, arrival }),
            then: Kept::OutcomeStored { call: id, request: None, arrival, before: None },
        });
        effects
    }

    /// Takes back an outcome that waits for the end of its call.
    pub(super) fn reopen(&mut self, request: RequestId, id: CallId) -> Vec<Effect> {
        let Some(kept) = self.kept.get(&id) else {
            return vec![Self::reply(request, Err(UiError::new(ErrorCode::NotFound)))];
        };
        let draft = Draft::of(&kept.disposition, false);
        vec![Effect::Keep {
            keep: Box::new(Keep::Draft { call: id, draft }),
            then: Kept::Reopened { call: id, request },
        }]
    }

    /// An outcome taken back is a draft on disk.
    pub(super) fn reopened(&mut self, id: CallId, request: RequestId) -> Vec<Effect> {
        if let Some(kept) = self.kept.remove(&id) {
            self.drafts.insert(id, (Draft::of(&kept.disposition, false), false));
        }
        let mut effects = vec![Self::done(request)];
        effects.extend(self.owe(id));
        effects
    }

    /// A call that is over and has no outcome owes one, on disk too.
    fn owe(&self, id: CallId) -> Option<Effect> {
        let over = self.desk.get(id).filter(|call| !call.state.is_live() && !self.kept.contains_key(&id))?;
        Some(Effect::Keep { keep: Box::new(Keep::EndOwing(over.clone())), then: Kept::Nothing })
    }

    /// The calls that are over and whose outcomes are still here: left by a restart, by a disk that would not take
    /// them, or by two calls that were not connected.
    pub(super) fn left_over(&self) -> Vec<CallId> {
        let over = |id: &CallId| self.desk.get(*id).is_some_and(|call| !call.state.is_live());
        self.kept.keys().copied().filter(over).collect()
    }

    /// Whether a call is one of two that are being connected.
    pub(super) fn is_connecting(&self, id: CallId) -> bool {
        self.connecting.as_ref().is_some_and(|pair| pair.first == id || pair.second == id)
    }

    /// The vendor has the outcome of a call: what was to follow it is asked for now.
    pub(crate) fn delivered(&mut self, call: CallId, now: Moment) -> Vec<Effect> {
        let Some(target) = self.after_delivery.remove(&call) else { return vec![Effect::PollNow] };
        let next_call = self.desk.live().any(|call| call.state != CallState::Dialing);
        if next_call {
            self.follow = Some(target);
            return vec![Effect::PollNow];
        }
        let asked_before = matches!(target, StateTarget::NotReady { .. })
            && self.capabilities.breaks == Some(BreakOrder::BeforeDisposition);
        if asked_before {
            return vec![Effect::PollNow];
        }
        self.follow = None;
        self.ask_state(None, &target, now)
    }

    /// A call that owed an outcome is closed without one.
    pub(super) fn dropped(&mut self, call: CallId, request: RequestId) -> Vec<Effect> {
        self.desk.clear(call);
        self.owed_calls.remove(&call);
        self.drafts.remove(&call);
        self.leads.remove(&call);
        vec![Self::done(request)]
    }

    /// The outcome of a call stays on this computer: what was to follow it at the vendor follows nothing.
    pub(crate) fn stays_here(&mut self, call: CallId) {
        self.after_delivery.remove(&call);
    }

    /// Connects two calls: both outcomes and the wish are on disk before anything leaves.
    pub(super) fn connect_calls(
        &mut self,
        request: RequestId,
        first: &LegInput,
        second: &LegInput,
    ) -> Vec<Effect> {
        if !self.capabilities.connect_calls {
            let error = UiError::new(ErrorCode::NotSupported).with("vendor", self.vendor_name());
            return vec![Self::reply(request, Err(error))];
        }
        if self.connecting.is_some() {
            return vec![Self::done(request)];
        }
        match (self.connect_leg(first), self.connect_leg(second)) {
            (Ok(first), Ok(second)) if first.0 != second.0 => {
                let then = Kept::Connecting { first: first.0, second: second.0, request };
                vec![Effect::Keep { keep: Box::new(Keep::Connect { first, second }), then }]
            }
            (Ok(_), Ok(_)) => Self::not_now(request, Text::new("why-second-call")),
            (Err(error), _) | (_, Err(error)) => vec![Self::reply(request, Err(*error))],
        }
    }

    fn connect_leg(&self, leg: &LegInput) -> Result<(CallId, Disposition), Box<UiError>> {
        let id = parse_call(&leg.call)?;
        let call = self.desk.get(id).ok_or_else(|| Box::new(UiError::new(ErrorCode::NotFound)))?;
        if call.vendor_id.is_none() || !call.state.is_answered() {
            return Err(Box::new(UiError::with_text(ErrorCode::NotNow, Text::new("why-second-call"))));
        }
        Ok((id, self.complete(&leg.draft)?))
    }

    /// The wish to connect is on disk and on its way.
    pub(super) fn connecting_stored(
        &mut self,
        first: CallId,
        second: CallId,
        request: RequestId,
        now: Moment,
    ) -> Vec<Effect> {
        let act =
            Act { kind: PendingKind::Connect, call: None, request: None, send: None, goal: Goal::Outbox };
        if self.is_pending(None, &[PendingKind::Connect]) {
            return vec![Self::done(request)];
        }
        let number = self.enlist(act, now);
        self.bump();
        self.connecting = Some(Connecting { first, second, request: Some(request), act: number });
        vec![Effect::PokeOutbox]
    }

    /// What became of connecting two calls, as far as it is settled.
    pub(crate) fn connect_settled(
        &mut self,
        calls: [CallId; 2],
        outcome: ConnectOutcome,
        now: Moment,
    ) -> Vec<Effect> {
        // Nobody waits any more for one that a person decides about later.
        let pair = self.connecting.take_if(|pair| [pair.first, pair.second] == calls);
        if let Some(pair) = &pair {
            self.abandon(pair.act);
        }
        self.bump();
        let mut effects = vec![Effect::PollNow];
        let reply = match outcome {
            ConnectOutcome::Done => {
                for id in calls {
                    effects.extend(self.outcome_stored(id, None, Arrival::Taken, now));
                }
                Ok(SessionReply::Done)
            }
            ConnectOutcome::NotDone { drafts, error } => {
                for (id, draft) in drafts.into_iter().filter(|(id, _)| self.desk.get(*id).is_some()) {
                    if !self.kept.contains_key(&id) {
                        self.drafts.insert(id, (draft, false));
                    }
                }
                self.raise_error(&error, now);
                Err(*error)
            }
            ConnectOutcome::Open { error } => {
                self.raise_error(&error, now);
                Err(*error)
            }
        };
        effects.extend(calls.into_iter().filter_map(|id| self.owe(id)));
        effects.extend(pair.and_then(|pair| pair.request).map(|request| Self::reply(request, reply)));
        effects
    }

    pub(super) fn complete(&self, input: &DraftInput) -> Result<Disposition, Box<UiError>> {
        let draft = draft_of(input)?;
        draft.complete(&self.codes.catalogue).map_err(|missing| {
            let key = match missing.first() {
                Some(Missing::Code) => "error-incomplete-code",
                Some(Missing::KnownCode) => "error-incomplete-known-code",
                Some(Missing::Callback) => "error-incomplete-callback",
                Some(Missing::Sales) => "error-incomplete-sales",
                Some(Missing::Note) => "error-incomplete-note",
                None => "error-incomplete",
            };
            Box::new(UiError::with_text(ErrorCode::Incomplete, self.text(key)))
        })
    }

    fn remember_code(&mut self, code: &str) {
        self.codes.recents.retain(|known| known != code);
        self.codes.recents.push_front(code.to_owned());
        self.codes.recents.truncate(3);
        self.codes.revision += 1;
    }

    pub(super) fn set_lead(&mut self, request: RequestId, id: CallId, lead: &str) -> Vec<Effect> {
        let lead = lead.trim();
        if lead.is_empty() || self.desk.get(id).is_none() {
            return vec![Self::reply(request, Err(UiError::new(ErrorCode::NotFound)))];
        }
        self.leads.insert(id, LeadId::new(lead));
        vec![Self::done(request)]
    }
}

/// Reads one of our call ids.
pub(super) fn parse_call(text: &str) -> Result<CallId, Box<UiError>> {
    uuid::Uuid::parse_str(text).map(CallId).map_err(|_| Box::new(UiError::new(ErrorCode::NotFound)))
}

/// An outcome as entered, in our own types.
pub(super) fn draft_of(input: &DraftInput) -> Result<Draft, Box<UiError>> {
    let callback = input.callback.as_ref().map(callback_of).transpose()?;
    Ok(Draft {
        code: input.code.clone(),
        note: input.note.clone(),
        callback,
        sales: input.sales,
        ..Draft::default()
    })
}

/// A time to call back as entered, in our own types.
pub(super) fn callback_of(view: &CallbackView) -> Result<Callback, Box<UiError>> {
    let at = Timestamp::from_millisecond(view.at_ms).ok();
    let known_zone = jiff::tz::TimeZone::get(&view.zone).is_ok();
    match (at, known_zone) {
        (Some(at), true) => Ok(Callback { at, zone: view.zone.clone() }),
        _ => Err(Box::new(UiError::new(ErrorCode::BadRequest).with("detail", "callback time or zone"))),
    }
}

/// What became of connecting two calls.
#[derive(Debug)]
pub(crate) enum ConnectOutcome {
    /// The vendor connected them and has both outcomes.
    Done,
    /// It certainly did not happen; the outcomes are drafts again.
    NotDone { drafts: Vec<(CallId, Draft)>, error: Box<UiError> },
    /// Nobody can tell; a person decides in the list of outcomes on their way.
    Open { error: Box<UiError> },
}
