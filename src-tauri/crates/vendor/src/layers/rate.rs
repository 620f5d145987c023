use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_domain::VendorId;
use tokio::sync::watch;
use tokio::{sync::Mutex, time::Instant};

use crate::{Capabilities, Reply, Request, RequestKind, Vendor, VendorError};

/// Spreads requests so that no more than so many leave within a second on average; a second's worth may leave at once.
///
/// What a person pressed counts and never waits, so that no list being read holds up a click. Reads wait, and so do
/// outcomes, of which many may have gathered.
pub struct RateLimit {
    inner: Arc<dyn Vendor>,
    /// The time one request uses up.
    step: Duration,
    /// How much may be used ahead of time.
    burst: Duration,
    /// When all requests let through so far will have used up their time.
    used_until: Mutex<Option<Instant>>,
}

impl RateLimit {
    /// Wraps an adapter; a rate of 0 is taken as 1.
    #[must_use]
    pub fn new(inner: Arc<dyn Vendor>, per_second: u32) -> Self {
        let step = Duration::from_secs(1) / per_second.max(1);
        Self { inner, step, burst: Duration::from_secs(1).saturating_sub(step), used_until: Mutex::new(None) }
    }

    /// Uses up one request's time and returns when it may leave.
    async fn turn(&self) -> Instant {
        let mut used_until = self.used_until.lock().await;
        let now = Instant::now();
        let from = used_until.map_or(now, |until| until.max(now));
        *used_until = Some(from + self.step);
        from.checked_sub(self.burst).unwrap_or(now)
    }
}

#[async_trait]
impl Vendor for RateLimit {
    fn id(&self) -> VendorId {
        self.inner.id()
    }

    fn capabilities(&self) -> Arc<Capabilities> {
        self.inner.capabilities()
    }

    fn repeatable(&self, request: &Request) -> bool {
        self.inner.repeatable(request)
    }

    fn changes(&self) -> Option<watch::Receiver<u64>> {
        self.inner.changes()
    }

    fn pushes(&self) -> Option<bool> {
        self.inner.pushes()
    }

    async fn execute(&self, request: Request) -> Result<Reply, VendorError> {
        let turn = self.turn().await;
        if self.inner.repeatable(&request) || request.kind() == RequestKind::Dispose {
            tokio::time::sleep_until(turn).await;
        }
        self.inner.execute(request).await
    }
}
