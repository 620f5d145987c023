//! No text makes the reader panic, and what it reads stays the same number.

use proptest::prelude::*;
use ringside_numbers::{Number, Region, for_person, parse};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType};

fn regions() -> impl Strategy<Value = Region> {
    let codes =
        ["GB", "US", "ES", "IN", "MX", "AR", "BR", "DE", "IT", "FR", "JP", "AU", "FI", "KZ", "CO", "AC"];
    proptest::sample::select(codes.to_vec()).prop_map(|code| code.parse().expect("is a country"))
}

/// Text of the kind people dial, right or wrong.
fn nearly_numbers() -> impl Strategy<Value = String> {
    prop_oneof![
        "[0-9]{1,20}",
        "(00|011|\\+)[0-9 ]{1,18}",
        "\\+?[0-9 ().x#;:=,*/+A-Fa-f-]{0,30}",
        "(tel|sip|callto|TEL):/{0,2}[0-9+%@;=?a-z-]{0,30}",
        "[0-9０-９०-९٠-٩+ ]{0,20}( ?(x|ext\\.?|#|,|;ext=)[0-9]{0,10})?",
    ]
}

fn hold(typed: &str, region: Region, other: Region) -> Result<(), TestCaseError> {
    let _ = for_person(typed, region);
    let Ok(number) = parse(typed, region) else { return Ok(()) };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    prop_assert!(digits(&number.national_digits(region)));
    prop_assert!(digits(&number.national_digits(other)));
    prop_assert!(digits(&number.international_digits()));
    match &number {
        Number::Extension(extension) => prop_assert!((2..=6).contains(&extension.digits().len())),
        Number::Full(full) => prop_assert!(full.e164().starts_with('+')),
    }
    let again = parse(number.as_str(), other);
    prop_assert_eq!(again.as_ref().map(Number::as_str), Ok(number.as_str()));
    Ok(())
}

#[test]
fn every_countrys_own_numbers_are_read_at_home_and_abroad() {
    let mut seen = 0;
    for home in PHONE_NUMBER_UTIL.get_supported_regions() {
        for kind in [PhoneNumberType::FixedLine, PhoneNumberType::Mobile, PhoneNumberType::TollFree] {
            let Ok(example) = PHONE_NUMBER_UTIL.get_example_number_for_type_and_region(home, kind) else {
                continue;
            };
            let e164 = PHONE_NUMBER_UTIL.format(&example, PhoneNumberFormat::E164);
            let region = Region::new(&home.as_region_str()).expect("is a country");
            let number = parse(&e164, Region::GB).unwrap_or_else(|problem| panic!("{e164}: {problem}"));
            assert_eq!(number.as_str(), e164);
            assert!(!number.is_unusual(), "{e164}");
            // What is dialled at home is the number itself, unless it is short enough to be dialled as it is.
            let typed = number.national_digits(region);
            let at_home = parse(&typed, region).unwrap_or_else(|problem| panic!("{home} {typed}: {problem}"));
            let same = if typed.len() > 6 { e164.as_ref() } else { typed.as_str() };
            assert_eq!(at_home.as_str(), same, "{home} {typed}");
            seen += 1;
        }
    }
    assert!(seen > 400, "{seen} examples");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn any_text_is_read_or_refused(typed in any::<String>(), region in regions(), other in regions()) {
        hold(&typed, region, other)?;
    }

    #[test]
    fn what_is_kept_of_a_number_is_read_as_the_same_number(
        typed in nearly_numbers(), region in regions(), other in regions(),
    ) {
        hold(&typed, region, other)?;
    }
}
