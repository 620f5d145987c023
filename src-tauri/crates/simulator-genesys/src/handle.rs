use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use jiff::Timestamp;
use ringside_simulator_kit::{EventRefused, Ledger, Simulated};

use crate::bayeux::Bayeux;
use crate::events::{Event, EventDone};
use crate::model::{Outcome, StateView, World};
use crate::service::{self, Sessions};
use crate::settings::Settings;

ringside_simulator_kit::simulator! {
    /// Genesys Web Services as a local server.
    ///
    /// Its methods are the operations in lower case, the last fixed segment of a path that is read, and `handshake`,
    /// `connect`, `subscribe`, `unsubscribe`, `disconnect`.
    Core
}

impl SimulatorHandle {
    /// Returns how many `EventUserEvent`s went to reporting: one for every disposition of a released call.
    pub fn user_events(&self) -> usize {
        self.state().user_events
    }
}

pub(crate) type Shared = ringside_simulator_kit::Shared<Core>;

/// The tenant, behind one lock.
#[derive(Debug)]
pub struct Core {
    pub(crate) world: World,
    pub(crate) sessions: Sessions,
    pub(crate) bayeux: Bayeux,
}

impl Core {
    /// What an event means for sessions and push clients.
    fn happened(&mut self, event: &Event, now: Timestamp) {
        match event {
            Event::SessionsExpire { user } => self.sessions.expire(user.as_deref()),
            Event::PushSessionsLost { user } => self.bayeux.lose(user.as_deref()),
            Event::LongPollsCut { user } => self.bayeux.cut(user.as_deref(), now),
            Event::Restart => {
                self.sessions.expire(None);
                self.bayeux.lose(None);
            }
            _ => {}
        }
    }
}

impl Simulated for Core {
    const ID: &'static str = "genesys";
    const BASE: &'static str = service::BASE;

    type Settings = Settings;
    type Event = Event;
    type Done = EventDone;
    type View = StateView;
    type Outcome = Outcome;

    fn port(settings: &Settings) -> u16 {
        settings.port
    }

    fn new(settings: Settings, base_url: &str, now: Timestamp) -> Self {
        Self {
            sessions: Sessions::new(settings.seed),
            bayeux: Bayeux::new(settings.seed),
            world: World::new(settings, base_url.to_owned(), now),
        }
    }

    fn router(shared: Arc<Shared>) -> Router {
        Router::new().fallback(service::serve).with_state(shared)
    }

    fn settings(&self) -> &Settings {
        &self.world.settings
    }

    fn apply(&mut self, settings: Settings, now: Timestamp) {
        let changed = self.world.settings.trouble.voice_down != settings.trouble.voice_down;
        self.world.settings = settings;
        if changed {
            self.world.service_event(now);
        }
    }

    /// Connects that are held look again once an event is delivered.
    fn advance(&mut self, now: Timestamp) -> bool {
        self.world.advance(now);
        let emitted = std::mem::take(&mut self.world.emitted);
        for push in &emitted {
            self.bayeux.deliver(push);
        }
        !emitted.is_empty()
    }

    fn clock_moved(&mut self, by: Duration) {
        self.bayeux.moved(by);
    }

    fn happen(&mut self, event: Event, now: Timestamp) -> Result<EventDone, EventRefused> {
        let for_server = event.clone();
        let done = self.world.happen(now, event);
        if done.is_ok() {
            self.happened(&for_server, now);
        }
        self.advance(now);
        done
    }

    fn view(&mut self, requests: BTreeMap<String, u64>, now: Timestamp) -> StateView {
        StateView {
            now,
            agents: self.world.agent_views(),
            calls: self.world.call_views(),
            sessions: self.sessions.count(&self.world.settings, now),
            push_clients: self.bayeux.clients(&self.world.settings, now),
            held_connects: self.bayeux.held_connects(),
            user_events: self.world.user_events(),
            ledger_entries: self.world.ledger.since(0).len(),
            requests,
        }
    }

    fn ledger(&self) -> &Ledger {
        &self.world.ledger
    }

    fn outcomes(&self) -> &[Outcome] {
        &self.world.outcomes
    }
}
