use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

/// How the program is started.
#[derive(Debug, Clone)]
pub struct App {
    pub(crate) binary: PathBuf,
    pub(crate) args: Vec<String>,
    pub(crate) env: Vec<(String, OsString)>,
    pub(crate) screens: Vec<Screen>,
}

/// Width and height of a screen, in pixels.
pub type Screen = (u16, u16);

const ONE_SCREEN: Screen = (1280, 900);

impl App {
    /// The program with its folders for configuration and data inside `home`, which the caller keeps.
    #[must_use]
    pub fn new(binary: PathBuf, home: &Path) -> Self {
        let env = vec![
            ("RINGSIDE_CONFIG_DIR".to_owned(), home.join("config").into_os_string()),
            ("RINGSIDE_DATA_DIR".to_owned(), home.join("data").into_os_string()),
        ];
        Self { binary, args: Vec::new(), env, screens: vec![ONE_SCREEN] }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn arg(mut self, arg: &str) -> Self {
        self.args.push(arg.to_owned());
        self
    }

    /// The same with one more environment variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.env.push((name.to_owned(), value.into()));
        self
    }

    /// The same on these screens, which stand side by side with their tops in line.
    #[must_use]
    pub fn screens(mut self, screens: &[Screen]) -> Self {
        self.screens = screens.to_vec();
        self
    }
}

/// The program as built: what `RINGSIDE_APP` names, else the one in the folder this program was built into.
///
/// # Errors
///
/// When it is not there.
pub fn built_app() -> Result<PathBuf> {
    if let Some(named) = env::var_os("RINGSIDE_APP") {
        return Ok(named.into());
    }
    let this = env::current_exe().context("this program has no path")?;
    // A test lies in `deps`, one folder below the programs.
    let beside =
        this.ancestors().skip(1).take(2).map(|folder| folder.join("ringside")).find(|path| path.is_file());
    beside.context("the program is not built: run `npm run build` in ui/, then `cargo build -p ringside`")
}
