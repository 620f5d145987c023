use std::{collections::BTreeMap, fs};

use proptest::prelude::*;
use ringside_domain::Requirements;

use super::*;
use crate::profile::RequirementsEntry;

mod dispositions;
mod saving;
mod screen_pop;
mod wrap_up;

const USABLE: [&str; 1] = ["maxcontact"];

const GOOD: &str = r#"
name = "Acme sales"
vendor = "maxcontact"
base_url = "https://acme.example/webservices/services"
[user]
login = "toolbar-api"
user_id = "42"
"#;

struct Desk {
    _outer: tempfile::TempDir,
    folders: Folders,
}

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        let outer = tempfile::tempdir().unwrap();
        let folders = Folders::at(outer.path().join("config"), outer.path().join("data"));
        let desk = Self { _outer: outer, folders };
        for (name, text) in files {
            desk.write(name, text.as_bytes());
        }
        desk
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::create_dir_all(self.folders.profiles()).unwrap();
        fs::write(self.folders.profiles().join(name), bytes).unwrap();
    }

    fn load(&self) -> Profiles {
        Profiles::load(&self.folders, &USABLE)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folders.profiles()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn file() -> ProfileFile {
    ProfileFile::new("Acme sales", "maxcontact", "https://acme.example/a", "toolbar-api", "42")
}

fn profile(id: &str) -> Profile {
    file().check(&ProfileId::new(id), &USABLE).unwrap()
}

fn ids(profiles: &Profiles) -> Vec<&str> {
    profiles.good().iter().map(|profile| profile.id.as_str()).collect()
}

/// What is told of a profile file with this text.
fn told(text: &str) -> String {
    parse(text, &ProfileId::new("acme"), &USABLE).unwrap_err().to_string()
}

#[test]
fn without_a_folder_there_are_no_profiles_and_none_is_made() {
    let desk = Desk::new(&[]);
    assert!(desk.load().good().is_empty() && desk.load().bad().is_empty());
    assert!(!desk.folders.config().exists());
}

#[test]
fn a_short_file_is_a_whole_profile() {
    let desk = Desk::new(&[("acme.toml", GOOD)]);
    let profiles = desk.load();
    let profile = profiles.get(&ProfileId::new("acme")).unwrap();
    assert_eq!(profile.name, "Acme sales");
    assert_eq!(profile.vendor.as_str(), "maxcontact");
    assert_eq!(profile.base_url, "https://acme.example/webservices/services");
    assert_eq!((profile.login.as_str(), profile.user_id.as_str()), ("toolbar-api", "42"));
    assert_eq!((profile.label.as_deref(), profile.region.code().as_str()), (None, "GB"));
    assert!(
        profile.options.is_empty() && profile.requirements.is_empty() && profile.break_reasons.is_empty()
    );
    assert!(profile.dispositions.codes.is_empty());
}

#[test]
fn an_agent_without_an_id_goes_by_the_login() {
    for text in [GOOD.replace("user_id = \"42\"\n", ""), GOOD.replace("\"42\"", "\" \"")] {
        let profile = parse(&text, &ProfileId::new("acme"), &USABLE).unwrap();
        assert_eq!((profile.user_id.as_str(), profile.agent()), ("", "toolbar-api"));
        assert!(!toml::to_string(&profile.to_file()).unwrap().contains("user_id"));
    }
    let labelled = |label: Option<&str>| Profile { label: label.map(str::to_owned), ..profile("acme") };
    assert_eq!(labelled(None).agent(), "42");
    assert_eq!(labelled(Some("Agent 42")).agent(), "Agent 42");
}

#[test]
fn requirements_and_break_reasons_are_read_in_our_words() {
    let text = format!(
        "{GOOD}
[requirements.CB]
callback = true
[requirements.\"NO SALE\"]
note = true
[[break_reasons]]
id = \"1\"
name = \"Lunch\"
limit_minutes = 30
[[break_reasons]]
id = \"2\"
name = \"Training\""
    );
    let profile = parse(&text, &ProfileId::new("acme"), &USABLE).unwrap();
    let none = Requirements::default();
    let requirements = BTreeMap::from([
        ("CB".to_owned(), Requirements { callback: true, ..none }),
        ("NO SALE".to_owned(), Requirements { note: true, ..none }),
    ]);
    assert_eq!(profile.requirements, requirements);
    let reasons: Vec<_> =
        profile.break_reasons.iter().map(|r| (r.id.as_str(), &*r.name, r.limit_s)).collect();
    assert_eq!(reasons, [("1", "Lunch", Some(1800)), ("2", "Training", None)]);
}

#[test]
fn a_bad_file_never_hides_the_good_ones() {
    let desk = Desk::new(&[
        ("zeta.toml", GOOD),
        ("alpha.toml", &GOOD.replace("Acme sales", "beta")),
        ("broken.toml", "name ="),
        ("latin.toml", ""),
        ("my profile.toml", GOOD),
        ("con.toml", GOOD),
        (".hidden.toml", "name ="),
        ("notes.txt", "name ="),
        ("acme.toml.bak", "name ="),
    ]);
    desk.write("latin.toml", b"name = 'a'\nlabel = 'M\xe1laga'");
    desk.write("film.toml", &vec![b'#'; 300 * 1024]);
    fs::create_dir(desk.folders.profiles().join("folder.toml")).unwrap();
    let profiles = desk.load();
    assert_eq!(ids(&profiles), ["zeta", "alpha"]);
    let bad: Vec<String> = profiles.bad().iter().map(ToString::to_string).collect();
    assert_eq!(bad.len(), 6, "{bad:#?}");
    assert!(bad[0].starts_with("broken.toml: line 1, column 7: this is not TOML: "), "{}", bad[0]);
    assert_eq!(bad[2], "film.toml: the file is too large");
    assert_eq!(bad[3], "folder.toml: the file cannot be read: invalid input parameter");
    assert_eq!(bad[4], "latin.toml: line 2, column 11: this is not text in UTF-8");
    for at in [1, 5] {
        assert_eq!(profiles.bad()[at].problem.problem, Problem::FileName);
    }
}

#[test]
fn a_profiles_folder_that_is_none_is_told() {
    let desk = Desk::new(&[]);
    fs::create_dir_all(desk.folders.config()).unwrap();
    fs::write(desk.folders.profiles(), "").unwrap();
    let profiles = desk.load();
    assert_eq!(profiles.bad().len(), 1);
    assert_eq!(profiles.bad()[0].path, desk.folders.profiles());
}

#[test]
fn each_wrong_key_is_named_with_its_line_and_column() {
    for (from, to, want) in [
        ("name = \"Acme sales\"", "", "name: this key is missing"),
        ("\"Acme sales\"", "\" \"", "line 2, column 1: name: this is empty"),
        ("\"Acme sales\"", "\"a\\u0007b\"", "line 2, column 1: name: this holds a control character"),
        ("\"Acme sales\"", "7", "line 2, column 8: name: text in quotes is needed, and this is: integer"),
        ("maxcontact", "ozonetel", "line 3, column 1: vendor: this vendor is not available yet"),
        (
            "maxcontact",
            "acme",
            "line 3, column 1: vendor: no such vendor; known are maxcontact, ozonetel, genesys, deepcall, ucontact",
        ),
        (
            "https://acme",
            "http://acme",
            "line 4, column 1: base_url: the address must begin with https; plain http goes to this computer only",
        ),
        (
            "https://acme",
            "https://me:pw@acme",
            "line 4, column 1: base_url: a login or password does not belong into the address",
        ),
        (
            "[user]",
            "region = \"UK\"\n[user]",
            "line 5, column 1: region: a country is needed in two letters of ISO 3166, such as GB",
        ),
        ("[user]", "colour = 1\n[user]", "line 5, column 1: colour: this key means nothing here"),
        ("[user]", "user = 1", "line 5, column 8: user: a table is needed, and this is: integer"),
        ("login", "pass", "line 6, column 1: user.pass: this key means nothing here"),
        ("login = \"toolbar-api\"", "", "line 5, column 1: user.login: this key is missing"),
        ("\"42\"", "\"4\\n2\"", "line 7, column 1: user.user_id: this holds a control character"),
        ("\"42\"", "\"42\"\nlabel = \"\"", "line 8, column 1: user.label: this is empty"),
        (
            "\"42\"",
            "\"42\"\n[requirements.CB]\nnotes = true",
            "line 9, column 1: requirements.CB.notes: this key means nothing here",
        ),
        (
            "\"42\"",
            "\"42\"\n[requirements.\"\"]\nnote = true",
            "line 8, column 15: requirements.\"\": this is empty",
        ),
        (
            "\"42\"",
            "\"42\"\n[[break_reasons]]\nid='1'\nname='a'\n[[break_reasons]]\nid='1'\nname='b'",
            "line 12, column 1: break_reasons.id: this stands in the list twice",
        ),
        (
            "\"42\"",
            "\"42\"\n[[break_reasons]]\nid='1'\nname='a'\nlimit_minutes=0",
            "line 11, column 1: break_reasons.limit_minutes: a number from 1 to 1440 is needed",
        ),
        (
            "\"42\"",
            "\"42\"\n[[break_reasons]]\nid='1'",
            "line 8, column 1: break_reasons.name: this key is missing",
        ),
    ] {
        assert!(GOOD.contains(from));
        assert_eq!(told(&GOOD.replacen(from, to, 1)), want);
    }
    for (line, want) in [
        ("[requirements.CB]\nnote = 'yes'", "true or false is needed, and this is: string"),
        ("[requirements]\nCB = true", "a table is needed, and this is: boolean"),
        ("[[break_reasons]]\nid = '1'\nname = 'a'\nlimit_minutes = -1", "a whole number from 0 up is needed"),
        ("[break_reasons]\nid = '1'", "a list is needed, and this is: table"),
    ] {
        let text = format!("{GOOD}{line}");
        assert!(told(&text).contains(want), "{}", told(&text));
    }
    let long = GOOD.replace("Acme sales", &"é".repeat(81));
    assert_eq!(told(&long), "line 2, column 1: name: this is longer than 80 characters");
}

#[test]
fn a_problem_never_repeats_the_value_it_is_about() {
    for bad in [
        GOOD.replace("[user]", "region = \"s3cret\"\n[user]"),
        GOOD.replace("\"maxcontact\"", "\"s3cret\""),
        GOOD.replace("https://acme", "https://me:s3cret@acme"),
        GOOD.replace("https://acme", "s3cret"),
        GOOD.replace("\"42\"", "[\"s3cret\"]"),
        GOOD.replace("\"42\"", "\"42\"\n[requirements.CB]\nnote = \"s3cret\""),
        GOOD.replace("\"42\"", "\"42\"\n[[break_reasons]]\nid='1'\nname='a'\nlimit_minutes='s3cret'"),
        GOOD.replace("\"42\"", "\"42\"\n[[dispositions]]\npath = \"s3cret\""),
        GOOD.replace("\"42\"", "\"42\"\n[[dispositions]]\npath = [\"a\"]\nkind = \"s3cret\""),
        GOOD.replace("\"42\"", "\"42\"\n[[dispositions]]\npath = [\"a\"]\nneeds = [\"s3cret\"]"),
        GOOD.replace("\"42\"", "\"42\"\npassword = \"s3cret\""),
        GOOD.replace("\"42\"", "\"42\"\npassword = s3cret"),
        GOOD.replace("\"42\"", "\"42\"\npassword = \"s3cret"),
        GOOD.replace("\"42\"", "\"42\"\nlogin = \"s3cret\""),
    ] {
        let profile = parse(&bad, &ProfileId::new("acme"), &USABLE).unwrap_err();
        let all = format!("{profile} {profile:?}");
        assert!(!all.contains("s3cret"), "{all}");
    }
}

#[test]
fn a_candidate_is_checked_without_a_file() {
    let id = ProfileId::new("new");
    let check = |change: fn(&mut ProfileFile)| {
        let mut file = file();
        change(&mut file);
        file.check(&id, &USABLE).map_err(|found| found.key.to_string())
    };
    assert!(check(|_| ()).is_ok());
    assert_eq!(check(|file| file.name.clear()), Err("name".to_owned()));
    assert_eq!(check(|file| file.region = "ZZ".to_owned()), Err("region".to_owned()));
    assert_eq!(check(|file| file.user.login = "\n".to_owned()), Err("user.login".to_owned()));
    let trimmed = check(|file| {
        file.name = " Acme ".to_owned();
        file.region = "es ".to_owned();
        file.base_url.push('/');
    })
    .unwrap();
    assert_eq!((&*trimmed.name, &*trimmed.base_url), ("Acme", "https://acme.example/a"));
    assert_eq!(trimmed.region.code(), "ES");
}

#[test]
fn a_file_nested_without_end_is_refused() {
    let dots = "a.".repeat(100_000);
    for text in [
        format!("{dots}a = 1"),
        format!("[{dots}a]"),
        format!("[options]\n{dots}a = 1"),
        format!("a = {}", "[".repeat(200_000)),
        format!("a = {}", "{a=".repeat(60_000)),
    ] {
        assert!(!told(&text).is_empty());
    }
}

proptest! {
    #[test]
    fn any_bytes_in_a_file_are_a_profile_or_a_problem(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let desk = Desk::new(&[]);
        desk.write("any.toml", &bytes);
        let profiles = desk.load();
        prop_assert_eq!(profiles.good().len() + profiles.bad().len(), 1);
        for bad in profiles.bad() {
            prop_assert!(!bad.to_string().is_empty());
        }
    }

    #[test]
    fn any_damage_to_a_good_file_is_a_profile_or_a_problem_within_it(
        cut in 0_usize..GOOD.len(),
        length in 0_usize..20,
        patch in "[a-z\"'=\\[\\]{}.#\\n\\\\é0-9 ]{0,12}",
    ) {
        let text = format!("{}{patch}{}", &GOOD[..cut], &GOOD[(cut + length).min(GOOD.len())..]);
        match parse(&text, &ProfileId::new("any"), &USABLE) {
            Ok(profile) => prop_assert_eq!(profile.to_file().check(&profile.id, &USABLE), Ok(profile.clone())),
            Err(found) => {
                let lines: Vec<&str> = text.split('\n').collect();
                if let (Some(line), Some(column)) = (found.line, found.column) {
                    prop_assert!((1..=lines.len()).contains(&line));
                    prop_assert!((1..=lines[line - 1].chars().count() + 1).contains(&column));
                }
            }
        }
    }

    #[test]
    fn a_checked_profile_comes_back_from_its_file(
        name in "[^\\p{Cc}]{1,80}",
        login in "[^\\p{Cc}]{1,80}",
        user_id in "[^\\p{Cc}]{1,20}",
        code in "[^\\p{Cc}]{1,20}",
        minutes in prop::option::of(1_u32..=1440),
        dispositions in prop::collection::vec(dispositions::entry(), 0..4),
    ) {
        let mut file = ProfileFile::new(&name, "maxcontact", "http://127.0.0.1:1/x", &login, &user_id);
        file.requirements.insert(code.clone(), RequirementsEntry { note: true, ..RequirementsEntry::default() });
        file.break_reasons.push(crate::BreakReasonEntry { id: code, name: name.clone(), limit_minutes: minutes });
        file.dispositions = dispositions;
        if let Ok(profile) = file.check(&ProfileId::new("any"), &USABLE) {
            let text = toml::to_string_pretty(&profile.to_file()).unwrap();
            prop_assert_eq!(parse(&text, &profile.id, &USABLE), Ok(profile));
        }
    }
}
