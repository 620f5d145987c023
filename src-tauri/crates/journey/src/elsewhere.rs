use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use anyhow::{Context as _, Result};
use x11rb::{
    CURRENT_TIME,
    connection::Connection as _,
    protocol::{
        Event,
        xproto::{
            Atom, AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, GrabMode, KEY_PRESS_EVENT,
            KEY_RELEASE_EVENT, ModMask, PropMode, SELECTION_NOTIFY_EVENT, SelectionNotifyEvent,
            SelectionRequestEvent, Window, WindowClass,
        },
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

use crate::Display;

/// The server's numbers for what is held.
const CTRL: u32 = 0xffe3;
const SHIFT: u32 = 0xffe1;

/// Another program on the same screen, without a window that shows: it takes keys for itself, has something selected and
/// something copied, and a person presses keys in it.
#[derive(Debug)]
pub struct Elsewhere {
    screen: Arc<RustConnection>,
    root: Window,
    window: Window,
    clipboard: Atom,
    texts: Texts,
}

type Texts = Arc<Mutex<BTreeMap<Atom, String>>>;

impl Elsewhere {
    /// Starts it.
    ///
    /// # Errors
    ///
    /// When the screen is gone.
    pub fn beside(display: &Display) -> Result<Self> {
        let (screen, number) = x11rb::connect(Some(display.name()))?;
        let (root, window) = (screen.setup().roots[number].root, screen.generate_id()?);
        let wishes = CreateWindowAux::new();
        screen.create_window(0, window, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, 0, &wishes)?.check()?;
        let clipboard = screen.intern_atom(false, b"CLIPBOARD")?.reply()?.atom;
        let (screen, texts) = (Arc::new(screen), Texts::default());
        let (serves, served) = (Arc::clone(&screen), Arc::clone(&texts));
        thread::spawn(move || {
            while let Ok(event) = serves.wait_for_event() {
                if let Event::SelectionRequest(asked) = event
                    && hand_over(&serves, &served, &asked).is_err()
                {
                    return;
                }
            }
        });
        Ok(Self { screen, root, window, clipboard, texts })
    }

    /// Takes the key F`number` with Ctrl and Shift for itself.
    ///
    /// # Errors
    ///
    /// When another program has it.
    pub fn takes(&self, number: u8) -> Result<()> {
        let (held, key) = (ModMask::CONTROL | ModMask::SHIFT, self.key(function(number))?);
        self.screen.grab_key(false, self.root, held, key, GrabMode::ASYNC, GrabMode::ASYNC)?.check()?;
        Ok(())
    }

    /// Presses F`number` with Ctrl and Shift, on the keyboard itself.
    ///
    /// # Errors
    ///
    /// When the keyboard has no such key.
    pub fn presses(&self, number: u8) -> Result<()> {
        let keys = [self.key(CTRL)?, self.key(SHIFT)?, self.key(function(number))?];
        for key in keys {
            self.screen.xtest_fake_input(KEY_PRESS_EVENT, key, 0, self.root, 0, 0, 0)?;
        }
        for key in keys.into_iter().rev() {
            self.screen.xtest_fake_input(KEY_RELEASE_EVENT, key, 0, self.root, 0, 0, 0)?;
        }
        self.screen.sync()?;
        Ok(())
    }

    /// Has a text selected, and another one copied.
    ///
    /// # Errors
    ///
    /// When the screen is gone.
    pub fn has(&self, selected: &str, copied: &str) -> Result<()> {
        for (what, text) in [(AtomEnum::PRIMARY.into(), selected), (self.clipboard, copied)] {
            self.texts.lock().unwrap_or_else(PoisonError::into_inner).insert(what, text.to_owned());
            self.screen.set_selection_owner(self.window, what, CURRENT_TIME)?.check()?;
        }
        Ok(())
    }

    /// Whether nobody has selected or copied anything since.
    ///
    /// # Errors
    ///
    /// When the screen is gone.
    pub fn still_has_both(&self) -> Result<bool> {
        for what in [AtomEnum::PRIMARY.into(), self.clipboard] {
            if self.screen.get_selection_owner(what)?.reply()?.owner != self.window {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn key(&self, symbol: u32) -> Result<u8> {
        let (first, last) = (self.screen.setup().min_keycode, self.screen.setup().max_keycode);
        let map = self.screen.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let mut keys = map.keysyms.chunks(usize::from(map.keysyms_per_keycode));
        let at =
            keys.position(|symbols| symbols.contains(&symbol)).context("the keyboard has no such key")?;
        Ok(first + u8::try_from(at)?)
    }
}

/// The server's number for F1 and so on.
fn function(number: u8) -> u32 {
    0xffbd + u32::from(number)
}

/// Answers a program that asks what is selected or copied.
fn hand_over(screen: &RustConnection, texts: &Texts, asked: &SelectionRequestEvent) -> Result<()> {
    let text = texts.lock().unwrap_or_else(PoisonError::into_inner).get(&asked.selection).cloned();
    let utf8 = screen.intern_atom(false, b"UTF8_STRING")?.reply()?.atom;
    let property = match text.filter(|_| asked.target == utf8) {
        Some(text) => {
            screen.change_property8(
                PropMode::REPLACE,
                asked.requestor,
                asked.property,
                utf8,
                text.as_bytes(),
            )?;
            asked.property
        }
        None => x11rb::NONE,
    };
    let answer = SelectionNotifyEvent {
        response_type: SELECTION_NOTIFY_EVENT,
        sequence: 0,
        time: asked.time,
        requestor: asked.requestor,
        selection: asked.selection,
        target: asked.target,
        property,
    };
    screen.send_event(false, asked.requestor, EventMask::NO_EVENT, answer)?;
    screen.sync()?;
    Ok(())
}
