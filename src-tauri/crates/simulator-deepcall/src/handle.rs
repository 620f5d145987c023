use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ringside_simulator_kit::{EventRefused, Ledger, Simulated, zone};

use crate::events::{Event, EventDone};
use crate::model::{Note, PushView, StateView, World};
use crate::push::{self, Report};
use crate::service;
use crate::settings::Settings;
use crate::wire;

ringside_simulator_kit::simulator! {
    /// DeepCall as a local server; modules begin at `/api/v2/` below its base URL.
    Core
}

impl SimulatorHandle {
    /// Returns the URL of version 2 of click-to-call, without its query.
    pub fn click_to_call_url(&self) -> String {
        format!("{}/v2/clickToCall/para", self.root_url())
    }

    /// Returns the notes the vendor holds, in the order they were added; it takes no dispositions.
    pub fn notes(&self) -> Vec<Note> {
        self.outcomes()
    }
}

pub(crate) type Shared = ringside_simulator_kit::Shared<Core>;

/// The account, behind one lock.
#[derive(Debug)]
pub struct Core {
    pub(crate) world: World,
    pub(crate) zone: TimeZone,
}

impl Core {
    /// Returns the reports to be sent; those of calls that ended while no address was set are never sent.
    pub(crate) fn take_reports(&mut self, now: Timestamp) -> Vec<Report> {
        self.world.advance(now);
        let unsent = std::mem::take(&mut self.world.unsent);
        let push = self.world.settings.push.clone();
        let Some(url) = push.url else { return Vec::new() };
        let report = |call: String| {
            let body = wire::report(&self.world, self.world.call(&call)?, &self.zone);
            let json = serde_json::to_string(&body).ok()?;
            Some(Report { call, url: url.clone(), form: push.form, json })
        };
        unsent.into_iter().filter_map(report).collect()
    }

    pub(crate) fn reported(&mut self, call: String, why: Option<String>) {
        self.world.pushes.push(PushView { call, accepted: why.is_none(), why });
    }

    /// How long nothing happens by itself; `None` also when no report could come of it.
    pub(crate) fn until_next_due(&self, now: Timestamp) -> Option<Duration> {
        self.world.settings.push.url.as_ref()?;
        let wait = self.world.next_due()?.duration_since(now);
        // The clock counts whole milliseconds, so one more is sure to be past the moment.
        Some(Duration::try_from(wait).unwrap_or_default() + Duration::from_millis(1))
    }
}

impl Simulated for Core {
    const ID: &'static str = "deepcall";

    type Settings = Settings;
    type Event = Event;
    type Done = EventDone;
    type View = StateView;
    type Outcome = Note;

    fn port(settings: &Settings) -> u16 {
        settings.port
    }

    fn new(settings: Settings, _base_url: &str, now: Timestamp) -> Self {
        Self { zone: zone(&settings.time_zone), world: World::new(settings, now) }
    }

    fn router(shared: Arc<Shared>) -> Router {
        Router::new().fallback(service::serve).with_state(shared)
    }

    async fn run(shared: Arc<Shared>) {
        push::run(&shared).await;
    }

    fn settings(&self) -> &Settings {
        &self.world.settings
    }

    fn apply(&mut self, settings: Settings, _now: Timestamp) {
        self.zone = zone(&settings.time_zone);
        self.world.settings = settings;
    }

    fn advance(&mut self, now: Timestamp) -> bool {
        self.world.advance(now);
        !self.world.unsent.is_empty()
    }

    fn happen(&mut self, event: Event, now: Timestamp) -> Result<EventDone, EventRefused> {
        self.world.happen(now, event)
    }

    fn view(&mut self, requests: BTreeMap<String, u64>, now: Timestamp) -> StateView {
        self.world.view(now, requests)
    }

    fn ledger(&self) -> &Ledger {
        &self.world.ledger
    }

    fn outcomes(&self) -> &[Note] {
        &self.world.notes
    }
}
