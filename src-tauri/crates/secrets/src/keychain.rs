use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use tokio::{
    sync::{oneshot, watch},
    time::timeout,
};
use zeroize::Zeroizing;

use crate::{
    answer::{KeychainState, Unavailable},
    vault::Vault,
};

/// What every keychain can hold: the limit of the Windows Credential Manager.
const LARGEST_ENTRY_BYTES: usize = 2_560;

type Job = Box<dyn FnOnce(&dyn Vault) + Send>;

/// A vault behind a thread of its own, so that nobody ever waits longer than the deadline.
pub(crate) struct Keychain {
    jobs: mpsc::Sender<Job>,
    asked: AtomicU64,
    /// How many of the requests the thread is done with.
    done: Arc<AtomicU64>,
    /// The newest request that was given up. While it is not done the next ones fail at once instead of queueing.
    given_up: AtomicU64,
    deadline: Duration,
    state: watch::Sender<KeychainState>,
}

impl Keychain {
    /// Starts the thread. It ends by itself once the keychain is dropped and its last request has come back.
    pub(crate) fn new(vault: impl Vault, deadline: Duration) -> Self {
        let (jobs, inbox) = mpsc::channel::<Job>();
        let done = Arc::new(AtomicU64::new(0));
        let count = Arc::clone(&done);
        let started = thread::Builder::new().name("keychain".into()).spawn(move || {
            for job in inbox {
                job(&vault);
                count.fetch_add(1, Ordering::AcqRel);
            }
        });
        if let Err(error) = started {
            // The inbox is gone with the thread, so every request is answered with `Failed`.
            tracing::error!(%error, "no thread for the keychain");
        }
        Self {
            jobs,
            asked: AtomicU64::new(0),
            done,
            given_up: AtomicU64::new(0),
            deadline,
            state: watch::Sender::new(KeychainState::NotAsked),
        }
    }

    pub(crate) fn state(&self) -> watch::Receiver<KeychainState> {
        self.state.subscribe()
    }

    pub(crate) async fn read(&self, name: String) -> Result<Option<Zeroizing<Vec<u8>>>, Unavailable> {
        self.ask(move |vault| vault.read(&name)).await
    }

    pub(crate) async fn write(&self, name: String, secret: Zeroizing<Vec<u8>>) -> Result<(), Unavailable> {
        if secret.len() > LARGEST_ENTRY_BYTES {
            return Err(Unavailable::TooLong);
        }
        self.ask(move |vault| vault.write(&name, &secret)).await
    }

    pub(crate) async fn delete(&self, name: String) -> Result<(), Unavailable> {
        self.ask(move |vault| vault.delete(&name)).await
    }

    async fn ask<T: Send + 'static>(
        &self,
        request: impl FnOnce(&dyn Vault) -> Result<T, Unavailable> + Send + 'static,
    ) -> Result<T, Unavailable> {
        let answer = self.answer(request).await;
        let state = match &answer {
            Ok(_) => KeychainState::Works,
            Err(why) => KeychainState::Unavailable(*why),
        };
        let changed = self.state.send_if_modified(|now| std::mem::replace(now, state) != state);
        if let (true, Err(why)) = (changed, &answer) {
            tracing::warn!(%why, "secrets are kept for this session only");
        }
        answer
    }

    async fn answer<T: Send + 'static>(
        &self,
        request: impl FnOnce(&dyn Vault) -> Result<T, Unavailable> + Send + 'static,
    ) -> Result<T, Unavailable> {
        if self.given_up.load(Ordering::Acquire) > self.done.load(Ordering::Acquire) {
            return Err(Unavailable::TimedOut);
        }
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |vault| {
            // Nobody waits for it any more: a value given up on must not reach the keychain later on.
            if !reply.is_closed() {
                let _ = reply.send(request(vault));
            }
        });
        self.jobs.send(job).map_err(|_| Unavailable::Failed)?;
        let number = self.asked.fetch_add(1, Ordering::AcqRel) + 1;
        match timeout(self.deadline, answer).await {
            Ok(answer) => answer.unwrap_or(Err(Unavailable::Failed)),
            Err(_) => {
                self.given_up.fetch_max(number, Ordering::AcqRel);
                Err(Unavailable::TimedOut)
            }
        }
    }
}
