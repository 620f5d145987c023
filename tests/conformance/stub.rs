//! A tiny HTTP server that says literally what it is told to, for answers no simulator gives by itself.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// One request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    /// The method and target, such as `POST /x`.
    pub(crate) line: String,
    /// The body.
    pub(crate) body: String,
}

/// An answer: its status line, further headers with their line ends, and its body.
#[derive(Debug, Clone)]
pub(crate) struct Say {
    status: String,
    headers: String,
    body: String,
}

impl Say {
    /// 200 with this body, which is called JSON.
    pub(crate) fn body(body: impl Into<String>) -> Self {
        Self::status("200 OK", body)
    }

    /// Another status with this body.
    pub(crate) fn status(status: &str, body: impl Into<String>) -> Self {
        let headers = "Content-Type: application/json; charset=utf-8\r\n".to_owned();
        Self { status: status.to_owned(), headers, body: body.into() }
    }

    /// The same with one more header.
    pub(crate) fn with(mut self, header: &str) -> Self {
        self.headers.push_str(&format!("{header}\r\n"));
        self
    }

    fn bytes(&self) -> String {
        let Self { status, headers, body } = self;
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
    }
}

type Script = dyn Fn(&Heard) -> Say + Send + Sync;

/// The server. It ends with the test's runtime.
pub(crate) struct Stub {
    pub(crate) base_url: String,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Stub {
    /// Starts it; `script` answers each request.
    pub(crate) async fn start(script: impl Fn(&Heard) -> Say + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("bound"));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let script: Arc<Script> = Arc::new(script);
        tokio::spawn({
            let heard = heard.clone();
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(serve(stream, heard.clone(), script.clone()));
                }
            }
        });
        Self { base_url, heard }
    }

    /// How many requests there were whose line holds this.
    pub(crate) fn count(&self, part: &str) -> usize {
        self.heard.lock().expect("no panic").iter().filter(|heard| heard.line.contains(part)).count()
    }
}

async fn serve(mut stream: TcpStream, heard: Arc<Mutex<Vec<Heard>>>, script: Arc<Script>) {
    let mut buffer = Vec::new();
    while let Some(request) = receive(&mut stream, &mut buffer).await {
        heard.lock().expect("no panic").push(request.clone());
        if stream.write_all(script(&request).bytes().as_bytes()).await.is_err() {
            return;
        }
    }
}

async fn receive(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Heard> {
    loop {
        if let Some(end) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8(buffer[..end].to_vec()).expect("a head in UTF-8");
            let (line, head) = head.split_once("\r\n").unwrap_or((&head, ""));
            let length = head
                .lines()
                .filter_map(|line| line.split_once(':'))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .map_or(0, |(_, text)| text.trim().parse().expect("a length"));
            if buffer.len() >= end + 4 + length {
                let body = String::from_utf8(buffer[end + 4..end + 4 + length].to_vec()).expect("UTF-8");
                let line = line.strip_suffix(" HTTP/1.1").expect("HTTP/1.1").to_owned();
                let heard = Heard { line, body };
                buffer.drain(..end + 4 + length);
                return Some(heard);
            }
        }
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(length) => buffer.extend_from_slice(&chunk[..length]),
        }
    }
}
