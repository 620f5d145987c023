use std::{fmt, str::FromStr};

use rlibphonenumber::PHONE_NUMBER_UTIL;

/// A country with a numbering plan: where numbers without a country code are dialled from.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Region(pub(crate) rlibphonenumber::Region);

/// Not the two letters of a country with a numbering plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a country is needed in two letters of ISO 3166, such as GB")]
pub struct UnknownRegion;

impl Region {
    /// The United Kingdom.
    pub const GB: Self = Self(rlibphonenumber::Region::GB);

    /// The region with this code of ISO 3166, such as `ES`, in either case.
    ///
    /// # Errors
    ///
    /// [`UnknownRegion`] for anything else, such as `UK` or `XX`.
    pub fn new(code: &str) -> Result<Self, UnknownRegion> {
        let region = rlibphonenumber::Region::from_code(code).map_err(|_| UnknownRegion)?;
        // The library's type has all 676 pairs of letters and one for numbers of no country.
        if PHONE_NUMBER_UTIL.get_country_code_for_region(region).is_none() {
            return Err(UnknownRegion);
        }
        Ok(Self(region))
    }

    /// The code of ISO 3166 in capitals.
    #[must_use]
    pub fn code(self) -> String {
        self.0.as_region_str().to_string()
    }

    pub(crate) fn country_code(self) -> Option<i32> {
        PHONE_NUMBER_UTIL.get_country_code_for_region(self.0)
    }
}

impl FromStr for Region {
    type Err = UnknownRegion;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::new(code)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_region_str().as_str())
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Region({self})")
    }
}
