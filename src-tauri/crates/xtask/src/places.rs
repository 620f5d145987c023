//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

/// The top of the work tree.
pub(crate) fn top() -> &'static Path {
    // This crate lies three folders below it.
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap_or(Path::new("."))
}

/// The page's sources.
pub(crate) fn ui() -> PathBuf {
    top().join("ui")
}

/// The page's browser tests.
pub(crate) fn ui_tests() -> PathBuf {
    top().join("tests/ui")
}

/// The push server the Rust tests run against.
pub(crate) fn faye() -> PathBuf {
    top().join("tests/faye")
}

/// The folder cargo builds into; this program lies in one of its folders.
pub(crate) fn target() -> Result<PathBuf> {
    let this = env::current_exe().context("this program has no path")?;
    Ok(this.ancestors().nth(2).context("this program is not in a target folder")?.to_path_buf())
}

/// A folder of ours in the user's cache.
pub(crate) fn cache() -> Result<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let cache = cache.or_else(|| Some(env::home_dir()?.join(".cache"))).context("there is no home folder")?;
    Ok(cache.join("ringside"))
}
