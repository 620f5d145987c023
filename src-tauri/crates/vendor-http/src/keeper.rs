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
    /// accepted `ask` is not called again, since accounts get locked by that, nor after a newer sign-in of somebody else's,
    /// since that would end it; see [`forgive`](Self::forgive).
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
            && (waits_for_a_person(failure.kind) || self.attempts.load(Ordering::Acquire) != attempts)
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

    /// Has `held` end by this failure, for all who need it, until it is [forgiven](Self::forgive). Returns `false` where
    /// another one is held by now, or none.
    pub async fn end(&self, held: &Arc<T>, failure: Failure) -> bool {
        let mut state = self.state.lock().await;
        let is_it = state.held.as_ref().is_some_and(|other| Arc::ptr_eq(other, held));
        if is_it {
            *state = State { held: None, failure: Some(failure.not_reached()) };
        }
        is_it
    }

    /// Lets a new one be asked for although only a person could have that done.
    pub async fn forgive(&self) {
        self.state.lock().await.failure = None;
    }

    /// Forgets credential and failure; the next request asks anew.
    pub async fn forget(&self) {
        *self.state.lock().await = State::default();
    }
}

/// Whether asking once more could do harm that nobody here asked for.
const fn waits_for_a_person(kind: VendorErrorKind) -> bool {
    matches!(kind, VendorErrorKind::BadCredentials | VendorErrorKind::TakenOver { .. })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use futures::future::join_all;

    use super::*;

    struct Token {
        number: usize,
        due: AtomicBool,
    }

    impl Credential for Token {
        fn is_due(&self) -> bool {
            self.due.load(Ordering::Relaxed)
        }
    }

    /// A service that needs a while, and how often it was asked.
    #[derive(Default)]
    struct Service {
        asked: AtomicU64,
        refuses: Option<VendorErrorKind>,
    }

    impl Service {
        async fn ask(&self) -> Result<Token, Failure> {
            let number = usize::try_from(self.asked.fetch_add(1, Ordering::Relaxed)).expect("few");
            tokio::task::yield_now().await;
            match self.refuses {
                Some(kind) => Err(Failure::new(kind)),
                None => Ok(Token { number, due: AtomicBool::new(false) }),
            }
        }

        fn asked(&self) -> u64 {
            self.asked.load(Ordering::Relaxed)
        }
    }

    #[tokio::test]
    async fn all_who_wait_get_the_one_that_was_asked_for() {
        let (keeper, service) = (Keeper::default(), Service::default());
        let got = join_all((0..8).map(|_| keeper.other_than(None, service.ask()))).await;
        assert!(got.into_iter().all(|token| token.is_ok_and(|token| token.number == 0)));
        assert_eq!(service.asked(), 1);
    }

    #[tokio::test]
    async fn all_who_wait_take_the_one_failure_and_a_later_one_tries_again() {
        let keeper = Keeper::default();
        let service = Service { refuses: Some(VendorErrorKind::ServerFault), ..Service::default() };
        let got = join_all((0..8).map(|_| keeper.other_than(None, service.ask()))).await;
        assert!(got.iter().all(Result::is_err));
        assert_eq!(service.asked(), 1);
        assert!(keeper.other_than(None, service.ask()).await.is_err());
        assert_eq!(service.asked(), 2);
    }

    #[tokio::test]
    async fn a_password_that_was_not_accepted_is_sent_again_only_once_it_is_forgiven() {
        let keeper = Keeper::default();
        let service = Service { refuses: Some(VendorErrorKind::BadCredentials), ..Service::default() };
        for _ in 0..3 {
            assert!(keeper.other_than(None, service.ask()).await.is_err());
        }
        assert_eq!(service.asked(), 1);
        keeper.forgive().await;
        assert!(keeper.other_than(None, service.ask()).await.is_err());
        assert_eq!(service.asked(), 2);
    }

    #[tokio::test]
    async fn one_that_somebody_else_ended_is_replaced_only_once_that_is_forgiven() {
        let (keeper, service) = (Keeper::default(), Service::default());
        let first = keeper.other_than(None, service.ask()).await.expect("a token");
        let taken = || Failure::new(VendorErrorKind::TakenOver { certain: false });
        assert!(keeper.end(&first, taken()).await);
        assert!(!keeper.end(&first, taken()).await, "it is over already");
        let got = join_all((0..4).map(|_| keeper.other_than(Some(&first), service.ask()))).await;
        assert!(got.iter().all(|got| got.as_ref().is_err_and(|failure| failure.kind == taken().kind)));
        assert_eq!(service.asked(), 1);
        keeper.forgive().await;
        let second = keeper.other_than(None, service.ask()).await.expect("a token");
        assert_eq!((second.number, service.asked()), (1, 2));
        assert!(!keeper.end(&first, taken()).await, "what was refused is not the one in use");
    }

    #[tokio::test]
    async fn one_that_is_due_or_was_refused_is_renewed_once_for_all() {
        let (keeper, service) = (Keeper::default(), Service::default());
        let first = keeper.other_than(None, service.ask()).await.expect("a token");
        let got = join_all((0..4).map(|_| keeper.other_than(Some(&first), service.ask()))).await;
        assert!(got.into_iter().all(|token| token.is_ok_and(|token| token.number == 1)));
        let second = keeper.held().await.expect("a token");
        second.due.store(true, Ordering::Relaxed);
        let third = keeper.other_than(None, service.ask()).await.expect("a token");
        assert_eq!((third.number, service.asked()), (2, 3));
        keeper.forget().await;
        assert!(keeper.held().await.is_none());
    }
}
