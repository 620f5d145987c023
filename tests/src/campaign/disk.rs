//! What disks do to a data file between two runs, and while one lasts.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};

use crate::headless::{Bar, Place};

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// The data file of a place.
pub(super) fn file(place: &Place) -> PathBuf {
    place.data().join("ringside.sqlite3")
}

fn log_of(place: &Place) -> PathBuf {
    place.data().join("ringside.sqlite3-wal")
}

/// SQLite's write-ahead log as it lies on disk: <https://sqlite.org/fileformat2.html#walformat>.
struct Log {
    bytes: Vec<u8>,
    frame: usize,
    /// Where the frames of this round begin, in order.
    frames: Vec<usize>,
}

impl Log {
    fn read(path: &Path) -> Option<Self> {
        let bytes = fs::read(path).ok()?;
        let word = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let frame = FRAME_HEADER + usize::try_from(word(8)?).ok()?;
        let salt = bytes.get(16..24)?;
        let mut frames = Vec::new();
        let mut at = HEADER;
        while bytes.get(at + 8..at + 16) == Some(salt) && at + frame <= bytes.len() {
            frames.push(at);
            at += frame;
        }
        Some(Self { frame, frames, bytes })
    }

    fn commits(&self, frame: usize) -> bool {
        self.bytes[frame + 4..frame + 8] != [0; 4]
    }

    fn end(&self) -> usize {
        self.frames.last().map_or(HEADER, |last| last + self.frame)
    }
}

/// Puts the beginning of one more write at the end of the log, as a power cut leaves it; whether there is a log.
pub(super) fn tear(place: &Place, bytes: usize) -> Result<bool> {
    let path = log_of(place);
    let Some(log) = Log::read(&path) else { return Ok(false) };
    let end = log.end();
    let mut torn = Vec::with_capacity(bytes);
    torn.extend_from_slice(&[0, 0, 0, 2, 0, 0, 0, 0]);
    torn.extend_from_slice(&log.bytes[16..24]);
    torn.resize(bytes.min(log.frame - 1), 0xA5);
    torn.truncate(bytes);
    let mut all = log.bytes;
    let covered = (end + torn.len()).max(all.len());
    all.resize(covered, 0);
    all[end..end + torn.len()].copy_from_slice(&torn);
    fs::write(path, all)?;
    Ok(true)
}

/// A log with bytes that nobody wrote, and what stood there before.
pub(super) struct Rotten {
    path: PathBuf,
    before: Vec<u8>,
}

/// Damages the log in its midst, with at least two finished writes after the damage; `None` where it is too short.
pub(super) fn rot(place: &Place, per_mille: u32) -> Result<Option<Rotten>> {
    let path = log_of(place);
    let Some(mut log) = Log::read(&path) else { return Ok(None) };
    let part = log.frames.len() * usize::try_from(per_mille)? / 1_000;
    let after = log.frames.iter().skip(part + 1).filter(|frame| log.commits(**frame)).count();
    let Some(frame) = log.frames.get(part).copied().filter(|_| after >= 2) else { return Ok(None) };
    let before = log.bytes.clone();
    for byte in &mut log.bytes[frame + FRAME_HEADER + 100..frame + FRAME_HEADER + 108] {
        *byte ^= 0x5A;
    }
    fs::write(&path, log.bytes)?;
    Ok(Some(Rotten { path, before }))
}

impl Rotten {
    /// Puts the right bytes back, as somebody with a copy would.
    pub(super) fn heal(self) -> Result<()> {
        fs::write(self.path, self.before).context("the log")
    }
}

/// Starts the program with room for so many more kilobytes in each of its files.
pub(super) fn start_full(place: &Place, kilobytes: u64) -> Result<Bar> {
    let size = |path: PathBuf| fs::metadata(path).map_or(0, |data| data.len());
    // The shell counts in blocks of 512 bytes. A write beyond the limit fails instead of ending the program.
    let blocks = size(file(place)).max(size(log_of(place))).div_ceil(512) + 2 * kilobytes;
    place.start_by(&format!(r#"trap '' XFSZ; ulimit -f {blocks}; exec "$0" "$@""#))
}

/// Starts the program on a data file it may read and not write, and sees that it refuses and says why. For root no file
/// is read-only, so that it gives up that privilege first.
pub(super) async fn start_read_only(place: &Place) -> Result<bool> {
    let path = file(place);
    let Ok(data) = fs::metadata(&path) else { return Ok(false) };
    let permissions = data.permissions();
    let mut less = permissions.clone();
    less.set_readonly(true);
    fs::set_permissions(&path, less)?;
    let bounded = r#"if [ "$(id -u)" = 0 ]; then exec setpriv --bounding-set=-dac_override -- "$0" "$@"; fi; exec "$0" "$@""#;
    let refused = refuses(place.start_by(bounded)?).await;
    fs::set_permissions(&path, permissions)?;
    let log = refused?;
    ensure!(
        log.contains("could not be opened"),
        "the program does not say that its file cannot be written:\n{log}"
    );
    Ok(true)
}

/// Sees that the program does not start; what it says.
pub(super) async fn refuses(bar: Bar) -> Result<String> {
    let (well, _, log) = bar.end().await?;
    ensure!(!well, "the program starts with a data file it cannot use:\n{log}");
    ensure!(!log.contains("panicked"), "a panic was logged:\n{log}");
    Ok(log)
}
