use std::sync::Arc;

use async_trait::async_trait;
use ringside_domain::CallState;
use ringside_simulator::Tenant;
use ringside_vendor::{Request, Vendor, VendorExt};
use ringside_vendor_genesys::{Genesys as Adapter, GenesysAccount};
use serde_json::json;

use super::{Column, Way, dialled, dispose, happens, text, until};
use crate::cell::Class;

const AGENT: &str = "agent1";
const NUMBER: &str = "+447700900123";

/// Genesys, with push.
pub(crate) struct Genesys;

#[async_trait]
impl Column for Genesys {
    fn way(&self) -> Way {
        Way::Genesys
    }

    fn vendor(&self) -> &'static str {
        "genesys"
    }

    fn adapter(&self, sim: &dyn Tenant) -> Arc<dyn Vendor> {
        let account = GenesysAccount {
            base_url: sim.root_url(),
            login: AGENT.to_owned(),
            user_id: String::new(),
            password: text(&sim.settings(), "/users/0/password").into(),
            options: toml::from_str("disposition_key = 'DispositionCode'").expect("options"),
        };
        Arc::new(Adapter::new(account).expect("an account"))
    }

    fn method(&self, class: Class) -> &'static str {
        match class {
            // While push stands, a snapshot asks for nothing.
            Class::Read => "agent-states",
            Class::SignIn => "me",
            Class::Act => "hold",
            Class::Outcome => "setcalldisposition",
        }
    }

    fn codes(&self) -> &'static [&'static str] {
        &["state", "workMode", "callType", "recordingState"]
    }

    fn hidden(&self) -> &'static [&'static str] {
        &["secret", "YWdlbnQx", "7700900", "631608b3", AGENT]
    }

    async fn request(&self, sim: &dyn Tenant, vendor: &dyn Vendor, class: Class) -> Request {
        if matches!(class, Class::Read | Class::SignIn) {
            return if class == Class::Read { Request::BreakReasons } else { Request::SignIn };
        }
        let call = dialled(vendor, NUMBER).await;
        happens(sim, json!({"event": "customer_answers", "user": AGENT}));
        until(vendor, |state| state == Some(CallState::Connected)).await;
        if class == Class::Act {
            return Request::Hold { call };
        }
        happens(sim, json!({"event": "customer_hangs_up", "user": AGENT}));
        until(vendor, |state| !state.is_some_and(CallState::is_live)).await;
        vendor.snapshot().await.expect("a snapshot");
        dispose(call, NUMBER, None, &["Referred"])
    }
}
