use ringside_domain::{
    BreakId, Call, CallEvent, CallId, CallState, CampaignId, Cause, Direction, EndedBy, LeadId, LeadPhoneId,
    Moment, OutboxId, VendorCallId,
};
use ringside_ipc::{ErrorCode, SessionReply, SessionRequest, StateTarget, Text, UiError};
use ringside_vendor::{Dial, Request as VendorRequest, VendorError};

use super::{
    Decision, Effect, Happened, Keep, Kept, RequestId, Session,
    act::{Act, Goal},
    elsewhere::why_elsewhere,
    lists::{dial_kind, list_request, number_view},
    outcome::parse_call,
    pending::PendingKind,
    work,
};

impl Session {
    /// Takes one request of whoever shows the session. Signing in and out are the driver's and never come here.
    pub(crate) fn request(
        &mut self,
        id: RequestId,
        request: SessionRequest,
        now: Moment,
        new_call: impl FnOnce() -> CallId,
    ) -> Vec<Effect> {
        match request {
            SessionRequest::PreviewNumber { number } => {
                let number = number_view(&number, self.profile.region);
                vec![Self::reply(id, Ok(SessionReply::Number { number }))]
            }
            SessionRequest::DismissStatus => {
                self.notice = None;
                vec![Self::done(id)]
            }
            SessionRequest::SaveDraft { call, draft } => {
                with_call(id, &call, |call| self.save_draft(id, call, &draft))
            }
            SessionRequest::SelectCall { call } => with_call(id, &call, |call| {
                if self.desk.select(call) {
                    vec![Self::done(id)]
                } else {
                    vec![Self::reply(id, Err(UiError::new(ErrorCode::NotFound)))]
                }
            }),
            other => {
                if !self.in_session() {
                    return Self::not_now(id, Text::new("why-sign-in"));
                }
                if self.must_wait_for_choice(&other) {
                    return Self::not_now(id, why_elsewhere());
                }
                self.signed_in_request(id, other, now, new_call)
            }
        }
    }

    fn signed_in_request(
        &mut self,
        id: RequestId,
        request: SessionRequest,
        now: Moment,
        new_call: impl FnOnce() -> CallId,
    ) -> Vec<Effect> {
        match request {
            SessionRequest::Dial { number, kind, lead } => {
                let kind = kind.map_or(self.capabilities.dial.first().copied(), |kind| Some(dial_kind(kind)));
                self.dial(id, &number, kind, lead.map(LeadId::new), now, new_call)
            }
            SessionRequest::SetState { target } => self.ask_state(Some(id), &target, now),
            SessionRequest::SetNext { target } => {
                self.follow = target;
                vec![Self::done(id)]
            }
            SessionRequest::Answer { call } => self.on_call(id, &call, now, PendingKind::Answer, |call| {
                (VendorRequest::Answer { call }, Goal::Call(CallState::Connected))
            }),
            SessionRequest::HangUp { call } => self.on_call(id, &call, now, PendingKind::HangUp, |call| {
                (VendorRequest::HangUp { call }, Goal::Released)
            }),
            SessionRequest::Hold { call } => self.on_call(id, &call, now, PendingKind::Hold, |call| {
                (VendorRequest::Hold { call }, Goal::Call(CallState::Held))
            }),
            SessionRequest::Retrieve { call } => {
                self.on_call(id, &call, now, PendingKind::Retrieve, |call| {
                    (VendorRequest::Retrieve { call }, Goal::Call(CallState::Connected))
                })
            }
            SessionRequest::StartRecording { call } => {
                let goal = self.recording_goal(ringside_domain::Recording::On, &call);
                self.on_call(id, &call, now, PendingKind::StartRecording, |call| {
                    (VendorRequest::StartRecording { call }, goal)
                })
            }
            SessionRequest::StopRecording { call } => {
                let goal = self.recording_goal(ringside_domain::Recording::Off, &call);
                self.on_call(id, &call, now, PendingKind::StopRecording, |call| {
                    (VendorRequest::StopRecording { call }, goal)
                })
            }
            SessionRequest::Mute { call } => self.on_call(id, &call, now, PendingKind::Mute, |call| {
                (VendorRequest::Mute { call }, Goal::Muted(true))
            }),
            SessionRequest::Unmute { call } => self.on_call(id, &call, now, PendingKind::Unmute, |call| {
                (VendorRequest::Unmute { call }, Goal::Muted(false))
            }),
            SessionRequest::SendDigits { call, digits } => {
                let tones = |digit: char| digit.is_ascii_digit() || matches!(digit, '*' | '#');
                if digits.is_empty() || !digits.chars().all(tones) {
                    return vec![Self::reply(id, Err(UiError::new(ErrorCode::BadNumber)))];
                }
                self.on_call(id, &call, now, PendingKind::Digits, |call| {
                    (VendorRequest::SendDigits { call, digits }, Goal::Taken)
                })
            }
            SessionRequest::Transfer { call, to } => {
                let to = self.target(to);
                self.pass_on(id, &call, now, |call| VendorRequest::Transfer { call, to })
            }
            SessionRequest::Consult { call, to, aim } => {
                let (to, aim) = (self.target(to), work::aim(aim));
                self.pass_on(id, &call, now, |call| VendorRequest::Consult { call, to, aim })
            }
            SessionRequest::Conference { call, to } => {
                let to = self.target(to);
                self.pass_on(id, &call, now, |call| VendorRequest::Conference { call, to })
            }
            SessionRequest::CompleteTransfer { call } => {
                self.pass_on(id, &call, now, |call| VendorRequest::CompleteTransfer { call })
            }
            SessionRequest::CompleteConference { call } => {
                self.pass_on(id, &call, now, |call| VendorRequest::CompleteConference { call })
            }
            SessionRequest::CallOver { call } => self.call_over(id, &call, now),
            SessionRequest::LookUp { lookup } => self.look_up(id, lookup),
            SessionRequest::Do { deed } => self.do_deed(id, deed, now),
            SessionRequest::ChangeLead { call, phone } => {
                self.on_call(id, &call, now, PendingKind::Lead, |call| {
                    (VendorRequest::ChangeLead { call, phone: LeadPhoneId::new(phone) }, Goal::Taken)
                })
            }
            SessionRequest::CreateLead { call, number } => {
                match ringside_numbers::parse(&number, self.profile.region) {
                    Err(_) => vec![Self::reply(id, Err(UiError::new(ErrorCode::BadNumber)))],
                    Ok(number) => self.on_call(id, &call, now, PendingKind::Lead, |call| {
                        (VendorRequest::CreateLead { call, number: number.as_str().to_owned() }, Goal::Taken)
                    }),
                }
            }
            SessionRequest::SaveOutcome { call, draft, then } => {
                with_call(id, &call, |call| self.save_outcome(id, call, &draft, &then, now))
            }
            SessionRequest::ReopenOutcome { call } => with_call(id, &call, |call| self.reopen(id, call)),
            SessionRequest::SetLead { call, lead } => {
                with_call(id, &call, |call| self.set_lead(id, call, &lead))
            }
            SessionRequest::ConnectCalls { first, second } => self.connect_calls(id, &first, &second),
            SessionRequest::LeadPhones { lead } => {
                self.ask_list(id, VendorRequest::LeadPhones { lead: LeadId::new(lead.trim()) })
            }
            SessionRequest::List { list } => self.ask_list(id, list_request(list)),
            SessionRequest::OutboxSendAgain { entry } => self.decide(id, &entry, Decision::SendAgain),
            SessionRequest::OutboxMarkDone { entry } => self.decide(id, &entry, Decision::MarkDone),
            SessionRequest::OutboxKeepAsNote { entry } => self.decide(id, &entry, Decision::KeepAsNote),
            SessionRequest::OutboxChange { entry, draft } => match self.complete(&draft) {
                Ok(disposition) => self.decide(id, &entry, Decision::Change(disposition)),
                Err(error) => vec![Self::reply(id, Err(*error))],
            },
            SessionRequest::DropOwed { call } => with_call(id, &call, |call| {
                let card = self.desk.get(call);
                if card.is_none() && !self.owed_calls.contains_key(&call) {
                    return vec![Self::reply(id, Err(UiError::new(ErrorCode::NotFound)))];
                }
                let live = card.is_some_and(|card| card.state.is_live());
                if live || self.kept.contains_key(&call) {
                    return Self::not_now(id, Text::new("error-not-now"));
                }
                let then = Kept::Dropped { call, request: id };
                vec![Effect::Keep { keep: Box::new(Keep::DropOwed { call }), then }]
            }),
            SessionRequest::PinOutcome { code, pinned } => self.pin(id, &code, pinned),
            SessionRequest::ExtendWrapUp => self.extend_wrap_up(id, now),
            SessionRequest::Callbacks => self.show_callbacks(id, now),
            SessionRequest::CallbackDialled { callback, call } => with_call(id, &callback, |callback| {
                with_call(id, &call, |call| self.callback_dialled(id, callback, call))
            }),
            SessionRequest::SnoozeCallback { callback, by } => {
                with_call(id, &callback, |callback| self.snooze_callback(id, callback, by, now))
            }
            SessionRequest::CallbackDone { callback } => {
                with_call(id, &callback, |callback| self.callback_done(id, callback))
            }
            SessionRequest::CheckNow => vec![Self::done(id), Effect::PollNow, Effect::WakeOutbox],
            SessionRequest::FixState => self.fix_state(id, now),
            SessionRequest::LogIn { campaign } => {
                let send = VendorRequest::LogIn { campaign: campaign.map(CampaignId::new) };
                self.begin(plain_act(id, send), now)
            }
            SessionRequest::LogOut => self.begin(plain_act(id, VendorRequest::LogOut), now),
            SessionRequest::PreviewNumber { .. }
            | SessionRequest::DismissStatus
            | SessionRequest::SaveDraft { .. }
            | SessionRequest::SelectCall { .. }
            | SessionRequest::SignIn { .. }
            | SessionRequest::SignOut { .. }
            | SessionRequest::Timeline { .. }
            | SessionRequest::OutcomesDone
            | SessionRequest::History
            | SessionRequest::Shift
            | SessionRequest::Export { .. }
            | SessionRequest::Refresh => vec![Self::done(id)],
        }
    }

    /// Where the vendor does not tell whether it records, its yes is all there is to wait for.
    fn recording_goal(&self, wanted: ringside_domain::Recording, call: &str) -> Goal {
        let told = parse_call(call)
            .ok()
            .and_then(|id| self.desk.get(id))
            .is_some_and(|call| call.recording.0 != ringside_domain::Recording::Unknown);
        if told { Goal::Recording(wanted) } else { Goal::Taken }
    }

    /// Takes the agent's word for the end of a call nobody else tells the end of.
    fn call_over(&mut self, id: RequestId, call: &str, now: Moment) -> Vec<Effect> {
        let known = parse_call(call).ok().and_then(|call| self.desk.get(call));
        if known.is_some_and(|card| !self.can_be_over(card)) {
            return Self::not_now(id, Text::new("error-not-now"));
        }
        if let Some(unnamed) = known.filter(|card| card.vendor_id.is_none()).map(|card| card.id) {
            // The vendor never named it, so there is nothing to say of it there.
            let released = self.desk.apply(unnamed, CallEvent::Released(EndedBy::Me), now);
            let mut effects = vec![Self::done(id)];
            if released.is_ok() {
                self.bump();
                effects.extend(self.line_down(unnamed, EndedBy::Me, now));
                effects.push(Effect::PollNow);
            }
            return effects;
        }
        self.on_call(id, call, now, PendingKind::HangUp, |call| {
            (VendorRequest::CallOver { call }, Goal::Released)
        })
    }

    /// Passes a call on, or another party in.
    fn pass_on(
        &mut self,
        id: RequestId,
        call: &str,
        now: Moment,
        send: impl FnOnce(VendorCallId) -> VendorRequest,
    ) -> Vec<Effect> {
        self.on_call(id, call, now, PendingKind::Transfer, |call| (send(call), Goal::Taken))
    }

    /// An act on one call the vendor has named.
    fn on_call(
        &mut self,
        id: RequestId,
        call: &str,
        now: Moment,
        kind: PendingKind,
        act: impl FnOnce(VendorCallId) -> (VendorRequest, Goal),
    ) -> Vec<Effect> {
        with_call(id, call, |call| {
            let Some(card) = self.desk.get(call) else {
                return vec![Self::reply(
                    id,
                    Err(UiError::new(ErrorCode::NoSuchCall).with("vendor", self.vendor_name())),
                )];
            };
            let Some(vendor_id) = card.vendor_id.clone() else {
                return Self::not_now(id, self.text("why-checking"));
            };
            if !meaningful(kind, card) {
                return Self::not_now(id, Text::new("error-not-now"));
            }
            let (send, goal) = act(vendor_id);
            self.begin(Act { kind, call: Some(call), request: Some(id), send: Some(send), goal }, now)
        })
    }

    /// Asks for an agent state. During a call and its wrap-up it is what is to follow: asked for at once, it could end
    /// the wrap-up without an outcome.
    pub(super) fn ask_state(
        &mut self,
        id: Option<RequestId>,
        target: &StateTarget,
        now: Moment,
    ) -> Vec<Effect> {
        let allowed = match target {
            StateTarget::Ready => self.capabilities.ready,
            StateTarget::NotReady { reason: None } => self.capabilities.not_ready,
            StateTarget::NotReady { reason: Some(_) } => self.capabilities.breaks.is_some(),
        };
        if !allowed {
            let error = UiError::new(ErrorCode::NotSupported).with("vendor", self.vendor_name());
            return id.map(|id| Self::reply(id, Err(error))).into_iter().collect();
        }
        if id.is_some() && !self.desk.calls().is_empty() {
            self.follow = Some(target.clone());
            return id.map(Self::done).into_iter().collect();
        }
        let (send, text) = match target {
            StateTarget::Ready => (VendorRequest::Ready, "announce-asked-ready"),
            StateTarget::NotReady { reason } => {
                let reason = reason.clone().map(BreakId::new);
                (VendorRequest::NotReady { reason }, "announce-asked-not-ready")
            }
        };
        let goal = Goal::Agent(target.clone());
        let act = Act { kind: PendingKind::State, call: None, request: id, send: Some(send), goal };
        if let Some(answer) = self.hindered(&act) {
            return answer;
        }
        let state = self.agent_state(target);
        self.note(&Happened::StateAsked(state.clone()), Some(&Cause::Me), now);
        // What was asked for before this may still come.
        let before = self.agent.asked.take().map(|asked| asked.target);
        self.unanswered = before.or(self.unanswered.take());
        self.agent.ask(state, now);
        self.announce(Text::new(text));
        self.begin(act, now)
    }

    fn dial(
        &mut self,
        id: RequestId,
        typed: &str,
        kind: Option<ringside_vendor::DialKind>,
        lead: Option<LeadId>,
        now: Moment,
        new_call: impl FnOnce() -> CallId,
    ) -> Vec<Effect> {
        let Some(kind) = kind else {
            let error = UiError::new(ErrorCode::NotSupported).with("vendor", self.vendor_name());
            return vec![Self::reply(id, Err(error))];
        };
        if let Some(why) = self.why_no_dial() {
            return Self::not_now(id, why);
        }
        let number = match (kind, ringside_numbers::parse(typed, self.profile.region)) {
            (ringside_vendor::DialKind::Preview, _) => String::new(),
            (_, Ok(number)) => number.as_str().to_owned(),
            (_, Err(_)) => return vec![Self::reply(id, Err(UiError::new(ErrorCode::BadNumber)))],
        };
        let call = Call::dialing(new_call(), number.clone(), lead.clone(), now);
        let call_id = call.id;
        self.remember_number(&number);
        self.desk.add(call.clone());
        self.desk.select(call_id);
        self.mine.insert(call_id);
        self.note(&Happened::CallDialled(call_id), Some(&Cause::Me), now);
        self.announce(Text::new("announce-dialing"));
        let act = Act {
            kind: PendingKind::Dial,
            call: Some(call_id),
            request: Some(id),
            send: Some(VendorRequest::Dial(Dial { kind, number, lead })),
            goal: Goal::Dialled,
        };
        self.begin_after(act, Keep::Begin(call), now)
    }

    /// A dial the vendor certainly did not execute leaves no card; one that may have been stays until a list settles it.
    pub(super) fn dial_failed(&mut self, call: CallId, error: &VendorError, _now: Moment) -> Vec<Effect> {
        if error.reached == ringside_vendor::Reached::Maybe {
            return Vec::new();
        }
        self.let_go(call)
    }

    /// Whether a dial's answer is lost, so that only the vendor's list can name the call.
    pub(super) fn dial_answer_lost(&self, call: CallId) -> bool {
        !self.acts.values().any(|act| act.kind == PendingKind::Dial && act.call == Some(call))
    }

    fn remember_number(&mut self, number: &str) {
        if number.is_empty() {
            return;
        }
        self.recents.retain(|known| known != number);
        self.recents.push_front(number.to_owned());
        self.recents.truncate(10);
    }

    fn decide(&mut self, id: RequestId, entry: &str, decision: Decision) -> Vec<Effect> {
        let known = self.outbox.entries.iter().find(|known| known.id == entry);
        let offered = known.is_none_or(|known| match &decision {
            Decision::SendAgain => known.can_send_again,
            Decision::Change(_) => known.can_change,
            Decision::MarkDone | Decision::KeepAsNote => true,
        });
        if !offered {
            return Self::not_now(id, Text::new("error-not-now"));
        }
        match uuid::Uuid::parse_str(entry) {
            Ok(entry) => vec![Effect::Keep {
                keep: Box::new(Keep::Decide { entry: OutboxId(entry), decision }),
                then: Kept::Answer(id),
            }],
            Err(_) => vec![Self::reply(id, Err(UiError::new(ErrorCode::NotFound)))],
        }
    }
}

/// Whether an act can mean anything for a call as it stands. Hanging up is tried as long as the line may be up.
fn meaningful(kind: PendingKind, card: &Call) -> bool {
    match kind {
        PendingKind::Answer => {
            card.state == CallState::Ringing && card.direction != Some(Direction::Outbound)
        }
        PendingKind::HangUp => card.state.is_live(),
        // Where nobody tells that a call was answered, it may have been.
        PendingKind::Hold => card.state == CallState::Connected || maybe_answered(card),
        PendingKind::Retrieve => card.state == CallState::Held,
        PendingKind::StartRecording
        | PendingKind::StopRecording
        | PendingKind::Transfer
        | PendingKind::Mute
        | PendingKind::Unmute
        | PendingKind::Digits => card.state.is_answered() || maybe_answered(card),
        PendingKind::Lead => card.state.is_live() || card.state == CallState::WrapUp,
        PendingKind::Dial
        | PendingKind::State
        | PendingKind::Connect
        | PendingKind::Log
        | PendingKind::Early
        | PendingKind::Deed => true,
    }
}

/// Whether a call whose state nobody tells may have been answered.
pub(super) fn maybe_answered(card: &Call) -> bool {
    card.estimated && card.state == CallState::Dialing && card.vendor_id.is_some()
}

fn with_call(id: RequestId, call: &str, then: impl FnOnce(CallId) -> Vec<Effect>) -> Vec<Effect> {
    match parse_call(call) {
        Ok(call) => then(call),
        Err(error) => vec![Session::reply(id, Err(*error))],
    }
}

fn plain_act(id: RequestId, send: VendorRequest) -> Act {
    Act { kind: PendingKind::Log, call: None, request: Some(id), send: Some(send), goal: Goal::Taken }
}
