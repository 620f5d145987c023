//! Which value of each key is in force, and who set it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::Serialize;
use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::{file, policy::Policy, problem::position, settings::Settings};

/// The policy file as it was when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyFile {
    /// Where it is, or would be.
    pub path: PathBuf,
    /// Whether it is there.
    pub there: bool,
    /// The keys it sets, spelled with dots, and the line each stands in.
    lines: BTreeMap<String, usize>,
}

/// Who set a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetBy {
    /// The administrator, in this line of the policy file, from 1. Nobody else can change it.
    Policy {
        /// The line.
        line: usize,
    },
    /// The user.
    User,
    /// Nobody: it is what Ringside does by itself.
    Default,
}

/// One key of the policy or the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InForce {
    /// The key as it is spelled in its file, with dots between tables.
    pub key: String,
    /// The value as its file spells it; `None` while there is none.
    pub value: Option<String>,
    /// Who set it.
    pub set_by: SetBy,
}

impl PolicyFile {
    /// Reads which keys a policy file sets. A bad one sets none.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let text = file::read(path);
        let there = !matches!(text, Ok(None));
        let text = text.ok().flatten().unwrap_or_default();
        let lines = DeTable::parse(&text).map(|root| lines(root.get_ref(), &text)).unwrap_or_default();
        Self { path: path.to_owned(), there, lines }
    }

    /// The same file when it is not good: none of its keys is in force.
    #[must_use]
    pub fn not_in_force(self) -> Self {
        Self { lines: BTreeMap::new(), ..self }
    }
}

/// Every key of the policy and the settings, each by name, with the value in force. What policy sets wins; one of the same
/// name in the settings is then not in force and not told. The profile used last is not told either: nobody sets it.
#[must_use]
pub fn in_force(policy: &Policy, file: &PolicyFile, settings: &Settings) -> Vec<InForce> {
    let by_user = flat(settings);
    let default = flat(&Settings::default());
    let of_policy = flat(policy).into_iter().filter_map(|(key, value)| {
        let line = file.lines.get(&key).or_else(|| {
            // A list or an inline table may be spelled as a table of its own.
            file.lines
                .iter()
                .find_map(|(set, line)| set.strip_prefix(key.as_str())?.starts_with('.').then_some(line))
        });
        match line {
            Some(line) => Some(InForce { key, value, set_by: SetBy::Policy { line: *line } }),
            None if by_user.iter().any(|(other, _)| *other == key) => None,
            None => Some(InForce { key, value, set_by: SetBy::Default }),
        }
    });
    let mut all: Vec<_> = of_policy.collect();
    for (key, value) in by_user {
        if key == "last_profile" || all.iter().any(|one| one.key == key) {
            continue;
        }
        let usual = default.iter().any(|one| *one == (key.clone(), value.clone()));
        all.push(InForce { key, value, set_by: if usual { SetBy::Default } else { SetBy::User } });
    }
    all
}

/// Every key with its value, tables taken apart.
fn flat(of: &impl Serialize) -> Vec<(String, Option<String>)> {
    let mut all = Vec::new();
    // Settings and policy are tables of words and numbers, which always have a form.
    take_apart(&serde_json::to_value(of).unwrap_or_default(), "", &mut all);
    all
}

fn take_apart(value: &Value, path: &str, all: &mut Vec<(String, Option<String>)>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                take_apart(value, &path, all);
            }
        }
        Value::Null => all.push((path.to_owned(), None)),
        // Words, numbers and lists of them read the same in TOML.
        other => all.push((path.to_owned(), Some(other.to_string()))),
    }
}

fn lines(root: &DeTable<'_>, text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    gather(root, "", text, &mut found);
    found
}

fn gather(table: &DeTable<'_>, path: &str, text: &str, found: &mut BTreeMap<String, usize>) {
    for (key, value) in table {
        let path =
            if path.is_empty() { key.get_ref().to_string() } else { format!("{path}.{}", key.get_ref()) };
        if let DeValue::Table(inner) = value.get_ref() {
            gather(inner, &path, text, found);
        } else {
            found.insert(path, position(text, key.span().start).0);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{Language, TextPercent};

    fn of(policy: &str, settings: &Settings) -> BTreeMap<String, (Option<String>, SetBy)> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        fs::write(&path, policy).unwrap();
        let (policy, bad) = Policy::load_from(&path);
        assert_eq!(bad, None);
        let all = in_force(&policy, &PolicyFile::read(&path), settings);
        let count = all.len();
        let all: BTreeMap<_, _> =
            all.into_iter().map(|InForce { key, value, set_by }| (key, (value, set_by))).collect();
        assert_eq!(all.len(), count, "a key was told twice");
        all
    }

    fn value(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn each_key_tells_its_value_and_who_set_it_with_the_line_in_the_policy_file() {
        let settings = Settings { text_percent: TextPercent::new(150).unwrap(), ..Settings::default() };
        let all = of("# of the works\n\nhistory_days = 90\ndial_links = \"off\"\n", &settings);
        assert_eq!(all["history_days"], (value("90"), SetBy::Policy { line: 3 }));
        assert_eq!(all["dial_links"], (value("\"off\""), SetBy::Policy { line: 4 }));
        assert_eq!(all["wrap_up_at_zero"], (value("\"wait\""), SetBy::Default));
        assert_eq!(all["text_percent"], (value("150"), SetBy::User));
        assert_eq!(all["theme"], (value("\"auto\""), SetBy::Default));
        assert_eq!(all["language"], (None, SetBy::Default));
        assert!(!all.contains_key("last_profile"));
    }

    #[test]
    fn policy_wins_over_the_user_even_where_it_says_the_same_as_nobody_would() {
        let settings = Settings { language: Some(Language::Hindi), ..Settings::default() };
        assert_eq!(of("", &settings)["language"], (value("\"hi\""), SetBy::User));
        let all = of("language = \"es\"\nhistory_days = 30\n", &settings);
        assert_eq!(all["language"], (value("\"es\""), SetBy::Policy { line: 1 }));
        assert_eq!(all["history_days"], (value("30"), SetBy::Policy { line: 2 }));
    }

    #[test]
    fn a_policy_file_that_is_not_there_or_not_good_sets_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        assert!(!PolicyFile::read(&path).there);
        fs::write(&path, "history_days = \n").unwrap();
        let file = PolicyFile::read(&path);
        assert!(file.there && file.lines.is_empty());
    }
}
