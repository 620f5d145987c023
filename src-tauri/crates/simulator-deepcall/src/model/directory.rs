use std::collections::BTreeMap;

use serde_json::Value;

use crate::data;

/// One entry of the directory.
#[derive(Debug, Clone, Default)]
pub(crate) struct Contact {
    /// `contactinfo`, by the vendor's names.
    pub(crate) info: BTreeMap<String, String>,
    /// `other`.
    pub(crate) other: BTreeMap<String, Value>,
}

pub(super) fn start() -> BTreeMap<String, Contact> {
    let entry = |person: &data::Person| {
        let info = [("name", person.name), ("email", person.email), ("company", person.company)];
        let filled = info.into_iter().filter(|(_, text)| !text.is_empty());
        let info = filled.map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        let other = [("totalcalls".to_owned(), Value::from(0))].into();
        (person.number.to_owned(), Contact { info, other })
    };
    data::PEOPLE.iter().map(entry).collect()
}

/// Returns a number as the vendor stores it: digits, ten of them with `91` before. `None` when it is no number.
pub(crate) fn number(text: &str) -> Option<String> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = text.trim_start_matches('0');
    match digits.len() {
        10 => Some(format!("91{digits}")),
        7..=15 => Some(digits.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_the_same_with_and_without_its_prefix() {
        for text in ["9800000001", "09800000001", "919800000001"] {
            assert_eq!(number(text).as_deref(), Some("919800000001"), "{text}");
        }
        for text in ["", "+919800000001", "98 00", "12345", "1234567890123456", "000"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
