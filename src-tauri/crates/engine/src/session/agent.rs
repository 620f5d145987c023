//! The agent's state: what the vendor says of it, and what follows from its calls where it says nothing.

use ringside_domain::{AgentState, CallState, Cause, Certainty, Moment, ObservedCall, Reason};
use ringside_ipc::{StateTarget, Text};
use ringside_vendor::{AfterDisposition, AgentSnapshot, BreakOrder};

use super::Session;

impl Session {
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
    pub(super) fn derive_agent(
        &mut self,
        snapshot: &AgentSnapshot,
        calls: &[ObservedCall],
        first: bool,
        now: Moment,
    ) {
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
        // One the vendor never named is up as far as anybody knows.
        let unnamed = self.desk.live().any(|call| call.vendor_id.is_none());
        let waiting_here = self.desk.calls().iter().any(|call| call.state == CallState::WrapUp);
        let certainty = |estimated: bool| if estimated { Certainty::Estimated } else { Certainty::Confirmed };
        if let Some((_, estimated)) = live {
            self.agent.learn(AgentState::Engaged, certainty(*estimated), cause, now);
        } else if unnamed {
            self.agent.learn(AgentState::Engaged, Certainty::Estimated, cause, now);
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
