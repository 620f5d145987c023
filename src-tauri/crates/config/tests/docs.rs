//! Holds `docs.md` against the code: every example in it works, and every option it should name is there.

use std::{collections::BTreeSet, fmt::Display, fs, sync::Arc};

use ringside_config::{
    Folders, Happening, KeyAction, Policy, Profile, Profiles, Settings, ShiftScript, VENDORS,
};
use ringside_vendor::{Capabilities, Vendor};
use ringside_vendor_deepcall::{DeepCall, DeepCallAccount};
use ringside_vendor_genesys::{Genesys, GenesysAccount};
use ringside_vendor_maxcontact::{MaxContact, MaxContactAccount, MaxContactOptions};
use ringside_vendor_ozonetel::{Ozonetel, OzonetelAccount};
use ringside_vendor_ucontact::{UContact, UContactAccount};
use secrecy::SecretString;
use serde::de::DeserializeOwned;

const DOCS: &str = include_str!("../docs.md");

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

fn profile(text: &str) -> Profile {
    let outer = tempfile::tempdir().expect("a folder");
    let folders = Folders::at(outer.path().join("config"), outer.path().join("data"));
    fs::create_dir_all(folders.profiles()).expect("a folder");
    fs::write(folders.profiles().join("acme.toml"), text).expect("a file");
    let profiles = Profiles::load(&folders, &VENDORS);
    assert!(profiles.bad().is_empty(), "{}", profiles.bad()[0]);
    profiles.good()[0].clone()
}

/// The first example for a vendor: as it stands, and with everything switched on.
fn shown_for(vendor: &str) -> [Profile; 2] {
    let of_vendor = |example: &&&str| profile(example).vendor.as_str() == vendor;
    let examples = examples("profile");
    let example = examples.iter().find(of_vendor).expect("an example");
    [profile(example), profile(&switched_on(example))]
}

fn options<T: DeserializeOwned>(profile: &Profile) -> T {
    let mut options = profile.options.clone();
    // No such file is on this computer.
    options.remove("extra_ca_file");
    options.try_into().expect("options the adapter knows")
}

fn accepted<V: Vendor + 'static>(adapter: Result<V, impl Display>) -> Box<dyn Vendor> {
    match adapter {
        Ok(adapter) => Box::new(adapter),
        Err(error) => panic!("{error}"),
    }
}

fn adapter(profile: &Profile) -> Box<dyn Vendor> {
    let Profile { base_url, login, user_id, .. } = profile.clone();
    let password = SecretString::from("secret");
    let second_secret = Some(password.clone());
    match profile.vendor.as_str() {
        "maxcontact" => {
            let options = options(profile);
            accepted(MaxContact::new(MaxContactAccount { base_url, login, user_id, password, options }))
        }
        "ozonetel" => accepted(Ozonetel::new(OzonetelAccount {
            base_url,
            login,
            user_id,
            password,
            second_secret,
            options: options(profile),
        })),
        "genesys" => {
            let options = options(profile);
            accepted(Genesys::new(GenesysAccount { base_url, login, user_id, password, options }))
        }
        "deepcall" => accepted(DeepCall::new(DeepCallAccount {
            base_url,
            login,
            user_id,
            password,
            second_secret,
            options: options(profile),
        })),
        "ucontact" => accepted(UContact::new(UContactAccount {
            base_url,
            login,
            user_id,
            password,
            second_secret,
            options: options(profile),
        })),
        other => panic!("{other}"),
    }
}

fn capabilities(profile: &Profile) -> Arc<Capabilities> {
    adapter(profile).capabilities()
}

#[test]
fn every_block_of_toml_is_of_a_kind_that_is_checked() {
    let kinds = ["settings", "policy", "shift", "profile"].map(|kind| examples(kind).len());
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
fn the_example_of_a_policy_is_good_and_sets_every_key_to_another_value_than_its_default() {
    for example in examples("policy") {
        let outer = tempfile::tempdir().unwrap();
        let file = outer.path().join("policy.toml");
        fs::write(&file, example).unwrap();
        let (policy, bad) = Policy::load_from(&file);
        assert_eq!(bad, None);
        let Policy {
            without_keychain,
            wrap_up_at_zero,
            history_days,
            break_day_minutes,
            not_ready_before_sleep,
            dial_links,
            page_bridge,
            page_bridge_origins,
            do_not_call,
            language,
            keys,
            ring,
            extend_wrap_up,
            screen_pop,
        } = Policy::default();
        assert_ne!(policy.without_keychain, without_keychain);
        assert_ne!(policy.wrap_up_at_zero, wrap_up_at_zero);
        assert_ne!(policy.history_days, history_days);
        assert_ne!(policy.break_day_minutes, break_day_minutes);
        assert_ne!(policy.not_ready_before_sleep, not_ready_before_sleep);
        assert_ne!(policy.dial_links, dial_links);
        assert_ne!(policy.page_bridge, page_bridge);
        assert_ne!(policy.page_bridge_origins, page_bridge_origins);
        assert_ne!(policy.do_not_call, do_not_call);
        assert_ne!(policy.language, language);
        assert_ne!(policy.keys, keys);
        assert_ne!(policy.extend_wrap_up.times, extend_wrap_up.times);
        assert_ne!(policy.extend_wrap_up.seconds, extend_wrap_up.seconds);
        assert_ne!(policy.screen_pop.hosts, screen_pop.hosts);
        assert_ne!(policy.screen_pop.schemes, screen_pop.schemes);
        assert_ne!(policy.ring.mode, ring.mode);
        assert_ne!(policy.ring.at_most_s, ring.at_most_s);
    }
}

#[test]
fn the_example_of_a_shift_is_good_and_every_key_and_happening_is_explained() {
    for example in examples("shift") {
        let script = ShiftScript::parse(example).unwrap();
        assert!(script.unanswered_percent.is_some() && script.talk_s.is_some() && script.steps.len() >= 2);
    }
    let section =
        DOCS.split("\n## ").find(|section| section.starts_with("Shift scripts")).expect("a section");
    for key in
        ["name", "about", "calls_per_hour", "unanswered_percent", "talk_s", "steps.after_s", "steps.what"]
    {
        assert!(section.contains(&format!("\n| `{key}` |")), "{key}");
    }
    for what in Happening::ALL {
        let word = format!("{what:?}").chars().fold(String::new(), |mut word, letter| {
            if letter.is_uppercase() && !word.is_empty() {
                word.push('_');
            }
            word.extend(letter.to_lowercase());
            word
        });
        assert!(section.contains(&format!("\n| `\"{word}\"` |")), "{word}");
        let line = format!("name = \"x\"\n[[steps]]\nafter_s = 1\nwhat = \"{word}\"\n");
        assert_eq!(ShiftScript::parse(&line).unwrap().steps[0].what, what);
    }
}

#[test]
fn the_profiles_work_as_they_stand_and_with_everything_switched_on() {
    let mut vendors = BTreeSet::new();
    for example in examples("profile") {
        for profile in [profile(example), profile(&switched_on(example))] {
            adapter(&profile);
            vendors.insert(profile.vendor.to_string());
        }
    }
    assert_eq!(vendors, VENDORS.map(str::to_owned).into());
}

#[test]
fn every_option_an_example_shows_is_explained_beside_it() {
    for vendor in VENDORS {
        let line = format!("\nvendor = \"{vendor}\"\n");
        let section = DOCS.split("\n## ").find(|section| section.contains(&line)).expect("a section");
        let [_, all] = shown_for(vendor);
        for (name, value) in &all.options {
            let names = match value.as_table() {
                Some(table) if name == "click_to_call" => {
                    table.keys().map(|key| format!("{name}.{key}")).collect()
                }
                _ => vec![name.clone()],
            };
            for name in names {
                assert!(section.contains(&format!("\n| `{name}")), "{vendor}: {name} is not explained");
            }
        }
    }
}

#[test]
fn the_callbacks_the_examples_ask_for_reach_the_vendors_that_take_any() {
    for vendor in ["ozonetel", "deepcall", "ucontact"] {
        let [as_it_stands, _] = shown_for(vendor);
        let of_entries = as_it_stands.dispositions.codes.iter().map(|code| code.requires);
        let mut needs = of_entries.chain(as_it_stands.requirements.values().copied());
        assert!(needs.any(|needs| needs.callback), "{vendor}");
        assert!(capabilities(&as_it_stands).disposition_fields.callback, "{vendor}");
    }
}

#[test]
fn the_table_of_lists_says_what_the_adapters_say() {
    for (name, vendor) in
        ["MaxContact", "Ozonetel", "Genesys", "DeepCall", "uContact"].into_iter().zip(VENDORS)
    {
        let [_, all] = shown_for(vendor);
        let capabilities = capabilities(&all);
        let whose = |vendors: bool| if vendors { "the vendor's" } else { "the profile's" };
        let breaks = match capabilities.breaks {
            Some(_) => whose(capabilities.lists_breaks),
            None => "nobody's",
        };
        let row = format!("\n| {name} | {}", whose(capabilities.lists_dispositions));
        let row = DOCS.split_once(&row).expect(&row).1.lines().next().expect("a row");
        let cell = row.split_once("| ").expect("two cells").1;
        assert!(cell.starts_with(breaks), "{name}: {cell}");
    }
}

#[test]
fn the_whole_profile_shows_the_defaults_and_every_option() {
    let [as_it_stands, all] = shown_for("maxcontact");
    assert_eq!(options::<MaxContactOptions>(&as_it_stands), MaxContactOptions::default());

    let all: MaxContactOptions = all.options.try_into().expect("options the adapter knows");
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
fn the_table_of_keys_says_what_the_code_says() {
    for action in KeyAction::ALL {
        let usual = if action.is_everywhere() { "none; proposed: " } else { "" };
        let row = format!("\n| `{}` | {usual}`{}` |", action.name(), action.usual());
        assert!(DOCS.contains(&row), "{row}");
    }
}
