use ringside_ipc::{Event, UiError};
use tauri::{State, ipc::Channel};

use crate::{
    core::Core,
    shell::{quit::Quit, ring::Ring, tray::Tray},
};

#[tauri::command]
pub(crate) async fn subscribe(
    core: State<'_, Core>,
    quit: State<'_, Quit>,
    ring: State<'_, Ring>,
    tray: State<'_, Tray>,
    channel: Channel<Event>,
) -> Result<(), UiError> {
    core.follow(channel).await?;
    ring.new_page();
    tray.ask_for_callbacks(&core);
    // A page that died while it asked asks again.
    if *quit.asks().borrow() {
        core.tell(Event::QuitAsked);
    }
    Ok(())
}
