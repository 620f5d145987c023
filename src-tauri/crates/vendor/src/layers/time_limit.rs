use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_domain::VendorId;
use tokio::sync::watch;

use crate::{Capabilities, Reply, Request, Vendor, VendorError, VendorErrorKind};

/// Gives up waiting after a while. The vendor may have executed the request all the same.
pub struct TimeLimit {
    inner: Arc<dyn Vendor>,
    limit: Duration,
}

impl TimeLimit {
    /// Wraps an adapter.
    #[must_use]
    pub fn new(inner: Arc<dyn Vendor>, limit: Duration) -> Self {
        Self { inner, limit }
    }
}

#[async_trait]
impl Vendor for TimeLimit {
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
        let operation = request.kind().name();
        tokio::time::timeout(self.limit, self.inner.execute(request))
            .await
            .unwrap_or_else(|_| Err(VendorError::new(self.id(), operation, VendorErrorKind::TimedOut)))
    }
}
