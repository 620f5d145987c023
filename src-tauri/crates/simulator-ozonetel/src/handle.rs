use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use jiff::Timestamp;
use ringside_simulator_kit::{EventRefused, Ledger, Simulated};

use crate::events::{Event, EventDone};
use crate::limits::Limits;
use crate::model::{Outcome, Push, StateView, World};
use crate::service;
use crate::settings::Settings;
use crate::tokens::Tokens;
use crate::webhooks;

ringside_simulator_kit::simulator! {
    /// Ozonetel CloudAgent as a local server; event subscriptions are found below its base URL too.
    Core
}

pub(crate) type Shared = ringside_simulator_kit::Shared<Core>;

/// The account, behind one lock.
#[derive(Debug)]
pub struct Core {
    pub(crate) world: World,
    pub(crate) tokens: Tokens,
    pub(crate) limits: Limits,
    pub(crate) near_misses: Vec<String>,
    delivered: u64,
    undelivered: u64,
}

impl Core {
    pub(crate) fn new_token(&mut self, now: Timestamp) -> String {
        let Settings { token, user_name, .. } = &self.world.settings;
        self.tokens.issue(token, user_name, now)
    }

    pub(crate) fn next_push(&mut self, now: Timestamp) -> Option<Push> {
        self.world.advance(now);
        self.world.outbound.pop_front()
    }

    pub(crate) fn pushed(&mut self, delivered: bool) {
        let count = if delivered { &mut self.delivered } else { &mut self.undelivered };
        *count += 1;
    }

    /// How long until something happens that somebody may want to hear of.
    pub(crate) fn wait_for_due(&self, now: Timestamp) -> Option<Duration> {
        let due = self.world.next_due().filter(|_| self.world.is_listened_to())?;
        Some(Duration::try_from(due.duration_since(now)).unwrap_or_default())
    }
}

impl Simulated for Core {
    const ID: &'static str = "ozonetel";

    type Settings = Settings;
    type Event = Event;
    type Done = EventDone;
    type View = StateView;
    type Outcome = Outcome;

    fn port(settings: &Settings) -> u16 {
        settings.port
    }

    fn new(settings: Settings, _base_url: &str, now: Timestamp) -> Self {
        Self {
            tokens: Tokens::new(settings.seed),
            world: World::new(settings, now),
            limits: Limits::default(),
            near_misses: Vec::new(),
            delivered: 0,
            undelivered: 0,
        }
    }

    fn router(shared: Arc<Shared>) -> Router {
        Router::new().fallback(service::serve).with_state(shared)
    }

    async fn run(shared: Arc<Shared>) {
        webhooks::run(&shared).await;
    }

    fn settings(&self) -> &Settings {
        &self.world.settings
    }

    fn apply(&mut self, settings: Settings, _now: Timestamp) {
        self.world.apply(settings);
    }

    fn advance(&mut self, now: Timestamp) -> bool {
        self.world.advance(now);
        !self.world.outbound.is_empty()
    }

    fn happen(&mut self, event: Event, now: Timestamp) -> Result<EventDone, EventRefused> {
        match event {
            Event::ExpireToken => self.tokens.expire(now),
            Event::TokenGeneratedElsewhere => drop(self.new_token(now)),
            _ => {}
        }
        self.world.happen(now, event)
    }

    fn view(&mut self, requests: BTreeMap<String, u64>, now: Timestamp) -> StateView {
        StateView {
            token_is_good: self.tokens.is_good(now),
            delivered: self.delivered,
            undelivered: self.undelivered,
            requests,
            near_misses: self.near_misses.clone(),
            ..self.world.view(now)
        }
    }

    fn ledger(&self) -> &Ledger {
        &self.world.ledger
    }

    fn outcomes(&self) -> &[Outcome] {
        &self.world.outcomes
    }
}
