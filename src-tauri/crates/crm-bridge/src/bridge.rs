use std::{fmt, io, ops::RangeInclusive, sync::Arc};

use tokio::task::JoinHandle;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::{Bar, Origin, house::House, listen::Port};

/// Where pages look for the bar, one after another. They are few, because each page tries them all, and more than one, because
/// another program or another person's bar may have the first. Nobody has registered them, and no system takes them for
/// outgoing connections.
pub const PORTS: RangeInclusive<u16> = 24810..=24814;

/// Why there is no bridge.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// Other programs have all the ports, or the system keeps them for them.
    #[error("all ports from {first} to {last} are taken")]
    AllTaken {
        /// The first that was tried.
        first: u16,
        /// The last.
        last: u16,
    },
    /// The system lets nobody listen there.
    #[error("cannot listen on port {port} of this computer")]
    Listen {
        /// Which.
        port: u16,
        /// What it says.
        #[source]
        source: io::Error,
    },
}

/// A running bridge. Dropping it ends it in the background.
pub struct Bridge {
    port: u16,
    house: Arc<House>,
    serving: JoinHandle<()>,
    ending: DropGuard,
}

impl Bridge {
    /// Listens on the first port that is free, for both families of loopback addresses where the computer has both. Port 0 takes
    /// any that is free.
    ///
    /// # Errors
    ///
    /// [`NotStarted`] when there is no port to be had.
    pub async fn start(bar: Arc<dyn Bar>, ports: RangeInclusive<u16>) -> Result<Self, NotStarted> {
        let port = Port::first_of(ports).await?;
        let (number, house, ending) = (port.number(), House::new(bar), CancellationToken::new());
        tracing::info!(port = number, "pages of the CRM can connect");
        let serving = tokio::spawn(port.serve(Arc::clone(&house), ending.clone()));
        Ok(Self { port: number, house, serving, ending: ending.drop_guard() })
    }

    /// Where it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Closes all connections of an origin at once, those too that are about to be let in. What it was let in by is the
    /// embedder's to forget, and before this.
    pub fn forget(&self, origin: &Origin) {
        tracing::info!(%origin, "a page is sent away");
        self.house.forget(origin);
    }

    /// Closes all connections, and returns when they are closed and the port is free.
    pub async fn stop(self) {
        drop(self.ending);
        // The task neither panics nor is aborted by anyone, so there is nothing to learn from its result.
        let _ = self.serving.await;
        tracing::info!(port = self.port, "pages of the CRM cannot connect any more");
    }
}

impl fmt::Debug for Bridge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bridge").field("port", &self.port).finish_non_exhaustive()
    }
}
