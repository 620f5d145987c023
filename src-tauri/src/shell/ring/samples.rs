//! Views to try ringing on, as the core publishes them.

use ringside_host::{Host, HostOptions};
use ringside_ipc::{
    AppView, CallView, CallWord, DraftView, Event, Phase, RecordingWord, RingSettingsView, SessionView,
};

/// A session that is signed in on paper only, with these calls.
pub(super) fn session(id: &str, calls: Vec<CallView>) -> SessionView {
    let (_, view) = published();
    SessionView {
        session: id.to_owned(),
        name: "Leeds".to_owned(),
        phase: Phase::SignedIn,
        calls,
        choices: Vec::new(),
        ..view
    }
}

pub(super) fn app() -> AppView {
    AppView { ring: RingSettingsView { at_most_s: 120, ..RingSettingsView::default() }, ..published().0 }
}

fn published() -> (AppView, SessionView) {
    use std::sync::LazyLock;
    static VIEWS: LazyLock<(AppView, SessionView)> = LazyLock::new(|| {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let host = Host::start(HostOptions { demo: true, keychain: false }).await.unwrap();
            let mut events = host.subscribe();
            let (mut app, mut session) = (None, None);
            while app.is_none() || session.is_none() {
                match events.recv().await.unwrap() {
                    Event::App { view } => app = Some(*view),
                    Event::Session { view } => session = Some(*view),
                    _ => {}
                }
            }
            host.stop().await;
            (app.unwrap(), session.unwrap())
        })
    });
    VIEWS.clone()
}

/// A call that rings.
pub(super) fn ringing(id: &str) -> CallView {
    CallView {
        id: id.to_owned(),
        inbound: Some(true),
        number: Some("+44 20 7946 0123".to_owned()),
        name: Some("Ana Ejemplo".to_owned()),
        queue: Some("Renewals".to_owned()),
        lead: None,
        state: CallWord::Ringing,
        state_ms: 0,
        elapsed_ms: 0,
        recording: RecordingWord::Unknown,
        recording_ms: 0,
        active: false,
        ended_by: None,
        estimated: false,
        gone: false,
        draft: DraftView::default(),
        kept: None,
        kept_taken: false,
        muted: None,
        consultation: false,
        can_be_over: false,
        vendor_code: None,
    }
}
