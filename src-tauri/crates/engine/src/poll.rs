use std::time::Duration;

use ringside_domain::{AgentState, Certainty};

use crate::session::Session;

/// While something may happen at any moment.
const BUSY: Duration = Duration::from_secs(1);
/// At rest.
const REST: Duration = Duration::from_secs(5);
/// Where the vendor pushes changes, looking is a safety net.
const PUSHED: Duration = Duration::from_secs(30);
/// The longest pause after failures.
const LONGEST: Duration = Duration::from_secs(30);

/// How long to wait before the vendor's list is read again: fast around calls and while ready, slow at rest, slower
/// with each failure, and hardly at all while changes are `pushed`. `jitter` in 0..1 spreads it by 15 % either way, so
/// that a floor of bars does not ask in step.
pub(crate) fn pause(session: &Session, pushed: bool, jitter: f64) -> Duration {
    let base = if session.failures > 0 {
        let doubled = BUSY.saturating_mul(1 << session.failures.min(5));
        doubled.min(LONGEST)
    } else if pushed && session.capabilities.push {
        PUSHED
    } else if is_busy(session) {
        BUSY
    } else {
        REST
    };
    base.mul_f64(0.85 + 0.3 * jitter.clamp(0.0, 1.0))
}

fn is_busy(session: &Session) -> bool {
    let agent = &session.agent;
    let may_be_offered_calls = match agent.state {
        AgentState::Ready => true,
        AgentState::NotReady { .. } => agent.certainty == Certainty::Unknown,
        AgentState::SignedOut | AgentState::Engaged | AgentState::AfterCallWork => false,
    };
    may_be_offered_calls || !session.desk.calls().is_empty() || !session.pending.is_empty()
}
