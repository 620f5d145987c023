//! The push endpoint.

use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use ringside_simulator_kit::{Answer, Met, Simulated, break_connection};
use serde_json::Value;

use super::sessions::{Admitted, cookie};
use super::{typed, with_session};
use crate::bayeux::{Poll, Received, Sender};
use crate::handle::{Core, Shared};
use crate::settings::Role;

const BROWSER: &str = "BAYEUX_BROWSER";

/// The push server's own spelling.
const JSON: &str = "application/json;charset=UTF-8";

/// The messages of a request, or the status of the failure they are.
fn messages(headers: &HeaderMap, body: &[u8]) -> Result<Vec<Value>, StatusCode> {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if kind.is_some_and(|kind| !kind.starts_with("application/json")) {
        return Err(StatusCode::INTERNAL_SERVER_ERROR);
    }
    let messages = match serde_json::from_slice(body) {
        Ok(Value::Array(messages)) => messages,
        Ok(message @ Value::Object(_)) => vec![message],
        _ => return Err(StatusCode::BAD_REQUEST),
    };
    if messages.iter().all(Value::is_object) { Ok(messages) } else { Err(StatusCode::BAD_REQUEST) }
}

/// The name faults know a request by: `connect`, `handshake`, …
fn name_of(messages: &[Value]) -> String {
    let channel = messages.first().and_then(|message| message["channel"].as_str());
    channel.and_then(|channel| channel.strip_prefix("/meta/")).unwrap_or("notifications").to_ascii_lowercase()
}

pub(super) async fn serve(shared: &Shared, headers: &HeaderMap, body: &[u8]) -> Response {
    let sent = messages(headers, body);
    let name = sent.as_ref().map_or_else(|_| "notifications".to_owned(), |sent| name_of(sent));
    let met = shared.arrived(&name).await;
    let (outcome, admitted) = {
        let mut core = shared.core();
        let now = shared.now();
        core.advance(now);
        match core.enter(headers, &met, now) {
            Err(answer) => (Err(answer), None),
            Ok(admitted) => {
                let taken = sent.map(|sent| core.take_in(headers, &admitted, &sent, now));
                (taken.map_err(|status| Answer::new(status, "text/plain", Vec::new())), Some(admitted))
            }
        }
    };
    // A connect may have taken the place of one that is held.
    shared.tell_changed();
    let answer = match outcome {
        Err(answer) => answer,
        Ok(Received::Failure) => empty(StatusCode::INTERNAL_SERVER_ERROR),
        Ok(Received::Answer { messages, browser }) => {
            let answer = typed(StatusCode::OK, JSON, messages.into(), &met);
            match browser {
                Some(id) => answer.with(SET_COOKIE, format!("{BROWSER}={id}; Path=/; HttpOnly")),
                None => answer,
            }
        }
        Ok(Received::Held(number)) => match hold(shared, number).await {
            Poll::Answer(messages) => typed(StatusCode::OK, JSON, messages.into(), &met),
            Poll::Cancelled => empty(StatusCode::INTERNAL_SERVER_ERROR),
            Poll::Cut | Poll::Wait(_) => return break_connection(),
        },
    };
    let answer = match admitted {
        Some(admitted) => {
            let core = shared.core();
            let answer = core.replaced(&met).unwrap_or(answer);
            with_session(answer, &core.world.settings, &admitted, false)
        }
        None => answer,
    };
    answer.send(&met).await
}

fn empty(status: StatusCode) -> Answer {
    Answer::new(status, "text/plain", Vec::new())
}

/// Waits until a held connect has its end.
async fn hold(shared: &Shared, number: u64) -> Poll {
    let mut changes = shared.changes();
    loop {
        let now = shared.now();
        let (poll, due) = {
            let mut core = shared.advanced();
            (core.poll(number, now), core.world.next_due())
        };
        let Poll::Wait(until) = poll else { return poll };
        let until = due.map_or(until, |due| due.min(until));
        changes.next(Some(until.duration_since(now).unsigned_abs())).await;
    }
}

impl Core {
    /// Lets a request in that no fault keeps out and that has a session or a password.
    fn enter(&mut self, headers: &HeaderMap, met: &Met, now: jiff::Timestamp) -> Result<Admitted, Answer> {
        if !met.executes {
            return Err(self.replaced(met).unwrap_or_else(|| empty(StatusCode::OK)));
        }
        let settings = &self.world.settings;
        let csrf = settings.auth.csrf_on_push;
        let admitted = self.sessions.admit(settings, &Method::POST, headers, csrf, now);
        admitted.map_err(|turned| self.turned_away(turned, met))
    }

    fn take_in(
        &mut self,
        headers: &HeaderMap,
        admitted: &Admitted,
        messages: &[Value],
        now: jiff::Timestamp,
    ) -> Received {
        let agent = self.world.agents.get(&admitted.user);
        let supervisor = agent.is_some_and(|agent| agent.settings.role >= Role::Supervisor);
        let sender = Sender { user: &admitted.user, supervisor, browser: cookie(headers, BROWSER) };
        self.bayeux.receive(&self.world.settings, sender, messages, now)
    }

    fn poll(&mut self, number: u64, now: jiff::Timestamp) -> Poll {
        self.bayeux.poll(&self.world.settings, number, now)
    }
}
