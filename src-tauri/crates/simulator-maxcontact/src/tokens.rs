use std::collections::HashMap;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;

use super::settings::Settings;

/// The tokens that were given out, with their ends.
#[derive(Debug)]
pub(super) struct Tokens {
    good: HashMap<String, Timestamp>,
    rng: fastrand::Rng,
}

impl Tokens {
    pub(super) fn new(seed: u64) -> Self {
        Self { good: HashMap::new(), rng: fastrand::Rng::with_seed(seed ^ 0x746f_6b65_6e73) }
    }

    /// Whether login and `Authorization` header belong together. The password is compared as .NET's ASCII encoder would
    /// have written it: every character beyond ASCII is a question mark.
    pub(super) fn authorises(settings: &Settings, login: &str, authorization: &[u8]) -> bool {
        let password: String =
            settings.password.chars().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect();
        let basic = || STANDARD.encode(format!("{}:{}", settings.login, settings.password));
        let bare = authorization == STANDARD.encode(&password).as_bytes();
        let switched_on = settings.token.accept_basic
            && authorization.strip_prefix(b"Basic ").is_some_and(|value| value == basic().as_bytes());
        login == settings.login && (bare || switched_on)
    }

    /// Gives out a token and tells when it ends.
    pub(super) fn issue(&mut self, settings: &Settings, now: Timestamp) -> (String, Timestamp) {
        if settings.token.newest_only {
            self.good.clear();
        }
        self.good.retain(|_, ends| *ends > now);
        let ends = now.checked_add(Duration::from_secs(settings.token.lifetime_s)).unwrap_or(Timestamp::MAX);
        // Base64 with its `+`, `/` and `=`, so that a client which escapes the cookie is caught.
        let mut bytes = [0xfb; 25];
        self.rng.fill(&mut bytes[3..]);
        let token = STANDARD.encode(bytes);
        self.good.insert(token.clone(), ends);
        (token, ends)
    }

    pub(super) fn is_good(&self, token: &str, now: Timestamp) -> bool {
        self.good.get(token).is_some_and(|ends| *ends > now)
    }

    pub(super) fn expire_all(&mut self) {
        self.good.clear();
    }

    pub(super) fn count(&self, now: Timestamp) -> usize {
        self.good.values().filter(|ends| **ends > now).count()
    }
}
