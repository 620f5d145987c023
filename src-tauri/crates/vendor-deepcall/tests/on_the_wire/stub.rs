//! A tiny HTTP server that keeps what it was sent, byte for byte, and says what it is told to.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// One request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    /// The connection it came on, counted from 0.
    pub(crate) connection: usize,
    /// The whole head, without the empty line.
    pub(crate) head: String,
    /// The body.
    pub(crate) body: String,
}

impl Heard {
    /// The method and target, such as `POST /x`.
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().and_then(|line| line.strip_suffix(" HTTP/1.1")).unwrap_or_default()
    }

    /// What tells requests apart: `Group/list` in `/api/v2/Group/list`, `para` for click-to-call.
    pub(crate) fn action(&self) -> &str {
        let path = self.line().split(['?', ' ']).nth(1).unwrap_or_default();
        if path.ends_with("/clickToCall/para") {
            return "para";
        }
        path.strip_prefix("/api/v2/").unwrap_or(path)
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
    /// Answers 200 with this body as JSON.
    Json(String),
    /// Answers with these bytes and nothing else.
    Raw(String),
    /// Answers with these bytes and closes the connection.
    Cut(String),
    /// Closes the connection without an answer.
    Nothing,
}

impl Say {
    /// `success` with this as `data`.
    pub(crate) fn data(data: &str) -> Self {
        Self::Json(format!(r#"{{"status":"success","data":{data}}}"#))
    }

    /// An error as it was recorded on the wire.
    pub(crate) fn error(code: i64, words: &str) -> Self {
        Self::Json(format!(r#"{{"status":"error","message":"{words}","code":{code}}}"#))
    }

    /// A status with headers and a body.
    pub(crate) fn status(status: &str, headers: &str, body: &str) -> Self {
        let length = body.len();
        Self::Raw(format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n{body}"))
    }

    fn bytes(&self) -> Option<String> {
        match self {
            Self::Json(body) => Self::status(
                "200 OK",
                "Content-Type: application/json; charset=utf-8\r\nDate: Wed, 20 Nov 2024 09:35:11 GMT\r\n",
                body,
            )
            .bytes(),
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
    /// Starts it; `script` gets each request and how many of the same action came before it.
    pub(crate) async fn start(script: impl Fn(&Heard, usize) -> Say + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("bound"));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let script: Arc<Script> = Arc::new(script);
        tokio::spawn({
            let heard = heard.clone();
            async move {
                for connection in 0.. {
                    let Ok((stream, _)) = listener.accept().await else { return };
                    tokio::spawn(serve(stream, connection, heard.clone(), script.clone()));
                }
            }
        });
        Self { base_url, heard }
    }

    /// All requests so far.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().expect("no panic").clone()
    }

    /// The actions asked for so far, in order.
    pub(crate) fn actions(&self) -> Vec<String> {
        self.heard().iter().map(|heard| heard.action().to_owned()).collect()
    }

    /// How often an action was asked for.
    pub(crate) fn count(&self, action: &str) -> usize {
        self.actions().iter().filter(|known| *known == action).count()
    }

    /// The last request of an action.
    pub(crate) fn last(&self, action: &str) -> Heard {
        self.heard().into_iter().rfind(|heard| heard.action() == action).expect("asked for")
    }
}

async fn serve(mut stream: TcpStream, connection: usize, heard: Arc<Mutex<Vec<Heard>>>, script: Arc<Script>) {
    let mut buffer = Vec::new();
    while let Some(request) = receive(&mut stream, &mut buffer, connection).await {
        let before = {
            let mut heard = heard.lock().expect("no panic");
            let before = heard.iter().filter(|known| known.action() == request.action()).count();
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

async fn receive(stream: &mut TcpStream, buffer: &mut Vec<u8>, connection: usize) -> Option<Heard> {
    loop {
        if let Some(end) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8(buffer[..end].to_vec()).expect("a head in UTF-8");
            let mut request = Heard { connection, head, body: String::new() };
            let length =
                request.header("content-length").first().map_or(0, |text| text.parse().expect("a length"));
            if buffer.len() >= end + 4 + length {
                let body = buffer[end + 4..end + 4 + length].to_vec();
                request.body = String::from_utf8(body).expect("a body in UTF-8");
                buffer.drain(..end + 4 + length);
                return Some(request);
            }
        }
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(length) => buffer.extend_from_slice(&chunk[..length]),
        }
    }
}
