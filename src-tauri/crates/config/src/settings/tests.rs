use std::fs;

use super::*;
use crate::{
    problem::Problem,
    ring::{RingMode, VolumePercent},
};

fn folders() -> (tempfile::TempDir, Folders) {
    let outer = tempfile::tempdir().unwrap();
    let folders = Folders::at(outer.path().join("config"), outer.path().join("data"));
    (outer, folders)
}

fn write(folders: &Folders, text: &str) {
    fs::create_dir_all(folders.config()).unwrap();
    fs::write(folders.settings(), text).unwrap();
}

fn chosen() -> Settings {
    Settings {
        language: Some(Language::Spanish),
        theme: Theme::Dark,
        text_percent: TextPercent::new(150).unwrap(),
        last_profile: Some(ProfileId::new("acme")),
        page_bridge_on: true,
        ring: RingSettings {
            mode: RingMode::Badge,
            device: Some("Headset".to_owned()),
            volume_percent: VolumePercent::new(40).unwrap(),
            notification: true,
        },
        keys: toml::from_str("hold = 'Ctrl+H'").unwrap(),
    }
}

#[test]
fn without_a_file_the_defaults_hold_and_nothing_is_written() {
    let (_outer, folders) = folders();
    let (settings, problem) = Settings::load(&folders);
    assert_eq!((settings.language, settings.theme, settings.text_percent.get()), (None, Theme::Auto, 100));
    assert_eq!((settings.last_profile, problem), (None, None));
    assert!(!folders.config().exists());
}

#[test]
fn what_is_saved_is_loaded_again() {
    let (_outer, folders) = folders();
    for settings in [chosen(), Settings::default()] {
        settings.save(&folders).unwrap();
        assert_eq!(Settings::load(&folders), (settings, None));
    }
    assert_eq!(fs::read_dir(folders.config()).unwrap().count(), 1);
}

#[test]
fn a_saved_file_reads_like_its_documentation() {
    let (_outer, folders) = folders();
    chosen().save(&folders).unwrap();
    let text = fs::read_to_string(folders.settings()).unwrap();
    assert_eq!(
        text,
        "language = \"es\"\ntheme = \"dark\"\ntext_percent = 150\nlast_profile = \"acme\"\npage_bridge_on = true\n\n[ring]\nmode = \"badge\"\ndevice = \"Headset\"\nvolume_percent = 40\nnotification = true\n\n[keys]\nhold = \"Ctrl+H\"\n"
    );
}

#[test]
fn a_key_that_is_absent_has_its_default() {
    let (_outer, folders) = folders();
    write(&folders, "theme = 'light'");
    let light = Settings { theme: Theme::Light, ..Settings::default() };
    assert_eq!(Settings::load(&folders), (light, None));
}

#[test]
fn a_bad_file_gives_the_defaults_and_says_what_is_wrong_and_where() {
    let (_outer, folders) = folders();
    for (text, told) in [
        (
            "theme = 'dark'\ntext_percent = 110",
            "line 2, column 16: text_percent: 100, 125, 150 or 200 is needed, and this is: integer",
        ),
        ("theme = 'pink'", "line 1, column 9: theme: known here: auto, light, dark"),
        (
            "ring.volume_percent = 101",
            "line 1, column 23: ring.volume_percent: a number from 0 to 100 is needed, and this is: integer",
        ),
        ("language = 'de'", "line 1, column 12: language: known here: en, es, hi"),
        ("\ncolour = 1", "line 2, column 1: colour: this key means nothing here"),
        (
            "last_profile = 3",
            "line 1, column 16: last_profile: text in quotes is needed, and this is: integer",
        ),
    ] {
        write(&folders, text);
        let (settings, problem) = Settings::load(&folders);
        assert_eq!(settings, Settings::default());
        assert_eq!(problem.unwrap().to_string(), told);
        assert_eq!(fs::read_to_string(folders.settings()).unwrap(), text);
    }
    write(&folders, "theme = ");
    assert!(matches!(Settings::load(&folders).1.unwrap().problem, Problem::Syntax(_)));
}

#[test]
fn a_bad_file_is_kept_beside_the_next_save() {
    let (_outer, folders) = folders();
    write(&folders, "theme = 'pink' # mine");
    chosen().save(&folders).unwrap();
    assert_eq!(Settings::load(&folders), (chosen(), None));
    let beside = folders.config().join("settings.toml.bad");
    assert_eq!(fs::read_to_string(&beside).unwrap(), "theme = 'pink' # mine");

    Settings::default().save(&folders).unwrap();
    assert_eq!(fs::read_to_string(&beside).unwrap(), "theme = 'pink' # mine");
    assert_eq!(fs::read_dir(folders.config()).unwrap().count(), 2);
}

#[test]
fn a_save_that_fails_leaves_everything_as_it_was() {
    let (outer, _) = folders();
    let occupied = outer.path().join("occupied");
    fs::write(&occupied, "mine").unwrap();
    let folders = Folders::at(&occupied, outer.path().join("data"));
    assert_eq!(chosen().save(&folders).unwrap_err().doing, "created");
    assert_eq!(fs::read_to_string(&occupied).unwrap(), "mine");
}
