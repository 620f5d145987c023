use std::collections::BTreeMap;
use std::fmt::Debug;
use std::future::{Future, ready};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use jiff::Timestamp;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Ledger, Shared};

/// A vendor's account behind the one lock of its [`Shared`]: what is its own about its simulator.
///
/// Every entry takes the time; nothing in it asks a clock or sets a timer.
pub trait Simulated: Debug + Send + Sized + 'static {
    /// The vendor's id.
    const ID: &'static str;
    /// What a profile's base URL has below the server's root, from its slash on.
    const BASE: &'static str = "";

    /// How it behaves. A patch is merged into it object by object.
    type Settings: Clone + Serialize + DeserializeOwned + Send;
    /// What can happen to it without a request.
    type Event: DeserializeOwned + Send;
    /// What is told of an event that happened.
    type Done: Serialize;
    /// All there is to see of it.
    type View: Serialize;
    /// An outcome it holds, or what stands for one.
    type Outcome: Clone + Serialize;

    /// The port to listen on; 0 takes a free one.
    fn port(settings: &Self::Settings) -> u16;
    /// Begins as after a start; `base_url` is where its API is found.
    fn new(settings: Self::Settings, base_url: &str, now: Timestamp) -> Self;
    /// Answers everything that is not a control.
    fn router(shared: Arc<Shared<Self>>) -> Router;
    /// What it does of its own accord while the server runs; it is ended with the server.
    fn run(_shared: Arc<Shared<Self>>) -> impl Future<Output = ()> + Send {
        ready(())
    }

    /// How it behaves now.
    fn settings(&self) -> &Self::Settings;
    /// Behaves otherwise from now on; what was due has happened.
    fn apply(&mut self, settings: Self::Settings, now: Timestamp);
    /// Lets everything happen that is due by `now`; returns whether whoever waits for changes has to look.
    fn advance(&mut self, now: Timestamp) -> bool;
    /// Hears that the clock has been moved by hand.
    fn clock_moved(&mut self, _by: Duration) {}
    /// Lets something happen outside the API.
    ///
    /// # Errors
    ///
    /// [`EventRefused`] when it makes no sense now; nothing changed then.
    fn happen(&mut self, event: Self::Event, now: Timestamp) -> Result<Self::Done, EventRefused>;

    /// All there is to see of it now, with how many requests have arrived by method.
    fn view(&mut self, requests: BTreeMap<String, u64>, now: Timestamp) -> Self::View;
    /// Everything that was asked of it.
    fn ledger(&self) -> &Ledger;
    /// The outcomes it holds, in the order they came.
    fn outcomes(&self) -> &[Self::Outcome];
}

/// An event that makes no sense now; nothing changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct EventRefused {
    /// Why, in one sentence.
    pub why: String,
}

impl EventRefused {
    /// A refusal with its reason.
    pub fn because(why: &str) -> Self {
        Self { why: why.to_owned() }
    }
}
