//! Fix my state: the safest legal sequence that brings the bar and the vendor together again.
//!
//! What hangs is given up, the vendor is asked how things are, the outbox looks again. Only when the state is still not
//! known, and no call or outcome is open, something is asked for: not ready, and never ready.

use ringside_domain::{AgentState, CallId, CallState, Cause, Certainty, Moment, VendorId};
use ringside_ipc::{Phase, SessionReply, StateTarget, Text};
use ringside_vendor::{Reached, Request as VendorRequest, VendorError, VendorErrorKind};

use super::{
    Effect, RequestId, Session,
    act::{Act, Goal},
    pending::{Pending, PendingKind},
    timeline::{Happened, state_arg},
};

/// For how long something may be asked for before it counts as hanging.
pub(super) const HANGS_MS: u64 = 10_000;

/// For how long each step may take.
const STEP_LIMIT_MS: u64 = 20_000;

/// A sequence under way.
#[derive(Debug)]
pub(crate) struct Fixing {
    /// Whoever asked for it.
    requests: Vec<RequestId>,
    step: Step,
    /// Since when this step is under way.
    since: Moment,
    /// The state shown before, where it was known.
    state: Option<AgentState>,
    calls: Vec<(CallId, CallState)>,
    /// How many actions that hung were given up.
    given_up: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The vendor is asked how things are.
    Looking,
    /// Not ready is asked for, by this act.
    Asking(u64),
}

impl Session {
    /// Begins the sequence, or joins the one under way.
    pub(super) fn fix_state(&mut self, request: RequestId, now: Moment) -> Vec<Effect> {
        if let Some(fixing) = &mut self.fixing {
            fixing.requests.push(request);
            return Vec::new();
        }
        self.note(&Happened::FixBegun, Some(&Cause::Me), now);
        let state = (self.agent.certainty != Certainty::Unknown).then(|| self.agent.state.clone());
        let calls = self.cards();
        let (given_up, mut effects) = self.give_up_what_hangs(now);
        let fixing =
            Fixing { requests: vec![request], step: Step::Looking, since: now, state, calls, given_up };
        self.fixing = Some(fixing);
        self.checking = true;
        self.bump();
        effects.extend([Effect::PollNow, Effect::WakeOutbox]);
        effects
    }

    /// Nobody waits any longer for what hangs: it may have happened or not, and the next list shows which. Two calls
    /// being connected are the outbox's to settle.
    fn give_up_what_hangs(&mut self, now: Moment) -> (usize, Vec<Effect>) {
        let hangs =
            |mark: &&Pending| mark.since.elapsed_ms(now) >= HANGS_MS && mark.kind != PendingKind::Connect;
        let hanging: Vec<u64> = self.pending.iter().filter(hangs).map(|mark| mark.act).collect();
        let mut given_up = hanging.len();
        let lost = VendorError::new(VendorId::new(""), "answer", VendorErrorKind::TimedOut);
        let lost = lost.with_reached(Reached::Maybe);
        let mut effects = Vec::new();
        for act in hanging {
            effects.extend(self.act_failed(act, &lost, now));
        }
        if self.wish_hangs(now) {
            self.unanswered = self.agent.asked.take().map(|asked| asked.target);
            given_up += 1;
        }
        if given_up > 0 {
            self.note(&Happened::FixGivenUp(given_up), Some(&Cause::Me), now);
        }
        (given_up, effects)
    }

    /// Whether a state asked for, and taken, has not come for too long. After a call it may take as long as the call.
    fn wish_hangs(&self, now: Moment) -> bool {
        let old = self.agent.asked.as_ref().is_some_and(|asked| asked.since.elapsed_ms(now) >= HANGS_MS);
        old && self.desk.calls().is_empty() && !self.is_pending(None, &[PendingKind::State])
    }

    /// Whether something asked for hangs.
    pub(super) fn something_hangs(&self, now: Moment) -> bool {
        self.wish_hangs(now) || self.pending.iter().any(|mark| mark.since.elapsed_ms(now) >= HANGS_MS)
    }

    /// Whether the sequence could help: nobody knows the state, or something hangs.
    pub(super) fn can_be_fixed(&self) -> bool {
        let signed_in = matches!(self.phase, Phase::SignedIn | Phase::NeedsPassword);
        let unknown = self.agent.certainty == Certainty::Unknown;
        signed_in && self.fixing.is_none() && ((unknown && !self.checking) || self.hangs || self.old_news)
    }

    fn cards(&self) -> Vec<(CallId, CallState)> {
        self.desk.calls().iter().map(|call| (call.id, call.state)).collect()
    }

    /// The vendor has told how things are: what is still not known decides what follows.
    pub(super) fn fix_seen(&mut self, now: Moment) -> Vec<Effect> {
        let Some(fixing) = self.fixing.as_ref().filter(|fixing| fixing.step == Step::Looking) else {
            return Vec::new();
        };
        let known = self.agent.certainty == Certainty::Confirmed;
        let text = if known {
            match &fixing.state {
                Some(before) if *before != self.agent.state => self
                    .text("fix-corrected")
                    .with("from", state_arg(before))
                    .with("to", state_arg(&self.agent.state)),
                None => self.text("fix-told").with("state", state_arg(&self.agent.state)),
                Some(_) if fixing.calls != self.cards() => self.text("fix-cards"),
                Some(_) if fixing.given_up > 0 => self.text("fix-gave-up"),
                Some(_) => self.text("fix-agrees"),
            }
        } else if !self.desk.calls().is_empty() {
            self.text("fix-call-open")
        } else if self.is_pending(None, &[PendingKind::State, PendingKind::Log]) {
            self.text("fix-still-asked")
        } else if self.capabilities.not_ready {
            return self.ask_not_ready(now);
        } else {
            self.text("fix-no-not-ready")
        };
        self.fix_ends(&text, now)
    }

    fn ask_not_ready(&mut self, now: Moment) -> Vec<Effect> {
        let target = StateTarget::NotReady { reason: None };
        let state = self.agent_state(&target);
        self.note(&Happened::StateAsked(state.clone()), Some(&Cause::Me), now);
        self.agent.ask(state, now);
        let send = Some(VendorRequest::NotReady { reason: None });
        let act =
            Act { kind: PendingKind::State, call: None, request: None, send, goal: Goal::Agent(target) };
        let number = self.enlist(act, now);
        if let Some(fixing) = &mut self.fixing {
            fixing.step = Step::Asking(number);
            fixing.since = now;
        }
        self.launch(number)
    }

    /// The vendor has answered an act: it may be the last step of the sequence.
    pub(super) fn fix_answered(&mut self, number: u64, taken: bool, now: Moment) -> Vec<Effect> {
        if self.fixing.as_ref().is_none_or(|fixing| fixing.step != Step::Asking(number)) {
            return Vec::new();
        }
        let key = if taken { "fix-not-ready" } else { "fix-not-ready-refused" };
        self.fix_ends(&self.text(key), now)
    }

    /// The vendor could not be asked how things are.
    pub(super) fn fix_looked_in_vain(&mut self, now: Moment) -> Vec<Effect> {
        if self.fixing.as_ref().is_none_or(|fixing| fixing.step != Step::Looking) {
            return Vec::new();
        }
        let key = if self.phase == Phase::NeedsPassword { "fix-password" } else { "fix-no-answer" };
        self.fix_ends(&self.text(key), now)
    }

    /// Ends a sequence whose vendor stays silent: what is shown is no longer certain.
    pub(crate) fn fix_overdue(&mut self, now: Moment) -> Vec<Effect> {
        let Some(fixing) =
            self.fixing.as_ref().filter(|fixing| fixing.since.elapsed_ms(now) >= STEP_LIMIT_MS)
        else {
            return Vec::new();
        };
        let asking = match fixing.step {
            Step::Looking => None,
            Step::Asking(act) => Some(act),
        };
        let ends = self.fix_ends(&self.text("fix-no-answer"), now);
        let lost = VendorError::new(VendorId::new(""), "answer", VendorErrorKind::TimedOut);
        let mut effects = match asking {
            Some(act) => self.act_failed(act, &lost.with_reached(Reached::Maybe), now),
            None => Vec::new(),
        };
        self.lose_sight(now);
        // What the act leaves behind in words says less than the end of the sequence.
        self.raise_warning(self.text("fix-no-answer"), now);
        effects.extend(ends);
        effects
    }

    pub(super) fn fix_ends(&mut self, text: &Text, now: Moment) -> Vec<Effect> {
        let Some(fixing) = self.fixing.take() else { return Vec::new() };
        self.note(&Happened::FixEnded(text.clone()), None, now);
        self.raise_warning(text.clone(), now);
        let reply = |request| Self::reply(request, Ok(SessionReply::Fixed { text: text.clone() }));
        fixing.requests.into_iter().map(reply).collect()
    }
}
