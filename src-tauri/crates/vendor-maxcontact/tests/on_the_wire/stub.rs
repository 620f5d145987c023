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
}

impl Heard {
    /// The method and target, such as `GET /x?y=1`.
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().and_then(|line| line.strip_suffix(" HTTP/1.1")).unwrap_or_default()
    }

    /// The last segments that tell methods apart: `hold` in `…/telephony/hold/user/42/call/1001`.
    pub(crate) fn method(&self) -> &str {
        let path = self.line().split(['?', ' ']).nth(1).unwrap_or_default();
        match path.split_once("/telephony/") {
            Some((_, rest)) => rest.split('/').next().unwrap_or_default(),
            None if path.contains("/apitoken/login/") => "token",
            None => path,
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
    /// `Success: true` with this as `Data`.
    pub(crate) fn data(data: &str) -> Self {
        Self::Json(format!(r#"{{"Success":true,"Data":{data},"ResponseCode":0,"ResponseDetail":""}}"#))
    }

    /// A status with headers and a body.
    pub(crate) fn status(status: &str, headers: &str, body: &str) -> Self {
        let length = body.len();
        Self::Raw(format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n{body}"))
    }

    fn bytes(&self) -> Option<String> {
        match self {
            Self::Json(body) => {
                let Self::Raw(raw) = Self::status("200 OK", "Content-Type: application/json\r\n", body)
                else {
                    return None;
                };
                Some(raw)
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
        let base_url = format!("http://{}/webservices/services", listener.local_addr().expect("bound"));
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

    /// The methods asked for so far, in order.
    pub(crate) fn methods(&self) -> Vec<String> {
        self.heard().iter().map(|heard| heard.method().to_owned()).collect()
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

async fn serve(mut stream: TcpStream, connection: usize, heard: Arc<Mutex<Vec<Heard>>>, script: Arc<Script>) {
    let mut buffer = Vec::new();
    loop {
        let end = loop {
            if let Some(end) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
                break end;
            }
            let mut chunk = [0; 4096];
            match stream.read(&mut chunk).await {
                Ok(0) | Err(_) => return,
                Ok(length) => buffer.extend_from_slice(&chunk[..length]),
            }
        };
        let head = String::from_utf8(buffer[..end].to_vec()).expect("a head in UTF-8");
        buffer.drain(..end + 4);
        let request = Heard { connection, head };
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
