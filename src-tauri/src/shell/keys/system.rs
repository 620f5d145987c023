//! Keys for every program on Windows and macOS, which give them to the thread that has the window.

use std::{cell::RefCell, collections::BTreeMap, time::Duration};

use global_hotkey::{
    Error, GlobalHotKeyEvent, GlobalHotKeyManager, HotKeyState,
    hotkey::{Code, HotKey, Modifiers},
};
use ringside_config::{Key, KeyAction, Press};
use ringside_ipc::Text;
use tauri::AppHandle;
use tokio::{
    sync::{mpsc::UnboundedSender, oneshot},
    time,
};

use super::{Wanted, in_use, not_there};

/// How long the window's thread may be busy with something else.
const ANSWERED_WITHIN: Duration = Duration::from_secs(5);

thread_local! {
    /// The keys we have, and who gave them.
    static OURS: RefCell<Option<(GlobalHotKeyManager, Vec<HotKey>)>> = const { RefCell::new(None) };
}

/// Takes single keys from the keyboard.
pub(super) struct Keyboard {
    app: AppHandle,
    presses: UnboundedSender<KeyAction>,
}

impl Keyboard {
    /// A keyboard no key of which is ours yet; what is pressed goes to `presses`. Words for the person where the system
    /// gives no program any key.
    pub(super) fn new(app: &AppHandle, presses: UnboundedSender<KeyAction>) -> Result<Self, Text> {
        Ok(Self { app: app.clone(), presses })
    }

    /// Has these keys and no others from now on. Says which it was not given, and why.
    pub(super) async fn have(&self, wanted: &Wanted) -> BTreeMap<KeyAction, Text> {
        let (wanted, presses) = (wanted.clone(), self.presses.clone());
        let (done, became) = oneshot::channel();
        let asked = self.app.run_on_main_thread(move || drop(done.send(have(wanted, presses))));
        match (asked, time::timeout(ANSWERED_WITHIN, became).await) {
            (Ok(()), Ok(Ok(failed))) => failed,
            _ => BTreeMap::new(),
        }
    }
}

fn have(wanted: Wanted, presses: UnboundedSender<KeyAction>) -> BTreeMap<KeyAction, Text> {
    OURS.with_borrow_mut(|ours| {
        if ours.is_none() {
            *ours = GlobalHotKeyManager::new().ok().map(|manager| (manager, Vec::new()));
        }
        let Some((manager, had)) = ours else {
            return wanted.into_keys().map(|action| (action, Text::new("keys-system"))).collect();
        };
        for key in had.drain(..) {
            let _ = manager.unregister(key);
        }
        let (mut failed, mut actions) = (BTreeMap::new(), BTreeMap::new());
        for (action, press) in wanted {
            // What is selected in another program is told on X11 alone.
            let registered = match hot_key(press) {
                _ if action == KeyAction::EverywhereDial => Err(Text::new("keys-no-selection")),
                None => Err(not_there(press)),
                Some(key) => match manager.register(key) {
                    Ok(()) => Ok(key),
                    Err(Error::AlreadyRegistered(_)) => Err(in_use(press)),
                    Err(_) => Err(Text::new("keys-system")),
                },
            };
            match registered {
                Ok(key) => {
                    had.push(key);
                    actions.insert(key.id(), action);
                }
                Err(why) => drop(failed.insert(action, why)),
            }
        }
        GlobalHotKeyEvent::set_event_handler(Some(move |event: GlobalHotKeyEvent| {
            if event.state == HotKeyState::Pressed
                && let Some(action) = actions.get(&event.id)
            {
                // The program is ending.
                let _ = presses.send(*action);
            }
        }));
        failed
    })
}

fn hot_key(press: Press) -> Option<HotKey> {
    let held = press.held();
    let held = [
        (held.ctrl, Modifiers::CONTROL),
        (held.alt, Modifiers::ALT),
        (held.shift, Modifiers::SHIFT),
        (held.meta, Modifiers::META),
    ];
    let modifiers = held.into_iter().filter_map(|(is, modifier)| is.then_some(modifier)).collect();
    let name = match press.key() {
        Key::Function(number) => format!("F{number}"),
        Key::Character(one) if one.is_ascii_digit() => format!("Digit{one}"),
        Key::Character(one) => format!("Key{one}"),
        Key::Enter => "Enter".to_owned(),
    };
    Some(HotKey::new(Some(modifiers), name.parse::<Code>().ok()?))
}
