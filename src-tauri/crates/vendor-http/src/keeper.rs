use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use ringside_vendor::VendorErrorKind;
use tokio::sync::Mutex;

use crate::failure::Failure;

/// Something a vendor gives out and wants to see with each request: a token, a login.
pub trait Credential: Send + Sync {
    /// Whether it is about to run out. Where its life is not documented it is renewed only when it is refused.
    fn is_due(&self) -> bool {
        false
    }
}

/// Keeps the one credential of an account. However many wait for a new one, it is asked for once.
pub struct Keeper<T> {
    state: Mutex<State<T>>,
    /// Counts finished attempts, so that whoever waited for one takes its result and does not try again.
    attempts: AtomicU64,
}

struct State<T> {
    held: Option<Arc<T>>,
    /// Why there is none.
    failure: Option<Failure>,
}

impl<T> Default for State<T> {
    fn default() -> Self {
        Self { held: None, failure: None }
    }
}

impl<T> Default for Keeper<T> {
    fn default() -> Self {
        Self { state: Mutex::default(), attempts: AtomicU64::new(0) }
    }
}

impl<T: Credential> Keeper<T> {
    /// The credential, got by `ask` if there is none, it is about to run out, or it is the one that was `refused`.
    ///
    /// # Errors
    ///
    /// What `ask` failed at, as not reached: nothing that waited for it has been sent. After a password that was not
    /// accepted `ask` is not called again, since accounts get locked by that; see [`forgive`](Self::forgive).
    pub async fn other_than(
        &self,
        refused: Option<&Arc<T>>,
        ask: impl Future<Output = Result<T, Failure>>,
    ) -> Result<Arc<T>, Failure> {
        let attempts = self.attempts.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some(held) = &state.held
            && !refused.is_some_and(|refused| Arc::ptr_eq(refused, held))
            && !held.is_due()
        {
            return Ok(held.clone());
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
            Ok(fresh) => {
                let fresh = Arc::new(fresh);
                *state = State { held: Some(fresh.clone()), failure: None };
                Ok(fresh)
            }
            Err(failure) => {
                let failure = failure.not_reached();
                *state = State { held: None, failure: Some(failure.clone()) };
                Err(failure)
            }
        }
    }

    /// The credential, if there is one.
    pub async fn held(&self) -> Option<Arc<T>> {
        self.state.lock().await.held.clone()
    }

    /// Lets a password that was not accepted be tried again.
    pub async fn forgive(&self) {
        self.state.lock().await.failure = None;
    }

    /// Forgets credential and failure; the next request asks anew.
    pub async fn forget(&self) {
        *self.state.lock().await = State::default();
    }
}
