use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::Timestamp;
use ringside_domain::Moment;
use ringside_machine::uptime;

/// Where an engine takes the time from.
#[derive(Clone)]
pub struct Clock {
    read: Arc<dyn Fn() -> Moment + Send + Sync>,
}

impl Clock {
    /// The computer's clocks. Durations are counted on one that goes on while the computer sleeps.
    #[must_use]
    pub fn system() -> Self {
        let start = uptime();
        Self::new(move || {
            let mono_ms = i64::try_from(uptime().saturating_sub(start).as_millis()).unwrap_or(i64::MAX);
            Moment::new(Timestamp::now(), mono_ms)
        })
    }

    /// The runtime's clock, which a test can pause, shown on the wall as time passed since `start`.
    #[must_use]
    pub fn of_runtime(start: Timestamp) -> Self {
        Self::with_hands(start).0
    }

    /// The same, with hands on it: a test can set the wall clock and put the computer to sleep.
    #[must_use]
    pub fn with_hands(start: Timestamp) -> (Self, Hands) {
        let zero = tokio::time::Instant::now();
        let hands = Hands::default();
        let moved = hands.clone();
        let clock = Self::new(move || {
            let awake = i64::try_from(zero.elapsed().as_millis()).unwrap_or(i64::MAX);
            let mono_ms = awake.saturating_add(moved.slept_ms.load(Ordering::Relaxed));
            let wall_ms = mono_ms.saturating_add(moved.set_by_ms.load(Ordering::Relaxed));
            Moment::new(Moment::new(start, 0).plus_ms(wall_ms).wall, mono_ms)
        });
        (clock, hands)
    }

    fn new(read: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        Self { read: Arc::new(read) }
    }

    /// Now, on both clocks.
    #[must_use]
    pub fn now(&self) -> Moment {
        (self.read)()
    }
}

/// Moves a clock in ways that time does not.
#[derive(Debug, Clone, Default)]
pub struct Hands {
    slept_ms: Arc<AtomicI64>,
    set_by_ms: Arc<AtomicI64>,
}

impl Hands {
    /// Time passes on every clock but the runtime's, which stands still while a computer sleeps.
    pub fn sleep_ms(&self, ms: i64) {
        self.slept_ms.fetch_add(ms, Ordering::Relaxed);
    }

    /// The wall clock is set by so much; negative is back.
    pub fn set_wall_by_ms(&self, ms: i64) {
        self.set_by_ms.fetch_add(ms, Ordering::Relaxed);
    }
}
