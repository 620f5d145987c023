use super::*;

#[test]
fn options_survive_a_change_made_elsewhere_in_the_profile() {
    let options = "
[options]
time_zone = 'Europe/Madrid'
fresh_for_ms = 2_000
since = 2026-02-11T10:00:00Z
share = 0.5
[options.call_state]
3 = 'connected'
1 = 'dialing'
[options.unverified.go_not_ready]
path = '/telephony/gonotready/user/{UserID}'
query = { 'a b' = \"line\\nbreak\" }
[[options.list]]
z = [1, [2, 'x']]
[[options.list]]
";
    let desk = Desk::new(&[("acme.toml", &format!("{GOOD}{options}"))]);
    let mut profiles = desk.load();
    let before = profiles.good()[0].clone();
    let renamed = ProfileFile { name: "Other".to_owned(), ..before.to_file() };
    let renamed = renamed.check(&before.id, &USABLE).unwrap();
    profiles.save(&renamed).unwrap();
    let after = desk.load().good()[0].clone();
    assert_eq!((after.name.as_str(), &after), ("Other", &renamed));
    assert_eq!(toml::to_string(&after.options).unwrap(), toml::to_string(&before.options).unwrap());
    assert_eq!(profiles.good(), desk.load().good());
}

#[test]
fn a_saved_file_reads_like_its_documentation() {
    let desk = Desk::new(&[]);
    let mut full = file();
    full.user.label = Some("Ana".to_owned());
    full.options.insert("time_zone".to_owned(), "Europe/Madrid".into());
    full.requirements
        .insert("CB".to_owned(), RequirementsEntry { callback: true, ..RequirementsEntry::default() });
    desk.load().save(&full.check(&ProfileId::new("acme"), &USABLE).unwrap()).unwrap();
    let text = fs::read_to_string(desk.folders.profiles().join("acme.toml")).unwrap();
    let want = r#"name = "Acme sales"
vendor = "maxcontact"
base_url = "https://acme.example/a"
region = "GB"

[user]
login = "toolbar-api"
user_id = "42"
label = "Ana"

[options]
time_zone = "Europe/Madrid"

[requirements.CB]
note = false
callback = true
sales = false
"#;
    assert_eq!(text, want);
}

#[test]
fn a_new_id_is_the_name_in_small_letters_and_nobody_elses() {
    let desk = Desk::new(&[("acme-sales.toml", GOOD), ("broken.toml", "name ="), ("Shop.toml", GOOD)]);
    let profiles = desk.load();
    let new = |name: &str| profiles.new_id(name).as_str().to_owned();
    assert_eq!(new("Ventas Málaga (2ª)"), "ventas-malaga-2");
    assert_eq!(new("Acme sales"), "acme-sales-2");
    assert_eq!(new("broken"), "broken-2");
    assert_eq!(new("SHOP"), "shop-2");
    assert_eq!(new("Con"), "con-2");
    assert_eq!(new("../../etc/passwd"), "etc-passwd");
    for nameless in ["", "  ", "東京", "///"] {
        assert_eq!(new(nameless), "profile");
    }
    assert_eq!(new(&"a ".repeat(300)).len(), 31);
}

#[test]
fn an_id_that_could_name_another_file_is_refused() {
    let desk = Desk::new(&[("acme.toml", GOOD)]);
    fs::write(desk.folders.settings(), "theme = 'dark'").unwrap();
    let mut profiles = desk.load();
    for id in ["../settings", "", "a/b", "a.b", "nul", "COM1", &"a".repeat(65)] {
        assert!(matches!(profiles.save(&profile(id)), Err(SaveError::Bad(_))), "{id}");
        assert!(matches!(profiles.delete(&ProfileId::new(id)), Err(SaveError::Bad(_))), "{id}");
    }
    assert_eq!(desk.names(), ["acme.toml"]);
    assert!(desk.folders.settings().exists());
}

#[test]
fn a_profile_changed_into_a_bad_one_is_not_saved() {
    let desk = Desk::new(&[("acme.toml", GOOD)]);
    let mut profiles = desk.load();
    let mut bad = profiles.good()[0].clone();
    bad.base_url = "http://acme.example".to_owned();
    assert!(matches!(profiles.save(&bad), Err(SaveError::Bad(found)) if found.problem == Problem::NotHttps));
    assert_eq!(fs::read_to_string(desk.folders.profiles().join("acme.toml")).unwrap(), GOOD);
    assert_ne!(profiles.good()[0], bad);
}

#[test]
fn saving_over_a_bad_file_and_deleting_one_clears_it() {
    let desk = Desk::new(&[("acme.toml", "name ="), ("other.toml", "name =")]);
    let mut profiles = desk.load();
    assert_eq!(profiles.bad().len(), 2);
    profiles.save(&profile("acme")).unwrap();
    profiles.delete(&ProfileId::new("other")).unwrap();
    profiles.delete(&ProfileId::new("other")).unwrap();
    assert!(profiles.bad().is_empty());
    assert_eq!(ids(&profiles), ["acme"]);
    assert_eq!(desk.names(), ["acme.toml"]);
    profiles.delete(&ProfileId::new("acme")).unwrap();
    assert!(profiles.good().is_empty() && desk.load().good().is_empty());
}

#[test]
fn a_save_that_fails_leaves_no_half_file_and_the_list_as_it_was() {
    let desk = Desk::new(&[("good.toml", GOOD)]);
    // A folder that is not empty cannot be replaced by a file, whoever asks.
    let obstacle = desk.folders.profiles().join("acme.toml");
    fs::create_dir(&obstacle).unwrap();
    fs::write(obstacle.join("mine"), "").unwrap();
    let mut profiles = desk.load();
    assert!(
        matches!(profiles.save(&profile("acme")), Err(SaveError::File(error)) if error.doing == "written")
    );
    assert!(
        matches!(profiles.delete(&ProfileId::new("acme")), Err(SaveError::File(error)) if error.doing == "deleted")
    );
    assert_eq!(desk.names(), ["acme.toml", "good.toml"]);
    assert!(obstacle.join("mine").exists());
    assert_eq!((ids(&profiles), profiles.bad().len()), (vec!["good"], 1));
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn folders_and_files_are_for_the_users_eyes_only() {
        let desk = Desk::new(&[]);
        let mut profiles = desk.load();
        profiles.save(&profile("acme")).unwrap();
        assert_eq!(mode(desk.folders.config()), 0o700);
        assert_eq!(mode(&desk.folders.profiles()), 0o700);
        let file = desk.folders.profiles().join("acme.toml");
        assert_eq!(mode(&file), 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        profiles.save(&profile("acme")).unwrap();
        assert_eq!(mode(&file), 0o600);
    }

    #[test]
    fn a_folder_that_cannot_be_written_keeps_its_old_file_whole() {
        let desk = Desk::new(&[("acme.toml", GOOD)]);
        let folder = desk.folders.profiles();
        let mut profiles = desk.load();
        let renamed = ProfileFile { name: "Other".to_owned(), ..profiles.good()[0].to_file() };
        let renamed = renamed.check(&ProfileId::new("acme"), &USABLE).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
        let saved = profiles.save(&renamed);
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        // The superuser may write everywhere; then the save is whole.
        let whole = if saved.is_ok() { "Other" } else { "Acme sales" };
        assert_eq!(desk.load().good()[0].name, whole);
        assert_eq!(profiles.good()[0].name, whole);
        assert_eq!(desk.names(), ["acme.toml"]);
    }

    #[test]
    fn a_pipe_in_the_place_of_a_file_keeps_nobody_waiting() {
        let desk = Desk::new(&[("good.toml", GOOD)]);
        let pipe = desk.folders.profiles().join("pipe.toml");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let profiles = desk.load();
        assert_eq!((ids(&profiles), profiles.bad().len()), (vec!["good"], 1));
    }
}
