//! The one window that lives all shift.

use std::{
    path::Path,
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
    time::Duration,
};

use raw_window_handle::{HasDisplayHandle, RawDisplayHandle};
use ringside_ipc::{EdgeWord, WindowLayout, WindowReply, WindowRequest};
use tauri::{
    App, AppHandle, LogicalSize, Manager, PhysicalPosition, PhysicalSize, Theme, WebviewWindow, WindowEvent,
    utils::config::Color,
};
use tokio::{sync::Notify, time};

use super::{
    memory::{Memory, Place},
    page,
    place::{self, Area},
    quit::{self, Quit},
    tray::Tray,
    watchdog,
};

/// The window's label; its capability file names it.
pub(crate) const LABEL: &str = "bar";

/// The page says when it is drawn. One that never does is shown all the same: a window that stays away says nothing.
const READY_WITHIN: Duration = Duration::from_secs(5);

/// How long the window has to stand still before its place is written down.
const AT_REST: Duration = Duration::from_millis(500);

/// How often is looked whether the screens are still the same.
const SCREENS_LOOKED_AT_EVERY: Duration = Duration::from_secs(5);

/// `--surface-bar` of the page, so that nothing flashes before it is drawn.
const LIGHT: Color = Color(0xf5, 0xf6, 0xf8, 0xff);
const DARK: Color = Color(0x25, 0x28, 0x2e, 0xff);

/// What the shell knows of the window beside the window itself.
pub(crate) struct Bar {
    known: Mutex<Known>,
    stirred: Notify,
    stays_on_top: OnceLock<bool>,
}

struct Known {
    memory: Memory,
    layout: WindowLayout,
    dock: Option<EdgeWord>,
    /// The set of screens it was put in place on.
    screens: String,
    /// Where it was put when it was made, until it stands there: before, the system tells another place.
    begins_at: Option<PhysicalPosition<i32>>,
    /// Where it stood and where it was asked to go last.
    asked: Option<(Area, Area)>,
    /// The size last set by us, in CSS pixels.
    set: Option<(u32, u32)>,
    /// Whether the window has had that size: only then was another one set by hand, else it is still on its way.
    reached: bool,
}

impl Known {
    fn new(memory: Memory) -> Self {
        Self {
            memory,
            layout: WindowLayout::default(),
            dock: None,
            screens: String::new(),
            begins_at: None,
            asked: None,
            set: None,
            reached: false,
        }
    }

    /// Where an area belongs: at its edge, where it has one, and wholly on a screen.
    fn placed(&self, wanted: Area, free: &[Area]) -> Area {
        match self.dock {
            Some(edge) => place::dock(wanted, edge, free),
            None => place::fit(wanted, free),
        }
    }

    /// A size within rounding of the one last set.
    fn is_set_to(&self, size: LogicalSize<u32>) -> bool {
        self.set.is_some_and(|set| set.0.abs_diff(size.width) <= 1 && set.1.abs_diff(size.height) <= 1)
    }
}

impl Bar {
    pub(crate) fn new(memory: Memory) -> Self {
        Self { known: Mutex::new(Known::new(memory)), stirred: Notify::new(), stays_on_top: OnceLock::new() }
    }

    /// Does what the page asks of its window. Nothing here fails in a way the page could act on; it is logged.
    pub(crate) fn carry_out(&self, window: &WebviewWindow, request: WindowRequest) -> WindowReply {
        let done = match request {
            WindowRequest::Describe => Ok(()),
            WindowRequest::Ready => window.show(),
            WindowRequest::SetLayout { layout, width, height } => {
                self.set_layout(window, layout, (width, height))
            }
            WindowRequest::SetDock { edge } => {
                self.known().dock = edge;
                self.settle(window)
            }
            WindowRequest::Drag => window.start_dragging(),
            WindowRequest::Minimise => window.minimize(),
            WindowRequest::Close { insist } => {
                quit::ask(window.app_handle(), insist);
                Ok(())
            }
            WindowRequest::Stay => {
                window.state::<Quit>().stay();
                Ok(())
            }
            WindowRequest::CallbacksShown => {
                window.state::<Tray>().callbacks_shown();
                Ok(())
            }
        };
        if let Err(error) = done {
            tracing::warn!(?request, %error, "the window did not do it");
        }
        let (layout, dock) = {
            let known = self.known();
            (known.layout, known.dock)
        };
        WindowReply {
            layout,
            dock,
            stays_on_top: self.stays_on_top(window),
            in_tray: window.state::<Tray>().is_shown(),
            languages: sys_locale::get_locales().collect(),
        }
    }

    fn set_layout(
        &self,
        window: &WebviewWindow,
        layout: WindowLayout,
        content: (u32, u32),
    ) -> tauri::Result<()> {
        let screens = Screens::of(window)?;
        let mut known = self.known();
        let by_hand = known.memory.place(&screens.key).and_then(|place| place.sizes.get(&layout)).copied();
        let least = least(layout);
        let (width, height) = size(layout, by_hand, content);
        known.layout = layout;
        if known.set != Some((width, height)) {
            known.set = Some((width, height));
            known.reached = false;
        }
        let begins_at = known.begins_at;
        drop(known);

        let corner = begins_at.map_or_else(|| window.outer_position(), Ok)?;
        let size: PhysicalSize<u32> = LogicalSize::new(width, height).to_physical(window.scale_factor()?);
        let wanted = Area { x: corner.x, y: corner.y, width: size.width, height: size.height };
        window.set_min_size(Some(LogicalSize::new(least.0, least.1)))?;
        let mut known = self.known();
        let placed = known.placed(wanted, &screens.free);
        known.begins_at = begins_at.map(|_| PhysicalPosition::new(placed.x, placed.y));
        drop(known);
        move_to(window, wanted, placed)
    }

    /// Puts the window where it belongs on the screens there are: at its edge, and never off them. On another set of screens
    /// than before, that is where it was left there.
    fn settle(&self, window: &WebviewWindow) -> tauri::Result<()> {
        if window.is_minimized()? || !window.is_visible()? {
            return Ok(());
        }
        let screens = Screens::of(window)?;
        let (corner, size) = (window.outer_position()?, window.outer_size()?);
        let now = Area { x: corner.x, y: corner.y, width: size.width, height: size.height };
        let mut known = self.known();
        let mut wanted = now;
        if known.screens != screens.key {
            tracing::info!("there are other screens than before");
            known.screens.clone_from(&screens.key);
            if let Some(left) = known.memory.place(&screens.key).cloned() {
                (wanted.x, wanted.y, known.dock) = (left.x, left.y, left.dock);
            }
        }
        let placed = known.placed(wanted, &screens.free);
        // A desktop that wants it elsewhere is asked once.
        if placed == now || known.asked.replace((now, placed)) == Some((now, placed)) {
            return Ok(());
        }
        drop(known);
        move_to(window, now, placed)
    }

    /// Puts a window that was just made where it was left on these screens.
    fn restore(&self, window: &WebviewWindow) -> tauri::Result<()> {
        let screens = Screens::of(window)?;
        let left = self.known().memory.place(&screens.key).cloned();
        let layout = left.as_ref().map_or(WindowLayout::default(), |place| place.layout);
        let content = usual(layout);
        let size: PhysicalSize<u32> =
            LogicalSize::new(content.0, content.1).to_physical(window.scale_factor()?);
        let area = left.as_ref().map_or_else(
            || place::first(size.width, size.height, &screens.free),
            |place| Area { x: place.x, y: place.y, width: size.width, height: size.height },
        );
        let corner = PhysicalPosition::new(area.x, area.y);
        {
            let mut known = self.known();
            known.dock = left.and_then(|place| place.dock);
            known.screens = screens.key;
            known.begins_at = Some(corner);
        }
        window.set_position(corner)?;
        self.set_layout(window, layout, content)
    }

    /// Writes down where the window is.
    fn note_place(&self, window: &WebviewWindow) -> tauri::Result<()> {
        // A window put away reports places that nobody chose.
        if window.is_minimized()? || !window.is_visible()? {
            return Ok(());
        }
        let screens = Screens::of(window)?;
        let corner = window.outer_position()?;
        let size: LogicalSize<u32> = window.inner_size()?.to_logical(window.scale_factor()?);
        let mut known = self.known();
        known.begins_at = None;
        let (layout, dock) = (known.layout, known.dock);
        let mut sizes = known.memory.place(&screens.key).map(|place| place.sizes.clone()).unwrap_or_default();
        if known.reached && !known.is_set_to(size) {
            sizes.insert(layout, (size.width, size.height));
        }
        known.memory.keep(&screens.key, Place { x: corner.x, y: corner.y, layout, dock, sizes })?;
        Ok(())
    }

    /// Notices when the window has the size it was asked to take.
    fn resized(&self, to: LogicalSize<u32>) {
        let mut known = self.known();
        known.reached |= known.is_set_to(to);
    }

    /// Wayland keeps windows in the order the person gave them, whatever a program asks. Asked once: on X11 each time opens a
    /// connection to the screen that is never closed.
    fn stays_on_top(&self, window: &WebviewWindow) -> bool {
        *self.stays_on_top.get_or_init(|| {
            let display = window.display_handle().map(|display| display.as_raw());
            !matches!(display, Ok(RawDisplayHandle::Wayland(_)))
        })
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes the window, hidden until the page says that it is drawn.
///
/// # Errors
///
/// When the system gives no window.
pub(crate) fn open(app: &App, web_data: &Path) -> tauri::Result<()> {
    let window = page::locked_in(app, LABEL, "index.html", web_data)
        .title("Ringside")
        .decorations(false)
        .always_on_top(true)
        .visible(false)
        .build()?;
    let background = if window.theme()? == Theme::Dark { DARK } else { LIGHT };
    window.set_background_color(Some(background))?;
    window.state::<Bar>().restore(&window)?;

    let stirred = window.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { api, .. } = event {
            api.prevent_close();
            quit::ask(stirred.app_handle(), false);
        }
        if let WindowEvent::Resized(to) = event {
            let scale = stirred.scale_factor().unwrap_or(1.0);
            stirred.state::<Bar>().resized(to.to_logical(scale));
        }
        if matches!(event, WindowEvent::Moved(_) | WindowEvent::Resized(_)) {
            stirred.state::<Bar>().stirred.notify_one();
        }
    });
    tauri::async_runtime::spawn(show_in_any_case(window.clone()));
    tauri::async_runtime::spawn(watchdog::watch(window.clone()));
    tauri::async_runtime::spawn(keep_place(window));
    Ok(())
}

/// Brings the bar to the front because the agent started the program again.
pub(crate) fn bring_up(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    if let Err(error) = window.show().and_then(|()| window.unminimize()).and_then(|()| window.set_focus()) {
        tracing::warn!(%error, "the window could not be brought up");
    }
}

async fn show_in_any_case(window: WebviewWindow) {
    time::sleep(READY_WITHIN).await;
    if let Ok(false) = window.is_visible() {
        tracing::error!("the page did not get ready");
        window.state::<Bar>().carry_out(&window, WindowRequest::Ready);
    }
}

async fn keep_place(window: WebviewWindow) {
    let bar = window.state::<Bar>();
    loop {
        // Screens come and go without a word.
        let stirred = time::timeout(SCREENS_LOOKED_AT_EVERY, bar.stirred.notified()).await.is_ok();
        while stirred && time::timeout(AT_REST, bar.stirred.notified()).await.is_ok() {}
        if let Err(error) = bar.settle(&window) {
            tracing::warn!(%error, "the window was not put in its place");
        }
        if !stirred {
            continue;
        }
        if let Err(error) = bar.note_place(&window) {
            tracing::warn!(%error, "the window's place was not kept");
        }
    }
}

fn move_to(window: &WebviewWindow, from: Area, to: Area) -> tauri::Result<()> {
    window.set_size(PhysicalSize::new(to.width, to.height))?;
    if (from.x, from.y) == (to.x, to.y) {
        return Ok(());
    }
    window.set_position(PhysicalPosition::new(to.x, to.y))
}

/// The size a layout takes, in CSS pixels: what the agent gave it by hand, else what its content needs. Only the panel has
/// a part that scrolls; the others are never lower than what is in them.
fn size(layout: WindowLayout, by_hand: Option<(u32, u32)>, content: (u32, u32)) -> (u32, u32) {
    let (width, mut height) = by_hand.unwrap_or(content);
    if layout != WindowLayout::Panel {
        height = height.max(content.1);
    }
    let least = least(layout);
    (width.max(least.0), height.max(least.1))
}

/// Width and height below which a layout loses parts, in CSS pixels.
const fn least(layout: WindowLayout) -> (u32, u32) {
    match layout {
        WindowLayout::Strip => (560, 56),
        WindowLayout::Card => (340, 220),
        WindowLayout::Panel => (340, 480),
    }
}

/// Width and height of a layout before the page has said what it needs, in CSS pixels.
const fn usual(layout: WindowLayout) -> (u32, u32) {
    match layout {
        WindowLayout::Strip => (600, 56),
        WindowLayout::Card => (340, 220),
        WindowLayout::Panel => (340, 520),
    }
}

/// The part of each screen that is not taken by the system's bars.
pub(crate) fn free_areas(window: &WebviewWindow) -> tauri::Result<Vec<Area>> {
    Ok(Screens::of(window)?.free)
}

/// The screens there are now.
struct Screens {
    /// Says which set of screens this is.
    key: String,
    /// The part of each that is not taken by the system's bars.
    free: Vec<Area>,
}

impl Screens {
    fn of(window: &WebviewWindow) -> tauri::Result<Self> {
        let monitors = window.available_monitors()?;
        let mut names: Vec<String> = monitors
            .iter()
            .map(|monitor| {
                let (position, size) = (monitor.position(), monitor.size());
                let name = monitor.name().map_or("screen", String::as_str);
                format!(
                    "{name} {}x{}+{}+{}@{}",
                    size.width,
                    size.height,
                    position.x,
                    position.y,
                    monitor.scale_factor()
                )
            })
            .collect();
        names.sort_unstable();
        let free = monitors.iter().map(|monitor| {
            let area = monitor.work_area();
            Area { x: area.position.x, y: area.position.y, width: area.size.width, height: area.size.height }
        });
        Ok(Self { key: names.join(", "), free: free.collect() })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_layout_takes_what_its_content_needs_unless_it_was_sized_by_hand() {
        assert_eq!(size(WindowLayout::Card, None, (340, 236)), (340, 236));
        assert_eq!(size(WindowLayout::Panel, Some((420, 700)), (340, 520)), (420, 700));
    }

    #[test]
    fn what_has_nothing_that_scrolls_grows_with_its_content_even_when_sized_by_hand() {
        assert_eq!(size(WindowLayout::Card, Some((400, 240)), (340, 278)), (400, 278));
        assert_eq!(size(WindowLayout::Strip, Some((900, 56)), (600, 94)), (900, 94));
        assert_eq!(size(WindowLayout::Panel, Some((340, 480)), (340, 520)), (340, 480));
    }

    #[test]
    fn after_twenty_restarts_on_any_scale_the_size_is_the_one_the_agent_gave_it() {
        for scale in [1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.25, 3.0] {
            let mut sizes = BTreeMap::from([(WindowLayout::Panel, (411, 607))]);
            let mut corner = PhysicalPosition::new(1501, 203);
            for _ in 0..20 {
                let set = size(WindowLayout::Panel, sizes.get(&WindowLayout::Panel).copied(), (340, 520));
                let physical: PhysicalSize<u32> = LogicalSize::new(set.0, set.1).to_physical(scale);
                let screen = Area { x: 0, y: 0, width: 3840, height: 2100 };
                let wanted =
                    Area { x: corner.x, y: corner.y, width: physical.width, height: physical.height };
                let area = place::fit(wanted, &[screen]);
                assert_eq!(area, wanted, "{scale}");
                let seen: LogicalSize<u32> = PhysicalSize::new(area.width, area.height).to_logical(scale);
                let known = Known { set: Some(set), reached: true, ..Known::new(Memory::read(None)) };
                // What is within rounding of what was set is not taken for a size given by hand.
                if !known.is_set_to(seen) {
                    sizes.insert(WindowLayout::Panel, (seen.width, seen.height));
                }
                corner = PhysicalPosition::new(area.x, area.y);
            }
            assert_eq!(sizes[&WindowLayout::Panel], (411, 607), "{scale}");
        }
    }

    #[test]
    fn a_layout_is_never_smaller_than_its_parts() {
        for layout in [WindowLayout::Strip, WindowLayout::Card, WindowLayout::Panel] {
            assert_eq!(size(layout, None, (1, 1)), least(layout));
            assert_eq!(size(layout, Some((1, 1)), usual(layout)), least(layout));
        }
    }
}
