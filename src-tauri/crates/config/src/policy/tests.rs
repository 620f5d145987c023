use std::fs;

use super::*;
use crate::ring::{RingAtMost, RingMode};

/// The policy of a file with this text, as the variable names it.
fn read(text: &str) -> (Policy, Option<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("policy.toml");
    fs::write(&path, text).unwrap();
    let (policy, bad) = named(path.clone());
    if let Some(bad) = &bad {
        assert_eq!(bad.path, path);
        assert!(bad.to_string().starts_with(&path.display().to_string()), "{bad}");
    }
    (policy, bad.map(|bad| bad.problem.to_string()))
}

fn named(path: impl Into<OsString>) -> (Policy, Option<BadPolicy>) {
    let path = path.into();
    Policy::from_variables(|name| (name == VARIABLE).then(|| path.clone()))
}

#[test]
fn without_a_file_the_defaults_are_in_force() {
    let defaults = Policy {
        without_keychain: WithoutKeychain::KeepPlain,
        wrap_up_at_zero: AtZero::Wait,
        history_days: HistoryDays(30),
        break_day_minutes: None,
        not_ready_before_sleep: false,
        dial_links: DialLinks::Fill,
        page_bridge: crate::PageBridge::Agent,
        page_bridge_origins: Vec::new(),
        do_not_call: DoNotCall::default(),
        language: None,
        ring: RingPolicy { mode: None, at_most_s: RingAtMost::default() },
        keys: KeyChoices::default(),
        extend_wrap_up: crate::ExtendPolicy::default(),
        screen_pop: crate::ScreenPopPolicy::default(),
    };
    assert_eq!(Policy::default(), defaults);
    assert_eq!(read(""), (defaults, None));
}

#[test]
fn every_word_is_understood() {
    for (word, meant) in [("keep_plain", WithoutKeychain::KeepPlain), ("refuse", WithoutKeychain::Refuse)] {
        let policy = Policy { without_keychain: meant, ..Policy::default() };
        assert_eq!(read(&format!("without_keychain = '{word}'")), (policy, None));
    }
    for (word, meant) in
        [("wait", AtZero::Wait), ("save_draft", AtZero::SaveDraft), ("overrun", AtZero::Overrun)]
    {
        let policy = Policy { wrap_up_at_zero: meant, ..Policy::default() };
        assert_eq!(read(&format!("wrap_up_at_zero = '{word}'")), (policy, None));
    }
    for (word, meant) in [("fill", DialLinks::Fill), ("dial", DialLinks::Dial), ("off", DialLinks::Off)] {
        let policy = Policy { dial_links: meant, ..Policy::default() };
        assert_eq!(read(&format!("dial_links = '{word}'")), (policy, None));
    }
    for (word, meant) in
        [("agent", crate::PageBridge::Agent), ("on", crate::PageBridge::On), ("off", crate::PageBridge::Off)]
    {
        let policy = Policy { page_bridge: meant, ..Policy::default() };
        assert_eq!(read(&format!("page_bridge = '{word}'")), (policy, None));
    }
    for (word, meant) in [("en", Language::English), ("es", Language::Spanish), ("hi", Language::Hindi)] {
        let policy = Policy { language: Some(meant), ..Policy::default() };
        assert_eq!(read(&format!("language = '{word}'")), (policy, None));
    }
    let (policy, bad) = read("[keys]\nhold = 'Ctrl+H'\nmute = ''");
    assert_eq!((policy.keys.is_empty(), bad), (false, None));
    for (word, meant) in [("card", RingMode::Card), ("badge", RingMode::Badge), ("silent", RingMode::Silent)]
    {
        let ring = RingPolicy { mode: Some(meant), ..RingPolicy::default() };
        assert_eq!(read(&format!("ring.mode = '{word}'")), (Policy { ring, ..Policy::default() }, None));
    }
    for seconds in [10, 120, 600] {
        assert_eq!(read(&format!("ring.at_most_s = {seconds}")).0.ring.at_most_s.seconds(), seconds);
    }
    for days in [1, 30, 365] {
        assert_eq!(read(&format!("history_days = {days}")).0.history_days.get(), days);
    }
}

#[test]
fn a_bad_file_leaves_the_defaults_in_force_and_says_what_is_wrong_and_where() {
    let days = "a number from 1 to 365 is needed, and this is: integer";
    for (text, told) in [
        ("without_keychain = 'refuse'\nhistory_days = 0", format!("line 2, column 16: history_days: {days}")),
        ("history_days = 366", format!("line 1, column 16: history_days: {days}")),
        ("history_days = -1", format!("line 1, column 16: history_days: {days}")),
        (
            "history_days = 'x'",
            "line 1, column 16: history_days: a whole number is needed, and this is: string".to_owned(),
        ),
        (
            "without_keychain = 'maybe'",
            "line 1, column 20: without_keychain: known here: keep_plain or refuse".to_owned(),
        ),
        (
            "[ring]\nat_most_s = 9",
            "line 2, column 13: ring.at_most_s: a number from 10 to 600 is needed, and this is: integer"
                .to_owned(),
        ),
        ("language = 'de'", "line 1, column 12: language: known here: en, es, hi".to_owned()),
        (
            "wrap_up_at_zero = 'ready'",
            "line 1, column 19: wrap_up_at_zero: known here: wait, save_draft, overrun".to_owned(),
        ),
        (
            "without_keychain = 'refuse'\n[updates]\nauto = true",
            "line 2, column 2: updates: this key means nothing here".to_owned(),
        ),
    ] {
        assert_eq!(read(text), (Policy::default(), Some(told)), "{text}");
    }
    let (policy, told) = read("without_keychain = ");
    assert_eq!(policy, Policy::default());
    assert!(told.unwrap().starts_with("line 1, column "));
}

#[test]
fn a_named_file_that_is_not_there_is_said_and_the_usual_one_may_be_missing() {
    let folder = tempfile::tempdir().unwrap();
    let (policy, bad) = named(folder.path().join("none.toml"));
    assert_eq!(policy, Policy::default());
    assert!(matches!(bad.unwrap().problem.problem, Problem::Unreadable(io::ErrorKind::NotFound)));
    let (_, folder_is_no_file) = named(folder.path());
    assert!(folder_is_no_file.is_some());
    if !usual(|_| None).exists() {
        assert_eq!(named(OsString::new()), (Policy::default(), None));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn on_linux_the_file_is_in_etc() {
    assert_eq!(usual(|_| None), PathBuf::from("/etc/ringside/policy.toml"));
}
