//! The text somebody has selected. X11 keeps it apart from the clipboard, so that reading it changes neither.

use std::time::Duration;

use tokio::time;
use x11rb::{
    CURRENT_TIME,
    connection::Connection as _,
    errors::ReplyOrIdError,
    protocol::{
        Event,
        xproto::{AtomEnum, ConnectionExt as _, CreateWindowAux, WindowClass},
    },
    rust_connection::RustConnection,
};

/// How long the program that holds the selection may take to hand it over; one that hangs never does.
const HANDED_OVER_WITHIN: Duration = Duration::from_secs(2);
const LOOKED_FOR_EVERY: Duration = Duration::from_millis(10);

/// In units of four bytes: more than anything with one number in it.
const LONGEST: u32 = 1024;

/// What is selected now; `None` when nothing is, or nobody hands it over.
pub(super) async fn text() -> Option<String> {
    match time::timeout(HANDED_OVER_WITHIN, read()).await {
        Ok(Ok(text)) => text,
        Ok(Err(error)) => {
            tracing::warn!(%error, "what is selected could not be read");
            None
        }
        Err(_) => {
            tracing::warn!("the program with the selection did not hand it over");
            None
        }
    }
}

async fn read() -> Result<Option<String>, ReplyOrIdError> {
    let (server, screen) = match x11rb::connect(None) {
        Ok(connected) => connected,
        Err(error) => {
            tracing::warn!(%error, "there is no X server to ask what is selected");
            return Ok(None);
        }
    };
    let window = server.generate_id()?;
    let root = server.setup().roots[screen].root;
    let aux = CreateWindowAux::new();
    server.create_window(0, window, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, 0, &aux)?;
    let (text, utf8) = (atom(&server, b"RINGSIDE_SELECTED")?, atom(&server, b"UTF8_STRING")?);
    let mut found = None;
    for kind in [utf8, AtomEnum::STRING.into()] {
        server.convert_selection(window, AtomEnum::PRIMARY.into(), kind, text, CURRENT_TIME)?;
        server.flush()?;
        if handed_over(&server).await? {
            let value = server.get_property(true, window, text, AtomEnum::ANY, 0, LONGEST)?.reply()?;
            // One that comes in parts is longer than anything to dial.
            if value.type_ == kind && value.bytes_after == 0 {
                found = Some(if kind == utf8 {
                    String::from_utf8_lossy(&value.value).into_owned()
                } else {
                    value.value.into_iter().map(char::from).collect()
                });
                break;
            }
        }
    }
    server.destroy_window(window)?;
    server.flush()?;
    Ok(found)
}

fn atom(server: &RustConnection, name: &[u8]) -> Result<u32, ReplyOrIdError> {
    Ok(server.intern_atom(false, name)?.reply()?.atom)
}

/// Waits for the answer; says whether there is one.
async fn handed_over(server: &RustConnection) -> Result<bool, ReplyOrIdError> {
    loop {
        match server.poll_for_event()? {
            Some(Event::SelectionNotify(told)) => return Ok(told.property != x11rb::NONE),
            Some(_) => {}
            None => time::sleep(LOOKED_FOR_EVERY).await,
        }
    }
}
