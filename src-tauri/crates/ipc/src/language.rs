use fluent::FluentValue;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language the catalogue is complete in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
    /// Hindi.
    #[serde(rename = "hi")]
    Hindi,
}

/// Which language a person asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum LanguageWord {
    /// The system's.
    #[serde(rename = "system")]
    System,
    /// English.
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
    /// Hindi.
    #[serde(rename = "hi")]
    Hindi,
}

impl LanguageWord {
    /// The language named; `None` for the system's.
    #[must_use]
    pub const fn language(self) -> Option<Language> {
        match self {
            Self::System => None,
            Self::English => Some(Language::English),
            Self::Spanish => Some(Language::Spanish),
            Self::Hindi => Some(Language::Hindi),
        }
    }
}

impl Language {
    /// Every language, the one for a person whose own is none of these first.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::Hindi];

    /// Its BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Hindi => "hi",
        }
    }

    /// The first of a person's languages that the catalogue has, such as Hindi of `mr-IN`, `hi_IN.UTF-8` and `en`.
    #[must_use]
    pub fn first_of<T: AsRef<str>>(tags: impl IntoIterator<Item = T>) -> Option<Self> {
        tags.into_iter().find_map(|tag| {
            let first = tag.as_ref().split(['-', '_', '.', '@']).next().unwrap_or_default();
            Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(first))
        })
    }

    /// The core's words in all files that hold any.
    pub(crate) const fn sources(self) -> [&'static str; 7] {
        match self {
            Self::English => [
                include_str!("../../../../ui/src/text/core.en.ftl"),
                include_str!("../../../../ui/src/text/setup.en.ftl"),
                include_str!("../../../../ui/src/text/tray.en.ftl"),
                include_str!("../../../../ui/src/text/ring.en.ftl"),
                include_str!("../../../../ui/src/text/happened.en.ftl"),
                include_str!("../../../../ui/src/text/support.en.ftl"),
                include_str!("../../../../ui/src/text/finishing.en.ftl"),
            ],
            Self::Spanish => [
                include_str!("../../../../ui/src/text/core.es.ftl"),
                include_str!("../../../../ui/src/text/setup.es.ftl"),
                include_str!("../../../../ui/src/text/tray.es.ftl"),
                include_str!("../../../../ui/src/text/ring.es.ftl"),
                include_str!("../../../../ui/src/text/happened.es.ftl"),
                include_str!("../../../../ui/src/text/support.es.ftl"),
                include_str!("../../../../ui/src/text/finishing.es.ftl"),
            ],
            Self::Hindi => [
                include_str!("../../../../ui/src/text/core.hi.ftl"),
                include_str!("../../../../ui/src/text/setup.hi.ftl"),
                include_str!("../../../../ui/src/text/tray.hi.ftl"),
                include_str!("../../../../ui/src/text/ring.hi.ftl"),
                include_str!("../../../../ui/src/text/happened.hi.ftl"),
                include_str!("../../../../ui/src/text/support.hi.ftl"),
                include_str!("../../../../ui/src/text/finishing.hi.ftl"),
            ],
        }
    }

    /// How a number is put into a sentence, as the page does it.
    pub(crate) fn formatter<M>(self) -> fn(&FluentValue<'_>, &M) -> Option<String> {
        match self {
            Self::English => |value, _| figures(value, Self::English),
            Self::Spanish => |value, _| figures(value, Self::Spanish),
            Self::Hindi => |value, _| figures(value, Self::Hindi),
        }
    }
}

fn figures(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(grouped(&number.as_string(), language)),
        _ => None,
    }
}

/// Digits in the groups of a language: 1,234,567 in English, 1.234.567 in Spanish, 12,34,567 in Hindi.
fn grouped(digits: &str, language: Language) -> String {
    let (mark, least, later) = match language {
        Language::English => (',', 4, 3),
        // Spanish leaves four digits together.
        Language::Spanish => ('.', 5, 3),
        Language::Hindi => (',', 4, 2),
    };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    if digits.len() < least || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return format!("{sign}{digits}");
    }
    let mut out = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len() - at;
        if at > 0 && left >= 3 && (left - 3) % later == 0 {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// A span as `m:ss`, or `h:mm:ss` from an hour on; never below zero.
pub(crate) fn duration(ms: i64) -> String {
    let whole = ms.max(0) / 1000;
    let (hours, minutes, seconds) = (whole / 3600, whole % 3600 / 60, whole % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_groups_of_their_language() {
        for (digits, english, spanish, hindi) in [
            ("7", "7", "7", "7"),
            ("999", "999", "999", "999"),
            ("1234", "1,234", "1234", "1,234"),
            ("12345", "12,345", "12.345", "12,345"),
            ("1234567", "1,234,567", "1.234.567", "12,34,567"),
            ("-1234567", "-1,234,567", "-1.234.567", "-12,34,567"),
            ("0.5", "0.5", "0.5", "0.5"),
        ] {
            let all = Language::ALL.map(|language| grouped(digits, language));
            assert_eq!(all, [english, spanish, hindi], "{digits}");
        }
    }

    #[test]
    fn a_span_reads_as_on_the_page() {
        for (ms, words) in
            [(-5000, "0:00"), (999, "0:00"), (61_000, "1:01"), (3_599_999, "59:59"), (3_600_000, "1:00:00")]
        {
            assert_eq!(duration(ms), words);
        }
    }

    #[test]
    fn the_first_language_that_is_spoken_here_is_taken() {
        assert_eq!(Language::first_of(["mr-IN", "hi_IN.UTF-8", "en-IN"]), Some(Language::Hindi));
        assert_eq!(Language::first_of(["es-419"]), Some(Language::Spanish));
        assert_eq!(Language::first_of(["ES"]), Some(Language::Spanish));
        assert_eq!(Language::first_of(["C.UTF-8", "est", ""]), None);
    }

    #[test]
    fn a_language_is_told_by_its_tag() {
        for language in Language::ALL {
            assert_eq!(serde_json::to_value(language).unwrap(), language.tag());
            let word: LanguageWord = serde_json::from_value(language.tag().into()).unwrap();
            assert_eq!(word.language(), Some(language));
        }
        assert_eq!(serde_json::from_str::<LanguageWord>("\"system\"").unwrap().language(), None);
    }
}
