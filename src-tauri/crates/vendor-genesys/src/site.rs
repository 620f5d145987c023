use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError, RwLock},
};

use ringside_vendor::Capabilities;
use ringside_vendor_http::{Failure, Lane};
use tokio::sync::oneshot;

use crate::{
    config::{Config, ConfigError},
    error::perhaps_done,
    map,
    model::{Expected, Model, Reading},
    push::Link,
    rest::{Fault, Order, Received, Rest},
    wire::{AgentStateDefinition, Call, Device, Event, Malformed, members},
};

/// All that requests and the push task share.
pub(crate) struct Site {
    pub(crate) rest: Rest,
    pub(crate) model: Model,
    pub(crate) link: Link,
    capabilities: RwLock<Arc<Capabilities>>,
    /// The agent states this site knows.
    states: RwLock<Arc<Vec<AgentStateDefinition>>>,
    /// One reading of the whole at a time.
    reading: tokio::sync::Mutex<()>,
    /// Who waits for word from the outbound server, by `referenceId`.
    waiting: Mutex<Vec<(String, oneshot::Sender<()>)>>,
}

impl Site {
    pub(crate) fn new(config: Config) -> Result<Self, ConfigError> {
        let capabilities = map::capabilities(&config.settled, None);
        Ok(Self {
            rest: Rest::new(config)?,
            model: Model::new(),
            link: Link::new(),
            capabilities: RwLock::new(Arc::new(capabilities)),
            states: RwLock::default(),
            reading: tokio::sync::Mutex::default(),
            waiting: Mutex::default(),
        })
    }

    pub(crate) fn config(&self) -> &Config {
        &self.rest.config
    }

    pub(crate) fn capabilities(&self) -> Arc<Capabilities> {
        self.capabilities.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the user's features leave of what is configured.
    pub(crate) fn note_features(&self, features: Option<Vec<String>>) {
        let features: Option<BTreeSet<String>> =
            features.filter(|list| !list.is_empty()).map(|list| list.into_iter().collect());
        let capabilities = map::capabilities(&self.config().settled, features.as_ref());
        *self.capabilities.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(capabilities);
    }

    pub(crate) fn states(&self) -> Arc<Vec<AgentStateDefinition>> {
        self.states.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn note_states(&self, states: Vec<AgentStateDefinition>) {
        *self.states.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(states);
    }

    /// The push channels to listen on.
    pub(crate) fn channels(&self) -> Vec<&'static str> {
        let mut channels = vec!["/v2/me/devices", "/v2/me/calls", "/v2/me/channels"];
        channels.extend(self.config().settled.outbound.as_ref().map(|_| "/v2/me/outbound"));
        channels
    }

    /// Sends an order; tells the push task when that took a new session.
    pub(crate) async fn exchange(&self, order: &Order) -> Result<Received, Fault> {
        let generation = self.rest.generation();
        let result = self.rest.exchange(order).await;
        if self.rest.generation() != generation {
            self.link.wake.notify_one();
        }
        result
    }

    /// Sends a command whose effect is to show as `expected`.
    pub(crate) async fn command(&self, order: &Order, expected: Expected) -> Result<Received, Fault> {
        self.model.expect(expected.clone());
        let result = self.exchange(order).await;
        if let Err(fault) = &result {
            self.model.expect_no_more(&expected);
            if perhaps_done(&fault.failure) {
                self.model.doubt();
            }
        }
        result
    }

    /// Reads devices and calls and makes the model match them.
    pub(crate) async fn reconcile(&self) -> Result<(), Failure> {
        let _one_at_a_time = self.reading.lock().await;
        self.model.begin_reading();
        let mut reading = BeingRead { site: self, done: None };
        reading.done = Some(self.read_all().await?);
        Ok(())
    }

    async fn read_all(&self) -> Result<Reading, Failure> {
        let order = self.rest.get(&["me"], &[("subresources", "devices,calls,channels")], Lane::Look);
        let received = self.exchange(&order).await?;
        let user = received.member("user")?;
        if !user.is_object() {
            return Err(Malformed("user").into());
        }
        let devices = members(user, "devices", Device::read)?.unwrap_or_default();
        let calls = match members(user, "calls", Call::read)? {
            Some(calls) => calls,
            // Absent is empty or not to be had; with a call up that has to be told apart.
            None if self.model.calls().iter().any(crate::model::KnownCall::is_live) => {
                let order = self.rest.get(&["me", "calls"], &[("fields", "*")], Lane::Look);
                members(&self.exchange(&order).await?.body, "calls", Call::read)?.unwrap_or_default()
            }
            None => Vec::new(),
        };
        Ok(Reading { devices, calls })
    }

    /// Makes sure that the model holds all there is to know.
    pub(crate) async fn settle(&self) -> Result<(), Failure> {
        if self.link.is_up() && !self.model.is_in_doubt() { Ok(()) } else { self.reconcile().await }
    }

    /// What happens is not pushed to us now, so it has to be asked for; whoever relied on being told learns of that.
    pub(crate) fn hears_nothing(&self) {
        self.model.doubt();
        if self.link.down() {
            self.model.bump();
        }
    }

    /// Takes in one event from the push channel.
    pub(crate) fn take_event(&self, event: Event) {
        if let Event::Outbound { reference } = &event {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(at) = waiting.iter().position(|(known, _)| known == reference) {
                let _ = waiting.swap_remove(at).1.send(());
            }
            return;
        }
        self.model.apply(event, self.rest.now());
    }

    /// Word from the outbound server about one request, whenever it comes.
    pub(crate) fn wait_for(&self, reference: &str) -> oneshot::Receiver<()> {
        let (told, word) = oneshot::channel();
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|(_, told)| !told.is_closed());
        waiting.push((reference.to_owned(), told));
        word
    }
}

/// A reading on its way. Given up or failed, it leaves the model in doubt.
struct BeingRead<'a> {
    site: &'a Site,
    done: Option<Reading>,
}

impl Drop for BeingRead<'_> {
    fn drop(&mut self) {
        self.site.model.end_reading(self.done.take(), self.site.rest.now());
    }
}
