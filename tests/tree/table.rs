use std::fs;

use crate::root;

const START: &str = "<!-- table: cargo xtask vendors -->\n";
const END: &str = "<!-- end of table -->";

/// `RINGSIDE_WRITE_DOCS=1` writes it anew.
#[test]
fn the_documented_capabilities_are_those_of_the_adapters() {
    let file = root().join("src-tauri/docs/vendors.md");
    let text = fs::read_to_string(&file).expect("the page is there");
    let (before, rest) = text.split_once(START).expect("a start mark");
    let (shown, after) = rest.split_once(END).expect("an end mark");
    let table = ringside_tests::vendors::table().expect("a table");
    if std::env::var_os("RINGSIDE_WRITE_DOCS").is_some() {
        fs::write(&file, format!("{before}{START}{table}{END}{after}")).expect("written");
        return;
    }
    assert_eq!(shown, table, "RINGSIDE_WRITE_DOCS=1 cargo test -p ringside-tests --test tree writes it anew");
}

#[test]
fn the_table_has_a_line_for_each_capability_and_a_column_for_each_vendor() {
    let table = ringside_tests::vendors::table().expect("a table");
    let columns = |line: &str| line.matches('|').count();
    assert!(table.lines().all(|line| columns(line) == 7), "{table}");
    for capability in ["hang up", "disposition", "push", "own calls only", "disposition fields: callback"] {
        assert!(table.contains(&format!("| {capability} |")), "{capability} in {table}");
    }
}
