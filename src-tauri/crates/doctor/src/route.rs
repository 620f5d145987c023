//! Whether a proxy stands between, what the name means, and a connection.

use std::{io, net::SocketAddr, time::Duration};

use hyper::Uri;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use ringside_ipc::Text;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpStream, lookup_host},
    time::timeout,
};
use url::{Host, Url};

use crate::Finding;

const NAME_WITHIN: Duration = Duration::from_secs(5);
const CONNECTS_WITHIN: Duration = Duration::from_secs(5);

/// No proxy's answer to a wish for a connection is longer.
const LONGEST_HEAD: usize = 16 * 1024;

/// How the vendor's host is reached.
pub(crate) struct Route {
    /// The vendor's host and port.
    host: String,
    port: u16,
    encrypted: bool,
    proxy: Option<Intercept>,
}

/// A connection to the vendor's host, through the proxy where there is one.
pub(crate) struct Line {
    pub(crate) stream: TcpStream,
    pub(crate) host: String,
    pub(crate) encrypted: bool,
}

/// The proxy is chosen as the vendor's requests choose it: by the system, and never for this computer.
pub(crate) fn choose(url: &Url) -> Route {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let encrypted = url.scheme() == "https";
    let here = match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    let uri = url.as_str().parse::<Uri>().ok().filter(|_| !here);
    let proxy = uri.and_then(|uri| Matcher::from_system().intercept(&uri));
    Route { host, port: url.port_or_known_default().unwrap_or(443), encrypted, proxy }
}

impl Route {
    /// What is to be connected to first.
    fn first(&self) -> (String, u16) {
        match &self.proxy {
            Some(proxy) => {
                let host = proxy.uri().host().unwrap_or_default().trim_matches(['[', ']']).to_owned();
                (host, proxy.uri().port_u16().unwrap_or(80))
            }
            None => (self.host.clone(), self.port),
        }
    }

    pub(crate) fn found(&self) -> Finding {
        match &self.proxy {
            Some(_) => {
                let (host, port) = self.first();
                Finding::good(Text::new("doctor-proxy").with("host", format!("{host}:{port}")))
            }
            None => Finding::good(Text::new("doctor-proxy-none")),
        }
    }

    pub(crate) async fn name(&self) -> (Finding, Vec<SocketAddr>) {
        let (host, port) = self.first();
        let text = |key: &str| Text::new(key).with("host", host.as_str());
        let found = timeout(NAME_WITHIN, lookup_host((host.as_str(), port))).await;
        let addresses: Vec<SocketAddr> = match found {
            Ok(Ok(addresses)) => addresses.collect(),
            Ok(Err(_)) | Err(_) => Vec::new(),
        };
        if addresses.is_empty() {
            return (Finding::bad(text("doctor-name-bad"), "doctor-do-address"), addresses);
        }
        let count = i64::try_from(addresses.len()).unwrap_or(i64::MAX);
        (Finding::good(text("doctor-name-ok").with("count", count)), addresses)
    }

    pub(crate) async fn connect(&self, addresses: &[SocketAddr]) -> (Finding, Option<Line>) {
        let (host, port) = self.first();
        let text = |key: &str| Text::new(key).with("host", format!("{host}:{port}"));
        let connected = timeout(CONNECTS_WITHIN, TcpStream::connect(addresses)).await;
        let mut stream = match connected {
            Ok(Ok(stream)) => stream,
            Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
                return (Finding::bad(text("doctor-connection-refused"), "doctor-do-address"), None);
            }
            Ok(Err(_)) | Err(_) => {
                return (Finding::bad(text("doctor-connection-none"), "doctor-do-network"), None);
            }
        };
        if let Some(proxy) = self.proxy.as_ref().filter(|_| self.encrypted) {
            let opened = timeout(CONNECTS_WITHIN, self.open_way(&mut stream, proxy)).await;
            if !matches!(opened, Ok(Ok(true))) {
                return (Finding::bad(text("doctor-proxy-refused"), "doctor-do-proxy"), None);
            }
        }
        let line = Line { stream, host: self.host.clone(), encrypted: self.encrypted };
        (Finding::good(text("doctor-connection-ok")), Some(line))
    }

    /// Asks the proxy for a way through; returns whether it opens one.
    async fn open_way(&self, stream: &mut TcpStream, proxy: &Intercept) -> io::Result<bool> {
        let to = if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        };
        let mut head = format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n").into_bytes();
        if let Some(login) = proxy.basic_auth() {
            head.extend([b"Proxy-Authorization: ", login.as_bytes(), b"\r\n"].concat());
        }
        head.extend(b"\r\n");
        stream.write_all(&head).await?;
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") && answer.len() < LONGEST_HEAD {
            answer.push(stream.read_u8().await?);
        }
        let status = answer.split(|byte| *byte == b' ').nth(1).unwrap_or_default();
        Ok(status.starts_with(b"2"))
    }
}
