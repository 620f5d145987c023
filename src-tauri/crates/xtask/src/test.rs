//! `cargo xtask test`: every check and test of the project, stopping at the first that fails.

use anyhow::Result;
use clap::ValueEnum as _;

use crate::{
    bindings, places,
    setup::{Need, build_page, set_up},
    shell::{cargo, heading, npm, run as start, say},
};

/// One part of the tests, in the order they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Step {
    /// Rust is formatted.
    Format,
    /// The page's types are the core's.
    Bindings,
    /// The page's types and units.
    Page,
    /// The Rust lints.
    Lint,
    /// All Rust tests, journeys through the built program among them.
    Rust,
    /// The page in a browser, on a scripted host.
    Browser,
}

/// Runs the steps named, or all of them.
///
/// # Errors
///
/// When one fails; those after it are not run.
pub(crate) fn run(only: &[Step]) -> Result<()> {
    set_up(Need::Test)?;
    for step in Step::value_variants() {
        if only.is_empty() || only.contains(step) {
            step.run()?;
        }
    }
    say("\nEverything passed.");
    Ok(())
}

impl Step {
    fn run(self) -> Result<()> {
        heading(self.title());
        match self {
            Self::Format => start(cargo().args(["fmt", "--all", "--check"])),
            Self::Bindings => bindings::check(),
            Self::Page => {
                start(npm(&places::ui()).args(["run", "check"]))?;
                start(npm(&places::ui()).args(["run", "test"]))
            }
            Self::Lint => {
                build_page()?;
                let lint = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
                start(cargo().args(lint))
            }
            Self::Rust => {
                build_page()?;
                // Builds the program too, because it has integration tests; the journeys drive it.
                start(cargo().args(["test", "--workspace"]))
            }
            Self::Browser => start(npm(&places::ui_tests()).arg("test")),
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Bindings => "bindings: the page's types are the core's",
            Self::Page => "page: types and units",
            Self::Lint => "lint: clippy without warnings",
            Self::Rust => "rust: all tests, and journeys through the built program",
            Self::Browser => "browser: the page on a scripted host",
        }
    }
}
