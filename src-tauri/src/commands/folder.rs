use std::path::Path;

use ringside_ipc::{FolderReply, FolderRequest, UiError};
use tauri::WebviewWindow;
use tauri_plugin_dialog::DialogExt as _;
use tokio::sync::oneshot;

#[tauri::command]
pub(crate) async fn folder(window: WebviewWindow, request: FolderRequest) -> Result<FolderReply, UiError> {
    Ok(match request {
        FolderRequest::Choose { title, from } => {
            let (chosen, answer) = oneshot::channel();
            let mut dialog = window.dialog().file().set_parent(&window).set_title(title);
            if Path::new(&from).is_dir() {
                dialog = dialog.set_directory(from);
            }
            dialog.pick_folder(move |folder| drop(chosen.send(folder)));
            // A dialog that was put away has chosen nothing, and so has a desktop that has none.
            let folder = answer.await.ok().flatten().and_then(|folder| folder.into_path().ok());
            let folder = folder.map(|folder| folder.display().to_string());
            FolderReply { done: folder.is_some(), folder }
        }
        FolderRequest::Show { path } => {
            let shown = tauri_plugin_opener::reveal_item_in_dir(path);
            let shown = shown.inspect_err(|error| tracing::info!(%error, "no file manager shows the file"));
            FolderReply { folder: None, done: shown.is_ok() }
        }
    })
}
