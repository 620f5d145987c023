use std::time::Duration;

use tokio::time::Instant;

/// The longest pause after failures.
const LONGEST: Duration = Duration::from_secs(60);

/// When one of the requests that watch the agent may be sent again.
#[derive(Debug, Default)]
pub(crate) struct Turn {
    /// `None` before the first time: at once.
    next: Option<Instant>,
    failures: u32,
}

impl Turn {
    pub(crate) fn is_due(&self, now: Instant) -> bool {
        self.next.is_none_or(|next| next <= now)
    }

    /// Whether it failed the last time.
    pub(crate) fn is_failing(&self) -> bool {
        self.failures > 0
    }

    /// How long until it is due.
    pub(crate) fn left(&self, now: Instant) -> Duration {
        self.next.map_or(Duration::ZERO, |next| next.saturating_duration_since(now))
    }

    /// It went well; again after this pause.
    pub(crate) fn went_well(&mut self, now: Instant, pause: Duration) {
        self.failures = 0;
        self.next = Some(now + pause);
    }

    /// It failed: again after 1 s, 2 s, 4 s … 60 s, and not before `at_least`.
    pub(crate) fn failed(&mut self, now: Instant, at_least: Option<Duration>) {
        let pause = Duration::from_secs(1 << self.failures.min(6)).min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        self.next = Some(now + jittered(pause).max(at_least.unwrap_or_default()));
    }

    /// Makes it due after `pause` at the latest, unless it waits for a failure to pass.
    pub(crate) fn within(&mut self, now: Instant, pause: Duration) {
        if self.failures == 0 {
            self.next = self.next.map(|next| next.min(now + pause));
        }
    }
}

/// A pause 10 % shorter or longer, so that a floor of bars does not ask in step.
pub(crate) fn jittered(pause: Duration) -> Duration {
    pause.mul_f64(0.9 + 0.2 * fastrand::f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn failures_double_the_pause_up_to_a_minute_and_the_vendors_own_wait_is_kept() {
        let now = Instant::now();
        let mut turn = Turn::default();
        assert!(turn.is_due(now));
        for seconds in [1, 2, 4, 8, 16, 32, 60, 60, 60] {
            turn.failed(now, None);
            let left = turn.left(now);
            let about = Duration::from_secs(seconds);
            assert!(left >= about.mul_f64(0.89) && left <= about.mul_f64(1.11), "{left:?}");
        }
        turn.failed(now, Some(SECOND * 300));
        assert_eq!(turn.left(now), SECOND * 300);
    }

    #[test]
    fn a_hint_brings_a_look_forward_but_never_one_that_waits_for_a_failure_to_pass() {
        let now = Instant::now();
        let mut turn = Turn::default();
        turn.went_well(now, SECOND * 10);
        turn.within(now, SECOND * 3);
        assert_eq!(turn.left(now), SECOND * 3);
        turn.within(now, SECOND * 30);
        assert_eq!(turn.left(now), SECOND * 3);
        turn.failed(now, Some(SECOND * 20));
        turn.within(now, SECOND);
        assert!(turn.left(now) >= SECOND * 20);
    }
}
