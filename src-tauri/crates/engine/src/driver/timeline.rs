//! Keeps the timeline, beside everything else: no click waits for one of its lines.

use std::time::Duration;

use ringside_domain::ProfileId;
use ringside_ipc::{ErrorCode, SessionReply, Text, TimelineLine as Shown, UiError};
use ringside_store::{Span, Store, StoreError, TimelineEntry};
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};

use super::Driver;
use crate::session::{RequestId, TimelineLine};

/// For how long lines are gathered before they are written in one go.
const GATHER: Duration = Duration::from_millis(500);

enum Job {
    Lines(Vec<TimelineLine>),
    Spans(Vec<Span>),
    /// Say when all lines before this one are written.
    Written(oneshot::Sender<()>),
}

/// The task that writes the lines.
#[derive(Clone)]
pub(super) struct Timeline {
    jobs: mpsc::UnboundedSender<Job>,
    store: Store,
    profile: ProfileId,
}

impl Timeline {
    /// Starts the task; it ends with the last handle, having written what it was given.
    pub(super) fn start(store: Store, profile: ProfileId) -> Self {
        let (jobs, inbox) = mpsc::unbounded_channel();
        tokio::spawn(write(inbox, store.clone(), profile.clone()));
        Self { jobs, store, profile }
    }

    fn add(&self, lines: Vec<TimelineLine>) {
        // It lives as long as this handle.
        let _ = self.jobs.send(Job::Lines(lines));
    }

    pub(super) fn add_spans(&self, spans: Vec<Span>) {
        if !spans.is_empty() {
            // As above.
            let _ = self.jobs.send(Job::Spans(spans));
        }
    }

    /// Waits until all lines are written.
    pub(super) async fn flush(&self) {
        let (sender, written) = oneshot::channel();
        if self.jobs.send(Job::Written(sender)).is_ok() {
            // An error means that the task is gone, and with it everything to wait for.
            let _ = written.await;
        }
    }

    async fn read(&self, since_ms: i64) -> Result<SessionReply, UiError> {
        self.flush().await;
        let since = jiff::Timestamp::from_millisecond(since_ms)
            .map_err(|_| UiError::new(ErrorCode::BadRequest).with("detail", "since_ms"))?;
        match self.store.timeline(&self.profile, since).await {
            Ok(entries) => Ok(SessionReply::Timeline { lines: entries.iter().filter_map(shown).collect() }),
            Err(error) => {
                tracing::error!(%error, "could not read the timeline");
                Err(UiError::new(ErrorCode::Storage))
            }
        }
    }
}

impl Driver {
    /// Hands on what the session has noted.
    pub(super) fn keep_timeline(&mut self) {
        let lines = self.session.take_timeline();
        if !lines.is_empty() {
            self.timeline.add(lines);
        }
    }

    /// Reads the timeline for whoever asks, beside the loop.
    pub(super) fn show_timeline(&mut self, request: RequestId, since_ms: i64) {
        self.keep_timeline();
        let Some(waiting) = self.waiting.remove(&request) else { return };
        let timeline = self.timeline.clone();
        tokio::spawn(async move {
            // Whoever asked may have gone.
            let _ = waiting.send(timeline.read(since_ms).await);
        });
    }
}

async fn write(mut inbox: mpsc::UnboundedReceiver<Job>, store: Store, profile: ProfileId) {
    while let Some(first) = inbox.recv().await {
        let mut jobs = vec![first];
        let until = Instant::now() + GATHER;
        while let Ok(Some(next)) = tokio::time::timeout_at(until, next_job(&jobs, &mut inbox)).await {
            jobs.push(next);
        }
        let mut lines = Vec::new();
        let mut spans = Vec::new();
        let mut waiting = Vec::new();
        for job in jobs {
            match job {
                Job::Spans(new) => spans.extend(new),
                Job::Lines(new) => lines.extend(new.iter().map(|line| entry(line, &profile))),
                Job::Written(sender) => waiting.push(sender),
            }
        }
        if !lines.is_empty() {
            let kept: Result<(), StoreError> = store.append_timeline(lines).await;
            if let Err(error) = kept {
                tracing::error!(%error, "could not keep the timeline");
            }
        }
        if !spans.is_empty()
            && let Err(error) = store.keep_spans(&profile, spans).await
        {
            tracing::error!(%error, "could not keep what the agent did");
        }
        for sender in waiting {
            // Whoever asked may have gone.
            let _ = sender.send(());
        }
    }
}

/// The next job to write together with those before; none once somebody waits for them.
async fn next_job(jobs: &[Job], inbox: &mut mpsc::UnboundedReceiver<Job>) -> Option<Job> {
    match jobs.last() {
        Some(Job::Lines(_) | Job::Spans(_)) => inbox.recv().await,
        Some(Job::Written(_)) | None => None,
    }
}

fn entry(line: &TimelineLine, profile: &ProfileId) -> TimelineEntry {
    let written = |text: &Text| serde_json::to_string(text).unwrap_or_default();
    TimelineEntry {
        at: line.at.wall,
        profile: profile.clone(),
        cause: line.cause.as_ref().map(written).unwrap_or_default(),
        what: written(&line.what),
    }
}

/// A stored line as it is shown; `None` for one that cannot be read.
fn shown(entry: &TimelineEntry) -> Option<Shown> {
    Some(Shown {
        at_ms: entry.at.as_millisecond(),
        cause: serde_json::from_str(&entry.cause).ok(),
        what: serde_json::from_str(&entry.what).ok()?,
    })
}
