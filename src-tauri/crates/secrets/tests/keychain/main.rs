//! The real Secret Service: gnome-keyring on a D-Bus of its own, in folders of its own.
//!
//! The bus address is read from the environment, so each look at the keychain is a process of its own: this test
//! program again, running its one ignored test.

#![cfg(target_os = "linux")]

mod desktop;
mod step;

use desktop::{Desktop, Prompter};

#[test]
fn a_password_and_the_database_key_are_found_again_by_the_next_process() {
    let desktop = Desktop::new(Prompter::None);
    let _keyring = desktop.keyring_unlocked();
    assert_eq!(desktop.run("keep pass-1"), ["InKeychain", "state Works"]);
    assert_eq!(desktop.run("find"), ["Password pass-1", "state Works"]);
    let key = desktop.run("key");
    assert!(key[0].starts_with("Key "), "{key:?}");
    assert_eq!(desktop.run("key"), key);
    assert_eq!(desktop.run("forget"), ["Everywhere", "state Works"]);
    assert_eq!(desktop.run("find"), ["Absent", "state Works"]);
}

#[test]
fn a_locked_keyring_that_cannot_prompt_leaves_the_secret_for_this_session() {
    let desktop = Desktop::new(Prompter::None);
    let keyring = desktop.keyring_unlocked();
    assert_eq!(desktop.run("keep pass-1"), ["InKeychain", "state Works"]);
    let key = desktop.run("key");
    drop(keyring);

    let locked = desktop.keyring_locked();
    assert_eq!(desktop.run("find"), ["Unavailable Locked", "state Unavailable(Locked)"]);
    assert_eq!(
        desktop.run("keep-and-find pass-2"),
        ["ThisSessionOnly(Locked)", "Password pass-2", "state Unavailable(Locked)", "told 1"]
    );
    assert_eq!(desktop.run("key")[0], "NoKey Locked");
    drop(locked);

    let _keyring = desktop.keyring_unlocked();
    assert_eq!(desktop.run("find"), ["Password pass-1", "state Works"], "nothing was overwritten meanwhile");
    assert_eq!(desktop.run("key"), key);
}

#[test]
fn an_unlock_prompt_nobody_answers_ends_at_the_deadline() {
    let desktop = Desktop::new(Prompter::NeverAnswers);
    let keyring = desktop.keyring_unlocked();
    assert_eq!(desktop.run("keep pass-1"), ["InKeychain", "state Works"]);
    drop(keyring);

    let _locked = desktop.keyring_locked();
    assert_eq!(
        desktop.run("keep-and-find pass-2"),
        ["ThisSessionOnly(TimedOut)", "Password pass-2", "state Unavailable(TimedOut)", "told 1"]
    );
}

#[test]
fn without_a_bus_the_secret_is_kept_for_this_session() {
    let desktop = Desktop::without_bus();
    assert_eq!(
        desktop.run("keep-and-find pass-1"),
        ["ThisSessionOnly(Missing)", "Password pass-1", "state Unavailable(Missing)", "told 1"]
    );
    assert_eq!(desktop.run("key")[0], "NoKey Missing");
}

#[test]
#[ignore = "one look at the keychain, run by the other tests in a process of its own"]
fn one_step() {
    step::run();
}
