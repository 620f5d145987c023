use ringside_domain::{Catalogue, CodeKind, DispositionCode};

use super::*;
use crate::{DispositionEntry, KindWord, NeedWord};

fn with(entries: &str) -> String {
    format!("{GOOD}{entries}")
}

fn read(entries: &str) -> Catalogue {
    parse(&with(entries), &ProfileId::new("acme"), &USABLE).unwrap().dispositions
}

/// Any entry, most of them good ones.
pub(super) fn entry() -> impl Strategy<Value = DispositionEntry> {
    let kind = prop::sample::select(vec![
        KindWord::Success,
        KindWord::Callback,
        KindWord::CallAgain,
        KindWord::Transfer,
        KindWord::Other,
    ]);
    let need = prop::sample::select(vec![NeedWord::Note, NeedWord::Callback, NeedWord::Sales]);
    (
        prop::collection::vec("[^\\p{Cc}]{1,20}", 1..=6),
        prop::option::of("[^\\p{Cc}]{1,20}"),
        kind,
        prop::collection::vec(need, 0..4),
        prop::option::of(any::<u32>()),
    )
        .prop_map(|(path, code, kind, needs, default_sales)| DispositionEntry {
            path,
            code,
            kind,
            needs,
            default_sales,
        })
}

#[test]
fn outcomes_stand_in_the_order_of_the_file_with_all_they_need() {
    let catalogue = read(
        "
[[dispositions]]
path = ['Interested', 'Later', ' Next month ']
[[dispositions]]
path = ['Interested', 'Sale']
code = 'SALE '
kind = 'success'
needs = ['sales', 'note', 'callback']
default_sales = 2
",
    );
    let later = DispositionCode {
        code: "Interested / Later / Next month".to_owned(),
        path: ["Interested", "Later", "Next month"].map(str::to_owned).to_vec(),
        kind: CodeKind::Other,
        requires: Requirements::default(),
        default_sales: None,
    };
    let sale = DispositionCode {
        code: "SALE ".to_owned(),
        path: ["Interested", "Sale"].map(str::to_owned).to_vec(),
        kind: CodeKind::Success,
        requires: Requirements { note: true, callback: true, sales: true },
        default_sales: Some(2),
    };
    assert_eq!(catalogue.codes, [later, sale]);
}

#[test]
fn each_kind_and_each_need_has_its_word() {
    for (word, kind) in [
        ("success", CodeKind::Success),
        ("callback", CodeKind::Callback),
        ("call_again", CodeKind::CallAgain),
        ("transfer", CodeKind::Transfer),
        ("other", CodeKind::Other),
    ] {
        assert_eq!(read(&format!("[[dispositions]]\npath = ['a']\nkind = '{word}'")).codes[0].kind, kind);
    }
    let none = Requirements::default();
    for (word, requires) in [
        ("note", Requirements { note: true, ..none }),
        ("callback", Requirements { callback: true, ..none }),
        ("sales", Requirements { sales: true, ..none }),
    ] {
        let text = format!("[[dispositions]]\npath = ['a']\nneeds = ['{word}']");
        assert_eq!(read(&text).codes[0].requires, requires);
    }
}

#[test]
fn a_wrong_outcome_is_named_with_its_line_column_and_key() {
    // The first line of an entry is the eighth of the file.
    for (entries, want) in [
        ("[[dispositions]]", "line 8, column 1: dispositions.path: this key is missing"),
        (
            "[[dispositions]]\npath = 'a'",
            "line 9, column 8: dispositions.path: a list is needed, and this is: string",
        ),
        (
            "[[dispositions]]\npath = ['a', 1]",
            "line 9, column 14: dispositions.path: text in quotes is needed, and this is: integer",
        ),
        ("[[dispositions]]\npath = []", "line 9, column 1: dispositions.path: a list of 1 to 6 is needed"),
        (
            "[[dispositions]]\npath = ['1', '2', '3', '4', '5', '6', '7']",
            "line 9, column 1: dispositions.path: a list of 1 to 6 is needed",
        ),
        ("[[dispositions]]\npath = ['a', ' ']", "line 9, column 14: dispositions.path: this is empty"),
        (
            "[[dispositions]]\npath = [\n  'a',\n  \"b\\nc\",\n]",
            "line 11, column 3: dispositions.path: this holds a control character",
        ),
        ("[[dispositions]]\npath = ['a']\ncode = ''", "line 10, column 1: dispositions.code: this is empty"),
        (
            "[[dispositions]]\npath = ['a']\nkind = 'sold'",
            "line 10, column 8: dispositions.kind: known here: success, callback, call_again, transfer, other",
        ),
        (
            "[[dispositions]]\npath = ['a']\nneeds = ['note', 'notes']",
            "line 10, column 18: dispositions.needs: known here: note, callback, sales",
        ),
        (
            "[[dispositions]]\npath = ['a']\nneeds = 'note'",
            "line 10, column 9: dispositions.needs: a list is needed, and this is: string",
        ),
        (
            "[[dispositions]]\npath = ['a']\ndefault_sales = -1",
            "line 10, column 17: dispositions.default_sales: a whole number from 0 up is needed, and this is: integer",
        ),
        (
            "[[dispositions]]\npath = ['a']\nlabel = 'A'",
            "line 10, column 1: dispositions.label: this key means nothing here",
        ),
        (
            "[dispositions]\npath = ['a']",
            "line 8, column 1: dispositions: a list is needed, and this is: table",
        ),
        (
            "[[dispositions]]\npath = ['a', 'b']\n[[dispositions]]\npath = ['a', 'b ']\ncode = 'c'",
            "line 11, column 1: dispositions.path: this stands in the list twice",
        ),
        (
            "[[dispositions]]\npath = ['a']\ncode = 'c'\n[[dispositions]]\npath = ['b']\ncode = 'c'",
            "line 13, column 1: dispositions.code: this stands in the list twice",
        ),
        // The second has no code of its own: its path makes the one the first names.
        (
            "[[dispositions]]\npath = ['c']\ncode = 'a / b'\n[[dispositions]]\npath = ['a', 'b']",
            "line 11, column 1: dispositions.code: this stands in the list twice",
        ),
    ] {
        assert_eq!(told(&with(entries)), want);
    }
    let long = format!("[[dispositions]]\npath = ['a', '{}']", "é".repeat(81));
    assert_eq!(told(&with(&long)), "line 9, column 14: dispositions.path: this is longer than 80 characters");
}

#[test]
fn the_longest_path_there_can_be_makes_a_code_that_is_saved_and_read_again() {
    let desk = Desk::new(&[]);
    let mut full = file();
    let path = (1..=6).map(|digit| digit.to_string().repeat(80)).collect();
    full.dispositions.push(DispositionEntry { path, ..DispositionEntry::default() });
    let profile = full.check(&ProfileId::new("acme"), &USABLE).unwrap();
    desk.load().save(&profile).unwrap();
    assert_eq!(desk.load().good(), [profile]);
}

#[test]
fn a_saved_outcome_says_no_more_than_it_must() {
    let entry = DispositionEntry {
        path: vec!["Later".to_owned()],
        code: Some("Later".to_owned()),
        needs: vec![NeedWord::Callback, NeedWord::Callback],
        ..DispositionEntry::default()
    };
    let file = ProfileFile { dispositions: vec![entry], ..file() };
    let saved = toml::to_string(&file.check(&ProfileId::new("acme"), &USABLE).unwrap().to_file()).unwrap();
    assert!(saved.ends_with("\n[[dispositions]]\npath = [\"Later\"]\nneeds = [\"callback\"]\n"), "{saved}");
}
