//! The agent's state: what the vendor says of it, and what follows from its calls where it says nothing.

use ringside_domain::{AgentState, CallState, Cause, Certainty, EndedBy, Moment, ObservedCall, Reason};
use ringside_ipc::{StateTarget, Text};
use ringside_vendor::{AfterDisposition, AgentSnapshot, BreakOrder};

use super::{
    Session,
    pending::PendingKind,
    timeline::{Happened, corrected, state_arg},
};

/// How long a state that comes with the end of a call has to stay before it is said.
pub(super) const STAYS_MS: u64 = 2_000;

/// What there is to know about a snapshot when it is asked who changed the state.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    /// The first since sign-in or since the line was down.
    pub(super) first: bool,
    /// The time for a wrap-up ran out, and its outcome is open.
    pub(super) timed_out: bool,
}

impl Session {
    /// What the vendor said yes to when it was `asked` for an agent state.
    pub(super) fn state_taken(&mut self, target: &StateTarget, asked: Option<Moment>, now: Moment) {
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
                // Much may have happened since it was said to a computer that fell asleep.
                let old =
                    asked.zip(self.out_of_touch).is_some_and(|(asked, lost)| asked.mono_ms <= lost.mono_ms);
                let certainty = if waits || old || !self.capabilities.yes_is_the_state {
                    Certainty::Estimated
                } else {
                    Certainty::Confirmed
                };
                self.learn(state, certainty, &Cause::Me, now);
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

    /// Says the state that came with the end of a call, once it has stayed.
    pub(super) fn say_what_stayed(&mut self, now: Moment) {
        if self.unsaid.take_if(|since| since.elapsed_ms(now) >= STAYS_MS).is_some() {
            self.say_state(&self.agent.state.clone());
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
    pub(super) fn derive_agent(
        &mut self,
        snapshot: &AgentSnapshot,
        calls: &[ObservedCall],
        seen: Seen,
        now: Moment,
    ) {
        let up = self.desk.live().next().is_some();
        let busy_here = std::mem::replace(&mut self.busy_here, !self.desk.calls().is_empty());
        if let Some(state) = snapshot.agent.clone().filter(|_| !up) {
            let known_since = snapshot.since.map(|at| now.at_wall(at));
            let cause = self.cause_of(&state, seen);
            let before = self.agent.state.clone();
            let wish = self.agent.asked.as_ref().map(|asked| asked.target.clone());
            let news = self.learn(state.clone(), Certainty::Confirmed, &cause, now) && !seen.first;
            let said = before != state && self.say_what_moved(&before, &state, &cause, now);
            if news {
                self.unsaid = (!said && before == AgentState::Engaged).then_some(now);
            }
            if news && !said && self.unsaid.is_none() {
                self.say_state(&state);
            }
            if before != state {
                self.logged_here = false;
                self.unanswered = None;
            }
            // Not ready for whatever reason was so already; the very state that was asked for may still come.
            if before == state && self.agent.asked.is_none() {
                self.unanswered = wish.filter(|wish| *wish != state).or(self.unanswered.take());
            }
            self.state_told = true;
            if let Some(since) = known_since {
                self.agent.since = since;
            }
            return;
        }
        let listed = |one: &ObservedCall| {
            let on_desk = self.desk.calls().iter().find(|call| call.vendor_id.as_ref() == Some(&one.id));
            (one.state.or(on_desk.map(|call| call.state)), one.state.is_none())
        };
        let states: Vec<_> = calls.iter().map(listed).collect();
        let live = states.iter().find(|(state, _)| state.is_some_and(CallState::is_live));
        let over = states.iter().find(|(state, _)| state.is_some_and(|state| !state.is_live()));
        // One the vendor never named is up as far as anybody knows.
        let unnamed = self.desk.live().any(|call| call.vendor_id.is_none());
        let waiting_here = self.desk.calls().iter().any(|call| call.state == CallState::WrapUp);
        let (state, estimated) = match (live, over) {
            (Some((_, estimated)), _) => (AgentState::Engaged, *estimated),
            (None, _) if unnamed => (AgentState::Engaged, true),
            (None, Some((_, estimated))) => (AgentState::AfterCallWork, *estimated),
            (None, None) if waiting_here => (AgentState::AfterCallWork, true),
            (None, None) if snapshot.not_asked && !busy_here => return self.stay(seen.first, now),
            (None, None) if self.capabilities.reads_agent_state && !snapshot.not_asked => {
                // It was asked and said nothing that settles it: what was known is no longer certain.
                return self.lose_sight(now);
            }
            (None, None) => return self.rest(seen.first, now),
        };
        let certainty = if estimated { Certainty::Estimated } else { Certainty::Confirmed };
        let cause = self.cause_of(&state, seen);
        self.learn(state, certainty, &cause, now);
    }

    /// Who or what brought the agent into `state`, as far as what is known here explains it.
    fn cause_of(&self, state: &AgentState, seen: Seen) -> Cause {
        if self.agent.asked_for(state) || self.unanswered.as_ref() == Some(state) {
            return Cause::Me;
        }
        let mine = match state {
            AgentState::Engaged => self.desk.live().any(|call| self.mine.contains(&call.id)),
            AgentState::AfterCallWork => {
                self.desk.calls().iter().any(|call| call.ended_by == Some(EndedBy::Me))
            }
            AgentState::SignedOut | AgentState::Ready | AgentState::NotReady { .. } => false,
        };
        if mine {
            return Cause::Me;
        }
        if seen.first {
            return Cause::Reconnect;
        }
        match (&self.agent.state, state) {
            (_, AgentState::Engaged | AgentState::AfterCallWork) => Cause::Vendor,
            (AgentState::AfterCallWork, _) if seen.timed_out => Cause::Timer,
            _ if self.agent.certainty == Certainty::Unknown => Cause::Reconnect,
            // What the account does with an agent after a call.
            (AgentState::Engaged | AgentState::AfterCallWork, _) => Cause::Vendor,
            (AgentState::SignedOut, _) | (_, AgentState::SignedOut) if self.logged_here => Cause::Me,
            (AgentState::SignedOut | AgentState::Ready | AgentState::NotReady { .. }, _) => Cause::Elsewhere,
        }
    }

    /// A state that this bar did not bring about is said, and stays as it is. Returns whether there was something to say.
    fn say_what_moved(&mut self, from: &AgentState, to: &AgentState, cause: &Cause, now: Moment) -> bool {
        match cause {
            Cause::Elsewhere => {
                let key = match to {
                    AgentState::SignedOut => "status-signed-out-elsewhere",
                    AgentState::Ready
                    | AgentState::NotReady { .. }
                    | AgentState::Engaged
                    | AgentState::AfterCallWork => "status-changed-elsewhere",
                };
                let text = self.text(key).with("state", state_arg(to));
                self.raise_warning(text, now);
            }
            Cause::Reconnect if self.state_told => {
                let text = corrected(self, from, to);
                self.raise_warning(text, now);
                self.note(&Happened::StateCorrected { from: from.clone(), to: to.clone() }, None, now);
            }
            Cause::Me | Cause::Vendor | Cause::Supervisor(_) | Cause::Timer | Cause::Reconnect => {
                return false;
            }
        }
        true
    }

    /// Takes over a state, and puts it into the timeline when it is another. Returns whether anything changed.
    pub(super) fn learn(
        &mut self,
        state: AgentState,
        certainty: Certainty,
        cause: &Cause,
        now: Moment,
    ) -> bool {
        if self.is_elsewhere() {
            // Whatever was said before says nothing of what the other sign-in has done since.
            return false;
        }
        let moved = self.agent.state != state || self.agent.certainty == Certainty::Unknown;
        let what = match certainty {
            Certainty::Confirmed => Some(Happened::State(state.clone())),
            Certainty::Estimated => Some(Happened::StateEstimated(state.clone())),
            Certainty::Unknown => None,
        };
        let changed = self.agent.learn(state, certainty, cause.clone(), now);
        if let Some(what) = what.filter(|_| moved) {
            self.note(&what, Some(cause), now);
        }
        changed
    }

    /// Nobody knows the state any more.
    pub(super) fn lose_sight(&mut self, now: Moment) {
        if self.agent.certainty != Certainty::Unknown {
            self.note(&Happened::StateUnknown, None, now);
        }
        self.agent.lose_sight(now);
    }

    /// The vendor could not be asked, and no call here explains another state: what was known holds as far as anybody
    /// knows, and so does what was asked for, where the vendor's yes is the state.
    fn stay(&mut self, first: bool, now: Moment) {
        let wish = self.agent.asked.clone().filter(|_| self.capabilities.yes_is_the_state);
        if let Some(asked) = wish.filter(|_| !self.is_pending(None, &[PendingKind::State])) {
            self.say_state(&asked.target);
            self.state_told = true;
            self.learn(asked.target, Certainty::Estimated, &Cause::Me, now);
            return;
        }
        let known = self.agent.certainty != Certainty::Unknown || (first && self.state_told);
        if known {
            let cause = self.agent.cause.clone();
            self.learn(self.agent.state.clone(), Certainty::Estimated, &cause, now);
        }
    }

    /// No call is left. What the vendor does with the agent then is a matter of the account.
    fn rest(&mut self, first: bool, now: Moment) {
        let was_busy = matches!(self.agent.state, AgentState::Engaged | AgentState::AfterCallWork);
        if first && !was_busy && self.agent.certainty == Certainty::Unknown && self.state_told {
            // Nothing has contradicted the state known before the line went down, and nothing confirmed it.
            self.learn(self.agent.state.clone(), Certainty::Estimated, &Cause::Reconnect, now);
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
        let (state, cause) = match (follow, next) {
            (Some(target @ StateTarget::NotReady { .. }), _) => (self.agent_state(&target), Cause::Me),
            (_, Some(state)) => (state, Cause::Vendor),
            (_, None) => {
                let unknown = AgentState::NotReady { reason: None };
                self.agent.learn(unknown, Certainty::Unknown, Cause::Vendor, now);
                self.note(&Happened::StateUnknown, None, now);
                return;
            }
        };
        self.say_state(&state);
        self.learn(state, Certainty::Estimated, &cause, now);
    }
}
