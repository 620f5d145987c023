use ringside_ipc::{Event, UiError};
use tauri::{State, ipc::Channel};

use crate::core::Core;

#[tauri::command]
pub(crate) async fn subscribe(core: State<'_, Core>, channel: Channel<Event>) -> Result<(), UiError> {
    core.follow(channel).await
}
