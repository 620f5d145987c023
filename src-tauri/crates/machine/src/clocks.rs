use std::time::{Duration, Instant};

use jiff::Timestamp;

/// How long the computer has been up, sleep included, on a clock that nobody can set. Only differences mean anything.
///
/// The clock of [`Instant`] stands still during sleep on Linux and macOS; this one does not.
#[must_use]
pub fn uptime() -> Duration {
    #[cfg(unix)]
    {
        use rustix::time::{ClockId, clock_gettime};
        #[cfg(any(target_os = "linux", target_os = "android"))]
        const CLOCK: ClockId = ClockId::Boottime;
        // On macOS this is the one that goes on during sleep.
        #[cfg(not(any(target_os = "linux", target_os = "android")))]
        const CLOCK: ClockId = ClockId::Monotonic;
        let at = clock_gettime(CLOCK);
        let seconds = u64::try_from(at.tv_sec).unwrap_or(0);
        Duration::new(seconds, u32::try_from(at.tv_nsec).unwrap_or(0))
    }
    #[cfg(not(unix))]
    {
        use std::sync::LazyLock;
        // The performance counter of Windows goes on during sleep.
        static FIRST: LazyLock<Instant> = LazyLock::new(Instant::now);
        FIRST.elapsed()
    }
}

/// All clocks at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The clock that may stand still during sleep.
    pub(crate) awake: Duration,
    /// The clock that does not.
    pub(crate) uptime: Duration,
    /// What a person sees.
    pub(crate) wall: Timestamp,
}

/// The computer's clocks, counted from now where they have no zero of their own.
pub(crate) fn system() -> impl Fn() -> Reading + Send + Sync + 'static {
    let start = Instant::now();
    move || Reading { awake: start.elapsed(), uptime: uptime(), wall: Timestamp::now() }
}

/// What two readings, taken `period` apart as far as the program knows, say of the time between them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Gap {
    /// How long nothing ran, when that was long enough to matter.
    pub(crate) slept: Option<Duration>,
    /// By how much the wall clock was set, when that was enough to matter. Negative is back.
    pub(crate) set_by_ms: Option<i64>,
}

/// From here on the awake clock stood still.
const SLEPT: Duration = Duration::from_secs(3);
/// A look that comes so much too late is one the program slept through, where every clock goes on during sleep.
const LATE: Duration = Duration::from_secs(15);
/// Time servers slew smaller differences away.
const SET_MS: i64 = 2_000;

impl Reading {
    /// Compares with an earlier reading.
    pub(crate) fn since(&self, before: &Self, period: Duration) -> Gap {
        let passed = self.uptime.saturating_sub(before.uptime);
        let ran = self.awake.saturating_sub(before.awake);
        let stood_still = passed.saturating_sub(ran);
        let late = passed.saturating_sub(period);
        let slept = if stood_still >= SLEPT {
            Some(stood_still)
        } else if late >= LATE {
            Some(late)
        } else {
            None
        };
        let on_the_wall = self.wall.as_millisecond().saturating_sub(before.wall.as_millisecond());
        let passed_ms = i64::try_from(passed.as_millis()).unwrap_or(i64::MAX);
        let set_by_ms = Some(on_the_wall.saturating_sub(passed_ms)).filter(|by| by.abs() >= SET_MS);
        Gap { slept, set_by_ms }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERIOD: Duration = Duration::from_secs(2);
    const START: Reading =
        Reading { awake: Duration::ZERO, uptime: Duration::from_secs(900), wall: Timestamp::UNIX_EPOCH };

    fn after(awake_s: u64, uptime_s: u64, wall_s: i64) -> Gap {
        let reading = Reading {
            awake: START.awake + Duration::from_secs(awake_s),
            uptime: START.uptime + Duration::from_secs(uptime_s),
            wall: Timestamp::from_second(wall_s).expect("in range"),
        };
        reading.since(&START, PERIOD)
    }

    #[test]
    fn nothing_happens_while_all_clocks_agree() {
        assert_eq!(after(2, 2, 2), Gap::default());
        assert_eq!(after(5, 5, 5), Gap::default(), "a busy computer looks late");
    }

    #[test]
    fn a_clock_that_stood_still_was_asleep_and_nobody_set_the_wall() {
        let slept = Some(Duration::from_secs(1_200));
        assert_eq!(after(2, 1_202, 1_202), Gap { slept, set_by_ms: None });
    }

    #[test]
    fn where_no_clock_stands_still_a_look_that_comes_far_too_late_was_slept_through() {
        let slept = Some(Duration::from_secs(1_200));
        assert_eq!(after(1_202, 1_202, 1_202), Gap { slept, set_by_ms: None });
    }

    #[test]
    fn a_wall_clock_that_was_set_is_no_sleep() {
        assert_eq!(after(2, 2, 7_202), Gap { slept: None, set_by_ms: Some(7_200_000) });
        assert_eq!(after(2, 2, -7_198), Gap { slept: None, set_by_ms: Some(-7_200_000) });
    }

    #[test]
    fn a_clock_set_during_sleep_is_told_beside_it() {
        let slept = Some(Duration::from_secs(60));
        assert_eq!(after(2, 62, 3_662), Gap { slept, set_by_ms: Some(3_600_000) });
    }

    #[test]
    fn the_uptime_never_goes_back() {
        let first = uptime();
        assert!(uptime() >= first);
    }
}
