use std::{
    collections::BTreeMap,
    fs,
    io::Read as _,
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

/// The texts in an archive, by their names.
///
/// # Errors
///
/// When it cannot be read, or holds something other than text.
pub fn unpacked(archive: &Path) -> Result<BTreeMap<String, String>> {
    let mut archive = zip::ZipArchive::new(fs::File::open(archive)?)?;
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place)?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        files.insert(file.name()?.into_owned(), text);
    }
    Ok(files)
}
