//! Demo mode: the real bar on simulated vendors, with nothing kept and nothing sent anywhere.

mod happening;
mod training;

use std::{io, sync::Arc};

use ringside_config::{Folders, Profile, ProfileFile, Profiles, Settings};
use ringside_domain::ProfileId;
use ringside_simulator::Tenant;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{host::HostError, vendors::usable};

/// What demo mode runs on; all of it goes when it is dropped.
pub(crate) struct Demo {
    _folders: TempDir,
    tenants: Vec<Arc<dyn Tenant>>,
    training: training::Training,
}

/// What a demo profile is made of: its file with gaps, and what to change about its vendor.
struct Sample {
    vendor: &'static str,
    profile: &'static str,
    settings: fn() -> Value,
    gaps: fn(&Value) -> Vec<(&'static str, String)>,
    secret: fn(&Value) -> Option<String>,
    second: fn(&Value) -> Option<String>,
}

/// The first is the one the sign-in screen begins with.
const SAMPLES: [Sample; 5] = [
    Sample {
        vendor: "maxcontact",
        profile: include_str!("maxcontact.toml"),
        settings: || json!({"rules": {"unverified_methods": true}}),
        gaps: |settings| vec![("{tables}", tables(&settings["enumerations"]))],
        secret: |settings| text(&settings["password"]),
        second: |_| None,
    },
    Sample {
        vendor: "ozonetel",
        profile: include_str!("ozonetel.toml"),
        settings: || Value::Null,
        gaps: |_| Vec::new(),
        secret: |settings| text(&settings["api_key"]),
        second: |settings| text(&settings["agents"][1]["password"]),
    },
    Sample {
        vendor: "genesys",
        profile: include_str!("genesys.toml"),
        settings: || Value::Null,
        gaps: |_| Vec::new(),
        secret: |settings| text(&settings["users"][3]["password"]),
        second: |_| None,
    },
    Sample {
        vendor: "deepcall",
        profile: include_str!("deepcall.toml"),
        settings: || Value::Null,
        gaps: |settings| {
            let gap = |value: &Value| text(value).unwrap_or_default();
            vec![
                ("{account}", gap(&settings["account"]["user_id"])),
                ("{number}", gap(&settings["agents"][0]["number"])),
            ]
        },
        secret: |settings| text(&settings["agents"][0]["ssid"]),
        second: |settings| text(&settings["account"]["token"]),
    },
    Sample {
        vendor: "ucontact",
        profile: include_str!("ucontact.toml"),
        settings: || Value::Null,
        gaps: |_| Vec::new(),
        secret: |settings| text(&settings["users"][0]["password"]),
        second: |settings| text(&settings["users"][3]["password"]),
    },
];

impl Demo {
    /// Starts the simulated vendors and makes a profile for each in folders of their own.
    pub(crate) async fn start() -> Result<(Self, Folders), HostError> {
        let folders = tempfile::Builder::new().prefix("ringside-demo-").tempdir().map_err(HostError::Demo)?;
        let places = Folders::at(folders.path().join("config"), folders.path().join("data"));
        let mut profiles = Profiles::load(&places, &usable());
        let mut tenants = Vec::new();
        for sample in &SAMPLES {
            let tenant = ringside_simulator::start(sample.vendor, true, (sample.settings)())
                .await
                .map_err(|error| HostError::Demo(io::Error::other(error)))?;
            profiles.save(&profile(sample, &*tenant)?)?;
            tenants.push(tenant);
        }
        let first =
            Settings { last_profile: Some(ProfileId::new(SAMPLES[0].vendor)), ..Settings::load(&places).0 };
        first.save(&places).map_err(|error| HostError::Demo(io::Error::other(error)))?;
        Ok((Self { _folders: folders, tenants, training: training::Training::default() }, places))
    }

    /// What a profile signs in with. It opens nothing but a simulator in this process.
    pub(crate) fn secret(&self, vendor: &str) -> Option<String> {
        (sample(vendor)?.secret)(&self.tenant(vendor)?.settings())
    }

    /// The profile's second secret, where its vendor has a use for one.
    pub(crate) fn second_secret(&self, vendor: &str) -> Option<String> {
        (sample(vendor)?.second)(&self.tenant(vendor)?.settings())
    }

    fn tenant(&self, vendor: &str) -> Option<&Arc<dyn Tenant>> {
        self.tenants.iter().find(|tenant| tenant.vendor() == vendor)
    }

    pub(crate) async fn stop(&self) {
        for tenant in &self.tenants {
            tenant.stop().await;
        }
    }
}

fn sample(vendor: &str) -> Option<&'static Sample> {
    SAMPLES.iter().find(|sample| sample.vendor == vendor)
}

fn profile(sample: &Sample, tenant: &dyn Tenant) -> Result<Profile, HostError> {
    filled(sample, &tenant.base_url(), &tenant.root_url(), &tenant.settings())
}

/// The demo profiles without their vendors: as an administrator writes one who has set all that gives a capability.
pub(crate) fn sample_profiles() -> Result<Vec<Profile>, HostError> {
    let nowhere = "http://127.0.0.1:9";
    let settings = json!({"agents": [{"number": "919000000001"}], "account": {"user_id": "1"}});
    SAMPLES.iter().map(|sample| filled(sample, nowhere, nowhere, &settings)).collect()
}

/// As an administrator would have written it after learning the account's codes.
fn filled(sample: &Sample, base: &str, root: &str, settings: &Value) -> Result<Profile, HostError> {
    let failed = |error: String| HostError::Demo(io::Error::other(error));
    let mut file = sample.profile.replace("{base_url}", base).replace("{root_url}", root);
    for (gap, value) in (sample.gaps)(settings) {
        file = file.replace(gap, &value);
    }
    let file: ProfileFile = toml::from_str(&file).map_err(|error| failed(error.to_string()))?;
    file.check(&ProfileId::new(sample.vendor), &usable()).map_err(|error| failed(error.to_string()))
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// MaxContact's codes as a profile spells them.
fn tables(codes: &Value) -> String {
    let table = |name: &str, words: &[(&str, &str)]| {
        // A vendor that does not run has no codes yet.
        let known = words.iter().filter(|(code, _)| !codes[name][code].is_null());
        let lines = known.map(|(code, word)| format!("{} = \"{word}\"\n", codes[name][code]));
        format!("\n[options.{name}]\n{}", lines.collect::<String>())
    };
    [
        table(
            "call_state",
            &[
                ("dialling", "dialing"),
                ("ringing", "dialing"),
                ("connected", "connected"),
                ("held", "held"),
                ("ended", "wrap_up"),
            ],
        ),
        table(
            "call_status",
            &[
                ("outbound_manual", "outbound"),
                ("outbound_dialler", "outbound"),
                ("inbound", "inbound"),
                ("transfer_leg", "outbound"),
            ],
        ),
        table("recording_state", &[("off", "off"), ("on", "on")]),
    ]
    .concat()
}
