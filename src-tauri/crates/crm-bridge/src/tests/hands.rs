//! The other end of a connection: a browser's hands, and hands no browser has.

use std::{net::Ipv4Addr, sync::Arc, time::Duration};

use futures::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, DuplexStream, duplex},
    net::TcpStream,
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{Message, protocol::Role},
};

use crate::{house::House, http};

/// The port of a house without one.
pub(crate) const PORT: u16 = 24810;

/// How long a test waits for what must come: longer than any limit of the bridge on a paused clock, long enough on a busy machine.
const PATIENCE: Duration = Duration::from_secs(300);

/// Waits for what must come.
pub(crate) async fn soon<T>(coming: impl Future<Output = T>) -> T {
    timeout(PATIENCE, coming).await.expect("it comes")
}

/// A request's head, as a browser sends it, for a test to bend.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub(crate) line: String,
    pub(crate) headers: Vec<(String, Vec<u8>)>,
}

impl Head {
    /// A page of the CRM opens a socket.
    pub(crate) fn socket(port: u16, origin: &str) -> Self {
        let headers = [
            ("Host", format!("127.0.0.1:{port}")),
            ("Connection", "keep-alive, Upgrade".into()),
            ("Upgrade", "websocket".into()),
            ("Origin", origin.into()),
            ("Sec-WebSocket-Version", "13".into()),
            ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==".into()),
            ("Sec-WebSocket-Protocol", "ringside.v1".into()),
            ("Sec-Fetch-Site", "cross-site".into()),
            ("Sec-Fetch-Mode", "websocket".into()),
        ];
        Self::of("GET /ringside/v1 HTTP/1.1", headers)
    }

    /// A page of the CRM looks for the bar.
    pub(crate) fn discovery(port: u16, origin: &str) -> Self {
        let headers = [
            ("Host", format!("127.0.0.1:{port}")),
            ("Origin", origin.into()),
            ("Sec-Fetch-Site", "cross-site".into()),
            ("Sec-Fetch-Mode", "cors".into()),
        ];
        Self::of("GET /ringside HTTP/1.1", headers)
    }

    fn of<const N: usize>(line: &str, headers: [(&str, String); N]) -> Self {
        let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value.into_bytes()));
        Self { line: line.to_owned(), headers: headers.collect() }
    }

    pub(crate) fn line(mut self, line: &str) -> Self {
        line.clone_into(&mut self.line);
        self
    }

    /// The same without a header.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self
    }

    /// The same with a header more.
    pub(crate) fn and(mut self, name: &str, value: impl Into<Vec<u8>>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// The same with another value.
    pub(crate) fn with(self, name: &str, value: impl Into<Vec<u8>>) -> Self {
        self.without(name).and(name, value)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = format!("{}\r\n", self.line).into_bytes();
        for (name, value) in &self.headers {
            bytes.extend_from_slice(name.as_bytes());
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(value);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"\r\n");
        bytes
    }
}

/// A connection to a house without a port.
pub(crate) fn connect(house: &Arc<House>) -> DuplexStream {
    let (near, far) = duplex(16 * 1024);
    tokio::spawn(http::serve(far, Ipv4Addr::LOCALHOST.into(), PORT, Arc::clone(house)));
    near
}

/// A connection to a port.
pub(crate) async fn dial_in(port: u16) -> TcpStream {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.expect("a connection")
}

/// Writes, and reads all there is until the other end closes.
pub(crate) async fn exchange<S: AsyncRead + AsyncWrite + Unpin>(mut stream: S, bytes: &[u8]) -> String {
    let exchanged = async {
        // What is not wanted may be refused before all of it is sent.
        let _ = stream.write_all(bytes).await;
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8_lossy(&answer).into_owned()
    };
    soon(exchanged).await
}

/// Reads just one head.
pub(crate) async fn head<S: AsyncRead + Unpin>(stream: &mut S) -> String {
    let read = async {
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            match stream.read_u8().await {
                Ok(byte) => answer.push(byte),
                Err(_) => break,
            }
        }
        String::from_utf8_lossy(&answer).into_owned()
    };
    soon(read).await
}

/// What a page hears.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Heard {
    /// A text.
    Said(Value),
    /// The closing frame.
    Closed(u16, String),
    /// The line is dead.
    Ended,
}

/// A page's socket.
pub(crate) struct Page<S> {
    pub(crate) ws: WebSocketStream<S>,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Page<S> {
    /// Opens a socket as a browser does for a page of this origin.
    pub(crate) async fn open(mut stream: S, port: u16, origin: &str) -> Self {
        stream.write_all(&Head::socket(port, origin).bytes()).await.expect("sent");
        let answer = head(&mut stream).await;
        assert!(answer.starts_with("HTTP/1.1 101 "), "{answer}");
        // Some browsers want just this word.
        assert!(answer.to_ascii_lowercase().contains("connection: upgrade\r\n"), "{answer}");
        Self { ws: WebSocketStream::from_raw_socket(stream, Role::Client, None).await }
    }

    /// Sends a text.
    pub(crate) async fn say(&mut self, text: impl Into<String>) {
        self.send(Message::text(text.into())).await;
    }

    pub(crate) async fn send(&mut self, message: Message) {
        soon(self.ws.send(message)).await.expect("sent");
    }

    /// Waits for the next text, or the end.
    pub(crate) async fn hear(&mut self) -> Heard {
        soon(self.next()).await
    }

    async fn next(&mut self) -> Heard {
        loop {
            match self.ws.next().await {
                Some(Ok(Message::Text(text))) => {
                    return Heard::Said(serde_json::from_str(&text).expect("JSON"));
                }
                Some(Ok(Message::Close(frame))) => {
                    let frame = frame.expect("a reason");
                    return Heard::Closed(frame.code.into(), frame.reason.to_string());
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Heard::Ended,
            }
        }
    }

    /// Waits for the next text.
    pub(crate) async fn told(&mut self) -> Value {
        match self.hear().await {
            Heard::Said(said) => said,
            other => panic!("{other:?}"),
        }
    }

    /// Waits for a refusal and the end, and returns the refusal's word.
    pub(crate) async fn refused(&mut self) -> String {
        let said = self.told().await;
        assert_eq!(said["type"], "refused", "{said}");
        assert_eq!(self.hear().await, Heard::Closed(1000, "refused".into()));
        said["why"].as_str().expect("a word").to_owned()
    }

    /// Waits for the closing frame, whatever is said before it, and returns its word.
    pub(crate) async fn closed(&mut self) -> String {
        loop {
            match self.hear().await {
                Heard::Said(_) => {}
                Heard::Closed(_, word) => return word,
                Heard::Ended => return "ended".into(),
            }
        }
    }
}
