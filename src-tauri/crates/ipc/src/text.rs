use std::{collections::BTreeMap, sync::LazyLock};

use fluent::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unic_langid::LanguageIdentifier;

use crate::language::{Language, duration};

/// Words for a person: a key of the catalogue with what goes into it. Whoever shows it renders it in their language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Text {
    /// A message of the catalogue in `ui/src/text`, in one of the files whose words the core sends, such as `core.en.ftl`.
    pub key: String,
    /// What the message's variables stand for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, Arg>>")]
    pub args: BTreeMap<String, Arg>,
}

/// What a variable of a message stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Arg {
    /// A count, or milliseconds where the variable's name ends in `_ms`.
    Number(#[ts(type = "number")] i64),
    /// A name or label, shown as it is. Of a variable called `day`, such as 2026-11-21, and `region`, a country's code, the page
    /// makes what the language writes.
    Text(String),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl Text {
    /// A message without variables.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: BTreeMap::new() }
    }

    /// The same with one more variable.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }

    /// The sentence itself, for where no page renders it: the headless host, the tray, notifications.
    ///
    /// A key missing from the catalogue reads as the key; a test keeps that from happening.
    #[must_use]
    pub fn render(&self, language: Language) -> String {
        let bundle = catalogue(language);
        let Some(pattern) = bundle.get_message(&self.key).and_then(|message| message.value()) else {
            return self.key.clone();
        };
        let mut args = FluentArgs::new();
        for (name, value) in &self.args {
            match value {
                Arg::Number(ms) if name.ends_with("_ms") => args.set(name.as_str(), duration(*ms)),
                Arg::Number(number) => args.set(name.as_str(), FluentValue::from(*number)),
                Arg::Text(text) => args.set(name.as_str(), FluentValue::from(text.as_str())),
            }
        }
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// Whether the catalogue of that language has this message.
    #[must_use]
    pub fn is_known(&self, language: Language) -> bool {
        catalogue(language).has_message(&self.key)
    }
}

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English));
static SPANISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Spanish));
static HINDI: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Hindi));

fn catalogue(language: Language) -> &'static Bundle {
    match language {
        Language::English => &ENGLISH,
        Language::Spanish => &SPANISH,
        Language::Hindi => &HINDI,
    }
}

fn bundle(language: Language) -> Bundle {
    let id: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(language.formatter()));
    for source in language.sources() {
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
