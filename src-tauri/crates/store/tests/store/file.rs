//! The file itself: who may open it, what stands in it, what happens to one that is not ours.

use std::fs;

use crate::common::{NAME, NOTE, NUMBER, bytes_of, fill, key, shows};
use ringside_store::{Store, StoreError};
use rusqlite::Connection;

const FILE: &str = "ringside.sqlite3";

#[tokio::test]
async fn with_a_key_nothing_personal_stands_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), key(1)).unwrap();
    fill(&store).await;
    for open in [true, false] {
        let bytes = bytes_of(folder.path());
        assert!(shows(&bytes, "Support"), "the rest is there to read");
        for personal in [NUMBER, NAME, NOTE, "SALE"] {
            assert!(!shows(&bytes, personal), "{personal} in the files, open: {open}");
        }
        store.close().await;
    }
}

#[tokio::test]
async fn a_second_program_on_the_same_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    assert!(matches!(Store::open(folder.path(), None), Err(StoreError::InUse)));
    store.close().await;
    Store::open(folder.path(), None).unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    fill(&store).await;
    let mut seen = 0;
    for entry in fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.file_name());
        seen += 1;
    }
    assert!(seen >= 3, "the file, its log and the lock");
}

#[tokio::test]
async fn a_damaged_file_is_said_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    fill(&store).await;
    store.close().await;
    let path = folder.path().join(FILE);
    let whole = fs::read(&path).unwrap();

    let mut garbled = whole.clone();
    for byte in &mut garbled[4096..8192] {
        *byte ^= 0xA5;
    }
    for damaged in [b"this was never a database, and it is long enough to be looked at".repeat(20), garbled] {
        fs::write(&path, &damaged).unwrap();
        assert!(matches!(Store::open(folder.path(), None), Err(StoreError::Damaged)));
        assert_eq!(fs::read(&path).unwrap(), damaged, "it was touched");
    }
    fs::write(&path, whole).unwrap();
    Store::open(folder.path(), None).unwrap();
}

#[tokio::test]
async fn a_file_of_a_newer_version_is_said_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    fill(&store).await;
    store.close().await;
    let path = folder.path().join(FILE);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(folder.path(), None), Err(StoreError::Newer { found: 99, .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_cannot_be_made_is_an_error_and_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("taken"), "a file").unwrap();
    assert!(matches!(Store::open(&folder.path().join("taken"), None), Err(StoreError::Io(_))));
}

#[test]
fn a_draft_an_older_program_stored_is_read() {
    let stored = r#"{"code":"SALE","note":"blue","callback":null,"sales":2,"saved":true}"#;
    let draft: ringside_domain::Draft = serde_json::from_str(stored).unwrap();
    assert_eq!(draft.saved_outcome().map(|outcome| outcome.path), Some(vec!["SALE".to_owned()]));
}

/// What older programs stored has to be read by newer ones, so the stored text is fixed here letter by letter.
#[tokio::test]
async fn stored_shapes_are_these() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    fill(&store).await;
    store.close().await;
    let file = Connection::open(folder.path().join(FILE)).unwrap();
    let text = |sql: &str| -> String {
        let stored: Vec<u8> = file.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(stored[0], 0, "plain");
        String::from_utf8(stored[1..].to_vec()).unwrap()
    };
    assert_eq!(
        text("SELECT payload FROM outbox"),
        r#"{"code":"SALE","path":["Reached","Sale"],"kind":"Success","note":"canary: asks for the blue one","callback":{"at":"2027-01-16T08:00:00Z","zone":"Europe/London"},"sales":2}"#
    );
    assert_eq!(
        text("SELECT content FROM drafts"),
        r#"{"code":"SALE","note":"canary: asks for the blue one","callback":{"at":"2027-01-16T08:00:00Z","zone":"Europe/London"},"sales":2,"saved":false,"path":["Reached","Sale"],"kind":"Success"}"#
    );
}
