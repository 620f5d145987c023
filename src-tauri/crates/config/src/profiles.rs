use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use ringside_domain::ProfileId;

use crate::{
    file::{self, FileError},
    folders::Folders,
    problem::{FileProblem, Problem, from_toml},
    profile::{Profile, ProfileFile},
};

const LONGEST_ID: usize = 64;

/// The profiles of this user, as their files stood when they were loaded, with all saved and deleted since.
#[derive(Debug, Clone)]
pub struct Profiles {
    folder: PathBuf,
    usable: Vec<String>,
    good: Vec<Profile>,
    bad: Vec<BadProfile>,
}

/// A profile file that cannot be used. It is left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadProfile {
    /// The file, or the folder when that cannot be read.
    pub path: PathBuf,
    /// What is wrong, and where.
    pub problem: FileProblem,
}

impl fmt::Display for BadProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        write!(f, "{}: {}", name.display(), self.problem)
    }
}

/// A profile that could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// It would not be good once read again.
    #[error("{0}")]
    Bad(#[from] FileProblem),
    /// The system did not let us write it.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Profiles {
    /// Reads all profile files. A bad one is told beside the good ones; files that do not end in `.toml`, or begin with
    /// a dot, are nobody's business here. `usable` are the vendors this bar can drive.
    #[must_use]
    pub fn load(folders: &Folders, usable: &[&str]) -> Self {
        let mut profiles = Self {
            folder: folders.profiles(),
            usable: usable.iter().map(|vendor| (*vendor).to_owned()).collect(),
            good: Vec::new(),
            bad: Vec::new(),
        };
        match files(&profiles.folder) {
            Ok(paths) => {
                for path in paths {
                    match read(&path, usable) {
                        Ok(Some(profile)) => profiles.good.push(profile),
                        Ok(None) => {}
                        Err(problem) => profiles.bad.push(BadProfile { path, problem }),
                    }
                }
            }
            Err(problem) => profiles.bad.push(BadProfile { path: profiles.folder.clone(), problem }),
        }
        profiles.sort();
        profiles
    }

    /// All that can be used, by name.
    #[must_use]
    pub fn good(&self) -> &[Profile] {
        &self.good
    }

    /// All that cannot, by file.
    #[must_use]
    pub fn bad(&self) -> &[BadProfile] {
        &self.bad
    }

    /// The profile with this id, if it can be used.
    #[must_use]
    pub fn get(&self, id: &ProfileId) -> Option<&Profile> {
        self.good.iter().find(|profile| profile.id == *id)
    }

    /// An id for a new profile: its name in small letters, with a number where that is taken, by a bad file too.
    #[must_use]
    pub fn new_id(&self, name: &str) -> ProfileId {
        let slug = slug(name);
        let taken = |id: &str| {
            self.folder.join(format!("{id}.toml")).exists()
                || self.good.iter().any(|profile| profile.id.as_str().eq_ignore_ascii_case(id))
        };
        let numbered = (2_u32..).map(|number| format!("{slug}-{number}"));
        let free = std::iter::once(slug.clone()).chain(numbered).find(|id| is_id(id) && !taken(id));
        ProfileId::new(free.unwrap_or(slug))
    }

    /// Writes the profile to its file, whole or not at all, over what stood there. Comments in the file are lost;
    /// [`Profile::options`] comes back as it is.
    ///
    /// # Errors
    ///
    /// [`SaveError::Bad`] when the profile has been changed into one that could not be loaded again. Nothing is written
    /// then, and whatever fails, the old file stays.
    pub fn save(&mut self, profile: &Profile) -> Result<(), SaveError> {
        let path = self.path(&profile.id)?;
        let text = toml::to_string_pretty(&profile.to_file())
            .map_err(|error| FileProblem::whole(Problem::Syntax(error.to_string())))?;
        let usable: Vec<&str> = self.usable.iter().map(String::as_str).collect();
        let saved = parse(&text, &profile.id, &usable)?;
        file::prepare(&path, &text)?.put()?;
        self.good.retain(|known| known.id != saved.id);
        self.bad.retain(|known| known.path != path);
        self.good.push(saved);
        self.sort();
        Ok(())
    }

    /// Deletes the profile's file. One that is gone already is fine.
    ///
    /// # Errors
    ///
    /// [`SaveError::File`] when the system does not let us; the profile stays.
    pub fn delete(&mut self, id: &ProfileId) -> Result<(), SaveError> {
        let path = self.path(id)?;
        file::delete(&path)?;
        self.good.retain(|known| known.id != *id);
        self.bad.retain(|known| known.path != path);
        Ok(())
    }

    /// The file of a profile; an id that is none could name any file.
    fn path(&self, id: &ProfileId) -> Result<PathBuf, FileProblem> {
        if is_id(id.as_str()) {
            Ok(self.folder.join(format!("{id}.toml")))
        } else {
            Err(FileProblem::whole(Problem::FileName))
        }
    }

    fn sort(&mut self) {
        self.good.sort_by_cached_key(|profile| (profile.name.to_lowercase(), profile.id.clone()));
        self.bad.sort_by(|a, b| a.path.cmp(&b.path));
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, FileProblem> {
    let unreadable = |error: std::io::Error| FileProblem::whole(Problem::Unreadable(error.kind()));
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(unreadable)?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if !hidden && path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// The profile in a file; `None` when the file has gone since it was listed.
fn read(path: &Path, usable: &[&str]) -> Result<Option<Profile>, FileProblem> {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| is_id(stem));
    let id = ProfileId::new(stem.ok_or(FileProblem::whole(Problem::FileName))?);
    file::read(path)?.map(|text| parse(&text, &id, usable)).transpose()
}

pub(crate) fn parse(text: &str, id: &ProfileId, usable: &[&str]) -> Result<Profile, FileProblem> {
    let file: ProfileFile = from_toml(text)?;
    file.check(id, usable).map_err(|found| FileProblem::in_text(text, found))
}

/// Whether this can be the name of a file on every system.
fn is_id(text: &str) -> bool {
    let letters = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    letters && (1..=LONGEST_ID).contains(&text.len()) && !is_device(text)
}

/// Windows opens a device under these names, whatever comes after the dot.
fn is_device(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let numbered = |name: &str| {
        text.strip_prefix(name)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(text.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'á' | 'à' | 'ä' | 'â' | 'ã' => 'a',
            'é' | 'è' | 'ë' | 'ê' => 'e',
            'í' | 'ì' | 'ï' | 'î' => 'i',
            'ó' | 'ò' | 'ö' | 'ô' | 'õ' => 'o',
            'ú' | 'ù' | 'ü' | 'û' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            other => other,
        };
        if plain.is_ascii_alphanumeric() {
            slug.push(plain);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() == LONGEST_ID / 2 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "profile".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests;
