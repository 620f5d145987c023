use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// The simulated vendor's clock, in whole milliseconds.
///
/// It runs with tokio's clock, so a test that pauses tokio pauses the vendor too, and it can be moved ahead by hand.
#[derive(Debug)]
pub(crate) struct Clock {
    wall: Timestamp,
    started: tokio::time::Instant,
    ahead_ms: AtomicU64,
}

impl Clock {
    /// A clock that begins at the real time.
    pub(crate) fn start() -> Self {
        Self { wall: Timestamp::now(), started: tokio::time::Instant::now(), ahead_ms: AtomicU64::new(0) }
    }

    /// The simulated time.
    pub(crate) fn now(&self) -> Timestamp {
        let ran = self.started.elapsed() + Duration::from_millis(self.ahead_ms.load(Ordering::Relaxed));
        let ran = SignedDuration::try_from(ran).unwrap_or(SignedDuration::ZERO);
        let now = self.wall.checked_add(ran).unwrap_or(Timestamp::MAX);
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Moves it ahead; it never goes back.
    pub(crate) fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        let add = |ahead: u64| Some(ahead.saturating_add(by));
        // The closure never returns `None`, so the update cannot fail.
        let _ = self.ahead_ms.fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }
}
