//! Keys that work whatever program has the keyboard, each only once somebody has chosen it.
//!
//! A key the system does not give us is told to the host, which shows it, and is no reason for anything else to fail.

mod act;
#[cfg(target_os = "linux")]
mod selected;
#[cfg(not(target_os = "linux"))]
#[path = "system.rs"]
mod system;
#[cfg(target_os = "linux")]
#[path = "x11.rs"]
mod system;

use std::collections::BTreeMap;

use ringside_config::{KeyAction, Press};
use ringside_host::Everywhere;
#[cfg(target_os = "linux")]
use ringside_ipc::ProfileRequest;
use ringside_ipc::{Event, SessionView, Text};
use tauri::{AppHandle, Manager as _, async_runtime};
use tokio::sync::mpsc;

use self::system::Keyboard;
use super::{bar, ring::Ring};
use crate::core::Core;

/// The keys to have, by what they do.
type Wanted = BTreeMap<KeyAction, Press>;

/// Has the keys the person chose until the program ends, and does what they are for.
pub(crate) async fn follow(app: AppHandle) {
    let host = app.state::<Core>().started().await.clone();
    let mut events = host.subscribe();
    let (presses, mut pressed) = mpsc::unbounded_channel();
    let mut keyboard = None;
    let mut has = Wanted::new();
    let mut sessions = BTreeMap::<String, SessionView>::new();
    loop {
        tokio::select! {
            event = events.recv() => match event {
                Some(Event::App { .. }) => {
                    let wanted = host.keys_everywhere().await;
                    if keyboard.is_none() || wanted != has {
                        let keyboard = keyboard.get_or_insert_with(|| Keyboard::new(&app, presses.clone()));
                        let became = match keyboard {
                            Ok(keyboard) => Everywhere { not: None, failed: keyboard.have(&wanted).await },
                            Err(why) => Everywhere { not: Some(why.clone()), failed: BTreeMap::new() },
                        };
                        has = wanted;
                        for action in became.failed.keys() {
                            tracing::warn!(action = action.name(), "the system did not give us a key");
                        }
                        host.everywhere_is(became).await;
                    }
                }
                Some(Event::Session { view }) => drop(sessions.insert(view.session.clone(), *view)),
                Some(Event::SessionClosed { session }) => drop(sessions.remove(&session)),
                Some(_) => {}
                None => return,
            },
            Some(action) = pressed.recv() => carry_out(&app, action, sessions.values()),
        }
    }
}

/// Does what a key is for. What a session makes of it is said in its status line.
fn carry_out<'a>(app: &AppHandle, action: KeyAction, sessions: impl Iterator<Item = &'a SessionView>) {
    match action {
        KeyAction::EverywhereShow => bar::bring_up(app),
        KeyAction::EverywhereSilence => app.state::<Ring>().silence(),
        #[cfg(target_os = "linux")]
        KeyAction::EverywhereDial => drop(async_runtime::spawn(dial_selected(app.clone()))),
        _ => {
            let Some((session, request)) = act::request(action, sessions) else { return };
            let app = app.clone();
            async_runtime::spawn(async move {
                let host = app.state::<Core>().started().await.clone();
                if let Err(error) = host.session(&session, request).await {
                    tracing::info!(code = ?error.code, "what a key was pressed for was not done");
                }
            });
        }
    }
}

/// Reads what is selected before the bar comes up: some programs forget it when they lose the keyboard.
#[cfg(target_os = "linux")]
async fn dial_selected(app: AppHandle) {
    let text = selected::text().await.unwrap_or_default();
    bar::bring_up(&app);
    let host = app.state::<Core>().started().await.clone();
    if let Err(error) = host.profile(ProfileRequest::OpenSelected { text }).await {
        tracing::warn!(code = ?error.code, "what is selected was not taken");
    }
}

/// Why a key was not given to us: another program has it.
fn in_use(press: Press) -> Text {
    Text::new("keys-in-use").with("key", press.to_string())
}

/// Why a key was not given to us: there is no such key.
fn not_there(press: Press) -> Text {
    Text::new("keys-not-there").with("key", press.to_string())
}
