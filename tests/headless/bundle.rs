//! The support bundle of a bar at work: what is shown is what is written, and nothing private is in either.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result, bail, ensure};
use ringside_ipc::{ErrorCode, ProfileReply, ProfileRequest, Then, UiError};
use ringside_tests::{
    headless::{Bar, PASSWORD, Place, SESSION},
    planted::unpacked,
};

use crate::drive::{dial, hang_up, outcome, save, simulator, until_delivered};

const NUMBER: &str = "07700 900123";

async fn preview(bar: &Bar) -> Result<(u64, BTreeMap<String, String>)> {
    let reply = bar.profile(&ProfileRequest::PreviewBundle).await?;
    let Ok(ProfileReply::Bundle { bundle, files, .. }) = reply else { bail!("{reply:?}") };
    Ok((bundle, files.into_iter().map(|file| (file.name, file.text)).collect()))
}

async fn write(bar: &Bar, bundle: Option<u64>, folder: &Path) -> Result<Result<ProfileReply, UiError>> {
    let folder = Some(folder.to_str().context("a path")?.to_owned());
    bar.profile(&ProfileRequest::WriteBundle { bundle, folder }).await
}

#[tokio::test]
async fn what_is_written_is_what_was_shown() -> Result<()> {
    let sim = simulator(1).await?;
    let place = Place::new(&sim)?;
    let logs = place.data().join("logs");
    fs::create_dir_all(&logs)?;
    fs::write(
        logs.join("ringside.log"),
        format!("{{\"message\":\"dials {NUMBER} with {PASSWORD}-{PASSWORD}\"}}\n"),
    )?;
    let bar = place.start()?;
    bar.sign_in().await?;
    let call = dial(&bar, NUMBER, None).await?;
    hang_up(&bar, &call).await?;
    save(&bar, &call, outcome("SALE"), Then::Stay).await?;
    until_delivered(&bar, &call).await?;

    let (bundle, shown) = preview(&bar).await?;
    let session = shown.get(&format!("session-{SESSION}.txt")).context("the session")?;
    ensure!(session.contains("Sign-in: signed in") && session.contains("connect_calls"), "{session}");
    ensure!(session.contains("delivered, 1 tries"), "{session}");
    let timeline = shown.get(&format!("timeline-{SESSION}.txt")).context("the timeline")?;
    ensure!(timeline.lines().count() >= 4, "{timeline}");
    ensure!(
        shown["system.txt"].contains("Memory: ") && shown["system.txt"].contains("ringside.sqlite"),
        "{shown:?}"
    );
    ensure!(shown["policy.txt"].contains("history_days"), "{shown:?}");
    let profiles = &shown["profiles.txt"];
    ensure!(profiles.contains("http://127.0.0.1:") && !profiles.contains("webservices"), "{profiles}");
    ensure!(shown["log/ringside.log"].contains("dials [number] with"), "{shown:?}");
    for (name, text) in &shown {
        ensure!(!text.contains("900123") && !text.contains("900 123"), "{name} shows the number: {text}");
    }

    let folder = tempfile::tempdir()?;
    let reply = write(&bar, Some(bundle), folder.path()).await?;
    let Ok(ProfileReply::BundleSaved { path, size_bytes }) = reply else { bail!("{reply:?}") };
    ensure!(fs::metadata(&path)?.len() == size_bytes);
    ensure!(unpacked(Path::new(&path))? == shown, "another bundle was written than was shown");
    bar.stop().await?;
    Ok(())
}

#[tokio::test]
async fn a_bundle_that_cannot_be_written_says_why_and_one_that_is_no_longer_shown_is_not_written()
-> Result<()> {
    let sim = simulator(2).await?;
    let place = Place::new(&sim)?;
    let bar = place.start()?;
    let (first, _) = preview(&bar).await?;
    let (second, _) = preview(&bar).await?;
    let folder = tempfile::tempdir()?;
    for (bundle, folder, code, key) in [
        (Some(first), folder.path(), ErrorCode::NotFound, "error-not-found"),
        (Some(second), Path::new("/nowhere/at/all"), ErrorCode::Storage, "bundle-no-folder"),
        (Some(second), Path::new("not/whole"), ErrorCode::Storage, "bundle-no-folder"),
    ] {
        let Err(refused) = write(&bar, bundle, folder).await? else { bail!("{folder:?} was written to") };
        ensure!(refused.code == code && refused.text.key == key, "{refused:?}");
    }
    ensure!(fs::read_dir(folder.path())?.count() == 0);
    let unseen = write(&bar, None, folder.path()).await?;
    ensure!(matches!(unseen, Ok(ProfileReply::BundleSaved { .. })), "{unseen:?}");
    bar.stop().await?;
    Ok(())
}
