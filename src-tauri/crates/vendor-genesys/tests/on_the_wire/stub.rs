//! The stub, as Genesys has it: operations in bodies, and what is pushed.

use std::{
    collections::VecDeque,
    ops::Deref,
    sync::{Arc, Mutex},
    time::Duration,
};

use futures::{
    FutureExt,
    future::{BoxFuture, ready},
};
pub(crate) use ringside_wire_stub::Heard;
use ringside_wire_stub::Log;
use serde_json::{Value, json};
use tokio::sync::Notify;

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
    /// Does this once the test lets it.
    Once(Arc<Notify>, Box<Self>),
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

/// What waits to be pushed.
#[derive(Default)]
struct Outbox {
    events: Mutex<VecDeque<Value>>,
    filled: Notify,
}

/// The server. It ends with the test's runtime.
pub(crate) struct Stub {
    pub(crate) base_url: String,
    stub: ringside_wire_stub::Stub,
    outbox: Arc<Outbox>,
}

impl Stub {
    /// `script` gets each request and how many of the same line and operation came before it.
    pub(crate) async fn start(script: impl Fn(&Heard, usize) -> Say + Send + Sync + 'static) -> Self {
        let outbox = Arc::new(Outbox::default());
        let log = Log::new(name);
        let (pushes, polls) = (outbox.clone(), log.clone());
        let script = move |heard: &Heard, before: usize| {
            act(script(heard, before), json_of(heard), pushes.clone(), polls.clone())
        };
        let stub = ringside_wire_stub::Stub::start_slow(log, script).await;
        Self { base_url: stub.base_url().to_owned(), stub, outbox }
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

    /// All commands so far: where to and what, push apart.
    pub(crate) fn commands(&self) -> Vec<(String, String)> {
        let commands =
            self.heard().into_iter().filter(|heard| heard.line().starts_with("POST ") && !is_push(heard));
        commands.map(|heard| (heard.line().to_owned(), heard.body)).collect()
    }

    /// How often a request line was heard.
    pub(crate) fn count(&self, line: &str) -> usize {
        self.heard().iter().filter(|heard| heard.line() == line).count()
    }

    /// How often an operation or a push message was heard.
    pub(crate) fn count_operation(&self, wanted: &str) -> usize {
        self.heard().iter().filter(|heard| operation_of(heard) == wanted).count()
    }

    pub(crate) fn last(&self, wanted: &str) -> Heard {
        self.heard().into_iter().rfind(|heard| operation_of(heard) == wanted).expect("asked for")
    }
}

impl Deref for Stub {
    type Target = ringside_wire_stub::Stub;

    fn deref(&self) -> &Self::Target {
        &self.stub
    }
}

fn act(
    say: Say,
    request: Value,
    pushes: Arc<Outbox>,
    polls: Log,
) -> BoxFuture<'static, ringside_wire_stub::Say> {
    match say {
        Say::Json(body) => ready(json_answer(&body)).boxed(),
        Say::Raw(raw) => ready(ringside_wire_stub::Say::Raw(raw)).boxed(),
        Say::Cut(raw) => ready(ringside_wire_stub::Say::Cut(raw)).boxed(),
        Say::Nothing => ready(ringside_wire_stub::Say::Nothing).boxed(),
        Say::OncePolled => polled_again(polls).boxed(),
        Say::Poll => poll(request, pushes).boxed(),
        Say::Once(gate, then) => async move {
            gate.notified().await;
            act(*then, request, pushes, polls).await
        }
        .boxed(),
    }
}

fn name(heard: &Heard) -> String {
    format!("{} {}", heard.line(), operation_of(heard))
}

pub(crate) fn json_of(heard: &Heard) -> Value {
    serde_json::from_str(&heard.body).unwrap_or_default()
}

/// `operationName`, or the Bayeux channel of a push request.
pub(crate) fn operation_of(heard: &Heard) -> String {
    let body = json_of(heard);
    let name = body["operationName"].as_str().or_else(|| body[0]["channel"].as_str());
    name.unwrap_or_default().to_owned()
}

pub(crate) fn is_push(heard: &Heard) -> bool {
    heard.line() == "POST /api/v2/notifications"
}

async fn polled_again(log: Log) -> ringside_wire_stub::Say {
    let polls = || log.heard().iter().filter(|heard| operation_of(heard) == "/meta/connect").count();
    let before = polls();
    while polls() == before {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    json_answer(&json!({ "statusCode": 0 }))
}

/// Waits for something to tell; not long, and not at all when the client asks for that.
async fn poll(request: Value, outbox: Arc<Outbox>) -> ringside_wire_stub::Say {
    let at_once = request[0]["advice"]["timeout"] == json!(0);
    if !at_once && outbox.events.lock().expect("no panic").is_empty() {
        let _ = tokio::time::timeout(Duration::from_secs(20), outbox.filled.notified()).await;
    }
    let mut messages: Vec<Value> = outbox.events.lock().expect("no panic").drain(..).collect();
    messages.push(json!({ "id": request[0]["id"], "channel": "/meta/connect", "successful": true }));
    json_answer(&Value::Array(messages))
}

fn json_answer(body: &Value) -> ringside_wire_stub::Say {
    ringside_wire_stub::Say::Json(body.to_string())
}
