//! What the host does by itself: it takes a key that turns up late, and forgets what is settled after its time.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use ringside_config::WithoutKeychain;
use ringside_domain::Timestamp;
use ringside_ipc::{ErrorCode, KeychainView, SessionRequest, Text, UiError};
use ringside_secrets::{KeychainState, Unavailable};
use ringside_store::StoreError;

use crate::host::{Host, Inner};

/// How often it is looked whether something is old enough to go: more than daily, since a laptop sleeps through days.
const TIDY_EVERY: Duration = Duration::from_secs(3_600);
/// How often a keychain that was not there is looked for.
const SEEK_EVERY: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(86_400);

impl Host {
    /// Takes the key of the data file from the keychain where that was not possible before. What was kept plain until
    /// now is sealed, and what could not be read is looked at again. Returns whether there is a key.
    pub(crate) async fn take_key(&self) -> bool {
        let taking = self.inner.taking_key.lock().await;
        if self.inner.has_key() {
            return true;
        }
        let Ok(key) = self.inner.secrets.database_key().await else { return false };
        if let Err(error) = self.inner.store.use_key(key).await {
            tracing::error!(%error, "what is personal could not be sealed yet");
            return false;
        }
        self.inner.has_key.store(true, Ordering::Release);
        drop(taking);
        let mut state = self.inner.state.lock().await;
        for profile in state.profiles.good().to_vec() {
            self.learn_password(&mut state, &profile).await;
        }
        for engine in state.engines.values() {
            let engine = engine.clone();
            // One that nobody is signed in to refuses, and reads everything anew when somebody is.
            tokio::spawn(async move { engine.request(SessionRequest::CheckNow).await });
        }
        self.publish_app(&mut state);
        true
    }

    /// Whether the policy lets anybody sign in now. The keychain is asked once more: signing in is the moment at which
    /// a person answers its prompt.
    ///
    /// # Errors
    ///
    /// [`ErrorCode::NotAllowed`] while there is no key and the policy wants one.
    pub(crate) async fn may_sign_in(&self) -> Result<(), UiError> {
        if self.inner.demo.is_some() || self.take_key().await {
            return Ok(());
        }
        match self.inner.policy.without_keychain {
            WithoutKeychain::KeepPlain => Ok(()),
            WithoutKeychain::Refuse => {
                Err(UiError::with_text(ErrorCode::NotAllowed, Text::new("error-no-keychain")))
            }
        }
    }

    /// Follows the keychain: what became of it is shown, and once it works the key is taken. One that was not there is
    /// looked for now and then; a locked one is not, since that may open a prompt nobody asked for.
    pub(crate) fn watch_keychain(&self) {
        let mut keychain = self.inner.secrets.state();
        let host = Arc::downgrade(&self.inner);
        tokio::spawn(async move {
            loop {
                let seeks = host.upgrade().is_some_and(|inner| inner.uses_keychain && !inner.has_key());
                let changed = tokio::select! {
                    changed = keychain.changed() => match changed {
                        Ok(()) => true,
                        Err(_) => return,
                    },
                    () = tokio::time::sleep(SEEK_EVERY), if seeks => false,
                };
                let state = *keychain.borrow_and_update();
                let Some(inner) = host.upgrade() else { return };
                let host = Self { inner };
                if may_answer(state) {
                    host.take_key().await;
                }
                if changed {
                    let mut state = host.inner.state.lock().await;
                    host.publish_app(&mut state);
                }
            }
        });
    }

    /// Forgets what is settled and older than the policy lets it stay, now and from time to time.
    pub(crate) fn keep_tidy(&self) {
        let host = Arc::downgrade(&self.inner);
        tokio::spawn(async move {
            let mut times = tokio::time::interval(TIDY_EVERY);
            loop {
                times.tick().await;
                let Some(inner) = host.upgrade() else { return };
                match inner.forget_old().await {
                    Ok(0) => {}
                    Ok(calls) => tracing::info!(calls, "old calls are forgotten"),
                    Err(StoreError::Closed) => return,
                    Err(error) => tracing::warn!(%error, "old calls could not be forgotten yet"),
                }
            }
        });
    }
}

/// Whether the keychain can be asked without a person having to answer.
const fn may_answer(state: KeychainState) -> bool {
    match state {
        KeychainState::Works | KeychainState::Unavailable(Unavailable::Missing | Unavailable::Failed) => true,
        KeychainState::NotAsked
        | KeychainState::Unavailable(Unavailable::Locked | Unavailable::TimedOut | Unavailable::TooLong) => {
            false
        }
    }
}

impl Inner {
    /// Whether what is personal is sealed.
    pub(crate) fn has_key(&self) -> bool {
        self.has_key.load(Ordering::Acquire)
    }

    async fn forget_old(&self) -> Result<usize, StoreError> {
        let age = DAY * u32::from(self.policy.history_days.get());
        // A clock so wrong that this is before all time makes nothing old.
        let before = Timestamp::now().checked_sub(age).unwrap_or(Timestamp::MIN);
        self.store.purge_history(before).await
    }

    /// What the page says of the keychain, and of what is kept without it.
    pub(crate) fn keychain_view(&self) -> KeychainView {
        if self.demo.is_some() {
            return KeychainView::InMemory;
        }
        let why = match *self.secrets.state().borrow() {
            _ if !self.uses_keychain => "keychain-off",
            KeychainState::NotAsked | KeychainState::Works if self.has_key() => {
                return KeychainView::Available;
            }
            KeychainState::Unavailable(Unavailable::Locked) => "keychain-locked",
            KeychainState::Unavailable(Unavailable::Missing) => "keychain-missing",
            KeychainState::Unavailable(Unavailable::TimedOut) => "keychain-timed-out",
            // One that answers and gives no key is no better than one with a fault.
            KeychainState::Unavailable(Unavailable::TooLong | Unavailable::Failed)
            | KeychainState::NotAsked
            | KeychainState::Works => "keychain-failed",
        };
        let data = match self.policy.without_keychain {
            _ if self.has_key() => "keychain-data-encrypted",
            WithoutKeychain::KeepPlain => "keychain-data-plain",
            WithoutKeychain::Refuse => "keychain-data-refused",
        };
        KeychainView::SessionOnly { why: Text::new(why), data: Text::new(data) }
    }
}
