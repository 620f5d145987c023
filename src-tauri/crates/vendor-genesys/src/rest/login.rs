use std::sync::atomic::Ordering;

use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::{Failure, Lane};
use secrecy::ExposeSecret;

use super::{Received, Rest, judge};
use crate::rest::{Fault, Hint};

/// What became of signing in at the server.
#[derive(Default)]
pub(super) struct Login {
    /// Why there is no session. A password that was not accepted is not sent again unasked: accounts get locked by that.
    failure: Option<Failure>,
}

/// What is asked about the agent at sign-in.
const ALL: &str = "features,devices,channels,calls,settings";

impl Rest {
    /// Proves the password, whatever was before; the agent with devices, calls and features.
    pub(crate) async fn sign_in(&self) -> Result<Received, Failure> {
        let mut login = self.login.lock().await;
        self.forget();
        self.prove(&mut login).await
    }

    /// Signs in again after the session seen as `generation` ended. Once: a session that never worked is not renewed.
    pub(crate) async fn renew(&self, generation: u64) -> Result<(), Failure> {
        let attempts = self.attempts.load(Ordering::Acquire);
        let mut login = self.login.lock().await;
        if self.generation() != generation {
            return Ok(());
        }
        if let Some(failure) = &login.failure
            && (matches!(failure.kind, VendorErrorKind::BadCredentials | VendorErrorKind::SignedOut)
                || self.attempts.load(Ordering::Acquire) != attempts)
        {
            return Err(failure.clone());
        }
        if generation == 0 || !self.proven.load(Ordering::Relaxed) {
            let failure = Self::signed_out();
            login.failure = Some(failure.clone());
            return Err(failure);
        }
        self.prove(&mut login).await.map(drop)
    }

    /// Ends the session at our side: nothing is renewed until the next sign-in.
    pub(crate) async fn sign_off(&self) {
        let mut login = self.login.lock().await;
        login.failure = Some(Self::signed_out());
        self.forget();
    }

    /// Fetches a new token against forged requests.
    ///
    /// # Errors
    ///
    /// With [`Hint::SessionOver`] when it was refused because the session is over: the server looks at the token first.
    pub(super) async fn refresh_csrf(&self) -> Result<(), Fault> {
        let order = self.get(&["me"], &[], Lane::Look);
        let answer = self.send(&order, None).await.map_err(Failure::not_reached)?;
        let judged = judge::judge(&answer, &order, self.config.password.expose_secret());
        judged.map(drop).map_err(|fault| Fault { failure: fault.failure.not_reached(), hint: fault.hint })
    }

    async fn prove(&self, login: &mut Login) -> Result<Received, Failure> {
        let order = self.get(&["me"], &[("subresources", ALL)], Lane::Look);
        let result = match self.send(&order, Some(&self.config.authorization)).await {
            Ok(answer) => judge::judge(&answer, &order, self.config.password.expose_secret()),
            Err(failure) => Err(failure.into()),
        };
        self.attempts.fetch_add(1, Ordering::Release);
        match result {
            Ok(received) => {
                login.failure = None;
                self.nameless.store(self.http.cookies(&order.url).is_none(), Ordering::Relaxed);
                self.proven.store(false, Ordering::Relaxed);
                self.generation.fetch_add(1, Ordering::Release);
                Ok(received)
            }
            Err(fault) => {
                let failure = match fault.hint {
                    Hint::SessionOver => Failure::new(VendorErrorKind::BadCredentials),
                    Hint::None | Hint::Csrf | Hint::Missing => fault.failure,
                };
                // Nothing that waited for the session has been sent.
                let failure = failure.not_reached();
                login.failure = Some(failure.clone());
                Err(failure)
            }
        }
    }
}
