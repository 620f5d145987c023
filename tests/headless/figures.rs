//! The calls and the figures of a shift, of a bar that is killed in the middle of it, and the files they are written to.

use std::{fs, path::Path, time::Duration};

use anyhow::{Context as _, Result, bail, ensure};
use ringside_ipc::{
    ErrorCode, ExportWord, HistoryCallView, PastOutcomeWord, SessionReply, SessionRequest, ShiftView, Then,
};
use ringside_tests::headless::{Bar, Place};

use crate::drive::{dial, hang_up, leave, outcome, save, simulator, until_delivered, with_policy};

async fn history(bar: &Bar) -> Result<Vec<HistoryCallView>> {
    match bar.take(SessionRequest::History).await? {
        SessionReply::History { calls, .. } => Ok(calls),
        other => bail!("{other:?}"),
    }
}

async fn shift(bar: &Bar) -> Result<ShiftView> {
    match bar.take(SessionRequest::Shift).await? {
        SessionReply::Shift { shift } => Ok(shift),
        other => bail!("{other:?}"),
    }
}

/// Waits until a second of talk is counted.
async fn talks(bar: &Bar) -> Result<()> {
    let counted = async {
        while shift(bar).await?.times.talk_ms < 1_000 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    };
    tokio::time::timeout(Duration::from_secs(60), counted).await.context("no talk is counted")?
}

async fn export(bar: &Bar, what: ExportWord, folder: &Path) -> Result<String> {
    let folder = Some(folder.to_str().context("a path")?.to_owned());
    match bar.take(SessionRequest::Export { what, folder }).await? {
        SessionReply::Exported { path } => Ok(fs::read_to_string(path)?),
        other => bail!("{other:?}"),
    }
}

#[tokio::test]
async fn a_shift_is_counted_over_a_kill_and_written_to_files_on_request() -> Result<()> {
    let sim = simulator(1).await?;
    let place = Place::new(&sim)?;
    let bar = with_policy(&place, "break_day_minutes = 45\nlanguage = \"es\"\n")?;
    bar.sign_in().await?;
    let call = dial(&bar, "07700 900123", None).await?;
    talks(&bar).await?;
    hang_up(&bar, &call).await?;
    save(&bar, &call, outcome("SALE"), Then::Stay).await?;
    until_delivered(&bar, &call).await?;
    let talked = shift(&bar).await?.times.talk_ms;
    ensure!(talked > 0, "talk is counted");
    bar.kill().await?;

    let bar = with_policy(&place, "break_day_minutes = 45\nlanguage = \"es\"\n")?;
    bar.sign_in().await?;
    let second = dial(&bar, "07700 900124", None).await?;
    hang_up(&bar, &second).await?;
    let calls = history(&bar).await?;
    let told: Vec<_> =
        calls.iter().map(|call| (call.number.as_deref(), call.outcome == PastOutcomeWord::Saved)).collect();
    ensure!(
        told == [(Some("+44 7700 900124"), false), (Some("+44 7700 900123"), true)],
        "the newest first: {told:?}"
    );
    ensure!(calls[1].talk_ms == talked && calls[1].label.is_some(), "{:?}", calls[1]);
    let figures = shift(&bar).await?;
    ensure!(figures.calls == 2 && figures.times.talk_ms >= talked, "{figures:?}");
    ensure!(figures.break_limit_ms == Some(45 * 60_000), "{figures:?}");
    ensure!(figures.outcomes.len() == 1 && figures.outcomes[0].kind.is_some(), "{:?}", figures.outcomes);

    let folder = tempfile::tempdir()?;
    let text = export(&bar, ExportWord::History, folder.path()).await?;
    ensure!(text.starts_with("\u{feff}Comienzo,Fin,Sentido,Número,"), "{text}");
    ensure!(text.contains(",'+44 7700 900123,") && text.lines().count() == 3, "{text}");
    let text = export(&bar, ExportWord::Shift, folder.path()).await?;
    ensure!(text.starts_with("\u{feff}Hora,Llamadas,Conversación,"), "{text}");
    let nowhere = Some(folder.path().join("gone").to_str().context("a path")?.to_owned());
    let refused = bar.refused(SessionRequest::Export { what: ExportWord::Shift, folder: nowhere }).await?;
    ensure!(refused.code == ErrorCode::Storage, "{refused:?}");

    save(&bar, &second, outcome("SALE"), Then::Stay).await?;
    until_delivered(&bar, &second).await?;
    let log = leave(bar).await?;
    ensure!(!log.contains("7700900") && !log.contains("7700 900"), "a number was logged:\n{log}");
    Ok(())
}
