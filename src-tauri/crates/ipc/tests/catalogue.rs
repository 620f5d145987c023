//! The catalogue of the core's words is whole: in every language, and for all that the sources ask of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent::FluentResource;
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};
use regex::Regex;
use ringside_ipc::{Arg, ErrorCode, Language, Text};

/// What the files are called by what they hold.
const PARTS: [&str; 7] = ["core", "setup", "tray", "happened", "support", "ring", "finishing"];

/// Counts on both sides of every plural rule, and one for Spanish `many`.
const COUNTS: [i64; 5] = [0, 1, 2, 5, 1_000_000];

/// Keys put together from a prefix and a word while the program runs.
const BUILT_FROM: [&str; 7] =
    ["in-force-", "shift-", "error-", "outbox-", "status-asked-", "keychain-", "announce-"];

/// What a message's variables are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    /// Put into the sentence.
    Shown,
    /// Decides between its forms.
    Counted,
}

type Messages = BTreeMap<String, BTreeSet<(String, Use)>>;

#[test]
fn every_language_can_be_read_by_the_core() {
    for (language, part) in files() {
        let read = FluentResource::try_new(source(language, part));
        assert!(read.is_ok(), "{}: {:?}", name(language, part), read.err().map(|(_, errors)| errors));
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_variables() {
    let mut lacking = Vec::new();
    for (language, part) in files() {
        let (here, english) = (messages(language, part), messages(Language::English, part));
        let file = name(language, part);
        for (key, variables) in &english {
            match here.get(key) {
                None => lacking.push(format!("{file} lacks {key}")),
                Some(found) if found != variables => {
                    lacking.push(format!("{file}: {key} has {found:?}, in English {variables:?}"));
                }
                Some(_) => {}
            }
        }
        lacking.extend(
            here.keys()
                .filter(|key| !english.contains_key(*key))
                .map(|key| format!("{file}: {key} is not in English")),
        );
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn every_error_has_its_sentence() {
    for code in ErrorCode::ALL {
        let text = Text::new(format!("error-{}", code.key()));
        for language in Language::ALL {
            assert!(text.is_known(language), "{language:?}: {}", text.key);
        }
    }
}

#[test]
fn every_message_is_rendered_whole() {
    for (language, part) in files() {
        for (key, variables) in messages(language, part) {
            for count in COUNTS {
                let mut text = Text::new(key.as_str());
                for (name, used) in &variables {
                    text = match used {
                        Use::Counted => text.with(name, count),
                        Use::Shown if variables.contains(&(name.clone(), Use::Counted)) => text,
                        Use::Shown => text.with(name, Arg::from("Probe")),
                    };
                }
                let sentence = text.render(language);
                assert!(!sentence.contains(['{', '}']), "{language:?} {key}: {sentence}");
                assert_ne!(sentence, key, "{language:?} {key} has no sentence");
            }
        }
    }
}

#[test]
fn every_key_the_sources_name_is_in_the_catalogue() {
    let known = english();
    let named = Regex::new(r#"\bText::new\(\s*"([^"]+)""#).expect("is a pattern");
    let built = Regex::new(r#"\bText::new\(\s*format!\(\s*"([a-z-]+)\{"#).expect("is a pattern");
    let mut seen = 0;
    for (path, source) in sources() {
        for (_, [key]) in named.captures_iter(&source).map(|found| found.extract()) {
            assert!(known.contains_key(key), "{}: {key} is not in the catalogue", path.display());
        }
        for (_, [prefix]) in built.captures_iter(&source).map(|found| found.extract()) {
            assert!(
                known.keys().any(|key| key.starts_with(prefix)),
                "{}: nothing in the catalogue begins with {prefix}",
                path.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 0, "the sources were not found");
}

#[test]
fn no_message_is_without_a_use() {
    let word = Regex::new(r#""([a-z0-9]+(?:-[a-z0-9]+)+)""#).expect("is a pattern");
    let mut used = BTreeSet::new();
    for (_, source) in sources() {
        used.extend(word.captures_iter(&source).map(|found| found[1].to_owned()));
    }
    let unused: Vec<_> = english()
        .into_keys()
        .filter(|key| !used.contains(key) && !BUILT_FROM.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "nothing sends {unused:#?}");
}

/// Every file: its language, and what it holds.
fn files() -> impl Iterator<Item = (Language, &'static str)> {
    Language::ALL.into_iter().flat_map(|language| PARTS.map(|part| (language, part)))
}

fn name(language: Language, part: &str) -> String {
    format!("{part}.{}.ftl", language.tag())
}

fn source(language: Language, part: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/text");
    let file = name(language, part);
    fs::read_to_string(folder.join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn english() -> Messages {
    PARTS.into_iter().flat_map(|part| messages(Language::English, part)).collect()
}

/// All messages of a file with their variables.
fn messages(language: Language, part: &str) -> Messages {
    let source = source(language, part);
    let resource = parser::parse(source.as_str()).expect("is Fluent");
    let mut messages = Messages::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut variables = BTreeSet::new();
        let value = message.value.expect("a message has a sentence");
        collect(&value, &mut variables);
        let known = messages.insert(message.id.name.to_owned(), variables);
        assert!(known.is_none(), "{} is there twice", message.id.name);
    }
    messages
}

fn collect(pattern: &Pattern<&str>, variables: &mut BTreeSet<(String, Use)>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(shown) => variable(shown, Use::Shown, variables),
            Expression::Select { selector, variants } => {
                variable(selector, Use::Counted, variables);
                for variant in variants {
                    collect(&variant.value, variables);
                }
            }
        }
    }
}

fn variable(expression: &InlineExpression<&str>, used: Use, variables: &mut BTreeSet<(String, Use)>) {
    match expression {
        InlineExpression::VariableReference { id } => {
            variables.insert((id.name.to_owned(), used));
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                variable(argument, used, variables);
            }
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = &**expression {
                variable(inner, used, variables);
            }
        }
        InlineExpression::StringLiteral { .. }
        | InlineExpression::NumberLiteral { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {}
    }
}

/// The sources of the shell and of all crates, without the tests among them.
fn sources() -> Vec<(PathBuf, String)> {
    let shell = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders = vec![shell.join("src")];
    for folder in fs::read_dir(shell.join("crates")).expect("is a folder") {
        folders.push(folder.expect("can be read").path().join("src"));
    }
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).expect("is text");
                let code = source.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
                sources.push((path, code));
            }
        }
    }
    sources
}
