use ringside_numbers::Region;

use crate::config::NumberFormat;

/// A number as the vendor takes it; `None` when there is no number in the text.
///
/// A number that is not international stays as it was typed: it may be an extension or a short code.
pub(crate) fn to_dial(number: &str, format: NumberFormat, region: Region) -> Option<String> {
    let number = number.trim();
    let punctuation = |c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '.' | '/');
    let fine = |(at, c): (usize, char)| c.is_ascii_digit() || punctuation(c) || (c == '+' && at == 0);
    if !number.char_indices().all(fine) {
        return None;
    }
    let text = if number.starts_with('+') {
        let number = ringside_numbers::parse(number, region).ok()?;
        match format {
            NumberFormat::National => number.national_digits(region),
            NumberFormat::Auto if region.code() == "IN" => number.national_digits(region),
            NumberFormat::Auto | NumberFormat::E164 => number.as_str().to_owned(),
            NumberFormat::E164Digits => number.international_digits(),
        }
    } else {
        number.chars().filter(char::is_ascii_digit).collect()
    };
    text.bytes().any(|byte| byte.is_ascii_digit()).then_some(text)
}

/// Whether two spellings mean one number, as far as their last ten digits tell.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let tail =
        |number: &str| -> Vec<u8> { number.bytes().rev().filter(u8::is_ascii_digit).take(10).collect() };
    let (one, other) = (tail(one), tail(other));
    !one.is_empty() && one == other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialled(number: &str, format: NumberFormat, region: &str) -> Option<String> {
        to_dial(number, format, Region::new(region).expect("a country"))
    }

    #[test]
    fn from_india_numbers_are_written_as_there_and_from_elsewhere_with_a_plus() {
        let auto = |number, region| dialled(number, NumberFormat::Auto, region);
        assert_eq!(auto("+919900000002", "IN").as_deref(), Some("09900000002"));
        assert_eq!(auto("+919900000002", "AE").as_deref(), Some("+919900000002"));
    }

    #[test]
    fn the_profile_can_choose_the_form() {
        let all = [
            (NumberFormat::National, "09900000002"),
            (NumberFormat::E164, "+919900000002"),
            (NumberFormat::E164Digits, "919900000002"),
        ];
        for (format, expected) in all {
            assert_eq!(dialled("+91 99000 00002", format, "IN").as_deref(), Some(expected));
        }
    }

    #[test]
    fn digits_as_typed_are_dialled_as_typed_and_words_are_not_dialled() {
        assert_eq!(dialled("0990 000-0002", NumberFormat::E164, "IN").as_deref(), Some("09900000002"));
        for text in ["", "+", "call me", "0770;ext=4", "1+2"] {
            assert_eq!(dialled(text, NumberFormat::Auto, "IN"), None, "{text}");
        }
    }

    #[test]
    fn spellings_of_one_number_are_known_as_one() {
        assert!(same("+91 99000 00002", "09900000002"));
        assert!(!same("+919900000002", "+919900000003"));
        assert!(!same("", ""));
    }
}
