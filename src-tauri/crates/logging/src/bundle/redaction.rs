//! The one place where text is made fit to leave this computer.

use std::{collections::BTreeMap, sync::LazyLock};

use aho_corasick::{AhoCorasick, MatchKind};
use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use regex::{Captures, Regex};

/// What a value is that must not leave this computer; it is what stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Private {
    /// A password or another credential.
    Secret,
    /// A telephone number.
    Number,
    /// A person's name, or a login.
    Name,
    /// What an agent has written.
    Note,
    /// The folder of this computer's user, which is called after a person.
    Home,
}

impl Private {
    const fn stand_in(self) -> &'static str {
        match self {
            Self::Secret => "[secret]",
            Self::Number => "[number]",
            Self::Name => "[name]",
            Self::Note => "[note]",
            Self::Home => "~",
        }
    }

    /// What is shorter would be found everywhere by chance.
    const fn least(self) -> usize {
        match self {
            Self::Secret | Self::Number => 4,
            Self::Name | Self::Note | Self::Home => 3,
        }
    }
}

/// A value shorter than this is replaced only where it stands alone.
const WORD_BELOW: usize = 8;

/// Takes private values out of text: those that are known, however they are spelled, and whatever has the shape of a
/// telephone number, a credential, an e-mail address or the inner part of a web address.
pub struct Redaction {
    known: Option<AhoCorasick>,
    /// What stands in for each pattern, and whether it has to stand alone.
    stands_in: Vec<(Private, bool)>,
}

impl Redaction {
    /// Knows these values. What is too short to be told from chance is left to the shapes.
    #[must_use]
    pub fn of<'a>(values: impl IntoIterator<Item = (Private, &'a str)>) -> Self {
        let mut patterns = BTreeMap::new();
        for (what, value) in values {
            // A note is looked for line by line: a log has one line for all of it or none.
            for part in value.lines().map(str::trim).filter(|part| part.chars().count() >= what.least()) {
                for spelling in spellings(what, part) {
                    let alone = spelling.len() < WORD_BELOW;
                    let known = patterns.entry(spelling).or_insert((what, alone));
                    // A password that is also somebody's name is a password.
                    known.0 = known.0.min(what);
                }
            }
        }
        let (patterns, stands_in): (Vec<_>, Vec<_>) = patterns.into_iter().unzip();
        let known = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(patterns)
            .ok();
        Self { known, stands_in }
    }

    /// The text without anything private.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        by_shape(&self.without_known(text))
    }

    /// The text without the known values alone, for what was put together here and has figures in it.
    #[must_use]
    pub fn without_known(&self, text: &str) -> String {
        let Some(known) = &self.known else { return text.to_owned() };
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for hit in known.find_iter(text) {
            let (what, alone) = self.stands_in[hit.pattern().as_usize()];
            let letter = |c: char| c.is_alphanumeric();
            let in_a_word = text[..hit.start()].chars().next_back().is_some_and(letter)
                || text[hit.end()..].chars().next().is_some_and(letter);
            if alone && in_a_word {
                continue;
            }
            out.push_str(&text[done..hit.start()]);
            out.push_str(what.stand_in());
            done = hit.end();
        }
        out.push_str(&text[done..]);
        out
    }
}

/// How a value may be written in a log.
fn spellings(what: Private, value: &str) -> Vec<String> {
    let mut all = vec![value.to_owned()];
    let json = serde_json::Value::from(value).to_string();
    all.push(json.trim_matches('"').to_owned());
    if what == Private::Home {
        return all;
    }
    let percent = percent_encode(value.as_bytes(), NON_ALPHANUMERIC).to_string();
    all.push(percent.replace("%20", "+"));
    // Most programs leave these as they are.
    let usual = [("%2D", "-"), ("%5F", "_"), ("%2E", "."), ("%7E", "~")];
    let plain = usual.iter().fold(percent.clone(), |text, (code, letter)| text.replace(code, letter));
    all.extend([plain.replace("%20", "+"), plain, percent]);
    if what == Private::Secret {
        all.push(STANDARD_NO_PAD.encode(value));
    }
    all
}

static SHAPES: LazyLock<Option<Shapes>> = LazyLock::new(|| Shapes::new().ok());

struct Shapes {
    credential: Regex,
    mail: Regex,
    link: Regex,
    figures: Regex,
}

impl Shapes {
    fn new() -> Result<Self, regex::Error> {
        let word = r"[a-z0-9_-]*(?:token|tokenkey|api_?key|password|passwd|secret|ssid|authorization|cookie)[a-z0-9_-]*";
        Ok(Self {
            credential: Regex::new(&format!(
                r#"(?i)\b({word})(\\?["']?\s*[:=]\s*\\?["']?)(?:(?:bearer|basic)\s+)?[^\s"'\\,;&}}\]]+|\b(bearer|basic)(\s+)[^\s"'\\,;&}}\]]{{6,}}"#
            ))?,
            mail: Regex::new(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")?,
            link: Regex::new(
                r#"(?i)\b([a-z][a-z0-9+.-]*://)(?:[^/\s"'@]*@)?([^/\s"'?#\\]+)([/?#][^\s"'\\]*)?"#,
            )?,
            // What is a date, a time or one of our ids stays: it comes first and so wins.
            figures: Regex::new(
                r"(?x)
                (?P<stays>
                    \b\d{4}-\d\d-\d\d (?:[T\ ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)? (?:Z|[+-]\d\d:?\d\d)?
                  | \b\d\d:\d\d:\d\d(?:\.\d+)?
                  | \b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b
                )
                | \+?\d (?:[\ ./()-]{0,2}\d){6,}",
            )?,
        })
    }
}

fn by_shape(text: &str) -> String {
    // Nothing is let out unchecked: without the shapes there is no text.
    let Some(shapes) = &*SHAPES else { return String::new() };
    let text = shapes.link.replace_all(text, |found: &Captures<'_>| {
        let rest = if found.get(3).is_some_and(|rest| rest.as_str() != "/") { "/…" } else { "" };
        format!("{}{}{rest}", &found[1], &found[2])
    });
    let text = shapes.credential.replace_all(&text, |found: &Captures<'_>| {
        let part = |nth: usize| found.get(nth).map_or("", |part| part.as_str());
        format!("{}{}{}{}[secret]", part(1), part(2), part(3), part(4))
    });
    let text = shapes.mail.replace_all(&text, "[address]");
    let text = shapes.figures.replace_all(&text, |found: &Captures<'_>| match found.name("stays") {
        Some(stays) => stays.as_str().to_owned(),
        None => Private::Number.stand_in().to_owned(),
    });
    text.into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn nothing_known() -> Redaction {
        Redaction::of([])
    }

    #[test]
    fn a_known_value_goes_however_it_is_spelled() {
        let redaction = Redaction::of([
            (Private::Secret, "Pl4nted+pass/x&7f3a"),
            (Private::Name, "Zoraida \"Zo\" Plantada"),
            (Private::Name, "Iñaki ÁVILA"),
            (Private::Note, "wants the blue one (50 %)\nand soon"),
            (Private::Home, "/home/zoraida"),
        ]);
        for (text, left) in [
            ("a Pl4nted+pass/x&7f3a b", "a [secret] b"),
            ("a pl4nted+PASS/x&7f3a b", "a [secret] b"),
            ("p=Pl4nted%2Bpass%2Fx%267f3a&z", "p=[secret]&z"),
            ("UGw0bnRlZCtwYXNzL3gmN2YzYQ==", "[secret]=="),
            (r#"{"who":"Zoraida \"Zo\" Plantada"}"#, r#"{"who":"[name]"}"#),
            ("Zoraida+%22Zo%22+Plantada", "[name]"),
            ("Iñaki ÁVILA", "[name]"),
            ("x wants the blue one (50 %) y", "x [note] y"),
            ("and soon", "[note]"),
            ("/home/zoraida/Downloads", "~/Downloads"),
        ] {
            assert_eq!(redaction.apply(text), left, "{text}");
        }
    }

    #[test]
    fn a_short_name_goes_where_it_stands_alone_and_words_that_hold_it_stay() {
        let redaction =
            Redaction::of([(Private::Name, "Ana"), (Private::Name, "Al"), (Private::Secret, "call")]);
        assert_eq!(redaction.apply("Ana, analysis; Al is all"), "[name], analysis; Al is all");
        assert_eq!(redaction.apply("call recalled"), "[secret] recalled");
    }

    #[test]
    fn what_has_the_shape_of_a_number_goes_and_times_and_ids_stay() {
        let redaction = nothing_known();
        for number in
            ["07700900147", "+44 7700 900-147", "(07700) 900.147", "tel:7700/900147", "0044 (0) 7700 900147"]
        {
            let left = redaction.apply(&format!("to {number}, now"));
            assert!(left.contains("[number]") && !left.contains("900"), "{left}");
        }
        for stays in [
            "2026-03-04T08:05:12.123456Z",
            "2026-03-04 08:05:07",
            "08:05:12.123456",
            "0199e2a4-7c11-7d3e-9f25-3b8a6c0d4e51",
            "after 12 tries of 4096 bytes",
        ] {
            assert_eq!(redaction.apply(stays), stays);
        }
    }

    #[test]
    fn what_has_the_shape_of_a_credential_goes() {
        let redaction = nothing_known();
        for (text, left) in [
            ("Authorization: Bearer abc.def-ghi", "Authorization: [secret]"),
            (r#"{"access_token":"abcdef","expires":12}"#, r#"{"access_token":"[secret]","expires":12}"#),
            ("Cookie: TokenKey=abcdef; x", "Cookie: [secret]; x"),
            ("?ssid=abcdef&y=1", "?ssid=[secret]&y=1"),
            ("sent with bearer abcdefgh", "sent with bearer [secret]"),
            ("mail to ana.p@acme.example", "mail to [address]"),
            ("https://me:pw@acme.example/a/b?c=d.", "https://acme.example/…"),
            ("http://acme.example:81/ is up", "http://acme.example:81 is up"),
        ] {
            assert_eq!(redaction.apply(text), left, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_known_value_is_left_in_any_text(
            value in "[A-Za-z0-9+/ &%\"é-]{8,30}",
            before in ".{0,40}",
            after in ".{0,40}",
        ) {
            let value = value.trim().to_owned();
            prop_assume!(value.chars().count() >= 8);
            let redaction = Redaction::of([(Private::Secret, value.as_str())]);
            let left = redaction.apply(&format!("{before} {value} {after}"));
            prop_assert!(!left.contains(&value), "{left}");
        }

        #[test]
        fn no_number_of_a_person_is_left_in_any_text(
            digits in prop::collection::vec(0_u8..10, 7..15),
            separator in prop::sample::select(vec!["", " ", "-", ".", "/", ") "]),
            before in "[a-z ,:\"{]{0,20}",
        ) {
            let digits: Vec<String> = digits.iter().map(u8::to_string).collect();
            let number = digits.join(separator);
            let left = nothing_known().apply(&format!("{before} {number} and on"));
            prop_assert!(!left.contains(&number), "{left}");
        }
    }
}
