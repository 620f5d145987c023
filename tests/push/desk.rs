use std::{sync::Arc, time::Duration};

use ringside_domain::{AgentState, CallState, VendorCallId};
use ringside_vendor::{
    AgentSnapshot, Request, Vendor, VendorError, VendorExt,
    layers::{Limits, layered},
};
use ringside_vendor_genesys::{Genesys, GenesysAccount};
use tokio::sync::watch;

use crate::site::{PATIENCE, Site};

/// The agent's side: the adapter in all its layers, and the counter that says when a snapshot would show something new.
pub(crate) struct Desk {
    pub(crate) vendor: Arc<dyn Vendor>,
    changes: watch::Receiver<u64>,
}

impl Desk {
    /// Signs in and waits until the agent has arrived.
    pub(crate) async fn sign_in(site: &impl Site) -> Self {
        let account = GenesysAccount {
            base_url: site.base_url(),
            login: "agent1".into(),
            user_id: String::new(),
            password: "secret".to_owned().into(),
            options: toml::from_str("").expect("no options"),
        };
        let vendor = layered(Arc::new(Genesys::new(account).expect("an account")), Limits::default());
        let changes = vendor.changes().expect("it pushes");
        vendor.sign_in().await.expect("signed in");
        let mut desk = Self { vendor, changes };
        desk.is_told(|snapshot| matches!(snapshot.agent, Some(AgentState::NotReady { .. }))).await;
        desk
    }

    /// Waits for a change to be told, until a snapshot shows what is meant. Without a change, none is taken.
    pub(crate) async fn is_told(&mut self, what: impl Fn(&AgentSnapshot) -> bool) -> AgentSnapshot {
        let wait = async {
            loop {
                self.changes.changed().await.expect("the adapter lives");
                // While nobody answers there is nothing to see, and a change is told once there is.
                if let Ok(snapshot) = self.vendor.snapshot().await
                    && what(&snapshot)
                {
                    return snapshot;
                }
            }
        };
        tokio::time::timeout(PATIENCE, wait).await.expect("it was told")
    }

    /// Waits until the one call is told to be in a state; returns its id.
    pub(crate) async fn is_told_of_the_call(&mut self, state: CallState) -> VendorCallId {
        let snapshot = self.is_told(|snapshot| shows(snapshot, state)).await;
        snapshot.calls[0].id.clone()
    }

    /// Waits until what happens is told here again.
    pub(crate) async fn listens(&self) {
        let stands = async {
            while self.vendor.pushes() != Some(true) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(PATIENCE, stands).await.expect("it listens");
    }

    pub(crate) async fn ask(&self, request: Request) -> Result<(), VendorError> {
        self.vendor.execute(request).await.map(drop)
    }

    /// Asks for something that is done.
    pub(crate) async fn does(&self, request: Request) {
        self.ask(request).await.expect("taken");
    }
}

/// Whether there is one call, in this state.
pub(crate) fn shows(snapshot: &AgentSnapshot, state: CallState) -> bool {
    matches!(&snapshot.calls[..], [call] if call.state == Some(state))
}
