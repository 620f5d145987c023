//! No vendor is named where behaviour is decided: what one can do is its capabilities' to say.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::root;

/// Sources that may name a vendor, each with the reason.
const MAY: [(&str, &str); 13] = [
    ("src-tauri/crates/vendor-", "an adapter"),
    ("src-tauri/crates/simulator", "a simulated vendor"),
    ("src-tauri/crates/host/src/vendors.rs", "the one list in which a profile becomes an adapter"),
    ("src-tauri/crates/host/src/demo/", "the demo profiles"),
    ("src-tauri/crates/config/src/profile.rs", "the names a profile may hold"),
    ("src-tauri/crates/config/tests/", "examples of profiles"),
    ("src-tauri/crates/config/src/profiles/tests", "examples of profiles"),
    ("src-tauri/crates/journey/", "journeys through demo mode"),
    ("src-tauri/tests/", "journeys through demo mode"),
    ("ui/src/host/scripted/", "the scripted host's scenes"),
    ("ui/src/host/browser.ts", "the scripted host"),
    ("ui/src/bindings/", "made from documented examples"),
    ("tests/", "tests"),
];

const VENDORS: [&str; 5] = ["maxcontact", "ozonetel", "genesys", "deepcall", "ucontact"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["node_modules", "target", "dist", ".git"].contains(&name.as_str()) {
                sources(&path, found);
            }
        } else if ["rs", "ts", "svelte"].iter().any(|end| name.ends_with(&format!(".{end}"))) {
            found.push(path);
        }
    }
}

/// The code of a line without a comment that fills it.
fn is_code(line: &str) -> bool {
    let line = line.trim_start();
    !line.starts_with("//") && !line.starts_with('*') && !line.starts_with("<!--")
}

#[test]
fn no_vendor_is_named_above_its_adapter() {
    let root = root();
    let mut files = Vec::new();
    for folder in ["src-tauri", "ui/src"] {
        sources(&root.join(folder), &mut files);
    }
    assert!(files.len() > 200, "the sources are found: {}", files.len());
    let mut named = Vec::new();
    for file in files {
        let path = file.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
        if MAY.iter().any(|(may, _)| path.starts_with(may)) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("readable");
        // Tests beside the code may use a vendor's name as an example.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        if path.ends_with("tests.rs") || path.ends_with(".test.ts") || path.contains("/tests/") {
            continue;
        }
        for (number, line) in code.lines().enumerate().filter(|(_, line)| is_code(line)) {
            let line = line.to_lowercase();
            if VENDORS.iter().any(|vendor| line.contains(vendor)) {
                named.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(named.is_empty(), "{}", named.join("\n"));
}
