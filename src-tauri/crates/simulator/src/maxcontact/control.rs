//! The controls below `/_sim`.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::events::Event;
use super::handle::Shared;
use super::settings::Settings;
use crate::faults::FaultRule;

type Control = State<Arc<Shared>>;

pub(super) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/ledger", get(ledger))
        .route("/dispositions", get(dispositions))
        .route("/state", get(state))
        .route("/faults", get(faults).post(add_fault).delete(clear_faults))
        .route("/event", post(event))
        .route("/settings", get(settings).patch(change_settings))
        .route("/clock", post(clock))
        .route("/reset", post(reset))
        .fallback(async || refused(StatusCode::NOT_FOUND, "no such control"))
}

fn refused(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "error": why }))).into_response()
}

#[derive(Debug, Deserialize)]
struct Since {
    #[serde(default)]
    since: u64,
}

async fn ledger(State(shared): Control, Query(Since { since }): Query<Since>) -> Response {
    Json(shared.ledger_since(since)).into_response()
}

async fn dispositions(State(shared): Control) -> Response {
    Json(shared.dispositions()).into_response()
}

async fn state(State(shared): Control) -> Response {
    Json(shared.state()).into_response()
}

async fn faults(State(shared): Control) -> Response {
    Json(shared.core().faults.rules().to_vec()).into_response()
}

async fn add_fault(State(shared): Control, rule: Result<Json<FaultRule>, JsonRejection>) -> Response {
    match rule {
        Ok(Json(rule)) => {
            shared.core().faults.add(rule);
            faults(State(shared)).await
        }
        Err(rejection) => refused(StatusCode::BAD_REQUEST, &rejection.body_text()),
    }
}

async fn clear_faults(State(shared): Control) -> Response {
    shared.core().faults.clear();
    faults(State(shared)).await
}

async fn event(State(shared): Control, event: Result<Json<Event>, JsonRejection>) -> Response {
    match event.map(|Json(event)| shared.event(event)) {
        Ok(Ok(done)) => Json(done).into_response(),
        Ok(Err(no)) => refused(StatusCode::CONFLICT, &no.why),
        Err(rejection) => refused(StatusCode::BAD_REQUEST, &rejection.body_text()),
    }
}

async fn settings(State(shared): Control) -> Response {
    Json(shared.core().settings.clone()).into_response()
}

async fn change_settings(State(shared): Control, patch: Result<Json<Value>, JsonRejection>) -> Response {
    let Json(patch) = match patch {
        Ok(patch) => patch,
        Err(rejection) => return refused(StatusCode::BAD_REQUEST, &rejection.body_text()),
    };
    let merged = serde_json::to_value(shared.core().settings.clone()).and_then(|mut now| {
        merge(&mut now, patch);
        serde_json::from_value::<Settings>(now)
    });
    match merged {
        Ok(settings) => {
            shared.apply(settings.clone());
            Json(settings).into_response()
        }
        Err(error) => refused(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}

/// Puts `patch` over `into`, object by object; everything else is replaced.
fn merge(into: &mut Value, patch: Value) {
    match (into, patch) {
        (Value::Object(into), Value::Object(patch)) => {
            for (name, value) in patch {
                merge(into.entry(name).or_insert(Value::Null), value);
            }
        }
        (into, patch) => *into = patch,
    }
}

#[derive(Debug, Deserialize)]
struct Advance {
    advance_ms: u64,
}

async fn clock(State(shared): Control, advance: Result<Json<Advance>, JsonRejection>) -> Response {
    match advance {
        Ok(Json(Advance { advance_ms })) => {
            shared.clock.advance(Duration::from_millis(advance_ms));
            state(State(shared)).await
        }
        Err(rejection) => refused(StatusCode::BAD_REQUEST, &rejection.body_text()),
    }
}

async fn reset(State(shared): Control) -> Response {
    shared.reset();
    state(State(shared)).await
}
