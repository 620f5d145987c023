use serde::{Deserialize, Serialize};

use crate::{ids::BreakId, time::Moment};

/// Why an agent is not ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// What the vendor is told.
    pub id: BreakId,
    /// The vendor's own label, never translated.
    pub name: String,
    /// How long it may last, when vendor or profile says so.
    pub limit_s: Option<u32>,
}

/// What an agent is doing, in the words of the trade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AgentState {
    /// Not signed in at the vendor.
    SignedOut,
    /// Can be offered calls.
    Ready,
    /// Signed in, offered nothing.
    NotReady {
        /// `None` when the vendor names no reason.
        reason: Option<Reason>,
    },
    /// Dialling or on a call.
    Engaged,
    /// After the call, before its outcome.
    AfterCallWork,
}

/// How far a shown state can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Certainty {
    /// The vendor said so.
    Confirmed,
    /// Follows from what the vendor last confirmed; this vendor offers no way to ask.
    Estimated,
    /// Nobody knows; the state shown is the last one known.
    Unknown,
}

/// Who or what changed a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// The agent, at this bar.
    Me,
    /// The vendor's own rules: a call delivered, an automatic change.
    Vendor,
    /// A supervisor, by name where the vendor tells.
    Supervisor(Option<String>),
    /// Not this bar, and neither a call nor a limit of time explains it: a supervisor, another program on the same
    /// login, or a rule of the vendor's that it does not tell.
    Elsewhere,
    /// A limit of time that ran out.
    Timer,
    /// A snapshot after sign-in, a restart or a lost connection.
    Reconnect,
}

/// A change of state that was asked for and not yet confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// What was asked for.
    pub target: AgentState,
    /// When.
    pub since: Moment,
}

/// The agent's state as far as it is known, beside the one asked for.
///
/// The two are kept apart on purpose: `state` changes only by what the vendor said or did, `asked` only by the agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// The state last known.
    pub state: AgentState,
    /// How well it is known.
    pub certainty: Certainty,
    /// Since when the agent is in it.
    pub since: Moment,
    /// Who changed it last.
    pub cause: Cause,
    /// What was asked for and is not confirmed.
    pub asked: Option<Asked>,
}

impl Agent {
    /// An agent nobody has signed in yet.
    #[must_use]
    pub const fn signed_out(now: Moment) -> Self {
        Self {
            state: AgentState::SignedOut,
            certainty: Certainty::Confirmed,
            since: now,
            cause: Cause::Me,
            asked: None,
        }
    }

    /// Notes that `target` was asked for. The state itself does not change.
    pub fn ask(&mut self, target: AgentState, now: Moment) {
        self.asked = Some(Asked { target, since: now });
    }

    /// Drops what was asked for: refused, timed out, or taken back.
    pub fn withdraw(&mut self) {
        self.asked = None;
    }

    /// Whether `state` is what was asked for.
    #[must_use]
    pub fn asked_for(&self, state: &AgentState) -> bool {
        self.asked.as_ref().is_some_and(|asked| same_kind(&asked.target, state))
    }

    /// Takes over a state the vendor reported or that follows from its answer; returns whether anything changed.
    ///
    /// The time in state goes on when the state stays the same. What was asked for is done once it is reached;
    /// a different state leaves it standing, since the vendor may still be on its way there.
    pub fn learn(&mut self, state: AgentState, certainty: Certainty, cause: Cause, now: Moment) -> bool {
        if self.asked_for(&state) {
            self.asked = None;
        }
        let moved = self.state != state || self.certainty == Certainty::Unknown;
        let changed = moved || self.certainty != certainty;
        if moved {
            self.since = now;
            self.cause = cause;
        }
        self.state = state;
        self.certainty = certainty;
        changed
    }

    /// Marks the state as unknown from `now` on, keeping the last one known for display.
    pub fn lose_sight(&mut self, now: Moment) {
        if self.certainty != Certainty::Unknown {
            self.certainty = Certainty::Unknown;
            self.since = now;
        }
    }
}

/// Whether reaching `state` fulfils a wish for `target`; a wish without a reason is met by any reason.
fn same_kind(target: &AgentState, state: &AgentState) -> bool {
    match target {
        AgentState::NotReady { reason: None } => matches!(state, AgentState::NotReady { .. }),
        AgentState::NotReady { reason: Some(_) }
        | AgentState::SignedOut
        | AgentState::Ready
        | AgentState::Engaged
        | AgentState::AfterCallWork => target == state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn at(ms: i64) -> Moment {
        Moment::new(Timestamp::from_millisecond(ms).expect("in range"), ms)
    }

    #[test]
    fn asking_for_ready_does_not_make_the_agent_ready() {
        let mut agent = Agent::signed_out(at(0));
        agent.learn(AgentState::NotReady { reason: None }, Certainty::Confirmed, Cause::Reconnect, at(1));
        agent.ask(AgentState::Ready, at(2));
        assert_eq!(agent.state, AgentState::NotReady { reason: None });
        agent.learn(AgentState::Ready, Certainty::Confirmed, Cause::Me, at(3));
        assert_eq!(agent.asked, None);
        assert_eq!(agent.since, at(3));
    }

    #[test]
    fn hearing_the_same_state_again_keeps_its_time() {
        let mut agent = Agent::signed_out(at(0));
        agent.learn(AgentState::Ready, Certainty::Confirmed, Cause::Me, at(10));
        assert!(!agent.learn(AgentState::Ready, Certainty::Confirmed, Cause::Vendor, at(50)));
        assert_eq!(agent.since, at(10));
        assert_eq!(agent.cause, Cause::Me);
    }

    #[test]
    fn a_call_in_between_leaves_the_wish_standing() {
        let mut agent = Agent::signed_out(at(0));
        let lunch = Reason { id: BreakId::new("7"), name: "Lunch".into(), limit_s: Some(1800) };
        agent.ask(AgentState::NotReady { reason: Some(lunch.clone()) }, at(1));
        agent.learn(AgentState::Engaged, Certainty::Confirmed, Cause::Vendor, at(2));
        assert!(agent.asked.is_some());
        agent.learn(AgentState::NotReady { reason: Some(lunch) }, Certainty::Confirmed, Cause::Me, at(3));
        assert!(agent.asked.is_none());
    }

    #[test]
    fn a_state_out_of_sight_counts_its_age_once() {
        let mut agent = Agent::signed_out(at(0));
        agent.learn(AgentState::Ready, Certainty::Confirmed, Cause::Me, at(1));
        agent.lose_sight(at(5));
        agent.lose_sight(at(9));
        assert_eq!((agent.certainty, agent.since), (Certainty::Unknown, at(5)));
        assert_eq!(agent.state, AgentState::Ready, "the last one known stays for display");
    }
}
