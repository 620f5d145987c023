use ringside_ipc::{SessionReply, SessionRequest, UiError};
use tauri::State;

use crate::core::Core;

#[tauri::command]
pub(crate) async fn session(
    core: State<'_, Core>,
    session: String,
    request: SessionRequest,
) -> Result<SessionReply, UiError> {
    core.host().await?.session(&session, request).await
}
