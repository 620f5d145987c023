use std::{sync::Weak, time::Duration};

use ringside_machine::{Event, Machine};
use ringside_vendor_http::start_afresh;

use crate::host::{Host, Inner};

/// What was typed last may be on its way from the page for so long.
const TYPED: Duration = Duration::from_millis(600);

/// Passes on to every session what the computer does, for as long as there is a host.
pub(crate) async fn follow(inner: Weak<Inner>) {
    let mut machine = Machine::watch();
    loop {
        let event = machine.next().await;
        let Some(inner) = inner.upgrade() else { return };
        match event {
            Event::GoesToSleep => tokio::time::sleep(TYPED).await,
            Event::WokeUp { .. } | Event::NetworkChanged => start_afresh(),
            Event::Locked | Event::Unlocked | Event::ClockJumped { .. } => {}
        }
        Host { inner }.tell_sessions(event).await;
    }
}

impl Host {
    async fn tell_sessions(&self, event: Event) {
        let engines: Vec<_> = self.inner.state.lock().await.engines.values().cloned().collect();
        for engine in engines {
            engine.machine(event).await;
        }
    }
}
