use std::process::{Command, Stdio};

use anyhow::{Result, bail};
use x11rb::{
    connection::Connection as _,
    protocol::xproto::{Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, MapState},
};

use crate::process::Running;

/// A virtual screen of its own.
#[derive(Debug)]
pub struct Display {
    name: String,
    _server: Running,
}

impl Display {
    /// Starts one on a free number.
    ///
    /// # Errors
    ///
    /// When Xvfb is missing or does not start.
    pub fn start() -> Result<Self> {
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"])
            .stderr(Stdio::null());
        let (server, number) = Running::start_and_hear(&mut xvfb, "xvfb")?;
        Ok(Self { name: format!(":{number}"), _server: server })
    }

    /// Asks the window with this title to close, as a window manager does when its close button or Alt F4 is pressed.
    ///
    /// # Errors
    ///
    /// When no window with that title shows, or the screen is gone.
    pub fn ask_to_close(&self, title: &str) -> Result<()> {
        let (screen, number) = x11rb::connect(Some(&self.name))?;
        let atom =
            |name: &str| -> Result<Atom> { Ok(screen.intern_atom(false, name.as_bytes())?.reply()?.atom) };
        let (protocols, delete) = (atom("WM_PROTOCOLS")?, atom("WM_DELETE_WINDOW")?);
        let mut windows = vec![screen.setup().roots[number].root];
        while let Some(window) = windows.pop() {
            windows.extend(screen.query_tree(window)?.reply()?.children);
            let name =
                screen.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64)?.reply()?;
            let shows = screen.get_window_attributes(window)?.reply()?.map_state == MapState::VIEWABLE;
            if shows && name.value == title.as_bytes() {
                let data = [delete, x11rb::CURRENT_TIME, 0, 0, 0];
                let event = ClientMessageEvent::new(32, window, protocols, data);
                screen.send_event(false, window, EventMask::NO_EVENT, event)?.check()?;
                return Ok(());
            }
        }
        bail!("no window is called {title}")
    }

    /// The value of `DISPLAY`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}
