use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_domain::VendorId;
use tokio::sync::watch;

use crate::{Capabilities, Reply, Request, Retry, Vendor, VendorError};

/// Repeats what the adapter declares repeatable, and nothing else, after passing faults.
pub struct RetryRepeatable {
    inner: Arc<dyn Vendor>,
    tries: u32,
    first_pause: Duration,
}

/// A vendor that asks for a longer wait than this is answered to at once: the caller knows better what to do meanwhile.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

impl RetryRepeatable {
    /// Wraps an adapter; `tries` counts the first one too.
    #[must_use]
    pub fn new(inner: Arc<dyn Vendor>, tries: u32, first_pause: Duration) -> Self {
        Self { inner, tries, first_pause }
    }
}

#[async_trait]
impl Vendor for RetryRepeatable {
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
        let tries = if self.inner.repeatable(&request) { self.tries.max(1) } else { 1 };
        let mut pause = self.first_pause;
        for _ in 1..tries {
            let error = match self.inner.execute(request.clone()).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            let wait = match error.retry {
                Retry::Never => return Err(error),
                Retry::Backoff => pause,
                Retry::After(wait) => wait,
            };
            if wait > LONGEST_PAUSE {
                return Err(error);
            }
            tokio::time::sleep(wait).await;
            pause *= 2;
        }
        self.inner.execute(request).await
    }
}
