use anyhow::{Context as _, Result};
use x11rb::{
    connection::Connection as _,
    protocol::{
        xproto::{AtomEnum, ConnectionExt as _, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, Window},
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

use crate::Display;

const SHIFT: u32 = 0xffe1;

/// Keys that write nothing, by the letters that stand for them.
const OTHERS: [(char, u32); 2] = [('\n', 0xff0d), ('\u{1b}', 0xff1b)];

impl Display {
    /// The title of the window that has the keyboard; `None` while none with a title has it.
    ///
    /// # Errors
    ///
    /// When the screen is gone.
    pub fn focused(&self) -> Result<Option<String>> {
        let (screen, number) = x11rb::connect(Some(self.name()))?;
        let root = screen.setup().roots[number].root;
        let mut window = screen.get_input_focus()?.reply()?.focus;
        // 0 is nobody, 1 whoever the pointer is over.
        while window > 1 && window != root {
            if let Some(title) = title(&screen, window)? {
                return Ok(Some(title));
            }
            // One that goes while it is looked at has nothing any more.
            let Ok(tree) = screen.query_tree(window)?.reply() else { return Ok(None) };
            window = tree.parent;
        }
        Ok(None)
    }

    /// Types on the keyboard itself, whoever has it. `\n` is Enter, `\u{1b}` Escape.
    ///
    /// # Errors
    ///
    /// When the keyboard has no such letter, or the screen is gone.
    pub fn types(&self, text: &str) -> Result<()> {
        let (screen, number) = x11rb::connect(Some(self.name()))?;
        let root = screen.setup().roots[number].root;
        let (first, last) = (screen.setup().min_keycode, screen.setup().max_keycode);
        let mapping = screen.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let each = usize::from(mapping.keysyms_per_keycode);
        let keys: Vec<&[u32]> = mapping.keysyms.chunks(each).collect();
        let key = |symbol: u32| -> Result<(u8, bool)> {
            let at = |level: usize| keys.iter().position(|key| key.get(level) == Some(&symbol));
            let (at, held) =
                at(0).map(|at| (at, false)).or_else(|| at(1).map(|at| (at, true))).context("no such key")?;
            Ok((first + u8::try_from(at)?, held))
        };
        let strikes = |kind, code| screen.xtest_fake_input(kind, code, 0, root, 0, 0, 0);
        let (shift, _) = key(SHIFT)?;
        for letter in text.chars() {
            let other = OTHERS.iter().find(|(stands, _)| *stands == letter);
            let (code, held) = key(other.map_or(u32::from(letter), |(_, symbol)| *symbol))?;
            if held {
                strikes(KEY_PRESS_EVENT, shift)?;
            }
            strikes(KEY_PRESS_EVENT, code)?;
            strikes(KEY_RELEASE_EVENT, code)?;
            if held {
                strikes(KEY_RELEASE_EVENT, shift)?;
            }
        }
        screen.sync()?;
        Ok(())
    }
}

fn title(screen: &RustConnection, window: Window) -> Result<Option<String>> {
    let name = screen.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64)?.reply();
    Ok(name.ok().filter(|name| !name.value.is_empty()).and_then(|name| String::from_utf8(name.value).ok()))
}
