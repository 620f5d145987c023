use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A span of milliseconds from which one is drawn; equal ends make it fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Shortest.
    pub min: u64,
    /// Longest.
    pub max: u64,
}

impl Span {
    /// Returns a span with one length.
    pub fn fixed(ms: u64) -> Self {
        Self { min: ms, max: ms }
    }

    /// Draws a length; ends in the wrong order mean the first.
    pub fn draw(self, rng: &mut fastrand::Rng) -> Duration {
        Duration::from_millis(rng.u64(self.min..=self.max.max(self.min)))
    }

    /// Draws the wait for something that plans itself anew: never nothing, or one moment would never end.
    pub fn draw_again(self, rng: &mut fastrand::Rng) -> Duration {
        self.draw(rng).max(Duration::from_millis(1))
    }
}

/// What is due, by time and then by the order it was asked for.
#[derive(Debug)]
pub struct Timers<D> {
    due: BTreeMap<(Timestamp, u64), D>,
    set: u64,
}

impl<D> Default for Timers<D> {
    fn default() -> Self {
        Self { due: BTreeMap::new(), set: 0 }
    }
}

impl<D> Timers<D> {
    /// Plans `due` for a time.
    pub fn at(&mut self, at: Timestamp, due: D) {
        self.due.insert((at, self.set), due);
        self.set += 1;
    }

    /// Plans `due` for after a wait. What lies beyond the end of all time is never due.
    pub fn after(&mut self, now: Timestamp, wait: Duration, due: D) {
        if let Ok(at) = now.checked_add(wait) {
            self.at(at, due);
        }
    }

    /// Takes what is due first, with its time, if that has come.
    pub fn take(&mut self, now: Timestamp) -> Option<(Timestamp, D)> {
        let first = self.due.first_entry()?;
        let at = first.key().0;
        (at <= now).then(|| (at, first.remove()))
    }

    /// When the next thing is due.
    pub fn next_due(&self) -> Option<Timestamp> {
        self.due.first_key_value().map(|((at, _), _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_comes_by_time_and_then_in_the_order_it_was_asked_for() {
        let now = Timestamp::UNIX_EPOCH;
        let mut timers = Timers::default();
        timers.after(now, Duration::from_secs(2), "late");
        timers.after(now, Duration::from_secs(1), "first");
        timers.after(now, Duration::from_secs(1), "second");
        timers.after(now, Duration::MAX, "never");

        assert_eq!(timers.take(now), None);
        let soon = timers.next_due().unwrap();
        assert_eq!(timers.take(soon), Some((soon, "first")));
        assert_eq!(timers.take(soon), Some((soon, "second")));
        assert_eq!(timers.take(soon), None);
        assert_eq!(timers.take(Timestamp::MAX).map(|(_, due)| due), Some("late"));
        assert_eq!(timers.next_due(), None);
    }

    #[test]
    fn a_span_is_drawn_within_its_ends_and_the_first_counts_when_they_are_reversed() {
        let mut rng = fastrand::Rng::with_seed(1);
        for _ in 0..50 {
            let drawn = Span { min: 3, max: 5 }.draw(&mut rng).as_millis();
            assert!((3..=5).contains(&drawn), "{drawn}");
        }
        assert_eq!(Span { min: 9, max: 5 }.draw(&mut rng), Duration::from_millis(9));
        assert_eq!(Span::fixed(0).draw_again(&mut rng), Duration::from_millis(1));
    }
}
