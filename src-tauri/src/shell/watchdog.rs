//! Looks after the page: one that has died or hangs is drawn anew. Nothing is lost with it, because everything it shows
//! is the core's.

use std::{sync::Arc, time::Duration};

use tauri::{Manager as _, WebviewWindow};
use tokio::{
    sync::{Notify, mpsc},
    time::{Instant, sleep, timeout},
};

use crate::core::Core;

/// What the page is asked. No page yet, one without content and one that hangs say nothing or no.
const ARE_YOU_THERE: &str = "(document.getElementById('app')?.childElementCount ?? 0) > 0";
const YES: &str = "true";

/// How often it is asked.
const EVERY: Duration = Duration::from_secs(3);
/// How long a page that was drawn may take to answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(8);
/// How long a page may take to be drawn; doubled for each time in a row that it was not.
const DRAWN_WITHIN: Duration = Duration::from_secs(20);
const PATIENCE_AT_MOST: Duration = Duration::from_secs(160);
/// How long one question waits for its answer.
const AGAIN: Duration = Duration::from_secs(1);
/// How soon a page that has no content yet is asked again.
const SOON: Duration = Duration::from_millis(250);

/// Watches until the program ends.
pub(crate) async fn watch(window: WebviewWindow) {
    let died = Arc::new(Notify::new());
    hear_of_death(&window, &died);
    let mut patience = DRAWN_WITHIN;
    loop {
        if tells(&window, patience, &died).await {
            tracing::info!("the page is drawn");
            window.state::<Core>().page_drawn();
            patience = DRAWN_WITHIN;
            while tells_again(&window, &died).await {}
        } else {
            patience = (patience * 2).min(PATIENCE_AT_MOST);
        }
        draw_anew(&window);
    }
}

async fn tells_again(window: &WebviewWindow, died: &Notify) -> bool {
    tokio::select! {
        () = sleep(EVERY) => tells(window, ANSWERS_WITHIN, died).await,
        () = died.notified() => false,
    }
}

/// Whether the page says in time that it is there. It is asked again and again: what is asked while it loads may never be
/// answered.
async fn tells(window: &WebviewWindow, within: Duration, died: &Notify) -> bool {
    let give_up = Instant::now() + within;
    let (answer, mut answers) = mpsc::unbounded_channel();
    while Instant::now() < give_up {
        let answer = answer.clone();
        let asked = window.eval_with_callback(ARE_YOU_THERE, move |said| {
            // A late answer finds nobody who waits for it.
            let _ = answer.send(said == YES);
        });
        if let Err(error) = asked {
            tracing::warn!(%error, "the page could not be asked");
        }
        let heard = tokio::select! {
            heard = timeout(AGAIN, answers.recv()) => heard,
            () = died.notified() => return false,
        };
        match heard {
            Ok(Some(true)) => return true,
            Ok(Some(false) | None) => sleep(SOON).await,
            Err(_) => {}
        }
    }
    false
}

#[cfg(target_os = "linux")]
fn hear_of_death(window: &WebviewWindow, died: &Arc<Notify>) {
    use webkit2gtk::{WebProcessTerminationReason, WebViewExt as _};
    let died = Arc::clone(died);
    let heard = window.with_webview(move |view| {
        view.inner().connect_web_process_terminated(move |_, reason| {
            // One that was ended here is being drawn anew already.
            if reason != WebProcessTerminationReason::TerminatedByApi {
                died.notify_one();
            }
        });
    });
    if let Err(error) = heard {
        tracing::warn!(%error, "a page that dies is noticed by its silence only");
    }
}

/// Elsewhere the system restarts its web process by itself, or the silence tells.
#[cfg(not(target_os = "linux"))]
fn hear_of_death(_: &WebviewWindow, _: &Arc<Notify>) {}

#[cfg(target_os = "linux")]
fn draw_anew(window: &WebviewWindow) {
    use webkit2gtk::WebViewExt as _;
    tracing::error!("the page died or hangs and is drawn anew");
    let drawn = window.with_webview(|view| {
        let view = view.inner();
        // A process that hangs takes no orders.
        view.terminate_web_process();
        view.reload();
    });
    if let Err(error) = drawn {
        tracing::error!(%error, "the page could not be drawn anew");
    }
}

#[cfg(not(target_os = "linux"))]
fn draw_anew(window: &WebviewWindow) {
    tracing::error!("the page died or hangs and is drawn anew");
    if let Err(error) = window.reload() {
        tracing::error!(%error, "the page could not be drawn anew");
    }
}
