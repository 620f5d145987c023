//! A network between one bar and one vendor, with faults.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use anyhow::{Context as _, Result};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::mpsc,
    task::{JoinHandle, JoinSet},
    time::{sleep, timeout},
};

use super::{
    faults::{Fault, Kind},
    http::{self, Request},
    plan::Plan,
};

/// How long the vendor may take; long polls end well before.
const VENDOR: Duration = Duration::from_secs(60);

/// The network of one bar to one vendor. Dropping it closes all that goes through it.
pub(super) struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
    listener: JoinHandle<()>,
    /// Keeps the port while nobody listens.
    _port: TcpSocket,
}

struct Shared {
    vendor: SocketAddr,
    plan: Plan,
    site: usize,
    kind: fn(&Request) -> Kind,
    on: AtomicBool,
    /// How many requests of each kind there were.
    counts: [AtomicUsize; 3],
    met: Mutex<BTreeMap<&'static str, u64>>,
    down: mpsc::UnboundedSender<Duration>,
}

impl Proxy {
    /// Listens on a port of its own, before the vendor at `root_url`. Faults are off.
    ///
    /// # Errors
    ///
    /// When there is no port, or the vendor is at no address.
    pub(super) fn start(root_url: &str, plan: Plan, site: usize, kind: fn(&Request) -> Kind) -> Result<Self> {
        let vendor = root_url.strip_prefix("http://").context("plain HTTP")?.parse().context("an address")?;
        let port = socket(([127, 0, 0, 1], 0).into())?;
        let address = port.local_addr()?;
        let listener = socket(address)?.listen(128)?;
        let (down, downs) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared {
            vendor,
            plan,
            site,
            kind,
            on: AtomicBool::new(false),
            counts: Default::default(),
            met: Mutex::default(),
            down,
        });
        let listener = tokio::spawn(listen(listener, address, Arc::clone(&shared), downs));
        Ok(Self { address, shared, listener, _port: port })
    }

    /// Where the bar finds it.
    #[must_use]
    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Lets requests meet faults, or none.
    pub(super) fn faults(&self, on: bool) {
        self.shared.on.store(on, Ordering::Relaxed);
    }

    /// How many faults of each name were met.
    #[must_use]
    pub(super) fn met(&self) -> BTreeMap<&'static str, u64> {
        self.shared.met.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

/// A socket bound to an address that others may be bound to as well.
fn socket(address: SocketAddr) -> Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    #[cfg(unix)]
    socket.set_reuseport(true)?;
    socket.bind(address).context("a port of the campaign's network")?;
    Ok(socket)
}

async fn listen(
    first: TcpListener,
    address: SocketAddr,
    shared: Arc<Shared>,
    mut downs: mpsc::UnboundedReceiver<Duration>,
) {
    let mut connections = JoinSet::new();
    let mut listener = Some(first);
    loop {
        let Some(open) = &listener else {
            // The port is ours all the time, so that this fails only where the system is out of something.
            listener = socket(address).and_then(|socket| Ok(socket.listen(128)?)).ok();
            sleep(Duration::from_millis(5)).await;
            continue;
        };
        tokio::select! {
            accepted = open.accept() => {
                if let Ok((bar, _)) = accepted {
                    connections.spawn(serve(bar, Arc::clone(&shared)));
                }
            }
            Some(pause) = downs.recv() => {
                listener = None;
                sleep(pause).await;
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

/// Serves one connection of the bar for as long as it lasts. How it ended is nobody's business.
async fn serve(mut bar: TcpStream, shared: Arc<Shared>) {
    while let Ok(Some(request)) = http::read_request(&mut bar).await {
        match shared.pass(&request, &mut bar).await {
            Ok(true) => {}
            Ok(false) | Err(_) => return,
        }
    }
}

impl Shared {
    /// Passes one request on, with what it meets; whether the connection can take another.
    async fn pass(&self, request: &Request, bar: &mut TcpStream) -> Result<bool> {
        let kind = (self.kind)(request);
        let n = self.counts[kind as usize].fetch_add(1, Ordering::Relaxed);
        let fault = self.plan.fault(self.site, kind, n).filter(|_| self.on.load(Ordering::Relaxed));
        if let Some(fault) = fault {
            *self.met.lock().unwrap_or_else(PoisonError::into_inner).entry(fault.name()).or_default() += 1;
        }
        match fault {
            None => {
                // The vendor notices that the bar has gone, as it would without anything in between.
                let answer = tokio::select! {
                    answer = self.ask(request) => answer?,
                    _ = bar.read_u8() => return Ok(false),
                };
                bar.write_all(&answer).await?;
                Ok(http::can_go_on(&answer))
            }
            Some(Fault::Refuse(pause)) => {
                // An error means that the network has been taken down for good.
                let _ = self.down.send(pause);
                reset(bar)
            }
            Some(Fault::ResetBefore) => reset(bar),
            Some(Fault::ResetAfter) => {
                self.ask(request).await?;
                reset(bar)
            }
            Some(Fault::Delay(pause)) => {
                sleep(pause).await;
                let answer = self.ask(request).await?;
                bar.write_all(&answer).await?;
                Ok(http::can_go_on(&answer))
            }
            Some(Fault::DelayAnswer(pause)) => {
                let answer = self.ask(request).await?;
                sleep(pause).await;
                bar.write_all(&answer).await?;
                Ok(http::can_go_on(&answer))
            }
            Some(Fault::Truncate) => {
                let answer = self.ask(request).await?;
                bar.write_all(http::half(&answer)).await?;
                Ok(false)
            }
            Some(Fault::ServerError { seen }) => {
                if seen {
                    self.ask(request).await?;
                }
                let page = "<html><body><h1>500 Internal Server Error</h1></body></html>";
                let answer = http::answer("500 Internal Server Error", "", page);
                bar.write_all(answer.as_bytes()).await?;
                Ok(true)
            }
            Some(Fault::TooMany(seconds)) => {
                let wait = format!("retry-after: {seconds}\r\n");
                let answer = http::answer("429 Too Many Requests", &wait, "slow down");
                bar.write_all(answer.as_bytes()).await?;
                Ok(true)
            }
        }
    }

    /// The vendor's whole answer, on a connection of its own.
    async fn ask(&self, request: &Request) -> Result<Vec<u8>> {
        let asked = async {
            let mut vendor = TcpStream::connect(self.vendor).await?;
            vendor.write_all(&request.for_the_vendor()).await?;
            let mut answer = Vec::new();
            vendor.read_to_end(&mut answer).await?;
            Ok::<_, anyhow::Error>(http::without_close(answer))
        };
        timeout(VENDOR, asked).await.context("the vendor does not answer")?
    }
}

/// Ends a connection so that the other side sees it broken.
fn reset(bar: &TcpStream) -> Result<bool> {
    bar.set_zero_linger()?;
    Ok(false)
}
