use std::{
    cell::RefCell,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use x11rb::{
    connection::Connection as _,
    protocol::{
        Event,
        xproto::{
            AtomEnum, BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ClientMessageEvent, ConnectionExt as _,
            CreateWindowAux, EventMask, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, MOTION_NOTIFY_EVENT,
            NotifyMode, PropMode, Window, WindowClass,
        },
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

use crate::Display;

/// How long the window manager may take to give it the focus.
const FOCUSED_WITHIN: Duration = Duration::from_secs(30);

/// Another program's window on the same screen, with a person's hands on keyboard and mouse. It has the keyboard's focus and
/// notes what reaches it.
#[derive(Debug)]
pub struct Neighbour {
    screen: RustConnection,
    root: Window,
    window: Window,
    noted: RefCell<Noted>,
}

/// What has reached the window.
#[derive(Debug, Default)]
struct Noted {
    letters: String,
    has_focus: bool,
    /// How often the focus left it.
    left: usize,
}

impl Neighbour {
    /// Opens it and gives it the focus, as a click on it would.
    ///
    /// # Errors
    ///
    /// When the screen is gone, or nothing gives it the focus in time.
    pub fn open(display: &Display) -> Result<Self> {
        let (screen, number) = x11rb::connect(Some(display.name()))?;
        let (root, window) = (screen.setup().roots[number].root, screen.generate_id()?);
        let wishes = CreateWindowAux::new().event_mask(EventMask::KEY_PRESS | EventMask::FOCUS_CHANGE);
        let visual = x11rb::COPY_FROM_PARENT;
        screen.create_window(
            0,
            window,
            root,
            40,
            40,
            400,
            300,
            0,
            WindowClass::INPUT_OUTPUT,
            visual,
            &wishes,
        )?;
        let name = AtomEnum::WM_NAME;
        screen.change_property8(PropMode::REPLACE, window, name, AtomEnum::STRING, b"Neighbour")?;
        screen.map_window(window)?.check()?;
        let neighbour = Self { screen, root, window, noted: RefCell::default() };
        neighbour.take_focus()?;
        Ok(neighbour)
    }

    fn take_focus(&self) -> Result<()> {
        let active = self.screen.intern_atom(false, b"_NET_ACTIVE_WINDOW")?.reply()?.atom;
        let mask = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        let begun = Instant::now();
        while !self.noted.borrow().has_focus {
            ensure!(begun.elapsed() < FOCUSED_WITHIN, "nothing gives the window the focus");
            // As a pager asks; where there is no window manager it is taken.
            let wish = ClientMessageEvent::new(32, self.window, active, [2, 0, 0, 0, 0]);
            self.screen.send_event(false, self.root, mask, wish)?;
            // Not yet on the screen: the next time it is.
            let _ = self.screen.set_input_focus(InputFocus::PARENT, self.window, 0_u32)?.check();
            thread::sleep(Duration::from_millis(50));
            self.listen()?;
        }
        self.noted.borrow_mut().left = 0;
        Ok(())
    }

    /// Types small letters, whoever has the keyboard.
    ///
    /// # Errors
    ///
    /// When the keyboard has no such letter.
    pub fn types(&self, text: &str) -> Result<()> {
        for letter in text.chars() {
            let code = self.key(letter)?;
            for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
                self.screen.xtest_fake_input(kind, code, 0, self.root, 0, 0, 0)?;
            }
        }
        self.screen.sync()?;
        Ok(())
    }

    /// Clicks at a place of the screen.
    ///
    /// # Errors
    ///
    /// When the screen is gone.
    pub fn clicks(&self, x: i16, y: i16) -> Result<()> {
        self.screen.xtest_fake_input(MOTION_NOTIFY_EVENT, 0, 0, self.root, x, y, 0)?;
        for kind in [BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT] {
            self.screen.xtest_fake_input(kind, 1, 0, self.root, 0, 0, 0)?;
        }
        self.screen.sync()?;
        Ok(())
    }

    /// All letters that have reached it so far.
    ///
    /// # Errors
    ///
    /// When the screen is gone.
    pub fn heard(&self) -> Result<String> {
        self.listen()?;
        Ok(self.noted.borrow().letters.clone())
    }

    /// How often the focus has left it since it got it, and whether it has it now.
    ///
    /// # Errors
    ///
    /// When the screen is gone.
    pub fn focus(&self) -> Result<(usize, bool)> {
        self.listen()?;
        let noted = self.noted.borrow();
        Ok((noted.left, noted.has_focus))
    }

    fn listen(&self) -> Result<()> {
        self.screen.sync()?;
        let mut noted = self.noted.borrow_mut();
        while let Some(event) = self.screen.poll_for_event()? {
            match event {
                Event::KeyPress(press) => noted.letters.push(self.letter(press.detail)?),
                Event::FocusIn(_) => noted.has_focus = true,
                // A grab, such as that of a menu key, ends by itself and is no other window's focus.
                Event::FocusOut(out) if out.mode != NotifyMode::GRAB => {
                    noted.has_focus = false;
                    noted.left += 1;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn key(&self, letter: char) -> Result<u8> {
        let (first, mapping) = self.keyboard()?;
        let at = mapping.iter().position(|symbol| *symbol == u32::from(letter));
        let at = at.with_context(|| format!("no key is {letter}"))?;
        Ok(first + u8::try_from(at)?)
    }

    fn letter(&self, code: u8) -> Result<char> {
        let (first, mapping) = self.keyboard()?;
        let symbol = mapping.get(usize::from(code - first)).copied();
        symbol.and_then(char::from_u32).with_context(|| format!("key {code} is no letter"))
    }

    /// The first key's code, and of each key what it means by itself.
    fn keyboard(&self) -> Result<(u8, Vec<u32>)> {
        let (first, last) = (self.screen.setup().min_keycode, self.screen.setup().max_keycode);
        let mapping = self.screen.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let each = usize::from(mapping.keysyms_per_keycode);
        Ok((first, mapping.keysyms.chunks(each).map(|symbols| symbols[0]).collect()))
    }
}
