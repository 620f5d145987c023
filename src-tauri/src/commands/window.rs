use ringside_ipc::{UiError, WindowReply, WindowRequest};
use tauri::{State, WebviewWindow};

use crate::shell::bar::Bar;

#[tauri::command]
pub(crate) async fn window(
    bar: State<'_, Bar>,
    window: WebviewWindow,
    request: WindowRequest,
) -> Result<WindowReply, UiError> {
    Ok(bar.carry_out(&window, request))
}
