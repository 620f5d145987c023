use ringside_numbers::Region;

use crate::config::NumberFormat;

/// A number to be dialled, as digits alone. `None` when there is no number in it.
///
/// A number that is not international stays as it was typed: it may be an extension or a short code.
pub(crate) fn to_dial(number: &str, format: NumberFormat, region: Region) -> Option<String> {
    let number = number.trim();
    if number.starts_with('+') {
        return full(number, format, region);
    }
    let punctuation = |c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '.' | '/');
    if !number.chars().all(|c| c.is_ascii_digit() || punctuation(c)) {
        return None;
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

/// The other party's number of a call that was: the vendor's own text as it is, ours as it was dialled.
pub(crate) fn of_call(number: &str, format: NumberFormat, region: Region) -> String {
    let number = number.trim();
    let full = if number.starts_with('+') { full(number, format, region) } else { None };
    full.unwrap_or_else(|| number.to_owned())
}

fn full(number: &str, format: NumberFormat, region: Region) -> Option<String> {
    let number = ringside_numbers::parse(number, region).ok()?;
    let digits = match format {
        NumberFormat::National => number.national_digits(region),
        NumberFormat::International => format!("00{}", number.international_digits()),
        NumberFormat::E164Digits => number.international_digits(),
    };
    (!digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_number_is_written_as_the_profile_says() {
        let dialled = |format| to_dial("+44 7700 900123", format, Region::GB);
        assert_eq!(dialled(NumberFormat::E164Digits).as_deref(), Some("447700900123"));
        assert_eq!(dialled(NumberFormat::International).as_deref(), Some("00447700900123"));
        assert_eq!(dialled(NumberFormat::National).as_deref(), Some("07700900123"));
    }

    #[test]
    fn what_is_no_number_is_not_dialled() {
        for text in ["", "  ", "+", "call me", "0770090012é", "*31#0770", "1+2", "12;13"] {
            assert_eq!(to_dial(text, NumberFormat::National, Region::GB), None, "{text}");
        }
        assert_eq!(to_dial("2-01", NumberFormat::National, Region::GB).as_deref(), Some("201"));
    }

    #[test]
    fn a_calls_number_in_the_vendors_own_words_is_left_alone() {
        let of = |text| of_call(text, NumberFormat::E164Digits, Region::GB);
        assert_eq!(of("07700900123"), "07700900123");
        assert_eq!(of("anonymous"), "anonymous");
        assert_eq!(of("+447700900123"), "447700900123");
    }
}
