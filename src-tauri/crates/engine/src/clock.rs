use std::sync::Arc;

use jiff::Timestamp;
use ringside_domain::Moment;

/// Where an engine takes the time from.
#[derive(Clone)]
pub struct Clock {
    read: Arc<dyn Fn() -> Moment + Send + Sync>,
}

impl Clock {
    /// The computer's clocks.
    #[must_use]
    pub fn system() -> Self {
        let start = std::time::Instant::now();
        Self::new(move || {
            let mono_ms = i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX);
            Moment::new(Timestamp::now(), mono_ms)
        })
    }

    /// The runtime's clock, which a test can pause, shown on the wall as time passed since `start`.
    #[must_use]
    pub fn of_runtime(start: Timestamp) -> Self {
        let zero = tokio::time::Instant::now();
        Self::new(move || {
            let mono_ms = i64::try_from(zero.elapsed().as_millis()).unwrap_or(i64::MAX);
            Moment::new(start, 0).plus_ms(mono_ms)
        })
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
