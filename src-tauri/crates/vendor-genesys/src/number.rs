use ringside_numbers::Region;

use crate::config::NumberFormat;

/// A number as the switch is to get it. `None` when there is nothing in it that can be dialled.
///
/// A number that is not international stays as it was typed: it may be an extension or a feature code.
pub(crate) fn to_dial(number: &str, format: NumberFormat, region: Region) -> Option<String> {
    let punctuation = |c: &char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '.' | '/');
    let bare: String = number.trim().chars().filter(|c| !punctuation(c)).collect();
    let dialable = |c: char| c.is_ascii_digit() || matches!(c, '*' | '#');
    let (international, rest) = match bare.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, bare.as_str()),
    };
    if rest.is_empty() || !rest.chars().all(dialable) {
        return None;
    }
    if !international || format == NumberFormat::Unchanged {
        return Some(bare);
    }
    let number = ringside_numbers::parse(&bare, region).ok()?;
    Some(match format {
        NumberFormat::Unchanged => bare,
        NumberFormat::National => number.national_digits(region),
        NumberFormat::International => format!("00{}", number.international_digits()),
        NumberFormat::E164Digits => number.international_digits(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialled(number: &str, format: NumberFormat) -> Option<String> {
        to_dial(number, format, Region::GB)
    }

    #[test]
    fn a_number_is_written_as_the_site_wants_it() {
        let number = "+44 7700 900123";
        assert_eq!(dialled(number, NumberFormat::Unchanged).as_deref(), Some("+447700900123"));
        assert_eq!(dialled(number, NumberFormat::National).as_deref(), Some("07700900123"));
        assert_eq!(dialled(number, NumberFormat::International).as_deref(), Some("00447700900123"));
        assert_eq!(dialled(number, NumberFormat::E164Digits).as_deref(), Some("447700900123"));
    }

    #[test]
    fn extensions_and_feature_codes_stay_as_typed() {
        assert_eq!(dialled("15002", NumberFormat::National).as_deref(), Some("15002"));
        assert_eq!(dialled("*31#", NumberFormat::Unchanged).as_deref(), Some("*31#"));
    }

    #[test]
    fn what_is_no_number_is_not_dialled() {
        for text in ["", "+", "call me", "1;ext=4", "1+2"] {
            assert_eq!(dialled(text, NumberFormat::Unchanged), None, "{text}");
        }
    }
}
