//! The controls below `/_sim`, the same for every simulated vendor.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{faults::FaultRule, ledger::LedgerEntry};

/// A simulated vendor as its controls see it.
pub trait Controlled: Send + Sync + 'static {
    /// How it behaves. A patch is merged into it object by object.
    type Settings: Serialize + DeserializeOwned;
    /// What can happen to it without a request.
    type Event: DeserializeOwned + Send;

    /// The ledger's entries with a number above `after`.
    fn ledger_since(&self, after: u64) -> Vec<LedgerEntry>;
    /// The outcomes it holds.
    fn outcomes(&self) -> Value;
    /// All there is to see of it now.
    fn state(&self) -> Value;
    /// The faults still planned.
    fn faults(&self) -> Vec<FaultRule>;
    /// Plans one more fault.
    fn add_fault(&self, rule: FaultRule);
    /// Forgets all faults planned.
    fn clear_faults(&self);
    /// Lets something happen.
    ///
    /// # Errors
    ///
    /// Why it makes no sense now; nothing changed.
    fn happen(&self, event: Self::Event) -> Result<Value, String>;
    /// How it behaves now.
    fn settings(&self) -> Self::Settings;
    /// Lets it behave otherwise from now on.
    fn apply(&self, settings: Self::Settings);
    /// Moves its clock ahead.
    fn advance(&self, by: Duration);
    /// Brings it back to its start, settings kept.
    fn reset(&self);
}

/// The routes below `/_sim`.
pub fn control<C: Controlled>(controlled: Arc<C>) -> Router {
    Router::new()
        .route("/ledger", get(ledger::<C>))
        .route("/dispositions", get(dispositions::<C>))
        .route("/state", get(state::<C>))
        .route("/faults", get(faults::<C>).post(add_fault::<C>).delete(clear_faults::<C>))
        .route("/event", post(event::<C>))
        .route("/settings", get(settings::<C>).patch(change_settings::<C>))
        .route("/clock", post(clock::<C>))
        .route("/reset", post(reset::<C>))
        .fallback(async || refused(StatusCode::NOT_FOUND, "no such control"))
        .with_state(controlled)
}

fn refused(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "error": why }))).into_response()
}

#[derive(Debug, Deserialize)]
struct Since {
    #[serde(default)]
    since: u64,
}

async fn ledger<C: Controlled>(State(it): State<Arc<C>>, Query(Since { since }): Query<Since>) -> Response {
    Json(it.ledger_since(since)).into_response()
}

async fn dispositions<C: Controlled>(State(it): State<Arc<C>>) -> Response {
    Json(it.outcomes()).into_response()
}

async fn state<C: Controlled>(State(it): State<Arc<C>>) -> Response {
    Json(it.state()).into_response()
}

async fn faults<C: Controlled>(State(it): State<Arc<C>>) -> Response {
    Json(it.faults()).into_response()
}

async fn add_fault<C: Controlled>(
    State(it): State<Arc<C>>,
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

async fn clear_faults<C: Controlled>(State(it): State<Arc<C>>) -> Response {
    it.clear_faults();
    faults(State(it)).await
}

async fn event<C: Controlled>(
    State(it): State<Arc<C>>,
    event: Result<Json<C::Event>, JsonRejection>,
) -> Response {
    match event.map(|Json(event)| it.happen(event)) {
        Ok(Ok(done)) => Json(done).into_response(),
        Ok(Err(why)) => refused(StatusCode::CONFLICT, &why),
        Err(rejection) => refused(StatusCode::BAD_REQUEST, &rejection.body_text()),
    }
}

async fn settings<C: Controlled>(State(it): State<Arc<C>>) -> Response {
    Json(it.settings()).into_response()
}

async fn change_settings<C: Controlled>(
    State(it): State<Arc<C>>,
    patch: Result<Json<Value>, JsonRejection>,
) -> Response {
    let Json(patch) = match patch {
        Ok(patch) => patch,
        Err(rejection) => return refused(StatusCode::BAD_REQUEST, &rejection.body_text()),
    };
    let merged = serde_json::to_value(it.settings()).and_then(|mut now| {
        merge(&mut now, patch);
        serde_json::from_value::<C::Settings>(now)
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

async fn clock<C: Controlled>(
    State(it): State<Arc<C>>,
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

async fn reset<C: Controlled>(State(it): State<Arc<C>>) -> Response {
    it.reset();
    state(State(it)).await
}
