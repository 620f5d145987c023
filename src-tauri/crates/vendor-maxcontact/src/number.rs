use ringside_numbers::Region;

use crate::config::NumberFormat;

/// A number as the vendor's path takes it: digits alone. `None` when there is no number in it.
///
/// A number that is not international stays as it was typed: it may be an extension or a short code.
pub(crate) fn digits_to_dial(number: &str, format: NumberFormat, region: Region) -> Option<String> {
    let number = number.trim();
    let punctuation = |c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '.' | '/');
    if !number
        .chars()
        .enumerate()
        .all(|(at, c)| c.is_ascii_digit() || punctuation(c) || (c == '+' && at == 0))
    {
        return None;
    }
    let digits = if number.starts_with('+') {
        let number = ringside_numbers::parse(number, region).ok()?;
        match format {
            NumberFormat::National => number.national_digits(region),
            NumberFormat::International => format!("00{}", number.international_digits()),
            NumberFormat::E164Digits => number.international_digits(),
        }
    } else {
        number.chars().filter(char::is_ascii_digit).collect()
    };
    (!digits.is_empty()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialled(number: &str, format: NumberFormat) -> Option<String> {
        digits_to_dial(number, format, Region::GB)
    }

    #[test]
    fn a_number_of_ones_own_country_is_dialled_as_people_there_write_it() {
        assert_eq!(dialled("+447700900123", NumberFormat::National).as_deref(), Some("07700900123"));
        assert_eq!(dialled("+447700900123", NumberFormat::International).as_deref(), Some("00447700900123"));
        assert_eq!(dialled("+447700900123", NumberFormat::E164Digits).as_deref(), Some("447700900123"));
    }

    #[test]
    fn a_number_of_another_country_is_dialled_with_the_prefix_for_abroad() {
        assert_eq!(dialled("+33 1 23 45 67 89", NumberFormat::National).as_deref(), Some("0033123456789"));
    }

    #[test]
    fn digits_as_typed_are_dialled_as_typed() {
        assert_eq!(dialled("07700 900-123", NumberFormat::International).as_deref(), Some("07700900123"));
        assert_eq!(dialled("201", NumberFormat::National).as_deref(), Some("201"));
    }

    #[test]
    fn what_is_no_number_is_not_dialled() {
        for text in ["", "  ", "+", "call me", "0770090012é", "07700900123;ext=4", "*31#0770", "1+2"] {
            assert_eq!(dialled(text, NumberFormat::National), None, "{text}");
        }
    }
}
