//! Holds `docs.md` against the code: every example in it works, and every option it should name is there.

use std::fs;

use ringside_config::{Folders, Problem, Profile, ProfileFile, Profiles, Settings, VENDORS};
use ringside_domain::ProfileId;
use ringside_vendor_maxcontact::{MaxContact, MaxContactAccount, MaxContactOptions};

const DOCS: &str = include_str!("../docs.md");
const USABLE: [&str; 1] = ["maxcontact"];

/// The examples of one kind, as they stand.
fn examples(kind: &str) -> Vec<&'static str> {
    let opening = format!("```toml {kind}\n");
    let examples: Vec<_> =
        DOCS.split(opening.as_str()).skip(1).map(|rest| rest.split("```").next().expect("an end")).collect();
    assert!(!examples.is_empty(), "{kind}");
    examples
}

/// The example with all that is off switched on.
fn switched_on(example: &str) -> String {
    let on = |line: &str| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with(' ') => rest.to_owned(),
        _ => line.to_owned(),
    };
    example.lines().map(on).collect::<Vec<_>>().join("\n")
}

fn load(text: &str) -> Profiles {
    let outer = tempfile::tempdir().expect("a folder");
    let folders = Folders::at(outer.path().join("config"), outer.path().join("data"));
    fs::create_dir_all(folders.profiles()).expect("a folder");
    fs::write(folders.profiles().join("acme.toml"), text).expect("a file");
    Profiles::load(&folders, &USABLE)
}

fn profile(text: &str) -> Profile {
    let profiles = load(text);
    assert!(profiles.bad().is_empty(), "{}", profiles.bad()[0]);
    profiles.good()[0].clone()
}

fn options(profile: &Profile) -> MaxContactOptions {
    profile.options.clone().try_into().expect("options the adapter knows")
}

fn accepted(profile: &Profile, options: MaxContactOptions) {
    let account = MaxContactAccount {
        base_url: profile.base_url.clone(),
        login: profile.login.clone(),
        user_id: profile.user_id.clone(),
        password: "secret".to_owned().into(),
        options,
    };
    if let Err(error) = MaxContact::new(account) {
        panic!("{error}");
    }
}

#[test]
fn every_block_of_toml_is_of_a_kind_that_is_checked() {
    let kinds = ["settings", "profile", "planned"].map(|kind| examples(kind).len());
    assert_eq!(DOCS.matches("```toml").count(), kinds.iter().sum::<usize>());
}

#[test]
fn the_example_of_settings_is_good() {
    for example in examples("settings") {
        let outer = tempfile::tempdir().unwrap();
        let folders = Folders::at(outer.path(), outer.path());
        fs::write(folders.settings(), example).unwrap();
        let (settings, problem) = Settings::load(&folders);
        assert_eq!(problem, None);
        assert_ne!(settings, Settings::default());
    }
}

#[test]
fn the_profiles_work_as_they_stand_and_with_everything_switched_on() {
    for example in examples("profile") {
        let as_it_stands = profile(example);
        accepted(&as_it_stands, options(&as_it_stands));
        let all = profile(&switched_on(example));
        // No such file is on this computer.
        accepted(&all, MaxContactOptions { extra_ca_file: None, ..options(&all) });
    }
}

#[test]
fn the_whole_profile_shows_the_defaults_and_every_option() {
    let whole = examples("profile")[0];
    assert_eq!(options(&profile(whole)), MaxContactOptions::default());

    let all = options(&profile(&switched_on(whole)));
    let MaxContactOptions { call_state, call_status, recording_state, extra_ca_file, unverified, .. } = &all;
    assert!(call_state.len() == 6 && call_status.len() == 2 && recording_state.len() == 2);
    assert!(extra_ca_file.is_some());
    // The text of an unset method is `None`.
    assert!(!format!("{unverified:?}").contains("None"), "{unverified:?}");
    let shown = format!("{:?}", MaxContactOptions::default());
    let names = shown.split([' ', ',', '{']).filter_map(|word| word.strip_suffix(':'));
    let mut count = 0;
    for name in names {
        assert!(DOCS.contains(&format!("| `{name}")), "{name} is not explained");
        count += 1;
    }
    assert!(count >= 14, "{shown}");
}

#[test]
fn the_planned_vendors_are_all_there_and_fail_for_that_alone() {
    let planned = examples("planned");
    let mut vendors = Vec::new();
    for example in planned {
        let file: ProfileFile = toml::from_str(example).unwrap();
        let all = file.check(&ProfileId::new("planned"), &VENDORS).unwrap();
        vendors.push(all.vendor.as_str().to_owned());
        assert_eq!(load(example).bad()[0].problem.problem, Problem::VendorNotAvailable);
    }
    vendors.insert(0, "maxcontact".to_owned());
    assert_eq!(vendors, VENDORS);
}
