use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::json;

use crate::settings::TokenSettings;

/// Whether a token opens the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenCheck {
    Good,
    Expired,
    Unknown,
}

#[derive(Debug)]
struct Issued {
    token: String,
    ends: Timestamp,
}

/// The tokens that were given out and not ended by a later one.
#[derive(Debug)]
pub(crate) struct Tokens {
    issued: Vec<Issued>,
    rng: fastrand::Rng,
}

impl Tokens {
    pub(crate) fn new(seed: u64) -> Self {
        Self { issued: Vec::new(), rng: fastrand::Rng::with_seed(seed ^ 0x6f7a_6f6e_6574) }
    }

    /// Gives out a token.
    pub(crate) fn issue(&mut self, settings: &TokenSettings, user_name: &str, now: Timestamp) -> String {
        let ends = now.checked_add(Duration::from_secs(settings.lifetime_s)).unwrap_or(Timestamp::MAX);
        let mut claims = json!({"sub": user_name, "iat": now.as_second(), "jti": self.rng.u32(..)});
        if settings.exp_claim {
            claims["exp"] = json!(ends.as_second());
        }
        let mut signature = [0; 32];
        self.rng.fill(&mut signature);
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        let head = part(r#"{"alg":"HS256","typ":"JWT"}"#);
        let token = format!("{head}.{}.{}", part(&claims.to_string()), URL_SAFE_NO_PAD.encode(signature));
        if settings.newest_only {
            self.issued.clear();
        }
        self.issued.push(Issued { token: token.clone(), ends });
        token
    }

    pub(crate) fn check(&self, token: &str, now: Timestamp) -> TokenCheck {
        match self.issued.iter().find(|issued| issued.token == token) {
            None => TokenCheck::Unknown,
            Some(issued) if issued.ends <= now => TokenCheck::Expired,
            Some(_) => TokenCheck::Good,
        }
    }

    /// Lets all tokens run out now.
    pub(crate) fn expire(&mut self, now: Timestamp) {
        for issued in &mut self.issued {
            issued.ends = issued.ends.min(now);
        }
    }

    /// Whether the newest token is still good.
    pub(crate) fn is_good(&self, now: Timestamp) -> bool {
        self.issued.last().is_some_and(|issued| issued.ends > now)
    }
}
