use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How a call came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum CallKind {
    /// Click to call.
    Ctc,
    /// A customer called.
    Ibd,
}

impl CallKind {
    /// `cType`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Ctc => "CTC",
            Self::Ibd => "IBD",
        }
    }
}

/// How far a call has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallState {
    /// The phone that is called first rings.
    FirstLegRinging,
    /// The first leg waits on the line while the second rings.
    SecondLegRinging,
    /// Both sides are connected.
    Bridged,
    /// Over.
    Ended,
}

/// Whose leg it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Party {
    Agent,
    Customer,
}

/// A phone that may be rung.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) number: String,
    pub(crate) agent: Option<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct Leg {
    pub(crate) party: Party,
    pub(crate) targets: Vec<Target>,
    /// The target that rings or has answered.
    pub(crate) current: usize,
    pub(crate) all_at_once: bool,
    pub(crate) ring: Duration,
    pub(crate) rang_at: Option<Timestamp>,
    pub(crate) answered_at: Option<Timestamp>,
}

impl Leg {
    pub(crate) fn new(party: Party, targets: Vec<Target>) -> Self {
        Self {
            party,
            targets,
            current: 0,
            all_at_once: false,
            ring: Duration::from_secs(30),
            rang_at: None,
            answered_at: None,
        }
    }

    pub(crate) fn target(&self) -> Option<&Target> {
        self.targets.get(self.current)
    }

    /// The place of a target that this agent could pick up.
    pub(crate) fn place_of(&self, user: &str) -> Option<usize> {
        let is_users = |target: &Target| target.agent.as_deref() == Some(user);
        if self.all_at_once && self.answered_at.is_none() {
            self.targets.iter().position(is_users)
        } else {
            self.target().filter(|target| is_users(target)).map(|_| self.current)
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) id: String,
    pub(crate) kind: CallKind,
    pub(crate) state: CallState,
    pub(crate) started: Timestamp,
    /// Called first; of an inbound call, the customer.
    pub(crate) first: Leg,
    pub(crate) second: Leg,
    /// Talk time after which the vendor hangs up.
    pub(crate) limit: Option<Duration>,
    pub(crate) ended: Option<Timestamp>,
    /// `callStatus`.
    pub(crate) status: Option<i64>,
    pub(crate) hung_up_by: Option<Party>,
    pub(crate) disposition: Option<String>,
    pub(crate) call_back: Option<String>,
    /// `fromType`, `from`, `toType`, `to` of the request.
    pub(crate) asked: Vec<(String, String)>,
}

impl Call {
    pub(crate) fn is_live(&self) -> bool {
        self.state != CallState::Ended
    }

    pub(crate) fn leg(&self, party: Party) -> &Leg {
        if self.first.party == party { &self.first } else { &self.second }
    }

    /// The leg whose phone rings now.
    pub(crate) fn ringing(&self) -> Option<&Leg> {
        match self.state {
            CallState::FirstLegRinging => Some(&self.first),
            CallState::SecondLegRinging => Some(&self.second),
            CallState::Bridged | CallState::Ended => None,
        }
    }

    pub(crate) fn involves(&self, user: &str) -> bool {
        [&self.first, &self.second].into_iter().any(|leg| leg.place_of(user).is_some())
    }

    /// The agent whose phone rings, rang last, or was answered.
    pub(crate) fn agent(&self) -> Option<&str> {
        self.leg(Party::Agent).target().and_then(|target| target.agent.as_deref())
    }

    pub(crate) fn customer(&self) -> Option<&str> {
        self.leg(Party::Customer).target().map(|target| target.number.as_str())
    }

    /// When both sides were connected.
    pub(crate) fn bridged_at(&self) -> Option<Timestamp> {
        self.first.answered_at.zip(self.second.answered_at).map(|(first, second)| first.max(second))
    }

    /// Whole seconds of conversation.
    pub(crate) fn talked_s(&self, now: Timestamp) -> i64 {
        let until = self.ended.unwrap_or(now);
        self.bridged_at().map_or(0, |since| until.duration_since(since).as_secs())
    }
}
