//! How the bar was left, for each set of screens.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use ringside_ipc::{EdgeWord, WindowLayout};
use serde::{Deserialize, Serialize};

/// How the bar was left on one set of screens.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Place {
    /// The left upper corner in physical pixels.
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) layout: WindowLayout,
    /// The edge of the screen it keeps to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) dock: Option<EdgeWord>,
    /// Width and height in CSS pixels of the layouts the agent sized by hand.
    #[serde(default)]
    pub(crate) sizes: BTreeMap<WindowLayout, (u32, u32)>,
}

/// The file that keeps a [`Place`] for each set of screens.
#[derive(Debug)]
pub(crate) struct Memory {
    /// `None` keeps nothing.
    file: Option<PathBuf>,
    places: BTreeMap<String, Place>,
}

impl Memory {
    /// Reads `file`. One that is missing or makes no sense counts as empty: where a window stands is not worth a word.
    pub(crate) fn read(file: Option<PathBuf>) -> Self {
        let places =
            file.as_deref().and_then(|file| fs::read(file).ok()).map(|text| serde_json::from_slice(&text));
        let places = places.transpose().unwrap_or_else(|error| {
            tracing::info!(%error, "the window's file makes no sense and is written anew");
            None
        });
        Self { file, places: places.unwrap_or_default() }
    }

    /// How the bar was left on these screens.
    pub(crate) fn place(&self, screens: &str) -> Option<&Place> {
        self.places.get(screens)
    }

    /// Keeps how the bar is left now; the file is written only when that is news.
    ///
    /// # Errors
    ///
    /// When the file cannot be written; what was in it is untouched then.
    pub(crate) fn keep(&mut self, screens: &str, place: Place) -> io::Result<()> {
        if self.places.get(screens) == Some(&place) {
            return Ok(());
        }
        self.places.insert(screens.to_owned(), place);
        let Some(file) = &self.file else { return Ok(()) };
        write_whole(file, &serde_json::to_vec_pretty(&self.places)?)
    }
}

/// Writes beside the file and then over it, so that a reader finds the old text or the new, never half.
fn write_whole(file: &Path, text: &[u8]) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = file.with_extension("new");
    fs::write(&beside, text)?;
    fs::rename(beside, file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panel_at(x: i32) -> Place {
        Place {
            x,
            y: 40,
            layout: WindowLayout::Panel,
            dock: Some(EdgeWord::Right),
            sizes: BTreeMap::from([(WindowLayout::Panel, (420, 600))]),
        }
    }

    #[test]
    fn each_set_of_screens_has_a_place_of_its_own_and_a_new_start_finds_them() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("not-yet-there").join("window.json");
        let mut memory = Memory::read(Some(file.clone()));
        memory.keep("desk", panel_at(1500)).unwrap();
        memory.keep("train", panel_at(20)).unwrap();
        memory.keep("desk", panel_at(1400)).unwrap();

        let again = Memory::read(Some(file));
        assert_eq!(again.place("desk"), Some(&panel_at(1400)));
        assert_eq!(again.place("train"), Some(&panel_at(20)));
        assert_eq!(again.place("home"), None);
    }

    #[test]
    fn a_file_that_makes_no_sense_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        fs::write(&file, "{\"desk\": {\"x\": \"left\"}}").unwrap();
        let mut memory = Memory::read(Some(file.clone()));
        assert_eq!(memory.place("desk"), None);
        memory.keep("desk", panel_at(7)).unwrap();
        assert_eq!(Memory::read(Some(file)).place("desk"), Some(&panel_at(7)));
    }

    #[test]
    fn without_a_file_the_place_is_known_until_the_end_of_the_program() {
        let mut memory = Memory::read(None);
        memory.keep("desk", panel_at(7)).unwrap();
        assert_eq!(memory.place("desk"), Some(&panel_at(7)));
    }
}
