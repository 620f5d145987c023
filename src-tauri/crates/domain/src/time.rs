use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One instant on both clocks: the wall for what a person or a vendor reads, the monotonic one for durations.
///
/// A clock set back, daylight saving or a wrong PC clock changes `wall` and never an [`elapsed_ms`](Self::elapsed_ms).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The wall clock, corrected by the vendor's offset where one is known.
    pub wall: Timestamp,
    /// Milliseconds on the monotonic clock. The zero is the process's own; negative values lie before its start.
    pub mono_ms: i64,
}

impl Moment {
    /// Joins readings of the two clocks.
    #[must_use]
    pub const fn new(wall: Timestamp, mono_ms: i64) -> Self {
        Self { wall, mono_ms }
    }

    /// Milliseconds from `self` to `now` on the monotonic clock, never below zero.
    #[must_use]
    pub const fn elapsed_ms(self, now: Self) -> u64 {
        let span = now.mono_ms.saturating_sub(self.mono_ms);
        if span < 0 { 0 } else { span.unsigned_abs() }
    }

    /// The moment at which the wall clock showed `wall`, seen from `self`; one that lies ahead is taken as now.
    #[must_use]
    pub fn at_wall(self, wall: Timestamp) -> Self {
        let ago = self.wall.as_millisecond().saturating_sub(wall.as_millisecond()).max(0);
        Self { wall, mono_ms: self.mono_ms.saturating_sub(ago) }
    }

    /// The moment `ms` later on both clocks; the wall stays where it is when it would leave its range.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        let wall = self.wall.as_millisecond().saturating_add(ms);
        Self {
            wall: Timestamp::from_millisecond(wall).unwrap_or(self.wall),
            mono_ms: self.mono_ms.saturating_add(ms),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(ms: i64) -> Moment {
        Moment::new(Timestamp::from_millisecond(ms).expect("in range"), ms)
    }

    #[test]
    fn a_wall_clock_set_back_changes_no_duration() {
        let before = at(1_000_000);
        let after = Moment::new(Timestamp::from_millisecond(0).expect("in range"), 1_005_000);
        assert_eq!(before.elapsed_ms(after), 5_000);
    }

    #[test]
    fn a_duration_is_never_negative() {
        assert_eq!(at(5_000).elapsed_ms(at(1_000)), 0);
    }

    #[test]
    fn a_vendor_time_ahead_of_ours_counts_from_now() {
        let now = at(10_000);
        let ahead = now.at_wall(Timestamp::from_millisecond(99_000).expect("in range"));
        assert_eq!(ahead.elapsed_ms(now), 0);
        let past = now.at_wall(Timestamp::from_millisecond(4_000).expect("in range"));
        assert_eq!(past.elapsed_ms(now), 6_000);
    }
}
