use std::{fs, path::PathBuf};

use ringside_domain::ProfileId;
use serde::{Deserialize, Serialize};

use crate::{
    file::{self, FileError},
    folders::Folders,
    keys::KeyChoices,
    problem::{FileProblem, from_toml},
    ring::RingSettings,
};

/// How this user's bar looks and speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The language; `None` follows the system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Light, dark or the system's.
    pub theme: Theme,
    /// The size of text.
    pub text_percent: TextPercent,
    /// The profile signed in with last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_profile: Option<ProfileId>,
    /// Whether pages of the browser may ask to use the bar.
    pub page_bridge_on: bool,
    /// Calls that ring.
    pub ring: RingSettings,
    /// Keys other than the usual.
    #[serde(skip_serializing_if = "KeyChoices::is_empty")]
    pub keys: KeyChoices,
}

/// A language the bar speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[serde(rename = "en")]
    English,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
    /// Hindi.
    #[serde(rename = "hi")]
    Hindi,
}

/// Which colours the bar wears.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// The system's.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The size of text in percent of the usual: 100, 125, 150 or 200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct TextPercent(u16);

impl TextPercent {
    /// This size; `None` when it is none of the four.
    #[must_use]
    pub fn new(percent: u16) -> Option<Self> {
        matches!(percent, 100 | 125 | 150 | 200).then_some(Self(percent))
    }

    /// The percentage.
    #[must_use]
    pub fn get(self) -> u16 {
        self.0
    }
}

impl Default for TextPercent {
    fn default() -> Self {
        Self(100)
    }
}

impl TryFrom<u16> for TextPercent {
    type Error = &'static str;

    fn try_from(percent: u16) -> Result<Self, Self::Error> {
        Self::new(percent).ok_or("expected 100, 125, 150 or 200")
    }
}

impl From<TextPercent> for u16 {
    fn from(percent: TextPercent) -> Self {
        percent.0
    }
}

impl Settings {
    /// Reads the settings; the defaults when there is no file. A bad file also gives the defaults, with what is wrong;
    /// it stays as it is until the next save.
    #[must_use]
    pub fn load(folders: &Folders) -> (Self, Option<FileProblem>) {
        let read =
            file::read(&folders.settings()).and_then(|text| text.map(|text| from_toml(&text)).transpose());
        match read {
            Ok(settings) => (settings.unwrap_or_default(), None),
            Err(problem) => (Self::default(), Some(problem)),
        }
    }

    /// Writes the settings, whole or not at all. A bad file in their place is kept as `settings.toml.bad`.
    ///
    /// # Errors
    ///
    /// When the system does not let us write; what stood there stays.
    pub fn save(&self, folders: &Folders) -> Result<(), FileError> {
        let path = folders.settings();
        let text = toml::to_string_pretty(self)
            .map_err(|error| FileError::new(&path, "written", std::io::Error::other(error)))?;
        let prepared = file::prepare(&path, &text)?;
        if Self::load(folders).1.is_some() {
            let beside: PathBuf = folders.config().join("settings.toml.bad");
            fs::rename(&path, &beside).map_err(|source| FileError::new(&beside, "written", source))?;
        }
        prepared.put()
    }
}

#[cfg(test)]
mod tests;
