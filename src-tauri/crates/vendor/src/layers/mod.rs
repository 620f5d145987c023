//! What every adapter is wrapped in, from the outside in: trace, capability check, retry, rate limit, time limit.

mod check;
mod rate;
mod retry;
mod time_limit;
mod trace;

use std::{sync::Arc, time::Duration};

pub use check::Check;
pub use rate::RateLimit;
pub use retry::RetryRepeatable;
pub use time_limit::TimeLimit;
pub use trace::Trace;

use crate::Vendor;

/// The limits of one vendor account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long one request may take, answer included.
    pub time_limit: Duration,
    /// How many requests may leave within a second, on average.
    pub per_second: u32,
    /// How often a repeatable request is tried in all.
    pub tries: u32,
    /// The pause before the second try; it doubles from there.
    pub first_pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time_limit: Duration::from_secs(15),
            per_second: 10,
            tries: 3,
            first_pause: Duration::from_millis(300),
        }
    }
}

/// Wraps an adapter in all layers.
#[must_use]
pub fn layered(vendor: Arc<dyn Vendor>, limits: Limits) -> Arc<dyn Vendor> {
    let vendor = TimeLimit::new(vendor, limits.time_limit);
    let vendor = RateLimit::new(Arc::new(vendor), limits.per_second);
    let vendor = RetryRepeatable::new(Arc::new(vendor), limits.tries, limits.first_pause);
    let vendor = Check::new(Arc::new(vendor));
    Arc::new(Trace::new(Arc::new(vendor)))
}

#[cfg(test)]
mod tests;
