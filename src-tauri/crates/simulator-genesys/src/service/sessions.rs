//! HTTP sessions: who is let in, and the token that goes with a session.

use std::collections::BTreeMap;

use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::{HeaderMap, Method};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;

use crate::settings::Settings;

/// The header the CSRF token goes in, and the one that says so.
pub(super) const CSRF_TOKEN: &str = "x-csrf-token";
pub(super) const CSRF_HEADER: &str = "x-csrf-header";
const COOKIE_NAME: &str = "JSESSIONID";

#[derive(Debug, Clone)]
struct Session {
    user: String,
    csrf: String,
    used: Timestamp,
}

/// A request that is let in.
#[derive(Debug, Clone)]
pub(super) struct Admitted {
    pub(super) user: String,
    /// The id of its session.
    pub(super) session: String,
    pub(super) csrf: String,
    /// The session began with this request.
    pub(super) is_new: bool,
}

/// A request that is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turned {
    /// No session and no good password.
    Denied,
    /// No session with its token.
    Csrf,
}

/// The sessions that are good.
#[derive(Debug)]
pub(crate) struct Sessions {
    live: BTreeMap<String, Session>,
    rng: fastrand::Rng,
}

impl Sessions {
    pub(crate) fn new(seed: u64) -> Self {
        Self { live: BTreeMap::new(), rng: fastrand::Rng::with_seed(seed ^ 0x5e55) }
    }

    /// Lets a request in by its cookie or, failing that, by its password; the latter begins a session.
    pub(super) fn admit(
        &mut self,
        settings: &Settings,
        method: &Method,
        headers: &HeaderMap,
        needs_csrf: bool,
        now: Timestamp,
    ) -> Result<Admitted, Turned> {
        self.forget_idle(settings, now);
        let known = cookie(headers, COOKIE_NAME).filter(|id| self.live.contains_key(*id));
        if settings.auth.csrf && needs_csrf && method != Method::GET {
            let token = headers.get(CSRF_TOKEN).and_then(|value| value.to_str().ok());
            let session = known.and_then(|id| self.live.get(id));
            if session.is_none_or(|session| Some(session.csrf.as_str()) != token) {
                return Err(Turned::Csrf);
            }
        }
        if let Some(id) = known
            && let Some(session) = self.live.get_mut(id)
        {
            session.used = now;
            return Ok(Admitted {
                user: session.user.clone(),
                session: id.to_owned(),
                csrf: session.csrf.clone(),
                is_new: false,
            });
        }
        let user = password_holder(settings, headers).ok_or(Turned::Denied)?;
        let (id, csrf) = (self.session_id(), self.uuid());
        self.live.insert(id.clone(), Session { user: user.clone(), csrf: csrf.clone(), used: now });
        Ok(Admitted { user, session: id, csrf, is_new: true })
    }

    /// Whose request it is, without letting it in.
    pub(super) fn sender(&self, settings: &Settings, headers: &HeaderMap) -> Option<String> {
        let known = cookie(headers, COOKIE_NAME).and_then(|id| self.live.get(id));
        known.map(|session| session.user.clone()).or_else(|| password_holder(settings, headers))
    }

    fn forget_idle(&mut self, settings: &Settings, now: Timestamp) {
        let longest = std::time::Duration::from_secs(settings.auth.session_idle_s);
        self.live.retain(|_, session| now.duration_since(session.used).unsigned_abs() <= longest);
    }

    pub(super) fn end(&mut self, id: &str) {
        self.live.remove(id);
    }

    /// Ends the sessions of one user or of all.
    pub(crate) fn expire(&mut self, user: Option<&str>) {
        self.live.retain(|_, session| user.is_some_and(|user| user != session.user));
    }

    pub(crate) fn count(&mut self, settings: &Settings, now: Timestamp) -> usize {
        self.forget_idle(settings, now);
        self.live.len()
    }

    fn session_id(&mut self) -> String {
        let letters = std::iter::repeat_with(|| self.rng.alphanumeric().to_ascii_lowercase()).take(22);
        format!("node0{}.node0", letters.collect::<String>())
    }

    fn uuid(&mut self) -> String {
        let bits = self.rng.u128(..);
        let hex = format!("{bits:032x}");
        format!("{}-{}-4{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..])
    }
}

/// The value of a cookie that was sent.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let sent = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = sent.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
}

/// The user whose name and password the header has, in UTF-8 or ISO-8859-1.
fn password_holder(settings: &Settings, headers: &HeaderMap) -> Option<String> {
    let given = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = given.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let bytes = STANDARD.decode(encoded.trim()).ok()?;
    let is = |text: &str| {
        let latin: Option<Vec<u8>> =
            text.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
        bytes == text.as_bytes() || latin.is_some_and(|latin| latin == bytes)
    };
    let known = settings.users.iter().find(|user| is(&format!("{}:{}", user.user_name, user.password)));
    known.map(|user| user.user_name.clone())
}

/// The header that hands the session out.
pub(super) fn session_cookie(id: &str) -> String {
    format!("{COOKIE_NAME}={id}; Path=/; HttpOnly; SameSite=Lax")
}
