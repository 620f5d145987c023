use std::{
    sync::{
        Arc, Mutex as SyncMutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use anyhow::{Context as _, Result, bail};
use ringside_ipc::{ProfileReply, ProfileRequest, SessionReply, SessionRequest, SessionView, UiError};
use serde_json::json;
use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncWriteExt as _, BufReader},
    process::{Child, ChildStdin, Command},
    sync::{Mutex, watch},
    task::JoinHandle,
    time::timeout,
};

use super::{
    desk::Desk,
    lines::{Replied, Seen},
    place::{PASSWORD, SESSION},
};

/// How long anything may take before a test gives up on it.
pub const LIMIT: Duration = Duration::from_secs(45);

/// One run of the program. Dropping it kills it.
pub struct Bar {
    child: Child,
    input: Mutex<Option<ChildStdin>>,
    seen: watch::Receiver<Seen>,
    next_id: AtomicU64,
    log: Arc<SyncMutex<String>>,
    reader: JoinHandle<()>,
    logger: JoinHandle<()>,
}

impl Bar {
    /// Starts what `command` says, with its pipes.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub fn start(command: &mut Command) -> Result<Self> {
        let mut child = command.spawn().context("ringside-headless does not start")?;
        let (Some(input), Some(output), Some(errors)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            bail!("the program has no pipes");
        };
        let (sender, seen) = watch::channel(Seen::default());
        let log = Arc::new(SyncMutex::new(String::new()));
        Ok(Self {
            child,
            input: Mutex::new(Some(input)),
            seen,
            next_id: AtomicU64::new(1),
            reader: tokio::spawn(read(output, sender)),
            logger: tokio::spawn(note(errors, Arc::clone(&log))),
            log,
        })
    }

    /// An id for the next request.
    pub fn next_id(&self) -> u64 {
        self.next_id.fetch_add(1, Ordering::Relaxed)
    }

    /// Writes one line as it is.
    ///
    /// # Errors
    ///
    /// When the program has gone.
    pub async fn write(&self, line: &str) -> Result<()> {
        let mut input = self.input.lock().await;
        let input = input.as_mut().context("stdin is closed")?;
        // One write for the whole line, so that a kill between two halves is the system's doing and not ours.
        input.write_all(format!("{line}\n").as_bytes()).await?;
        input.flush().await?;
        Ok(())
    }

    /// One of the sessions.
    pub fn at<'a>(&'a self, session: &'a str) -> Desk<'a> {
        Desk { bar: self, session }
    }

    fn desk(&self) -> Desk<'_> {
        self.at(SESSION)
    }

    /// As [`Desk::post`], at the one session.
    ///
    /// # Errors
    ///
    /// When the program has gone.
    pub async fn post(&self, id: u64, request: &SessionRequest) -> Result<()> {
        self.desk().post(id, request).await
    }

    /// What the request of that id was answered with.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn replied(&self, id: u64) -> Result<Result<Replied, UiError>> {
        let seen = self.until("a reply", |seen| seen.replies.contains_key(&id)).await?;
        seen.replies.get(&id).cloned().context("a reply")
    }

    /// As [`Desk::ask`], at the one session.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn ask(&self, request: &SessionRequest) -> Result<Result<SessionReply, UiError>> {
        self.desk().ask(request).await
    }

    /// As [`Desk::take`], at the one session.
    ///
    /// # Errors
    ///
    /// When it is refused, or no answer comes.
    pub async fn take(&self, request: SessionRequest) -> Result<SessionReply> {
        self.desk().take(request).await
    }

    /// As [`Desk::refused`], at the one session.
    ///
    /// # Errors
    ///
    /// When it is taken, or no answer comes.
    pub async fn refused(&self, request: SessionRequest) -> Result<UiError> {
        self.desk().refused(request).await
    }

    /// Asks one thing about profiles.
    ///
    /// # Errors
    ///
    /// When no answer comes.
    pub async fn profile(&self, request: &ProfileRequest) -> Result<Result<ProfileReply, UiError>> {
        let id = self.next_id();
        self.write(&json!({"id": id, "profile": request}).to_string()).await?;
        match self.replied(id).await? {
            Ok(Replied::Profile(reply)) => Ok(Ok(reply)),
            Ok(Replied::Session(SessionReply::Done)) => Ok(Ok(ProfileReply::Done)),
            Ok(Replied::Session(other)) => bail!("the profiles answered {other:?}"),
            Err(error) => Ok(Err(error)),
        }
    }

    /// As [`Desk::sign_in`] with the right password, at the one session.
    ///
    /// # Errors
    ///
    /// When that fails.
    pub async fn sign_in(&self) -> Result<Seen> {
        self.desk().sign_in(PASSWORD).await
    }

    /// Waits until what the program has written fulfils a condition.
    ///
    /// # Errors
    ///
    /// When it never does, or the program ends before.
    pub async fn until(&self, what: &str, fulfilled: impl Fn(&Seen) -> bool) -> Result<Seen> {
        let mut seen = self.seen.clone();
        let waited = timeout(LIMIT, seen.wait_for(|seen| seen.ended || fulfilled(seen))).await;
        match waited {
            Ok(Ok(seen)) if fulfilled(&seen) => Ok(seen.clone()),
            Ok(_) => bail!("the program ended before {what}\n{}", self.log()),
            Err(_) => {
                let sessions = self.seen.borrow().sessions.clone();
                bail!("no {what} within {LIMIT:?}; the last views are {sessions:#?}\n{}", self.log())
            }
        }
    }

    /// As [`Desk::until_view`], at the one session.
    ///
    /// # Errors
    ///
    /// As [`until`](Self::until).
    pub async fn until_view(
        &self,
        what: &str,
        fulfilled: impl Fn(&SessionView) -> bool,
    ) -> Result<SessionView> {
        self.desk().until_view(what, fulfilled).await
    }

    /// All that has been written so far.
    #[must_use]
    pub fn seen(&self) -> Seen {
        self.seen.borrow().clone()
    }

    /// What the program has logged.
    #[must_use]
    pub fn log(&self) -> String {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Kills the program as `kill -9` does, and returns all it had written and logged, up to the last line the pipe
    /// still held.
    ///
    /// # Errors
    ///
    /// When it cannot be killed.
    pub async fn kill(mut self) -> Result<(Seen, String)> {
        self.child.kill().await.context("the program cannot be killed")?;
        (&mut self.reader).await.context("its output")?;
        (&mut self.logger).await.context("its log")?;
        Ok((self.seen(), self.log()))
    }

    /// Closes stdin and waits for the end; returns all that was written and logged.
    ///
    /// # Errors
    ///
    /// When it does not end, or not well.
    pub async fn stop(self) -> Result<(Seen, String)> {
        let (status, seen, log) = self.end().await?;
        if !status {
            bail!("the program ended with a failure\n{log}");
        }
        Ok((seen, log))
    }

    /// Closes stdin and waits for the end; the first value is whether it ended well.
    ///
    /// # Errors
    ///
    /// When it does not end.
    pub async fn end(mut self) -> Result<(bool, Seen, String)> {
        self.input.lock().await.take();
        let status = timeout(LIMIT, self.child.wait()).await.context("the program does not end")??;
        (&mut self.reader).await.context("its output")?;
        (&mut self.logger).await.context("its log")?;
        Ok((status.success(), self.seen(), self.log()))
    }
}

async fn read(output: impl AsyncRead + Unpin, seen: watch::Sender<Seen>) {
    let mut output = BufReader::new(output);
    let mut line = String::new();
    while let Ok(1..) = output.read_line(&mut line).await {
        // A line without its end was cut off by a kill: nobody has said it.
        if let Some(whole) = line.strip_suffix('\n') {
            seen.send_modify(|seen| seen.take(whole));
        }
        line.clear();
    }
    seen.send_modify(|seen| seen.ended = true);
}

async fn note(mut errors: impl AsyncRead + Unpin, log: Arc<SyncMutex<String>>) {
    let mut piece = [0; 4096];
    while let Ok(count @ 1..) = errors.read(&mut piece).await {
        let text = String::from_utf8_lossy(&piece[..count]);
        log.lock().unwrap_or_else(PoisonError::into_inner).push_str(&text);
    }
}
