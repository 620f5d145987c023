use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumber, PhoneNumberFormat, ValidationError,
};

use crate::{
    Region,
    typed::{self, Typed},
};

/// Digits typed alone that are dialled as they are: extensions, short codes, emergency numbers.
const EXTENSION_DIGITS: std::ops::RangeInclusive<usize> = 2..=6;

/// A country code with fewer digits behind it than this is a number still being typed.
const LEAST_WITH_COUNTRY_CODE: usize = 5;

/// Prefixes for abroad that people carry from one country to the next.
const PREFIXES_FOR_ABROAD: [&str; 2] = ["00", "011"];

/// A number that can be dialled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// A number of some country's plan.
    Full(FullNumber),
    /// Two to six digits, dialled as they are.
    Extension(Extension),
}

/// A number of some country's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullNumber {
    number: PhoneNumber,
    e164: String,
    region: Option<Region>,
    unusual: bool,
    rest: Option<String>,
}

/// Two to six digits, dialled as they are: an extension, a short code or an emergency number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension(String);

/// Why what was typed cannot be dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NumberProblem {
    /// Nothing was typed.
    #[error("there is no number")]
    Empty,
    /// More digits are needed, such as an area code.
    #[error("the number is too short")]
    TooShort,
    /// Fewer digits are needed.
    #[error("the number is too long")]
    TooLong,
    /// It holds something else, or no country has such numbers.
    #[error("that is not a number")]
    NotANumber,
}

impl FullNumber {
    /// The number as in E.164, such as `+442079460123`.
    #[must_use]
    pub fn e164(&self) -> &str {
        &self.e164
    }

    /// The country it belongs to; `None` for numbers of none, such as +800. Of countries that share a code and where
    /// the plan cannot tell, the one it was typed in.
    #[must_use]
    pub const fn region(&self) -> Option<Region> {
        self.region
    }

    /// Whether its length is right but the country's plan gives out no such numbers, as far as known here. It can be
    /// dialled all the same: plans change, and some numbers are kept for drama and training.
    #[must_use]
    pub const fn is_unusual(&self) -> bool {
        self.unusual
    }
}

impl Extension {
    /// The digits, as typed.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl Number {
    /// What identifies the number, to keep and to hand on: E.164 with its plus, or an extension's digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Full(number) => &number.e164,
            Self::Extension(extension) => &extension.0,
        }
    }

    /// The number as a person reads it, such as `+44 20 7946 0123`, without what follows once the call is answered.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Full(number) => {
                PHONE_NUMBER_UTIL.format(&number.number, PhoneNumberFormat::International).into_owned()
            }
            Self::Extension(extension) => extension.0.clone(),
        }
    }

    /// The digits as dialled from `from`: `02079460123` at home, `0033…` or `01133…` abroad, with `00` where a country
    /// has no one prefix for abroad. An extension as it is.
    #[must_use]
    pub fn national_digits(&self, from: Region) -> String {
        let number = match self {
            Self::Full(number) => number,
            Self::Extension(extension) => return extension.0.clone(),
        };
        let text = if from.country_code() == Some(number.number.country_code) {
            PHONE_NUMBER_UTIL.format(&number.number, PhoneNumberFormat::National)
        } else {
            PHONE_NUMBER_UTIL.format_out_of_country_calling_number(&number.number, from.0)
        };
        let digits = PHONE_NUMBER_UTIL.normalize_digits_only(&text);
        if text.starts_with('+') { format!("00{digits}") } else { digits }
    }

    /// Country code and number without any prefix: `442079460123`. An extension as it is.
    #[must_use]
    pub fn international_digits(&self) -> String {
        match self {
            Self::Full(number) => number.e164.trim_start_matches('+').to_owned(),
            Self::Extension(extension) => extension.0.clone(),
        }
    }

    /// The country of a full number; see [`FullNumber::region`].
    #[must_use]
    pub const fn region(&self) -> Option<Region> {
        match self {
            Self::Full(number) => number.region,
            Self::Extension(_) => None,
        }
    }

    /// Whether to look at it twice before dialling; see [`FullNumber::is_unusual`].
    #[must_use]
    pub const fn is_unusual(&self) -> bool {
        match self {
            Self::Full(number) => number.unusual,
            Self::Extension(_) => false,
        }
    }

    /// The digits written behind the number, such as `22` in `020 7946 0123 ext. 22`. They are no part of what is
    /// dialled: they are sent as tones once the call is answered.
    #[must_use]
    pub fn rest(&self) -> Option<&str> {
        match self {
            Self::Full(number) => number.rest.as_deref(),
            Self::Extension(_) => None,
        }
    }
}

/// Reads a number as typed, pasted or followed as a `tel:`, `callto:` or `sip:` link. Blanks, dots, brackets and dashes
/// are free; letters behind digits stand for digits as on a keypad. Without a country code it is one of `region`.
///
/// # Errors
///
/// [`NumberProblem`] when there is nothing in it that can be dialled.
pub fn parse(typed: &str, region: Region) -> Result<Number, NumberProblem> {
    dialled(typed::read(typed)?, region)
}

/// Finds the number in the digits.
pub(crate) fn dialled(typed: Typed, region: Region) -> Result<Number, NumberProblem> {
    if typed.plus && typed.digits.len() < LEAST_WITH_COUNTRY_CODE
        || typed.digits.len() < *EXTENSION_DIGITS.start()
    {
        return Err(NumberProblem::TooShort);
    }
    if typed.plus {
        return full(&format!("+{}", typed.digits), region, typed.rest);
    }
    let Typed { digits, rest, .. } = typed;
    if EXTENSION_DIGITS.contains(&digits.len()) && rest.is_none() {
        return Ok(Number::Extension(Extension(digits)));
    }
    full(&digits, region, rest.clone()).or_else(|problem| {
        // Only what is no number of the region itself: Leeds is 0113.
        PREFIXES_FOR_ABROAD
            .iter()
            .filter_map(|prefix| digits.strip_prefix(prefix))
            .find_map(|abroad| full(&format!("+{abroad}"), region, rest.clone()).ok())
            .ok_or(problem)
    })
}

fn full(digits: &str, region: Region, rest: Option<String>) -> Result<Number, NumberProblem> {
    let number = PHONE_NUMBER_UTIL.parse(digits, Some(region.0)).map_err(|error| match error {
        ParseError::TooShortAfterIdd | ParseError::TooShortNsn => NumberProblem::TooShort,
        ParseError::TooLongNsn => NumberProblem::TooLong,
        ParseError::InvalidCountryCode | ParseError::NotANumber(_) => NumberProblem::NotANumber,
    })?;
    match PHONE_NUMBER_UTIL.is_possible_number_with_reason(&number) {
        Ok(NumberLengthType::IsPossible) => {}
        // It lacks its area code, which only the exchange next to the caller's phone would know.
        Ok(NumberLengthType::IsPossibleLocalOnly) | Err(ValidationError::TooShort) => {
            return Err(NumberProblem::TooShort);
        }
        Err(ValidationError::TooLong) => return Err(NumberProblem::TooLong),
        Err(ValidationError::InvalidCountryCode | ValidationError::InvalidLength) => {
            return Err(NumberProblem::NotANumber);
        }
    }
    if number.national_number == 0 {
        return Err(NumberProblem::NotANumber);
    }
    let e164 = PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164).into_owned();
    // Strings of zeros and the like lose digits each time they are read. Kept, they would be dialled as another number.
    if PHONE_NUMBER_UTIL.parse(&e164, None).as_ref() != Ok(&number) {
        return Err(NumberProblem::NotANumber);
    }
    Ok(Number::Full(FullNumber {
        e164,
        region: region_of(&number, region),
        unusual: !PHONE_NUMBER_UTIL.is_valid_number(&number),
        rest,
        number,
    }))
}

/// Countries that share a code are told apart by their numbers, which fails for unusual ones.
fn region_of(number: &PhoneNumber, typed_in: Region) -> Option<Region> {
    let found = PHONE_NUMBER_UTIL
        .get_region_for_number(number)
        .or_else(|| {
            let shared = typed_in.country_code() == Some(number.country_code);
            shared.then_some(typed_in.0)
        })
        .or_else(|| PHONE_NUMBER_UTIL.get_region_for_country_code(number.country_code))?;
    (found != rlibphonenumber::Region::World).then_some(Region(found))
}
