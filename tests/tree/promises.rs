//! Each promise names the tests that keep it, and each of these is there.

use std::{collections::BTreeMap, fs};

use crate::root;

const PAGE: &str = "src-tauri/docs/promises.md";
const BEHAVIOUR: &str = "src-tauri/docs/intended-behaviour.md";
const COMPLAINTS: usize = 54;

/// The words in which a row says that nothing covers it.
const PLAIN: [&str; 3] = ["not covered", "not yet", "not built"];

/// The rows of a table under a heading, each as its cells.
fn rows(page: &str, heading: &str) -> Vec<Vec<String>> {
    let rest = page.split_once(&format!("## {heading}\n")).unwrap_or_else(|| panic!("no {heading}")).1;
    let table = rest.split("\n## ").next().unwrap_or_default();
    let lines = table.lines().filter(|line| line.starts_with('|')).skip(2);
    lines
        .map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

/// All that stands in backticks and names a test: its file and its name.
fn named(text: &str) -> Vec<(&str, &str)> {
    let code = text.split('`').skip(1).step_by(2).filter_map(|code| code.split_once("::"));
    code.filter(|(file, _)| !file.is_empty()).collect()
}

/// Whether a Rust file has a test of that name which runs with the others.
fn has_test(text: &str, name: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let is_it =
        |line: &str| line.trim_start().trim_start_matches("async ").starts_with(&format!("fn {name}("));
    lines.iter().enumerate().filter(|(_, line)| is_it(line)).any(|(at, _)| {
        let above = lines[..at].iter().rev().take_while(|line| {
            let line = line.trim_start();
            line.starts_with("#[") || line.starts_with("//")
        });
        let above: Vec<&str> = above.map(|line| line.trim_start()).collect();
        let is_test =
            above.iter().any(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test"));
        is_test && !above.iter().any(|line| line.starts_with("#[ignore"))
    })
}

/// Whether a part of the conformance suite is there, and is run.
fn has_part(text: &str, file: &str, name: &str) -> bool {
    let suite = fs::read_to_string(root().join("tests/conformance/suite/mod.rs")).expect("the suite");
    let module = file.rsplit('/').next().and_then(|file| file.strip_suffix(".rs")).unwrap_or_default();
    text.contains(&format!("async fn {name}(")) && suite.contains(&format!("{module}: {name} =>"))
}

/// Whether a file of the page's tests has a test of that title: the titles of its groups and its own, parted by ` > `.
fn has_title(text: &str, title: &str) -> bool {
    let mut rest = text;
    let mut parts = title.split(" > ").peekable();
    while let Some(part) = parts.next() {
        let kind = if parts.peek().is_some() { "describe" } else { "it" };
        let here = rest.lines().find(|line| {
            line.trim_start().starts_with(kind)
                && ['\'', '"', '`'].iter().any(|q| line.contains(&format!("({q}{part}{q}")))
        });
        let Some(here) = here else { return false };
        rest = &rest[rest.find(here).unwrap_or_default() + here.len()..];
    }
    true
}

fn is_there(file: &str, name: &str) -> bool {
    let Ok(text) = fs::read_to_string(root().join(file)) else { return false };
    match file {
        suite if suite.starts_with("tests/conformance/suite/") => has_part(&text, file, name),
        rust if rust.ends_with(".rs") => has_test(&text, name),
        _ => has_title(&text, name),
    }
}

#[test]
fn each_test_a_promise_or_a_behaviour_names_is_there_and_runs() {
    for (page, at_least) in [(PAGE, 100), (BEHAVIOUR, 50)] {
        let text = fs::read_to_string(root().join(page)).expect("the page is there");
        let all = named(&text);
        assert!(all.len() > at_least, "the names on {page} are found: {}", all.len());
        let missing: Vec<_> = all.into_iter().filter(|(file, name)| !is_there(file, name)).collect();
        assert!(missing.is_empty(), "{page} names what is not there: {missing:#?}");
    }
}

#[test]
fn each_promise_and_each_complaint_names_a_test_or_says_that_none_covers_it() {
    let page = fs::read_to_string(root().join(PAGE)).expect("the page is there");
    let promises = rows(&page, "What is promised");
    assert_eq!(promises.len(), 17);
    let complaints = rows(&page, "What people complain of");
    let numbers: Vec<_> = complaints.iter().map(|row| row[0].clone()).collect();
    assert_eq!(numbers, (1..=COMPLAINTS).map(|number| number.to_string()).collect::<Vec<_>>());
    for row in promises.iter().chain(&complaints) {
        assert_eq!(row.len(), 3, "{row:?}");
        let answer = row[2].to_lowercase();
        let plain = PLAIN.iter().any(|words| answer.contains(words));
        assert!(plain || !named(&row[2]).is_empty(), "neither a test nor a plain word: {row:?}");
    }
    let answered: BTreeMap<_, _> = complaints.iter().map(|row| (row[0].as_str(), row[2].as_str())).collect();
    for row in &promises {
        for number in row[1].split_once(':').expect("numbers first").0.split(", ") {
            assert!(answered.contains_key(number), "no complaint {number}: {row:?}");
        }
    }
}

#[test]
fn a_name_that_is_no_test_is_found_out() {
    let text =
        "#[test]\nfn one() {}\n\nfn two() {}\n\n#[tokio::test]\n#[ignore = \"long\"]\nasync fn three() {}\n";
    let there = ["one", "two", "three", "four"].map(|name| has_test(text, name));
    assert_eq!(there, [true, false, false, false]);
    let text = "describe('a call', () => {\n  it('rings', f);\n});\ndescribe('a slot', () => {\n  it.each([1])('is dead: %s', f);\n});\n";
    let titles = ["a call > rings", "a slot > is dead: %s", "a slot > rings", "a call > falls", "rings"];
    assert_eq!(titles.map(|title| has_title(text, title)), [true, true, false, false, true]);
}
