use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    task::JoinHandle,
    time::{sleep, timeout},
};

/// Passes connections on and notes when each request's first byte arrived.
pub(crate) struct Front {
    addr: SocketAddr,
    arrivals: mpsc::UnboundedReceiver<(String, Instant)>,
    /// The last second's requests of the bar.
    recent: Arc<Mutex<VecDeque<Instant>>>,
    server: JoinHandle<()>,
}

impl Front {
    pub(crate) async fn start(behind: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let addr = listener.local_addr()?;
        let (sender, arrivals) = mpsc::unbounded_channel();
        let recent = Arc::<Mutex<VecDeque<Instant>>>::default();
        let noted = Arc::clone(&recent);
        let server = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (sender, noted) = (sender.clone(), Arc::clone(&noted));
                tokio::spawn(async move {
                    // A connection that breaks is the client's to notice.
                    let _ = pass_on(client, behind, &sender, &noted).await;
                });
            }
        });
        Ok(Self { addr, arrivals, recent, server })
    }

    pub(crate) const fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// When the next request whose target contains `path` arrived. Those before it are forgotten.
    pub(crate) async fn next(&mut self, path: &str, limit: Duration) -> Result<Instant> {
        let found = async {
            while let Some((line, at)) = self.arrivals.recv().await {
                if line.contains(path) {
                    return Some(at);
                }
            }
            None
        };
        timeout(limit, found).await.context("no request came")?.context("the front has ended")
    }

    /// Waits until fewer than so many requests of the bar came within the last second.
    pub(crate) async fn until_fewer_than(&self, count: usize, limit: Duration) -> Result<()> {
        let quiet = async {
            loop {
                let since = {
                    let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
                    while recent.front().is_some_and(|at| at.elapsed() > Duration::from_secs(1)) {
                        recent.pop_front();
                    }
                    if recent.len() < count {
                        return;
                    }
                    recent.front().map_or(Duration::ZERO, Instant::elapsed)
                };
                sleep(Duration::from_millis(1_001).saturating_sub(since)).await;
            }
        };
        timeout(limit, quiet).await.context("it never gets quiet")
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn pass_on(
    client: TcpStream,
    behind: SocketAddr,
    arrivals: &mpsc::UnboundedSender<(String, Instant)>,
    recent: &Mutex<VecDeque<Instant>>,
) -> Result<()> {
    client.set_nodelay(true)?;
    let (mut from_client, mut to_client) = client.into_split();
    let mut bytes = vec![0; 16 * 1024];
    // The first byte counts before the way on is open.
    let mut count = from_client.read(&mut bytes).await?;
    note(&bytes[..count], arrivals, recent);
    let server = TcpStream::connect(behind).await?;
    server.set_nodelay(true)?;
    let (mut from_server, mut to_server) = server.into_split();
    let back = tokio::spawn(async move { copy(&mut from_server, &mut to_client).await });
    while count > 0 {
        to_server.write_all(&bytes[..count]).await?;
        count = from_client.read(&mut bytes).await?;
        note(&bytes[..count], arrivals, recent);
    }
    drop(to_server);
    back.await??;
    Ok(())
}

/// A request has no body here, so each begins a read.
fn note(
    bytes: &[u8],
    arrivals: &mpsc::UnboundedSender<(String, Instant)>,
    recent: &Mutex<VecDeque<Instant>>,
) {
    let at = Instant::now();
    let line = bytes.split(|byte| *byte == b'\r').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line).into_owned();
    if line.starts_with("GET ") {
        if !line.contains("/bare/") {
            recent.lock().unwrap_or_else(PoisonError::into_inner).push_back(at);
        }
        // The receiver lives as long as the measurement.
        let _ = arrivals.send((line, at));
    }
}
