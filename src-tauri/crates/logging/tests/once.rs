//! Setting up logging for a whole process, which can be done once; so this is one test in a program of its own.

use std::fs;

use ringside_logging::{InitError, init_file, init_stderr};

#[test]
fn the_first_set_up_that_works_stays_and_a_second_is_refused() {
    let outer = tempfile::tempdir().unwrap();
    let occupied = outer.path().join("occupied");
    fs::write(&occupied, "").unwrap();
    assert!(matches!(init_file(&occupied), Err(InitError::Folder { folder, .. }) if folder == occupied));

    let folder = outer.path().join("logs");
    let log = init_file(&folder).unwrap();
    tracing::warn!("hello");
    assert_eq!(log.files(), [folder.join("ringside.log")]);

    let second = outer.path().join("second");
    assert!(matches!(init_file(&second), Err(InitError::Already)));
    assert!(!second.exists());
    assert!(matches!(init_stderr(), Err(InitError::Already)));

    drop(log);
    tracing::warn!("still here");
    let text = fs::read_to_string(folder.join("ringside.log")).unwrap();
    assert!(text.contains("hello") && text.contains("still here"), "{text}");
}
