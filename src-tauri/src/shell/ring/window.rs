//! The ring card's own window: made when a call rings, destroyed when none does. It never takes the keyboard.

use std::path::{Path, PathBuf};

use ringside_ipc::{RingCard, Text};
use tauri::{
    AppHandle, LogicalSize, Manager as _, PhysicalPosition, PhysicalSize, Theme, WebviewWindow, ipc::Channel,
    utils::config::Color,
};
use tokio::sync::watch;

use super::size::{self, Size};
use crate::shell::{
    bar, page,
    place::{self, Area},
};

/// What the windows' labels begin with; the capability file names it. Each has a label of its own, because one that is
/// destroyed keeps its label for a moment.
const LABEL: &str = "ring-";

/// Height of one call and nothing else, in CSS pixels, until the page has said what it needs.
const HEIGHT: u32 = 156;
/// How far from the edges of the screen it stands, in CSS pixels.
const MARGIN: u32 = 12;

/// `--surface-raised` of the page, so that nothing flashes before it is drawn.
const LIGHT: Color = Color(0xff, 0xff, 0xff, 0xff);
const DARK: Color = Color(0x25, 0x28, 0x2e, 0xff);

/// The window, while there is one.
pub(crate) struct CardWindow {
    web_data: PathBuf,
    made: u64,
    open: Option<Open>,
}

struct Open {
    window: WebviewWindow,
    card: RingCard,
    page: Option<Channel<RingCard>>,
    /// What the page needs, once it has said so.
    size: Option<watch::Sender<Size>>,
}

impl CardWindow {
    pub(crate) fn new(web_data: PathBuf) -> Self {
        Self { web_data, made: 0, open: None }
    }

    /// Shows this; opens the window where there is none yet.
    pub(crate) fn show(&mut self, app: &AppHandle, card: RingCard) {
        if let Some(open) = &mut self.open {
            if open.card != card {
                open.card = card;
                open.tell();
            }
            return;
        }
        self.made += 1;
        match build(app, &format!("{LABEL}{}", self.made), &self.web_data, &card) {
            Ok(window) => self.open = Some(Open { window, card, page: None, size: None }),
            // The bar, the tray and the sound tell of the call all the same.
            Err(error) => tracing::error!(%error, "the ring card could not be opened"),
        }
    }

    /// The page of a window is there and wants to be told. One of a window that has gone meanwhile is told nothing.
    pub(crate) fn follow(&mut self, label: &str, page: Channel<RingCard>) {
        if let Some(open) = self.open.as_mut().filter(|open| open.window.label() == label) {
            open.page = Some(page);
            open.tell();
        }
    }

    /// The page is drawn and needs this height.
    pub(crate) fn drawn(&mut self, label: &str, height: u32) {
        let Some(open) = self.open.as_mut().filter(|open| open.window.label() == label) else { return };
        let needed = (width(&open.card), height);
        if let Some(size) = &open.size {
            size.send_if_modified(|size| std::mem::replace(size, needed) != needed);
            return;
        }
        let (size, newest) = watch::channel(needed);
        open.size = Some(size);
        let window = open.window.clone();
        tauri::async_runtime::spawn(async move {
            // Shown each time: a window that is just coming up may lose that on the way, too.
            let put = |size| put(&window, size).and_then(|there| window.show().map(|()| there));
            if let Err(error) = size::follow(newest, put).await {
                tracing::debug!(%error, "the ring card was not put in its place");
            }
        });
    }

    pub(crate) fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        #[cfg(target_os = "linux")]
        forget_scripts(&open.window);
        if let Err(error) = open.window.destroy() {
            tracing::warn!(%error, "the ring card stays open");
        }
    }
}

impl Open {
    fn tell(&self) {
        if let Some(page) = &self.page
            && let Err(error) = page.send(self.card.clone())
        {
            tracing::debug!(%error, "the ring card's page is gone");
        }
    }
}

fn build(app: &AppHandle, label: &str, web_data: &Path, card: &RingCard) -> tauri::Result<WebviewWindow> {
    let (width, height) = (width(card), HEIGHT);
    let window = page::locked_in(app, label, "ring.html", web_data)
        .title(Text::new("ring-title").render(card.language))
        .inner_size(f64::from(width), f64::from(height))
        .decorations(false)
        // By us, for a further call; GTK lets nobody else change what it calls fixed.
        .resizable(true)
        .minimizable(false)
        .maximizable(false)
        .skip_taskbar(true)
        .always_on_top(true)
        .visible_on_all_workspaces(true)
        .visible(false)
        // Neither when it comes nor when it is clicked.
        .focused(false)
        .focusable(false)
        .build()?;
    let background = if window.theme()? == Theme::Dark { DARK } else { LIGHT };
    window.set_background_color(Some(background))?;
    Ok(window)
}

/// On Linux a page that was closed is never wholly freed (`docs/benchmarks.md`, "Two hundred rings"): the scripts it began with
/// need not be among what it leaves.
#[cfg(target_os = "linux")]
fn forget_scripts(window: &WebviewWindow) {
    use webkit2gtk::{UserContentManagerExt as _, WebViewExt as _};

    let asked = window.with_webview(|page| {
        if let Some(scripts) = page.inner().user_content_manager() {
            scripts.remove_all_scripts();
        }
    });
    if let Err(error) = asked {
        tracing::debug!(%error, "the ring card's page is gone");
    }
}

/// Larger text needs a wider card.
const fn width(card: &RingCard) -> u32 {
    match card.text_percent {
        0..=100 => 320,
        101..=125 => 360,
        126..=150 => 400,
        _ => 480,
    }
}

/// In a corner of the bar's screen that the bar leaves free; whether it had its size already.
fn put(window: &WebviewWindow, size: Size) -> tauri::Result<bool> {
    let Some(bar) = window.app_handle().get_webview_window(bar::LABEL) else { return Ok(true) };
    let scale = bar.scale_factor()?;
    let size: PhysicalSize<u32> = LogicalSize::new(size.0, size.1).to_physical(scale);
    let margin: PhysicalSize<u32> = LogicalSize::new(MARGIN, MARGIN).to_physical(scale);
    let (corner, extent) = (bar.outer_position()?, bar.outer_size()?);
    let bar = Area { x: corner.x, y: corner.y, width: extent.width, height: extent.height };
    let area = place::beside(size.width, size.height, margin.width, bar, &bar::free_areas(window)?);
    if window.is_visible()? && window.inner_size()? == PhysicalSize::new(area.width, area.height) {
        return Ok(true);
    }
    window.set_size(PhysicalSize::new(area.width, area.height))?;
    window.set_position(PhysicalPosition::new(area.x, area.y))?;
    Ok(false)
}
