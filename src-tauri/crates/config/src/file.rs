use std::{
    fs::{self, DirBuilder, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::problem::{FileProblem, Problem};

/// Far more than any settings or profile needs; a film dropped into the folder is not read into memory.
const LARGEST_BYTES: u64 = 256 * 1024;

/// A file or folder that could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{} could not be {doing}", path.display())]
pub struct FileError {
    /// Which.
    pub path: PathBuf,
    /// What was tried, such as "written".
    pub doing: &'static str,
    /// What the system said.
    pub source: io::Error,
}

impl FileError {
    pub(crate) fn new(path: &Path, doing: &'static str, source: io::Error) -> Self {
        Self { path: path.to_owned(), doing, source }
    }
}

/// The text of a file; `None` when there is none.
pub(crate) fn read(path: &Path) -> Result<Option<String>, FileProblem> {
    let mut bytes = Vec::new();
    let read = open_regular(path).and_then(|file| file.take(LARGEST_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(FileProblem::whole(Problem::Unreadable(error.kind()))),
    }
    if bytes.len() as u64 > LARGEST_BYTES {
        return Err(FileProblem::whole(Problem::TooLarge));
    }
    String::from_utf8(bytes).map(Some).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        FileProblem::at_offset(&String::from_utf8_lossy(good), good.len(), Problem::NotText)
    })
}

/// A named pipe would keep whoever opens it waiting for ever.
fn open_regular(path: &Path) -> io::Result<File> {
    if fs::metadata(path)?.is_file() { File::open(path) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

/// A file written beside its place and not yet put there; dropped, it leaves nothing behind.
pub(crate) struct Prepared {
    written: NamedTempFile,
    path: PathBuf,
}

/// Writes `text` beside `path`, for the user's eyes only, and waits until it is on the disk.
pub(crate) fn prepare(path: &Path, text: &str) -> Result<Prepared, FileError> {
    let failed = |source| FileError::new(path, "written", source);
    let folder = path.parent().ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
    create_private(folder)?;
    let mut written =
        tempfile::Builder::new().prefix(".ringside-").suffix(".tmp").tempfile_in(folder).map_err(failed)?;
    written.write_all(text.as_bytes()).map_err(failed)?;
    written.as_file().sync_all().map_err(failed)?;
    Ok(Prepared { written, path: path.to_owned() })
}

impl Prepared {
    /// Puts the file in its place, in one step, over whatever stood there.
    pub(crate) fn put(self) -> Result<(), FileError> {
        let Self { written, path } = self;
        written.persist(&path).map_err(|error| FileError::new(&path, "written", error.error))?;
        sync_folder_of(&path).map_err(|source| FileError::new(&path, "written", source))
    }
}

pub(crate) fn delete(path: &Path) -> Result<(), FileError> {
    match fs::remove_file(path) {
        Ok(()) => sync_folder_of(path).map_err(|source| FileError::new(path, "deleted", source)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(FileError::new(path, "deleted", source)),
    }
}

/// Creates a folder that only this user can look into, unless it is there.
fn create_private(folder: &Path) -> Result<(), FileError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|source| FileError::new(folder, "created", source))
}

/// A renamed file survives a power cut once its folder is on the disk too. Windows has no such step.
fn sync_folder_of(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
