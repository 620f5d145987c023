use ringside_numbers::Region;

use crate::config::NumberFormat;

/// A number as the vendor takes it: digits alone. `None` when there is no number in it.
///
/// A number that is not international stays as it was typed: it may be an extension or a short code.
pub(crate) fn digits(number: &str, format: NumberFormat, region: Region) -> Option<String> {
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
        let full = number.international_digits();
        match format {
            NumberFormat::E164Digits => full,
            NumberFormat::National => number.national_digits(region),
            NumberFormat::TenDigits => ten_digits(&full, region).unwrap_or(full),
        }
    } else {
        number.chars().filter(char::is_ascii_digit).collect()
    };
    (!digits.is_empty()).then_some(digits)
}

/// The last ten digits, if they mean the same number when dialled at home.
fn ten_digits(full: &str, region: Region) -> Option<String> {
    let last = full.get(full.len().checked_sub(10)?..)?;
    let read_back = ringside_numbers::parse(last, region).ok()?;
    (read_back.international_digits() == full).then(|| last.to_owned())
}

/// Whether two spellings mean one number; the vendor writes country code and number without a plus.
pub(crate) fn same_number(ours: &str, theirs: &str, region: Region) -> bool {
    let plain = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let full =
        |text: &str| ringside_numbers::parse(text, region).ok().map(|number| number.international_digits());
    let (ours_plain, theirs_plain) = (plain(ours), plain(theirs));
    if ours_plain.is_empty() || theirs_plain.is_empty() {
        return false;
    }
    if ours_plain == theirs_plain {
        return true;
    }
    let ours = full(ours).unwrap_or(ours_plain);
    ours == theirs_plain || full(theirs).is_some_and(|theirs| theirs == ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: &str, format: NumberFormat) -> Option<String> {
        digits(number, format, Region::new("IN").expect("a region"))
    }

    #[test]
    fn a_number_is_written_as_the_profile_says() {
        for (format, home, abroad) in [
            (NumberFormat::E164Digits, "919800000001", "442079460123"),
            (NumberFormat::National, "09800000001", "00442079460123"),
            (NumberFormat::TenDigits, "9800000001", "442079460123"),
        ] {
            assert_eq!(written("+919800000001", format).as_deref(), Some(home));
            assert_eq!(written("+44 20 7946 0123", format).as_deref(), Some(abroad));
        }
    }

    #[test]
    fn digits_as_typed_stay_and_what_is_no_number_is_none() {
        assert_eq!(written("098000-00001", NumberFormat::E164Digits).as_deref(), Some("09800000001"));
        for text in ["", "+", "call me", "1+2", "anonymous"] {
            assert_eq!(written(text, NumberFormat::E164Digits), None, "{text}");
        }
    }

    #[test]
    fn one_number_is_known_in_all_its_spellings() {
        let region = Region::new("IN").expect("a region");
        for theirs in ["919800000001", "9800000001", "09800000001", "+919800000001"] {
            assert!(same_number("+919800000001", theirs, region), "{theirs}");
        }
        assert!(!same_number("+919800000001", "919800000002", region));
        assert!(!same_number("+919800000001", "", region));
    }
}
