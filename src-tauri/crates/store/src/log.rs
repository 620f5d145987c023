//! A look at SQLite's write-ahead log before SQLite takes it over.
//!
//! SQLite reads the log up to the first frame whose sum is wrong and drops the rest: right after a crash, where the rest is
//! a write that never ended, and a silent loss after damage in the midst. Each write is on disk before the next begins
//! and the log begins anew with each start of the program, so that behind the last whole write a crash leaves pieces of
//! one write at most: with two ended ones behind the first wrong frame, what stood there was whole once.
//!
//! The format: <https://sqlite.org/fileformat2.html#walformat>.

use std::{fs, io, path::Path};

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
/// The first word of a log; its last bit says that the sums are over words with their highest byte first.
const MAGIC: u32 = 0x377F_0682;
/// The size of a page where the log cannot tell; the data file is made with it.
const PAGE: usize = 4096;
/// From how many ended writes behind a wrong frame on it was no crash.
const ENDED: usize = 2;

/// Whether writes that were whole once can no longer be read from the log beside the data file.
pub(crate) fn is_damaged(file: &Path) -> io::Result<bool> {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    match fs::read(log) {
        Ok(bytes) => Ok(lost_writes(&bytes) >= ENDED),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// How many writes stand ended behind the first thing that is wrong.
fn lost_writes(log: &[u8]) -> usize {
    let Some((header, frames)) = log.split_at_checked(HEADER) else { return 0 };
    let mut sum = Sum { high_first: word(header, 0) == Some(MAGIC | 1), ..Sum::default() };
    sum.add(&header[..HEADER - 8]);
    let mut whole = sum.stands_at(header, HEADER - 8);
    let page = if whole { word(header, 8).and_then(|size| usize::try_from(size).ok()) } else { None };
    let frame = FRAME_HEADER + page.unwrap_or(PAGE);
    // What is left over from before the log began anew bears other marks.
    let mark = if whole { header.get(16..24) } else { frames.get(8..16) };
    let mut lost = 0;
    for frame in frames.chunks_exact(frame) {
        let of_this_round = frame.get(8..16) == mark;
        sum.add(&frame[..8]);
        sum.add(&frame[FRAME_HEADER..]);
        whole &= of_this_round && sum.stands_at(frame, 16);
        let ends_a_write = frame[4..8] != [0; 4];
        lost += usize::from(of_this_round && ends_a_write && !whole);
    }
    lost
}

/// SQLite's running sum over pairs of words.
#[derive(Default)]
struct Sum {
    high_first: bool,
    first: u32,
    second: u32,
}

impl Sum {
    fn add(&mut self, bytes: &[u8]) {
        for pair in bytes.chunks_exact(8) {
            for (at, is_first) in [(0, true), (4, false)] {
                let four = [pair[at], pair[at + 1], pair[at + 2], pair[at + 3]];
                let word = if self.high_first { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) };
                if is_first {
                    self.first = self.first.wrapping_add(word).wrapping_add(self.second);
                } else {
                    self.second = self.second.wrapping_add(word).wrapping_add(self.first);
                }
            }
        }
    }

    fn stands_at(&self, bytes: &[u8], at: usize) -> bool {
        word(bytes, at) == Some(self.first) && word(bytes, at + 4) == Some(self.second)
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}
