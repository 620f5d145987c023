//! Form bodies and query strings, kept as they came.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

/// Fields whose values stay out of the ledger.
const SECRET: [&str; 2] = ["password", "token"];

/// What a request said, in its own order.
#[derive(Debug, Default)]
pub(crate) struct Form {
    raw: String,
    pairs: Vec<(String, String)>,
}

impl Form {
    pub(crate) fn parse(raw: &str) -> Self {
        let pairs = pieces(raw).map(|(name, value)| (decode(name), decode(value))).collect();
        Self { raw: raw.to_owned(), pairs }
    }

    /// The first value of `name`, as a Java server takes it.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The first value of `name`; nothing where it is absent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// The first value of `name`, if it is more than nothing.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    pub(crate) fn count(&self, name: &str) -> usize {
        self.pairs.iter().filter(|(known, _)| known == name).count()
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.pairs.iter().map(|(name, _)| name.as_str())
    }

    /// Whether a marker came without percent-encoding.
    pub(crate) fn has_raw_marker(&self) -> bool {
        self.raw.contains(['<', '>'])
    }

    /// The text as it came, secrets struck out.
    pub(crate) fn redacted(&self) -> String {
        let pieces = self.raw.split('&').map(|piece| match piece.split_once('=') {
            Some((name, _)) if SECRET.contains(&decode(name).as_str()) => format!("{name}=***"),
            _ => piece.to_owned(),
        });
        pieces.collect::<Vec<_>>().join("&")
    }

    /// Adds the decoded fields to what the ledger keeps.
    pub(crate) fn note(&self, parameters: &mut BTreeMap<String, String>) {
        for (name, value) in &self.pairs {
            let value = if SECRET.contains(&name.as_str()) { "***" } else { value };
            parameters.entry(name.clone()).or_insert_with(|| value.to_owned());
        }
    }
}

fn pieces(raw: &str) -> impl Iterator<Item = (&str, &str)> {
    let pieces = raw.split('&').filter(|piece| !piece.is_empty());
    pieces.map(|piece| piece.split_once('=').unwrap_or((piece, "")))
}

fn decode(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_and_a_colon_may_come_in_either_form() {
        for raw in ["schedule=2025-03-14+16%3A30%3A00", "schedule=2025-03-14%2016:30:00"] {
            assert_eq!(Form::parse(raw).text("schedule"), "2025-03-14 16:30:00");
        }
    }

    #[test]
    fn the_first_of_two_values_counts_and_both_are_seen() {
        let form = Form::parse("d2=a&d2=b&l2=&x");
        assert_eq!((form.text("d2"), form.count("d2"), form.get("l2")), ("a", 2, Some("")));
        assert_eq!((form.get("x"), form.get("d1")), (Some(""), None));
    }

    #[test]
    fn secrets_are_struck_out_of_the_text_and_of_the_fields() {
        let form = Form::parse("user=a%20b&pass%77ord=hunter&token=t%3D");
        assert_eq!(form.redacted(), "user=a%20b&pass%77ord=***&token=***");
        let mut noted = BTreeMap::new();
        form.note(&mut noted);
        assert_eq!(
            (noted["user"].as_str(), noted["password"].as_str(), noted["token"].as_str()),
            ("a b", "***", "***")
        );
    }
}
