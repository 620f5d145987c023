//! The vendor's HTTP surface.

mod push;
mod reads;
mod routes;
mod sessions;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri};
use axum::response::Response;
use ringside_simulator_kit::{Answer, Fault, Met, Origin, Simulated, damage_json, dated};
use serde_json::{Map, Value};

pub(crate) use routes::BASE;
pub(crate) use sessions::Sessions;

use crate::handle::{Core, Shared};
use crate::model::{Command, Refusal};
use crate::settings::{CsrfBody, EventOrder, Settings};
use crate::wire;
use routes::{Asked, NotFound, Query, Reading};
use sessions::{Admitted, Turned};

const JSON: &str = "application/json; charset=UTF-8";

/// How long an answer waits when its event goes first, as captured.
const ANSWER_LAG: Duration = Duration::from_millis(19);

/// Answers everything that is not a control.
pub(crate) async fn serve(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let response = match routes::find(&method, uri.path()) {
        Err(NotFound::Path) if uri.path() == "/login" => {
            Answer::html(StatusCode::OK, "Please sign in.").into_response(None)
        }
        Err(NotFound::Path) => Answer::html(StatusCode::NOT_FOUND, "Not found.").into_response(None),
        Err(NotFound::Verb) => {
            Answer::html(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed.").into_response(None)
        }
        Ok((Asked::Push, _)) => push::serve(&shared, &headers, &body).await,
        Ok((asked, name)) => rest(&shared, Incoming { method, uri, headers, body }, asked, name).await,
    };
    dated(response, shared.now())
}

/// A request on the REST surface.
struct Incoming {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

/// What a request asks for, once its body is read.
enum Task {
    Read(Reading),
    Run(Command),
    /// A command that cannot be understood.
    Garbled(StatusCode, Refusal),
}

impl Task {
    fn of(asked: Asked, body: &[u8]) -> Self {
        let garbled = |why| Self::Garbled(StatusCode::BAD_REQUEST, why);
        let (operation, target) = match asked {
            Asked::Read(reading) => return Self::Read(reading),
            Asked::Named(operation, target) => (Some(operation), target),
            Asked::Command(target) => (None, target),
            Asked::Push => return garbled(Refusal::unknown_operation("")),
        };
        let body = match serde_json::from_slice(body) {
            Ok(Value::Object(members)) => members,
            _ if operation == Some("DeleteDisposition") => Map::new(),
            _ => return garbled(Refusal::missing("operationName")),
        };
        let named =
            operation.or_else(|| body.get("operationName").and_then(Value::as_str)).map(str::to_owned);
        match named {
            Some(operation) if !operation.is_empty() => Self::Run(Command { operation, target, body }),
            _ => Self::Garbled(StatusCode::OK, Refusal::missing("operationName")),
        }
    }
}

async fn rest(shared: &Shared, incoming: Incoming, asked: Asked, name: &'static str) -> Response {
    let task = Task::of(asked, &incoming.body);
    let name = match &task {
        Task::Run(command) => command.operation.to_ascii_lowercase(),
        Task::Read(_) | Task::Garbled(..) => name.to_owned(),
    };
    let met = shared.arrived(&name).await;
    let answer = {
        let mut core = shared.core();
        let now = shared.now();
        core.advance(now);
        let answer = core.rest(&incoming, &task, &met, now);
        core.advance(now);
        answer
    };
    shared.tell_changed();
    let before = shared.core().world.settings.push.order == EventOrder::BeforeAnswer;
    if before && matches!(task, Task::Run(_)) {
        tokio::time::sleep(ANSWER_LAG).await;
    }
    answer.send(&met).await
}

impl Core {
    fn rest(&mut self, incoming: &Incoming, task: &Task, met: &Met, now: jiff::Timestamp) -> Answer {
        let settings = &self.world.settings;
        if !met.executes {
            if let Task::Run(command) = task {
                let sender = self.sessions.sender(settings, &incoming.headers);
                let fault = met.names.as_deref().unwrap_or_default();
                self.world.prevent(now, sender.as_deref(), command, fault);
            }
            // A connection that breaks has an answer too; it is never sent.
            return self.replaced(met).unwrap_or_else(|| Answer::html(StatusCode::OK, ""));
        }
        if let Task::Read(Reading::Version) = task {
            let done = reads::version(settings);
            return self.replaced(met).unwrap_or_else(|| written(StatusCode::OK, done, met));
        }
        let admitted = self.sessions.admit(settings, &incoming.method, &incoming.headers, true, now);
        let admitted = match admitted {
            Ok(admitted) => admitted,
            Err(turned) => {
                if let Task::Run(command) = task {
                    let why = if turned == Turned::Csrf { "csrf" } else { "access_denied" };
                    let sender = self.sessions.sender(settings, &incoming.headers);
                    self.world.prevent(now, sender.as_deref(), command, why);
                }
                return self.turned_away(turned, met);
            }
        };
        let (status, value) = self.answered(incoming, task, &admitted, met, now);
        let answer = self.replaced(met).unwrap_or_else(|| written(status, value, met));
        with_session(answer, &self.world.settings, &admitted, incoming.method == Method::GET)
    }

    fn answered(
        &mut self,
        incoming: &Incoming,
        task: &Task,
        admitted: &Admitted,
        met: &Met,
        now: jiff::Timestamp,
    ) -> (StatusCode, Value) {
        let result = match task {
            Task::Read(reading) => {
                let query = Query::parse(incoming.uri.query().unwrap_or_default());
                reads::read(&self.world, &admitted.user, reading, &query, now)
            }
            Task::Run(command) => {
                let fault = met.names.as_deref();
                let done = self.world.run(now, Origin::Api, &admitted.user, command, fault);
                tracing::debug!(operation = command.operation, accepted = done.is_ok(), "command");
                done.map(|done| {
                    if done.ends_session {
                        self.sessions.end(&admitted.session);
                    }
                    wire::accepted(&self.world.settings.wire, done.answer)
                })
            }
            Task::Garbled(StatusCode::BAD_REQUEST, refusal) => {
                return (StatusCode::BAD_REQUEST, wire::refusal(&self.world.settings.wire, refusal));
            }
            Task::Garbled(_, refusal) => Err(refusal.clone()),
        };
        match result {
            Ok(value) => (StatusCode::OK, value),
            Err(refusal) => self.refused(&refusal),
        }
    }

    fn refused(&self, refusal: &Refusal) -> (StatusCode, Value) {
        let wire = &self.world.settings.wire;
        let status = StatusCode::from_u16(wire::http_status(wire, refusal));
        (status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), wire::refusal(wire, refusal))
    }

    /// The answer of a fault that stands in for the vendor's.
    fn replaced(&self, met: &Met) -> Option<Answer> {
        match met.fault.as_ref()? {
            Fault::ExpiredToken => {
                let (status, value) = self.refused(&Refusal::access_denied());
                Some(Answer::new(status, JSON, value.to_string().into_bytes()))
            }
            fault => Answer::instead(fault),
        }
    }

    fn turned_away(&self, turned: Turned, met: &Met) -> Answer {
        let text = "Missing or invalid Csrf token";
        match turned {
            Turned::Denied => {
                let (status, value) = self.refused(&Refusal::access_denied());
                written(status, value, met)
            }
            Turned::Csrf if self.world.settings.auth.csrf_body == CsrfBody::Plain => {
                Answer::new(StatusCode::FORBIDDEN, "text/plain; charset=UTF-8", text.as_bytes().to_vec())
            }
            Turned::Csrf => {
                let value = serde_json::json!({ "statusCode": 3, "statusMessage": text });
                written(StatusCode::FORBIDDEN, value, met)
            }
        }
    }
}

/// A JSON answer, its meaning damaged as a fault says.
fn written(status: StatusCode, value: Value, met: &Met) -> Answer {
    typed(status, JSON, value, met)
}

fn typed(status: StatusCode, content_type: &str, mut value: Value, met: &Met) -> Answer {
    if let Some(fault) = &met.fault {
        damage_json(&mut value, fault, &wire::IDENTITIES);
    }
    Answer::new(status, content_type, value.to_string().into_bytes())
}

/// Hands out a new session and, on a GET, the token that goes with it.
fn with_session(mut answer: Answer, settings: &Settings, admitted: &Admitted, get: bool) -> Answer {
    if admitted.is_new {
        answer = answer.with(SET_COOKIE, sessions::session_cookie(&admitted.session));
    }
    if settings.auth.csrf && get {
        answer = answer
            .with(HeaderName::from_static(sessions::CSRF_HEADER), "X-CSRF-TOKEN")
            .with(HeaderName::from_static(sessions::CSRF_TOKEN), admitted.csrf.as_str());
    }
    answer
}
