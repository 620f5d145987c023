//! A tiny HTTP server that keeps what it was sent, byte for byte, and says what it is told to.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// One request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    /// The whole head, without the empty line.
    head: String,
    pub(crate) body: String,
}

impl Heard {
    /// The method and target, such as `GET /x?y=1`.
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().and_then(|line| line.strip_suffix(" HTTP/1.1")).unwrap_or_default()
    }

    /// What tells methods apart: the path's last segment, with the action where one path has several.
    pub(crate) fn method(&self) -> String {
        let path = self.line().split(['?', ' ']).nth(1).unwrap_or_default();
        match path.rsplit('/').next().unwrap_or_default() {
            "DispositionAPIV2" if self.body.contains(r#""action":"get""#) => "list".into(),
            "DispositionAPIV2" => "dispose".into(),
            "generateToken" => "token".into(),
            last => last.to_owned(),
        }
    }

    /// All values of a header, in order.
    pub(crate) fn header(&self, name: &str) -> Vec<&str> {
        self.head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'))
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .collect()
    }
}

/// What the stub does with a request.
#[derive(Debug, Clone)]
pub(crate) enum Say {
    /// Answers 200 with this body.
    Body(String),
    /// Answers with these bytes and nothing else.
    Raw(String),
    /// Answers with these bytes and closes the connection.
    Cut(String),
    /// Closes the connection without an answer.
    Nothing,
}

impl Say {
    pub(crate) fn body(body: &str) -> Self {
        Self::Body(body.to_owned())
    }

    /// A status with headers and a body.
    pub(crate) fn status(status: &str, headers: &str, body: &str) -> Self {
        let length = body.len();
        Self::Raw(format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n{body}"))
    }

    fn bytes(&self) -> Option<String> {
        match self {
            Self::Body(body) => {
                let length = body.len();
                Some(format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{body}"))
            }
            Self::Raw(raw) | Self::Cut(raw) => Some(raw.clone()),
            Self::Nothing => None,
        }
    }
}

type Script = dyn Fn(&Heard, usize) -> Say + Send + Sync;

/// The server. It ends with the test's runtime.
pub(crate) struct Stub {
    pub(crate) base_url: String,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Stub {
    /// Starts it; `script` gets each request and how many of the same method came before it.
    pub(crate) async fn start(script: impl Fn(&Heard, usize) -> Say + Send + Sync + 'static) -> Self {
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

    /// All requests so far.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().expect("no panic").clone()
    }

    /// The methods asked for so far, in order.
    pub(crate) fn methods(&self) -> Vec<String> {
        self.heard().iter().map(Heard::method).collect()
    }

    /// How often a method was asked for.
    pub(crate) fn count(&self, method: &str) -> usize {
        self.methods().iter().filter(|known| *known == method).count()
    }

    /// The last request of a method.
    pub(crate) fn last(&self, method: &str) -> Heard {
        self.heard().into_iter().rfind(|heard| heard.method() == method).expect("asked for")
    }
}

async fn serve(mut stream: TcpStream, heard: Arc<Mutex<Vec<Heard>>>, script: Arc<Script>) {
    let mut buffer = Vec::new();
    loop {
        let Some(request) = next(&mut stream, &mut buffer).await else { return };
        let before = {
            let mut heard = heard.lock().expect("no panic");
            let before = heard.iter().filter(|known| known.method() == request.method()).count();
            heard.push(request.clone());
            before
        };
        let say = script(&request, before);
        let Some(bytes) = say.bytes() else { return };
        if stream.write_all(bytes.as_bytes()).await.is_err() || matches!(say, Say::Cut(_)) {
            return;
        }
    }
}

/// Reads one whole request; `None` when the other side has gone.
async fn next(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Heard> {
    let mut end = None;
    loop {
        end = end.or_else(|| buffer.windows(4).position(|window| window == b"\r\n\r\n"));
        if let Some(end) = end {
            let head = String::from_utf8(buffer[..end].to_vec()).expect("a head in UTF-8");
            let mut heard = Heard { head, body: String::new() };
            let length =
                heard.header("content-length").first().map_or(0, |text| text.parse().expect("a length"));
            if buffer.len() >= end + 4 + length {
                let body = buffer[end + 4..end + 4 + length].to_vec();
                heard.body = String::from_utf8(body).expect("a body in UTF-8");
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
