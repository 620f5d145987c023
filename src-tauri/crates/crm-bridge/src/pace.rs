//! How fast somebody may go.

use std::time::Duration;

use tokio::time::Instant;

/// Counts what happens: so many at once, which then come back one by one.
#[derive(Debug)]
pub(crate) struct Pace {
    at_once: u32,
    each: Duration,
    /// When all would be there again if nothing else happened.
    full_at: Instant,
}

impl Pace {
    /// Nothing happened yet. One comes back in `each`.
    pub(crate) fn new(at_once: u32, each: Duration, now: Instant) -> Self {
        Self { at_once, each, full_at: now }
    }

    /// Counts one more and returns whether it still is one of those allowed.
    pub(crate) fn keeps(&mut self, now: Instant) -> bool {
        self.full_at = self.full_at.max(now) + self.each;
        self.full_at <= now + self.each * self.at_once
    }

    /// How long from now until one more would be allowed.
    pub(crate) fn wait(&self, now: Instant) -> Duration {
        (self.full_at.max(now) + self.each).saturating_duration_since(now + self.each * self.at_once)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EACH: Duration = Duration::from_millis(50);

    #[test]
    fn forty_at_once_are_allowed_and_not_one_more() {
        let now = Instant::now();
        let mut pace = Pace::new(40, EACH, now);
        assert!((0..40).all(|_| pace.keeps(now)));
        assert!(!pace.keeps(now));
    }

    proptest! {
        #[test]
        fn no_second_has_more_than_forty_and_twenty_and_twenty_a_second_are_always_allowed(
            pauses in prop::collection::vec(0_u64..200, 1..200)
        ) {
            let mut now = Instant::now();
            let mut pace = Pace::new(40, EACH, now);
            let mut kept = Vec::new();
            for pause in &pauses {
                now += Duration::from_millis(*pause);
                if !pace.keeps(now) {
                    break;
                }
                kept.push(now);
            }
            for (at, first) in kept.iter().enumerate() {
                let within = kept[at..].iter().filter(|other| **other - *first <= Duration::from_secs(1)).count();
                prop_assert!(within <= 61, "{within} in a second");
            }
            if pauses.iter().all(|pause| *pause >= 50) {
                prop_assert_eq!(kept.len(), pauses.len());
            }
        }

        #[test]
        fn whoever_waits_for_the_next_is_always_allowed_and_waits_no_longer_than_needed(
            pauses in prop::collection::vec(0_u64..100, 1..200)
        ) {
            let mut now = Instant::now();
            let mut pace = Pace::new(40, EACH, now);
            for pause in pauses {
                now += Duration::from_millis(pause);
                let wait = pace.wait(now);
                if !wait.is_zero() {
                    let too_early = now + wait - Duration::from_millis(1);
                    let mut impatient = Pace { ..pace };
                    prop_assert!(!impatient.keeps(too_early));
                }
                now += wait;
                prop_assert!(pace.keeps(now));
            }
        }
    }
}
