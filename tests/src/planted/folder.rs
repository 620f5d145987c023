use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Result;

/// All files below a folder with their bytes, by path.
///
/// # Errors
///
/// When one cannot be read, or goes while it is.
pub fn files(folder: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.is_file() {
            let bytes = fs::read(&path)?;
            found.push((path, bytes));
        }
    }
    Ok(found)
}
