//! The system's own dialog for a folder: a table and a bundle go where it says, what is called off writes nothing, and the
//! bar has the keyboard again where it was left.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Result, ensure};
use ringside_journey::{Display, Journey, Key};
use tokio::time;

use crate::{
    hands::{Shift, eventually, has_focus, shown_where_it_stops, text_of},
    spoken::listener::Listener,
};

/// How long the dialog has to take in one step before it is looked at again.
const TAKEN_IN_WITHIN: Duration = Duration::from_secs(2);

async fn comes_up(screen: &Display, title: &str) -> Result<()> {
    let has_keyboard = async || Ok(screen.focused()?.as_deref() == Some(title));
    eventually(&format!("{title:?} has the keyboard"), has_keyboard).await
}

/// The dialog has gone, and the bar has the keyboard and the focus where it was.
async fn back(bar: &Journey, title: &str, button: &str) -> Result<()> {
    let screen = bar.display();
    eventually("the dialog has gone", async || Ok(screen.place_of(title)?.is_none())).await?;
    eventually("the bar has the keyboard", async || Ok(screen.focused()?.as_deref() == Some("Ringside")))
        .await?;
    has_focus(bar, button).await
}

/// Takes steps in the dialog until it has gone. A step is looked at before the next is taken: keys that come before the
/// dialog is drawn are lost.
async fn until_gone(screen: &Display, title: &str, step: impl AsyncFn() -> Result<()>) -> Result<()> {
    eventually(&format!("{title:?} goes"), async || {
        step().await?;
        let gone = async {
            while screen.place_of(title)?.is_some() {
                time::sleep(Duration::from_millis(50)).await;
            }
            anyhow::Ok(true)
        };
        time::timeout(TAKEN_IN_WITHIN, gone).await.unwrap_or(Ok(false))
    })
    .await
}

/// Types while the dialog has the keyboard, and into nothing else.
fn types(screen: &Display, title: &str, keys: &str) -> Result<()> {
    if screen.focused()?.as_deref() == Some(title) { screen.types(keys) } else { Ok(()) }
}

/// Chooses a folder as one does who knows where it is: the first letter of its path opens a field for the rest, and Enter
/// takes what is in it.
async fn chooses(bar: &Journey, title: &str, folder: &Path) -> Result<()> {
    let (screen, reader) = (bar.display(), Listener::on(bar.bus()).await?);
    comes_up(screen, title).await?;
    let path = folder.display().to_string();
    until_gone(screen, title, async || {
        let Some(field) = reader.field_in(title).await? else { return types(screen, title, "/") };
        match field.text().await {
            Ok(text) if text.trim_end_matches('/') == path => types(screen, title, "\n")?,
            // One that has gone is looked for again.
            Ok(_) => drop(field.put(&path).await),
            Err(_) => {}
        }
        Ok(())
    })
    .await
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?)
}

/// Waits for one file of that kind, and for the bar to say where it is.
async fn written(bar: &Journey, folder: &Path, kind: &str, said: &str) -> Result<()> {
    bar.wait_for_text(said, &format!("{}/ringside", folder.display())).await?;
    let files = files(folder)?;
    ensure!(files.len() == 1 && files[0].extension().is_some_and(|end| end == kind), "{files:?}");
    Ok(())
}

async fn opens(bar: &Journey, job: &str) -> Result<()> {
    bar.click("menu").await?;
    bar.click(&format!("menu-{job}")).await
}

async fn into_folders(bar: &Journey, home: &Path) -> Result<()> {
    let (tables, support) = (home.join("tables"), home.join("support"));
    fs::create_dir_all(&tables)?;
    fs::create_dir_all(&support)?;

    opens(bar, "shift").await?;
    bar.click("export-elsewhere").await?;
    let screen = bar.display();
    comes_up(screen, "Folder for the table").await?;
    let called_off = async || types(screen, "Folder for the table", "\u{1b}");
    until_gone(screen, "Folder for the table", called_off).await?;
    back(bar, "Folder for the table", "export-elsewhere").await?;
    let said = text_of(bar, "[data-testid=exported]").await?;
    ensure!(said.is_some_and(|said| said.trim().is_empty()), "what was called off was written");

    bar.press(Key::Enter).await?;
    chooses(bar, "Folder for the table", &tables).await?;
    back(bar, "Folder for the table", "export-elsewhere").await?;
    written(bar, &tables, "csv", "exported").await?;
    bar.press(Key::Escape).await?;

    opens(bar, "bundle").await?;
    bar.find("bundle-files").await?;
    bar.click("bundle-choose").await?;
    chooses(bar, "Choose the folder", &support).await?;
    back(bar, "Choose the folder", "bundle-choose").await?;
    bar.click("bundle-save").await?;
    written(bar, &support, "zip", "bundle-saved").await
}

#[tokio::test]
async fn a_table_and_a_bundle_go_to_the_folder_of_the_systems_dialog_and_the_keyboard_is_the_bars_again()
-> Result<()> {
    let mut shift = Shift::on_a_call().await?;
    let _manager = shift.bar.display().manage()?;
    let played = into_folders(&shift.bar, shift.home.path()).await;
    shown_where_it_stops(&mut shift.bar, "folder", played).await?;
    shift.end().await;
    Ok(())
}
