//! Bad input, all of it: each vendor, each kind of bad answer, each class of request. What has to come of it stands in
//! [`rules`], written from the vendors' documents; the run holds every adapter to it, in all its layers, against its
//! simulator.
//!
//! Beside what it is told, each cell shows that nothing panics, that no error holds a secret, a number or a name, that what
//! acts was executed once at most – once if the adapter said yes, never if it said that nothing was done –, and that the
//! vendor's next good answer finds the adapter working.

mod bad;
mod cell;
mod columns;
mod discreet;
mod page;
mod rules;
mod told;

use std::{fs, io::Write, path::PathBuf, sync::Arc};

use tokio::{sync::Semaphore, task::JoinSet};

use crate::{bad::Bad, cell::Class, columns::COLUMNS, page::Matrix};

/// So many cells are worked on at once.
const AT_ONCE: usize = 48;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_cell_has_the_outcome_the_documents_give_it() {
    let room = Arc::new(Semaphore::new(AT_ONCE));
    let mut cells = JoinSet::new();
    for bad in Bad::ALL {
        for class in Class::ALL {
            for (column, _) in COLUMNS.iter().enumerate() {
                let room = room.clone();
                cells.spawn(async move {
                    let _room = room.acquire().await;
                    let name = format!("{bad:?}, {class:?}, {}", COLUMNS[column].name());
                    let run = tokio::spawn(cell::run(COLUMNS[column], bad, class)).await;
                    let result = run.unwrap_or_else(|panic| Err(format!("panicked: {panic}")));
                    ((bad, class, column), result.map_err(|wrong| format!("{name}: {wrong}")))
                });
            }
        }
    }
    let mut matrix = Matrix::default();
    let mut wrong = Vec::new();
    while let Some(cell) = cells.join_next().await {
        let (at, result) = cell.expect("not cancelled");
        match result {
            Ok(told) => matrix.set(at, told),
            Err(problem) => wrong.push(problem),
        }
    }
    wrong.sort();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}{}", matrix.tables(), matrix.counts()).expect("printed");
    assert!(wrong.is_empty(), "{} cells are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The rules are what the run above holds the adapters to, so the page needs no run.
#[test]
fn the_page_shows_the_matrix() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/docs/bad-input.md");
    let page = page::page();
    if std::env::var_os("RINGSIDE_WRITE_DOCS").is_some() {
        fs::write(&file, &page).expect("written");
    }
    let there = fs::read_to_string(&file).expect("the page is there");
    assert!(there == page, "RINGSIDE_WRITE_DOCS=1 cargo test -p ringside-tests --test matrix writes it anew");
}

#[test]
fn every_cell_has_a_rule_and_every_rule_a_cell() {
    let mut used = vec![0; rules::RULES.len()];
    for bad in Bad::ALL {
        for class in Class::ALL {
            for column in COLUMNS {
                let at = rules::index(column, bad, class);
                used[at.unwrap_or_else(|| panic!("{bad:?}, {class:?}, {}: no rule", column.name()))] += 1;
            }
        }
    }
    for (rule, used) in rules::RULES.iter().zip(used) {
        assert!(used > 0, "no cell needs {rule:?}");
    }
}
