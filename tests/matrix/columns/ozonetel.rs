use std::{
    sync::Arc,
    sync::atomic::{AtomicU64, Ordering},
};

use async_trait::async_trait;
use ringside_simulator::Tenant;
use ringside_vendor::{Request, Vendor};
use ringside_vendor_ozonetel::{Ozonetel, OzonetelAccount};
use serde_json::{Value, json};

use super::{Column, Way, dial, dialled, dispose, happens, text};
use crate::cell::Class;

const AGENT: &str = "a101";
const NUMBER: &str = "+919900000002";

/// CloudAgent on an account set to keys.
pub(crate) struct Key;

/// CloudAgent on an account set to tokens.
pub(crate) struct Token;

macro_rules! column {
    ($column:ident, $way:ident, $setting:literal, $auth:literal, $sign_in:literal) => {
        #[async_trait]
        impl Column for $column {
            fn way(&self) -> Way {
                Way::$way
            }

            fn vendor(&self) -> &'static str {
                "ozonetel"
            }

            fn settings(&self) -> Value {
                // Adapters of one account share what the vendor counts for it, so each simulator has a key of its own.
                static KEYS: AtomicU64 = AtomicU64::new(0);
                let key = format!("KKsample{:010}", KEYS.fetch_add(1, Ordering::Relaxed));
                json!({"auth_mode": $setting, "api_key": key})
            }

            fn adapter(&self, sim: &dyn Tenant) -> Arc<dyn Vendor> {
                adapter(sim, $auth)
            }

            fn method(&self, class: Class) -> &'static str {
                match class {
                    Class::Read => "agentdetails",
                    Class::SignIn => $sign_in,
                    Class::Act => "agentmanualdial",
                    Class::Outcome => "dispositionapiv2",
                }
            }

            fn codes(&self) -> &'static [&'static str] {
                &["status", "AgentStatus", "agentStatus", "State", "state"]
            }

            fn hidden(&self) -> &'static [&'static str] {
                &["KKsample", "demo_account", "9900000002", "914071327663"]
            }

            fn prepare(&self, sim: &dyn Tenant, _class: Class) {
                happens(sim, json!({"event": "agent_logs_in", "agent": AGENT, "toolbar": true}));
            }

            async fn request(&self, sim: &dyn Tenant, vendor: &dyn Vendor, class: Class) -> Request {
                request(sim, vendor, class).await
            }
        }
    };
}

column!(Key, OzonetelKey, "BASIC_AUTH", "basic", "dispositionapiv2");
column!(Token, OzonetelToken, "TOKEN_AUTH", "token", "generatetoken");

fn adapter(sim: &dyn Tenant, auth: &str) -> Arc<dyn Vendor> {
    let settings = sim.settings();
    let options = format!(
        "auth = '{auth}'\ncampaign = 'Sales_Manual'\ndid = '914071327663'\nstatus_every_s = 6\n\
         agent_phone_name = 'a101_phone'\nagent_phone_number = '+919900000001'"
    );
    let account = OzonetelAccount {
        base_url: sim.base_url(),
        login: text(&settings, "/user_name"),
        user_id: AGENT.to_owned(),
        password: text(&settings, "/api_key").into(),
        second_secret: None,
        options: toml::from_str(&options).expect("options"),
    };
    Arc::new(Ozonetel::new(account).expect("an account"))
}

async fn request(sim: &dyn Tenant, vendor: &dyn Vendor, class: Class) -> Request {
    match class {
        Class::SignIn => Request::SignIn,
        Class::Read => Request::Snapshot,
        Class::Act => dial(NUMBER),
        Class::Outcome => {
            let call = dialled(vendor, NUMBER).await;
            happens(sim, json!({"event": "customer_answers", "agent": AGENT}));
            happens(sim, json!({"event": "customer_hangs_up", "agent": AGENT}));
            dispose(call, NUMBER, Some("Sales_Manual"), &["Sale"])
        }
    }
}
