//! `cargo xtask gallery`: every view and state as pictures, to be looked at.

use std::path::Path;

use anyhow::Result;

use crate::{
    places, setup,
    shell::{heading, npm, run},
};

/// Draws every view in every look into a folder, or those that the words name.
///
/// # Errors
///
/// When the page does not build, or a view cannot be drawn.
pub(crate) fn draw(folder: &Path, words: &[String]) -> Result<()> {
    heading("gallery: every view and state");
    setup::set_up(setup::Need::Test)?;
    run(npm(&places::ui()).args(["run", "--silent", "build:scripted"]))?;
    let mut pictures = npm(&places::ui_tests());
    pictures
        .args(["run", "--silent", "pictures", "--", "--to"])
        .arg(std::path::absolute(folder)?)
        .args(words);
    run(&mut pictures)
}
