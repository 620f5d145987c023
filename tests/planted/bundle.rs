//! The support bundle at the end of a shift, with a log in it that says everything.

use std::{fs, path::Path};

use anyhow::{Result, bail, ensure};
use ringside_ipc::{ProfileReply, ProfileRequest};
use ringside_tests::{
    headless::Bar,
    planted::{Planted, spelled, unpacked},
};

use crate::desktop::Desktop;

/// How a log would spell what it is given.
const IN_LOGS: [&str; 3] = ["as it is", "in JSON", "percent-encoded"];

/// Writes a bundle and returns it, packed and unpacked. The bar knows all these values but a password that was wrong, and
/// a name that an earlier run was told and nobody has kept.
pub(crate) async fn written(bar: &Bar, desktop: &Desktop, known: &[Planted]) -> Result<Vec<Vec<u8>>> {
    let logs = desktop.data().join("logs");
    fs::create_dir_all(&logs)?;
    let mut log = Vec::new();
    let views = serde_json::to_string(&bar.seen().sessions)?;
    let unknown = |planted: &Planted| match planted.what {
        "wrong password" => true,
        "name" => !views.contains(&planted.value),
        _ => false,
    };
    for planted in known.iter().filter(|planted| !unknown(planted)) {
        let spellings = spelled(&planted.value).into_iter().filter(|(how, _)| IN_LOGS.contains(how));
        for (_, spelling) in spellings {
            log.extend([b"2026-03-04T08:05:07Z it was ", &*spelling, b" that went wrong\n"].concat());
        }
    }
    fs::write(logs.join("ringside.log"), &log)?;
    let reply = bar.profile(&ProfileRequest::PreviewBundle).await?;
    // What was put there for the bundle is none of the bar's own doing.
    fs::remove_dir_all(&logs)?;
    let Ok(ProfileReply::Bundle { bundle, files, .. }) = reply else { bail!("{reply:?}") };
    let from_log = files.iter().find(|file| file.name == "log/ringside.log");
    let lines = from_log.map_or(0, |file| file.text.matches("it was [").count());
    let all = log.iter().filter(|byte| **byte == b'\n').count();
    ensure!(lines == all && all > 20, "{lines} of {all} lines of the log: {from_log:?}");
    for part in ["session-", "timeline-"] {
        let there = files.iter().any(|file| file.name.starts_with(part) && file.text.lines().count() > 3);
        ensure!(there, "no {part} in the bundle");
    }

    let folder = desktop.home().join("saved");
    fs::create_dir_all(&folder)?;
    let folder = Some(folder.display().to_string());
    let reply = bar.profile(&ProfileRequest::WriteBundle { bundle: Some(bundle), folder }).await?;
    let Ok(ProfileReply::BundleSaved { path, .. }) = reply else { bail!("{reply:?}") };
    let mut all = vec![fs::read(&path)?];
    all.extend(unpacked(Path::new(&path))?.into_values().map(String::into_bytes));
    ensure!(all.len() == files.len() + 1, "{} files in the archive", all.len() - 1);
    Ok(all)
}
