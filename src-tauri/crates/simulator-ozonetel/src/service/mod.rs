//! The vendor's HTTP surface.

mod agents;
mod ask;
mod auth;
mod calls;
mod campaigns;
mod disposition;
mod older;
mod records;
mod routes;
mod session;
mod subscriptions;

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::header::{ALLOW, RETRY_AFTER};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use ringside_simulator_kit::{Answer, Effect, Fault, LedgerEntry, Met, Origin, damage_json};
use serde_json::Value;

use crate::handle::{Core, Shared};
use crate::settings::{AuthMode, BodyForm};
use crate::wire::{About, Reply};
use ask::Ask;
use routes::Endpoint;

/// No request of this API comes near it.
const MAX_BODY: usize = 1 << 20;

/// Members that identify things; what goes missing when nothing else is asked for.
const IDENTITIES: [&str; 9] =
    ["ucid", "token", "status", "AgentId", "AgentID", "CallID", "UCID", "CampaignID", "monitorUCID"];

/// What a request leads to.
#[derive(Debug)]
struct Served {
    reply: Reply,
    effect: Effect,
    agent: Option<String>,
    ucid: Option<String>,
}

impl Served {
    /// It did what was asked, or told what was asked for.
    fn done(reply: Reply) -> Self {
        Self { reply, effect: Effect::Executed, agent: None, ucid: None }
    }

    /// The vendor says no.
    fn refused(reply: Reply) -> Self {
        Self { effect: Effect::Refused, ..Self::done(reply) }
    }

    /// The vendor does not even look, for lack of good credentials.
    fn locked_out(reply: Reply) -> Self {
        Self { effect: Effect::Prevented, ..Self::done(reply.about(About::Credentials)) }
    }

    fn of(mut self, agent: &str) -> Self {
        self.agent = Some(agent.to_owned());
        self
    }

    fn on(mut self, ucid: &str) -> Self {
        self.ucid = Some(ucid.to_owned());
        self
    }
}

/// Answers everything that is not a control.
pub(super) async fn serve(State(shared): State<Arc<Shared>>, request: Request<Body>) -> Response {
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    let Some(endpoint) = routes::find(path) else {
        if routes::is_near_miss(path) {
            tracing::warn!(path, "asked for a path that is served in another case");
            shared.core().near_misses.push(path.to_owned());
        }
        return Answer::html(StatusCode::NOT_FOUND, "The requested URL was not found.").into_response(None);
    };
    if !endpoint.verbs.contains(&head.method.as_str()) {
        let page = Answer::html(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed.");
        return page.with(ALLOW, endpoint.verbs.join(", ")).into_response(None);
    }
    let met = shared.arrived(endpoint.name).await;
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return Answer::html(StatusCode::PAYLOAD_TOO_LARGE, "The request is too large.").into_response(None);
    };
    let ask = Ask::read(shared.now(), &head, endpoint.reads, &body);
    let answer = answer(&mut shared.advanced(), endpoint, &ask, &met);
    shared.tell_changed();
    answer.send(&met).await
}

fn answer(core: &mut Core, endpoint: &Endpoint, ask: &Ask, met: &Met) -> Answer {
    let acts = endpoint.acts(ask);
    let reply = if met.executes {
        let served = (endpoint.serve)(core, ask);
        if acts {
            let entry = entry(core, endpoint, ask, met, Some(&served));
            core.world.ledger.record(entry);
        }
        Some(served.reply)
    } else {
        if acts {
            let entry = entry(core, endpoint, ask, met, None);
            core.world.ledger.record(entry);
        }
        None
    };
    match &met.fault {
        Some(Fault::ExpiredToken) => {
            let text = match core.world.settings.auth_mode {
                AuthMode::Token => "Token Expired",
                AuthMode::Basic => "Invalid User Details",
            };
            written(core, &Reply::gateway(text), None)
        }
        fault => fault
            .as_ref()
            .and_then(Answer::instead)
            .or_else(|| reply.map(|reply| written(core, &reply, fault.as_ref())))
            // A connection that breaks has an answer too; it is never sent.
            .unwrap_or_else(|| Answer::html(StatusCode::OK, "")),
    }
}

fn entry(core: &Core, endpoint: &Endpoint, ask: &Ask, met: &Met, served: Option<&Served>) -> LedgerEntry {
    let agent = served.and_then(|served| served.agent.clone()).or_else(|| ask.agent(&core.world));
    let ucid = served.and_then(|served| served.ucid.as_deref()).or(ask.filled("ucid"));
    let mut entry = core.world.entry(ask.now, Origin::Api, endpoint.name, agent.as_deref(), ucid);
    entry.phone = entry.phone.or_else(|| ask.number().map(str::to_owned));
    entry.parameters = ask.parameters();
    entry.fault = met.names.clone();
    entry.effect = served.map_or(Effect::Prevented, |served| served.effect);
    if let Some(served) = served.filter(|served| served.effect != Effect::Executed) {
        entry.detail = served.reply.sentence();
        if served.effect == Effect::Prevented {
            entry.fault.get_or_insert_with(|| "bad_credentials".to_owned());
        }
    }
    entry
}

fn written(core: &Core, reply: &Reply, fault: Option<&Fault>) -> Answer {
    let wire = &core.world.settings.wire;
    let status = match reply.about {
        About::Anything => 200,
        About::Credentials => wire.auth_failure_status,
        About::Limit(_) => wire.limit_status,
    };
    let mut body = match (reply.plain, reply.sentence()) {
        (true, Some(sentence)) => sentence,
        _ => reply.body.to_string(),
    };
    if let Some(fault) = fault.filter(|fault| fault.changes_meaning()) {
        let mut value = serde_json::from_str(&body).unwrap_or_else(|_| Value::from(body.as_str()));
        damage_json(&mut value, fault, &IDENTITIES);
        body = match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
    }
    let content_type = if reply.plain {
        "text/plain; charset=utf-8"
    } else {
        body = match wire.body_form {
            BodyForm::Plain => body,
            BodyForm::JsonString => Value::from(body).to_string(),
            BodyForm::DoubledQuotes => format!("\"{}\"", body.replace('"', "\"\"")),
        };
        wire.content_type.as_str()
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let answer = Answer::new(status, content_type, body.into_bytes());
    match reply.about {
        About::Limit(seconds) if status == StatusCode::TOO_MANY_REQUESTS => {
            answer.with(RETRY_AFTER, seconds.to_string())
        }
        _ => answer,
    }
}
