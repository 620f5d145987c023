//! The vendor's HTTP surface.

mod lists;
mod routes;

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{AUTHORIZATION, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::response::Response;
use jiff::Timestamp;

pub(super) use routes::BASE;

use super::handle::{Core, Shared};
use super::model::Command;
use super::settings::{ExpiredAnswer, LoginRefusal};
use super::tokens::Tokens;
use super::wire::{self, Document, Format, Style};
use ringside_simulator_kit::{Answer, Fault, Met, Origin, dated};
use routes::{Asked, Found, Query, Reading};

const UNVERIFIED: HeaderName = HeaderName::from_static("x-sim-unverified");

/// The longest query IIS takes.
const MAX_QUERY: usize = 2_048;

/// Answers everything that is not a control.
pub(super) async fn serve(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let mut response = dated(answer(&shared, &method, &uri, &headers).await, shared.now());
    if shared.core().settings.wire.affinity_cookie {
        let cookie = HeaderValue::from_static("SERVERID=web1; path=/; HttpOnly");
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

async fn answer(shared: &Shared, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
    let unverified = shared.core().settings.rules.unverified_methods;
    let Some(found) = routes::find(uri.path(), unverified) else {
        let page = if uri.path().eq_ignore_ascii_case("/login") {
            login_page()
        } else {
            Answer::html(StatusCode::NOT_FOUND, "Endpoint not found.")
        };
        return page.into_response(None);
    };
    if method != Method::GET {
        return Answer::wrong_verb().into_response(None);
    }
    let met = shared.arrived(found.method).await;
    let mut answer = handle(shared, &found, uri.query().unwrap_or_default(), headers, &met);
    if found.unverified {
        answer = answer.with(UNVERIFIED, "1");
    }
    answer.send(&met).await
}

fn handle(shared: &Shared, found: &Found, query: &str, headers: &HeaderMap, met: &Met) -> Answer {
    if query.len() > MAX_QUERY {
        return Answer::html(StatusCode::NOT_FOUND, "The query string is too long.");
    }
    if found.has_forbidden_character() {
        return Answer::html(StatusCode::BAD_REQUEST, "A potentially dangerous path was detected.");
    }
    let Ok(asked) = found.asked(&Query::parse(query)) else {
        let text = "The server encountered an error processing the request.";
        return Answer::html(StatusCode::BAD_REQUEST, text);
    };
    let now = shared.now();
    let mut core = shared.core();
    let request = Request { now, format: Format::choose(&core.settings.wire, headers), headers, met };
    match asked {
        Asked::Token { login } => core.token(&request, &login),
        Asked::Read { user, list } => core.read(&request, found.method, user, list),
        Asked::Act { user, command } => core.act(&request, user, &command),
    }
}

/// What the methods need to know of a request.
struct Request<'a> {
    now: Timestamp,
    format: Format,
    headers: &'a HeaderMap,
    met: &'a Met,
}

impl Core {
    fn token(&mut self, request: &Request<'_>, login: &str) -> Answer {
        if let Err(answer) = self.reach(request) {
            return answer;
        }
        let given = request.headers.get(AUTHORIZATION).map(HeaderValue::as_bytes).unwrap_or_default();
        let document = if Tokens::authorises(&self.settings, login, given) {
            let (token, ends) = self.tokens.issue(&self.settings, request.now);
            let expiry = self.settings.token.expiry_member.as_deref().map(|name| (name, ends));
            Document::token(expiry, Some(&token))
        } else {
            match self.settings.token.refusal {
                LoginRefusal::Unauthorized => {
                    return Answer::html(StatusCode::UNAUTHORIZED, "Login failed.");
                }
                LoginRefusal::NullToken => Document::token(None, None),
                LoginRefusal::Envelope => self.refusal("token", "Login failed."),
            }
        };
        self.replaced(request).unwrap_or_else(|| self.written(request, document))
    }

    fn read(&mut self, request: &Request<'_>, method: &'static str, user: i32, list: Reading) -> Answer {
        if let Err(answer) = self.admit(request) {
            return answer;
        }
        self.world.advance(request.now);
        let document = match self.listed(user, list) {
            Ok(data) => {
                let code = self.settings.enumerations.response_code.success;
                Document::envelope(&self.settings.wire, method, Some(data), code, None)
            }
            Err(refusal) => self.refused(method, refusal),
        };
        self.replaced(request).unwrap_or_else(|| self.written(request, document))
    }

    fn act(&mut self, request: &Request<'_>, user: i32, command: &Command) -> Answer {
        let names = request.met.names.as_deref();
        if let Err(answer) = self.admit(request) {
            self.world.prevent(request.now, user, command, names.unwrap_or("bad_token"));
            return answer;
        }
        let done = self.world.run(request.now, Origin::Api, user, command, names);
        tracing::debug!(method = command.name(), executed = done.is_ok(), "command");
        let document = match done {
            Ok(made) => {
                let made = made.and_then(|id| self.world.calls.get(&id));
                let data = made.map(|call| wire::call(call, &self.settings.enumerations));
                let code = self.settings.enumerations.response_code.success;
                Document::envelope(&self.settings.wire, command.name(), data, code, None)
            }
            Err(refusal) => self.refused(command.name(), refusal),
        };
        self.replaced(request).unwrap_or_else(|| self.written(request, document))
    }

    /// Lets a request through that no fault keeps from being executed.
    fn reach(&self, request: &Request<'_>) -> Result<(), Answer> {
        if request.met.executes {
            return Ok(());
        }
        // A connection that breaks has an answer too; it is never sent.
        Err(self.replaced(request).unwrap_or_else(|| Answer::html(StatusCode::OK, "")))
    }

    /// Lets a request through that is reachable and has a good token.
    fn admit(&self, request: &Request<'_>) -> Result<(), Answer> {
        self.reach(request)?;
        let cookies = request.headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut tokens = cookies
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().strip_prefix("TokenKey="));
        match (tokens.next(), tokens.next()) {
            (Some(token), None) if self.tokens.is_good(token, request.now) => Ok(()),
            _ => Err(self.expired(request)),
        }
    }

    /// Returns the answer of a fault that stands in for the vendor's.
    fn replaced(&self, request: &Request<'_>) -> Option<Answer> {
        match request.met.fault.as_ref()? {
            Fault::ExpiredToken => Some(self.expired(request)),
            fault => Answer::instead(fault),
        }
    }

    fn expired(&self, request: &Request<'_>) -> Answer {
        match self.settings.token.expired_answer {
            ExpiredAnswer::Unauthorized => Answer::html(StatusCode::UNAUTHORIZED, "Not authenticated."),
            ExpiredAnswer::Forbidden => Answer::html(StatusCode::FORBIDDEN, "Access denied."),
            ExpiredAnswer::Redirect => Answer::redirect("/login"),
            ExpiredAnswer::HtmlPage => login_page(),
            ExpiredAnswer::Envelope => self.written(request, self.refusal("token", "Token is not valid.")),
        }
    }

    fn refusal(&self, method: &'static str, why: &str) -> Document {
        let code = self.settings.enumerations.response_code.not_permitted;
        Document::envelope(&self.settings.wire, method, None, code, Some(why))
    }

    fn refused(&self, method: &'static str, refusal: super::model::Refusal) -> Document {
        let code = refusal.code(&self.settings.enumerations.response_code);
        Document::envelope(&self.settings.wire, method, None, code, Some(&refusal.to_string()))
    }

    fn written(&self, request: &Request<'_>, mut document: Document) -> Answer {
        if let Some(fault) = &request.met.fault {
            wire::damage(&mut document, fault);
        }
        if document.method == Some("campaigns")
            && let Some(bytes) = self.settings.wire.campaigns_bytes
        {
            wire::damage(&mut document, &Fault::LargeList { bytes });
        }
        let style = Style { wire: &self.settings.wire, zone: &self.zone, names: &self.names };
        match document.write(request.format, &style) {
            Ok(body) => Answer::new(StatusCode::OK, request.format.content_type(), body),
            Err(_) => Answer::html(StatusCode::INTERNAL_SERVER_ERROR, "The answer could not be written."),
        }
    }
}

fn login_page() -> Answer {
    Answer::html(StatusCode::OK, "Please sign in: <input name=\"user\"> <input name=\"password\">")
}
