use std::{fmt::Write, sync::Arc};

use async_trait::async_trait;
use ringside_simulator::Tenant;
use ringside_vendor::{Request, Vendor, VendorExt};
use ringside_vendor_maxcontact::{MaxContact, MaxContactAccount};
use serde_json::{Value, json};

use super::{Column, Way, dialled, dispose, happens, text};
use crate::cell::Class;

const ANA: i32 = 42;
const NUMBER: &str = "+447700900123";

/// MaxContact, asked for JSON.
pub(crate) struct Json;

/// MaxContact, asked for XML.
pub(crate) struct Xml;

macro_rules! column {
    ($column:ident, $way:ident, $format:literal) => {
        #[async_trait]
        impl Column for $column {
            fn way(&self) -> Way {
                Way::$way
            }

            fn vendor(&self) -> &'static str {
                "maxcontact"
            }

            fn adapter(&self, sim: &dyn Tenant) -> Arc<dyn Vendor> {
                adapter(sim, $format)
            }

            fn method(&self, class: Class) -> &'static str {
                match class {
                    Class::Read => "getcalls",
                    Class::SignIn => "token",
                    Class::Act => "hold",
                    Class::Outcome => "dispose",
                }
            }

            fn codes(&self) -> &'static [&'static str] {
                &["CallState", "CallStatus", "RecordingState", "ResponseCode"]
            }

            fn hidden(&self) -> &'static [&'static str] {
                &["secret", "c2VjcmV0", "toolbar-api", "7700900", "/telephony"]
            }

            async fn request(&self, sim: &dyn Tenant, vendor: &dyn Vendor, class: Class) -> Request {
                request(sim, vendor, class).await
            }
        }
    };
}

column!(Json, MaxContactJson, "json");
column!(Xml, MaxContactXml, "xml");

fn adapter(sim: &dyn Tenant, format: &str) -> Arc<dyn Vendor> {
    let settings = sim.settings();
    let options = format!("response_format = '{format}'\n{}", tables(&settings["enumerations"]));
    let account = MaxContactAccount {
        base_url: sim.base_url(),
        login: "toolbar-api".to_owned(),
        user_id: ANA.to_string(),
        password: text(&settings, "/password").into(),
        options: toml::from_str(&options).expect("options"),
    };
    Arc::new(MaxContact::new(account).expect("an account"))
}

/// The account's codes, as an administrator would have written them into the profile.
fn tables(codes: &Value) -> String {
    let mut options = String::new();
    for (table, name, word) in [
        ("call_state", "dialling", "dialing"),
        ("call_state", "connected", "connected"),
        ("call_state", "held", "held"),
        ("call_state", "ended", "wrap_up"),
        ("call_status", "outbound_manual", "outbound"),
        ("recording_state", "off", "off"),
        ("recording_state", "on", "on"),
    ] {
        writeln!(options, "{table}.{} = '{word}'", codes[table][name]).expect("memory");
    }
    options
}

async fn request(sim: &dyn Tenant, vendor: &dyn Vendor, class: Class) -> Request {
    if class == Class::SignIn {
        return Request::SignIn;
    }
    let call = dialled(vendor, NUMBER).await;
    happens(sim, json!({"event": "customer_answers", "user": ANA}));
    match class {
        Class::Read | Class::SignIn => Request::Snapshot,
        Class::Act => Request::Hold { call },
        Class::Outcome => {
            happens(sim, json!({"event": "customer_hangs_up", "user": ANA}));
            vendor.snapshot().await.expect("a snapshot");
            dispose(call, NUMBER, None, &["SALE"])
        }
    }
}
