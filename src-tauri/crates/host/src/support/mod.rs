//! What helps whoever helps this agent: the examination of a connection, and the support bundle.

mod examine;
mod facts;
mod in_force;
mod known;
mod logs;
mod session;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Instant,
};

use ringside_config::Folders;
use ringside_domain::{ProfileId, Timestamp};
use ringside_ipc::{BundleFileView, ErrorCode, ExaminedView, ProfileReply, Text, UiError};
use ringside_logging::{BundleFile, Redaction, WriteError, write_bundle};
use tokio::sync::watch;

use crate::host::Host;

/// What is kept for a bundle while the program runs.
pub(crate) struct Support {
    started: Instant,
    /// How often the page was drawn; more than once means that it had died or hung.
    drawn: AtomicU32,
    shown: Mutex<Shown>,
    /// Counts examinations; the one under way ends when it grows.
    examinations: watch::Sender<u64>,
    /// What the last one of each profile found.
    examined: Mutex<BTreeMap<ProfileId, ExaminedView>>,
}

/// The bundle shown last: what is written is what was shown.
#[derive(Default)]
struct Shown {
    number: u64,
    files: Vec<BundleFile>,
}

impl Default for Support {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            drawn: AtomicU32::new(0),
            shown: Mutex::default(),
            examinations: watch::Sender::new(0),
            examined: Mutex::default(),
        }
    }
}

impl Support {
    fn examined(&self) -> MutexGuard<'_, BTreeMap<ProfileId, ExaminedView>> {
        self.examined.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host {
    /// Notes that the page was drawn, which happens a second time only when it had died or hung.
    pub fn page_drawn(&self) {
        self.inner.support.drawn.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) async fn preview_bundle(&self) -> ProfileReply {
        let files = self.gather().await;
        let views = files.iter().cloned().map(|BundleFile { name, text }| BundleFileView { name, text });
        let views = views.collect();
        let mut shown = self.inner.support.shown.lock().unwrap_or_else(PoisonError::into_inner);
        *shown = Shown { number: shown.number + 1, files };
        let folder = Folders::downloads().map(|folder| folder.display().to_string());
        ProfileReply::Bundle { bundle: shown.number, files: views, folder }
    }

    pub(crate) async fn write_bundle(
        &self,
        bundle: Option<u64>,
        folder: Option<String>,
    ) -> Result<ProfileReply, UiError> {
        let files = match bundle {
            Some(number) => self.shown(number).ok_or_else(|| UiError::new(ErrorCode::NotFound))?,
            None => self.gather().await,
        };
        let folder = folder.map_or_else(Folders::downloads, |folder| Some(PathBuf::from(folder.trim())));
        // What is no whole path would count from wherever the program was started.
        let folder = folder.filter(|folder| folder.is_absolute());
        let folder = folder.ok_or_else(|| not_written(&WriteError::NoFolder))?;
        let written = tokio::task::spawn_blocking(move || save(&folder, &files)).await;
        let saved = written.map_err(|error| WriteError::Other(error.into())).flatten();
        match saved {
            Ok(saved) => Ok(ProfileReply::BundleSaved {
                path: saved.path.display().to_string(),
                size_bytes: saved.size_bytes,
            }),
            Err(error) => {
                tracing::warn!(%error, "a support bundle was not written");
                Err(not_written(&error))
            }
        }
    }

    fn shown(&self, number: u64) -> Option<Vec<BundleFile>> {
        let shown = self.inner.support.shown.lock().unwrap_or_else(PoisonError::into_inner);
        (shown.number == number && number > 0).then(|| shown.files.clone())
    }

    /// All files of a bundle as they would leave this computer.
    async fn gather(&self) -> Vec<BundleFile> {
        let known = known::values(self).await;
        let redaction = Redaction::of(known.iter().map(|(what, value)| (*what, value.as_str())));
        let mut files = Vec::new();
        // What was put together here has figures that are nobody's number.
        let mut ours = |name: &str, text: String| {
            files.push(BundleFile { name: name.to_owned(), text: redaction.without_known(&text) });
        };
        ours("system.txt", facts::system(self).await);
        ours("policy.txt", facts::policy(&self.inner));
        ours("profiles.txt", facts::profiles(self).await);
        for (profile, text) in session::all(self).await {
            ours(&format!("session-{profile}.txt"), text);
        }
        for (profile, text) in self.examined_text() {
            ours(&format!("examined-{profile}.txt"), text);
        }
        for (profile, text) in session::timelines(self).await {
            ours(&format!("timeline-{profile}.txt"), text);
        }
        for (name, text) in logs::newest(self.inner.folders.logs()).await {
            files.push(BundleFile { name: format!("log/{name}"), text: redaction.apply(&text) });
        }
        let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
        files.insert(0, BundleFile { name: "about.txt".to_owned(), text: facts::about(&names) });
        files
    }
}

fn save(folder: &Path, files: &[BundleFile]) -> Result<ringside_logging::Saved, WriteError> {
    let local = Timestamp::now().to_zoned(jiff::tz::TimeZone::system());
    write_bundle(folder, &local.strftime("ringside-support-%Y-%m-%d-%H%M").to_string(), files)
}

pub(crate) fn not_written(error: &WriteError) -> UiError {
    let key = match error {
        WriteError::NoFolder => "bundle-no-folder",
        WriteError::NotAllowed => "bundle-not-allowed",
        WriteError::Full => "bundle-disk-full",
        WriteError::Other(_) => "bundle-failed",
    };
    UiError::with_text(ErrorCode::Storage, Text::new(key))
}
