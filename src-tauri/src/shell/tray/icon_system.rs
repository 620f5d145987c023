//! The tray of Windows and macOS, which Tauri knows.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use tauri::{
    AppHandle,
    menu::{MenuBuilder, MenuItemBuilder},
    tray::{TrayIcon, TrayIconBuilder},
};
use tokio::sync::mpsc;

use super::{
    image,
    menu::{Act, Menu, Row},
};

/// Our icon in the tray.
pub(super) struct Icon {
    app: AppHandle,
    icon: TrayIcon,
    rows: Arc<Mutex<Rows>>,
}

/// What the rows on show do. A click on a menu that was replaced meanwhile does nothing.
#[derive(Default)]
struct Rows {
    revision: u64,
    acts: Vec<Option<Act>>,
}

impl Icon {
    pub(super) async fn put_up(
        app: &AppHandle,
        menu: Menu,
        clicks: mpsc::UnboundedSender<Act>,
        shown: Arc<AtomicBool>,
    ) -> Option<Self> {
        let rows = Arc::new(Mutex::new(Rows::default()));
        let clicked = Arc::clone(&rows);
        let built = TrayIconBuilder::with_id("ringside")
            .icon(image(menu.face))
            .on_menu_event(move |_, event| {
                let rows = clicked.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(act) = rows.chosen(event.id().as_ref()) {
                    // The program is ending.
                    let _ = clicks.send(act);
                }
            })
            .build(app);
        match built {
            Ok(icon) => {
                shown.store(true, Ordering::Relaxed);
                let icon = Self { app: app.clone(), icon, rows };
                icon.show(menu).await;
                Some(icon)
            }
            Err(error) => {
                tracing::warn!(%error, "there is no tray");
                None
            }
        }
    }

    pub(super) async fn show(&self, menu: Menu) {
        if let Err(error) = self.draw(&menu) {
            tracing::warn!(%error, "the tray was not drawn");
        }
    }

    fn draw(&self, menu: &Menu) -> tauri::Result<()> {
        let revision = {
            let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
            rows.revision += 1;
            rows.acts = menu.rows.iter().map(Row::act).collect();
            rows.revision
        };
        let mut built = MenuBuilder::new(&self.app);
        for (place, row) in menu.rows.iter().enumerate() {
            built = match row {
                Row::Line => built.separator(),
                Row::Entry { label, act } => {
                    let id = format!("{revision}.{place}");
                    // An ampersand would mark a letter as a key.
                    let label = label.replace('&', "&&");
                    built.item(&MenuItemBuilder::with_id(id, label).enabled(act.is_some()).build(&self.app)?)
                }
            };
        }
        self.icon.set_menu(Some(built.build()?))?;
        self.icon.set_icon(Some(image(menu.face)))?;
        self.icon.set_tooltip(Some(&menu.title))
    }
}

impl Rows {
    fn chosen(&self, id: &str) -> Option<Act> {
        let (revision, place) = id.split_once('.')?;
        let place: usize = place.parse().ok().filter(|_| revision == self.revision.to_string())?;
        self.acts.get(place)?.clone()
    }
}

impl Row {
    fn act(&self) -> Option<Act> {
        match self {
            Self::Line => None,
            Self::Entry { act, .. } => act.clone(),
        }
    }
}
