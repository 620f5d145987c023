use std::{
    fs::File,
    io::{self, Seek, Write},
    path::{Path, PathBuf},
};

use tempfile::Builder;
use zip::{CompressionMethod, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::BundleFile;

/// How many files of one minute may lie beside each other.
const MOST_OF_A_NAME: u32 = 99;

/// A file on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Where it is.
    pub path: PathBuf,
    /// How large it is.
    pub size_bytes: u64,
}

/// A file that was not written; nothing is left of it.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There is no such folder.
    #[error("the folder is not there")]
    NoFolder,
    /// This user may not write there.
    #[error("the folder cannot be written to")]
    NotAllowed,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// Anything else.
    #[error("the file could not be written")]
    Other(#[source] io::Error),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NotAllowed,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full
            }
            _ => Self::Other(error),
        }
    }
}

/// Writes the files as one archive called `stem.zip`, as [`write_new`] does.
///
/// # Errors
///
/// [`WriteError`], in words to act on.
pub fn write(folder: &Path, stem: &str, files: &[BundleFile]) -> Result<Saved, WriteError> {
    write_new(folder, stem, "zip", |file| pack(file, files))
}

/// Writes a file of that name and extension, or one called `stem-2` and so on where it is taken. It appears whole or not at
/// all, and only its user may read it.
///
/// # Errors
///
/// [`WriteError`], in words to act on.
pub fn write_new(
    folder: &Path,
    stem: &str,
    extension: &str,
    fill: impl FnOnce(&mut File) -> Result<(), WriteError>,
) -> Result<Saved, WriteError> {
    if !folder.is_dir() {
        return Err(WriteError::NoFolder);
    }
    let mut unfinished = Builder::new().prefix(".ringside-").suffix(".part").tempfile_in(folder)?;
    fill(unfinished.as_file_mut())?;
    unfinished.as_file().sync_all()?;
    let size_bytes = unfinished.as_file().metadata()?.len();
    for nth in 1..=MOST_OF_A_NAME {
        let name = if nth == 1 { format!("{stem}.{extension}") } else { format!("{stem}-{nth}.{extension}") };
        let path = folder.join(name);
        match unfinished.persist_noclobber(&path) {
            Ok(_) => return Ok(Saved { path, size_bytes }),
            Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => unfinished = taken.file,
            Err(other) => return Err(other.error.into()),
        }
    }
    Err(WriteError::Other(io::ErrorKind::AlreadyExists.into()))
}

fn pack(to: impl Write + Seek, files: &[BundleFile]) -> Result<(), WriteError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(to);
    let failed = |error: ZipError| WriteError::from(io::Error::from(error));
    for file in files {
        archive.start_file(file.name.as_str(), options).map_err(failed)?;
        archive.write_all(file.text.as_bytes())?;
    }
    archive.finish().map_err(failed)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Read as _};

    use super::*;

    fn files() -> Vec<BundleFile> {
        let file = |name: &str, text: &str| BundleFile { name: name.to_owned(), text: text.to_owned() };
        vec![file("about.txt", "one\n"), file("log/ringside.log", &"a line\n".repeat(10_000))]
    }

    #[test]
    fn the_archive_holds_what_was_given_and_is_for_its_user_alone() {
        let folder = tempfile::tempdir().unwrap();
        let saved = write(folder.path(), "bundle", &files()).unwrap();
        assert_eq!(saved.path, folder.path().join("bundle.zip"));
        assert_eq!(saved.size_bytes, fs::metadata(&saved.path).unwrap().len());
        assert!(saved.size_bytes < 10_000, "it is packed");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&saved.path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let mut archive = zip::ZipArchive::new(fs::File::open(&saved.path).unwrap()).unwrap();
        for file in files() {
            let mut text = String::new();
            archive.by_name(&file.name).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, file.text);
        }
        assert_eq!(archive.len(), 2);
    }

    #[test]
    fn a_bundle_is_never_written_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let names = [1, 2, 3].map(|_| write(folder.path(), "b", &files()).unwrap().path);
        let expected = ["b.zip", "b-2.zip", "b-3.zip"].map(|name| folder.path().join(name));
        assert_eq!(names, expected);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing unfinished is left");
    }

    #[test]
    fn a_folder_that_is_none_is_said_to_be_missing() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        for place in [folder.path().join("gone"), file] {
            assert!(matches!(write(&place, "b", &files()), Err(WriteError::NoFolder)), "{place:?}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_nobody_may_write_to_is_said_to_be_so() {
        // Even the administrator creates no file there.
        let refused = write(Path::new("/proc/self"), "b", &files());
        assert!(matches!(refused, Err(WriteError::NotAllowed | WriteError::NoFolder)), "{refused:?}");
    }

    /// A disk with room for so many bytes.
    struct Disk(io::Cursor<Vec<u8>>, usize);

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0.get_ref().len() + bytes.len() > self.1 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.0.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for Disk {
        fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    #[test]
    fn a_disk_that_is_full_anywhere_on_the_way_is_said_to_be_full() {
        for room in [0, 40, 100] {
            let refused = pack(Disk(io::Cursor::default(), room), &files());
            assert!(matches!(refused, Err(WriteError::Full)), "{room}: {refused:?}");
        }
        assert!(pack(Disk(io::Cursor::default(), 100_000), &files()).is_ok());
    }

    #[test]
    fn what_the_system_says_is_told_in_our_words() {
        let told = |kind: io::ErrorKind| WriteError::from(io::Error::from(kind)).to_string();
        assert_eq!(told(io::ErrorKind::PermissionDenied), "the folder cannot be written to");
        assert_eq!(told(io::ErrorKind::ReadOnlyFilesystem), "the folder cannot be written to");
        assert_eq!(told(io::ErrorKind::QuotaExceeded), "the disk is full");
        assert_eq!(told(io::ErrorKind::Interrupted), "the file could not be written");
    }
}
