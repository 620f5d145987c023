//! A tiny HTTP server that keeps what it was sent, byte for byte, and says what it is told to.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::Duration,
};

use serde_json::{Value, json};
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
    /// The method and target, such as `GET /x?y=1`.
    pub(crate) fn line(&self) -> &str {
        self.head.lines().next().and_then(|line| line.strip_suffix(" HTTP/1.1")).unwrap_or_default()
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

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// `operationName`, or the Bayeux channel of a push request.
    pub(crate) fn operation(&self) -> String {
        let body = self.json();
        let name = body["operationName"].as_str().or_else(|| body[0]["channel"].as_str());
        name.unwrap_or_default().to_owned()
    }

    pub(crate) fn is_push(&self) -> bool {
        self.line() == "POST /api/v2/notifications"
    }
}

/// What the stub does with a request.
#[derive(Debug, Clone)]
pub(crate) enum Say {
    /// Answers 200 with this as JSON.
    Json(Value),
    /// Answers with these bytes and nothing else.
    Raw(String),
    /// Answers with these bytes and closes the connection.
    Cut(String),
    /// Closes the connection without an answer.
    Nothing,
    /// Succeeds, but only once the client has polled again and so has been told of all that was to be pushed.
    OncePolled,
    /// Answers a poll once there is something to tell.
    Poll,
}

impl Say {
    pub(crate) fn done() -> Self {
        Self::Json(json!({ "statusCode": 0 }))
    }

    /// A status with headers and a body.
    pub(crate) fn status(status: &str, headers: &str, body: &str) -> Self {
        let length = body.len();
        Self::Raw(format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\n\r\n{body}"))
    }

    /// A status with a `statusCode` in JSON.
    pub(crate) fn code(status: &str, code: i64, message: &str) -> Self {
        let body = json!({ "statusCode": code, "statusMessage": message }).to_string();
        Self::status(status, "Content-Type: application/json\r\n", &body)
    }

    pub(crate) fn denied() -> Self {
        Self::code("403 Forbidden", 20, "Access denied")
    }
}

type Script = dyn Fn(&Heard, usize) -> Say + Send + Sync;

/// What waits to be pushed.
#[derive(Default)]
struct Outbox {
    events: Mutex<VecDeque<Value>>,
    filled: Notify,
}

/// The server. It ends with the test's runtime.
pub(crate) struct Stub {
    pub(crate) base_url: String,
    heard: Arc<Mutex<Vec<Heard>>>,
    outbox: Arc<Outbox>,
}

impl Stub {
    /// Starts it; `script` gets each request and how many of the same line and operation came before it.
    pub(crate) async fn start(script: impl Fn(&Heard, usize) -> Say + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base_url = format!("http://{}", listener.local_addr().expect("bound"));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let outbox = Arc::new(Outbox::default());
        let script: Arc<Script> = Arc::new(script);
        tokio::spawn({
            let (heard, outbox) = (heard.clone(), outbox.clone());
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(serve(stream, heard.clone(), outbox.clone(), script.clone()));
                }
            }
        });
        Self { base_url, heard, outbox }
    }

    /// Pushes an event on a channel.
    pub(crate) fn push(&self, channel: &str, data: &Value) {
        self.outbox.events.lock().expect("no panic").push_back(json!({ "channel": channel, "data": data }));
        self.outbox.filled.notify_one();
    }

    /// Pushes the state of a call.
    pub(crate) fn push_call(&self, call: &Value) {
        let data = json!({ "messageType": "CallStateChangeMessage", "notificationType": "StatusChange", "call": call });
        self.push("/v2/me/calls", &data);
    }

    /// Pushes the state of the agent.
    pub(crate) fn push_state(&self, state: &Value) {
        let mut device = super::device();
        device["userState"] = state.clone();
        let data = json!({ "messageType": "DeviceStateChangeMessage", "devices": [device] });
        self.push("/v2/me/devices", &data);
    }

    /// All requests so far.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().expect("no panic").clone()
    }

    /// All commands so far: where to and what, push apart.
    pub(crate) fn commands(&self) -> Vec<(String, String)> {
        let commands =
            self.heard().into_iter().filter(|heard| heard.line().starts_with("POST ") && !heard.is_push());
        commands.map(|heard| (heard.line().to_owned(), heard.body)).collect()
    }

    /// How often a request line was heard.
    pub(crate) fn count(&self, line: &str) -> usize {
        self.heard().iter().filter(|heard| heard.line() == line).count()
    }

    /// How often an operation or a push message was heard.
    pub(crate) fn count_operation(&self, operation: &str) -> usize {
        self.heard().iter().filter(|heard| heard.operation() == operation).count()
    }

    pub(crate) fn last(&self, operation: &str) -> Heard {
        self.heard().into_iter().rfind(|heard| heard.operation() == operation).expect("asked for")
    }
}

async fn serve(
    mut stream: TcpStream,
    heard: Arc<Mutex<Vec<Heard>>>,
    outbox: Arc<Outbox>,
    script: Arc<Script>,
) {
    let mut buffer = Vec::new();
    while let Some(request) = receive(&mut stream, &mut buffer).await {
        let before = {
            let mut heard = heard.lock().expect("no panic");
            let same =
                |known: &&Heard| known.line() == request.line() && known.operation() == request.operation();
            let before = heard.iter().filter(same).count();
            heard.push(request.clone());
            before
        };
        let (bytes, last) = match script(&request, before) {
            Say::Json(body) => (json_answer(&body), false),
            Say::Raw(raw) => (raw, false),
            Say::Cut(raw) => (raw, true),
            Say::Nothing => return,
            Say::OncePolled => {
                let polls = || {
                    let heard = heard.lock().expect("no panic");
                    heard.iter().filter(|known| known.operation() == "/meta/connect").count()
                };
                let before = polls();
                while polls() == before {
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
                (json_answer(&json!({ "statusCode": 0 })), false)
            }
            Say::Poll => (json_answer(&poll(&request, &outbox).await), false),
        };
        if stream.write_all(bytes.as_bytes()).await.is_err() || last {
            return;
        }
    }
}

/// Waits for something to tell; not long, and not at all when the client asks for that.
async fn poll(request: &Heard, outbox: &Outbox) -> Value {
    let at_once = request.json()[0]["advice"]["timeout"] == json!(0);
    if !at_once && outbox.events.lock().expect("no panic").is_empty() {
        let _ = tokio::time::timeout(Duration::from_secs(20), outbox.filled.notified()).await;
    }
    let mut messages: Vec<Value> = outbox.events.lock().expect("no panic").drain(..).collect();
    messages.push(json!({ "id": request.json()[0]["id"], "channel": "/meta/connect", "successful": true }));
    Value::Array(messages)
}

fn json_answer(body: &Value) -> String {
    let body = body.to_string();
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

async fn receive(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Heard> {
    let mut read = async |buffer: &mut Vec<u8>| {
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => None,
            Ok(length) => {
                buffer.extend_from_slice(&chunk[..length]);
                Some(())
            }
        }
    };
    let end = loop {
        match buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            Some(end) => break end,
            None => read(buffer).await?,
        }
    };
    let head = String::from_utf8(buffer[..end].to_vec()).expect("a head in UTF-8");
    buffer.drain(..end + 4);
    let heard = Heard { head, body: String::new() };
    let length =
        heard.header("content-length").first().and_then(|text| text.parse().ok()).unwrap_or_default();
    while buffer.len() < length {
        read(buffer).await?;
    }
    let body = String::from_utf8(buffer.drain(..length).collect()).expect("a body in UTF-8");
    Some(Heard { body, ..heard })
}
