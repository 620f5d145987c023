//! Sign-in and the end of sessions.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use super::{Body, Done, Request};
use crate::data;
use crate::handle::Core;
use crate::model::Refusal;
use crate::settings::{Role, Settings, UserLoginShape, UserSettings, UserTokenShape};
use crate::tokens::{Session, TokenKind};

/// What AgentLogin tells of an agent's phone, member by member as documented.
#[derive(Debug, Serialize)]
struct SipPeer<'a> {
    id: usize,
    name: &'a str,
    host: &'a str,
    accountcode: &'a str,
    callerid: &'a str,
    context: &'a str,
    defaultuser: &'a str,
    secret: String,
    md5secret: &'a str,
    fullname: &'a str,
    email: &'a str,
    language: &'a str,
    did: &'a str,
    phonetype: &'a str,
    transport: &'a str,
    encryption: &'a str,
    nat: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    dtmfmode: &'a str,
    disallow: &'a str,
    allow: &'a str,
    port: &'a str,
    qualify: &'a str,
    insecure: &'a str,
    canreinvite: &'a str,
    callgroup: &'a str,
    pickupgroup: &'a str,
    mailbox: &'a str,
    subscribecontext: &'a str,
    outboundproxy: &'a str,
    record: &'a str,
    #[serde(rename = "LogLevel")]
    log_level: &'a str,
    limite: f64,
}

impl<'a> SipPeer<'a> {
    fn new(settings: &Settings, user: &'a UserSettings, extension: &'a str, token: &'a str) -> Self {
        Self {
            id: settings.users.iter().position(|known| known.user == user.user).unwrap_or_default() + 1,
            name: extension,
            host: "dynamic",
            accountcode: &user.user,
            callerid: extension,
            context: data::CONTEXT,
            defaultuser: extension,
            secret: format!("sip-secret-{extension}"),
            md5secret: token,
            fullname: &user.name,
            email: "",
            language: "es",
            did: "",
            phonetype: "SoftPhone",
            transport: "wss",
            encryption: "yes",
            nat: "yes",
            kind: "friend",
            dtmfmode: "rfc2833",
            disallow: "all",
            allow: "alaw;ulaw",
            port: "",
            qualify: "",
            insecure: "",
            canreinvite: "",
            callgroup: "",
            pickupgroup: "",
            mailbox: "",
            subscribecontext: "default",
            outboundproxy: "",
            record: "agent",
            log_level: "SEVERE",
            limite: 0.0,
        }
    }
}

/// The account that the request's name and password open.
fn account(
    settings: &Settings,
    request: &Request<'_>,
    name: &str,
    fits: impl Fn(&UserSettings) -> bool,
) -> Result<UserSettings, Refusal> {
    let user = settings.user(request.form.text(name)).filter(|user| fits(user));
    let user = user.filter(|user| user.password == request.form.text("password"));
    user.cloned().ok_or(Refusal("user name or password is wrong"))
}

fn is_supervisor(user: &UserSettings) -> bool {
    user.role == Role::Supervisor
}

impl Core {
    fn issue(&mut self, now: Timestamp, user: &str, kind: TokenKind) -> String {
        self.tokens.issue(&self.settings.token, now, user, kind)
    }

    pub(super) fn user_token(&mut self, request: &Request<'_>) -> Result<Done, Refusal> {
        let user = account(&self.settings, request, "user", is_supervisor)?;
        let token = self.issue(request.now, &user.user, TokenKind::User);
        Ok(match self.settings.token.user_token_shape {
            UserTokenShape::Text => Body::Quoted(token),
            UserTokenShape::Array => self.listed(&user, &token),
        }
        .into())
    }

    pub(super) fn user_login(&mut self, request: &Request<'_>) -> Result<Done, Refusal> {
        let user = account(&self.settings, request, "user", is_supervisor)?;
        let token = self.issue(request.now, &user.user, TokenKind::User);
        let Some(extension) = &user.extension else { return Ok(self.listed(&user, &token).into()) };
        let peer = SipPeer::new(&self.settings, &user, extension, &token);
        Ok(match self.settings.token.user_login_shape {
            UserLoginShape::Array => Body::json(&(peer, campaign_names())),
            UserLoginShape::Object => Body::json(&peer),
        }
        .into())
    }

    /// The array whose last of three elements is the token; nobody tells what the others are.
    fn listed(&self, user: &UserSettings, token: &str) -> Body {
        Body::json(&json!([{ "user": user.user, "fullname": user.name }, campaign_names(), token]))
    }

    pub(super) fn agent_login(&mut self, request: &Request<'_>) -> Result<Done, Refusal> {
        let user = account(&self.settings, request, "agent", |user| user.extension.is_some())?;
        self.world.sign_in(&self.settings, request.now, &user.user)?;
        let token = self.issue(request.now, &user.user, TokenKind::Agent);
        let extension = user.extension.as_deref().unwrap_or_default();
        Ok(Body::json(&SipPeer::new(&self.settings, &user, extension, &token)).into())
    }

    pub(super) fn agent_logoff(
        &mut self,
        request: &Request<'_>,
        session: Option<&Session>,
    ) -> Result<Done, Refusal> {
        let agent = request.form.filled("agent").ok_or(Refusal("agent is missing"))?;
        self.owned(session, agent)?;
        if request.form.filled("interface").is_some() {
            self.interface(request, agent)?;
        }
        self.world.sign_off(request.now, agent)?;
        if self.settings.token.logoff_ends {
            self.tokens.end_agent(agent);
        }
        Ok(self.undocumented(Body::quoted("OK")).into())
    }

    /// Takes `user` and `token` from the body or, as one client sends them, from the query.
    pub(super) fn end_session(&mut self, request: &Request<'_>) -> Result<Done, Refusal> {
        let said = |name| request.form.filled(name).or(request.query.filled(name)).unwrap_or_default();
        let (user, token) = (said("user"), said("token"));
        let session = self.tokens.session(token, request.now);
        if session.is_none_or(|session| session.user != user) {
            return Err(Refusal("no such session"));
        }
        self.tokens.end(token);
        Ok(Body::bare("1").into())
    }
}

fn campaign_names() -> Vec<&'static str> {
    data::CAMPAIGNS.iter().map(|campaign| campaign.name).collect()
}
