//! Arbitrary text as a profile, for the fuzz target.

use ringside_domain::ProfileId;

use crate::{Profile, Settings, VENDORS, problem::from_toml, profiles::parse};

/// Reads `text` as settings and as a profile. Returns the profile if it is one.
///
/// # Panics
///
/// When what was read is another thing once it was written, or a problem is not told where it is.
pub fn profile(text: &str) -> Option<Profile> {
    if let Ok(settings) = from_toml::<Settings>(text) {
        let written = toml::to_string_pretty(&settings).expect("settings are TOML");
        assert_eq!(from_toml(&written).ok(), Some(settings));
    }
    let id = ProfileId::new("fuzz");
    match parse(text, &id, &VENDORS) {
        Ok(profile) => {
            let written = toml::to_string_pretty(&profile.to_file()).expect("a profile is TOML");
            // Compared as they are written: not-a-number is no equal of itself.
            let again = parse(&written, &id, &VENDORS).expect("a written profile is one");
            assert_eq!(toml::to_string_pretty(&again.to_file()).ok(), Some(written));
            Some(profile)
        }
        Err(problem) => {
            let _ = problem.to_string();
            None
        }
    }
}
