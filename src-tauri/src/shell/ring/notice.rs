//! The system's own notification of a call: an extra for those who want it, never the only sign.

use std::sync::{Arc, Mutex, PoisonError};

use notify_rust::{Notification, Timeout};

/// The notification on show, if any.
#[derive(Default)]
pub(crate) struct Notice(Option<Arc<Mutex<Shown>>>);

/// What is on show; put away once nobody holds it to be shown.
#[derive(Default)]
struct Shown {
    over: bool,
    #[cfg(target_os = "linux")]
    handle: Option<notify_rust::NotificationHandle>,
}

impl Notice {
    /// Shows it in place of the one before. The system may take its time, and nobody waits for it.
    pub(crate) fn show(&mut self, title: String, text: String) {
        self.put_away();
        let shown = Arc::new(Mutex::new(Shown::default()));
        self.0 = Some(Arc::clone(&shown));
        tauri::async_runtime::spawn_blocking(move || {
            let mut notification = Notification::new();
            notification.appname("Ringside").summary(&title).body(&as_text(text)).timeout(Timeout::Default);
            match notification.show() {
                #[cfg(target_os = "linux")]
                Ok(handle) => {
                    let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
                    if shown.over { handle.close() } else { shown.handle = Some(handle) }
                }
                #[cfg(not(target_os = "linux"))]
                Ok(_) => drop(shown),
                Err(error) => tracing::info!(%error, "the system shows no notification"),
            }
        });
    }

    /// The call it told of has been dealt with.
    pub(crate) fn put_away(&mut self) {
        let Some(shown) = self.0.take() else { return };
        let mut now = shown.lock().unwrap_or_else(PoisonError::into_inner);
        now.over = true;
        #[cfg(target_os = "linux")]
        if let Some(handle) = now.handle.take() {
            tauri::async_runtime::spawn_blocking(move || handle.close());
        }
    }
}

/// Most desktops read marks such as `<b>` in the text, and an ampersand alone may cost all of it.
#[cfg(target_os = "linux")]
fn as_text(text: String) -> String {
    let reads_marks =
        notify_rust::get_capabilities().is_ok_and(|all| all.iter().any(|one| one == "body-markup"));
    if reads_marks { text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;") } else { text }
}

#[cfg(not(target_os = "linux"))]
fn as_text(text: String) -> String {
    text
}
