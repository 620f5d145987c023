use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use ringside_vendor::VendorErrorKind;
use ringside_vendor_http::Failure;
use tokio::sync::Mutex;

use crate::wire::Login;

/// Keeps one login for all requests. However many wait for a new one, it is asked for once.
///
/// How long a token lives is not documented, so it is renewed only when it is refused.
#[derive(Default)]
pub(crate) struct TokenKeeper {
    state: Mutex<State>,
    /// Counts finished attempts, so that whoever waited for one takes its result and does not try again.
    attempts: AtomicU64,
}

#[derive(Default)]
struct State {
    login: Option<Arc<Login>>,
    failure: Option<Failure>,
}

impl TokenKeeper {
    /// The login; `ask` gets one if there is none, or if it is the one that was `refused`. After a refused password
    /// `ask` is not called again: repeated wrong passwords may lock the account.
    pub(crate) async fn other_than(
        &self,
        refused: Option<&Arc<Login>>,
        ask: impl Future<Output = Result<Login, Failure>>,
    ) -> Result<Arc<Login>, Failure> {
        let attempts = self.attempts.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some(login) = &state.login
            && !refused.is_some_and(|refused| Arc::ptr_eq(refused, login))
        {
            return Ok(login.clone());
        }
        if let Some(failure) = &state.failure
            && (failure.kind == VendorErrorKind::BadCredentials
                || self.attempts.load(Ordering::Acquire) != attempts)
        {
            return Err(failure.clone());
        }
        let result = ask.await;
        self.attempts.fetch_add(1, Ordering::Release);
        match result {
            Ok(login) => {
                let login = Arc::new(login);
                *state = State { login: Some(login.clone()), failure: None };
                Ok(login)
            }
            // Nothing that waited for the login has been sent.
            Err(failure) => {
                let failure = failure.not_reached();
                *state = State { login: None, failure: Some(failure.clone()) };
                Err(failure)
            }
        }
    }

    /// The login, if there is one.
    pub(crate) async fn held(&self) -> Option<Arc<Login>> {
        self.state.lock().await.login.clone()
    }

    /// Lets a refused password be tried again.
    pub(crate) async fn forgive(&self) {
        self.state.lock().await.failure = None;
    }

    /// Forgets login and failure; the next request asks anew.
    pub(crate) async fn forget(&self) {
        *self.state.lock().await = State::default();
    }
}
