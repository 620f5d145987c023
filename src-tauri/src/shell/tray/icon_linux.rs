//! The tray of Linux desktops, spoken over D-Bus: no library of the system is loaded, and a desktop without a place for
//! icons is no error.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use ksni::{Handle, MenuItem, OfflineReason, Status, ToolTip, TrayMethods as _, menu::StandardItem};
use tauri::AppHandle;
use tokio::sync::mpsc;

use super::{
    image,
    menu::{Act, Face, Menu, Row},
};

/// Our icon on the desktop, now or as soon as it has a place for it.
pub(super) struct Icon(Handle<Item>);

struct Item {
    menu: Menu,
    clicks: mpsc::UnboundedSender<Act>,
    shown: Arc<AtomicBool>,
}

impl Icon {
    pub(super) async fn put_up(
        _: &AppHandle,
        menu: Menu,
        clicks: mpsc::UnboundedSender<Act>,
        shown: Arc<AtomicBool>,
    ) -> Option<Self> {
        shown.store(true, Ordering::Relaxed);
        let item = Item { menu, clicks, shown: Arc::clone(&shown) };
        match item.assume_sni_available(true).spawn().await {
            Ok(handle) => Some(Self(handle)),
            Err(error) => {
                shown.store(false, Ordering::Relaxed);
                tracing::info!(%error, "there is no tray");
                None
            }
        }
    }

    pub(super) async fn show(&self, menu: Menu) {
        // Gone with the bus, which is the end of a desktop's session.
        let _ = self.0.update(|item| item.menu = menu).await;
    }
}

impl Item {
    fn click(&self, act: Act) {
        // The program is ending.
        let _ = self.clicks.send(act);
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "ringside".into()
    }

    fn title(&self) -> String {
        self.menu.title.clone()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip { title: self.menu.title.clone(), ..ToolTip::default() }
    }

    fn status(&self) -> Status {
        if matches!(self.menu.face, Face::Attention | Face::Ringing) {
            Status::NeedsAttention
        } else {
            Status::Active
        }
    }

    fn icon_pixmap(&self) -> Vec<ksni::Icon> {
        let image = image(self.menu.face);
        let mut data = image.rgba().to_vec();
        for pixel in data.chunks_exact_mut(4) {
            pixel.rotate_right(1);
        }
        let side = |length: u32| i32::try_from(length).unwrap_or(i32::MAX);
        vec![ksni::Icon { width: side(image.width()), height: side(image.height()), data }]
    }

    fn attention_icon_pixmap(&self) -> Vec<ksni::Icon> {
        self.icon_pixmap()
    }

    fn activate(&mut self, _: i32, _: i32) {
        self.click(Act::Show);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let item = |row: &Row| match row {
            Row::Line => MenuItem::Separator,
            Row::Entry { label, act } => {
                let (enabled, act) = (act.is_some(), act.clone());
                let activate = Box::new(move |item: &mut Self| {
                    if let Some(act) = act.clone() {
                        item.click(act);
                    }
                });
                // An underscore would mark a letter as a key.
                let label = label.replace('_', "__");
                StandardItem { label, enabled, activate, ..StandardItem::default() }.into()
            }
        };
        self.menu.rows.iter().map(item).collect()
    }

    fn watcher_online(&self) {
        self.shown.store(true, Ordering::Relaxed);
    }

    fn watcher_offline(&self, reason: OfflineReason) -> bool {
        tracing::info!(?reason, "the desktop shows no tray icons");
        self.shown.store(false, Ordering::Relaxed);
        true
    }
}
