//! The ports, and whoever connects to them.

use std::{
    io::{self, ErrorKind},
    net::{Ipv4Addr, Ipv6Addr, SocketAddr},
    ops::RangeInclusive,
    sync::Arc,
    time::Duration,
};

use tokio::{
    net::{TcpListener, TcpStream},
    task::JoinSet,
    time::{Instant, sleep, timeout},
};
use tokio_util::sync::CancellationToken;

use crate::{NotStarted, house::House, http, pace::Pace};

/// How often a free port is asked for until it is free in both families.
const DRAWS: usize = 16;
/// How many connections are taken at once, and in which time one more. What comes faster waits at the system's door: whoever was
/// taken has more than half a second to say who it is before a flood takes its place.
const PACE: (u32, Duration) = (64, Duration::from_millis(20));
/// How long connections have for their last words when all ends.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// One port of the loopback interface, in both families where the computer has both.
#[derive(Debug)]
pub(crate) struct Port {
    number: u16,
    v4: TcpListener,
    v6: Option<TcpListener>,
}

impl Port {
    /// Takes the first of a range that is free.
    pub(crate) async fn first_of(ports: RangeInclusive<u16>) -> Result<Self, NotStarted> {
        let (first, last) = ports.clone().into_inner();
        for wanted in ports {
            for _ in 0..if wanted == 0 { DRAWS } else { 1 } {
                match Self::take(wanted).await {
                    Ok(port) => return Ok(port),
                    Err(error) if is_taken(&error) => {}
                    Err(source) => return Err(NotStarted::Listen { port: wanted, source }),
                }
            }
        }
        Err(NotStarted::AllTaken { first, last })
    }

    /// Takes one in both families, or neither: whoever says `localhost` must find the bar by either address, and not another
    /// program that has the second.
    async fn take(wanted: u16) -> io::Result<Self> {
        let v4 = TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)).await?;
        let number = v4.local_addr()?.port();
        let v6 = match TcpListener::bind((Ipv6Addr::LOCALHOST, number)).await {
            Ok(listener) => Some(listener),
            Err(error) if is_taken(&error) => return Err(error),
            // This computer has no such address.
            Err(_) => None,
        };
        Ok(Self { number, v4, v6 })
    }

    pub(crate) fn number(&self) -> u16 {
        self.number
    }

    /// Serves whoever connects, until told to end; then frees the port and lets connections say their last words.
    pub(crate) async fn serve(self, house: Arc<House>, ending: CancellationToken) {
        let mut connections = JoinSet::new();
        let mut pace = Pace::new(PACE.0, PACE.1, Instant::now());
        loop {
            tokio::select! {
                () = ending.cancelled() => break,
                Some(_) = connections.join_next() => {}
                accepted = self.accept(pace.wait(Instant::now())) => match accepted {
                    Ok((stream, peer)) => {
                        pace.keeps(Instant::now());
                        // Only costs time when it fails.
                        let _ = stream.set_nodelay(true);
                        connections.spawn(http::serve(stream, peer.ip(), self.number, Arc::clone(&house)));
                    }
                    // Out of file handles, most likely: connections that end make room.
                    Err(error) => {
                        tracing::warn!(%error, "cannot accept a connection");
                        sleep(Duration::from_millis(50)).await;
                    }
                },
            }
        }
        drop(self);
        house.close();
        let _ = timeout(LAST_WORDS, async { while connections.join_next().await.is_some() {} }).await;
        connections.shutdown().await;
    }

    async fn accept(&self, after: Duration) -> io::Result<(TcpStream, SocketAddr)> {
        sleep(after).await;
        match &self.v6 {
            None => self.v4.accept().await,
            Some(v6) => tokio::select! {
                accepted = self.v4.accept() => accepted,
                accepted = v6.accept() => accepted,
            },
        }
    }
}

/// Whether somebody has it, or Windows keeps it for somebody.
fn is_taken(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied)
}
