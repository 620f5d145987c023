use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf, absolute},
};

use directories::{ProjectDirs, UserDirs};

const SERVICE: &str = "ringside";

/// Where this bar keeps its files, and under which name its secrets stand in the keychain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    config: PathBuf,
    data: PathBuf,
    keychain_service: String,
}

/// The system names no home folder for this user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this user has no home folder; set RINGSIDE_CONFIG_DIR and RINGSIDE_DATA_DIR")]
pub struct NoHome;

impl Folders {
    /// The platform's folders for this user, or those that `RINGSIDE_CONFIG_DIR` and `RINGSIDE_DATA_DIR` name. A
    /// relative path counts from the working folder; an empty variable is as good as none. Nothing is created.
    ///
    /// # Errors
    ///
    /// [`NoHome`] when a folder is needed from a system that has none to offer.
    pub fn from_environment() -> Result<Self, NoHome> {
        Self::from_variables(|name| env::var_os(name))
    }

    /// These folders, with a keychain name of their own.
    #[must_use]
    pub fn at(config: impl Into<PathBuf>, data: impl Into<PathBuf>) -> Self {
        let data = settled(data.into());
        let keychain_service = service_for(&data);
        Self { config: settled(config.into()), data, keychain_service }
    }

    fn from_variables(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, NoHome> {
        let folder = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let config = folder("RINGSIDE_CONFIG_DIR");
        let data = folder("RINGSIDE_DATA_DIR");
        if let (Some(config), Some(data)) = (&config, &data) {
            return Ok(Self::at(config, data));
        }
        let platform = ProjectDirs::from("", "", SERVICE).ok_or(NoHome)?;
        let moved = data.is_some();
        let folders = Self::at(
            config.unwrap_or_else(|| platform.config_dir().to_owned()),
            // A database does not follow the user from computer to computer.
            data.unwrap_or_else(|| platform.data_local_dir().to_owned()),
        );
        Ok(if moved { folders } else { Self { keychain_service: SERVICE.to_owned(), ..folders } })
    }

    /// The folder of `settings.toml` and `profiles`.
    #[must_use]
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// The folder of the database and the logs.
    #[must_use]
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The folder of the profile files.
    #[must_use]
    pub fn profiles(&self) -> PathBuf {
        self.config.join("profiles")
    }

    /// The settings file.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.toml")
    }

    /// The folder of the log files.
    #[must_use]
    pub fn logs(&self) -> PathBuf {
        self.data.join("logs")
    }

    /// The home folder of this user, where the system names one.
    #[must_use]
    pub fn home() -> Option<PathBuf> {
        UserDirs::new().map(|user| user.home_dir().to_owned())
    }

    /// Where this user looks for what was saved: the folder of downloads, or the home folder.
    #[must_use]
    pub fn downloads() -> Option<PathBuf> {
        let user = UserDirs::new()?;
        let downloads = user.download_dir().filter(|folder| folder.is_dir());
        Some(downloads.unwrap_or_else(|| user.home_dir()).to_owned())
    }

    /// The service under which secrets stand in the keychain: `ringside`, and with a suffix of its own for each moved
    /// data folder, so that a second bar never touches the first one's passwords.
    #[must_use]
    pub fn keychain_service(&self) -> &str {
        &self.keychain_service
    }
}

/// One spelling for one folder: absolute, without a slash at the end.
fn settled(folder: PathBuf) -> PathBuf {
    absolute(&folder).unwrap_or(folder).components().collect()
}

fn service_for(data: &Path) -> String {
    // FNV-1a: the name must stay the same with every compiler and release, and hides nothing.
    let hash = data.as_os_str().as_encoded_bytes().iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{SERVICE}-{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders(variables: &[(&str, &str)]) -> Folders {
        Folders::from_variables(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
        .unwrap()
    }

    #[test]
    fn both_variables_move_both_folders() {
        let folders = folders(&[("RINGSIDE_CONFIG_DIR", "/c"), ("RINGSIDE_DATA_DIR", "/d")]);
        assert_eq!(folders, Folders::at("/c", "/d"));
        assert!(folders.profiles().ends_with("profiles") && folders.profiles().starts_with(folders.config()));
        assert!(folders.logs().starts_with(folders.data()));
    }

    #[test]
    fn without_variables_the_keychain_name_is_the_plain_one() {
        let usual = folders(&[("RINGSIDE_CONFIG_DIR", ""), ("RINGSIDE_DATA_DIR", "")]);
        assert_eq!(usual.keychain_service(), "ringside");
        assert_eq!(folders(&[("RINGSIDE_CONFIG_DIR", "/c")]).keychain_service(), "ringside");
        assert_eq!(folders(&[("RINGSIDE_CONFIG_DIR", "/c")]).data(), usual.data());
        assert!(usual.config().is_absolute() && usual.data().is_absolute());
    }

    #[test]
    fn each_data_folder_has_a_keychain_name_of_its_own_however_it_is_spelled() {
        let service = |data: &str| folders(&[("RINGSIDE_DATA_DIR", data)]).keychain_service().to_owned();
        assert_ne!(service("/d"), "ringside");
        assert_ne!(service("/d"), service("/e"));
        assert_eq!(service("/d"), service("/d/"));
        // Passwords kept under this name by an earlier release must be found by the next one.
        #[cfg(unix)]
        assert_eq!(service("/d"), "ringside-07d66207b49cd0ae");
    }

    #[test]
    fn a_relative_folder_counts_from_the_working_folder() {
        let here = env::current_dir().unwrap();
        assert_eq!(folders(&[("RINGSIDE_DATA_DIR", "data")]).data(), here.join("data"));
    }
}
