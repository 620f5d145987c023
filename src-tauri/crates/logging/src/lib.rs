//! Where log lines go, which are written, and how private values stay out of them.
//!
//! `RINGSIDE_LOG` takes the filter syntax of `tracing-subscriber`, such as `debug` or `info,ringside_engine=trace`;
//! without it, `info` holds. Libraries stay at `warn` whatever it says. Lines carry ids in spans; phone numbers, names,
//! notes and tokens stay out of them at every level.

mod bundle;
mod crash;
mod filter;
mod redacted;
mod rolling;

use std::{
    io::{self, IsTerminal},
    path::{Path, PathBuf},
    sync::Arc,
};

use tracing_subscriber::{Layer, Registry, fmt, layer::SubscriberExt, util::SubscriberInitExt};

pub use bundle::{BundleFile, Private, Redaction, Saved, WriteError, write as write_bundle, write_new};
pub use crash::leave_no_core;
pub use redacted::{Redacted, last_two};

use crate::{filter::Filter, rolling::Rolling};

/// Logging that could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum InitError {
    /// This process logs already; the first set-up stays in force.
    #[error("logging is set up already")]
    Already,
    /// The log folder or file cannot be used.
    #[error("the log in {} cannot be written", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Logs to standard error, one compact line for each event: for programs without a window.
///
/// # Errors
///
/// [`InitError::Already`] when this process logs already.
pub fn init_stderr() -> Result<(), InitError> {
    let layer = fmt::layer().compact().with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    start(layer.boxed())
}

/// Logs to `ringside.log` in `folder`, one JSON object on each line, in at most 5 files of 2 MB; the oldest goes first.
///
/// The folder and its files are for the user's eyes only. Each line is with the system as soon as it is logged, so that
/// a crash loses none.
///
/// # Errors
///
/// [`InitError::Already`] when this process logs already, and [`InitError::Folder`] when nothing can be written there.
pub fn init_file(folder: &Path) -> Result<FileLog, InitError> {
    if tracing::dispatcher::has_been_set() {
        return Err(InitError::Already);
    }
    let rolling = Rolling::open(folder, rolling::LIMITS)
        .map_err(|source| InitError::Folder { folder: folder.to_owned(), source })?;
    let rolling = Arc::new(rolling);
    start(json(Arc::clone(&rolling)).boxed())?;
    Ok(FileLog { rolling })
}

/// The log files in use. Dropped, it waits until all lines are on the disk; what is logged later is still written.
#[derive(Debug)]
pub struct FileLog {
    rolling: Arc<Rolling>,
}

impl FileLog {
    /// The files that exist now, newest first.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        self.rolling.files()
    }
}

impl Drop for FileLog {
    fn drop(&mut self) {
        self.rolling.sync();
    }
}

fn json<S>(rolling: Arc<Rolling>) -> impl Layer<S>
where
    S: tracing::Subscriber + for<'a> tracing_subscriber::registry::LookupSpan<'a>,
{
    fmt::layer().json().flatten_event(true).with_current_span(false).with_writer(rolling)
}

fn start(layer: Box<dyn Layer<Registry> + Send + Sync>) -> Result<(), InitError> {
    let Filter { filter, problem } = Filter::from_environment();
    tracing_subscriber::registry()
        .with(layer.with_filter(filter))
        .try_init()
        .map_err(|_| InitError::Already)?;
    if let Some(problem) = problem {
        tracing::warn!(%problem, "RINGSIDE_LOG is not understood; logging at info");
    }
    Ok(())
}

#[cfg(test)]
mod tests;
