use std::collections::HashMap;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;

use crate::ids::uuid;
use crate::settings::TokenSettings;

/// Where a token came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// getUserToken or UserLogin.
    User,
    /// `md5secret` of AgentLogin.
    Agent,
}

/// Whose token it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Session {
    pub(crate) user: String,
    pub(crate) kind: TokenKind,
    ends: Option<Timestamp>,
}

/// The tokens that were given out.
#[derive(Debug)]
pub(crate) struct Tokens {
    good: HashMap<String, Session>,
    rng: fastrand::Rng,
}

impl Tokens {
    pub(crate) fn new(seed: u64) -> Self {
        Self { good: HashMap::new(), rng: fastrand::Rng::with_seed(seed ^ 0x746f_6b65_6e73) }
    }

    /// Gives out a token: the Base64 of the user's name and a session key.
    pub(crate) fn issue(
        &mut self,
        settings: &TokenSettings,
        now: Timestamp,
        user: &str,
        kind: TokenKind,
    ) -> String {
        if settings.newest_only {
            self.good.retain(|_, session| session.user != user || session.kind != kind);
        }
        let ends = settings.lifetime_s.and_then(|life| now.checked_add(Duration::from_secs(life)).ok());
        let token = STANDARD.encode(format!("{user}:{}", uuid(&mut self.rng)));
        self.good.insert(token.clone(), Session { user: user.to_owned(), kind, ends });
        token
    }

    pub(crate) fn session(&self, token: &str, now: Timestamp) -> Option<&Session> {
        self.good.get(token).filter(|session| session.ends.is_none_or(|ends| ends > now))
    }

    pub(crate) fn end(&mut self, token: &str) {
        self.good.remove(token);
    }

    pub(crate) fn end_agent(&mut self, user: &str) {
        self.good.retain(|_, session| session.user != user || session.kind != TokenKind::Agent);
    }

    /// Ends the tokens of `user`, or all.
    pub(crate) fn expire(&mut self, user: Option<&str>) {
        self.good.retain(|_, session| user.is_some_and(|user| session.user != user));
    }

    pub(crate) fn count(&self, now: Timestamp) -> usize {
        self.good.values().filter(|session| session.ends.is_none_or(|ends| ends > now)).count()
    }
}
