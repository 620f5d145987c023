//! The tests that documents name in backticks are there.

use std::{collections::BTreeSet, fs, path::Path};

use crate::root;

const PAGES: [&str; 2] = ["src-tauri/docs/sessions.md", "src-tauri/docs/outbox.md"];

/// What stands in backticks and can only be the name of a test: a sentence.
fn named(page: &str) -> BTreeSet<&str> {
    let code = page.split('`').skip(1).step_by(2);
    let last = code.filter_map(|code| code.rsplit("::").next());
    last.filter(|name| {
        name.matches('_').count() >= 5
            && name.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
    .collect()
}

/// All Rust code below a folder.
fn code_below(folder: &Path, code: &mut String) {
    let entries = fs::read_dir(folder).expect("a folder");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            code_below(&path, code);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(&path).expect("text"));
        }
    }
}

#[test]
fn every_test_a_document_names_is_there() {
    let mut code = String::new();
    for folder in ["src-tauri/crates", "tests/conformance", "tests/headless"] {
        code_below(&root().join(folder), &mut code);
    }
    for page in PAGES {
        let text = fs::read_to_string(root().join(page)).expect("the page");
        let names = named(&text);
        assert!(names.len() > 20, "{page} names its tests");
        let missing: Vec<_> = names.iter().filter(|name| !code.contains(&format!("fn {name}("))).collect();
        assert!(missing.is_empty(), "{page}: {missing:#?}");
    }
}
