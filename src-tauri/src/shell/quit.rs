//! The end of the program: at once where nothing is left behind, else once the person says so.

use ringside_ipc::Event;
use tauri::{AppHandle, Manager as _, async_runtime};
use tokio::sync::watch;

use super::bar;
use crate::core::Core;

/// Whether the person is being asked.
pub(crate) struct Quit {
    asks: watch::Sender<bool>,
}

impl Default for Quit {
    fn default() -> Self {
        Self { asks: watch::Sender::new(false) }
    }
}

impl Quit {
    /// Whether the person is being asked, now and whenever that changes.
    pub(crate) fn asks(&self) -> watch::Receiver<bool> {
        self.asks.subscribe()
    }

    /// The person stays.
    pub(crate) fn stay(&self) {
        self.asks.send_replace(false);
    }
}

/// Ends the program, unless that leaves something behind and nobody insists: then the page asks, and the tray can be told
/// too, for the case that the page is dead.
pub(crate) fn ask(app: &AppHandle, insist: bool) {
    let app = app.clone();
    async_runtime::spawn(async move {
        let core = app.state::<Core>();
        let left = core.unfinished().await;
        if left.lets_go(insist) {
            tracing::info!(?left, insist, "the program ends");
            app.exit(0);
            return;
        }
        tracing::info!(?left, "the program was asked to end and asks back");
        app.state::<Quit>().asks.send_replace(true);
        bar::bring_up(&app);
        core.tell(Event::QuitAsked);
    });
}

/// Ends the program in order when the system says that it has to go. That is no question: whoever does not go is killed.
#[cfg(unix)]
pub(crate) async fn follow_signals(app: AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};

    let (mut terminate, mut interrupt, mut hang_up) = match (
        signal(SignalKind::terminate()),
        signal(SignalKind::interrupt()),
        signal(SignalKind::hangup()),
    ) {
        (Ok(terminate), Ok(interrupt), Ok(hang_up)) => (terminate, interrupt, hang_up),
        (Err(error), _, _) | (_, Err(error), _) | (_, _, Err(error)) => {
            tracing::warn!(%error, "no signal is heard");
            return;
        }
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        _ = hang_up.recv() => {}
    }
    ask(&app, true);
}
