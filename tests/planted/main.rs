//! Planted secrets: after a whole shift with faults, nothing of what must not be seen is anywhere it could be.
//!
//! Each value is looked for in all its spellings, with a search that is first shown to find it.

#![cfg(target_os = "linux")]

mod bundle;
mod desktop;
mod keychain;
mod shift;
mod wiretap;
mod work;

use std::io::{self, Write as _};

use anyhow::{Result, ensure};
use ringside_tests::{
    planted::{Needles, Planted, spelled},
    sites::{DEEPCALL, GENESYS, MAXCONTACT, OZONETEL, Site, UCONTACT},
};

#[test]
fn every_spelling_of_a_planted_value_is_found_in_the_midst_of_a_file() -> Result<()> {
    let all = [
        Planted { what: "note", value: "Año \"nuevo\" & 50 %".to_owned() },
        Planted { what: "number", value: "07700 900147".to_owned() },
    ];
    let needles = Needles::of(&all)?;
    let file = |middle: &[u8]| [b"\x00{\"a\": 1} ".as_slice(), middle, b"\xff and more"].concat();
    ensure!(needles.find(&file(b"nothing")).is_empty());
    for (how, bytes) in spelled(&all[0].value) {
        ensure!(needles.find(&file(&bytes)).iter().any(|(what, _)| *what == "note"), "{how}");
    }
    for written in
        ["07700900147", "+44 7700 900-147", "(07700) 900.147", "%2B447700900147", "tel:7700/900147"]
    {
        ensure!(
            needles.find(&file(written.as_bytes())).iter().any(|(what, _)| *what == "number"),
            "{written}"
        );
    }
    for before in ["", "x", "xy", "xyz"] {
        use base64::Engine as _;
        let text = base64::engine::general_purpose::STANDARD.encode(format!("{before}{}z", all[0].value));
        ensure!(!needles.find(&file(text.as_bytes())).is_empty(), "base64 after {before:?}");
    }
    Ok(())
}

async fn shift(site: &'static Site) -> Result<()> {
    let report = shift::shift(site).await?;
    // Written past the capture of the test runner: the figures are for people.
    write!(io::stderr(), "{report}")?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_at_maxcontact_leaves_nothing_behind() -> Result<()> {
    shift(&MAXCONTACT).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_at_ozonetel_leaves_nothing_behind() -> Result<()> {
    shift(&OZONETEL).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_at_genesys_leaves_nothing_behind() -> Result<()> {
    shift(&GENESYS).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_at_deepcall_leaves_nothing_behind() -> Result<()> {
    shift(&DEEPCALL).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_at_ucontact_leaves_nothing_behind() -> Result<()> {
    shift(&UCONTACT).await
}
