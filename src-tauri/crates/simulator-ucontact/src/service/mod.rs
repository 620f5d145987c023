//! The vendor's HTTP surface.

mod agent;
mod auth;
mod body;
mod dialer;
mod disposition;
mod form_get;
mod reads;
mod request;
mod routes;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::ALLOW;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::Response;
use jiff::civil::DateTime;
use ringside_simulator_kit::{Answer, Effect, Fault, LedgerEntry, Origin, dated};

use crate::handle::{Core, Shared};
use crate::model::Refusal;
use crate::settings::TokenRefusal;
use crate::tokens::{Session, TokenKind};
use body::Body;
use request::Request;
use routes::Service;

/// Answers everything that is not a control.
pub(crate) async fn serve(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let response = answer(&shared, &method, &uri, &headers, &body).await;
    dated(response, shared.now())
}

async fn answer(shared: &Shared, method: &Method, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Response {
    let found = routes::find(uri.path(), &shared.core().settings.services);
    let Some(service) = found else {
        let page = if uri.path() == "/login" {
            login_page()
        } else {
            Answer::html(StatusCode::NOT_FOUND, "The requested resource is not available.")
        };
        return page.into_response(None);
    };
    if method != Method::POST {
        let page = Answer::html(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed.").with(ALLOW, "POST");
        return page.into_response(None);
    }
    let met = shared.arrived(service.name()).await;
    let request = Request::read(service, shared.now(), uri, headers, body, &met);
    let answer = shared.core().handle(&request);
    answer.send(&met).await
}

/// What was done, with what the ledger cannot know from the request alone.
#[derive(Debug)]
struct Done {
    body: Body,
    agent: Option<String>,
    call: Option<String>,
    phone: Option<String>,
}

impl From<Body> for Done {
    fn from(body: Body) -> Self {
        Self { body, agent: None, call: None, phone: None }
    }
}

impl Core {
    fn handle(&mut self, request: &Request<'_>) -> Answer {
        self.world.advance(&self.settings, request.now);
        if !request.met.executes {
            self.record(request, Effect::Prevented, None, None);
            // A connection that breaks has an answer too; it is never sent.
            return self.replaced(request).unwrap_or_else(|| Answer::html(StatusCode::OK, ""));
        }
        let session = match self.admit(request) {
            Ok(session) => session,
            Err(why) => {
                self.record(request, Effect::Prevented, None, Some(why.0));
                return self.replaced(request).unwrap_or_else(|| self.refused_token(request));
            }
        };
        let body = match self.execute(request, session.as_ref()) {
            Ok(done) => {
                self.record(request, Effect::Executed, Some(&done), None);
                done.body
            }
            Err(why) => {
                self.record(request, Effect::Refused, None, Some(why.0));
                failure(request.service)
            }
        };
        self.replaced(request).unwrap_or_else(|| body.answer(&self.settings.wire, request.met.fault.as_ref()))
    }

    /// Lets a request through that has a good token or needs none.
    fn admit(&self, request: &Request<'_>) -> Result<Option<Session>, Refusal> {
        let free = request.service == Service::GetContactList && !self.settings.rules.contact_list_token;
        let Some(kind) = request.service.token().filter(|_| !free) else { return Ok(None) };
        let session = request.token.and_then(|token| self.tokens.session(token, request.now));
        let session = session.ok_or(Refusal("no good token"))?;
        if self.settings.token.enforce_kinds && session.kind != kind {
            return Err(Refusal("not this kind of token"));
        }
        Ok(Some(session.clone()))
    }

    fn execute(&mut self, request: &Request<'_>, session: Option<&Session>) -> Result<Done, Refusal> {
        let needs_form = request.has_body && request.service != Service::DispositionCall;
        if needs_form && self.settings.rules.content_type && !request.is_form {
            return Err(Refusal("body is not declared a form"));
        }
        match request.service {
            Service::GetUserToken => self.user_token(request),
            Service::UserLogin => self.user_login(request),
            Service::AgentLogin => self.agent_login(request),
            Service::EndSession => self.end_session(request),
            Service::AgentLogoff => self.agent_logoff(request, session),
            Service::AgentBreak => self.agent_break(request, session),
            Service::AgentUnBreak => self.agent_unbreak(request, session),
            Service::DispositionCall => self.disposition_call(request, session),
            Service::AgentCall | Service::AgentCallWithData => self.agent_call(request, session),
            Service::HangupPhone => self.hangup_phone(request, session),
            Service::DialerTask => self.dialer_task(request),
            Service::ScheduleDialerCall => self.schedule_dialer_call(request),
            Service::CampaignStatus => Ok(self.campaign_status(request).into()),
            Service::GetQueueMembers => Ok(self.queue_members(request).into()),
            Service::GetContactList => Ok(self.contact_list().into()),
            Service::FormGet => Ok(self.form_get(request)?.into()),
        }
    }

    /// Returns the answer of a fault that stands in for the vendor's.
    fn replaced(&self, request: &Request<'_>) -> Option<Answer> {
        match request.met.fault.as_ref()? {
            Fault::ExpiredToken => Some(self.refused_token(request)),
            fault => Answer::instead(fault),
        }
    }

    fn refused_token(&self, request: &Request<'_>) -> Answer {
        match self.settings.token.refusal {
            TokenRefusal::Unauthorized => Answer::html(StatusCode::UNAUTHORIZED, "Not authenticated."),
            TokenRefusal::UnauthorizedEmpty => {
                Answer::new(StatusCode::UNAUTHORIZED, "text/plain", Vec::new())
            }
            TokenRefusal::Forbidden => Answer::html(StatusCode::FORBIDDEN, "Access denied."),
            TokenRefusal::Zero => failure(request.service).answer(&self.settings.wire, None),
            TokenRefusal::LoginPage => login_page(),
            TokenRefusal::Redirect => Answer::redirect("/login"),
        }
    }

    /// Writes what acts into the ledger, with the request's own bytes as parameter `body`.
    fn record(
        &mut self,
        request: &Request<'_>,
        effect: Effect,
        done: Option<&Done>,
        why: Option<&'static str>,
    ) {
        if !request.service.acts() {
            return;
        }
        let mut parameters = BTreeMap::new();
        request.form.note(&mut parameters);
        request.query.note(&mut parameters);
        parameters.insert("body".to_owned(), request.form.redacted());
        let said = |name| request.form.filled(name).or(request.query.filled(name)).map(str::to_owned);
        let done = done.map(|done| (done.agent.clone(), done.call.clone(), done.phone.clone()));
        let (agent, call, phone) = done.unwrap_or_default();
        let call = call.or_else(|| said("guid"));
        let found = call.as_deref().and_then(|guid| self.world.call(guid));
        let (call_started, number) = (found.map(|call| call.started), found.map(|call| call.number.clone()));
        let own_number = if request.service == Service::DispositionCall { "callerid" } else { "destination" };
        let defects = match request.service {
            Service::DispositionCall => disposition::defects(&request.form),
            _ => Vec::new(),
        };
        let mut detail: Vec<String> = why.map(str::to_owned).into_iter().collect();
        detail.extend(defects.iter().map(|defect| format!("client defect: {defect}")));
        self.world.ledger.record(LedgerEntry {
            user: agent.or_else(|| said("agent")).or_else(|| said("user")),
            call,
            call_started,
            phone: phone.or_else(|| said(own_number)).or(number),
            parameters,
            effect,
            detail: (!detail.is_empty()).then(|| detail.join("; ")),
            fault: request.met.names.clone(),
            ..LedgerEntry::done(request.now, Origin::Api, request.service.name())
        });
    }

    /// The body of a success that no document shows.
    fn undocumented(&self, usual: Body) -> Body {
        self.settings.wire.undocumented_success.clone().map_or(usual, Body::Exact)
    }

    /// An agent's token serves only its own agent, where the tenant says so.
    fn owned(&self, session: Option<&Session>, agent: &str) -> Result<(), Refusal> {
        let foreign =
            session.is_some_and(|session| session.kind == TokenKind::Agent && session.user != agent);
        if foreign && self.settings.rules.own_agent_only {
            return Err(Refusal("not the token's agent"));
        }
        Ok(())
    }
}

/// The vendor's no: it never says why.
fn failure(service: Service) -> Body {
    if service == Service::DispositionCall { Body::quoted("0") } else { Body::bare("0") }
}

/// Reads `YYYY-MM-DD HH:MM:SS`, and nothing that only resembles it.
fn date_time(text: &str) -> Option<DateTime> {
    const FORMAT: &str = "%Y-%m-%d %H:%M:%S";
    let read = DateTime::strptime(FORMAT, text).ok()?;
    (read.strftime(FORMAT).to_string() == text).then_some(read)
}

fn login_page() -> Answer {
    Answer::html(StatusCode::OK, "Please sign in: <input name=\"user\"> <input name=\"password\">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_documented_form_of_a_date_is_one() {
        assert!(date_time("2025-03-14 16:30:00").is_some());
        for text in [
            "2025-03-14T16:30:00",
            "2025-03-14 16:30",
            "2025-3-14 16:30:00",
            "2025-02-30 16:30:00",
            "2025-03-14 24:00:00",
            "14/03/2025 16:30:00",
            "2025-03-14 16:30:00 ",
            "2025-03-14 04:30:00 PM",
            "",
        ] {
            assert!(date_time(text).is_none(), "{text}");
        }
    }
}
