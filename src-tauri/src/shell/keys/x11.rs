//! Keys for every program on X11. Wayland lets no program have any, and under it X11 gives them only while one of its own
//! windows has the keyboard, which would be worse than none.

use std::{
    collections::BTreeMap,
    env,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
};

use ringside_config::{Key, KeyAction, Press};
use ringside_ipc::Text;
use tauri::AppHandle;
use tokio::sync::mpsc::UnboundedSender;
use x11rb::{
    connection::Connection as _,
    errors::ReplyError,
    protocol::{
        ErrorKind, Event,
        xproto::{ConnectionExt as _, GrabMode, Keycode, ModMask, Timestamp, Window},
    },
    rust_connection::RustConnection,
};

use super::{Wanted, in_use, not_there};

/// What is held beside a key, as the server counts it.
const HELD: u16 = 0x4d;
const SHIFT: u16 = 0x01;
const CAPS_LOCK: u16 = 0x02;
const CTRL: u16 = 0x04;
const ALT: u16 = 0x08;
const NUM_LOCK: u16 = 0x10;
const META: u16 = 0x40;

/// A key works whichever of the locks are on.
const LOCKS: [u16; 4] = [0, CAPS_LOCK, NUM_LOCK, CAPS_LOCK | NUM_LOCK];

/// A key with what is held beside it, as the server tells of it.
type Grip = (Keycode, u16);

/// Takes single keys from the keyboard.
pub(super) struct Keyboard {
    server: Arc<RustConnection>,
    root: Window,
    ours: Ours,
}

/// The keys we have.
#[derive(Clone, Default)]
struct Ours(Arc<Mutex<BTreeMap<Grip, KeyAction>>>);

impl Ours {
    fn lock(&self) -> MutexGuard<'_, BTreeMap<Grip, KeyAction>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Keyboard {
    /// A keyboard no key of which is ours yet; what is pressed goes to `presses`. Words for the person where the system
    /// gives no program any key.
    pub(super) fn new(_: &AppHandle, presses: UnboundedSender<KeyAction>) -> Result<Self, Text> {
        if env::var_os("WAYLAND_DISPLAY").is_some_and(|name| !name.is_empty()) {
            return Err(Text::new("keys-wayland"));
        }
        let (server, screen) = x11rb::connect(None).map_err(|error| {
            tracing::warn!(%error, "there is no X server to have keys from");
            Text::new("keys-system")
        })?;
        let (server, ours) = (Arc::new(server), Ours::default());
        let root = server.setup().roots[screen].root;
        let (hears, known) = (Arc::clone(&server), ours.clone());
        thread::spawn(move || hear(&hears, &known, &presses));
        Ok(Self { server, root, ours })
    }

    /// Has these keys and no others from now on. Says which it was not given, and why.
    pub(super) async fn have(&self, wanted: &Wanted) -> BTreeMap<KeyAction, Text> {
        let (server, root, ours, wanted) =
            (Arc::clone(&self.server), self.root, self.ours.clone(), wanted.clone());
        let had = tokio::task::spawn_blocking(move || have(&server, root, &ours, &wanted)).await;
        had.unwrap_or_default()
    }
}

fn have(server: &RustConnection, root: Window, ours: &Ours, wanted: &Wanted) -> BTreeMap<KeyAction, Text> {
    for (keycode, held) in std::mem::take(&mut *ours.lock()).into_keys() {
        give_back(server, root, (keycode, held));
    }
    let mut failed = BTreeMap::new();
    for (action, press) in wanted {
        let Some(keycode) = keycode(server, press.key()) else {
            failed.insert(*action, not_there(*press));
            continue;
        };
        let grip = (keycode, held(*press));
        match take(server, root, grip) {
            Ok(()) => drop(ours.lock().insert(grip, *action)),
            Err(error) => {
                give_back(server, root, grip);
                let in_other_hands =
                    matches!(&error, ReplyError::X11Error(told) if told.error_kind == ErrorKind::Access);
                let why = if in_other_hands { in_use(*press) } else { Text::new("keys-system") };
                failed.insert(*action, why);
            }
        }
    }
    failed
}

fn take(server: &RustConnection, root: Window, (keycode, held): Grip) -> Result<(), ReplyError> {
    for locks in LOCKS {
        let with = ModMask::from(held | locks);
        server.grab_key(false, root, with, keycode, GrabMode::ASYNC, GrabMode::ASYNC)?.check()?;
    }
    Ok(())
}

fn give_back(server: &RustConnection, root: Window, (keycode, held): Grip) {
    for locks in LOCKS {
        // A key that was not ours is no loss, and a server that is gone has taken all back.
        if let Ok(asked) = server.ungrab_key(keycode, root, ModMask::from(held | locks)) {
            asked.ignore_error();
        }
    }
    let _ = server.flush();
}

/// Passes on what is pressed for as long as there is a server and somebody to tell.
fn hear(server: &RustConnection, ours: &Ours, presses: &UnboundedSender<KeyAction>) {
    let mut released: Option<(Keycode, Timestamp)> = None;
    while let Ok(event) = server.wait_for_event() {
        match event {
            // A key that stays down is told as let go and pressed again in the same moment: it is one press.
            Event::KeyPress(press) if released == Some((press.detail, press.time)) => {}
            Event::KeyPress(press) => {
                let action = ours.lock().get(&(press.detail, u16::from(press.state) & HELD)).copied();
                if let Some(action) = action
                    && presses.send(action).is_err()
                {
                    return;
                }
            }
            Event::KeyRelease(release) => released = Some((release.detail, release.time)),
            _ => {}
        }
    }
}

fn held(press: Press) -> u16 {
    let held = press.held();
    [(held.shift, SHIFT), (held.ctrl, CTRL), (held.alt, ALT), (held.meta, META)]
        .into_iter()
        .filter_map(|(is, bit)| is.then_some(bit))
        .sum()
}

/// Where a key is on this keyboard.
fn keycode(server: &RustConnection, key: Key) -> Option<Keycode> {
    let wanted = keysym(key);
    let (first, last) = (server.setup().min_keycode, server.setup().max_keycode);
    let map = server.get_keyboard_mapping(first, last - first + 1).ok()?.reply().ok()?;
    let width = usize::from(map.keysyms_per_keycode).max(1);
    let place = map.keysyms.chunks(width).position(|symbols| symbols.contains(&wanted))?;
    first.checked_add(u8::try_from(place).ok()?)
}

/// The server's number for what is on a key.
fn keysym(key: Key) -> u32 {
    match key {
        Key::Function(number) => 0xffbd + u32::from(number),
        Key::Character(one) => one.to_ascii_lowercase().into(),
        Key::Enter => 0xff0d,
    }
}
