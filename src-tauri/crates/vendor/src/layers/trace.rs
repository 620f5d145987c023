use std::sync::Arc;

use async_trait::async_trait;
use ringside_domain::VendorId;
use tokio::sync::watch;
use tokio::time::Instant;

use crate::{Capabilities, Reply, Request, RequestKind, Vendor, VendorError};

/// Writes one log line per request: what was asked, how long it took, what went wrong. Never whom it was about.
pub struct Trace {
    inner: Arc<dyn Vendor>,
}

impl Trace {
    /// Wraps an adapter.
    #[must_use]
    pub fn new(inner: Arc<dyn Vendor>) -> Self {
        Self { inner }
    }
}

#[async_trait]
impl Vendor for Trace {
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
        let kind = request.kind();
        let started = Instant::now();
        let result = self.inner.execute(request).await;
        let took_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let vendor = self.inner.id();
        match &result {
            Ok(_) if kind == RequestKind::Snapshot => {
                tracing::trace!(%vendor, operation = kind.name(), took_ms, "answered");
            }
            Ok(_) => tracing::info!(%vendor, operation = kind.name(), took_ms, "answered"),
            Err(error) => tracing::warn!(
                %vendor,
                operation = kind.name(),
                took_ms,
                kind = %error.kind,
                reached = ?error.reached,
                code = error.vendor_code.as_deref(),
                "failed"
            ),
        }
        result
    }
}
