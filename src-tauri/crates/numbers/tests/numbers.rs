//! What people type and vendors send, and what is dialled for it.

use ringside_numbers::{Number, NumberProblem, Region, for_person, parse};

/// The region, what was typed, what identifies it, what a person reads, what is dialled at home.
const FULL: [(&str, &str, &str, &str, &str); 40] = [
    ("GB", "020 7946 0123", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "07700 900123", "+447700900123", "+44 7700 900123", "07700900123"),
    ("GB", "+44 (0)20 7946 0123", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "(+44) 20-7946.0123", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "+44\u{a0}20\u{2011}7946/0123", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "\u{202a}+442079460123\u{202c}", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "0044 20 7946 0123", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "442079460123", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "0113 496 0123", "+441134960123", "+44 113 496 0123", "01134960123"),
    ("GB", "011 34 912 345 678", "+34912345678", "+34 912 34 56 78", "0034912345678"),
    ("GB", "0800 FLOWERS", "+448003569377", "+44 800 356 9377", "08003569377"),
    ("GB", "０２０ ７９４６ ０１２３", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "＋４４２０７９４６０１２３", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "+800 1234 5678", "+80012345678", "+800 1234 5678", "0080012345678"),
    ("GB", "tel:+44-20-7946-0123", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "TEL: 020 7946 0123", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "tel:7946-0123;phone-context=+44-20", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "callto://020%207946%200123?x=1", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("GB", "sip:+442079460123@pbx.example;user=phone", "+442079460123", "+44 20 7946 0123", "02079460123"),
    ("ES", "912 34 56 78", "+34912345678", "+34 912 34 56 78", "912345678"),
    ("ES", "612345678", "+34612345678", "+34 612 34 56 78", "612345678"),
    ("ES", "0034 612 345 678", "+34612345678", "+34 612 34 56 78", "612345678"),
    ("ES", "+1 (305) 555-0187", "+13055550187", "+1 305-555-0187", "0013055550187"),
    ("US", "(305) 555-0187", "+13055550187", "+1 305-555-0187", "3055550187"),
    ("US", "1.305.555.0187", "+13055550187", "+1 305-555-0187", "3055550187"),
    ("US", "1-800-FLOWERS", "+18003569377", "+1 800-356-9377", "8003569377"),
    ("US", "011 44 20 7946 0123", "+442079460123", "+44 20 7946 0123", "011442079460123"),
    ("US", "00 34 912 34 56 78", "+34912345678", "+34 912 34 56 78", "01134912345678"),
    ("US", "+1 416 555 0187", "+14165550187", "+1 416-555-0187", "4165550187"),
    ("IN", "098765 43210", "+919876543210", "+91 98765 43210", "09876543210"),
    ("IN", "98765-43210", "+919876543210", "+91 98765 43210", "09876543210"),
    ("IN", "+91 22 2345 6789", "+912223456789", "+91 22 2345 6789", "02223456789"),
    ("IN", "०२२ २३४५ ६७८९", "+912223456789", "+91 22 2345 6789", "02223456789"),
    ("IT", "06 6981 2345", "+390669812345", "+39 06 6981 2345", "0669812345"),
    ("MX", "55 1234 5678", "+525512345678", "+52 55 1234 5678", "5512345678"),
    ("AR", "011 15 2345 6789", "+5491123456789", "+54 9 11 2345-6789", "0111523456789"),
    ("AU", "0011 44 20 7946 0123", "+442079460123", "+44 20 7946 0123", "0011442079460123"),
    ("FR", "01 23 45 67 89", "+33123456789", "+33 1 23 45 67 89", "0123456789"),
    ("DE", "030/123456", "+4930123456", "+49 30 123456", "030123456"),
    ("BR", "0044 20 7946 0123", "+442079460123", "+44 20 7946 0123", "00442079460123"),
];

const NOT_DIALLED: [(&str, &str, NumberProblem); 22] = [
    ("GB", "", NumberProblem::Empty),
    ("GB", " \t\u{a0}", NumberProblem::Empty),
    ("GB", "\u{200b}", NumberProblem::Empty),
    ("GB", "7", NumberProblem::TooShort),
    ("GB", "+", NumberProblem::TooShort),
    ("GB", "+44", NumberProblem::TooShort),
    ("GB", "+44 20 79", NumberProblem::TooShort),
    ("GB", "7946 0123", NumberProblem::TooShort),
    ("US", "555-0187", NumberProblem::TooShort),
    ("ES", "91234567", NumberProblem::TooShort),
    ("ES", "9123456789", NumberProblem::TooLong),
    ("GB", "123456789012345678", NumberProblem::TooLong),
    ("GB", "0207946012302079460123020794601230207946", NumberProblem::TooLong),
    ("GB", "+999 1234567", NumberProblem::NotANumber),
    ("GB", "0000000000", NumberProblem::NotANumber),
    ("GB", "+44 20 7946 0123 +44", NumberProblem::NotANumber),
    ("GB", "Ana Ejemplo", NumberProblem::NotANumber),
    ("GB", "020 7946 012e", NumberProblem::NotANumber),
    ("GB", "sip:ana@pbx.example", NumberProblem::NotANumber),
    ("GB", "https://shop.example/02079460123", NumberProblem::NotANumber),
    ("GB", "020 7946 0123 ½", NumberProblem::NotANumber),
    ("GB", "tel:", NumberProblem::NotANumber),
];

fn region(code: &str) -> Region {
    code.parse().expect("is a country")
}

#[test]
fn a_number_is_read_however_it_is_written() {
    for (from, typed, e164, shown, at_home) in FULL {
        let number = parse(typed, region(from)).unwrap_or_else(|problem| panic!("{from} {typed}: {problem}"));
        assert_eq!(number.as_str(), e164, "{from} {typed}");
        assert_eq!(number.shown(), shown, "{from} {typed}");
        assert_eq!(number.national_digits(region(from)), at_home, "{from} {typed}");
        assert_eq!(format!("+{}", number.international_digits()), e164, "{from} {typed}");
        assert!(matches!(number, Number::Full(_)), "{from} {typed}");
    }
}

#[test]
fn what_cannot_be_dialled_says_why() {
    for (from, typed, problem) in NOT_DIALLED {
        assert_eq!(parse(typed, region(from)), Err(problem), "{from} {typed}");
    }
}

#[test]
fn two_to_six_digits_are_dialled_as_they_are() {
    for typed in ["11", "101", "999", "0101", "20 41", "116-123", "sip:2041@pbx.example"] {
        let number = parse(typed, Region::GB).expect("can be dialled");
        let digits = number.as_str();
        assert!(matches!(&number, Number::Extension(extension) if extension.digits() == digits), "{typed}");
        assert!(typed.replace([' ', '-'], "").contains(digits), "{typed}");
        assert_eq!(number.shown(), digits);
        assert_eq!(number.national_digits(region("US")), digits);
        assert_eq!(number.international_digits(), digits);
        assert_eq!((number.region(), number.is_unusual(), number.rest()), (None, false, None));
    }
}

#[test]
fn a_number_no_plan_gives_out_can_be_dialled_and_is_marked() {
    for (typed, unusual) in [("07700 900123", true), ("020 7946 0123", false), ("+44 600 000 0000", true)] {
        let number = parse(typed, Region::GB).expect("can be dialled");
        assert_eq!(number.is_unusual(), unusual, "{typed}");
        assert_eq!(number.region(), Some(Region::GB), "{typed}");
    }
}

#[test]
fn a_number_knows_its_country() {
    for (typed, country) in [
        ("+34912345678", Some("ES")),
        ("+14165550187", Some("CA")),
        ("+80012345678", None),
        ("+12015550123", Some("US")),
    ] {
        let found = parse(typed, Region::GB).expect("can be dialled").region().map(Region::code);
        assert_eq!(found.as_deref(), country, "{typed}");
    }
}

#[test]
fn what_is_written_behind_the_number_is_kept_apart_from_it() {
    for typed in [
        "020 7946 0123 x22",
        "020 7946 0123 ext. 22",
        "020 7946 0123, Extensión: 22",
        "020 7946 0123 #22",
        "020 7946 0123,,22",
        "tel:+44-20-7946-0123;ext=22",
        "callto:02079460123;EXT=22?from=page",
    ] {
        let number = parse(typed, Region::GB).unwrap_or_else(|problem| panic!("{typed}: {problem}"));
        assert_eq!((number.as_str(), number.rest()), ("+442079460123", Some("22")), "{typed}");
        assert_eq!(number.national_digits(Region::GB), "02079460123", "{typed}");
    }
}

#[test]
fn a_vendors_number_is_shown_as_a_person_reads_it_or_as_given() {
    for (raw, shown) in [
        ("442079460123", "+44 20 7946 0123"),
        ("07700900123", "+44 7700 900123"),
        ("+442079460123;ext=22", "+44 20 7946 0123 x22"),
        ("2041", "2041"),
        ("sip:+442079460123@pbx.example", "+44 20 7946 0123"),
        (" anonymous ", "anonymous"),
        ("0800 Flowers", "0800 Flowers"),
        ("442079460123456789", "442079460123456789"),
        ("", ""),
    ] {
        assert_eq!(for_person(raw, Region::GB), shown, "{raw}");
    }
}

#[test]
fn a_region_is_a_country_with_a_numbering_plan() {
    assert_eq!(Region::new("gb"), Ok(Region::GB));
    assert_eq!(Region::GB.to_string(), "GB");
    for code in ["UK", "XX", "001", "G", "GBR", "", "ñ"] {
        assert!(Region::new(code).is_err(), "{code}");
    }
}
