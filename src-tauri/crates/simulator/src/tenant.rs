use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_simulator_kit::{FaultRule, Handle, LedgerEntry, Simulated, SimulatorError};
use serde_json::{Value, json};

/// The vendors there are, by id.
pub const VENDORS: [&str; 5] = ["maxcontact", "ozonetel", "genesys", "deepcall", "ucontact"];

/// A simulated vendor that runs, whichever it is.
#[async_trait]
pub trait Tenant: Send + Sync {
    /// The vendor's id.
    fn vendor(&self) -> &'static str;
    /// The base URL for a profile, without a slash at its end.
    fn base_url(&self) -> String;
    /// The URL below which `/_sim/…` is found.
    fn root_url(&self) -> String;
    /// How it behaves, as its `/_sim/settings` shows it.
    fn settings(&self) -> Value;
    /// Everything that acts and was asked for, in order.
    fn ledger(&self) -> Vec<LedgerEntry>;
    /// The outcomes, or what stands for them, that the vendor holds.
    fn outcomes(&self) -> Value;
    /// How many requests to a method have arrived.
    fn requests(&self, method: &str) -> u64;
    /// Plans a fault, after those planned before.
    fn fault(&self, rule: FaultRule);
    /// Drops the faults that nothing has met yet.
    fn clear_faults(&self);
    /// Lets something happen outside the API, in the vendor's own events.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, or makes no sense now; nothing changed then.
    fn happen(&self, event: Value) -> Result<Value, String>;
    /// Lets it behave otherwise: what `change` says goes over its settings, object by object. What cannot be is left as it is.
    fn patch(&self, change: &Value);
    /// Moves the vendor's clock ahead.
    fn advance(&self, by: Duration);
    /// Ends it and returns once its port is free.
    async fn stop(&self);
}

/// A simulated vendor that could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is none of that name.
    #[error("there is no simulated vendor called {0}; there are {all}", all = VENDORS.join(", "))]
    UnknownVendor(String),
    /// The settings do not fit it.
    #[error("the settings cannot be understood")]
    Settings(#[source] serde_json::Error),
    /// It could not listen.
    #[error(transparent)]
    Listen(#[from] SimulatorError),
}

/// Starts a vendor on the loopback interface, served by the current tokio runtime. `patch` is merged over its default
/// settings, or over those of demo mode.
///
/// # Errors
///
/// [`StartError`].
pub async fn start(vendor: &str, demo: bool, patch: Value) -> Result<Arc<dyn Tenant>, StartError> {
    macro_rules! run {
        ($module:ident) => {{
            use crate::$module::{Settings, Simulator};
            let base = if demo { Settings::demo() } else { Settings::default() };
            let mut settings = serde_json::to_value(base).map_err(StartError::Settings)?;
            merge(&mut settings, patch);
            let settings: Settings = serde_json::from_value(settings).map_err(StartError::Settings)?;
            Ok(Arc::new(Handle::clone(&*Simulator::start(settings).await?)))
        }};
    }
    match vendor {
        "maxcontact" => run!(maxcontact),
        "ozonetel" => run!(ozonetel),
        "genesys" => run!(genesys),
        "deepcall" => run!(deepcall),
        "ucontact" => run!(ucontact),
        other => Err(StartError::UnknownVendor(other.to_owned())),
    }
}

/// Puts `patch` over `into`, object by object; everything else is replaced.
fn merge(into: &mut Value, patch: Value) {
    match (into, patch) {
        (Value::Object(into), Value::Object(patch)) => {
            for (name, value) in patch {
                merge(into.entry(name).or_insert(Value::Null), value);
            }
        }
        (_, Value::Null) => {}
        (into, patch) => *into = patch,
    }
}

/// The same, with nothing in the place of something where `change` says so, and nothing that is not a setting.
fn replace(into: &mut Value, change: &Value) {
    match (into, change) {
        (Value::Object(into), Value::Object(change)) => {
            for (name, value) in change {
                if let Some(into) = into.get_mut(name) {
                    replace(into, value);
                }
            }
        }
        (into, change) => into.clone_from(change),
    }
}

#[async_trait]
impl<S: Simulated> Tenant for Handle<S> {
    fn vendor(&self) -> &'static str {
        S::ID
    }
    fn base_url(&self) -> String {
        self.base_url()
    }
    fn root_url(&self) -> String {
        self.root_url()
    }
    fn settings(&self) -> Value {
        json!(self.settings())
    }
    fn ledger(&self) -> Vec<LedgerEntry> {
        self.ledger()
    }
    fn outcomes(&self) -> Value {
        json!(self.outcomes())
    }
    fn requests(&self, method: &str) -> u64 {
        self.requests(method)
    }
    fn fault(&self, rule: FaultRule) {
        self.fault(rule);
    }
    fn clear_faults(&self) {
        self.clear_faults();
    }
    fn happen(&self, event: Value) -> Result<Value, String> {
        let event = serde_json::from_value(event).map_err(|error| error.to_string())?;
        self.event(event).map(|done| json!(done)).map_err(|refused| refused.to_string())
    }
    fn patch(&self, change: &Value) {
        let mut settings = json!(self.settings());
        replace(&mut settings, change);
        if let Ok(settings) = serde_json::from_value(settings) {
            self.update(|now| *now = settings);
        }
    }
    fn advance(&self, by: Duration) {
        self.advance(by);
    }
    async fn stop(&self) {
        self.stop().await;
    }
}
