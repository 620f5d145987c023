//! The tray: state, and the few things that must work even without the page.

#[cfg(not(target_os = "linux"))]
#[path = "icon_system.rs"]
mod icon;
#[cfg(target_os = "linux")]
#[path = "icon_linux.rs"]
mod icon;
mod menu;

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use ringside_ipc::{AppView, Event, Language, SessionView};
use tauri::{AppHandle, Manager as _, async_runtime, image::Image, include_image};
use tokio::sync::mpsc;

use self::{
    icon::Icon,
    menu::{Act, Face, Menu},
};
use crate::{
    core::Core,
    shell::{
        bar,
        quit::{self, Quit},
    },
};

/// What the shell knows of the tray.
#[derive(Default)]
pub(crate) struct Tray {
    shown: Arc<AtomicBool>,
    /// Whose callbacks were chosen and are not on the page yet.
    callbacks: Mutex<Option<String>>,
}

impl Tray {
    /// Whether the desktop shows our icon. Some have no place for any.
    pub(crate) fn is_shown(&self) -> bool {
        self.shown.load(Ordering::Relaxed)
    }

    /// Has the page open the list of callbacks that was chosen, if it has not yet: one that hung or died does so when it
    /// is drawn anew.
    pub(crate) fn ask_for_callbacks(&self, core: &Core) {
        if let Some(session) = self.callbacks().clone() {
            core.tell(Event::CallbacksAsked { session });
        }
    }

    /// The page has opened it.
    pub(crate) fn callbacks_shown(&self) {
        *self.callbacks() = None;
    }

    fn callbacks(&self) -> MutexGuard<'_, Option<String>> {
        self.callbacks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Everything the core has published, newest of each.
#[derive(Default)]
struct Known {
    app: Option<AppView>,
    sessions: BTreeMap<String, SessionView>,
}

impl Known {
    fn take(&mut self, event: Event) {
        match event {
            Event::App { view } => self.app = Some(*view),
            Event::Session { view } => {
                self.sessions.insert(view.session.clone(), *view);
            }
            Event::SessionClosed { session } => {
                self.sessions.remove(&session);
            }
            Event::CallbacksAsked { .. }
            | Event::Codes { .. }
            | Event::Examined { .. }
            | Event::QuitAsked
            | Event::Ring { .. }
            | Event::ScreenPop { .. }
            | Event::Training { .. } => {}
        }
    }

    fn menu(&self, asks_to_quit: bool) -> Menu {
        let chosen = self.app.as_ref().and_then(|app| app.language);
        menu::of(self.sessions.values(), chosen.unwrap_or_else(system_language), asks_to_quit)
    }
}

/// Shows the tray and keeps it as the core says, until the program ends.
pub(crate) async fn follow(app: AppHandle) {
    let mut events = app.state::<Core>().started().await.subscribe();
    let (clicks, mut clicked) = mpsc::unbounded_channel();
    let mut known = Known::default();
    let mut asks = app.state::<Quit>().asks();
    let mut menu = known.menu(false);
    let shown = Arc::clone(&app.state::<Tray>().shown);
    let Some(icon) = Icon::put_up(&app, menu.clone(), clicks, shown).await else { return };
    loop {
        tokio::select! {
            event = events.recv() => {
                let Some(event) = event else { return };
                known.take(event);
            }
            Ok(()) = asks.changed() => {}
            Some(act) = clicked.recv() => {
                async_runtime::spawn(carry_out(app.clone(), act));
            }
        }
        let newer = known.menu(*asks.borrow());
        if newer != menu {
            menu = newer;
            icon.show(menu.clone()).await;
        }
    }
}

/// Does what was chosen. What fails is said in the status line, and by the tray below its rows.
async fn carry_out(app: AppHandle, act: Act) {
    match act {
        Act::Show => bar::bring_up(&app),
        Act::Callbacks { session } => {
            let tray = app.state::<Tray>();
            *tray.callbacks() = Some(session);
            bar::bring_up(&app);
            tray.ask_for_callbacks(&app.state::<Core>());
        }
        Act::Quit { insist } => quit::ask(&app, insist),
        Act::Ask { session, request } => {
            let core = app.state::<Core>();
            if let Err(error) = core.started().await.session(&session, *request).await {
                tracing::info!(code = ?error.code, "what was chosen in the tray was not done");
            }
        }
    }
}

/// The icon of a state, 32 by 32.
fn image(face: Face) -> Image<'static> {
    match face {
        Face::Attention => include_image!("../icons/tray-attention.png"),
        Face::NotReady => include_image!("../icons/tray-not-ready.png"),
        Face::OnCall => include_image!("../icons/tray-on-call.png"),
        Face::Ready => include_image!("../icons/tray-ready.png"),
        Face::Ringing => include_image!("../icons/tray-ringing.png"),
        Face::SignedOut => include_image!("../icons/tray-signed-out.png"),
        Face::Unknown => include_image!("../icons/tray-unknown.png"),
        Face::WrapUp => include_image!("../icons/tray-wrap-up.png"),
    }
}

/// The language the system's user reads.
pub(crate) fn system_language() -> Language {
    Language::first_of(sys_locale::get_locales()).unwrap_or_default()
}
