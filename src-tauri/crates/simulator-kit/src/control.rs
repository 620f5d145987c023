//! The controls below `/_sim`, the same for every simulated vendor.

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

use crate::{FaultRule, Shared, Simulated};

/// The routes below `/_sim`.
pub(crate) fn control<S: Simulated>(shared: Arc<Shared<S>>) -> Router {
    Router::new()
        .route("/ledger", get(ledger::<S>))
        .route("/dispositions", get(dispositions::<S>))
        .route("/state", get(state::<S>))
        .route("/faults", get(faults::<S>).post(add_fault::<S>).delete(clear_faults::<S>))
        .route("/event", post(event::<S>))
        .route("/settings", get(settings::<S>).patch(change_settings::<S>))
        .route("/clock", post(clock::<S>))
        .route("/reset", post(reset::<S>))
        .fallback(async || refused(StatusCode::NOT_FOUND, "no such control"))
        .with_state(shared)
}

fn refused(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "error": why }))).into_response()
}

#[derive(Debug, Deserialize)]
struct Since {
    #[serde(default)]
    since: u64,
}

async fn ledger<S: Simulated>(
    State(it): State<Arc<Shared<S>>>,
    Query(Since { since }): Query<Since>,
) -> Response {
    Json(it.ledger_since(since)).into_response()
}

async fn dispositions<S: Simulated>(State(it): State<Arc<Shared<S>>>) -> Response {
    Json(it.outcomes()).into_response()
}

async fn state<S: Simulated>(State(it): State<Arc<Shared<S>>>) -> Response {
    Json(it.view()).into_response()
}

async fn faults<S: Simulated>(State(it): State<Arc<Shared<S>>>) -> Response {
    Json(it.faults()).into_response()
}

async fn add_fault<S: Simulated>(
    State(it): State<Arc<Shared<S>>>,
    rule: Result<Json<FaultRule>, JsonRejection>,
) -> Response {
    match rule {
        Ok(Json(rule)) => {
            it.add_fault(rule);
            faults(State(it)).await
        }
        Err(rejection) => refused(StatusCode::BAD_REQUEST, &rejection.body_text()),
    }
}

async fn clear_faults<S: Simulated>(State(it): State<Arc<Shared<S>>>) -> Response {
    it.clear_faults();
    faults(State(it)).await
}

async fn event<S: Simulated>(
    State(it): State<Arc<Shared<S>>>,
    event: Result<Json<S::Event>, JsonRejection>,
) -> Response {
    match event.map(|Json(event)| it.happen(event)) {
        Ok(Ok(done)) => Json(done).into_response(),
        Ok(Err(event)) => refused(StatusCode::CONFLICT, &event.why),
        Err(rejection) => refused(StatusCode::BAD_REQUEST, &rejection.body_text()),
    }
}

async fn settings<S: Simulated>(State(it): State<Arc<Shared<S>>>) -> Response {
    Json(it.settings()).into_response()
}

async fn change_settings<S: Simulated>(
    State(it): State<Arc<Shared<S>>>,
    patch: Result<Json<Value>, JsonRejection>,
) -> Response {
    let Json(patch) = match patch {
        Ok(patch) => patch,
        Err(rejection) => return refused(StatusCode::BAD_REQUEST, &rejection.body_text()),
    };
    let merged = serde_json::to_value(it.settings()).and_then(|mut now| {
        merge(&mut now, patch);
        serde_json::from_value::<S::Settings>(now)
    });
    match merged {
        Ok(settings) => {
            it.apply(settings);
            Json(it.settings()).into_response()
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

async fn clock<S: Simulated>(
    State(it): State<Arc<Shared<S>>>,
    advance: Result<Json<Advance>, JsonRejection>,
) -> Response {
    match advance {
        Ok(Json(Advance { advance_ms })) => {
            it.advance(Duration::from_millis(advance_ms));
            state(State(it)).await
        }
        Err(rejection) => refused(StatusCode::BAD_REQUEST, &rejection.body_text()),
    }
}

async fn reset<S: Simulated>(State(it): State<Arc<Shared<S>>>) -> Response {
    it.reset();
    state(State(it)).await
}
