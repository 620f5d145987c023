use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Credential, Failure};
use secrecy::SecretString;
use serde::Deserialize;
use tokio::time::Instant;

use crate::wire::{Said, WireError};

/// A token, and until when it is used.
pub(crate) struct Token {
    pub(crate) text: SecretString,
    /// Renewed from here on, by both clocks: the steady one stands still while a computer sleeps.
    renew_at: Instant,
    renew_at_wall: Timestamp,
    /// Some request was answered well with it.
    worked: AtomicBool,
}

impl Credential for Token {
    fn is_due(&self) -> bool {
        Instant::now() >= self.renew_at || Timestamp::now() >= self.renew_at_wall
    }
}

impl Token {
    /// Whether some request was answered well with it.
    pub(crate) fn has_worked(&self) -> bool {
        self.worked.load(Ordering::Relaxed)
    }

    pub(crate) fn mark_worked(&self) {
        self.worked.store(true, Ordering::Relaxed);
    }

    /// Reads the answer of the token service.
    pub(crate) fn read(said: &Said) -> Result<Self, Failure> {
        let text = said.string("token").ok_or(WireError::Missing("token"))?;
        let text = text.trim();
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Failure::new(VendorErrorKind::NotUnderstood).detail("the token cannot be sent"));
        }
        let now = said.date.unwrap_or_else(Timestamp::now);
        let keep = keep_for(ends(text).and_then(|at| Duration::try_from(at.duration_since(now)).ok()));
        Ok(Self {
            text: text.to_owned().into(),
            renew_at: Instant::now() + keep,
            renew_at_wall: SignedDuration::try_from(keep)
                .ok()
                .and_then(|keep| Timestamp::now().checked_add(keep).ok())
                .unwrap_or(Timestamp::MAX),
            worked: AtomicBool::new(false),
        })
    }
}

/// The end of a token that is a JWT and tells it.
fn ends(token: &str) -> Option<Timestamp> {
    #[derive(Deserialize)]
    struct Claims {
        exp: i64,
    }
    let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?.trim_end_matches('=')).ok()?;
    let claims: Claims = serde_json::from_slice(&claims).ok()?;
    Timestamp::from_second(claims.exp).ok()
}

/// How long a token is used: 55 of its 60 minutes, or until 5 minutes before the end it tells, half of its life at
/// least.
fn keep_for(life: Option<Duration>) -> Duration {
    const HOUR: Duration = Duration::from_secs(3_600);
    const AHEAD: Duration = Duration::from_secs(300);
    // One that claims to have ended is used all the same, or it would be renewed at each request.
    let life = life.filter(|life| !life.is_zero()).unwrap_or(HOUR).min(HOUR);
    life.saturating_sub(AHEAD).max(life / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_renewed_ahead_of_its_end() {
        let keep = |life: Option<u64>| keep_for(life.map(Duration::from_secs)).as_secs();
        assert_eq!(keep(None), 3_300, "55 minutes where it does not tell");
        assert_eq!(keep(Some(1_800)), 1_500);
        assert_eq!(keep(Some(60)), 30, "never on each request");
        assert_eq!(keep(Some(0)), 3_300, "the clocks differ");
        assert_eq!(keep(Some(u64::MAX)), 3_300, "the documents say an hour");
    }

    #[test]
    fn the_end_is_read_from_a_token_that_tells_it_and_from_no_other() {
        let claims = URL_SAFE_NO_PAD.encode(r#"{"sub":"demo_account","exp":1764000000}"#);
        let end = ends(&format!("eyJhbGciOiJIUzI1NiJ9.{claims}.sig")).map(Timestamp::as_second);
        assert_eq!(end, Some(1_764_000_000));
        for odd in ["", "opaque", "a.b.c", "..", "a.e30.c", &format!("x.{}.y", "A".repeat(9_999))] {
            assert_eq!(ends(odd), None);
        }
    }
}
