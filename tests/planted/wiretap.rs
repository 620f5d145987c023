//! A way to a vendor that keeps all that goes over it.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context as _, Result};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};

type Line = Arc<Mutex<Vec<u8>>>;

/// Dropping it closes it, with all that goes over it.
pub(crate) struct Wiretap {
    url: String,
    lines: Arc<Mutex<Vec<Line>>>,
    listener: JoinHandle<()>,
}

impl Wiretap {
    /// Listens on a port of its own, before the vendor at `root_url`.
    pub(crate) async fn before(root_url: &str) -> Result<Self> {
        let vendor: SocketAddr = root_url.strip_prefix("http://").context("plain HTTP")?.parse()?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let lines = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&lines);
        let listener = tokio::spawn(async move {
            // Ends with the listener.
            let mut ways = JoinSet::new();
            while let Ok((bar, _)) = listener.accept().await {
                let Ok(vendor) = TcpStream::connect(vendor).await else { continue };
                let (bar_reads, bar_writes) = bar.into_split();
                let (vendor_reads, vendor_writes) = vendor.into_split();
                ways.spawn(pass(bar_reads, vendor_writes, line(&kept)));
                ways.spawn(pass(vendor_reads, bar_writes, line(&kept)));
            }
        });
        Ok(Self { url, lines, listener })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Each direction of each connection.
    pub(crate) fn heard(&self) -> Vec<Vec<u8>> {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().map(|line| line.lock().unwrap_or_else(PoisonError::into_inner).clone()).collect()
    }

    /// How many answers have come over it.
    pub(crate) fn answers(&self) -> usize {
        let answers = |line: &Vec<u8>| line.windows(9).filter(|part| *part == b"HTTP/1.1 ").count();
        // What a bar writes names the version at the end of a line.
        self.heard().iter().filter(|line| line.starts_with(b"HTTP/")).map(answers).sum()
    }
}

impl Drop for Wiretap {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

fn line(lines: &Mutex<Vec<Line>>) -> Line {
    let line = Line::default();
    lines.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::clone(&line));
    line
}

async fn pass(mut from: impl AsyncRead + Unpin, mut to: impl AsyncWrite + Unpin, line: Line) {
    let mut piece = vec![0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut piece).await {
        line.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(&piece[..count]);
        if to.write_all(&piece[..count]).await.is_err() {
            break;
        }
    }
    // The other side may have closed already.
    let _ = to.shutdown().await;
}
