use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

const NAME: &str = "ringside";

/// How many files there are at most, and how large each may become.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    pub(crate) files: usize,
    pub(crate) file_bytes: u64,
}

pub(crate) const LIMITS: Limits = Limits { files: 5, file_bytes: 2_000_000 };

/// Writes whole lines to `ringside.log`; when that is full it becomes `ringside.1.log`, and so on up to the oldest.
#[derive(Debug)]
pub(crate) struct Rolling {
    folder: PathBuf,
    limits: Limits,
    current: Mutex<Current>,
}

#[derive(Debug)]
struct Current {
    /// `None` after a failed change of files: the next line tries again.
    file: Option<File>,
    size_bytes: u64,
}

impl Rolling {
    /// Goes on with the files of the last run.
    pub(crate) fn open(folder: &Path, limits: Limits) -> io::Result<Self> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)?;
        let (file, size_bytes) = append(&path(folder, 0))?;
        let current = Mutex::new(Current { file: Some(file), size_bytes });
        Ok(Self { folder: folder.to_owned(), limits, current })
    }

    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let paths = (0..self.limits.files).map(|age| path(&self.folder, age));
        paths.filter(|path| path.is_file()).collect()
    }

    pub(crate) fn sync(&self) {
        if let Some(file) = &self.current().file {
            // Nothing is left to be told about a log that cannot be written.
            let _ = file.sync_all();
        }
    }

    fn current(&self) -> MutexGuard<'_, Current> {
        // A panic elsewhere leaves at worst a size that is off by one line.
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes one line, line end included, to the file it fits into.
    fn write_line(&self, line: &[u8]) -> io::Result<()> {
        let mut current = self.current();
        let length = line.len() as u64;
        if length > self.limits.file_bytes {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if current.file.is_none() || current.size_bytes + length > self.limits.file_bytes {
            current.file = None;
            if current.size_bytes + length > self.limits.file_bytes {
                self.shift()?;
            }
            let (file, size_bytes) = append(&path(&self.folder, 0))?;
            *current = Current { file: Some(file), size_bytes };
        }
        if let Some(file) = &mut current.file {
            file.write_all(line)?;
            current.size_bytes += length;
        }
        Ok(())
    }

    /// Moves every file one place on, over the oldest.
    fn shift(&self) -> io::Result<()> {
        for age in (1..self.limits.files).rev() {
            match fs::rename(path(&self.folder, age - 1), path(&self.folder, age)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Each call is one line: that is how `tracing-subscriber` writes an event.
impl Write for &Rolling {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.write_line(line)?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn path(folder: &Path, age: usize) -> PathBuf {
    match age {
        0 => folder.join(format!("{NAME}.log")),
        age => folder.join(format!("{NAME}.{age}.log")),
    }
}

fn append(path: &Path) -> io::Result<(File, u64)> {
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    let size_bytes = file.metadata()?.len();
    Ok((file, size_bytes))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SMALL: Limits = Limits { files: 3, file_bytes: 100 };

    fn lines(path: &Path) -> Vec<String> {
        let text = fs::read_to_string(path).unwrap();
        assert!(text.is_empty() || text.ends_with('\n'), "{text:?}");
        text.lines().map(str::to_owned).collect()
    }

    /// All lines kept, oldest first.
    fn kept(rolling: &Rolling) -> Vec<String> {
        rolling.files().iter().rev().flat_map(|path| lines(path)).collect()
    }

    fn size(path: &Path) -> u64 {
        fs::metadata(path).unwrap().len()
    }

    proptest! {
        #[test]
        fn files_stay_within_their_limits_and_hold_the_newest_lines_whole(
            lengths in prop::collection::vec(0_usize..=99, 0..60),
            restart_at in 0_usize..60,
        ) {
            let folder = tempfile::tempdir().unwrap();
            let mut rolling = Rolling::open(folder.path(), SMALL).unwrap();
            let mut written = Vec::new();
            for (number, length) in lengths.into_iter().enumerate() {
                if number == restart_at {
                    rolling = Rolling::open(folder.path(), SMALL).unwrap();
                }
                let letter = char::from(b'a' + u8::try_from(number % 26).unwrap());
                let line = String::from(letter).repeat(length);
                (&rolling).write_all(format!("{line}\n").as_bytes()).unwrap();
                written.push(line);
            }
            let files = rolling.files();
            prop_assert!(files.len() <= SMALL.files);
            for file in &files {
                prop_assert!(size(file) <= SMALL.file_bytes);
            }
            prop_assert_eq!(fs::read_dir(folder.path()).unwrap().count(), files.len());
            let kept = kept(&rolling);
            prop_assert!(written.ends_with(&kept));
            prop_assert!(files.len() < SMALL.files || !kept.is_empty());
            prop_assert!(files.len() == SMALL.files || kept.len() == written.len());
        }
    }

    #[test]
    fn a_line_that_fits_into_no_file_is_left_out_and_the_next_one_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let rolling = Rolling::open(folder.path(), SMALL).unwrap();
        (&rolling).write_all(b"before\n").unwrap();
        assert!((&rolling).write_all(&[b'x'; 101]).is_err());
        (&rolling).write_all(b"after\n").unwrap();
        assert_eq!(kept(&rolling), ["before", "after"]);
    }

    #[test]
    fn lines_of_many_threads_do_not_mix() {
        let folder = tempfile::tempdir().unwrap();
        let rolling = Rolling::open(folder.path(), Limits { files: 50, file_bytes: 1_000 }).unwrap();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let rolling = &rolling;
                scope.spawn(move || {
                    for _ in 0..100 {
                        let mut writer = rolling;
                        writer.write_all(format!("{}\n", thread.to_string().repeat(40)).as_bytes()).unwrap();
                    }
                });
            }
        });
        let kept = kept(&rolling);
        assert_eq!(kept.len(), 400);
        for line in kept {
            assert!(line.len() == 40 && line.chars().all(|letter| line.starts_with(letter)), "{line}");
        }
    }

    #[test]
    fn when_the_files_cannot_be_moved_on_nothing_grows_and_the_log_recovers() {
        let folder = tempfile::tempdir().unwrap();
        let rolling = Rolling::open(folder.path(), SMALL).unwrap();
        // A folder in the place of a file cannot be replaced by one.
        let obstacle = path(folder.path(), 1);
        fs::create_dir(&obstacle).unwrap();
        fs::write(obstacle.join("x"), "").unwrap();
        fs::create_dir(path(folder.path(), 2)).unwrap();
        fs::write(path(folder.path(), 2).join("x"), "").unwrap();
        (&rolling).write_all(&[b'a'; 100]).unwrap();
        for _ in 0..3 {
            assert!((&rolling).write_all(b"lost\n").is_err());
        }
        assert_eq!(size(&path(folder.path(), 0)), 100);
        for age in 1..3 {
            fs::remove_dir_all(path(folder.path(), age)).unwrap();
        }
        (&rolling).write_all(b"back\n").unwrap();
        assert_eq!(lines(&path(folder.path(), 0)), ["back"]);
        assert_eq!(size(&obstacle), 100);
    }

    #[cfg(unix)]
    #[test]
    fn folder_and_files_are_for_the_users_eyes_only() {
        use std::os::unix::fs::PermissionsExt;
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("data/logs");
        let rolling = Rolling::open(&folder, SMALL).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        for file in rolling.files() {
            assert_eq!(mode(&file), 0o600);
        }
    }
}
