use ringside_ipc::{ProfileReply, ProfileRequest, UiError};
use tauri::State;

use crate::core::Core;

#[tauri::command]
pub(crate) async fn profile(core: State<'_, Core>, request: ProfileRequest) -> Result<ProfileReply, UiError> {
    core.host().await?.profile(request).await
}
