use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ringside_simulator_kit::{EventRefused, Ledger, Simulated, zone};

use crate::events::{Event, EventDone};
use crate::model::{DialerRecord, Disposition, StateView, World};
use crate::service;
use crate::settings::Settings;
use crate::tokens::Tokens;

ringside_simulator_kit::simulator! {
    /// uContact as a local server, found at `/Integra/resources/…` below its base URL.
    ///
    /// In its ledger, parameter `body` is the request's own text; its methods are the last segments of the paths in lower
    /// case.
    Core
}

impl SimulatorHandle {
    /// Returns the dispositions the vendor holds, in the order they were set.
    pub fn dispositions(&self) -> Vec<Disposition> {
        self.outcomes()
    }

    /// Returns the callbacks and other records that dialers are to call, in the order they came.
    pub fn dialer_records(&self) -> Vec<DialerRecord> {
        self.state().dialer_records
    }
}

pub(crate) type Shared = ringside_simulator_kit::Shared<Core>;

/// The tenant, behind one lock.
#[derive(Debug)]
pub struct Core {
    pub(crate) settings: Settings,
    pub(crate) world: World,
    pub(crate) tokens: Tokens,
    pub(crate) zone: TimeZone,
}

impl Simulated for Core {
    const ID: &'static str = "ucontact";

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
        self.settings = settings;
    }

    fn advance(&mut self, now: Timestamp) -> bool {
        self.world.advance(&self.settings, now);
        false
    }

    fn happen(&mut self, event: Event, now: Timestamp) -> Result<EventDone, EventRefused> {
        let done = self.world.happen(&self.settings, now, event.clone())?;
        match event {
            Event::ExpireTokens { user } => self.tokens.expire(user.as_deref()),
            Event::Restart => self.tokens.expire(None),
            Event::SupervisorLogsOut { agent } => self.tokens.end_agent(&agent),
            _ => {}
        }
        Ok(done)
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
