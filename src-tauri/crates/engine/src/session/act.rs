use ringside_domain::{Call, CallId, CallState, Cause, Moment, Recording};
use ringside_ipc::{ErrorCode, SessionReply, StateTarget, Text, UiError};
use ringside_vendor::{Reached, Request as VendorRequest, VendorError};

use super::{
    Effect, Happened, Keep, Kept, RequestId, Session, Ticket,
    pending::{Pending, PendingKind, UNSEEN_LIMIT_MS},
    ui_error,
};

/// An act under way: what was asked, by whom, and what it was to bring about.
#[derive(Debug, Clone)]
pub(crate) struct Act {
    pub(crate) kind: PendingKind,
    pub(crate) call: Option<CallId>,
    pub(crate) request: Option<RequestId>,
    /// What is sent; `None` where the outbox sends it.
    pub(crate) send: Option<VendorRequest>,
    pub(crate) goal: Goal,
}

/// What an act is to bring about.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Goal {
    /// The call is in this state.
    Call(CallState),
    /// The call is recorded, or is not.
    Recording(Recording),
    /// The microphone is off, or on.
    Muted(bool),
    /// The line is down.
    Released,
    /// The dialled call exists.
    Dialled,
    /// The agent is in this state.
    Agent(StateTarget),
    /// The outbox says what became of it.
    Outbox,
    /// The vendor's yes is all there is to see.
    Taken,
    /// The vendor gives more time for the wrap-up of this call.
    Extended(CallId),
}

impl Session {
    /// Begins an act: marks it pending and sends it, unless its control is still busy.
    pub(super) fn begin(&mut self, act: Act, now: Moment) -> Vec<Effect> {
        if let Some(answer) = self.hindered(&act) {
            return answer;
        }
        // Tones mean something in their order only: each waits for the answer to the one before.
        let waits = act.kind == PendingKind::Digits && self.is_pending(act.call, &[PendingKind::Digits]);
        let number = self.enlist(act, now);
        if waits { Vec::new() } else { self.launch(number) }
    }

    /// Begins an act that must be on disk before it is sent.
    pub(super) fn begin_after(&mut self, act: Act, keep: Keep, now: Moment) -> Vec<Effect> {
        if let Some(answer) = self.hindered(&act) {
            return answer;
        }
        let number = self.enlist(act, now);
        vec![Effect::Keep { keep: Box::new(keep), then: Kept::Act { number } }]
    }

    /// How a press is answered whose control is still busy. A double click is one command: the second press is taken
    /// and sends nothing. Anything else has to wait, and is told so.
    pub(super) fn hindered(&self, act: &Act) -> Option<Vec<Effect>> {
        let busy = |mark: &&Pending| mark.call == act.call && mark.kind.same_control(act.kind);
        let mut under_way = self.pending.iter().filter(busy).filter_map(|mark| self.acts.get(&mark.act));
        let hindered = match act.kind {
            PendingKind::Digits => None,
            PendingKind::Deed => under_way.find(|known| known.send == act.send),
            PendingKind::State
            | PendingKind::Dial
            | PendingKind::Answer
            | PendingKind::HangUp
            | PendingKind::Hold
            | PendingKind::Retrieve
            | PendingKind::StartRecording
            | PendingKind::StopRecording
            | PendingKind::Transfer
            | PendingKind::Connect
            | PendingKind::Lead
            | PendingKind::Log
            | PendingKind::Mute
            | PendingKind::Unmute
            | PendingKind::Early => under_way.next(),
        };
        let same = hindered?.send == act.send;
        let answer = |request| if same { vec![Self::done(request)] } else { self.still_asked(request) };
        Some(act.request.map(answer).unwrap_or_default())
    }

    fn still_asked(&self, request: RequestId) -> Vec<Effect> {
        Self::not_now(request, self.text("why-pending"))
    }

    /// Marks an act as under way.
    pub(super) fn enlist(&mut self, act: Act, now: Moment) -> u64 {
        self.next_act += 1;
        let number = self.next_act;
        self.pending.push(Pending { act: number, kind: act.kind, call: act.call, since: now, taken: None });
        self.acts.insert(number, act);
        number
    }

    /// Sends an act that is enlisted.
    pub(super) fn launch(&mut self, number: u64) -> Vec<Effect> {
        self.bump();
        let request = self.acts.get(&number).and_then(|act| act.send.clone());
        request
            .map(|request| Effect::Send { ticket: Ticket::Act { number }, request: Box::new(request) })
            .into_iter()
            .collect()
    }

    /// An act could not even be kept on disk: nothing was sent.
    pub(super) fn abandon(&mut self, number: u64) -> Option<Act> {
        self.pending.retain(|pending| pending.act != number);
        self.acts.remove(&number)
    }

    /// The vendor took an act. Its effect is seen in the next list; where the vendor tells no states, it is taken
    /// from the yes.
    pub(super) fn act_taken(&mut self, number: u64, now: Moment) -> Vec<Effect> {
        let Some(act) = self.acts.get(&number).cloned() else { return Vec::new() };
        let mut effects: Vec<Effect> = act.request.map(Self::done).into_iter().collect();
        if let Some(act) = self.acts.get_mut(&number) {
            act.request = None;
        }
        for pending in &mut self.pending {
            if pending.act == number {
                pending.taken = Some(now);
            }
        }
        if let (PendingKind::Answer, Some(call)) = (act.kind, act.call) {
            self.desk.answer_taken(call, now);
            self.mine.insert(call);
        }
        if act.kind == PendingKind::Log {
            self.logged_here = true;
        }
        effects.extend(self.take_yes_for_effect(number, &act, now));
        effects.extend(self.release_poke(&act));
        if act.kind == PendingKind::State {
            effects.extend(self.release_early(now));
        }
        effects.extend(self.early_taken(&act, now));
        effects.extend(self.next_digits(&act));
        self.clear_reached(now);
        if !self.pending.iter().any(|pending| pending.act == number) {
            self.acts.remove(&number);
        }
        effects.push(Effect::PollNow);
        effects
    }

    /// The vendor took a dial and did not name the call. Whoever asked is answered elsewhere.
    pub(super) fn dial_taken(&mut self, number: u64, now: Moment) {
        if let Some(act) = self.acts.get_mut(&number) {
            act.request = None;
        }
        for pending in self.pending.iter_mut().filter(|pending| pending.act == number) {
            pending.taken = Some(now);
        }
    }

    /// The vendor did not take an act, or nobody knows.
    pub(super) fn act_failed(&mut self, number: u64, error: &VendorError, now: Moment) -> Vec<Effect> {
        let Some(act) = self.abandon(number) else { return Vec::new() };
        if let Goal::Agent(target) = &act.goal {
            self.state_failed(target, error, now);
        }
        if act.kind == PendingKind::Early {
            return self.early_failed(&act, error, now);
        }
        let shown = ui_error(error, self.vendor_name());
        self.raise_error(&shown, now);
        let mut effects = self.undo(&act, error, now);
        effects.extend(self.release_poke(&act));
        if act.kind == PendingKind::State {
            effects.extend(self.release_early(now));
        }
        effects.extend(self.drop_digits(&act));
        if let Some(request) = act.request {
            effects.push(Self::reply(request, Err(shown)));
        }
        effects.push(Effect::PollNow);
        effects
    }

    /// The vendor did not take a state, or nobody knows: where it cannot be asked, the state is no longer known then.
    fn state_failed(&mut self, target: &StateTarget, error: &VendorError, now: Moment) {
        self.agent.withdraw();
        let state = self.agent_state(target);
        match error.reached {
            Reached::Maybe => {
                self.note(&Happened::StateUnanswered(state.clone()), None, now);
                self.unanswered = Some(state);
                if !self.capabilities.reads_agent_state {
                    self.lose_sight(now);
                }
            }
            Reached::No => self.note(&Happened::StateRefused(state), Some(&Cause::Vendor), now),
        }
    }

    /// The tones that waited for these, unless their call is over.
    fn next_digits(&mut self, act: &Act) -> Vec<Effect> {
        if act.call.and_then(|id| self.desk.get(id)).is_none_or(|call| !call.state.is_live()) {
            return self.drop_digits(act);
        }
        let next = self.waiting_digits(act).first().copied();
        next.map(|number| self.launch(number)).unwrap_or_default()
    }

    /// Tones after one that failed would mean something else.
    fn drop_digits(&mut self, act: &Act) -> Vec<Effect> {
        let waiting: Vec<_> =
            self.waiting_digits(act).into_iter().filter_map(|number| self.abandon(number)).collect();
        let answer = |request| Self::not_now(request, Text::new("error-not-now"));
        waiting.into_iter().filter_map(|act| act.request).flat_map(answer).collect()
    }

    fn waiting_digits(&self, done: &Act) -> Vec<u64> {
        if done.kind != PendingKind::Digits {
            return Vec::new();
        }
        let same = |mark: &&Pending| mark.kind == PendingKind::Digits && mark.call == done.call;
        self.pending.iter().filter(same).map(|mark| mark.act).collect()
    }

    /// The outcome that waited for a break may go, whatever became of the break.
    fn release_poke(&mut self, act: &Act) -> Option<Effect> {
        let release = act.kind == PendingKind::State && std::mem::take(&mut self.poke_held);
        release.then_some(Effect::PokeOutbox)
    }

    /// What a failed act leaves behind.
    fn undo(&mut self, act: &Act, error: &VendorError, now: Moment) -> Vec<Effect> {
        match (&act.goal, act.call) {
            (Goal::Dialled, Some(call)) => self.dial_failed(call, error, now),
            _ => Vec::new(),
        }
    }

    /// For goals no list will ever show.
    fn take_yes_for_effect(&mut self, number: u64, act: &Act, now: Moment) -> Vec<Effect> {
        match &act.goal {
            Goal::Taken => {
                self.abandon(number);
                Vec::new()
            }
            Goal::Extended(call) => {
                let call = *call;
                self.abandon(number);
                self.extended(call, 0)
            }
            Goal::Agent(target) => {
                let asked = self.pending.iter().find(|mark| mark.act == number).map(|mark| mark.since);
                let target = target.clone();
                self.abandon(number);
                self.state_taken(&target, asked, now);
                Vec::new()
            }
            Goal::Call(_) | Goal::Released | Goal::Recording(_) | Goal::Muted(_) => {
                self.follow_estimate(act, now)
            }
            Goal::Dialled | Goal::Outbox => Vec::new(),
        }
    }

    /// Drops the pending marks whose goal is reached, and says so when one stays out of sight for too long.
    pub(super) fn clear_reached(&mut self, now: Moment) {
        let pending = std::mem::take(&mut self.pending);
        let mut unseen = None;
        for mark in pending {
            let Some(act) = self.acts.get(&mark.act) else { continue };
            let call = mark.call.and_then(|id| self.desk.get(id));
            if reached(&act.goal, call) {
                // Seen before its answer came: the act stays until that does, for whoever waits for it.
                if mark.taken.is_some() {
                    self.acts.remove(&mark.act);
                }
            } else if mark.taken.is_some_and(|taken| taken.elapsed_ms(now) > UNSEEN_LIMIT_MS) {
                unseen = Some(mark.kind);
                self.acts.remove(&mark.act);
            } else {
                self.pending.push(mark);
            }
        }
        if let Some(kind) = unseen {
            let key = match kind {
                PendingKind::StopRecording => "status-recording-unconfirmed",
                PendingKind::State
                | PendingKind::Dial
                | PendingKind::Answer
                | PendingKind::HangUp
                | PendingKind::Hold
                | PendingKind::Retrieve
                | PendingKind::StartRecording
                | PendingKind::Transfer
                | PendingKind::Connect
                | PendingKind::Lead
                | PendingKind::Log
                | PendingKind::Mute
                | PendingKind::Unmute
                | PendingKind::Digits
                | PendingKind::Early
                | PendingKind::Deed => "status-not-confirmed",
            };
            let text = self.text(key);
            self.raise_warning(text, now);
        }
    }

    pub(crate) fn is_pending(&self, call: Option<CallId>, kinds: &[PendingKind]) -> bool {
        self.pending.iter().any(|mark| mark.call == call && kinds.contains(&mark.kind))
    }

    /// Answers a dial as soon as the card is there: what comes of it is seen on the card.
    pub(super) fn dialled_reply(call: CallId) -> SessionReply {
        SessionReply::Dialled { call: call.to_string() }
    }

    /// Refuses a request that has no meaning now.
    pub(super) fn not_now(request: RequestId, why: Text) -> Vec<Effect> {
        vec![Self::reply(request, Err(UiError::with_text(ErrorCode::NotNow, why)))]
    }
}

/// Whether the desk shows what an act was to bring about. A call no longer on the desk reaches everything.
fn reached(goal: &Goal, call: Option<&Call>) -> bool {
    match goal {
        Goal::Call(state) => call.is_none_or(|call| call.state == *state || !call.state.is_live()),
        Goal::Recording(wanted) => {
            call.is_none_or(|call| call.recording.0 == *wanted || !call.state.is_live())
        }
        Goal::Muted(wanted) => {
            call.is_none_or(|call| call.muted.is_none_or(|muted| muted == *wanted) || !call.state.is_live())
        }
        Goal::Released => call.is_none_or(|call| !call.state.is_live()),
        Goal::Dialled => call.is_none_or(|call| call.vendor_id.is_some()),
        Goal::Agent(_) | Goal::Outbox | Goal::Taken | Goal::Extended(_) => false,
    }
}
