//! The matrix: everything that must come to nothing, by name. Each is tried on a bar that would let the page in, dial and save for
//! whoever gets through; `docs/page-attacks.md` lists them.

mod crowds;
mod flood;
mod heads;
mod requests;
mod words;

use std::{collections::BTreeSet, fs, path::Path};

/// A page of somebody else.
const EVIL: &str = "https://evil.example";

/// One way to try, and what it comes to.
type Row = (&'static str, String);

/// The page lists what is tried; `RINGSIDE_WRITE_DOCS=1` writes it anew.
#[test]
fn the_documented_matrix_is_the_one_that_is_tried() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/page-attacks.md");
    let parts: [(&str, Vec<Row>); 4] = [
        ("A request's head", heads::rows()),
        ("First words", words::rows()),
        ("Requests of a page that is in", requests::rows()),
        ("Crowds and patience", crowds::rows()),
    ];
    let names: Vec<_> = parts.iter().flat_map(|(_, rows)| rows).map(|(name, _)| *name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "each has a name of its own");
    let mut text = format!(include_str!("head.md"), names.len());
    for (title, rows) in &parts {
        text += &format!("\n## {title}\n\n| Tried | Comes to |\n|---|---|\n");
        for (name, comes_to) in rows {
            text += &format!("| {name} | {comes_to} |\n");
        }
    }
    if std::env::var_os("RINGSIDE_WRITE_DOCS").is_some() {
        fs::write(&file, &text).expect("written");
    }
    let page = fs::read_to_string(&file).expect("the page is there");
    assert_eq!(page, text, "RINGSIDE_WRITE_DOCS=1 cargo test -p ringside-crm-bridge writes it anew");
}
