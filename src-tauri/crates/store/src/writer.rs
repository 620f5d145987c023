use std::{path::Path, thread};

use secrecy::SecretBox;
use tokio::sync::{mpsc, oneshot};

use crate::{error::StoreError, file::Db};

/// How many requests may wait for the thread before callers wait to hand in theirs.
const INBOX: usize = 256;

enum Job {
    Run(Box<dyn FnOnce(&mut Db) + Send>),
    Close(oneshot::Sender<()>),
}

/// A handle to the data file. Clones lead to the same thread, which ends when the last one is dropped.
///
/// Every method is one transaction. `Ok` comes after it is durable; after an error nothing has changed. A request
/// whose caller went away is carried out all the same.
#[derive(Debug, Clone)]
pub struct Store {
    jobs: mpsc::Sender<Job>,
}

impl Store {
    /// Opens or creates the data file in `folder` and brings it to the current version. Blocks on the disk.
    ///
    /// Whatever was being sent when the last run ended becomes [`Unknown`](crate::EntryState::Unknown). Without a key
    /// values are kept plain until a later start has one; values sealed with a missing key read as absent.
    ///
    /// # Errors
    ///
    /// [`StoreError`]; a file that is damaged or newer than this program is left exactly as it is.
    pub fn open(folder: &Path, key: Option<SecretBox<[u8; 32]>>) -> Result<Self, StoreError> {
        let mut db = Db::open(folder, key.as_ref())?;
        drop(key);
        let (jobs, mut inbox) = mpsc::channel(INBOX);
        thread::Builder::new().name("store".into()).spawn(move || {
            while let Some(job) = inbox.blocking_recv() {
                match job {
                    Job::Run(work) => work(&mut db),
                    Job::Close(closed) => {
                        drop(db);
                        // The receiver may be gone; the file is closed all the same.
                        let _ = closed.send(());
                        return;
                    }
                }
            }
        })?;
        Ok(Self { jobs })
    }

    /// Seals with this key from now on: one that turned up after the file was opened. What was kept plain is sealed too,
    /// and what is on its way and could not be read goes on where this key opens it.
    ///
    /// # Errors
    ///
    /// [`StoreError`]; what could not be sealed now is at the next start.
    pub async fn use_key(&self, key: SecretBox<[u8; 32]>) -> Result<(), StoreError> {
        self.run(move |db| db.use_key(&key)).await
    }

    /// Closes the file after all that was asked before, and frees its lock. Later requests are `Closed`.
    pub async fn close(&self) {
        let (reply, closed) = oneshot::channel();
        if self.jobs.send(Job::Close(reply)).await.is_ok() {
            // An error means the thread is gone, and the file closed with it.
            let _ = closed.await;
        }
    }

    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Db) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        let job = Job::Run(Box::new(move |db| {
            // Nobody may be waiting any more; what was asked is done all the same.
            let _ = reply.send(work(db));
        }));
        self.jobs.send(job).await.map_err(|_| StoreError::Closed)?;
        // Awaited on the runtime's blocking pool: a paused clock then stands still while the disk works, as it does
        // for any other work, instead of running ahead of it.
        let answer = tokio::task::spawn_blocking(move || answer.blocking_recv());
        answer.await.map_err(|_| StoreError::Closed)?.map_err(|_| StoreError::Closed)?
    }
}
