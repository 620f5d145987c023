//! How fast a page may talk.

use std::time::Duration;

use tokio::time::Instant;

/// Messages at once, which then come back one by one.
const AT_ONCE: u32 = 40;
/// The time in which one comes back.
const EACH: Duration = Duration::from_millis(50);

/// Counts one connection's messages: forty at once, twenty a second in the long run.
#[derive(Debug)]
pub(crate) struct Pace {
    /// When all would be there again if nothing else came.
    full_at: Instant,
}

impl Pace {
    /// Nothing said yet.
    pub(crate) fn new(now: Instant) -> Self {
        Self { full_at: now }
    }

    /// Counts a message and returns whether it still is one of those allowed.
    pub(crate) fn keeps(&mut self, now: Instant) -> bool {
        self.full_at = self.full_at.max(now) + EACH;
        self.full_at <= now + EACH * AT_ONCE
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn forty_at_once_are_allowed_and_not_one_more() {
        let now = Instant::now();
        let mut pace = Pace::new(now);
        assert!((0..40).all(|_| pace.keeps(now)));
        assert!(!pace.keeps(now));
    }

    proptest! {
        #[test]
        fn no_second_has_more_than_forty_and_twenty_and_twenty_a_second_are_always_allowed(
            pauses in prop::collection::vec(0_u64..200, 1..200)
        ) {
            let mut now = Instant::now();
            let mut pace = Pace::new(now);
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
    }
}
