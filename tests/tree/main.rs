//! What has to be so of the tree itself.

mod documents;
mod names;
mod promises;
mod table;

use std::path::PathBuf;

/// The folder with the workspace's manifest.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}
