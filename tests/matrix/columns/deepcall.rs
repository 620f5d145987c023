use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use ringside_simulator::Tenant;
use ringside_vendor::{Request, Vendor};
use ringside_vendor_deepcall::{DeepCall as Adapter, DeepCallAccount};
use serde_json::json;

use super::{Column, Way, dial, dialled, dispose, happens, text};
use crate::cell::Class;

const AGENT: &str = "13";
const NUMBER: &str = "+919800000001";

/// DeepCall, with an agent's session.
pub(crate) struct DeepCall;

#[async_trait]
impl Column for DeepCall {
    fn way(&self) -> Way {
        Way::DeepCall
    }

    fn vendor(&self) -> &'static str {
        "deepcall"
    }

    fn adapter(&self, sim: &dyn Tenant) -> Arc<dyn Vendor> {
        let settings = sim.settings();
        let options = format!(
            "[click_to_call]\nbase_url = '{}'\nuser_id = '{}'\nagent_number = '{}'",
            sim.root_url(),
            text(&settings, "/account/user_id"),
            text(&settings, "/agents/0/number"),
        );
        let account = DeepCallAccount {
            base_url: sim.base_url(),
            login: text(&settings, "/account/user_id"),
            user_id: AGENT.to_owned(),
            password: text(&settings, "/agents/0/ssid").into(),
            second_secret: Some(text(&settings, "/account/token").into()),
            options: toml::from_str(&options).expect("options"),
        };
        Arc::new(Adapter::new(account).expect("an account"))
    }

    fn method(&self, class: Class) -> &'static str {
        match class {
            Class::Read => "checkagentinwrapup",
            Class::SignIn => "agentonbreak",
            Class::Act => "clicktocall",
            Class::Outcome => "notesadd",
        }
    }

    fn codes(&self) -> &'static [&'static str] {
        &["status"]
    }

    fn hidden(&self) -> &'static [&'static str] {
        &["agent-session", "sample-token", "10000001", "9800000001", "9800000013", "Ctc"]
    }

    fn prepare(&self, sim: &dyn Tenant, class: Class) {
        if class == Class::Read {
            happens(sim, json!({"event": "inbound_call", "user": AGENT, "number": "919800000001"}));
            happens(sim, json!({"event": "agent_answers", "user": AGENT}));
            happens(sim, json!({"event": "customer_hangs_up", "user": AGENT, "wrap_up_s": 600}));
        }
    }

    fn patience(&self) -> Duration {
        // A second after the first failure, longer on a busy machine.
        Duration::from_secs(5)
    }

    async fn request(&self, _sim: &dyn Tenant, vendor: &dyn Vendor, class: Class) -> Request {
        match class {
            Class::SignIn => Request::SignIn,
            Class::Read => Request::Snapshot,
            Class::Act => dial(NUMBER),
            Class::Outcome => {
                let call = dialled(vendor, NUMBER).await;
                dispose(call, NUMBER, None, &["Interested"])
            }
        }
    }
}
