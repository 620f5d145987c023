//! What a crash leaves at the end of the log is dropped without a word; damage in its midst is said, and nothing is lost.

use std::{fs, path::Path};

use ringside_store::{Arrival, Store, StoreError};

use crate::common::{at, begun, north, sale};

const LOG: &str = "ringside.sqlite3-wal";
const HEADER: usize = 32;
const FRAME: usize = 24 + 4096;
const CALLS: usize = 4;

/// The folder of a program killed after a few outcomes.
async fn killed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("works");
    let store = Store::open(folder.path(), None).expect("works");
    for call in 0..CALLS {
        let call = begun(&store, i64::try_from(call).expect("works")).await;
        store.end_call_with_disposition(call, at(60), &sale(), Arrival::ToSend).await.expect("works");
    }
    let left = copy(folder.path());
    store.close().await;
    left
}

fn copy(folder: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().expect("works");
    for name in ["ringside.sqlite3", LOG] {
        fs::copy(folder.join(name), to.path().join(name)).expect("works");
    }
    to
}

/// How many outcomes a start finds; `None` when it says that the file is damaged.
async fn found(folder: &Path) -> Option<usize> {
    match Store::open(folder, None) {
        Ok(store) => {
            let found = store.entries(&north()).await.expect("works").len();
            store.close().await;
            Some(found)
        }
        Err(StoreError::Damaged) => None,
        Err(other) => panic!("{other:?}"),
    }
}

fn frames(log: &[u8]) -> usize {
    let same_round = |frame: &&[u8]| frame[8..16] == log[16..24];
    log[HEADER..].chunks_exact(FRAME).take_while(same_round).count()
}

/// Where the frames that end a write are.
fn ends(log: &[u8]) -> Vec<usize> {
    let ends = |frame: &usize| log[HEADER + frame * FRAME + 4..][..4] != [0; 4];
    (0..frames(log)).filter(ends).collect()
}

#[tokio::test]
async fn damage_in_any_write_but_the_last_is_said_and_the_log_left_alone() {
    let whole = killed().await;
    assert_eq!(found(copy(whole.path()).path()).await, Some(CALLS));
    let log = fs::read(whole.path().join(LOG)).unwrap();
    let ends = ends(&log);
    let last_but_one = ends[ends.len() - 2];
    assert!(last_but_one > 6, "too little was written");
    // Each part of the log's head, then of each write: its marks, its sum, its page.
    let head = [0, 5, 9, 17, 25];
    let written = (0..last_but_one).flat_map(|frame| [9, 17, 124].map(|at| HEADER + frame * FRAME + at));
    for at in head.into_iter().chain(written) {
        let folder = copy(whole.path());
        let mut damaged = log.clone();
        damaged[at] ^= 0x40;
        fs::write(folder.path().join(LOG), &damaged).unwrap();
        assert_eq!(found(folder.path()).await, None, "damaged at {at}");
        assert_eq!(fs::read(folder.path().join(LOG)).unwrap(), damaged, "it was touched");
    }
}

#[tokio::test]
async fn a_write_torn_by_a_crash_is_dropped_and_all_before_it_is_there() {
    let whole = killed().await;
    let log = fs::read(whole.path().join(LOG)).unwrap();
    let ends = ends(&log);
    let (before, last) = (ends[ends.len() - 2] + 1, ends[ends.len() - 1]);
    let end = HEADER + (last + 1) * FRAME;
    let cuts = (HEADER + before * FRAME..end).step_by(509).map(|at| {
        let mut torn = log.clone();
        torn.truncate(at);
        torn
    });
    // The pieces of one write may reach the disk in any order.
    let holes = (before..last).map(|frame| {
        let mut torn = log.clone();
        torn[HEADER + frame * FRAME..][..FRAME].fill(0);
        torn
    });
    for torn in cuts.chain(holes) {
        let folder = copy(whole.path());
        fs::write(folder.path().join(LOG), torn).unwrap();
        assert_eq!(found(folder.path()).await, Some(CALLS - 1));
    }
}

#[tokio::test]
async fn each_start_begins_the_log_anew() {
    let folder = killed().await;
    let store = Store::open(folder.path(), None).unwrap();
    let log = fs::read(folder.path().join(LOG)).unwrap();
    assert!(log.is_empty() || frames(&log) < 4, "{} bytes are left", log.len());
    assert_eq!(store.entries(&north()).await.unwrap().len(), CALLS);
}
