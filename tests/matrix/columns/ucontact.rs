use std::sync::Arc;

use async_trait::async_trait;
use ringside_simulator::Tenant;
use ringside_vendor::{Request, Vendor};
use ringside_vendor_ucontact::{UContact as Adapter, UContactAccount};
use serde_json::json;

use super::{Column, Way, dial, dialled, dispose, happens, text};
use crate::cell::Class;

const AGENT: &str = "a.ejemplo";
const NUMBER: &str = "+59899000001";
const CAMPAIGN: &str = "Cobranza->";

/// uContact of the classic generation.
pub(crate) struct UContact;

#[async_trait]
impl Column for UContact {
    fn way(&self) -> Way {
        Way::UContact
    }

    fn vendor(&self) -> &'static str {
        "ucontact"
    }

    fn adapter(&self, sim: &dyn Tenant) -> Arc<dyn Vendor> {
        let options = format!(
            "outqueue = '{CAMPAIGN}'\ncaller_id = '59820000000'\ncampaign = '{CAMPAIGN}'\n\
             colleagues_of = ['{CAMPAIGN}']\nregion = 'UY'"
        );
        let account = UContactAccount {
            base_url: sim.base_url(),
            login: AGENT.to_owned(),
            user_id: String::new(),
            password: text(&sim.settings(), "/users/0/password").into(),
            second_secret: None,
            options: toml::from_str(&options).expect("options"),
        };
        Arc::new(Adapter::new(account).expect("an account"))
    }

    fn method(&self, class: Class) -> &'static str {
        match class {
            // A snapshot asks for nothing: the vendor lists neither states nor calls.
            Class::Read => "getqueuemembersofqueue",
            Class::SignIn => "agentlogin",
            Class::Act => "agentcall",
            Class::Outcome => "dispositioncall",
        }
    }

    fn codes(&self) -> &'static [&'static str] {
        &["phonetype", "transport", "type", "record", "LogLevel", "status"]
    }

    fn hidden(&self) -> &'static [&'static str] {
        &["secret", AGENT, "99000001", "59820000000", "Integra"]
    }

    async fn request(&self, sim: &dyn Tenant, vendor: &dyn Vendor, class: Class) -> Request {
        match class {
            Class::SignIn => Request::SignIn,
            Class::Read => Request::Colleagues,
            Class::Act => dial(NUMBER),
            Class::Outcome => {
                let call = dialled(vendor, NUMBER).await;
                happens(sim, json!({"event": "customer_hangs_up", "agent": AGENT}));
                dispose(call, NUMBER, Some(CAMPAIGN), &["Promesa de pago", "Total", "Hoy"])
            }
        }
    }
}
