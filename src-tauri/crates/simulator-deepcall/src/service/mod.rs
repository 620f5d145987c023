//! The vendor's HTTP surface.

mod agents;
mod checks;
mod click;
mod dashboard;
mod directory;
mod groups;
mod params;
mod profile;
mod reports;
mod routes;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{Method, StatusCode, Uri};
use axum::response::Response;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ringside_simulator_kit::{Answer, Effect, Fault, LedgerEntry, Met, Origin, dated};

use crate::errors::{INVALID_TOKEN, Module, message};
use crate::handle::{Core, Shared};
use crate::model::{Who, World};
use crate::wire::{self, Node};
use checks::{About, Asked};
use params::Params;
use routes::Route;

/// An admitted request, as an action sees it.
pub(crate) struct Served<'a> {
    now: Timestamp,
    zone: &'a TimeZone,
    world: &'a mut World,
    params: &'a Params,
    who: Who,
    /// For the ledger: the agent, call and number it is about, as far as the action knows.
    user: Option<String>,
    call: Option<String>,
    phone: Option<String>,
}

impl Served<'_> {
    /// The agent whose session asks.
    fn own(&self) -> Option<&str> {
        match &self.who {
            Who::Agent(id) => Some(id),
            Who::Account => None,
        }
    }
}

/// Answers everything that is not a control.
pub(super) async fn serve(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    body: Bytes,
) -> Response {
    let response = answer(&shared, &method, &uri, &body).await;
    dated(response, shared.now())
}

async fn answer(shared: &Shared, method: &Method, uri: &Uri, body: &Bytes) -> Response {
    if let Some(rest) = routes::recording(uri.path()).filter(|_| method == Method::GET) {
        return stream(shared, rest).await;
    }
    let ping_action = shared.core().world.settings.rules.ping_action.clone();
    let route = routes::find(uri.path(), &ping_action);
    if method == Method::OPTIONS && route.is_some() {
        return wire::preflight().into_response(None);
    }
    let any_verb = |route: &&Route| route.module == Module::ClickToCall;
    let Some(route) = route.filter(|route| method == Method::POST || any_verb(route)) else {
        return wire::cannot(method, uri.path()).into_response(None);
    };
    let met = shared.arrived(route.name).await;
    let params = if route.module == Module::ClickToCall {
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(uri).map(|Query(pairs)| pairs);
        Params::from_query(route.module, pairs.unwrap_or_default())
    } else {
        Params::from_body(route.module, body)
    };
    let answer = {
        let now = shared.now();
        let mut core = shared.core();
        core.world.advance(now);
        core.handle(now, route, &params, &met)
    };
    shared.tell_changed();
    answer.send(&met).await
}

/// Plays a recording.
async fn stream(shared: &Shared, rest: &str) -> Response {
    let met = shared.arrived("directstream").await;
    let found = reports::recording(&shared.core().world, rest);
    let answer = met.fault.as_ref().and_then(Answer::instead).unwrap_or_else(|| match found {
        Some(audio) => Answer::new(StatusCode::OK, "audio/wav", audio),
        None => Answer::html(StatusCode::NOT_FOUND, "No such recording."),
    });
    answer.send(&met).await
}

impl Core {
    fn handle(&mut self, now: Timestamp, route: &Route, params: &Params, met: &Met) -> Answer {
        if !met.executes {
            self.record(now, route, params, met.names.clone(), Effect::Prevented, None);
            return self.instead(route, met).unwrap_or_else(|| Answer::html(StatusCode::OK, ""));
        }
        let asked = Asked { route, world: &self.world, params };
        let who = match checks::admit(&asked) {
            Ok(who) => who,
            Err((about, code)) => {
                let (effect, bad) = match about {
                    About::Credentials => (Effect::Prevented, Some("bad_credentials".to_owned())),
                    About::Request => (Effect::Refused, None),
                };
                self.record(now, route, params, met.names.clone().or(bad), effect, Some(code));
                return self.failed(route, code, met);
            }
        };
        let user = if let Who::Agent(id) = &who { Some(id.clone()) } else { None };
        let zone = self.zone.clone();
        let world = &mut self.world;
        let mut served = Served { now, zone: &zone, world, params, who, user, call: None, phone: None };
        let done = (route.serve)(&mut served);
        let (user, call, phone) = (served.user, served.call, served.phone);
        tracing::debug!(method = route.name, executed = done.is_ok(), "request");
        if route.acts {
            let mut entry = self.entry(now, route, params, met.names.clone(), Effect::Executed, None);
            (entry.user, entry.phone) = (user, phone);
            entry.call_started = call.as_deref().and_then(|id| self.world.call(id)).map(|call| call.started);
            entry.call = call;
            if let Err(code) = done {
                entry.effect = Effect::Refused;
                entry.detail = Some(message(route.module, code).to_owned());
            }
            self.world.ledger.record(entry);
        }
        match done {
            Ok(body) => self.instead(route, met).unwrap_or_else(|| {
                wire::written(&self.world.settings.wire, StatusCode::OK, body, met.fault.as_ref())
            }),
            Err(code) => self.failed(route, code, met),
        }
    }

    /// Returns the answer of a fault that stands in for the vendor's.
    fn instead(&self, route: &Route, met: &Met) -> Option<Answer> {
        match met.fault.as_ref()? {
            Fault::ExpiredToken => {
                let code = if route.name == routes::PING { 1503 } else { INVALID_TOKEN };
                let (status, body) = wire::error(&self.world.settings.wire, route.module, code);
                Some(wire::written(&self.world.settings.wire, status, body, None))
            }
            fault => Answer::instead(fault),
        }
    }

    fn failed(&self, route: &Route, code: u16, met: &Met) -> Answer {
        let settings = &self.world.settings.wire;
        self.instead(route, met).unwrap_or_else(|| {
            let (status, body) = wire::error(settings, route.module, code);
            wire::written(settings, status, body, met.fault.as_ref())
        })
    }

    /// Records a request that was not executed, if it would have changed anything.
    fn record(
        &mut self,
        now: Timestamp,
        route: &Route,
        params: &Params,
        fault: Option<String>,
        effect: Effect,
        code: Option<u16>,
    ) {
        if route.acts {
            let entry = self.entry(now, route, params, fault, effect, code);
            self.world.ledger.record(entry);
        }
    }

    fn entry(
        &self,
        now: Timestamp,
        route: &Route,
        params: &Params,
        fault: Option<String>,
        effect: Effect,
        code: Option<u16>,
    ) -> LedgerEntry {
        LedgerEntry {
            parameters: params.without_credentials(),
            effect,
            detail: code.map(|code| message(route.module, code).to_owned()),
            fault,
            ..LedgerEntry::done(now, Origin::Api, route.name)
        }
    }
}

/// `data` of an action that has nothing to tell.
fn done(text: &str) -> Node {
    wire::success([("message", text.into())])
}
