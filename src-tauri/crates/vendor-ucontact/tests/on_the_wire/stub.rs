//! A tiny HTTP server that keeps what it was sent, byte for byte, and says what it is told to.

use std::sync::{Arc, Mutex};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Notify,
};

/// One request as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Heard {
    /// The whole head, without the empty line.
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Heard {
    /// The method and target, such as `POST /x?y=1`.
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().and_then(|line| line.strip_suffix(" HTTP/1.1")).unwrap_or_default()
    }

    /// The path below `/Integra/resources/`, which tells services apart.
    pub(crate) fn service(&self) -> &str {
        let path = self.line().split([' ', '?']).nth(1).unwrap_or_default();
        path.strip_prefix("/Integra/resources/").unwrap_or(path)
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
    /// Answers 200 with this body once told to.
    Held(String, Arc<Notify>),
    /// Closes the connection without an answer.
    Nothing,
}

impl Say {
    pub(crate) fn body(body: impl Into<String>) -> Self {
        Self::Body(body.into())
    }

    /// A status with headers and a body.
    pub(crate) fn status(status: &str, headers: &str, body: &str) -> Self {
        let length = body.len();
        Self::Raw(format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n{body}"))
    }

    fn bytes(&self) -> Option<String> {
        match self {
            Self::Body(body) | Self::Held(body, _) => {
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
    /// Starts it; `script` gets each request and how many to the same service came before it.
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

    /// The services asked so far, in order.
    pub(crate) fn services(&self) -> Vec<String> {
        self.heard().iter().map(|heard| heard.service().to_owned()).collect()
    }

    /// How often a service was asked.
    pub(crate) fn count(&self, service: &str) -> usize {
        self.services().iter().filter(|known| *known == service).count()
    }

    /// The last request to a service.
    pub(crate) fn last(&self, service: &str) -> Heard {
        self.heard().into_iter().rfind(|heard| heard.service() == service).expect("asked")
    }
}

async fn serve(mut stream: TcpStream, heard: Arc<Mutex<Vec<Heard>>>, script: Arc<Script>) {
    let mut buffer = Vec::new();
    loop {
        let Some(request) = read(&mut stream, &mut buffer).await else { return };
        let before = {
            let mut heard = heard.lock().expect("no panic");
            let before = heard.iter().filter(|known| known.service() == request.service()).count();
            heard.push(request.clone());
            before
        };
        let say = script(&request, before);
        if let Say::Held(_, told) = &say {
            told.notified().await;
        }
        let Some(bytes) = say.bytes() else { return };
        if stream.write_all(bytes.as_bytes()).await.is_err() || matches!(say, Say::Cut(_)) {
            return;
        }
    }
}

async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Heard> {
    let mut more = async |buffer: &mut Vec<u8>| {
        let mut chunk = [0; 4096];
        let length = stream.read(&mut chunk).await.ok().filter(|length| *length > 0)?;
        buffer.extend_from_slice(&chunk[..length]);
        Some(())
    };
    let end = loop {
        match buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            Some(end) => break end,
            None => more(buffer).await?,
        }
    };
    let head = String::from_utf8(buffer[..end].to_vec()).expect("a head in UTF-8");
    buffer.drain(..end + 4);
    let mut request = Heard { head, body: String::new() };
    let length: usize = match request.header("content-length").as_slice() {
        [length] => length.parse().expect("a length"),
        lengths => panic!("one length, not {lengths:?}"),
    };
    while buffer.len() < length {
        more(buffer).await?;
    }
    request.body = String::from_utf8(buffer.drain(..length).collect()).expect("a body in ASCII");
    Some(request)
}
