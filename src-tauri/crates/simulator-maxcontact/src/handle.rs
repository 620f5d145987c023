use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ringside_simulator_kit::{EventRefused, Ledger, Simulated, zone};

use crate::enumerations::Enumerations;
use crate::events::{Event, EventDone};
use crate::model::{Disposition, StateView, World};
use crate::service;
use crate::settings::Settings;
use crate::tokens::Tokens;
use crate::wire::Namespaces;

ringside_simulator_kit::simulator! {
    /// MaxContact as a local server.
    Core
}

impl SimulatorHandle {
    /// Returns the outcomes the vendor holds, in the order they were set.
    pub fn dispositions(&self) -> Vec<Disposition> {
        self.outcomes()
    }

    /// Returns the integers in use.
    pub fn enumerations(&self) -> Enumerations {
        self.settings().enumerations
    }
}

pub(crate) type Shared = ringside_simulator_kit::Shared<Core>;

/// The tenant, behind one lock.
#[derive(Debug)]
pub struct Core {
    pub(crate) settings: Settings,
    pub(crate) world: World,
    pub(crate) tokens: Tokens,
    pub(crate) names: Namespaces,
    pub(crate) zone: TimeZone,
}

impl Simulated for Core {
    const ID: &'static str = "maxcontact";
    const BASE: &'static str = service::BASE;

    type Settings = Settings;
    type Event = Event;
    type Done = EventDone;
    type View = StateView;
    type Outcome = Disposition;

    fn port(settings: &Settings) -> u16 {
        settings.port
    }

    fn new(settings: Settings, _base_url: &str, now: Timestamp) -> Self {
        Self {
            world: World::new(&settings, now),
            tokens: Tokens::new(settings.seed),
            names: Namespaces::new(settings.seed),
            zone: zone(&settings.time_zone),
            settings,
        }
    }

    fn router(shared: Arc<Shared>) -> Router {
        Router::new().fallback(service::serve).with_state(shared)
    }

    fn settings(&self) -> &Settings {
        &self.settings
    }

    fn apply(&mut self, settings: Settings, _now: Timestamp) {
        self.world.rules = settings.rules.clone();
        self.world.auto = settings.auto.clone();
        self.settings = settings;
    }

    fn advance(&mut self, now: Timestamp) -> bool {
        self.world.advance(now);
        false
    }

    fn happen(&mut self, event: Event, now: Timestamp) -> Result<EventDone, EventRefused> {
        if event == Event::ExpireTokens {
            self.tokens.expire_all();
        }
        self.world.happen(now, event)
    }

    fn view(&mut self, requests: BTreeMap<String, u64>, now: Timestamp) -> StateView {
        self.world.view(now, self.tokens.count(now), requests)
    }

    fn ledger(&self) -> &Ledger {
        &self.world.ledger
    }

    fn outcomes(&self) -> &[Disposition] {
        &self.world.dispositions
    }
}
