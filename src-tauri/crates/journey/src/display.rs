use std::{
    ffi::OsString,
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use tempfile::{NamedTempFile, TempDir};
use x11rb::{
    connection::Connection as _,
    protocol::xproto::{
        Atom, AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt as _, EventMask, MapState,
        Window,
    },
    rust_connection::RustConnection,
};

use crate::{app::Screen, process::Running};

const MANAGES_WITHIN: Duration = Duration::from_secs(30);
const LOOKED_FOR_EVERY: Duration = Duration::from_millis(20);

/// A window manager on a [`Display`].
#[derive(Debug)]
pub struct Manager {
    _program: Running,
    _configuration: NamedTempFile,
}

/// Nobody's own configuration. An empty file would be a mistake, which it says in a window of its own.
const CONFIGURATION: &str = "<openbox_config xmlns=\"http://openbox.org/3.4/rc\"/>";

/// Virtual screens of its own.
#[derive(Debug)]
pub struct Display {
    name: String,
    parts: Option<Parts>,
    _server: Running,
}

/// What makes a program take parts of the one screen that Xvfb has for screens of their own.
#[derive(Debug)]
struct Parts {
    named: String,
    library: TempDir,
}

const LIBRARY: &str = "screens.so";

impl Parts {
    fn of(screens: &[Screen]) -> Result<Self> {
        let mut left = 0;
        let named = screens.iter().map(|(width, height)| {
            let one = format!("{width}x{height}+{left}+0");
            left += u32::from(*width);
            one
        });
        let named = named.collect::<Vec<_>>().join(" ");
        let library = tempfile::tempdir()?;
        let mut cc = Command::new("cc");
        cc.args(["-shared", "-fPIC", "-o"]).arg(library.path().join(LIBRARY));
        cc.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/screens.c"))
            .args(["-lXrandr", "-lX11", "-ldl"]);
        let built = cc.status().context("cc (package gcc) does not start")?;
        ensure!(built.success(), "screens.c is not built: packages gcc, libgtk-3-dev");
        Ok(Self { named, library })
    }
}

impl Display {
    /// Starts one on a free number, with these screens side by side.
    ///
    /// # Errors
    ///
    /// When Xvfb is missing or does not start.
    pub fn start(screens: &[Screen]) -> Result<Self> {
        let width: u32 = screens.iter().map(|(width, _)| u32::from(*width)).sum();
        let height = screens.iter().map(|(_, height)| *height).max().context("a display without a screen")?;
        let parts = if screens.len() > 1 { Some(Parts::of(screens)?) } else { None };
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp"])
            .stderr(Stdio::null());
        let (server, number) = Running::start_and_hear(&mut xvfb, "xvfb")?;
        Ok(Self { name: format!(":{number}"), parts, _server: server })
    }

    /// What a program needs in its environment to show on it.
    pub(crate) fn environment(&self) -> Vec<(&'static str, OsString)> {
        let mut all = vec![("DISPLAY", self.name.clone().into())];
        if let Some(parts) = &self.parts {
            all.push(("RINGSIDE_SCREENS", parts.named.clone().into()));
            all.push(("LD_PRELOAD", parts.library.path().join(LIBRARY).into()));
        }
        all
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
        let window =
            shown(&screen, number, title)?.with_context(|| format!("no window is called {title}"))?;
        let data = [delete, x11rb::CURRENT_TIME, 0, 0, 0];
        let event = ClientMessageEvent::new(32, window, protocols, data);
        screen.send_event(false, window, EventMask::NO_EVENT, event)?.check()?;
        Ok(())
    }

    /// Where on the screen the window with this title shows, as left, top, width and height; `None` while none does.
    ///
    /// # Errors
    ///
    /// When the screen is gone.
    pub fn place_of(&self, title: &str) -> Result<Option<(i16, i16, u16, u16)>> {
        let (screen, number) = x11rb::connect(Some(&self.name))?;
        let Some(window) = shown(&screen, number, title)? else { return Ok(None) };
        let (Ok(size), Ok(corner)) = (
            screen.get_geometry(window)?.reply(),
            screen.translate_coordinates(window, screen.setup().roots[number].root, 0, 0)?.reply(),
        ) else {
            // It has gone since.
            return Ok(None);
        };
        Ok(Some((corner.dst_x, corner.dst_y, size.width, size.height)))
    }

    /// Moves the window with this title there, as a hand does.
    ///
    /// # Errors
    ///
    /// When no window with that title shows, or the screen is gone.
    pub fn move_to(&self, title: &str, left: i32, top: i32) -> Result<()> {
        let (screen, number) = x11rb::connect(Some(&self.name))?;
        let window =
            shown(&screen, number, title)?.with_context(|| format!("no window is called {title}"))?;
        screen.configure_window(window, &ConfigureWindowAux::new().x(left).y(top))?.check()?;
        Ok(())
    }

    /// Starts a window manager, as every desktop has one. It ends with what is returned.
    ///
    /// # Errors
    ///
    /// When openbox is missing or does not start.
    pub fn manage(&self) -> Result<Manager> {
        let configuration = NamedTempFile::new()?;
        fs::write(&configuration, CONFIGURATION)?;
        let mut openbox = Command::new("openbox");
        openbox.arg("--config-file").arg(configuration.path()).arg("--sm-disable").env("DISPLAY", &self.name);
        openbox.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let manager = Running::start(&mut openbox, "openbox")?;
        let (screen, number) = x11rb::connect(Some(&self.name))?;
        let root = screen.setup().roots[number].root;
        let check = screen.intern_atom(false, b"_NET_SUPPORTING_WM_CHECK")?.reply()?.atom;
        let begun = Instant::now();
        while screen.get_property(false, root, check, AtomEnum::WINDOW, 0, 1)?.reply()?.value_len == 0 {
            ensure!(begun.elapsed() < MANAGES_WITHIN, "openbox does not manage the screen");
            thread::sleep(LOOKED_FOR_EVERY);
        }
        Ok(Manager { _program: manager, _configuration: configuration })
    }

    /// The value of `DISPLAY`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// The window with this title that shows. One that goes while it is looked at is none.
fn shown(screen: &RustConnection, number: usize, title: &str) -> Result<Option<Window>> {
    let mut windows = vec![screen.setup().roots[number].root];
    while let Some(window) = windows.pop() {
        if let Ok(tree) = screen.query_tree(window)?.reply() {
            windows.extend(tree.children);
        }
        let name = screen.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64)?.reply();
        let state = screen.get_window_attributes(window)?.reply();
        let (Ok(name), Ok(state)) = (name, state) else { continue };
        if state.map_state == MapState::VIEWABLE && name.value == title.as_bytes() {
            return Ok(Some(window));
        }
    }
    Ok(None)
}
