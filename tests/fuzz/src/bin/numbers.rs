//! Numbers as people type them, vendors list them and links hold them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use ringside_numbers::{Number, Region, for_person, parse};

const REGIONS: [&str; 16] =
    ["GB", "US", "ES", "IN", "MX", "AR", "BR", "DE", "IT", "FR", "JP", "AU", "FI", "KZ", "CO", "UY"];

fuzz_target!(|data: &[u8]| {
    let [at, text @ ..] = data else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let region = |at: u8| Region::new(REGIONS[usize::from(at % 16)]).expect("a country");
    let (home, away) = (region(at.wrapping_sub(b'0')), region(at.wrapping_sub(b'0') >> 4));
    let _ = for_person(text, home);
    let Ok(number) = parse(text, home) else { return };
    for digits in [number.national_digits(home), number.national_digits(away), number.international_digits()]
    {
        assert!(!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()), "{digits}");
    }
    // What is kept of a number is read as the same number.
    let again = parse(number.as_str(), away);
    assert_eq!(again.as_ref().map(Number::as_str), Ok(number.as_str()));
});
